import { civilDateOf } from '../../../core/deadline/calendar.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import type {
  Consent,
  FoundElement,
  Intent,
  Reading,
  ReadingContext,
  Understanding,
} from '../../../core/port/understanding.ts';
import { claimTypeOf } from './claim-type.ts';
import { consentOf } from './consent.ts';
import { type DatePlace, findDates } from './date/date.ts';
import { findElements, moneyValue, type Told } from './element/element.ts';
import { replyIn } from './element/reply.ts';
import { flagsOf } from './flag/flag.ts';
import { intentOf } from './intent.ts';
import { languageOf } from './language.ts';
import { mask } from './mask.ts';
import { numbersOf, signedAmounts } from './money/amount.ts';
import { bareAmounts } from './money/bare.ts';
import type { Amount } from './money/signed.ts';
import { type Plain, plainOf } from './plain.ts';

/** UTF-16 units that are read for meaning; whatever lies behind is kept and masked. */
const READ = 8_000;
/** Shorter answers than this tell no story: no kind of dispute is guessed from them. */
const STORY = 12;
const MONEY_ASKED: readonly ElementId[] = ['amount', 'wantedAmount', 'wanted'];
/** Questions whose answers are other numbers; a bare one is no correction of an amount there. */
const NUMBER_ASKED: readonly ElementId[] = ['orderNumber', 'policyNumber', 'plate', 'cardLastFour', 'when'];
/** In a longer answer even an asked-for number needs a currency or a word of paying beside it. */
const SHORT = 80;
/** A correction of an amount says little else. */
const CORRECTION = 40;

/** Numbers and signs alone are no words: most readers need not look at them. */
const LETTER = /\p{L}/u;

/** Reads by rules in four languages: no model, no network, the same answer every time, in well under a millisecond. */
export const rulesUnderstanding = (): Understanding => ({ read });

const read = (raw: string, context: ReadingContext): Reading => {
  const truncated = raw.length > READ;
  const text = truncated ? raw.slice(0, READ) : raw;
  const plain = plainOf(text);
  const { masked, any } = mask(raw);
  const language = languageOf(plain, context);
  const words = LETTER.test(plain.low);
  const intent = language.asked ? 'language' : words ? intentOf(plain.low) : 'answer';
  const { amounts, dates } = numbersAndDays(text, plain, { ...context, locale: language.locale }, intent);
  const consent = ASIDES.has(intent) ? 'none' : consentOf(plain.low, isFact(context.asked));
  const names = words && namesSomething(plain.low, consent, context.asked);
  const told: Told = { text, plain, amounts, dates, asked: context.asked, names };
  const elements = ASIDES.has(intent) ? [] : answered(told, intent);
  const claimType = !words || plain.low.length < STORY ? undefined : claimTypeOf(plain.low);
  return {
    text: raw,
    language: language.locale,
    amounts: amounts.map(({ found }) => found),
    dates: dates.map(({ found }) => found),
    consent,
    intent,
    ...(claimType === undefined ? {} : { claimType }),
    elements,
    masked,
    flags: [
      ...(words ? flagsOf(plain.low) : []),
      ...(any ? (['personalData'] as const) : []),
      ...(truncated ? (['truncated'] as const) : []),
      ...(words || /\p{N}/u.test(plain.low) ? [] : (['noWords'] as const)),
    ],
  };
};

/** A bare yes, and a few Latin letters, name nothing unless they answer what is wanted. */
const namesSomething = (low: string, consent: Consent, asked: ElementId | undefined): boolean =>
  low.length >= STORY ||
  asked === 'wanted' ||
  (/\p{Script=Han}/u.test(low) && (consent === 'none' || consent === 'hedge'));

const isFact = (asked: ElementId | undefined): boolean =>
  asked === 'injury' || asked === 'evidence' || asked === 'tried';

/** Whether a bare number may be an amount: where one was asked for, or where a short message puts something right. */
const openFor = (
  { low }: Plain,
  asked: ElementId | undefined,
  intent: Intent,
): 'money' | 'correction' | null => {
  if (low.length > SHORT) return null;
  if (asked !== undefined && MONEY_ASKED.includes(asked)) return 'money';
  const other = asked !== undefined && NUMBER_ASKED.includes(asked);
  return intent === 'correct' && !other && low.length <= CORRECTION ? 'correction' : null;
};

type Numbers = { readonly amounts: readonly Amount[]; readonly dates: readonly DatePlace[] };

/** Amounts with a currency first, then days elsewhere, then bare numbers that are neither of the two. */
const numbersAndDays = (text: string, plain: Plain, context: ReadingContext, intent: Intent): Numbers => {
  const { asked, locale, timeZone } = context;
  const open = openFor(plain, asked, intent);
  const numbers = numbersOf(plain, context, open !== null);
  const signed = numbers.length === 0 ? [] : signedAmounts(text, plain, context, numbers);
  const today = civilDateOf(context.now, timeZone);
  const dates = findDates(text, plain, { today, locale, timeZone, taken: signed });
  const bare =
    numbers.length === 0
      ? []
      : bareAmounts(text, plain, context, numbers, [...signed, ...dates], signed.length === 0 ? open : null);
  const amounts = [...signed, ...bare].sort((a, b) => a.start - b.start);
  return { amounts, dates };
};

/** A question or a command beside the point states nothing and consents to nothing. */
const ASIDES: ReadonlySet<Intent> = new Set<Intent>(
  'person why repeat pause help howLong cost binding privacy silence status advice otherMatter fishing language greeting outOfScope'.split(
    ' ',
  ) as Intent[],
);

/** Where one thing was asked for, a lone amount or name is its answer; in a correction an amount is the one paid. */
const answered = (told: Told, intent: Intent): readonly FoundElement[] => {
  const elements = findElements(told);
  const { asked, amounts } = told;
  if (asked !== undefined && intent === 'answer' && !elements.some(({ element }) => element === asked)) {
    const reply = replyIn(told, asked);
    if (reply !== null) return [reply, ...elements];
  }
  const [amount] = amounts;
  const element = asked === 'wanted' ? 'wantedAmount' : asked;
  if (amount === undefined || (element !== 'amount' && element !== 'wantedAmount'))
    return intent === 'correct' && amounts.length > 1 ? unsureMoney(elements) : elements;
  const { start, end, certain } = amount.found;
  return [
    { element, value: moneyValue(amount.found), start, end, certain: certain && amounts.length === 1 },
    ...elements.filter((each) => each.element !== 'amount' && each.element !== 'wantedAmount'),
  ];
};

const unsureMoney = (elements: readonly FoundElement[]): readonly FoundElement[] =>
  elements.map((each) => (each.value.kind === 'money' ? { ...each, certain: false } : each));
