import { replay } from '../case/evolve.ts';
import { readRecorded } from '../case/migrate.ts';
import type { CaseState } from '../case/state.ts';
import { Locale } from '../locale.ts';
import type { Conversation, Store } from '../port/store.ts';
import { GENESIS } from '../record/chain.ts';

/** A case as it lies in memory between turns. The store stays the truth: a conflict throws this away. */
export type LoadedCase = {
  readonly caseId: string;
  readonly state: CaseState | null;
  readonly version: number;
  /** The chain's hash with the last entry. */
  readonly head: string;
  readonly conversations: readonly Conversation[];
};

export const emptyCase = (caseId: string): LoadedCase => ({
  caseId,
  state: null,
  version: 0,
  head: GENESIS,
  conversations: [],
});

/** Keeps the cases that were touched last; `limit` bounds memory. */
export type CaseCache = {
  load(caseId: string): Promise<LoadedCase>;
  put(loaded: LoadedCase): void;
  forget(caseId: string): void;
};

export const caseCache = (store: Store, limit: number): CaseCache => {
  const kept = new Map<string, LoadedCase>();
  const put = (loaded: LoadedCase): void => {
    kept.delete(loaded.caseId);
    kept.set(loaded.caseId, loaded);
    const oldest = kept.size > limit ? kept.keys().next() : undefined;
    if (oldest?.value !== undefined) kept.delete(oldest.value);
  };
  return {
    put,
    forget: (caseId) => {
      kept.delete(caseId);
    },
    load: async (caseId) => {
      const known = kept.get(caseId);
      if (known !== undefined) return known;
      const [record, conversations] = await Promise.all([store.record(caseId), store.conversations(caseId)]);
      const state = replay(record.map(({ recorded }) => readRecorded(recorded)));
      const head = record.at(-1)?.hash ?? GENESIS;
      const loaded: LoadedCase = { caseId, state, version: record.length, head, conversations };
      put(loaded);
      return loaded;
    },
  };
};

/** What the service keeps with a conversation: its language, and the bot's own memory. */
export type Remembered = { readonly locale: Locale; readonly bot: unknown };

/** Reads a conversation's memory of any age. */
export const remembered = (memory: unknown): Remembered => {
  const { locale, bot } = (memory ?? {}) as { locale?: unknown; bot?: unknown };
  const known = Locale.safeParse(locale);
  return { locale: known.success ? known.data : 'en', bot: bot ?? null };
};
