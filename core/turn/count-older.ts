import { deadlinesOf } from '../case/due.ts';
import { replay } from '../case/evolve.ts';
import { readRecorded } from '../case/migrate.ts';
import { courseOf } from '../report/course.ts';
import { FACT_EDITION, factOf } from '../report/fact.ts';
import { statutoryDate } from '../report/statutory.ts';
import { MINUTE } from '../time.ts';
import type { Engine } from './engine.ts';

/** Cases that are asked for at once. */
const CHUNK = 100;
/** One process at a time counts; another goes on where it ended without a word. */
const LEASE = 5 * MINUTE;

export type OlderCases = {
  /** Resolves to how many were counted; 0 too where another process is at it. `rest` lets everybody else go first. */
  count(rest: () => Promise<unknown>): Promise<number>;
  /** Ends the counting after the case that it is at; the next start goes on. */
  stop(): Promise<void>;
};

/**
 * Counts the cases that lie there without a fact, with one of an older edition, or with one that a process of the version
 * before left behind. Beside the turns, with a rest after each case, since an embedded store answers at once and turns would
 * wait for the last of them. Cases that cannot be read are one line in the log at the end: how many, and the first of them
 * with its fault.
 */
export const olderCases = (
  engine: Pick<Engine, 'store' | 'digest' | 'procedureOf' | 'log' | 'worker'>,
): OlderCases => {
  let ending = false;
  let running: Promise<number> = Promise.resolve(0);
  const count = async (rest: () => Promise<unknown>): Promise<number> => {
    const unread: { count: number; first?: { readonly caseId: string; readonly fault: unknown } } = {
      count: 0,
    };
    const counted = await countAll(rest, (caseId, fault) => {
      unread.count += 1;
      unread.first ??= { caseId, fault };
    });
    if (unread.first !== undefined) engine.log.error({ what: 'count', ...unread.first, count: unread.count });
    return counted;
  };
  const countAll = async (rest: () => Promise<unknown>, onUnread: OnUnread): Promise<number> => {
    let counted = 0;
    for (let after = ''; !ending; ) {
      if (!(await engine.store.lease('count', engine.worker, LEASE))) return counted;
      const caseIds = await engine.store.uncounted(FACT_EDITION, CHUNK, after);
      for (const caseId of caseIds) {
        if (ending) return counted;
        if (await countOne(engine, caseId, onUnread)) counted += 1;
        await rest();
      }
      after = caseIds.at(-1) ?? after;
      if (caseIds.length < CHUNK) return counted;
    }
    return counted;
  };
  return {
    count: (rest) => {
      running = running
        .then(() => count(rest))
        .catch((fault: unknown) => {
          engine.log.error({ what: 'count', fault });
          return 0;
        });
      return running;
    },
    stop: async () => {
      ending = true;
      await running;
    },
  };
};

type OnUnread = (caseId: string, fault: unknown) => void;

const countOne = async (
  { store, digest, procedureOf }: Pick<Engine, 'store' | 'digest' | 'procedureOf'>,
  caseId: string,
  onUnread: OnUnread,
): Promise<boolean> => {
  try {
    const record = (await store.record(caseId)).map(({ recorded }) => readRecorded(recorded));
    const state = replay(record);
    const went = courseOf(caseId, record, digest);
    if (state === null || went === null) return false;
    const procedure = procedureOf(state.procedure);
    const statutoryAt = statutoryDate(deadlinesOf(state, procedure), procedure);
    await store.putFact(factOf(caseId, went.course, procedure, statutoryAt), went.tallies);
    return true;
  } catch (fault) {
    onUnread(caseId, fault);
    return false;
  }
};
