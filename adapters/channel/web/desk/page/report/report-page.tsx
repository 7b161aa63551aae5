import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
  Spinner,
} from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { DeskReport, ReportName } from '../../report-wire.ts';
import type { DeskWord } from '../../words.ts';
import { getReport, type Problem, type ReportAsked, reportFile } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { Section } from './section.tsx';
import './report.css';

type Props = { readonly word: DeskWord; readonly names: readonly ReportName[] };

/**
 * Reports, one below the other, for the same weeks and set side by side in the same way. What is asked for stays in this
 * page: two people look at the same address and each at their own time.
 */
export const ReportPage = ({ word, names }: Props) => {
  const { chrome, t } = useDesk();
  const [asked, setAsked] = useState<ReportAsked>({});
  const { reports, problem, load } = useReports(names, asked);
  useEffect(() => {
    document.title = `${t(word)} · Parley`;
  }, [t, word]);
  const [first] = reports ?? [];
  return (
    <main id="content" className="report" tabIndex={-1}>
      <h1>{t(word)}</h1>
      {chrome.movableClock && <p className="made-up">{t('desk.madeUp')}</p>}
      {first !== undefined && <Chosen report={first} onAsk={setAsked} />}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={load}>
              {t('desk.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {reports === null && problem === null && <Spinner label={t('desk.loading')} />}
      {reports !== null && <Shown reports={reports} asked={asked} />}
    </main>
  );
};

/** Loaded again for every other question; what was there stays until the answer comes. */
const useReports = (names: readonly ReportName[], asked: ReportAsked) => {
  const { chrome, t } = useDesk();
  const [reports, setReports] = useState<readonly DeskReport[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async (): Promise<void> => {
    try {
      setReports(await Promise.all(names.map((name) => getReport(chrome.locale, name, asked))));
      setProblem(null);
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  }, [names, asked, chrome.locale, t]);
  useEffect(() => {
    void load();
  }, [load]);
  return { reports, problem, load };
};

type ShownProps = { readonly reports: readonly DeskReport[]; readonly asked: ReportAsked };

const Shown = ({ reports, asked }: ShownProps) => {
  const { chrome } = useDesk();
  const notes = [...new Set(reports.flatMap((report) => report.notes))];
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <div className="figures">
        {reports.flatMap(({ name, sections }) =>
          sections.map((section) => (
            <Section
              key={section.id}
              section={section}
              file={reportFile(chrome.locale, name, asked, section.id)}
            />
          )),
        )}
      </div>
    </>
  );
};

type ChosenProps = { readonly report: DeskReport; readonly onAsk: (asked: ReportAsked) => void };

/** The weeks, and by what the figures are set side by side. An end is taken over once it is a whole day. */
const Chosen = ({ report: { period, by }, onAsk }: ChosenProps) => {
  const { t } = useDesk();
  if (period === null) return null;
  const now: ReportAsked = { from: period.from, to: period.to, ...(by === null ? {} : { by: by.chosen }) };
  const day = (end: 'from' | 'to', label: DeskWord) => (
    <Field label={t(label)} size="small">
      <Input
        type="date"
        key={period[end]}
        defaultValue={period[end]}
        onBlur={({ target }) => {
          if (target.value !== '' && target.value !== period[end]) onAsk({ ...now, [end]: target.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </Field>
  );
  return (
    <div className="chosen">
      {day('from', 'desk.report.from')}
      {day('to', 'desk.report.to')}
      {by !== null && (
        <Field label={t('desk.report.by')} size="small">
          <Select value={by.chosen} onChange={(_event, { value }) => onAsk({ ...now, by: value })}>
            {by.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <p className="quiet" role="status">
        {period.text}
      </p>
    </div>
  );
};
