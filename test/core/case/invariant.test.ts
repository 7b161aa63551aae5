import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlinesOf, nextStep } from '../../../core/case/due.ts';
import { replay } from '../../../core/case/evolve.ts';
import { isOpen, type Phase } from '../../../core/case/state.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY } from '../../../core/time.ts';
import { opened, pass, seeded, step, type Walk } from './walk.ts';

const STEPS = 90;

const walked = (seed: number, procedure: Procedure, check: (walk: Walk) => void): Walk => {
  const random = seeded(seed);
  let count = 0;
  const id = (): string => {
    count += 1;
    return `id${count}`;
  };
  let walk = opened(procedure);
  for (let each = 0; each < STEPS; each += 1) {
    walk = step(walk, random, procedure, id);
    check(walk);
  }
  return walk;
};

const Walks = fc.record({ seed: fc.nat(), procedure: fc.constantFrom(...PROCEDURES) });

test('every open case has an owner, a next step and a date', () => {
  fc.assert(
    fc.property(Walks, ({ seed, procedure }) => {
      walked(seed, procedure, ({ state }) => {
        const next = nextStep(state, procedure);
        if (!isOpen(state)) return;
        expect(next?.owner).toBeDefined();
        expect(Number.isSafeInteger(next?.due)).toBe(true);
        expect(procedure.clocks[next?.step ?? 'tell']).toBeDefined();
      });
    }),
    { numRuns: 150 },
  );
});

test('no two deadlines of a case have one key, and time alone always comes to rest', () => {
  fc.assert(
    fc.property(Walks, ({ seed, procedure }) => {
      const walk = walked(seed, procedure, ({ state }) => {
        const keys = deadlinesOf(state, procedure).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      });
      pass(walk, walk.now + 400 * DAY, procedure);
    }),
    { numRuns: 150 },
  );
});

test('a record adds up to the same case again, and while it stands still nobody but a person has a clock', () => {
  fc.assert(
    fc.property(Walks, ({ seed, procedure }) => {
      const walk = walked(seed, procedure, ({ state }) => {
        if (!isOpen(state) || state.paused === null) return;
        expect(deadlinesOf(state, procedure).every(({ owner }) => owner === 'staff')).toBe(true);
      });
      expect(replay(walk.record)).toEqual(walk.state);
    }),
    { numRuns: 150 },
  );
});

test('the walks reach every phase', () => {
  const seen = new Set<Phase>();
  for (let seed = 1; seed <= 400; seed += 1) {
    const procedure = PROCEDURES[seed % PROCEDURES.length] as Procedure;
    const walk = walked(seed, procedure, ({ state }) => seen.add(state.phase));
    seen.add(pass(walk, walk.now + 400 * DAY, procedure).state.phase);
  }
  expect([...seen].sort()).toEqual(
    [
      'answering',
      'archived',
      'broken',
      'closed',
      'disputed',
      'filed',
      'invited',
      'kept',
      'matched',
      'mediation',
      'narrating',
      'negotiating',
      'referred',
      'reflection',
      'sealedRound',
      'signed',
      'withdrawn',
    ].sort(),
  );
});
