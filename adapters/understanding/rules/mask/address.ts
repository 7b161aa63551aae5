import type { Place } from '../element/sentence.ts';

const EMAIL =
  /[\p{Script=Latin}\d._%+-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/gu;

const PROVIDER =
  '(?:g-?mail|gmai|gmial|gamil|hotmail|hotmial|yahoo|yohoo|ymail|outlook|icloud|live|msn|aol|proton(?:mail)?|gmx|mail|comcast|verizon|qq|163|126|sina|foxmail|hinet|pchome|netvigator|telefonica|prodigy)';
const END = '(?:com|net|org|edu|gov|es|mx|tw|cn|hk|uk|us|io|me|co|ar|cl|pe)';
const DOT = '(?: ?\\. ?| ?[(\\[]?\\b(?:dot|punto)\\b[)\\]]? ?| ?点 ?)';
const AT = '(?: ?[(\\[](?:at|a|arroba|@)[)\\]] ?| (?:at|arroba) | ?(?:艾特|小老鼠) ?| @ )';
const LOCAL =
  '[a-z\\d][a-z\\d._+-]{0,40}(?:(?: ?(?:点)| (?:dot|punto|underscore|guion bajo|dash|guion)) ?[a-z\\d]{1,30}){0,3}(?: \\d{1,6})?';
/** "ana at gmail dot com", "ana arroba correo punto mx". */
const SAID = new RegExp(
  `(?<![a-z\\d])${LOCAL}${AT}([a-z\\d-]{1,40})(?:${DOT}[a-z]{2,12}){0,1}${DOT}${END}(?![a-z\\d])`,
  'gu',
);
/** Typed without its signs: "alex 45 gmailcom", "anahotmailcom". */
const GLUED = new RegExp(
  `(?<![a-z\\d])(?:[a-z\\d._-]{2,40}?(?: \\d{1,6})? |[a-z\\d._-]{2,40}?)${PROVIDER}(?:[cxv]om|con|net|es|co ?uk)(?:mx|es|tw|cn|hk|ar)?(?![a-z\\d])`,
  'gu',
);
const KNOWN = new RegExp(`^${PROVIDER}$`, 'u');
/** Anybody may sell "at acme dot com"; an address there is one where mail is spoken of, or "at" is no plain word. */
const MAIL =
  /(?:(?<![a-z])(?:e-?)?mail|correo|邮箱|邮件|信箱|\b(?:write|reach|contact|escrib\w+)\b)[^\n]{0,40}$/u;

/** E-mail addresses, as they are typed and as they are spoken. */
export const addressesIn = (low: string): readonly Place[] => [
  ...placesOf(low, EMAIL),
  ...[...low.matchAll(SAID)]
    .filter(
      ({ 0: found, 1: host = '', index }) =>
        KNOWN.test(host) || !found.includes(' at ') || MAIL.test(low.slice(Math.max(0, index - 60), index)),
    )
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  ...placesOf(low, GLUED),
];

const placesOf = (low: string, pattern: RegExp): readonly Place[] =>
  [...low.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
