import type { Place } from '../element/sentence.ts';

const SEP = '[ .-]';
/** Numbers by the habits of the United States, Mexico, Spain, Taiwan, the mainland and Hong Kong. */
const HABITS: readonly string[] = [
  // With a country code, in any grouping.
  `(?:\\+ ?|00(?=1|34|52|86|852|886))\\d{1,3}(?:${SEP}{0,2}\\(?\\d{1,5}\\)?){2,6}`,
  // A bracketed area: (555) 123-4567, (02)2345-6789, (55) 1234 5678.
  `(?:1${SEP})?\\(0?\\d{2,3}\\) ?${SEP}?\\d{3,4}${SEP}?\\d{3,4}`,
  `(?:1${SEP})?\\d{3}(${SEP})\\d{3}${SEP}\\d{4}`,
  `(?:1${SEP}?)?[2-9]\\d{2}${SEP}?\\d{3}${SEP}?\\d{4}`,
  // Mexico: 55 1234 5678, 55 12 34 56 78; once 044 and 045 before it.
  `(?:04[45] )?\\d{2}[ -]\\d{4}[ -]\\d{4}`,
  `\\d{2}(?:[ -]\\d{2}){4}`,
  // Spain: nine digits that begin with 6 to 9, in threes, or three and twos, or two, three and twos.
  `[6-9]\\d{2}([ .-])\\d{3}\\2\\d{3}`,
  `[6-9]\\d{2}(?:[ .-]\\d{2}){3}`,
  `[89]\\d[ .-]\\d{3}(?:[ .-]\\d{2}){2}`,
  `[67]\\d{8}`,
  // Taiwan: mobile 09, and an area of two to four digits with six to eight behind it.
  `09\\d{2}[ -]?\\d{3}[ -]?\\d{3}`,
  `0[2-8]\\d{0,2}[ -]\\d{3,4}[ -]?\\d{3,4}`,
  // Mainland: mobile 13 to 19, and an area of three or four digits.
  `1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}`,
  `0\\d{2,3}[ -]\\d{4}[ -]?\\d{3,4}`,
  // Hong Kong: four and four.
  `[569]\\d{3}[ -]\\d{4}`,
];
const PHONE = new RegExp(
  `(?<![\\da-z$€£¥#.,/-]|\\d[ :/])(?:${HABITS.join('|')})(?![\\da-z]|[.,/:-]\\d|[ -]\\d{3}| ?(?:dollars|pesos|euros|usd|mxn|eur|ntd|twd|hkd|rmb|cny|元|块|圆|€|\\$))`,
  'gu',
);
/** Called a telephone, seven digits are one. */
const CALLED =
  /(?:\b(?:phone|telephone|tel|tlf|cell|cellphone|mobile|whatsapp|fax|movil|celular|telefono)|\b(?:call|reach|text|ring|phone|contact) (?:me|us|him|her)|\b(?:llam\w+|marqu\w+)|电话|手机|行动|联络方式|联系方式|致电|来电)(?:[ :#.,]|\b(?:numbers?|no|num|numero|is|was|es|at|on|al|a|me|nos|my|mi)\b|号码?|是|为|请?打|：){0,8}((?:\+|\()?\d(?:[ .()-]{0,2}\d){6,14})(?![\d-]|[.,]\d)/gu;

/** Telephone numbers; `isReference` says whether the number at a place is called an order, a policy or the like. */
export const phonesIn = (low: string, isReference: (at: number) => boolean): readonly Place[] => [
  ...[...low.matchAll(CALLED)].map(({ 0: found, 1: number = '', index }) => ({
    start: index + found.length - number.length,
    end: index + found.length,
  })),
  ...[...low.matchAll(PHONE)]
    .filter(({ 0: found, index }) => isLong(found) && !isReference(index) && !isCoded(found, low, index))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
];

/** E.164 allows fifteen digits; under eight nobody could call. */
const isLong = (found: string): boolean => {
  const digits = found.replace(/\D/gu, '').length;
  return digits >= 8 && digits <= 15;
};

const CODE =
  /(?:^|\b(?:policy|poliza|insurance|numbers?|numero|no|is|es|claim) )(?!(?:is|its|at|no|on|to|me|us|al|el|my|mi|or|and|tel|tlf|cel|mob|ph|call|text|cell|fax|num|the|por|nos|es|de|hi|yes|si|ok|use|hey|it)\b)[a-z]{2,4}[ -]$/u;
/** "jeb 763929366": letters that belong to the number make it the number of a policy. */
const isCoded = (found: string, low: string, at: number): boolean =>
  /^\d{9}$/u.test(found) && CODE.test(low.slice(Math.max(0, at - 20), at));
