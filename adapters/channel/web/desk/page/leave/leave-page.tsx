import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskApproval } from '../../wire.ts';
import { hrefOf } from '../address.ts';
import { answerApproval, getApprovals, type Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { FormPage } from '../form/form-page.tsx';
import { ListPage } from '../list-page.tsx';
import type { PageProps } from '../route.ts';
import { type Fetched, useFetched } from '../use-fetched.ts';

/** Who asks for leave to agree to more than they may alone; one request to be answered, where the address names its case. */
export const LeavePage = ({ rest: [caseId] }: PageProps) => {
  const { t } = useDesk();
  const fetched = useFetched(getApprovals);
  if (caseId !== undefined) return <Request key={caseId} caseId={caseId} fetched={fetched} />;
  return (
    <ListPage title="leave.title" what="leave.what" fetched={fetched}>
      {(asked) =>
        asked.length === 0 ? <p className="empty">{t('leave.none')}</p> : <Requests asked={asked} />
      }
    </ListPage>
  );
};

const Requests = ({ asked }: { readonly asked: readonly DeskApproval[] }) => {
  const { deadline, t } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.stall.case')}</th>
          <th scope="col">{t('leave.who')}</th>
          <th scope="col">{t('leave.terms')}</th>
          <th scope="col">{t('journal.column.why')}</th>
          <th scope="col">{t('leave.by')}</th>
        </tr>
      </thead>
      <tbody>
        {asked.map(({ caseId, approvalId, label, about, other, who, terms, reason, replyBy }) => (
          <tr key={approvalId}>
            <th scope="row">
              <a href={hrefOf('leave', caseId)}>
                {about}
                {other !== '' && <> · {other}</>}
              </a>
              <span className="quiet">{label}</span>
            </th>
            <td>{who}</td>
            <td>{terms}</td>
            <td>{reason}</td>
            <td>
              <time dateTime={new Date(replyBy).toISOString()}>{deadline(replyBy)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Request = ({
  caseId,
  fetched,
}: {
  readonly caseId: string;
  readonly fetched: Fetched<readonly DeskApproval[]>;
}) => {
  const { t } = useDesk();
  const asked = fetched.found?.find((each) => each.caseId === caseId);
  return (
    <FormPage title={asked?.label ?? t('leave.title')} back="leave" fetched={fetched}>
      {fetched.found !== null &&
        (asked === undefined ? (
          <p className="empty">{t('leave.gone')}</p>
        ) : (
          <>
            <p>
              {asked.who}: {asked.terms}
            </p>
            <p className="quiet">{asked.reason}</p>
            {asked.bar === null ? (
              <Answer asked={asked} onAnswered={fetched.again} />
            ) : (
              <p>{t(`leave.bar.${asked.bar}`)}</p>
            )}
          </>
        ))}
    </FormPage>
  );
};

const Answer = ({
  asked: { caseId, approvalId },
  onAnswered,
}: {
  readonly asked: DeskApproval;
  readonly onAnswered: () => Promise<void>;
}) => {
  const { chrome, t } = useDesk();
  const [verdict, setVerdict] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'verdict' | 'reason' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const fill = (field: 'verdict' | 'reason') =>
    missing === field ? { validationMessage: t('desk.fillIn') } : {};
  const send = async (): Promise<void> => {
    if (verdict === '') return setMissing('verdict');
    if (reason.trim() === '') return setMissing('reason');
    try {
      await answerApproval(chrome.locale, caseId, { approvalId, approved: verdict === 'yes', reason });
      location.hash = hrefOf('leave');
      await onAnswered();
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('leave.answer')} required {...fill('verdict')}>
        <RadioGroup
          value={verdict}
          onChange={(_event, { value }) => {
            setVerdict(value);
            setMissing(null);
          }}
        >
          <Radio value="yes" label={t('leave.yes')} />
          <Radio value="no" label={t('leave.no')} />
        </RadioGroup>
      </Field>
      <Field label={t('journal.column.why')} required {...fill('reason')}>
        <Textarea
          value={reason}
          maxLength={1_000}
          onChange={(_event, { value }) => {
            setReason(value);
            setMissing(null);
          }}
        />
      </Field>
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <Button type="submit" appearance="primary">
        {t('leave.send')}
      </Button>
    </form>
  );
};
