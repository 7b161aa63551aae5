import { randomIds, sha256 } from '../../../adapters/ids/random-ids.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import { aesGcmVault } from '../../../adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { claimantBot } from '../../../bots/claimant/bot.ts';
import type { ContainmentPort, LogEntry } from '../../../core/port/outside.ts';
import type { Paraphrase } from '../../../core/port/paraphrase.ts';
import type { Store } from '../../../core/port/store.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import type { Bot } from '../../../core/turn/bot.ts';
import type { AnyBot } from '../../../core/turn/engine.ts';
import { type Turns, turnService } from '../../../core/turn/turn-service.ts';
import { filesUnread } from '../../fixture/unread.ts';

/** A bot for a seat that a test does not talk to. */
const silentBot = (role: AnyBot['role']): AnyBot => ({
  role,
  view: () => ({}),
  remember: () => ({}),
  hear: () => ({ commands: [], notes: [], memory: {} }),
  speak: () => ({ messages: [], memory: {} }),
});

export type EngineRoom = {
  readonly turns: Turns;
  readonly store: Store;
  readonly logged: (LogEntry & { readonly fault?: unknown })[];
  readonly woken: string[];
  /** Moves the clock forward. */
  wait(ms: number): void;
  now(): number;
};

/** The turn service over a store in memory, with a clock that a test moves and parts that a test may replace. */
export const engineRoom = (
  parts: {
    readonly store?: Store;
    readonly containment?: ContainmentPort;
    readonly files?: Partial<ReturnType<typeof filesUnread>>;
    readonly paraphrase?: Paraphrase;
    readonly claimant?: Bot<never, never> | AnyBot;
  } = {},
): EngineRoom => {
  let at = Date.UTC(2026, 10, 24, 15);
  const store = parts.store ?? memoryStore();
  const logged: (LogEntry & { readonly fault?: unknown })[] = [];
  const woken: string[] = [];
  const note = (entry: LogEntry): void => {
    logged.push(entry);
  };
  const turns = turnService({
    store,
    vault: aesGcmVault({ masterKey: new Uint8Array(32).fill(7) }),
    understanding: rulesUnderstanding(),
    ...filesUnread(),
    ...parts.files,
    ...(parts.paraphrase === undefined ? {} : { paraphrase: parts.paraphrase }),
    containment: parts.containment ?? { request: async () => ({ outcome: 'done' }) },
    wakeups: {
      wake: (topics) => woken.push(...topics),
      listen: () => () => undefined,
      watch: () => () => undefined,
    },
    clock: { now: () => at },
    ids: randomIds(),
    digest: sha256,
    log: { info: note, warn: note, error: note },
    procedures: PROCEDURES,
    procedureOf: (ref) => {
      const found = PROCEDURES.find(({ id }) => id === ref.id);
      if (found === undefined) throw new Error(`No procedure ${ref.id}.`);
      return found;
    },
    bots: {
      claimant: (parts.claimant ?? claimantBot) as AnyBot,
      respondent: silentBot('respondent'),
      adjuster: silentBot('adjuster'),
      mediator: silentBot('mediator'),
      contributor: silentBot('contributor'),
      representative: silentBot('representative'),
    },
  });
  return {
    turns,
    store,
    logged,
    woken,
    wait: (ms) => {
      at += ms;
    },
    now: () => at,
  };
};
