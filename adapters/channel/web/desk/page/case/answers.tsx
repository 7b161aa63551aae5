import type { DeskSaid } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** What Parley answered to the last action. The region stays on the page, so that a screen reader hears what comes into it. */
export const Answers = ({
  answers,
  onDismiss,
}: {
  readonly answers: DeskSaid['items'];
  readonly onDismiss: () => void;
}) => {
  const { t } = useDesk();
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
      {answers.length > 0 && (
        <button type="button" className="small" onClick={onDismiss}>
          {t('desk.dismiss')}
        </button>
      )}
    </div>
  );
};
