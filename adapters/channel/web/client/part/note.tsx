import type { JSX } from 'preact';
import { useWords } from '../words.tsx';
import { useTalk, useTurnOf } from './talk.tsx';

/** Why something pressed in a message was not taken, and the way to try it again. */
export const TurnNote = ({ origin }: { readonly origin: number }): JSX.Element => {
  const { say } = useWords();
  const { conversation } = useTalk();
  const turn = useTurnOf(origin);
  const stopped = turn?.state === 'stopped' ? turn : undefined;
  return (
    <div class="turn-note" role="status">
      {stopped !== undefined && (
        <>
          <span dir="auto">{stopped.note || say('notSent')}</span>
          {stopped.retry && stopped.input.kind !== 'sealed' && (
            <button type="button" class="button plain small" onClick={() => conversation.again(stopped.id)}>
              {say('tryAgain')}
            </button>
          )}
        </>
      )}
    </div>
  );
};
