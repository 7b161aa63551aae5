import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { addMember, type Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { FormPage } from '../form/form-page.tsx';
import type { Draft, Wrong } from './draft.ts';
import { LinkMade } from './link-made.tsx';
import { PersonFields, WhyField } from './member-fields.tsx';

const NOBODY: Pick<Draft, 'name' | 'unit' | 'roles'> = { name: '', unit: '', roles: [] };

/** Somebody new: their name, what they are, and the link by which they come in. */
export const AddMember = ({ onAdded }: { readonly onAdded: () => Promise<void> }) => {
  const { chrome, t } = useDesk();
  const [draft, setDraft] = useState(NOBODY);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (draft.name.trim() === '') return setWrong({ field: 'name', word: 'desk.fillIn' });
    if (draft.roles.length === 0) return setWrong({ field: 'roles', word: 'team.wrongRoles' });
    if (why.trim() === '') return setMissing(true);
    try {
      const added = await addMember(chrome.locale, { ...draft, roles: [...draft.roles], why });
      setUrl(added.url);
      await onAdded();
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  };
  return (
    <FormPage title={t('team.add')} back="team">
      {url !== null ? (
        <>
          <p className="quiet">{t('team.linkWhat')}</p>
          <LinkMade url={url} />
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <p className="quiet">{t('team.addWhat')}</p>
          <PersonFields
            draft={draft}
            wrong={wrong}
            onChange={(more) => {
              setDraft({ ...draft, ...more });
              setWrong(null);
            }}
          />
          <WhyField
            value={why}
            missing={missing}
            onValue={(value) => {
              setWhy(value);
              setMissing(false);
            }}
          />
          {problem !== null && (
            <MessageBar intent="error" layout="multiline" role="alert">
              <MessageBarBody>{problem}</MessageBarBody>
            </MessageBar>
          )}
          <Button type="submit" appearance="primary">
            {t('team.add')}
          </Button>
        </form>
      )}
    </FormPage>
  );
};
