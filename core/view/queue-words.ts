import { caseNumber, NUMBER_HALF, NUMBER_LETTERS } from '../case/number.ts';
import type { QueueSummary } from './queue.ts';

/** Stands before each word that a row is found by, and after the last. */
const BETWEEN = '|';
/** Before what no person typed: the kind of a dispute, by which its words in any language find it. */
const KIND = '#';
/** Before what people were told as the number of a case before there were numbers (`formerNumber`). */
const FORMER = '=';
/** Written without spaces, so that a word may begin at any letter. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LONGEST = 40;

/**
 * The words of a text as they are compared: lower case, without accents, half-width; a number is one word whatever
 * stands between its digits, and the sign of a currency is left out ("NT$1,200.50" is "120050").
 */
export const searchWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\p{L}{0,4}\p{Sc}/gu, ' ')
    .replace(/(?<=\d)[.,'’\s](?=\d)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST));

/** So many characters of a case's id were its number once: eight in what people were told, six at the desk. */
const FORMER_LONGEST = 8;
const FORMER_SHORTEST = 6;

/**
 * What people were told as a case's number before there were numbers: the beginning of its id, which is the moment when
 * it was opened, so that several may share it. No screen shows it any more, but who wrote it down is found by it: whole,
 * and only as such, because a beginning of it would find every case of a year.
 */
const formerNumber = (caseId: string): string => `${FORMER}${caseId.slice(0, FORMER_LONGEST).toLowerCase()}`;

/**
 * What a typed word may also stand for, `next` being the word after it and `before` the one before: a half of a case's
 * number, which people write with a stroke, a space or nothing between its halves, or a former number.
 */
export const numberWords = (
  word: string,
  around: { readonly before: string | undefined; readonly next: string | undefined },
): readonly string[] => [
  ...joined(word, around.next),
  ...(around.before === undefined ? [] : joined(around.before, word)),
  ...(word.length >= FORMER_SHORTEST && word.length <= FORMER_LONGEST ? [`${FORMER}${word}`] : []),
];

const joined = (first: string, second = ''): readonly string[] =>
  second !== '' && first.length === NUMBER_HALF && second.length <= NUMBER_HALF && isSpelled(first + second)
    ? [first + second]
    : [];

const isSpelled = (typed: string): boolean =>
  [...typed.toUpperCase()].every((character) => NUMBER_LETTERS.includes(character));

/** The word that all disputes of a kind are found by. */
export const kindWord = (claimType: QueueSummary['claimType']): string =>
  `${KIND}${(claimType ?? 'none').toLowerCase()}`;

/**
 * What a row of the queue is found by: the number of its case, its kind, the other side's name and the amount in minor
 * units, so that what is typed of it fits from the left. Each word is enclosed in `|`.
 */
export const rowWords = (
  caseId: string,
  { claimType, respondentName, amount }: Pick<QueueSummary, 'claimType' | 'respondentName' | 'amount'>,
): string => {
  const words = [
    searchWords(caseNumber(caseId)).join(''),
    formerNumber(caseId),
    kindWord(claimType),
    ...searchWords(respondentName ?? '').flatMap(beginnings),
    ...(amount === null ? [] : [String(amount.minor)]),
  ];
  return `${BETWEEN}${[...new Set(words)].join(BETWEEN)}${BETWEEN}`;
};

/** Where a word may begin: at its first letter, or at any where words are not set apart. */
export const beginnings = (word: string): readonly string[] =>
  UNSPACED.test(word) ? [...word].map((_letter, index, letters) => letters.slice(index).join('')) : [word];

/** How the words of a row hold one that begins so. */
export const wordBeginning = (beginning: string): string => `${BETWEEN}${beginning}`;
