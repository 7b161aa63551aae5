import type { ElementId, ElementValue } from '../../../../core/narrative/element.ts';
import type { FoundAmount, FoundDate, FoundElement } from '../../../../core/port/understanding.ts';
import type { DatePlace } from '../date/date.ts';
import type { Amount } from '../money/signed.ts';
import type { Plain } from '../plain.ts';
import { codeIn } from './code.ts';
import { itemIn } from './item.ts';
import {
  agreedIn,
  cardInHandIn,
  isCancelled,
  isCorrect,
  isPromised,
  policeIn,
  treatmentIn,
} from './particular.ts';
import { sellerIn } from './seller.ts';
import { clausesOf, type Place, sentencesOf } from './sentence.ts';
import { injuryIn, problemIn, triedIn, whereIn } from './story.ts';
import { type Wish, wantedIn } from './wanted.ts';

/** A text with what was found in it before. */
export type Told = {
  readonly text: string;
  readonly plain: Plain;
  readonly amounts: readonly Amount[];
  readonly dates: readonly DatePlace[];
  readonly asked: ElementId | undefined;
  /** False where the text is too short to name anything: a number, a yes. */
  readonly names: boolean;
};

/** An amount as the value of an element. */
export const moneyValue = ({ minor, currency, approximate }: FoundAmount): ElementValue => ({
  kind: 'money',
  money: { minor, currency },
  ...(approximate === true ? { approximate } : {}),
});

/** A day or span as the value of an element. */
export const dateValue = ({ from, to, approximate }: FoundDate): ElementValue => ({
  kind: 'date',
  from,
  to,
  ...(approximate === true ? { approximate } : {}),
});

/** The facts that a text states, each with its place in the text as given; at most one of each kind. */
export const findElements = (told: Told): readonly FoundElement[] => {
  const { plain, amounts, dates } = told;
  if (!told.names) return [...daysIn(told), ...moneyIn(amounts, null, told)];
  const sentences = sentencesOf(plain.low);
  const clauses = clausesOf(plain.low, sentences);
  const wish = wantedIn(clauses, told.asked === 'wanted');
  const seller = sellerIn(plain, dates);
  const order = codeIn(plain.low, 'orderNumber');
  const taken = [
    ...amounts,
    ...dates,
    ...(seller === null ? [] : [seller]),
    ...(order === null ? [] : [order]),
  ];
  return [
    ...texts(told, 'item', itemIn(plain, taken)),
    ...texts(told, 'seller', seller),
    ...daysIn(told),
    ...texts(told, 'where', whereIn(plain.low, dates)),
    ...moneyIn(amounts, wish, told),
    ...texts(told, 'problem', problemIn(clauses)),
    ...texts(told, 'tried', triedIn(clauses)),
    ...(wish === null
      ? []
      : [
          {
            element: 'wanted' as const,
            value: { kind: 'wanted' as const, wanted: wish.kind },
            ...plain.span(wish.place.start, wish.place.end),
            certain: true,
          },
        ]),
    ...texts(told, 'orderNumber', order),
    ...texts(told, 'policyNumber', codeIn(plain.low, 'policyNumber')),
    ...texts(told, 'plate', codeIn(plain.low, 'plate')),
    ...texts(told, 'cardLastFour', codeIn(plain.low, 'cardLastFour')),
    ...texts(told, 'agreed', agreedIn(clauses)),
    ...texts(told, 'treatment', treatmentIn(clauses)),
    ...yesNo(told, 'injury', injuryIn(plain.low)),
    ...yesNo(told, 'police', policeIn(plain.low)),
    ...yesNo(told, 'cardInHand', cardInHandIn(plain.low)),
  ];
};

const texts = ({ text, plain }: Told, element: ElementId, place: Place | null): readonly FoundElement[] => {
  if (place === null) return [];
  const { start, end } = plain.span(place.start, place.end);
  return [{ element, value: { kind: 'text', text: text.slice(start, end) }, start, end, certain: true }];
};

const yesNo = (
  { plain }: Told,
  element: ElementId,
  found: (Place & { readonly yes: boolean }) | null,
): readonly FoundElement[] =>
  found === null
    ? []
    : [
        {
          element,
          value: { kind: 'yesNo', yes: found.yes },
          ...plain.span(found.start, found.end),
          certain: true,
        },
      ];

/** Each day as what the words before it say it is; the first other one is when it happened. */
const daysIn = ({ plain, dates }: Told): readonly FoundElement[] => {
  const promised = dates.find((date) => isPromised(plain.low, date));
  const cancelled = dates.find((date) => date !== promised && isCancelled(plain.low, date));
  return [
    ...whenIn(dates.filter((date) => !date.ahead && date !== promised && date !== cancelled)),
    ...dayAs('promisedBy', promised),
    ...dayAs('cancelledOn', cancelled),
  ];
};

/** The first day that is told; where it happened over several, the telling says so. */
const whenIn = (dates: readonly DatePlace[]): readonly FoundElement[] =>
  dayAs('when', dates.find(({ found }) => found.certain && found.approximate !== true) ?? dates[0]);

const dayAs = (element: ElementId, date: DatePlace | undefined): readonly FoundElement[] => {
  if (date === undefined) return [];
  const { start, end, certain } = date.found;
  return [{ element, value: dateValue(date.found), start, end, certain: certain && !date.yearAssumed }];
};

const PRICE =
  /\b(?:paid|cost|price|for|spent|worth|bought|charged|total|pague|costo|precio|gaste|por|compre|cobr\w+|valia)\b|花了?|付了?|价|买|总共|一共|扣|收了?/u;
/** Whether the words before an amount say that it was paid or charged. */
export const isPaid = (low: string, { start }: Place): boolean =>
  PRICE.test(low.slice(Math.max(0, start - 20), start));
/** Wishes that are the whole amount unless another was told. */
const WHOLE = new Set(['refund', 'cancel', 'replacement', 'repair']);

/** What was paid, and what is wanted: an amount behind the wish, in the same sentence. */
const moneyIn = (amounts: readonly Amount[], wish: Wish | null, { plain }: Told): readonly FoundElement[] => {
  const wished =
    wish === null ? undefined : amounts.find(({ start, end }) => start >= wish.from && end <= wish.end);
  const right =
    amounts.length < 2
      ? undefined
      : amounts.find((amount) => amount !== wished && isCorrect(plain.low, amount));
  const told = amounts.filter((amount) => amount !== wished && amount !== right);
  const paid =
    told.find((amount) => isPaid(plain.low, amount)) ??
    told[0] ??
    (wish !== null && WHOLE.has(wish.kind) ? wished : undefined);
  return [
    ...amountAs('amount', unlessTwice(paid, told, plain.low)),
    ...amountAs('correctAmount', right),
    ...amountAs('wantedAmount', wished),
  ];
};

/** A number put right in the same breath: "sorry, 450", 喔不是. */
const CHANGED =
  /\b(?:no,? wait|sorry|i mean|or rather|actually|perdon|mejor dicho|digo|quise decir|later (?:i )?(?:saw|found|noticed))\b|不对|不是|更正|应该是|后来(?:才)?发现/u;
const SAME = /\b(?:paid|cost|price|pague|costo|precio)\b|付了?|花了?/u;

/** The amount that was paid, unsure where the text states another for the same; then it is asked. */
const unlessTwice = (paid: Amount | undefined, told: readonly Amount[], low: string): Amount | undefined => {
  const next = paid === undefined ? undefined : told.find(({ start }) => start > paid.start);
  if (paid === undefined || next === undefined || next.found.minor === paid.found.minor) return paid;
  const between = low.slice(paid.end, next.start);
  const verb = SAME.exec(low.slice(Math.max(0, paid.start - 12), paid.start))?.[0];
  const isSame = verb !== undefined && SAME.exec(between.slice(-12))?.[0] === verb;
  return isSame || CHANGED.test(between) ? { ...paid, found: { ...paid.found, certain: false } } : paid;
};

const amountAs = (element: ElementId, amount: Amount | undefined): readonly FoundElement[] => {
  if (amount === undefined) return [];
  const { start, end, certain } = amount.found;
  return [{ element, value: moneyValue(amount.found), start, end, certain }];
};
