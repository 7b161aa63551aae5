import { normalQuantile } from './normal.ts';

/** Minor units of "value 1" of the design page: 10,000 dollars in cents, so that Cybersettle's $5,000 is half of it. */
export const VALUE = 1_000_000;

/** How the true numbers of claimant and respondent are spread: ln(b/s) ~ N(mean, sd²). */
const LOG_RATIO = { mean: 0.25, sd: 0.35 };

/** The posted price errs by this much (standard deviation of its logarithm) around value 1. */
const POSTED_SD = 0.35;

/**
 * Pairs that met in a dispute: what the claimant would just accept, what the respondent would just pay, and a price
 * that a neutral would have posted; all in minor units. A column each, row by row the same pair.
 */
export type Population = {
  readonly size: number;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  readonly posted: Float64Array;
  /** Pairs with maximum >= minimum. */
  readonly zones: number;
  /** What these pairs could gain together, in minor units. */
  readonly bestSurplus: number;
};

/**
 * Both true numbers err independently around value 1, symmetrically in logarithms: the claimant's median lies below
 * it by half of the mean log ratio, the respondent's as far above, and each bears half of the variance.
 */
export const disputePopulation = (size: number, seed: number): Population => {
  const { mean, sd } = LOG_RATIO;
  const own = sd * Math.SQRT1_2;
  return population(size, seed, ([claimant = 0.5, respondent = 0.5, neutral = 0.5]) => [
    VALUE * Math.exp(-mean / 2 + own * normalQuantile(claimant)),
    VALUE * Math.exp(mean / 2 + own * normalQuantile(respondent)),
    VALUE * Math.exp(POSTED_SD * normalQuantile(neutral)),
  ]);
};

/** The textbook's population: both numbers uniform between nothing and `VALUE`. */
export const uniformPopulation = (size: number, seed: number): Population =>
  population(size, seed, (point) => point.map((at) => VALUE * at));

type Draw = (point: readonly number[]) => readonly number[];

const population = (size: number, seed: number, draw: Draw): Population => {
  const [minimum, maximum, posted] = [0, 1, 2].map(() => new Float64Array(size)) as Columns;
  const shift = shiftOf(seed);
  let zones = 0;
  let bestSurplus = 0;
  for (let row = 0; row < size; row++) {
    const [low = 0, high = 0, price = 0] = draw(latticePoint(row, shift)).map(Math.round);
    minimum[row] = low;
    maximum[row] = high;
    posted[row] = price;
    if (high < low) continue;
    zones += 1;
    bestSurplus += high - low;
  }
  return { size, minimum, maximum, posted, zones, bestSurplus };
};
type Columns = [Float64Array, Float64Array, Float64Array];

/**
 * Steps of the R3 sequence (Roberts 2018): powers of the root of x⁴ = x + 1. Its points fill the cube far more evenly
 * than independent ones, so a few thousand pairs already tell two strategies apart.
 */
const ROOT = 1.2207440846057596;
const STEPS = [1, 2, 3].map((power) => ROOT ** -power);

/** A seeded shift of the whole sequence (Cranley-Patterson rotation): each seed is another, equally even sample. */
const latticePoint = (row: number, shift: readonly number[]): number[] =>
  STEPS.map((step, axis) => ((shift[axis] ?? 0) + (row + 1) * step) % 1);

/** Three numbers in [0, 1) from a seed, by the mulberry32 generator. */
const shiftOf = (seed: number): number[] =>
  STEPS.map((_, axis) => {
    const start = (seed + (axis + 1) * 0x6d2b79f5) | 0;
    const once = Math.imul(start ^ (start >>> 15), start | 1);
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
  });
