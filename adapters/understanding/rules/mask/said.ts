import type { Place } from '../element/sentence.ts';
import { mayMatch } from '../prefilter/prefilter.ts';

/** What may stand between the word and its number: "is", 是, a colon, "number". */
const IS =
  "(?:[ :#=.,'\"-]|\\b(?:numbers?|no|num|numero|nr|nbr|id|code|codigo|is|are|was|its|it's|it|es|era|son|de|del|mi|my|the|of|and|al|to|on|at|si|here|last|four|digits|ends|ending|in|ultimos|cuatro|digitos|card|tarjeta|account)\\b|n[º°]|号码?|字号|编号|是|为|卡|：){0,8}?";

/** Words that name a secret, and what its value looks like behind them; the first group is the value. */
const SAID: readonly RegExp[] = [
  // A card that was mistyped is a card all the same where it is called one.
  `(?:\\bcards?|\\bvisa|\\bmastercard|\\bamex|\\btarjetas?|卡号|信用卡|银行卡|金融卡)${IS}(\\d(?:[ -]{0,2}\\d){12,18})(?!\\d)`,
  `(?:\\bcvv2?|\\bcvc2?|\\bcsc|\\bcid|security code|codigo de seguridad|安全码|检查码|末三码|背面三码|后三码)${IS}(\\d{3,4})(?!\\d)`,
  `(?:\\botp|verification code|one[- ]time (?:code|password|pin)|codigo de (?:verificacion|un solo uso)|验证码|动态码)${IS}(\\d{4,8})(?!\\d)`,
  `(?:\\bssn|\\bsocial security|\\bseguro social|\\bnss|社会安全|社安)${IS}(\\d{9}|\\d{11}|\\d{3}[ .-]?\\d{2}[ .-]?\\d{4}|\\d{4})(?!\\d)`,
  `(?:\\bpin|\\bnip|\\bclave|密码)${IS}(\\d{4,8})(?!\\d)`,
  `(?:\\b(?:passport|pasaporte)|护照)${IS}([a-z]{0,3}\\d{6,9}[a-z]?)(?![a-z\\d])`,
  `(?:\\bdni|\\bnie|\\bnif|\\bcurp|\\brfc|身分证|身份证|居留证|\\bid card|\\bnational id)${IS}([a-z]{0,4}-?\\d[a-z\\d.() -]{5,18}[a-z\\d)])(?![a-z\\d])`,
  `(?:\\biban)${IS}([a-z]{2}\\d{2}[ -]?[a-z\\d](?:[ -]?[a-z\\d]){9,28})(?![a-z\\d])`,
  `(?:\\b(?:bank|checking|savings|routing|aba|sort code|clabe|cuenta (?:bancaria|de ahorros?|de cheques|corriente))|银行[账帐][号户]|汇款[账帐][号户])${IS}(\\d(?:[ -]?\\d){5,19})(?!\\d)`,
].map((source) => new RegExp(source, 'gu'));

/** A password is a word like any other: it is one where a sign or the end of the sentence says so. */
const PASSWORD =
  /(?:\b(?:password|passcode|contrasena|clave)|密码)(?: ?(?:[:=]|\b(?:is|was|es|era)\b|是|为)){1,2} ?["'「“]?([^\s"'」”，。,]{3,40})(?=["'」”，。,.!]|\s*$|\s+(?:and|y|pero|but)\b)/gu;
const NO_PASSWORD =
  /^(?:wrong|stolen|correct|incorrect|lost|safe|secure|invalid|expired|changed|hacked|the|not|weak|fine|reset|robada|incorrecta|correcta|erronea|segura|vencida|cambiada|什么|错的?|对的?)[.!]?$/u;

/** Secrets that the text itself calls by their name. */
export const secretsIn = (low: string): readonly Place[] => [
  ...mayMatch(SAID, low).flatMap((pattern) => valuesOf(low, pattern)),
  ...valuesOf(low, PASSWORD).filter(({ start, end }) => !NO_PASSWORD.test(low.slice(start, end))),
];

/** The places of the first group, which every match ends with or shortly before its end. */
const valuesOf = (low: string, pattern: RegExp): readonly Place[] =>
  [...low.matchAll(pattern)].flatMap(({ 0: found, 1: value = '', index }) => {
    const start = index + found.lastIndexOf(value);
    return value === '' ? [] : [{ start, end: start + value.length }];
  });

const MONTH_YEAR = '((?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\\d)(?![\\d/-])';
const EXPIRY = new RegExp(
  `(?:\\bexp(?:ires?|iry|iration)?|\\bvalid (?:thru|until|to)|\\bvence|\\bvencimiento|\\bcaduca|\\bcaducidad|有效期限?|有效日期|到期日?)(?:[ :.,]|\\b(?:date|is|on|el|en|es)\\b|是|为|至|到){0,4}${MONTH_YEAR}`,
  'gu',
);
const BEHIND = new RegExp(`^[ ,;|/.-]{1,4}${MONTH_YEAR}(?:[ ,;|/-]{1,4}(\\d{3,4})(?![\\d.,/-]))?`, 'u');

/** Expiry and check number that stand right behind a card, and an expiry that is called so in a text with a card. */
export const besideCard = (low: string, card: Place): readonly Place[] => {
  const behind = BEHIND.exec(low.slice(card.end, card.end + 40));
  const next = behind === null ? [] : [{ start: card.end, end: card.end + behind[0].length }];
  return [
    ...next.map(({ start, end }) => ({ start: start + leading(low, start), end })),
    ...valuesOf(low, EXPIRY),
  ];
};

const leading = (low: string, at: number): number => /^\D*/u.exec(low.slice(at, at + 8))?.[0].length ?? 0;
