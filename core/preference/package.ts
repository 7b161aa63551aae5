import { gridStep } from '../blind-bid/grid.ts';
import type { Side } from '../case/party.ts';
import { minorPerMajor } from '../money.ts';
import type { Terms } from '../settlement/terms.ts';
import { ISSUE, type IssueId, VOUCHER_PART } from './issue.ts';
import { limitsOf, MOST_PACKAGES, type PreferenceAnswer, type Questions, WORTH } from './preference.ts';

/** What of the money and the issues is in a package: minor units, and the issues in the order of the questions. */
export type Package = { readonly money: number; readonly issues: readonly IssueId[] };

/** What somebody gains by a package over walking away, in minor units and by that side's own answers. */
export type Gain = { readonly claimant: number; readonly respondent: number };

/** What both sides answered; in the vault alone. */
type Answers = { readonly claimant: PreferenceAnswer; readonly respondent: PreferenceAnswer };

/** Sums that are tried; with at most 32 combinations of issues there are never more than 5,000 packages. */
const SUMS = 120;

/**
 * At most three packages, best first: of all those that leave neither side worse off than walking away, the ones that no
 * other is better than for both (Pareto), by the product of the two gains (J. Nash, "The Bargaining Problem", 1950), and
 * where that ties by the smaller gain. Each next one differs in more than its sum. Empty where there is none.
 */
export const packagesOf = (questions: Questions, answers: Answers): readonly Terms[] => {
  const ranked = efficient(valued(questions, answers)).sort(byNash);
  const chosen: Valued[] = [];
  for (const each of ranked)
    if (chosen.length < MOST_PACKAGES && chosen.every((before) => kind(before) !== kind(each)))
      chosen.push(each);
  return chosen.map((each) => termsOf(each, questions));
};

type Valued = Package & { readonly gain: Gain };

const kind = ({ issues }: Package): string => issues.join(' ');

/** Every package that neither side would rather walk away from. */
const valued = (questions: Questions, answers: Answers): readonly Valued[] => {
  const gainOf = gainsBy(questions, answers);
  return everyPackage(questions)
    .map((each) => ({ ...each, gain: gainOf(each) }))
    .filter(({ gain }) => gain.claimant >= 0 && gain.respondent >= 0);
};

/** By each side's own answers, what a package leaves it over its limit. */
export const gainsBy = (questions: Questions, answers: Answers): ((each: Package) => Gain) => {
  const limits = limitsOf(questions);
  const limit = (side: Side): number => limits[answers[side].limit]?.minor ?? 0;
  const [least, most] = [limit('claimant'), limit('respondent')];
  const worth = new Map(questions.issues.map((id, place) => [id, worthOf(id, place, questions, answers)]));
  return ({ money, issues }) => {
    const gain = { claimant: money - least, respondent: most - money };
    for (const id of issues) {
      gain.claimant += worth.get(id)?.claimant ?? 0;
      gain.respondent += worth.get(id)?.respondent ?? 0;
    }
    return gain;
  };
};

/** What an issue adds to each side's gain: what it is worth to whom it serves, and the weight of it to the other. */
const worthOf = (id: IssueId, place: number, { high }: Questions, answers: Answers): Gain => {
  const of = (side: Side): number => {
    const part = WORTH[answers[side].levels[place] ?? 0] ?? 0;
    const minor = Math.round((high * part) / 100);
    return ISSUE[id].serves === side ? minor : -minor;
  };
  return { claimant: of('claimant'), respondent: of('respondent') };
};

/** All combinations of issues that go together, with every sum up to what is asked for. */
export const everyPackage = (questions: Questions): readonly Package[] =>
  subsets(questions.issues)
    .filter(goTogether)
    .flatMap((issues) =>
      sums(questions)
        .filter((money) => isWhole({ money, issues }))
        .map((money) => ({ money, issues })),
    );

const subsets = (issues: readonly IssueId[]): readonly (readonly IssueId[])[] =>
  Array.from({ length: 2 ** issues.length }, (_, bits) =>
    issues.filter((_id, place) => Math.floor(bits / 2 ** place) % 2 === 1),
  );

const goTogether = (issues: readonly IssueId[]): boolean =>
  issues.every((id) => ISSUE[id].not.every((other) => !issues.includes(other)));

/** Something is promised; and another day to pay is only for what is paid. */
const isWhole = ({ money, issues }: Package): boolean =>
  money > 0 ? true : issues.length > 0 && issues.every((id) => ISSUE[id].does.kind !== 'pay');

/** Sums on the grid of sealed numbers, so that an odd cent is nobody's fingerprint. */
const sums = ({ high, currency }: Questions): readonly number[] => {
  const step = gridStep(high, currency);
  const wide = Math.max(1, Math.ceil(high / step / SUMS)) * step;
  const rising = Array.from({ length: Math.floor(high / wide) + 1 }, (_, each) => each * wide);
  return rising.at(-1) === high ? rising : [...rising, high];
};

/** Those that no other one is at least as good as for both, and better for one. */
const efficient = (packages: readonly Valued[]): Valued[] => {
  const falling = [...packages].sort(
    (a, b) => b.gain.claimant - a.gain.claimant || b.gain.respondent - a.gain.respondent,
  );
  const kept: Valued[] = [];
  for (const each of falling) {
    const last = kept.at(-1);
    const equal = last?.gain.claimant === each.gain.claimant && last.gain.respondent === each.gain.respondent;
    if (last === undefined || equal || each.gain.respondent > last.gain.respondent) kept.push(each);
  }
  return kept;
};

const byNash = (a: Valued, b: Valued): number =>
  product(b) - product(a) ||
  least(b) - least(a) ||
  a.issues.length - b.issues.length ||
  (kind(a) < kind(b) ? -1 : kind(a) > kind(b) ? 1 : a.money - b.money);
const product = ({ gain }: Valued): number => gain.claimant * gain.respondent;
const least = ({ gain }: Valued): number => Math.min(gain.claimant, gain.respondent);

/** A package as terms, in the one order that both sides read. */
export const termsOf = ({ money, issues }: Package, questions: Questions): Terms => {
  const days = issues.flatMap((id) => {
    const { does } = ISSUE[id];
    return does.kind === 'pay' ? [does.dueInDays] : [];
  })[0];
  const { currency, payWithinDays } = questions;
  return {
    ...(money === 0
      ? {}
      : {
          money: {
            amount: { minor: money, currency },
            payer: 'respondent' as const,
            dueInDays: days ?? payWithinDays,
          },
        }),
    other: issues.flatMap((id) => {
      const { does } = ISSUE[id];
      if (does.kind === 'pay') return [];
      return [{ ...does, ...(does.kind === 'voucher' ? { text: voucher(questions) } : {}) }];
    }),
  };
};

/** The worth of a voucher, as it stands in any language: "48 USD". */
const voucher = ({ high, currency }: Questions): string => {
  const step = gridStep(high, currency);
  const minor = Math.max(step, Math.round(high / VOUCHER_PART / step) * step);
  return `${minor / minorPerMajor(currency)} ${currency}`;
};
