import { replay } from '../case/evolve.ts';
import { readRecorded } from '../case/migrate.ts';
import type { CaseState } from '../case/state.ts';
import { Locale } from '../locale.ts';
import type { Digest } from '../port/outside.ts';
import type { Conversation, Store } from '../port/store.ts';
import { GENESIS } from '../record/chain.ts';
import { type Course, courseOf } from '../report/course.ts';

/**
 * A case as it lies in memory between turns. The store stays the truth: where another process was first, an append is
 * a conflict, and that throws this away.
 */
export type LoadedCase = {
  readonly caseId: string;
  readonly state: CaseState | null;
  /** What is counted of it; null exactly where there is no state. */
  readonly course: Course | null;
  readonly version: number;
  /** See `CaseHead`. */
  readonly revision: number;
  /** The chain's hash with the last entry. */
  readonly head: string;
  readonly conversations: readonly Conversation[];
};

export const emptyCase = (caseId: string): LoadedCase => ({
  caseId,
  state: null,
  course: null,
  version: 0,
  revision: 0,
  head: GENESIS,
  conversations: [],
});

/** Keeps the cases that were touched last; `limit` bounds memory. */
export type CaseCache = {
  /** To decide on: whatever is known here, as the append finds out whether it is the latest. */
  load(caseId: string): Promise<LoadedCase>;
  /** To show: asks the store first whether it is the latest, a look-up by key. */
  fresh(caseId: string): Promise<LoadedCase>;
  put(loaded: LoadedCase): void;
  forget(caseId: string): void;
};

export const caseCache = (store: Store, digest: Digest, limit: number): CaseCache => {
  const kept = new Map<string, LoadedCase>();
  const put = (loaded: LoadedCase): void => {
    kept.delete(loaded.caseId);
    kept.set(loaded.caseId, loaded);
    const oldest = kept.size > limit ? kept.keys().next() : undefined;
    if (oldest?.value !== undefined) kept.delete(oldest.value);
  };
  const read = async (caseId: string): Promise<LoadedCase> => {
    // First: what is read after it may be newer, and is then caught as a conflict; never older.
    const { revision } = await store.head(caseId);
    const [record, conversations] = await Promise.all([store.record(caseId), store.conversations(caseId)]);
    const events = record.map(({ recorded }) => readRecorded(recorded));
    const state = replay(events);
    const course = courseOf(caseId, events, digest)?.course ?? null;
    const head = record.at(-1)?.hash ?? GENESIS;
    const loaded = { caseId, state, course, version: record.length, revision, head, conversations };
    // A turn may have ended meanwhile and left something newer.
    if ((kept.get(caseId)?.revision ?? 0) <= revision) put(loaded);
    return loaded;
  };
  return {
    put,
    forget: (caseId) => {
      kept.delete(caseId);
    },
    load: async (caseId) => kept.get(caseId) ?? read(caseId),
    fresh: async (caseId) => {
      if (!kept.has(caseId)) return read(caseId);
      const { revision } = await store.head(caseId);
      const known = kept.get(caseId);
      return known !== undefined && known.revision >= revision ? known : read(caseId);
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
