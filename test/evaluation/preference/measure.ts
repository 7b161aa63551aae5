import type { IssueId } from '../../../core/preference/issue.ts';
import { everyPackage, packagesOf } from '../../../core/preference/package.ts';
import {
  limitsOf,
  type PreferenceAnswer,
  type Questions,
  WORTH,
} from '../../../core/preference/preference.ts';
import type { Terms } from '../../../core/settlement/terms.ts';
import { noisy, OWN_ISSUES, type Pair, pairOf, type Random } from './population.ts';

/** Per cent of the pairs that settle, and of what the best packages of all pairs would have gained together. */
export type Row = { readonly settle: number; readonly surplus: number };
export type Measured = {
  readonly money: Row;
  readonly preferences: Row;
  readonly noise: Row;
  /** The program's own rule: three levels, five sums, three packages, each answered with the truth. */
  readonly own: Row;
};

type Way = (pair: Pair, random: Random) => number;

/** What the pair gains together in money alone; below nothing they walk away. */
const moneyOnly: Way = ({ most }) => most - 1;

/** Each issue goes to whom it is worth more, as both state it; whether to settle they say by what is true. */
const swapped =
  (stated: (random: Random, value: number) => number): Way =>
  ({ most, issues }, random) =>
    issues.reduce(
      (gain, { worth, weight }) =>
        stated(random, worth) > stated(random, weight) ? gain + worth - weight : gain,
      most - 1,
    );

const exact = (_random: Random, value: number): number => value;

export const measure = (random: Random, pairs: number, ownPairs: number): Measured => {
  const people = Array.from({ length: pairs }, () => pairOf(random));
  const best = total(people.map((pair) => swapped(exact)(pair, random)));
  const row = (way: Way): Row =>
    rowOf(
      people.map((pair) => way(pair, random)),
      best,
    );
  return {
    money: row(moneyOnly),
    preferences: row(swapped(exact)),
    noise: row(swapped(noisy)),
    own: ownRow(random, ownPairs),
  };
};

const total = (gains: readonly number[]): number => gains.reduce((sum, gain) => sum + Math.max(0, gain), 0);

const rowOf = (gains: readonly number[], best: number): Row => ({
  settle: (100 * gains.filter((gain) => gain >= 0).length) / gains.length,
  surplus: (100 * total(gains)) / best,
});

/** Minor units of 1, the claimant's least. */
const UNIT = 40_000;
/** How far above and below their limits people open: the last demand and offer in the open. */
const OPENING = { least: 0.1, spread: 0.4 };

/** Pairs that come to the program's own questions, which issues exclude each other included. */
const ownRow = (random: Random, pairs: number): Row => {
  const gains: number[] = [];
  let best = 0;
  while (gains.length < pairs) {
    const pair = pairOf(random, OWN_ISSUES.length);
    const open = (): number => Math.exp(OPENING.least + OPENING.spread * random());
    const high = Math.round((UNIT * open()) / 100) * 100;
    const low = Math.max(0, Math.round((UNIT * pair.most) / open() / 100) * 100);
    // Who opens with more than is asked for needs no package.
    if (high - low < 100) continue;
    const questions: Questions = {
      issues: OWN_ISSUES,
      currency: 'USD',
      low,
      high,
      payWithinDays: 14,
    };
    best += Math.max(0, ...bundles(questions).map((issues) => gainsOf(pair, { money: UNIT, issues }).joint));
    gains.push(ownGain(pair, questions));
  }
  return rowOf(gains, best / UNIT);
};

const bundles = (questions: Questions): readonly (readonly IssueId[])[] => [
  ...new Map(everyPackage(questions).map(({ issues }) => [issues.join(), issues])).values(),
];

/** What is true of a package, in minor units: each side's gain over its limit, and both together. */
const gainsOf = (
  { most, issues }: Pair,
  { money, issues: chosen }: { readonly money: number; readonly issues: readonly IssueId[] },
) => {
  const sum = (of: 'worth' | 'weight'): number =>
    chosen.reduce((all, id) => all + UNIT * (issues[OWN_ISSUES.indexOf(id)]?.[of] ?? 0), 0);
  const claimant = money - UNIT + sum('worth');
  const respondent = UNIT * most - money - sum('weight');
  return { claimant, respondent, joint: claimant + respondent };
};

/** The first package that both truly like; else they walk away. */
const ownGain = (pair: Pair, questions: Questions): number => {
  const answers = {
    claimant: answer(questions, UNIT, 'claimant', pair),
    respondent: answer(questions, UNIT * pair.most, 'respondent', pair),
  };
  const liked = packagesOf(questions, answers)
    .map((terms) => gainsOf(pair, packageOf(terms, questions)))
    .find(({ claimant, respondent }) => claimant >= 0 && respondent >= 0);
  return liked === undefined ? -1 : liked.joint / UNIT;
};

const packageOf = ({ money, other }: Terms, { issues }: Questions) => ({
  money: money?.amount.minor ?? 0,
  issues: issues.filter((id) => other.some(({ kind }) => kind === id)),
});

/** Honest answers: the nearest sum that does not go beyond the own limit, and for each issue the nearest level. */
const answer = (
  questions: Questions,
  limit: number,
  side: 'claimant' | 'respondent',
  { issues }: Pair,
): PreferenceAnswer => {
  const sums = limitsOf(questions).map(({ minor }) => minor);
  const place =
    side === 'claimant' ? sums.findIndex((sum) => sum >= limit) : sums.findLastIndex((sum) => sum <= limit);
  const edge = side === 'claimant' ? sums.length - 1 : 0;
  return {
    limit: place < 0 ? edge : place,
    levels: issues.map(({ worth, weight }) =>
      nearest((100 * UNIT * (side === 'claimant' ? worth : weight)) / questions.high),
    ),
  };
};

const nearest = (part: number): number =>
  WORTH.reduce<number>(
    (best, each, level) => (Math.abs(each - part) < Math.abs((WORTH[best] ?? 0) - part) ? level : best),
    0,
  );
