import type { DeskCase } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { useReveal } from './reveal.ts';

/** Why it stalled, and what was tried to bring them together: each with its date and reason, newest first. */
export const Stuck = ({ view }: { readonly view: DeskCase }) => {
  const { t } = useDesk();
  const { stuck, tried } = view.brief;
  if (stuck.length + tried.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.stuck')}</h2>
      {stuck.length === 0 ? (
        <p className="quiet">{t('desk.stuck.none')}</p>
      ) : (
        <Lines view={view} positions={stuck} />
      )}
      {tried.length > 0 && (
        <>
          <h3>{t('desk.tried')}</h3>
          <Lines view={view} positions={tried} />
        </>
      )}
    </section>
  );
};

const Lines = ({
  view: { timeline },
  positions,
}: {
  readonly view: DeskCase;
  readonly positions: readonly number[];
}) => {
  const { moment } = useDesk();
  const { to } = useReveal();
  return (
    <ol className="timeline" reversed>
      {timeline
        .filter(({ position }) => positions.includes(position))
        .toReversed()
        .map(({ position, at, text }) => (
          <li key={position}>
            <button
              type="button"
              className="source"
              aria-label={`${moment(at)}: ${text}`}
              onClick={() => to({ place: `event-${position}`, label: text, part: null })}
            >
              <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>
            </button>
            <p dir="auto">{text}</p>
          </li>
        ))}
    </ol>
  );
};
