import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Team, TeamMember } from '../../../staff/team-wire.ts';
import { changeMember, endSessionsOf, linkFor, type Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { type Back, FormPage } from '../form/form-page.tsx';
import type { Fetched } from '../use-fetched.ts';
import { changeOf, type Draft, draftOf, type Wrong } from './draft.ts';
import { LinkMade } from './link-made.tsx';
import { PersonFields, RegistryFields, WhyField } from './member-fields.tsx';

type Props = {
  readonly memberId: string;
  /** The page that it was opened from; from `registry`, only what is known of a neutral or an expert can be changed. */
  readonly part: Exclude<Back, 'leave'>;
  readonly fetched: Fetched<Team>;
};

/** Somebody of the team, to be looked at and changed as far as the reader may. */
export const MemberPage = ({ memberId, part, fetched }: Props) => {
  const { t } = useDesk();
  const member = fetched.found?.people.find(({ id }) => id === memberId);
  const { found } = fetched;
  return (
    <FormPage title={member?.name ?? t('team.title')} back={part} fetched={fetched}>
      {found !== null &&
        (member === undefined ? (
          <p className="empty">{t('team.gone')}</p>
        ) : (
          <>
            <MemberForm member={member} team={found} part={part} onSaved={fetched.again} />
            {part === 'team' && found.may.staff && member.active && <ComingIn member={member} />}
          </>
        ))}
    </FormPage>
  );
};

const MemberForm = ({
  member,
  team: { kinds, may },
  part,
  onSaved,
}: {
  readonly member: TeamMember;
  readonly team: Team;
  readonly part: Props['part'];
  readonly onSaved: () => Promise<void>;
}) => {
  const { chrome, t } = useDesk();
  const [draft, setDraft] = useState<Draft>(() => draftOf(member));
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<Wrong | { readonly field: 'why'; readonly word: 'desk.fillIn' } | null>(
    null,
  );
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const change = (more: Partial<Draft>): void => {
    setDraft({ ...draft, ...more });
    setWrong(null);
    setSaid(null);
  };
  const save = async (): Promise<void> => {
    const made = changeOf(member, draft);
    if (!made.ok) return setWrong(made);
    if (Object.keys(made.change).length === 0) return setSaid({ ok: true, text: t('team.unchanged') });
    if (why.trim() === '') return setWrong({ field: 'why', word: 'desk.fillIn' });
    try {
      const after = await changeMember(chrome.locale, member.id, { ...made.change, why });
      await onSaved();
      setDraft(draftOf(after));
      setWhy('');
      setSaid({ ok: true, text: t('team.saved') });
    } catch (fault) {
      setSaid({ ok: false, text: (fault as Problem).message || t('desk.unreachable') });
    }
  };
  const fields = { draft, wrong: wrong?.field === 'why' ? null : wrong, onChange: change };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {part === 'team' && may.staff && <PersonFields {...fields} whole />}
      {may.registry && <RegistryFields {...fields} kinds={kinds} />}
      {may.registry && (
        <>
          <WhyField value={why} missing={wrong?.field === 'why'} onValue={setWhy} />
          <Button type="submit" appearance="primary">
            {t('team.save')}
          </Button>
        </>
      )}
      <div role={said?.ok === false ? 'alert' : 'status'}>
        {said !== null && (
          <MessageBar intent={said.ok ? 'success' : 'error'} layout="multiline">
            <MessageBarBody>{said.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </form>
  );
};

/** A new link for somebody, and the end of wherever they are signed in. */
const ComingIn = ({ member: { id } }: { readonly member: TeamMember }) => {
  const { chrome, t } = useDesk();
  const { locale } = chrome;
  const [url, setUrl] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const [said, setSaid] = useState('');
  const tryTo = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      setSaid((fault as Problem).message || t('desk.unreachable'));
    }
  };
  const end = async (): Promise<void> => {
    if (why.trim() === '') return setMissing(true);
    await endSessionsOf(locale, id, why);
    setWhy('');
    setSaid(t('team.ended'));
  };
  return (
    <section>
      <h2>{t('team.access')}</h2>
      <p className="quiet">{t('team.linkWhat')}</p>
      {url === null ? (
        <Button onClick={() => tryTo(async () => setUrl((await linkFor(locale, id)).url))}>
          {t('team.link')}
        </Button>
      ) : (
        <LinkMade url={url} />
      )}
      <p className="quiet">{t('team.endWhat')}</p>
      <WhyField
        value={why}
        missing={missing}
        onValue={(value) => {
          setWhy(value);
          setMissing(false);
        }}
      />
      <Button onClick={() => tryTo(end)}>{t('team.end')}</Button>
      <p role="status">{said}</p>
    </section>
  );
};
