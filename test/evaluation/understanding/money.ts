import type { Locale } from '../../../core/locale.ts';
import { type CurrencyCode, minorPerMajor } from '../../../core/money.ts';
import type { FoundAmount } from '../../../core/port/understanding.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { readSpecs, type Spec } from './spec.ts';
import { understood } from './understood.ts';
import { type Unit, unitOf } from './unit.ts';

type Answer = {
  readonly Text: string;
  readonly Start: number;
  readonly End: number;
  readonly Resolution: {
    readonly value?: string | null;
    readonly unit?: string;
    readonly isoCurrency?: string;
  };
};

/**
 * What became of one amount of a text. `right` and `asked` were both found with the value of the spec, `asked` as not
 * certain; `unsure` was found with another value but as not certain, so that nothing is taken for granted.
 */
type Outcome = 'right' | 'asked' | 'unsure' | 'wrong' | 'missed';
type Verdict = { readonly outcome: Outcome; readonly locale: Locale; readonly told: string };

/** Largest amount that anybody disputes here; the specs' treasuries and budgets above it are let go unread. */
const LARGEST = 1e12;

const judged = (found: FoundAmount | undefined, value: number, { codes, perUnit }: Unit): Outcome => {
  if (found === undefined) return 'missed';
  const expected = Math.round((value / perUnit) * minorPerMajor(found.currency));
  const right = found.minor === expected && (codes.length === 0 || codes.includes(found.currency));
  if (found.certain) return right ? 'right' : 'wrong';
  return right ? 'asked' : 'unsure';
};

/** A comma is a decimal one where the spec is Spanish. */
const numberOf = ({ Resolution }: Answer): number =>
  Number(Resolution.value?.replace(',', '.') ?? Number.NaN);

const overlaps = (found: FoundAmount, { Start, End }: Answer): boolean =>
  found.start <= End && found.end > Start;

const toldOf = (text: string, expected: string, found: FoundAmount | undefined): string =>
  `${text} | expected ${expected} | found ${found === undefined ? 'nothing' : `${found.minor} ${found.currency}${found.certain ? '' : '?'} in "${found.text}"`}`;

/** Amounts with a unit, in a case whose currency is not known; what is stated beside them is wrong where it is certain. */
const inSpec = ({ locale, text, results }: Spec<Answer>): readonly Verdict[] => {
  const { amounts } = understood(text, { locale });
  const wanted = results.filter((each) => numberOf(each) <= LARGEST);
  const verdicts = wanted.flatMap((answer): readonly Verdict[] => {
    const found = amounts.find((each) => overlaps(each, answer));
    const unit = unitOf(answer.Resolution.unit ?? '', answer.Resolution.isoCurrency);
    if (unit === null) return [];
    const told = toldOf(text, `${answer.Resolution.value} ${answer.Resolution.unit}`, found);
    return [{ outcome: judged(found, numberOf(answer), unit), locale, told }];
  });
  const beside = amounts.filter((found) => found.certain && !results.some((each) => overlaps(found, each)));
  return [
    ...verdicts,
    ...beside.map((found): Verdict => ({ outcome: 'wrong', locale, told: toldOf(text, 'nothing', found) })),
  ];
};

/** The currency of the case in which a number is the whole answer to the question for an amount. */
const OWN: { readonly [Language in Locale]: CurrencyCode } = {
  en: 'USD',
  es: 'EUR',
  'zh-Hans': 'CNY',
  'zh-Hant': 'TWD',
};

/** A number of the specs that is an amount as people answer one: alone, not negative, no third decimal, no formula and no part. */
const isAnswer = ({ text, results }: Spec<Answer>): boolean => {
  const [first] = results;
  const value = first === undefined ? Number.NaN : numberOf(first);
  return (
    results.length === 1 &&
    first?.Text.length === text.length &&
    value >= 0.01 &&
    value <= LARGEST &&
    Number.isInteger(Math.round(value * 1e6) / 1e4) &&
    !/[/^e／]\s?[-+\d０-９]|\bover\b|\bsobre\b|分\s?之/iu.test(text)
  );
};

const answered = ({ locale, text, results }: Spec<Answer>): Verdict => {
  const { amounts } = understood(text, { locale, currency: OWN[locale], asked: 'amount' });
  const [answer] = results;
  const found = amounts.find(({ certain }) => certain) ?? amounts[0];
  const value = answer === undefined ? Number.NaN : numberOf(answer);
  return {
    outcome: judged(found, value, { codes: [OWN[locale]], perUnit: 1 }),
    locale,
    told: toldOf(text, String(value), found),
  };
};

const LANGUAGES: readonly Locale[] = ['en', 'es', 'zh-Hans'];
const COUNTED: readonly Outcome[] = ['right', 'asked', 'unsure', 'missed'];

const gatesOf = (of: string, verdicts: readonly Verdict[], atLeast?: number): readonly Gate[] =>
  LANGUAGES.flatMap((language): readonly Gate[] => {
    const own = verdicts.filter(({ locale }) => locale === language);
    const those = (...outcomes: readonly Outcome[]): readonly string[] =>
      own.filter(({ outcome }) => outcomes.includes(outcome)).map(({ told }) => told);
    const all = own.length;
    if (all === 0) return [];
    return [
      {
        name: `${of} ${language}: found`,
        kind: 'share',
        value: share(those('right', 'asked').length, all),
        of: all,
        ...(atLeast === undefined ? {} : { target: { atLeast } }),
      },
      {
        name: `${of} ${language}: wrong`,
        kind: 'count',
        value: those('wrong').length,
        of: all,
        target: { atMost: 0 },
        examples: those('wrong'),
      },
      ...COUNTED.map(
        (outcome): Gate => ({
          name: `${of} ${language}: ${outcome}`,
          kind: 'count',
          value: those(outcome).length,
          of: all,
          ...(outcome === 'missed' || outcome === 'unsure' ? { examples: those(outcome) } : {}),
        }),
      ),
    ];
  });

/**
 * Amounts as the specs of Recognizers-Text have them, in cases whose currency is not known; and the specs' bare numbers
 * as answers to the question for an amount. A currency stated alone, without a number, is no amount.
 */
export const money: Scorer = {
  folder: 'recognizers-text',
  title: 'Money',
  score: async (folder) => [
    ...gatesOf('amounts', readSpecs<Answer>(folder, 'currency').flatMap(inSpec), 0.9),
    ...gatesOf('answers', readSpecs<Answer>(folder, 'number').filter(isAnswer).map(answered)),
  ],
};
