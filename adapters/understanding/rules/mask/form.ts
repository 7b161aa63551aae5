import type { Place } from '../element/sentence.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import {
  ibanLength,
  isCard,
  isHongKongId,
  isIban,
  isMainlandId,
  isSpanishId,
  isTaiwanId,
} from './check-digit.ts';

/** Whatever stands between the digits of one number. */
const GAPS = /[ .()-]/gu;
const bare = (found: string): string => found.replace(GAPS, '');

const RUN = /(?<![\da-z-])\d(?:[ .-]{0,2}\d){12,}(?!\d)/gu;

/**
 * Card numbers: groups of digits that are a card's when put together, whatever number stands before or behind. Where
 * `isReference` says that the number is called an order's or the like, only one that is written in spaced groups.
 */
export const cardsIn = (low: string, isReference: (at: number) => boolean): readonly Place[] =>
  [...low.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (!run.includes(' ') && isReference(index)) return [];
    const groups = [...run.matchAll(/\d+/gu)].map((group) => ({
      start: index + group.index,
      end: index + group.index + group[0].length,
    }));
    return cardsAmong(low, groups);
  });

/** Sixteen digits in fours, or 4-6-5, are written for cards alone: with one digit mistyped the rest still gives it away. */
const SHAPE =
  /(?<![\d-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{16}|3[47]\d{2}([ -])\d{6}\2\d{5})(?![\d-]| \d{4}| \d\d(?!\d))/gu;
/** Numbers in the shape of a card, whatever their check digit. */
export const cardShapesIn = (low: string): readonly Place[] =>
  [...low.matchAll(SHAPE)]
    .filter(({ index }) => !/[a-z]/u.test(low.charAt(index - 1)))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** A card has at most 19 digits: no more groups than these belong to one. */
const GROUPS = 19;

const cardsAmong = (low: string, groups: readonly Place[]): readonly Place[] => {
  const found: Place[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastOfCard(low, groups, first);
    if (last === -1) continue;
    found.push({ start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
    first = last;
  }
  return found;
};

const lastOfCard = (low: string, groups: readonly Place[], first: number): number => {
  let digits = '';
  let best = -1;
  for (const [offset, { start, end }] of groups.slice(first, first + GROUPS).entries()) {
    digits += low.slice(start, end);
    if (digits.length > 19) break;
    if (isCard(digits)) best = first + offset;
  }
  return best;
};

const ACCOUNT = /(?<![a-z\d])([a-z]{2})\d{2}(?=[ -]?[a-z\d]{2})/gu;

/** International account numbers (ISO 13616) of the country's length whose check digits are right. */
export const accountsIn = (low: string): readonly Place[] =>
  [...low.matchAll(ACCOUNT)].flatMap(({ index, 1: country = '' }) => {
    const length = ibanLength(country);
    const match = length === 0 ? null : takeExactly(low, index, length);
    return match !== null && isIban(match.account) ? [match] : [];
  });

const takeExactly = (low: string, start: number, length: number): (Place & { account: string }) | null => {
  let account = '';
  let end = start;
  for (; account.length < length && /[a-z\d -]/u.test(low.charAt(end)); end += 1)
    if (/[a-z\d]/u.test(low.charAt(end))) account += low.charAt(end);
  return account.length < length || /[a-z\d]/u.test(low.charAt(end)) ? null : { start, end, account };
};

type Identity = { readonly pattern: RegExp; readonly isOne: (id: string) => boolean };
const always = (): boolean => true;
/** National numbers by their form and check; the CURP, the RFC of a person and the SSN have a form that is clear enough. */
const IDENTITIES: readonly Identity[] = [
  { pattern: /(?<![a-z\d])[a-z][1289]\d{8}(?![a-z\d])/gu, isOne: isTaiwanId },
  {
    pattern: /(?<![a-z\d])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![a-z\d])/gu,
    isOne: isMainlandId,
  },
  {
    pattern: /(?<![a-z\d])(?:\d{1,2}\.\d{3}\.\d{3}|\d{8})[ -]?[a-hj-np-tv-z](?![a-z\d])/gu,
    isOne: isSpanishId,
  },
  { pattern: /(?<![a-z\d])[xyz][ -]?\d{7}[ -]?[a-hj-np-tv-z](?![a-z\d])/gu, isOne: isSpanishId },
  { pattern: /(?<![a-z\d])[a-z]{1,2}\d{6} ?\([\da]\)/gu, isOne: isHongKongId },
  {
    pattern:
      /(?<![a-z\d])[a-z]{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[hmx][a-z]{5}[a-z\d]\d(?![a-z\d])/gu,
    isOne: always,
  },
  {
    pattern:
      /(?<![a-z\d])[a-z]{4}-?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-?(?=[a-z\d]*[a-z])[a-z\d]{3}(?![a-z\d])/gu,
    isOne: always,
  },
  { pattern: /(?<![a-z\d-])\d{3}([ -])\d{2}\1\d{4}(?![\d-]| \d{3})/gu, isOne: always },
];

/** National identity numbers of the countries that Parley speaks to. */
export const identitiesIn = (low: string): readonly Place[] =>
  mayMatch(IDENTITIES, low).flatMap(({ pattern, isOne }) =>
    [...low.matchAll(pattern)]
      .filter(({ 0: found }) => isOne(bare(found)))
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
