import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCatalogue } from '../../../adapters/wording/icu/wording.ts';
import { SIDES } from '../../../core/case/party.ts';
import { LOCALES } from '../../../core/locale.ts';
import { CLAIM_TYPES } from '../../../core/narrative/claim-type.ts';
import { findUntradable } from '../../../core/negotiation/tradable.ts';
import { ISSUE, ISSUES, ISSUES_OF } from '../../../core/preference/issue.ts';
import {
  everyPackage,
  type Gain,
  gainsBy,
  type Package,
  packagesOf,
} from '../../../core/preference/package.ts';
import {
  answerOf,
  codeOf,
  commonPick,
  LEVELS,
  limitsOf,
  MOST_PACKAGES,
  type PreferenceAnswer,
  pickCode,
  type Questions,
  STEPS,
} from '../../../core/preference/preference.ts';
import { Terms } from '../../../core/settlement/terms.ts';

const questionsFor = (type: (typeof CLAIM_TYPES)[number], low: number, high: number): Questions => ({
  issues: ISSUES_OF[type],
  currency: 'USD',
  low,
  high,
  payWithinDays: 14,
});
const Asked = fc
  .record({
    type: fc.constantFrom(...CLAIM_TYPES),
    low: fc.integer({ min: 0, max: 900 }),
    gap: fc.integer({ min: 5, max: 3_000 }),
  })
  .map(({ type, low, gap }) => questionsFor(type, low * 100, (low + gap) * 100));
const Answer = (questions: Questions): fc.Arbitrary<PreferenceAnswer> =>
  fc.record({
    limit: fc.integer({ min: 0, max: STEPS - 1 }),
    levels: fc.array(fc.integer({ min: 0, max: LEVELS.length - 1 }), {
      minLength: questions.issues.length,
      maxLength: questions.issues.length,
    }),
  });
const World = Asked.chain((questions) =>
  fc.record({
    questions: fc.constant(questions),
    answers: fc.record({ claimant: Answer(questions), respondent: Answer(questions) }),
  }),
);

type World = typeof World extends fc.Arbitrary<infer W> ? W : never;

/** A package, read back from its terms. */
const packageOf = ({ money, other }: Terms, { issues }: Questions): Package => ({
  money: money?.amount.minor ?? 0,
  issues: issues.filter((id) => {
    const { does } = ISSUE[id];
    return does.kind === 'pay'
      ? money?.dueInDays === does.dueInDays
      : other.some(({ kind }) => kind === does.kind);
  }),
});

/** What the chosen packages leave to each side. */
const chosenGains = ({ questions, answers }: World): readonly Gain[] =>
  packagesOf(questions, answers).map((terms) => gainsBy(questions, answers)(packageOf(terms, questions)));

test('no package leaves a side worse off than walking away, by its own answers', () => {
  fc.assert(
    fc.property(World, (world) => {
      for (const gain of chosenGains(world))
        expect(Math.min(gain.claimant, gain.respondent)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 25 },
  );
});

test('no other package is better for both; the first has the greatest product of gains', () => {
  fc.assert(
    fc.property(World, (world) => {
      const { questions, answers } = world;
      const chosen = chosenGains(world);
      const all = everyPackage(questions).map(gainsBy(questions, answers));
      const fair = all.filter((gain) => gain.claimant >= 0 && gain.respondent >= 0);
      expect(chosen.length > 0).toBe(fair.length > 0);
      for (const gain of chosen)
        expect(
          fair.some(
            (other) =>
              other.claimant >= gain.claimant &&
              other.respondent >= gain.respondent &&
              other.claimant + other.respondent > gain.claimant + gain.respondent,
          ),
        ).toBe(false);
      const best = Math.max(-1, ...fair.map(({ claimant, respondent }) => claimant * respondent));
      const [first] = chosen;
      if (first !== undefined) expect(first.claimant * first.respondent).toBe(best);
    }),
    { numRuns: 15 },
  );
});

test('there are three at most, of at most 5,000, each different in more than its sum, and all are terms', () => {
  fc.assert(
    fc.property(World, ({ questions, answers }) => {
      expect(everyPackage(questions).length).toBeLessThanOrEqual(5_000);
      const found = packagesOf(questions, answers);
      expect(found.length).toBeLessThanOrEqual(MOST_PACKAGES);
      const kinds = found.map(({ other, money }) =>
        JSON.stringify([other.map(({ kind }) => kind), money?.dueInDays ?? null]),
      );
      expect(new Set(kinds).size).toBe(kinds.length);
      for (const terms of found) expect(Terms.parse(terms)).toEqual(terms);
    }),
    { numRuns: 15 },
  );
});

test('things that cannot both be are never in one package', () => {
  const all = everyPackage(questionsFor('defectiveGoods', 20_000, 48_000));
  expect(all.length).toBeGreaterThan(1_000);
  for (const { issues } of all)
    for (const id of issues) expect(issues.some((other) => ISSUE[id].not.includes(other))).toBe(false);
});

test('nobody is asked more than six questions, and none whose answer nothing in the terms could hold', () => {
  for (const type of CLAIM_TYPES) {
    expect(ISSUES_OF[type].length).toBeGreaterThanOrEqual(3);
    expect(ISSUES_OF[type].length).toBeLessThanOrEqual(5);
  }
});

test('a review, silence and a complaint are no issue, in any language', () => {
  for (const locale of LOCALES) {
    const words = readCatalogue(`prompts/replies/${locale}`);
    for (const id of ISSUES) expect(findUntradable(words.get(`preference.issue.${id}`) ?? '')).toBeNull();
  }
});

test('answers and picks come back from the number that they are sealed as', () => {
  fc.assert(
    fc.property(World, ({ questions, answers }) => {
      for (const side of SIDES) expect(answerOf(codeOf(answers[side]), questions)).toEqual(answers[side]);
    }),
  );
  expect(answerOf(5 * 4 ** 5, questionsFor('defectiveGoods', 0, 100))).toBeNull();
  const picks = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(picks, picks, (one, other) => {
      const first = one.findIndex((yes, place) => yes && other[place] === true);
      expect(commonPick(3, [pickCode(one), pickCode(other)])).toBe(first < 0 ? null : first);
      expect(commonPick(3, [pickCode(one), null])).toBeNull();
    }),
  );
});

test('both choose their limit from the same rising sums, from the offer to the demand', () => {
  fc.assert(
    fc.property(Asked, (questions) => {
      const sums = limitsOf(questions).map(({ minor }) => minor);
      expect([sums[0], sums.at(-1)]).toEqual([questions.low, questions.high]);
      expect([...sums].sort((a, b) => a - b)).toEqual(sums);
    }),
  );
});
