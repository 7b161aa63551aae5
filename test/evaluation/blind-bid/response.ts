import type { Side } from '../../../core/case/party.ts';
import type { Contest } from './contest.ts';
import { type Plan, play } from './play.ts';
import type { Population } from './population.ts';

/** A plan with what it is worth to its owner, added up over the population as shares of the own true number. */
export type Response = { readonly plan: Plan; readonly gain: number };

/** Where a search starts, besides the plan in hand: three rounds have several hills, one has one. */
const STARTS: { readonly [S in Side]: { readonly [R in Contest['rounds']]: readonly Plan[] } } = {
  claimant: {
    1: [[1], [1.3]],
    3: [
      [1, 1, 1],
      [1.8, 1.4, 1.1],
      [2.4, 1.8, 1.4],
    ],
  },
  respondent: {
    1: [[1], [0.75]],
    3: [
      [1, 1, 1],
      [0.6, 0.75, 0.9],
      [0.3, 0.5, 0.7],
    ],
  },
};
const COARSE = 0.1;
const FINE = [0.03, 0.01, 0.003];
/** A bid is never below a twentieth of the true number: below that nothing changes but the length of the search. */
const LEAST = 0.05;

/**
 * The plan that gains its owner most while the other side keeps to `other`: pattern search over the multiples, a
 * coordinate at a time, from several starts, then from the best of them with ever smaller steps.
 */
export const bestResponse = (
  contest: Contest,
  people: Population,
  side: Side,
  other: Plan,
  inHand: Plan,
): Response => {
  const gainOf = (plan: Plan): number =>
    side === 'claimant'
      ? play(contest, people, plan, other).claimantWorth
      : play(contest, people, other, plan).respondentWorth;
  const coarse = [inHand, ...STARTS[side][contest.rounds]]
    .map((start) => climb(gainOf, { plan: start, gain: gainOf(start) }, COARSE))
    .reduce((best, next) => (next.gain > best.gain ? next : best));
  return FINE.reduce((from, step) => climb(gainOf, from, step), coarse);
};

const climb = (gainOf: (plan: Plan) => number, start: Response, step: number): Response => {
  let best = start;
  for (let better = improve(gainOf, best, step); better !== null; better = improve(gainOf, best, step))
    best = better;
  return best;
};

/** The best neighbour that gains more, or null. Long steps too, over the flat stretches of a bid that never meets. */
const improve = (gainOf: (plan: Plan) => number, from: Response, step: number): Response | null => {
  let best = from;
  for (const round of from.plan.keys())
    for (const move of [-3 * step, -step, step, 3 * step]) {
      const plan = best.plan.with(round, Math.max(LEAST, (best.plan[round] ?? 1) + move));
      const gain = gainOf(plan);
      if (gain > best.gain) best = { plan, gain };
    }
  return best === from ? null : best;
};
