import type { DeskSaid } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import type { CaseDesk } from './use-case.ts';

/**
 * What Parley answered to the last action, and what it asks back. The region stays on the page, so that a screen reader
 * hears what comes into it.
 */
export const Answers = ({
  answers,
  act,
  onDismiss,
}: {
  readonly answers: DeskSaid['items'];
  readonly act: CaseDesk['act'];
  readonly onDismiss: () => void;
}) => {
  const { t } = useDesk();
  const asked = answers.flatMap(({ choices }) => choices);
  return (
    <div className={`answers${answers.length === 0 ? ' none' : ''}`}>
      <div role="status">
        {answers.map(({ seq, text, link }) => (
          <p key={seq}>
            {text}
            {link !== null && <code className="link">{new URL(link, location.origin).href}</code>}
          </p>
        ))}
      </div>
      {asked.map(({ action, subject, label, style }) => (
        <button
          key={`${action}/${subject ?? ''}`}
          type="button"
          className={`small ${style}`}
          onClick={() => act({ kind: 'choice', action, ...(subject === undefined ? {} : { subject }) })}
        >
          {label}
        </button>
      ))}
      {answers.length > 0 && (
        <button type="button" className="small" onClick={onDismiss}>
          {t('desk.dismiss')}
        </button>
      )}
    </div>
  );
};
