import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { bestResponse, disputes, HONEST, outcomeOf } from './bid-play.ts';
import { CONTESTS, type ContestId } from './bid-rules.ts';
import { COLUMNS, checks, compare, play, type Size } from './bid-table.ts';
import { expectedFrom, LINEAR } from './textbook.ts';

const SEED = 7;
const SMALL: Size = { sample: 2_000, outcome: 10_000, turns: 16 };
const honest = { claimant: HONEST, insurer: HONEST };

describe('the evidence for the bid rules', () => {
  test.each<ContestId>(['midpoint', 'respondentPrice', 'tolerance', 'postedPrice'])(
    'the row of %s is the stated one',
    (id) => {
      const cells = compare(id, play(id, SEED, SMALL));
      expect(cells).toHaveLength(COLUMNS.length);
      expect(cells.filter(({ within }) => !within)).toEqual([]);
    },
  );

  test("a claimant gains nothing at all from lying under the respondent's price", () => {
    for (const seed of [1, 2, 3]) {
      const sample = disputes(800, seed);
      expect(bestResponse(CONTESTS.respondentPrice, honest, 'claimant', sample).strategy).toEqual([1]);
    }
  });

  test('three rounds and the classic reward lying more than one round', () => {
    const sample = disputes(400, SEED);
    const [one, three, classic] = (['midpoint', 'threeRounds', 'cybersettle'] as const).map((id) =>
      bestResponse(CONTESTS[id], honest, 'insurer', sample, [HONEST, [0.6, 0.75, 0.9]]),
    );
    expect(three?.payoff).toBeGreaterThan(one?.payoff ?? 1);
    const outcome = outcomeOf(
      CONTESTS.cybersettle,
      { claimant: HONEST, insurer: classic?.strategy ?? HONEST },
      disputes(4_000, SEED),
    );
    expect(outcome.take).toBeLessThan(0);
  });

  test('the checks beside the table hold', () => {
    const cells = checks(SEED, 60_000);
    expect(cells).toHaveLength(4);
    expect(cells.filter(({ within }) => !within)).toEqual([]);
  });

  test('no offer is better for an insurer than the one of the linear equilibrium', () => {
    for (const max of [0.4, 0.6, 0.8, 1]) {
      const offers = Array.from({ length: 101 }, (_, index) => (index / 100) * max);
      const best = offers.reduce((a, b) => (expectedFrom(b, max) > expectedFrom(a, max) ? b : a));
      expect(Math.abs(best - LINEAR.offer(max))).toBeLessThan(0.015);
    }
  });

  test('one seed makes one set of disputes', () => {
    expect(disputes(20, 3)).toEqual(disputes(20, 3));
    expect(disputes(20, 3)).not.toEqual(disputes(20, 4));
  });

  test('a seed that is none is refused before anything is played', async () => {
    const run = promisify(execFile)(process.execPath, [`${import.meta.dirname}/blind-bid.ts`, '--seed', 'x']);
    await expect(run).rejects.toThrow('--seed is a whole number.');
  });
});
