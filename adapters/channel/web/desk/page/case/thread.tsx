import type { DeskMessage } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** What was said in all rooms, each message with whom it went to. */
export const Thread = ({ messages }: { readonly messages: readonly DeskMessage[] }) => {
  const { t, moment } = useDesk();
  return (
    <section>
      <h2>{t('desk.messages')}</h2>
      {messages.length === 0 && <p className="quiet">{t('desk.noMessages')}</p>}
      <ol className="thread">
        {messages.map(({ id, who, mine, audience, to, text, at }) => (
          <li key={id} className={`said to-${audience}${mine ? ' mine' : ''}`}>
            <p className="from">
              <b>{who}</b> → {to} <span className="quiet">{moment(at)}</span>
            </p>
            <p className="words" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
