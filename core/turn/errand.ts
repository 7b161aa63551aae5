import type { Errand, ErrandClock } from '../deadline/deadline.ts';
import { type Instant, SECOND } from '../time.ts';
import type { Engine } from './engine.ts';

/** Does what is due beside the turns, one thing of a kind after the other: no conversation waits for it. */
export type Errands = {
  /** An errand is due. One that is on its way already, or waits to be tried again, stays where it is. */
  offer(caseId: string, errand: Errand): void;
  /** Errands that are due and not done. */
  waiting(): number;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Ends what is under way; what was not done is due again at the next start. */
  stop(): Promise<void>;
};

/** `attempts`: how often it has failed already. */
export type Job = { readonly caseId: string; readonly key: string; attempts: number; notBefore: Instant };
/** Does one errand until its effect is stored. A fault is tried again later; once `signal` has fired, nothing is stored. */
export type DoErrand = (engine: Engine, job: Readonly<Job>, signal: AbortSignal) => Promise<void>;

const FIRST_RETRY = 5 * SECOND;

export const errands = (engine: Engine, how: { readonly [Clock in ErrandClock]: DoErrand }): Errands => {
  const jobs = new Map<string, Job>();
  const under = new Set<string>();
  const ending = new AbortController();
  const lines = new Map<ErrandClock, Promise<void>>();
  const idle = async (): Promise<void> => {
    await Promise.all(lines.values());
  };
  const work = async (id: string, job: Job, clock: ErrandClock): Promise<void> => {
    try {
      if (ending.signal.aborted) return;
      await how[clock](engine, job, ending.signal);
      jobs.delete(id);
    } catch (fault) {
      if (ending.signal.aborted) return;
      job.attempts += 1;
      job.notBefore = engine.clock.now() + FIRST_RETRY * 4 ** (job.attempts - 1);
      engine.log.error({ what: clock, caseId: job.caseId, count: job.attempts, fault });
    } finally {
      under.delete(id);
    }
  };
  return {
    offer: (caseId, { key, clock }) => {
      const id = `${caseId}/${key}`;
      const job = jobs.get(id) ?? { caseId, key, attempts: 0, notBefore: 0 };
      jobs.set(id, job);
      if (under.has(id) || ending.signal.aborted || job.notBefore > engine.clock.now()) return;
      under.add(id);
      lines.set(
        clock,
        (lines.get(clock) ?? Promise.resolve()).then(() => work(id, job, clock)),
      );
    },
    waiting: () => jobs.size,
    idle,
    stop: async () => {
      ending.abort();
      await idle();
    },
  };
};
