import type { Contest } from './contest.ts';
import { honestPlan, type Plan } from './play.ts';
import type { Population } from './population.ts';
import { bestResponse } from './response.ts';

/** What neither side would change alone, as far as `iterations` of damped best responses found one. */
export type Equilibrium = {
  readonly claimant: Plan;
  readonly respondent: Plan;
  /** False where the plans were still moving at the last iteration: then it is a stretch of a cycle, not a rest. */
  readonly settled: boolean;
};

const MOST_ITERATIONS = 30;
const AT_REST = 0.001;
const STEP = 0.2;

/**
 * Both start honest and move a fifth of the way to their best responses, at the same time, until they rest. Longer steps
 * leap over equilibria: the classic has several, and half of the way ends in one where less is settled.
 */
export const findEquilibrium = (contest: Contest, people: Population): Equilibrium => {
  let claimant = honestPlan(contest);
  let respondent = claimant;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const ask = towards(claimant, bestResponse(contest, people, 'claimant', respondent, claimant).plan);
    const offer = towards(respondent, bestResponse(contest, people, 'respondent', claimant, respondent).plan);
    const moved = Math.max(distance(claimant, ask), distance(respondent, offer));
    claimant = ask;
    respondent = offer;
    if (moved < AT_REST) return { claimant, respondent, settled: true };
  }
  return { claimant, respondent, settled: false };
};

const towards = (from: Plan, to: Plan): Plan => from.map((at, round) => at + STEP * ((to[round] ?? at) - at));

const distance = (from: Plan, to: Plan): number =>
  Math.max(...from.map((at, round) => Math.abs(at - (to[round] ?? at))));
