import type { Contest } from './contest.ts';
import { type Equilibrium, findEquilibrium } from './equilibrium.ts';
import { honestPlan, type Outcome, play } from './play.ts';
import type { Population } from './population.ts';
import { bestResponse } from './response.ts';

/** The columns of the evidence table, in per cent. `Infinity`: honesty gains nothing, or loses, so any gain is huge. */
export type Row = {
  readonly claimantLie: number;
  readonly respondentLie: number;
  readonly settle: number;
  readonly surplus: number;
  readonly share: number;
  readonly honestSettle: number;
  readonly honestTake: number;
};

export type Measured = {
  readonly row: Row;
  readonly equilibrium: Equilibrium;
  /** What a side could still gain by leaving the equilibrium alone, in per cent of its own true number, a case. */
  readonly regret: number;
};

/**
 * Plays one rule honestly, against a liar of each side, in equilibrium, and as an honest consumer against an insurer
 * that responds best. Plans are searched on `few`, and what they do is measured on `many`.
 */
export const measure = (contest: Contest, few: Population, many: Population): Measured => {
  const honest = honestPlan(contest);
  const liar = bestResponse(contest, few, 'claimant', honest, honest).plan;
  const shrewd = bestResponse(contest, few, 'respondent', honest, honest).plan;
  const equilibrium = findEquilibrium(contest, few);
  const atHonesty = play(contest, many, honest, honest);
  const lied = play(contest, many, liar, honest);
  const exploited = play(contest, many, honest, shrewd);
  const rested = play(contest, many, equilibrium.claimant, equilibrium.respondent);
  const total = rested.claimantGain + rested.respondentGain;
  return {
    equilibrium,
    regret: regretOf(contest, few, equilibrium),
    row: {
      claimantLie: gainOver(lied.claimantWorth, atHonesty.claimantWorth),
      respondentLie: gainOver(exploited.respondentWorth, atHonesty.respondentWorth),
      settle: settledPercent(rested, many),
      surplus: (100 * total) / many.bestSurplus,
      share: (100 * rested.claimantGain) / total,
      honestSettle: settledPercent(exploited, many),
      honestTake: (100 * exploited.claimantGain) / many.bestSurplus,
    },
  };
};

const regretOf = (contest: Contest, people: Population, { claimant, respondent }: Equilibrium): number => {
  const now = play(contest, people, claimant, respondent);
  const ask = bestResponse(contest, people, 'claimant', respondent, claimant).gain - now.claimantWorth;
  const offer = bestResponse(contest, people, 'respondent', claimant, respondent).gain - now.respondentWorth;
  return (100 * Math.max(ask, offer)) / people.size;
};

const settledPercent = ({ settled }: Outcome, { zones }: Population): number => (100 * settled) / zones;

const gainOver = (lying: number, honest: number): number => {
  if (lying <= honest) return 0;
  return honest <= 0 ? Number.POSITIVE_INFINITY : (100 * (lying - honest)) / honest;
};

/** The share of cases without a zone of agreement that "settle" all the same between two honest people, in per cent. */
export const falseSettlements = (contest: Contest, people: Population): number => {
  const honest = honestPlan(contest);
  const { settledWithoutZone } = play(contest, people, honest, honest);
  return (100 * settledWithoutZone) / (people.size - people.zones);
};
