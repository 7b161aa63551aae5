import type { DeskCase, DeskSource } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { useMarked, useReveal } from './reveal.ts';

/** What the customer told, in the customer's own words. */
export const Story = ({ view: { story } }: { readonly view: DeskCase }) => {
  const { t } = useDesk();
  return (
    <section>
      <h2>{t('desk.story')}</h2>
      {story.length === 0 && <p className="quiet">{t('desk.noStory')}</p>}
      {story.map((told) => (
        <Told key={told.id} told={told} />
      ))}
    </section>
  );
};

const Told = ({ told: { id, text, at } }: { readonly told: DeskCase['story'][number] }) => {
  const { moment } = useDesk();
  const { shown } = useReveal();
  const place = useMarked(`said-${id}`);
  return (
    <blockquote {...place} className={`told ${place.className}`}>
      <p dir="auto">
        <Words text={text} part={shown?.place === place.id ? shown.part : null} />
      </p>
      <footer className="quiet">{moment(at)}</footer>
    </blockquote>
  );
};

/** The very words that a fact was taken from stand out. */
const Words = ({ text, part }: { readonly text: string; readonly part: DeskSource['part'] }) =>
  part === null ? (
    text
  ) : (
    <>
      {text.slice(0, part.start)}
      <mark>{text.slice(part.start, part.end)}</mark>
      {text.slice(part.end)}
    </>
  );

/** Everything that happened, newest first. */
export const Timeline = ({ view: { timeline } }: { readonly view: DeskCase }) => {
  const { t } = useDesk();
  return (
    <section>
      <h2>{t('desk.timeline')}</h2>
      <ol className="timeline" reversed>
        {timeline.toReversed().map((entry) => (
          <Happened key={entry.position} entry={entry} />
        ))}
      </ol>
    </section>
  );
};

const Happened = ({ entry: { position, at, text } }: { readonly entry: DeskCase['timeline'][number] }) => {
  const { moment } = useDesk();
  const place = useMarked(`event-${position}`);
  return (
    <li {...place}>
      <time className="quiet" dateTime={new Date(at).toISOString()}>
        {moment(at)}
      </time>
      <p dir="auto">{text}</p>
    </li>
  );
};
