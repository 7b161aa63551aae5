import type { WireInput } from '../../wire.ts';
import type { Keep } from '../keep.ts';

/**
 * Something that a person said or pressed, until the server has it for good. `origin`: the message whose control it
 * was, 0 for the panel, null for the composer. `after`: the last message on the screen when it was sent.
 */
export type Turn = {
  readonly id: string;
  readonly input: WireInput;
  readonly origin: number | null;
  readonly after: number;
  /** waiting: to be sent, again after every lost connection. done: stored. stopped: not taken, `note` says why. */
  readonly state: 'waiting' | 'done' | 'stopped';
  readonly note: string;
  readonly retry: boolean;
};

export type Outbox = {
  list(): readonly Turn[];
  add(turn: Pick<Turn, 'id' | 'input' | 'origin' | 'after'>): void;
  change(id: string, change: Partial<Pick<Turn, 'state' | 'note' | 'retry'>>): void;
  drop(id: string): void;
};

/**
 * The turns that are under way, oldest first. They outlive a reload, each under a name of its own so that two tabs do
 * not overwrite each other. A sealed number lives in memory only.
 */
export const outboxIn = (keep: Keep, conversationId: string, now: () => number): Outbox => {
  const prefix = `parley.outbox.${conversationId}.`;
  const names = new Map<string, string>();
  let turns: readonly Turn[] = keep.keys(prefix).flatMap((name) => {
    const turn = read(keep.get(name));
    if (turn === null) return [];
    names.set(turn.id, name);
    return [turn];
  });
  const forget = (id: string): void => {
    const name = names.get(id);
    if (name !== undefined) keep.drop(name);
  };
  return {
    list: () => turns,
    add: (asked) => {
      const turn: Turn = { ...asked, state: 'waiting', note: '', retry: false };
      turns = [...turns, turn];
      if (turn.input.kind === 'sealed') return;
      const name = `${prefix}${now().toString(36).padStart(10, '0')}.${turn.id}`;
      names.set(turn.id, name);
      keep.set(name, JSON.stringify(turn));
    },
    change: (id, change) => {
      turns = turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
      if (change.state === 'done') forget(id);
    },
    drop: (id) => {
      turns = turns.filter((turn) => turn.id !== id);
      forget(id);
    },
  };
};

const read = (text: string | null): Turn | null => {
  try {
    const turn: unknown = JSON.parse(text ?? 'null');
    return typeof turn === 'object' && turn !== null && 'id' in turn && 'input' in turn
      ? { ...(turn as Turn), state: 'waiting' }
      : null;
  } catch {
    return null;
  }
};
