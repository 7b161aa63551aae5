import type { ServerFrame } from '../../wire.ts';
import { backoff } from './backoff.ts';
import type { Outbox, Turn } from './outbox.ts';

/** A turn that got no answer for so long was lost with its connection. */
const ANSWER_WITHIN = 20_000;
/** Times that a turn is sent by itself when the server asks for it again. */
const TIMES = 3;

type Line = {
  /** Sends a turn; false where nothing is connected. */
  say(id: string, input: Turn['input']): boolean;
  /** Replaces a connection that does not answer. */
  renew(): void;
};

/** Sends the turns of an outbox one at a time: the next leaves when the one before is stored, so their order holds. */
export type Sender = {
  /** Sends the oldest turn that waits, if none is under way. */
  pump(): void;
  /** The connection is gone: what is under way is to be sent again. */
  lost(): void;
  done(id: string): void;
  /** Keeps the turn with the reason, or sends it again where the server wants that. False: it belonged to no turn. */
  refused(refused: Extract<ServerFrame, { t: 'refused' }>): boolean;
  close(): void;
};

export const senderOf = (outbox: Outbox, line: Line): Sender => {
  const times = new Map<string, number>();
  let flying: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const pump = (): void => {
    if (flying !== null || resting !== undefined) return;
    const turn = outbox.list().find(({ state }) => state === 'waiting');
    if (turn === undefined || !line.say(turn.id, turn.input)) return;
    flying = { id: turn.id, timer: setTimeout(line.renew, ANSWER_WITHIN) };
  };
  const land = (id?: string): void => {
    if (flying === null || (id ?? flying.id) !== flying.id) return;
    clearTimeout(flying.timer);
    flying = null;
  };
  const wake = (): void => {
    resting = undefined;
    pump();
  };
  return {
    pump,
    lost: land,
    done: (id) => {
      land(id);
      times.delete(id);
      const sealed = outbox.list().some((turn) => turn.id === id && turn.input.kind === 'sealed');
      if (sealed) outbox.drop(id);
      else outbox.change(id, { state: 'done' });
      pump();
    },
    refused: ({ id: named, text, retry }) => {
      // An answer to a frame that the server could not read has no id: it was the one under way.
      const id = named ?? flying?.id;
      if (id === undefined) return false;
      land(id);
      const count = (times.get(id) ?? 0) + 1;
      if (retry && count < TIMES) {
        times.set(id, count);
        clearTimeout(resting);
        resting = setTimeout(wake, backoff(count + 1, Math.random()));
        return true;
      }
      times.delete(id);
      outbox.change(id, { state: 'stopped', note: text, retry });
      pump();
      return true;
    },
    close: () => {
      land();
      clearTimeout(resting);
    },
  };
};
