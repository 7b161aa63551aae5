import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlinesOf, nextStep } from '../../../core/case/due.ts';
import { replay } from '../../../core/case/evolve.ts';
import { type CaseState, isOpen, OPEN_PHASES, type Phase } from '../../../core/case/state.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY } from '../../../core/time.ts';
import { STAGES, walkTo } from './given.ts';
import { opened, PROCEDURE, pass, seeded, step, type Walk } from './walk.ts';

const STEPS = 110;
/** The same walks every time, which are known to reach every phase. */
const KNOWN = Array.from({ length: 150 }, (_, index) => index + 1);
/** And others on each run. A walk that finds something is named by its seed. */
const FRESH = fc.sample(fc.nat(), 30);

/** What must hold in every state of every case, by the name of its test. */
const INVARIANTS = {
  'every open case has an owner, a next step and a date': (state, procedure) => {
    if (!isOpen(state)) return true;
    const next = nextStep(state, procedure);
    return next?.owner !== undefined && Number.isSafeInteger(next.due) && next.step in procedure.clocks;
  },
  'no two deadlines of a case have one key': (state, procedure) => {
    const keys = deadlinesOf(state, procedure).map(({ key }) => key);
    return new Set(keys).size === keys.length;
  },
  'while a case stands still nobody but a person has a clock': (state, procedure) =>
    !isOpen(state) ||
    state.paused === null ||
    deadlinesOf(state, procedure).every(({ owner }) => owner === 'staff'),
} as const satisfies { readonly [name: string]: (state: CaseState, procedure: Procedure) => boolean };
type Invariant = keyof typeof INVARIANTS;

type Walked = {
  readonly seed: number;
  readonly procedure: Procedure;
  readonly walk: Walk;
  readonly later: Walk;
};
const walks: Walked[] = [];
const broken: { readonly seed: number; readonly step: number; readonly invariant: string }[] = [];
const reached = new Set<Phase>();

/** Far into a case chance alone comes seldom: some walks begin there. */
const LATE: { readonly [rest: number]: Walk } = {
  1: walkTo(...STAGES.mediation),
  3: walkTo(...STAGES.signed),
};
const LATE_OF = 5;

const walkFrom = (seed: number): Walked => {
  const late = LATE[seed % LATE_OF];
  const procedure = late === undefined ? (PROCEDURES[seed % PROCEDURES.length] as Procedure) : PROCEDURE;
  const random = seeded(seed);
  let count = 0;
  const id = (): string => {
    count += 1;
    return `id${count}`;
  };
  let walk = late ?? opened(procedure);
  for (let each = 1; each <= STEPS; each += 1) {
    walk = step(walk, random, procedure, id);
    reached.add(walk.state.phase);
    for (const [invariant, holds] of Object.entries(INVARIANTS))
      if (!holds(walk.state, procedure)) broken.push({ seed, step: each, invariant });
  }
  // A person's clock comes back for as long as nobody answers; the record of an ended case is filed away years later.
  const later = pass(walk, walk.now + (isOpen(walk.state) ? 400 : 20 * 366) * DAY, procedure);
  reached.add(later.state.phase);
  return { seed, procedure, walk, later };
};

beforeAll(() => {
  for (const seed of [...KNOWN, ...FRESH]) walks.push(walkFrom(seed));
});

test.each(Object.keys(INVARIANTS) as Invariant[])('%s', (name) => {
  expect(walks).toHaveLength(KNOWN.length + FRESH.length);
  expect(broken.filter(({ invariant }) => invariant === name)).toEqual([]);
});

test('a record adds up to the same case again', () => {
  for (const { seed, walk } of walks)
    expect({ seed, state: replay(walk.record) }).toEqual({ seed, state: walk.state });
});

test('time alone comes to rest, and ends no case but a kept one', () => {
  for (const { walk, later } of walks)
    if (isOpen(walk.state) && !isOpen(later.state))
      expect(later.state.ending).toMatchObject({ outcome: 'kept' });
});

test('the walks reach every phase', () => {
  const every: readonly Phase[] = [...OPEN_PHASES, 'withdrawn', 'referred', 'closed', 'archived'];
  expect([...reached].sort()).toEqual([...every].sort());
});
