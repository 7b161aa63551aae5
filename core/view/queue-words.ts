import type { QueueSummary } from './queue.ts';

/** Stands before each word that a row is found by, and after the last. */
const BETWEEN = '|';
/** Before what no person typed: the kind of a dispute, by which its words in any language find it. */
const KIND = '#';
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

/** The word that all disputes of a kind are found by. */
export const kindWord = (claimType: QueueSummary['claimType']): string =>
  `${KIND}${(claimType ?? 'none').toLowerCase()}`;

/**
 * What a row of the queue is found by: the number of its case, its kind, the other side's name and the amount in minor
 * units, so that what is typed of it fits from the left. Each word is enclosed in `|`.
 */
export const rowWords = ({
  claimantLabel,
  claimType,
  respondentName,
  amount,
}: Pick<QueueSummary, 'claimantLabel' | 'claimType' | 'respondentName' | 'amount'>): string => {
  const words = [
    ...searchWords(claimantLabel),
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
