import type { JSX } from 'preact';
import type { Turn } from '../live/outbox.ts';
import { useRest } from '../load-rest.ts';
import { useWords } from '../words.tsx';
import { useTalk } from './talk.tsx';
import { Text } from './text.tsx';

type Words = Extract<Turn['input'], { kind: 'text' }>;
export type WordsTurn = Turn & { readonly input: Words };

/** What the reader wrote and the feed does not show yet. */
export const useUnderWay = (): readonly WordsTurn[] => {
  const { feed, turns } = useTalk().shown;
  return turns.filter((turn): turn is WordsTurn => {
    const { input } = turn;
    if (input.kind !== 'text') return false;
    // The feed may bring the words a moment before the answer to the turn does.
    return !feed.items.some(({ seq, from, text }) => seq > turn.after && from.me && text === input.text);
  });
};

/** Messages and files that are on their way, after everything that has arrived. */
export const UnderWay = ({ turns }: { readonly turns: readonly WordsTurn[] }): JSX.Element | null => {
  const { uploads } = useTalk().shown;
  const rest = useRest();
  if (turns.length === 0 && uploads.length === 0) return null;
  return (
    <div class="group me">
      {turns.map((turn) => (
        <WordsUnderWay key={turn.id} turn={turn} />
      ))}
      {rest !== null && <rest.FilesUnderWay />}
    </div>
  );
};

const WordsUnderWay = ({ turn }: { readonly turn: WordsTurn }): JSX.Element => (
  <div class={`msg text${turn.state === 'stopped' ? '' : ' sending'}`}>
    <Text text={turn.input.text} />
    <Delivery turn={turn} />
  </div>
);

/** How it goes with words that are not there yet, and what can be done about it. */
export const Delivery = ({ turn }: { readonly turn: Turn }): JSX.Element => {
  const { say } = useWords();
  const { conversation, shown } = useTalk();
  const stopped = turn.state === 'stopped';
  return (
    <>
      <div class="under-way" role="status">
        {stopped && <span dir="auto">{turn.note || say('notSent')}</span>}
        {!stopped && <span>{say(shown.line === 'live' ? 'sending' : 'notSent')}</span>}
      </div>
      {stopped && (
        <div class="choices">
          {turn.retry && (
            <button type="button" class="button plain small" onClick={() => conversation.again(turn.id)}>
              {say('tryAgain')}
            </button>
          )}
          <button type="button" class="button plain small" onClick={() => conversation.drop(turn.id)}>
            {say('remove')}
          </button>
        </div>
      )}
    </>
  );
};
