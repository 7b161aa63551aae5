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

/**
 * Sends the turns of an outbox in order: the next leaves when the one before is stored. Only words follow words at once,
 * so that the server can answer what was written in a row together.
 */
export type Sender = {
  /** Sends what may leave now. */
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
  const flying = new Map<string, ReturnType<typeof setTimeout>>();
  let words = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const pump = (): void => {
    if (resting !== undefined) return;
    for (const { id, input, state } of outbox.list()) {
      if (state !== 'waiting' || flying.has(id)) continue;
      if (flying.size > 0 && !(words && input.kind === 'text')) return;
      if (!line.say(id, input)) return;
      words = input.kind === 'text';
      flying.set(id, setTimeout(line.renew, ANSWER_WITHIN));
    }
  };
  const land = (id: string): void => {
    clearTimeout(flying.get(id));
    flying.delete(id);
  };
  const lost = (): void => [...flying.keys()].forEach(land);
  const wake = (): void => {
    resting = undefined;
    pump();
  };
  return {
    pump,
    lost,
    done: (id) => {
      land(id);
      times.delete(id);
      const sealed = outbox.list().some((turn) => turn.id === id && turn.input.kind === 'sealed');
      if (sealed) outbox.drop(id);
      else outbox.change(id, { state: 'done' });
      pump();
    },
    refused: ({ id: named, text, retry }) => {
      // An answer to a frame that the server could not read has no id: it was the oldest under way.
      const [oldest] = flying.keys();
      const id = named ?? oldest;
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
      lost();
      clearTimeout(resting);
    },
  };
};
