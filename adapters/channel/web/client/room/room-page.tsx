import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Door } from './door.tsx';
import { type Chat, Inside } from './inside.tsx';
import { openVisit, type RoomShown, type Visit } from './visit.ts';
import { saying } from './words.ts';

type Props = { readonly id: string; readonly words: Fallback; readonly chat: Chat };
/** What is said where the server gave no words. */
type Fallback = { readonly failed: string; readonly tryAgain: string; readonly back: string };

/** The room of a case, from its door until it is left. `chat` is the conversation of the same person. */
export const RoomPage = ({ id, words, chat }: Props): JSX.Element | null => {
  const [room, setRoom] = useState<{ visit: Visit; shown: RoomShown } | null>(null);
  useEffect(() => {
    const visit = openVisit(id);
    const show = (): void => setRoom({ visit, shown: visit.shown() });
    const deaf = visit.listen(show);
    show();
    return () => {
      deaf();
      visit.close();
    };
  }, [id]);
  if (room === null) return null;
  const { visit, shown } = room;
  const { joined } = shown;
  if (shown.closed !== null)
    return <Closed id={id} text={shown.closed || words.failed} words={words} again={visit.again} />;
  if (joined === null) return <Coming />;
  const say = saying(joined);
  const inside = shown.place === 'room' && shown.view?.you?.standing === 'inside';
  return (
    <div class="room" lang={joined.locale}>
      {inside ? (
        <Inside visit={visit} shown={shown} joined={joined} say={say} chat={chat} />
      ) : (
        <Door id={id} visit={visit} shown={shown} joined={joined} say={say} />
      )}
    </div>
  );
};

const Coming = (): JSX.Element => (
  <div class="skeleton" aria-busy="true">
    <div class="bone short" />
    <div class="bone" />
  </div>
);

const Closed = ({
  id,
  text,
  words,
  again,
}: {
  readonly id: string;
  readonly text: string;
  readonly words: Fallback;
  readonly again: () => void;
}): JSX.Element => (
  <main class="column landing">
    <div class="sheet">
      <h1 dir="auto">{text}</h1>
      <button type="button" class="button primary wide" onClick={again}>
        {words.tryAgain}
      </button>
      <a class="button wide" href={`/c/${encodeURIComponent(id)}`}>
        {words.back}
      </a>
    </div>
  </main>
);
