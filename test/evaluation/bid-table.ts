import { bestResponse, type Dispute, disputes, equilibrium, HONEST, outcomeOf, payoff } from './bid-play.ts';
import { CONTESTS, type ContestId } from './bid-rules.ts';
import { textbook } from './textbook.ts';

/** More than three times the honest payoff, or any payoff where honesty has none: the page says "huge" or "large". */
export const HUGE = 'huge';
const HUGE_FROM = 200;

/** The columns of a rule's row, all in %. */
export const COLUMNS = [
  'claimantGain',
  'insurerGain',
  'eqSettle',
  'eqSurplus',
  'eqShare',
  'hvsSettle',
  'hvsTake',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Row = { readonly [C in Column]: number | typeof HUGE };

const row = (
  [claimantGain, insurerGain]: readonly [number | 'huge', number | 'huge'],
  [eqSettle, eqSurplus, eqShare]: readonly [number, number, number],
  [hvsSettle, hvsTake]: readonly [number, number],
): Row => ({ claimantGain, insurerGain, eqSettle, eqSurplus, eqShare, hvsSettle, hvsTake });

/** What design page 3 states, to be read ± 5. */
export const STATED: { readonly [Id in ContestId]: Row } = {
  midpoint: row([26, 35], [50, 76, 47], [73, 25]),
  respondentPrice: row([0, HUGE], [55, 82, 38], [55, 31]),
  tolerance: row([83, 104], [47, 74, 49], [82, 5]),
  threeRounds: row([61, 70], [51, 77, 48], [87, 13]),
  cybersettle: row([HUGE, 19], [52, 79, 54], [100, -11]),
  cybersettleOrSum: row([HUGE, 90], [29, 32, 122], [98, -51]),
  postedPrice: row([0, 0], [36, 51, 43], [36, 22]),
};
export const TOLERATED = 5;

/** How much is played: disputes for finding how to play, disputes for the outcome, turns towards an equilibrium. */
export type Size = { readonly sample: number; readonly outcome: number; readonly turns: number };
export const FULL: Size = { sample: 3_000, outcome: 50_000, turns: 24 };

/** One rule, played: what lying gains against an honest other, equilibrium, honest claimant against best insurer. */
export const play = (id: ContestId, seed: number, size: Size): Row => {
  const contest = CONTESTS[id];
  const sample = disputes(size.sample, seed);
  const judged = disputes(size.outcome, seed + 1);
  const honest = { claimant: HONEST, insurer: HONEST };
  const best = {
    claimant: bestResponse(contest, honest, 'claimant', sample),
    insurer: bestResponse(contest, honest, 'insurer', sample),
  };
  const inEquilibrium = outcomeOf(contest, equilibrium(contest, sample, size.turns), judged);
  const honestClaimant = outcomeOf(contest, { ...honest, insurer: best.insurer.strategy }, judged);
  return {
    claimantGain: gain(best.claimant.payoff, payoff(contest, honest, 'claimant', sample)),
    insurerGain: gain(best.insurer.payoff, payoff(contest, honest, 'insurer', sample)),
    eqSettle: 100 * inEquilibrium.settled,
    eqSurplus: 100 * inEquilibrium.surplus,
    eqShare: 100 * inEquilibrium.claimantShare,
    hvsSettle: 100 * honestClaimant.settled,
    hvsTake: 100 * honestClaimant.take,
  };
};

/** Honest payoffs below a millionth are rounding. */
const NOTHING = 1e-6;
const gain = (lying: number, honest: number): Row[Column] => {
  if (honest <= NOTHING) return lying <= NOTHING ? 0 : HUGE;
  const percent = 100 * (lying / honest - 1);
  return percent > HUGE_FROM ? HUGE : percent;
};

/** One number beside the one that is stated. `difference` is null where both are words. */
export type Cell = {
  readonly rule: string;
  readonly column: string;
  readonly ours: Row[Column];
  readonly stated: Row[Column];
  readonly difference: number | null;
  readonly within: boolean;
};

const cell = (
  rule: string,
  column: string,
  ours: Row[Column],
  stated: Row[Column],
  tolerated: number,
): Cell => {
  if (ours === HUGE || stated === HUGE)
    return { rule, column, ours, stated, difference: null, within: ours === stated };
  const difference = ours - stated;
  return { rule, column, ours, stated, difference, within: Math.abs(difference) <= tolerated };
};

export const compare = (id: ContestId, ours: Row): readonly Cell[] =>
  COLUMNS.map((column) => cell(id, column, ours[column], STATED[id][column], TOLERATED));

/** The checks beside the table. The stated figures are exact to a tenth or whole per cent, so less is tolerated. */
export const checks = (seed: number, count: number): readonly Cell[] => {
  const all: readonly Dispute[] = disputes(count, seed);
  const honest = { claimant: HONEST, insurer: HONEST };
  const { zone, settledWithout } = outcomeOf(CONTESTS.tolerance, honest, all);
  const uniform = textbook(count, seed);
  return [
    cell('all', 'with a zone of agreement', 100 * zone, 76, 1),
    cell('tolerance', 'settled without any zone, both honest', 100 * settledWithout, 69, 1.5),
    cell('textbook', 'settleable pairs that settle', 100 * uniform.settled, 56.3, 0.5),
    cell('textbook', 'gain that is reached', 100 * uniform.gained, 84.4, 0.5),
  ];
};
