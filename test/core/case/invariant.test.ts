import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlinesOf, nextStep } from '../../../core/case/due.ts';
import { replay } from '../../../core/case/evolve.ts';
import { type CaseState, isOpen, OPEN_PHASES, type Phase } from '../../../core/case/state.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY } from '../../../core/time.ts';
import { opened, pass, seeded, step, type Walk } from './walk.ts';

const RUNS = 70;
const STEPS = 140;

/** What is wrong with a case at a moment; nothing where nothing is. Collected, as an `expect` a step costs more than the step. */
type Check = (walk: Walk, procedure: Procedure) => string | null;

const walked = (seed: number, procedure: Procedure, check: Check): Walk => {
  const random = seeded(seed);
  let count = 0;
  const id = (): string => {
    count += 1;
    return `id${count}`;
  };
  let walk = opened(procedure);
  for (let each = 0; each < STEPS; each += 1) {
    walk = step(walk, random, procedure, id);
    const wrong = check(walk, procedure);
    if (wrong !== null) throw new Error(`${wrong} in ${walk.state.phase} after ${walk.taken.join(', ')}`);
    if (walk.state.phase === 'archived') break;
  }
  return walk;
};

const everyWalk = (check: Check, atTheEnd: (walk: Walk, procedure: Procedure) => void): void =>
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...PROCEDURES), (seed, procedure) => {
      atTheEnd(walked(seed, procedure, check), procedure);
    }),
    { numRuns: RUNS },
  );

const nobodyWaits = (state: CaseState, procedure: Procedure): string | null => {
  const next = nextStep(state, procedure);
  if (!isOpen(state)) return next === null ? null : 'A next step after the end';
  if (next === null) return 'No next step';
  if (!Number.isSafeInteger(next.due)) return 'No date';
  return procedure.clocks[next.step] === next.clock ? null : 'No reason';
};

const doubled = (state: CaseState, procedure: Procedure): string | null => {
  const keys = deadlinesOf(state, procedure).map(({ key }) => key);
  return new Set(keys).size === keys.length ? null : `Two deadlines of one key: ${keys.join(', ')}`;
};

const pressed = (state: CaseState, procedure: Procedure): string | null =>
  isOpen(state) &&
  state.paused !== null &&
  deadlinesOf(state, procedure).some(({ owner }) => owner !== 'staff')
    ? 'A clock runs while the case stands still'
    : null;

test('every open case has an owner, a next step and a date; nobody has a clock while it stands still', () => {
  everyWalk(
    ({ state }, procedure) =>
      nobodyWaits(state, procedure) ?? doubled(state, procedure) ?? pressed(state, procedure),
    (walk) => expect(replay(walk.record)).toEqual(walk.state),
  );
});

test('time alone always comes to rest, and takes no case to an end but a kept one', () => {
  everyWalk(
    () => null,
    (walk, procedure) => {
      const { state } = pass(walk, walk.now + 400 * DAY, procedure);
      const kept = walk.state.phase === 'kept' && walk.state.paused === null;
      expect(isOpen(state)).toBe(isOpen(walk.state) && !kept);
    },
  );
});

test('the walks reach every phase', () => {
  const seen = new Set<Phase>();
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const procedure = PROCEDURES[seed % PROCEDURES.length] as Procedure;
    const walk = walked(seed, procedure, ({ state }) => {
      seen.add(state.phase);
      return null;
    });
    seen.add(pass(walk, walk.now + 400 * DAY, procedure).state.phase);
  }
  expect([...seen].sort()).toEqual([...OPEN_PHASES, 'archived', 'closed', 'referred', 'withdrawn'].sort());
});
