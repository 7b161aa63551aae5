import type { WireInput } from '../../../wire.ts';
import type { DeskSaid } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import type { CaseDesk } from './use-case.ts';

type Said = DeskSaid['items'];

/**
 * What Parley answered to the last action, and what it asks back. The region stays on the page, so that a screen reader
 * hears what comes into it.
 */
export const Answers = ({
  answers,
  act,
  onDismiss,
}: {
  readonly answers: Said;
  readonly act: CaseDesk['act'];
  readonly onDismiss: () => void;
}) => {
  const { t } = useDesk();
  return (
    <div className={`answers${answers.length === 0 ? ' none' : ''}`}>
      <div role="status">
        <AnswerLines answers={answers} />
      </div>
      <AnswerChoices answers={answers} onChoice={act} />
      {answers.length > 0 && (
        <button type="button" className="small" onClick={onDismiss}>
          {t('desk.dismiss')}
        </button>
      )}
    </div>
  );
};

export const AnswerLines = ({ answers }: { readonly answers: Said }) =>
  answers.map(({ seq, text, link }) => (
    <p key={seq}>
      {text}
      {link !== null && <code className="link">{new URL(link, location.origin).href}</code>}
    </p>
  ));

/** What may be pressed in answer. */
export const AnswerChoices = ({
  answers,
  onChoice,
}: {
  readonly answers: Said;
  readonly onChoice: (input: WireInput) => Promise<boolean>;
}) => {
  const asked = answers.flatMap(({ choices }) => choices);
  if (asked.length === 0) return null;
  return (
    <div className="buttons">
      {asked.map(({ action, subject, label, style }) => (
        <button
          key={`${action}/${subject ?? ''}`}
          type="button"
          className={`small ${style}`}
          onClick={() =>
            void onChoice({ kind: 'choice', action, ...(subject === undefined ? {} : { subject }) })
          }
        >
          {label}
        </button>
      ))}
    </div>
  );
};
