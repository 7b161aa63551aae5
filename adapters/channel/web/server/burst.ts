import { serial } from '../../../../core/turn/serial.ts';
import type { Reader } from './access.ts';
import type { Answer, PrepareTurn, TakeTurn } from './turn.ts';
import type { TurnBody } from './wire-input.ts';

/** Milliseconds without another message after which somebody has finished writing: three in a second are one burst. */
export const QUIET = 600;
/** Whoever writes on and on is answered after so many times the pause. */
const LONGEST = 5;

type Held = {
  readonly reader: Reader;
  readonly turn: TurnBody;
  readonly answered: (answer: Answer) => void;
  readonly failed: (fault: unknown) => void;
};
type Burst = { readonly turns: Held[]; readonly end: number; timer?: ReturnType<typeof setTimeout> };

/**
 * Takes turns so that messages which follow each other within `quiet` milliseconds are heard one after the other and
 * answered once, after the last (core/turn/waiting.ts). Everything that is pressed ends the wait. The turns of one
 * conversation keep the order in which they were handed in; none of them is answered before it is stored.
 */
export const inBursts = (prepare: PrepareTurn, quiet: number): TakeTurn => {
  const bursts = new Map<string, Burst>();
  const order = serial();
  const end = (key: string): void => {
    const burst = bursts.get(key);
    if (burst === undefined) return;
    clearTimeout(burst.timer);
    bursts.delete(key);
    void order.run(key, () => taken(prepare, burst.turns));
  };
  return (reader, turn, isLast = turn.input.kind !== 'text') =>
    new Promise((answered, failed) => {
      const key = reader.conversation.conversationId;
      const burst = bursts.get(key) ?? { turns: [], end: Date.now() + LONGEST * quiet };
      bursts.set(key, burst);
      burst.turns.push({ reader, turn, answered, failed });
      clearTimeout(burst.timer);
      if (isLast) return end(key);
      burst.timer = setTimeout(() => end(key), Math.max(0, Math.min(quiet, burst.end - Date.now())));
    });
};

/** Words stand in the case's queue together, so that the first of them knows of the last; a press waits for them. */
const taken = async (prepare: PrepareTurn, turns: readonly Held[]): Promise<void> => {
  const pressed = turns.filter(({ turn }) => turn.input.kind !== 'text');
  for (const together of [turns.filter((each) => !pressed.includes(each)), pressed]) {
    const ready: { readonly held: Held; readonly go: () => Promise<Answer> }[] = [];
    for (const held of together) {
      try {
        ready.push({ held, go: await prepare(held.reader, held.turn) });
      } catch (fault) {
        held.failed(fault);
      }
    }
    await Promise.all(ready.map(({ held, go }) => go().then(held.answered, held.failed)));
  }
};
