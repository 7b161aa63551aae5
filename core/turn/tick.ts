import { isErrand } from '../deadline/deadline.ts';
import type { DueDeadline } from '../port/store.ts';
import type { Instant } from '../time.ts';
import { SECOND } from '../time.ts';
import { act } from './act.ts';
import { closeProposal } from './answer.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import { eraseKept } from './erase.ts';
import type { Errands } from './errand.ts';
import { seekMediator } from './neutral.ts';
import { onLatest } from './on-latest.ts';
import { settlePreferences } from './preference.ts';
import { closeRound } from './seal.ts';
import { speakToAll } from './speak.ts';

/** Deadlines taken at once; more are taken at the next call. */
const BATCH = 500;
const FIRST_RETRY = 2 * SECOND;
const LONGEST_RETRY = 600 * SECOND;

/** Retries of work that asks a connected system, by deadline; forgotten on restart, when work is simply tried again. */
type Retries = Map<string, { readonly attempts: number; readonly notBefore: Instant }>;

/**
 * Lets every deadline that has come take effect, and does the work that is due. Safe to call at any time and from a
 * restart: what came already is on the record. Resolves to the number of deadlines looked at; errands that are due are
 * only handed over.
 */
export const ticker = (engine: Engine, errands: Errands): { tick(): Promise<number> } => {
  const retries: Retries = new Map();
  return {
    tick: async () => {
      // Errands that wait stay due meanwhile; they must not stand in the way of the clocks.
      const every = await engine.store.due(engine.clock.now(), BATCH + errands.waiting(), engine.worker);
      const due = every.filter(({ deadline }) => !isErrand(deadline));
      for (const { caseId, deadline } of every) if (isErrand(deadline)) errands.offer(caseId, deadline);
      const settled = await Promise.allSettled(
        due.map((each) => engine.cases.run(each.caseId, () => come(engine, retries, each))),
      );
      for (const [index, result] of settled.entries())
        if (result.status === 'rejected')
          engine.log.error({ what: 'deadline', caseId: due[index]?.caseId ?? '', fault: result.reason });
        else countLate(engine, due[index]);
      return due.length;
    },
  };
};

/** Work that asks a connected system is tried again and again: it is not late, the system is. */
const countLate = ({ meter, clock }: Engine, due: DueDeadline | undefined): void => {
  if (due === undefined || due.deadline.kind === 'work') return;
  meter?.deadline(due.deadline.clock, (clock.now() - due.deadline.at) / SECOND);
};

const come = async (engine: Engine, retries: Retries, { caseId, deadline }: DueDeadline): Promise<void> => {
  if (deadline.kind !== 'work') return pass(engine, caseId, deadline.key);
  if (deadline.clock === 'sealedRound') {
    await closeRound(engine, caseId);
    return;
  }
  if (deadline.clock === 'neutral') {
    await seekMediator(engine, caseId);
    return;
  }
  if (deadline.clock === 'proposal') {
    await closeProposal(engine, caseId, deadline.key.slice('proposal/'.length));
    return;
  }
  if (deadline.clock === 'preference') return settlePreferences(engine, caseId);
  if (deadline.clock === 'retention') return eraseKept(engine, caseId);
  return contain(engine, retries, caseId, deadline.key);
};

const pass = async (engine: Engine, caseId: string, key: string): Promise<void> => {
  const acted = await onLatest(engine, caseId, async (loaded) => {
    const now = engine.clock.now();
    const passed = act(engine, loaded, [{ type: 'passDeadline', key }], { role: 'parley' }, now, 'en');
    const result = await commit(engine, passed, speakToAll(engine, passed, null, now), { now });
    return result.ok ? passed : 'conflict';
  });
  if (
    acted.records.some(
      ({ recorded: { event } }) => event.type === 'clockPassed' && event.clock === 'shredKeys',
    )
  )
    await engine.store.shred(caseId);
};

/** Asks the connected system to stop the loss. It may be down: then later, with growing pauses, until its clock ends. */
const contain = async (engine: Engine, retries: Retries, caseId: string, key: string): Promise<void> => {
  const retry = retries.get(`${caseId}/${key}`);
  if (retry !== undefined && retry.notBefore > engine.clock.now()) return;
  const { state } = await engine.cache.fresh(caseId);
  if (state === null || state.containment.state !== 'requested') return;
  const { requestId, containment } = state.containment;
  const card = state.elements.cardLastFour?.value;
  const ask = { requestId, caseId, containment };
  try {
    const answer = await engine.containment.request(
      card?.kind === 'text' ? { ...ask, cardLastFour: card.text } : ask,
    );
    const command = { type: 'recordContainment' as const, requestId, ...answer };
    await onLatest(engine, caseId, async (loaded) => {
      const now = engine.clock.now();
      const acted = act(engine, loaded, [command], { role: 'parley' }, now, 'en');
      const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
      return result.ok ? undefined : 'conflict';
    });
    retries.delete(`${caseId}/${key}`);
  } catch (fault) {
    const attempts = (retry?.attempts ?? 0) + 1;
    const pause = Math.min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY);
    retries.set(`${caseId}/${key}`, { attempts, notBefore: engine.clock.now() + pause });
    engine.log.error({ what: 'containment', caseId, count: attempts, fault });
  }
};
