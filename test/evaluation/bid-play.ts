import { seeded } from '../core/case/walk.ts';
import type { Contest } from './bid-rules.ts';

/** One dispute: the least the claimant takes, the most the insurer pays, and what a neutral would post. Value = 1. */
export type Dispute = { readonly min: number; readonly max: number; readonly posted: number };

/** How a party turns its limit into its numbers: one factor an evaluation. 1 is the truth. */
export type Strategy = readonly number[];
export type Play = { readonly claimant: Strategy; readonly insurer: Strategy };

export const HONEST: Strategy = [1, 1, 1];

const MEAN = 0.25;
const SD = 0.35;

/**
 * Disputes with ln(max/min) ~ N(0.25, 0.35²), both limits equally uncertain around the value. Chance comes from an
 * additive recurrence (M. Roberts 2018), shifted by the seed: far more even than dice, so that the flat tops of the
 * payoffs are found with few disputes; Box and Muller make normals of it.
 */
export const disputes = (count: number, seed: number): readonly Dispute[] => {
  const random = seeded(seed);
  const shifts = STRIDES.map(() => random());
  const side = SD / Math.SQRT2;
  return Array.from({ length: count }, (_, index) => {
    const [a = 0, b = 0, c = 0, d = 0] = STRIDES.map(
      (stride, at) => ((shifts[at] ?? 0) + index * stride) % 1,
    );
    const [min, max] = normals(a, b);
    return {
      min: Math.exp(-MEAN / 2 + side * min),
      max: Math.exp(MEAN / 2 + side * max),
      posted: Math.exp(SD * normals(c, d)[0]),
    };
  });
};
/** Powers of the inverse of the root of x⁵ = x + 1: the most even walk through four dimensions. */
const STRIDES = [1, 2, 3, 4].map((power) => 1.1673039782614187 ** -power);

const normals = (a: number, b: number): readonly [number, number] => {
  const radius = Math.sqrt(-2 * Math.log(1 - a));
  return [radius * Math.cos(2 * Math.PI * b), radius * Math.sin(2 * Math.PI * b)];
};

/** What a dispute settles for: the first evaluation that finds a price; null where none does. */
const priceFor = (
  { rounds, evaluate }: Contest,
  { claimant, insurer }: Play,
  { min, max, posted }: Dispute,
): number | null => {
  for (let round = 0; round < rounds; round += 1) {
    const price = evaluate((claimant[round] ?? 1) * min, (insurer[round] ?? 1) * max, posted);
    if (price !== null) return price;
  }
  return null;
};

export type Player = keyof Play;

/**
 * What a party expects from a way to play, as a share of its own limit: whoever knows only the own limit judges the
 * other's by it, so one factor is best for every limit.
 */
export const payoff = (contest: Contest, play: Play, player: Player, sample: readonly Dispute[]): number => {
  let sum = 0;
  for (const dispute of sample) {
    const price = priceFor(contest, play, dispute);
    if (price === null) continue;
    sum += player === 'claimant' ? price / dispute.min - 1 : 1 - price / dispute.max;
  }
  return sum / sample.length;
};

const STARTS: { readonly [P in Player]: readonly Strategy[] } = {
  claimant: [HONEST, [1.3, 1.2, 1.1], [1.8, 1.4, 1.15], [2.4, 1.8, 1.4], [3, 2, 1.5]],
  insurer: [HONEST, [0.8, 0.85, 0.9], [0.6, 0.75, 0.9], [0.5, 0.65, 0.8], [0.2, 0.35, 0.6]],
};
const STEPS = [0.1, 0.04, 0.015, 0.005];

/** The best answer to how the other plays, by coordinate search from `starts` on a grid that gets finer. */
export const bestResponse = (
  contest: Contest,
  against: Play,
  player: Player,
  sample: readonly Dispute[],
  starts: readonly Strategy[] = STARTS[player],
): { readonly strategy: Strategy; readonly payoff: number } => {
  const value = (strategy: Strategy): number =>
    payoff(contest, { ...against, [player]: strategy }, player, sample);
  const climbed = starts.map((start) => climb(start.slice(0, contest.rounds), value));
  return climbed.reduce((best, each) => (each.payoff > best.payoff ? each : best));
};

const climb = (start: Strategy, value: (strategy: Strategy) => number) => {
  let best = { strategy: start, payoff: value(start) };
  for (const step of STEPS)
    for (let moved = true; moved; ) {
      moved = false;
      for (const strategy of neighbours(best.strategy, step)) {
        const found = value(strategy);
        if (found <= best.payoff + 1e-12) continue;
        best = { strategy, payoff: found };
        moved = true;
      }
    }
  return best;
};

/** One factor moved, or all of them together. */
const neighbours = (strategy: Strategy, step: number): readonly Strategy[] =>
  [step, -step].flatMap((move) => [
    strategy.map((factor) => factor + move),
    ...strategy.map((_, at) => strategy.map((factor, index) => (index === at ? factor + move : factor))),
  ]);

const DAMPING = 0.2;

/** Both answer the other again and again, each time moving a fifth of the way; it comes to rest near an equilibrium. */
export const equilibrium = (contest: Contest, sample: readonly Dispute[], turns: number): Play => {
  let play: Play = { claimant: HONEST.slice(0, contest.rounds), insurer: HONEST.slice(0, contest.rounds) };
  for (let turn = 0; turn < turns; turn += 1) {
    const answer = (player: Player): Strategy =>
      bestResponse(contest, play, player, sample, [
        play[player],
        STARTS[player][2] ?? HONEST,
        STARTS[player][3] ?? HONEST,
      ]).strategy;
    const moved = (player: Player, to: Strategy): Strategy =>
      play[player].map((factor, round) => factor + DAMPING * ((to[round] ?? factor) - factor));
    const [claimant, insurer] = [answer('claimant'), answer('insurer')];
    play = { claimant: moved('claimant', claimant), insurer: moved('insurer', insurer) };
  }
  return play;
};

/** Shares, 1 = 100 %. */
export type Outcome = {
  /** Disputes with a zone of agreement, of all. */
  readonly zone: number;
  /** Settled, of those with a zone. */
  readonly settled: number;
  /** Settled, of those without one: somebody was made to lose. */
  readonly settledWithout: number;
  /** What all settlements gain together, of the most that could be gained. */
  readonly surplus: number;
  /** The claimant's part of what was gained. */
  readonly claimantShare: number;
  /** The claimant's gain, of the most that could be gained by both. */
  readonly take: number;
};

export const outcomeOf = (contest: Contest, play: Play, sample: readonly Dispute[]): Outcome => {
  const sum = { zone: 0, settled: 0, without: 0, possible: 0, gained: 0, claimant: 0 };
  for (const dispute of sample) {
    const { min, max } = dispute;
    const zone = max >= min;
    const price = priceFor(contest, play, dispute);
    if (zone) {
      sum.zone += 1;
      sum.possible += max - min;
    }
    if (price === null) continue;
    if (zone) sum.settled += 1;
    else sum.without += 1;
    sum.gained += max - min;
    sum.claimant += price - min;
  }
  return {
    zone: sum.zone / sample.length,
    settled: sum.settled / sum.zone,
    settledWithout: sum.without / (sample.length - sum.zone),
    surplus: sum.gained / sum.possible,
    claimantShare: sum.claimant / sum.gained,
    take: sum.claimant / sum.possible,
  };
};
