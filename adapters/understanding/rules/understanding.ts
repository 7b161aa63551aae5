import { civilDateOf } from '../../../core/deadline/calendar.ts';
import type { ClaimTypeId } from '../../../core/narrative/claim-type.ts';
import type { ElementId, ElementValue } from '../../../core/narrative/element.ts';
import { ELEMENT, type ElementRule } from '../../../core/narrative/element-rule.ts';
import type {
  Consent,
  FoundAmount,
  FoundDate,
  FoundElement,
  Intent,
  Reading,
  ReadingContext,
  ReadingFlag,
  Understanding,
} from '../../../core/port/understanding.ts';
import { claimGroupOf } from './claim-group.ts';
import { claimTypeOf } from './claim-type.ts';
import { consentOf } from './consent.ts';
import { type DatePlace, findDates } from './date/date.ts';
import { codeIn } from './element/code.ts';
import { dateValue } from './element/day.ts';
import { findElements } from './element/element.ts';
import { isPaid, moneyValue } from './element/price.ts';
import { replyIn } from './element/reply.ts';
import type { Told } from './element/told.ts';
import { concernIn } from './flag/concern.ts';
import { flagsOf } from './flag/flag.ts';
import { guessedIntent, type IntentGuess, ruledIntent } from './intent/intent.ts';
import { languageOf } from './language.ts';
import { mask, withoutHidden } from './mask.ts';
import { numbersOf, signedAmounts } from './money/amount.ts';
import { bareAmounts } from './money/bare.ts';
import type { Amount } from './money/signed.ts';
import { type Plain, plainOf } from './plain.ts';
import { questionIn } from './question/question.ts';

/** UTF-16 units that are read for meaning; whatever lies behind is kept and masked. */
const READ = 8_000;
/** Shorter answers than this tell no story: no kind of dispute is guessed from them. */
const STORY = 12;
/** Questions whose answers are other numbers; a bare one is no correction of an amount there. */
const NUMBERS: ReadonlySet<ElementRule['answer']> = new Set(['code', 'lastFour', 'pastDay', 'day']);
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
  const { masked, hidden } = mask(raw, wholeOf(raw, plain), context.asked);
  const language = languageOf(plain, context);
  const words = LETTER.test(plain.low);
  const heard = language.asked ? 'language' : words ? ruledIntent(plain.low) : 'answer';
  const { amounts, dates } = numbersAndDays(text, plain, { ...context, locale: language.locale }, heard);
  const claimType = words ? kindOf(plain) : undefined;
  const ruled = isStory(heard, claimType, amounts.length + dates.length) ? 'answer' : heard;
  const consent = ASIDES.has(ruled) ? 'none' : consentOf(plain.low, isFact(context.asked));
  const question = words && !NOT_ASKING.has(ruled) ? questionIn(plain.low, language.locale) : undefined;
  const answerable = question !== undefined && question !== 'unknown';
  const states = amounts.length + dates.length > 0 || isCode(plain.low);
  const plainly = !words || ruled !== 'answer' || consent !== 'none' || states;
  const guess: IntentGuess = plainly
    ? { intent: ruled }
    : guessedIntent(plain.low, language.locale, context.asked !== undefined);
  // A guess gives way to a question that has an answer.
  const intent = answerable && ruled === 'answer' && NOT_ASKING.has(guess.intent) ? 'answer' : guess.intent;
  const names = words && namesSomething(plain.low, consent, context.asked);
  const kind = clearKind(claimType, context);
  const told: Told = { text, plain, amounts, dates, asked: context.asked, kind, names };
  const beside = ASIDES.has(intent) || answerable;
  const elements = beside ? [] : withoutHidden(answered(told, intent), raw, hidden);
  return {
    text: raw,
    language: language.locale,
    amounts: amounts.map(({ found }) => found),
    dates: dates.map(({ found }) => found),
    consent,
    intent,
    ...(guess.scores === undefined ? {} : { scores: guess.scores }),
    ...kindOrGroup(claimType, plain, context),
    ...(question === undefined ? {} : { question }),
    elements,
    masked,
    ...flagged(plain.low, words, hidden.length > 0, truncated),
  };
};

const flagged = (
  low: string,
  words: boolean,
  personal: boolean,
  truncated: boolean,
): Pick<Reading, 'flags' | 'concern'> => {
  const concern = words ? concernIn(low) : undefined;
  const flags: readonly ReadingFlag[] = [
    ...(words ? flagsOf(low) : []),
    ...(concern === undefined ? [] : (['concern'] as const)),
    ...(personal ? (['personalData'] as const) : []),
    ...(truncated ? (['truncated'] as const) : []),
    ...(words || /\p{N}/u.test(low) ? [] : (['noWords'] as const)),
  ];
  return { flags, ...(concern === undefined ? {} : { concern }) };
};

/** The kind that the text tells of, else the group that it names where no kind is known yet. */
const kindOrGroup = (
  claimType: Reading['claimType'],
  { low }: Plain,
  { telling }: ReadingContext,
): Pick<Reading, 'claimType' | 'claimGroup'> => {
  if (claimType !== undefined) return { claimType };
  const claimGroup = telling?.claimType === null ? claimGroupOf(low) : undefined;
  return claimGroup === undefined ? {} : { claimGroup };
};

/** The kind that the case has, else the one that the text says clearly. */
const clearKind = (read: Reading['claimType'], { telling }: ReadingContext): ClaimTypeId | undefined =>
  telling?.claimType ?? (read?.certain === true ? read.type : undefined);

const kindOf = ({ low }: Plain): Reading['claimType'] => (low.length < STORY ? undefined : claimTypeOf(low));

/** "Order A-22" is a number that is called by its name, whatever it may sound like. */
const isCode = (low: string): boolean => low.length <= CORRECTION && codeIn(low, 'orderNumber') !== null;

/** A dispute told with its day or price is a story; "ignore your instructions" beside it takes nothing from it. */
const isStory = (intent: Intent, claimType: Reading['claimType'], facts: number): boolean =>
  intent === 'fishing' && claimType !== undefined && facts > 0;

/** The whole of a text that was read in part. */
const wholeOf = (raw: string, plain: Plain): Plain => (raw.length > READ ? plainOf(raw) : plain);

/** A bare yes, and a few Latin letters, name nothing unless they answer what is wanted. */
const namesSomething = (low: string, consent: Consent, asked: ElementId | undefined): boolean =>
  low.length >= STORY ||
  asked === 'wanted' ||
  (/\p{Script=Han}/u.test(low) && (consent === 'none' || consent === 'hedge'));

/** Questions of fact: there the words behind a yes or no describe, and take nothing back. */
const isFact = (asked: ElementId | undefined): boolean =>
  asked !== undefined && (asked === 'tried' || asked === 'treatment' || FACTS.has(ELEMENT[asked].answer));
const FACTS: ReadonlySet<ElementRule['answer']> = new Set(['yesNo', 'file']);

/** What is wanted may be answered with an amount. */
const isMoney = (asked: ElementId | undefined): boolean =>
  asked !== undefined && (asked === 'wanted' || ELEMENT[asked].answer === 'money');

/** Whether a bare number may be an amount: where one was asked for, or where a short message puts something right. */
const openFor = (
  { low }: Plain,
  asked: ElementId | undefined,
  intent: Intent,
): 'money' | 'correction' | null => {
  if (low.length > SHORT) return null;
  if (isMoney(asked)) return 'money';
  const other = asked !== undefined && NUMBERS.has(ELEMENT[asked].answer);
  return intent === 'correct' && !other && low.length <= CORRECTION ? 'correction' : null;
};

type Numbers = { readonly amounts: readonly Amount[]; readonly dates: readonly DatePlace[] };

/** Amounts with a currency first, then days elsewhere, then bare numbers that are neither of the two. */
const numbersAndDays = (text: string, plain: Plain, context: ReadingContext, intent: Intent): Numbers => {
  const { about, asked, locale, timeZone } = context;
  const open = openFor(plain, asked, intent);
  const numbers = numbersOf(plain, context, open !== null);
  const signed = numbers.length === 0 ? [] : signedAmounts(text, plain, context, numbers);
  const today = civilDateOf(context.now, timeZone);
  const dates = findDates(text, plain, { today, locale, timeZone, about, taken: signed });
  const bare =
    numbers.length === 0
      ? []
      : bareAmounts(text, plain, context, numbers, { signed, dates }, signed.length === 0 ? open : null);
  const amounts = [...signed, ...bare].sort((a, b) => a.start - b.start);
  return { amounts, dates };
};

/** A question or a command beside the point states nothing and consents to nothing. */
const ASIDES: ReadonlySet<Intent> = new Set<Intent>(
  'person why repeat pause help howLong cost binding privacy silence status advice otherMatter fishing language greeting outOfScope'.split(
    ' ',
  ) as Intent[],
);

/** Wishes that are carried out, and words between people, are no questions. */
const NOT_ASKING: ReadonlySet<Intent> = new Set<Intent>(
  'person cannotOnline language fishing greeting thanks pause repeat why skip'.split(' ') as Intent[],
);

/** "No, it's Acme, not Apex" puts right the name that was asked for. */
const isName = (asked: ElementId, intent: Intent): boolean =>
  intent === 'correct' && (asked === 'seller' || asked === 'item');

/** Where one thing was asked for, a lone amount or name is its answer; in a correction an amount is the one paid. */
const answered = (told: Told, intent: Intent): readonly FoundElement[] => {
  const elements = findElements(told, intent === 'answer');
  const { asked, amounts, dates } = told;
  if (
    asked !== undefined &&
    (intent === 'answer' || isName(asked, intent)) &&
    !elements.some(({ element }) => element === asked)
  ) {
    const reply = replyIn(told, asked);
    if (reply !== null) return [reply, ...elements];
  }
  const [amount] = amounts;
  // Put right, or said to have been paid, it is no wish.
  const paid = amount !== undefined && (intent === 'correct' || isPaid(told.plain.low, amount));
  const element = asked !== 'wanted' ? asked : paid ? undefined : 'wantedAmount';
  if (element !== undefined && isMoney(element) && amount !== undefined)
    return asAnswer(element, moneyValue(amount.found), amount.found, amounts.length, elements);
  const isPast = element !== undefined && ELEMENT[element].answer === 'pastDay';
  const day = (isPast ? dates.find(({ ahead }) => !ahead) : undefined) ?? dates[0];
  if (element !== undefined && DAYS.has(ELEMENT[element].answer) && day !== undefined && intent === 'answer')
    return asAnswer(
      element,
      dateValue(day.found),
      { ...day.found, certain: day.found.certain && !day.yearAssumed },
      dates.length,
      elements,
    );
  return intent === 'correct' && amounts.length > 1 ? unsureMoney(elements) : elements;
};
const DAYS: ReadonlySet<ElementRule['answer']> = new Set(['pastDay', 'day']);

/** What was asked for, in place of what the same words would be in a telling; certain where there is only one. */
const asAnswer = (
  element: ElementId,
  value: ElementValue,
  { start, end, certain }: FoundAmount | FoundDate,
  found: number,
  elements: readonly FoundElement[],
): readonly FoundElement[] => [
  { element, value, start, end, certain: certain && found === 1 },
  ...elements.filter((each) => each.value.kind !== value.kind),
];

const unsureMoney = (elements: readonly FoundElement[]): readonly FoundElement[] =>
  elements.map((each) => (each.value.kind === 'money' ? { ...each, certain: false } : each));
