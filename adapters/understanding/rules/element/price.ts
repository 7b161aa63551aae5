import type { ElementId, ElementValue } from '../../../../core/narrative/element.ts';
import type { FoundAmount, FoundElement } from '../../../../core/port/understanding.ts';
import type { Amount } from '../money/signed.ts';
import { isCorrect } from './particular.ts';
import type { Place } from './sentence.ts';
import type { Told } from './told.ts';
import type { Wish } from './wanted.ts';

/** An amount as the value of an element. */
export const moneyValue = ({ minor, currency, approximate }: FoundAmount): ElementValue => ({
  kind: 'money',
  money: { minor, currency },
  ...(approximate === true ? { approximate } : {}),
});

const PRICE =
  /\b(?:paid|cost|price|for|spent|worth|bought|charged|total|pague|costo|precio|gaste|por|compre|cobr\w+|valia)\b|花了?|付了?|价|买|总共|一共|扣|收了?/u;
/** Whether the words before an amount say that it was paid or charged. */
export const isPaid = (low: string, { start }: Place): boolean =>
  PRICE.test(low.slice(Math.max(0, start - 20), start));
/** What the other side asks for on top, and by how much too much was taken: neither is what was paid, where that is told. */
const MORE =
  /\b(?:another|an? (?:extra|additional|further)|otros|otras)\s$|(?:再|还要|另外|补|加)(?:我)?(?:再)?(?:付|交|缴|给|花|收)\s?$/u;
const TOO_MUCH = /\b(?:overcharged (?:me|us)(?: by)?|too much by|de mas)\s$|多(?:收|扣|算|付)了?(?:我)?\s?$/u;
const isMore = (low: string, { start }: Place): boolean =>
  MORE.test(low.slice(Math.max(0, start - 16), start));
const isTooMuch = (low: string, { start }: Place): boolean =>
  TOO_MUCH.test(low.slice(Math.max(0, start - 18), start));

/** Wishes that are the whole amount unless another was told. */
const WHOLE = new Set(['refund', 'cancel', 'replacement', 'repair']);

/** What was paid, and what is wanted: an amount behind the wish, in the same sentence. */
export const moneyIn = (
  amounts: readonly Amount[],
  wish: Wish | null,
  { plain, kind }: Told,
): readonly FoundElement[] => {
  const wished =
    wish === null ? undefined : amounts.find(({ start, end }) => start >= wish.from && end <= wish.end);
  const right =
    amounts.length < 2 || (kind !== undefined && kind !== 'wrongCharge')
      ? undefined
      : amounts.find((amount) => amount !== wished && isCorrect(plain.low, amount));
  const stated = amounts.filter((amount) => amount !== wished && amount !== right);
  const past = stated.filter((amount) => !isMore(plain.low, amount) && !isTooMuch(plain.low, amount));
  const told = past.length > 0 ? past : stated;
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
