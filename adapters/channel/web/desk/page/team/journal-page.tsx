import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { JOURNAL_KINDS } from '../../../staff/journal-wire.ts';
import type { JournalLine, JournalPage as Stretch } from '../../../staff/team-wire.ts';
import { hrefOf } from '../address.ts';
import { getJournal, JOURNAL_FILE, type Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { ListPage } from '../list-page.tsx';
import type { PageProps } from '../route.ts';
import { useFetched } from '../use-fetched.ts';

const ALL = 'all';
/** How long a reader stops typing before the search begins, in milliseconds. */
const PAUSE = 250;

const journalHref = (kind: string, text: string): string =>
  text === '' ? hrefOf('journal', kind) : hrefOf('journal', kind, text);

/** What the team did outside of cases, the newest first. Its address holds what it is narrowed down to. */
export const JournalPage = ({ rest: [kind = ALL, text = ''] }: PageProps) => {
  const { t } = useDesk();
  const newest = useCallback(
    (locale: string) => getJournal(locale, { before: null, kind: kind === ALL ? '' : kind, text }),
    [kind, text],
  );
  const file = (
    <a href={JOURNAL_FILE} download="">
      {t('journal.export')}
    </a>
  );
  return (
    <ListPage title="journal.title" what="journal.what" aside={file} fetched={useFetched(newest)}>
      {(first) => (
        <>
          <Narrowing kind={kind} text={text} />
          <Lines key={`${kind}/${text}/${first.lines[0]?.position}`} first={first} kind={kind} text={text} />
        </>
      )}
    </ListPage>
  );
};

type Narrowed = { readonly kind: string; readonly text: string };

const Narrowing = ({ kind, text }: Narrowed) => {
  const { t } = useDesk();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => location.replace(journalHref(kind, typed.trim())), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, kind, text]);
  return (
    <search className="narrowing">
      <Field label={t('journal.kind')}>
        <Select value={kind} onChange={(_event, { value }) => location.replace(journalHref(value, text))}>
          <option value={ALL}>{t('journal.kind.all')}</option>
          {JOURNAL_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`journal.kind.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('journal.search')}>
        <SearchBox value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
    </search>
  );
};

/** The stretch that came first, and those before it that were asked for. */
const Lines = ({ first, kind, text }: Narrowed & { readonly first: Stretch }) => {
  const { chrome, t } = useDesk();
  const [stretches, setStretches] = useState<readonly Stretch[]>([first]);
  const [problem, setProblem] = useState('');
  const lines = stretches.flatMap((stretch) => stretch.lines);
  const next = stretches.at(-1)?.next ?? null;
  const older = async (): Promise<void> => {
    try {
      const found = await getJournal(chrome.locale, {
        before: next,
        kind: kind === ALL ? '' : kind,
        text,
      });
      setStretches([...stretches, found]);
      setProblem('');
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  };
  return (
    <>
      {lines.length === 0 ? <p className="empty">{t('journal.none')}</p> : <JournalTable lines={lines} />}
      {next !== null && <Button onClick={older}>{t('journal.older')}</Button>}
      <p role="alert">{problem}</p>
    </>
  );
};

const JournalTable = ({ lines }: { readonly lines: readonly JournalLine[] }) => {
  const { moment, t } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('journal.column.when')}</th>
          <th scope="col">{t('journal.column.who')}</th>
          <th scope="col">{t('journal.column.what')}</th>
          <th scope="col">{t('journal.column.why')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ position, at, who, text, why }) => (
          <tr key={position}>
            <td>
              <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
            </td>
            <th scope="row">{who}</th>
            <td>{text}</td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
