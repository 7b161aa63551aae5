import type { Plain } from '../plain.ts';
import type { Candidate } from './candidate.ts';
import { bareCurrency } from './currency.ts';
import {
  type Amount,
  amountOf,
  edges,
  isAbout,
  isNegative,
  type MoneyContext,
  startsFree,
} from './signed.ts';

/** Where a text was found to say something else; a bare number in there is no amount. */
export type Taken = readonly { readonly start: number; readonly end: number }[];

/**
 * Numbers without a currency that are amounts all the same: behind "paid" or 花了, or anywhere in a short answer where
 * an amount was asked for.
 */
export const bareAmounts = (
  text: string,
  plain: Plain,
  context: MoneyContext,
  numbers: readonly Candidate[],
  { signed, dates }: { readonly signed: Taken; readonly dates: Taken },
  asked: 'money' | 'correction' | null,
): readonly Amount[] => {
  const taken = [...signed, ...dates];
  const left = numbers.filter(
    ({ start, end }) => !taken.some((each) => start < each.end && end > each.start),
  );
  const free = left.filter((each) => standsAlone(plain.low, each));
  const paid = free.filter(
    ({ start, end }) =>
      isPaid(plain.low, start) ||
      isRegular(plain.low, end) ||
      isBack(plain.low, start, end) ||
      isTaken(plain.low, start, end),
  );
  // "310 euros instead of 210": beside another amount the one that it should have been needs no currency.
  const near = [...signed, ...paid];
  const spoken = free.filter(
    (each) => paid.includes(each) || (isInstead(plain.low, each.start) && near.length > 0),
  );
  const open =
    asked === 'money' || (asked === 'correction' && left.length === 1 && !OTHER_NUMBER.test(plain.low));
  const chosen = spoken.length > 0 || !open ? spoken : free;
  const currency = bareCurrency(context.locale, context.currency);
  return chosen.flatMap((candidate) => {
    const alone =
      spoken.length > 0 || (chosen.length === 1 && (asked === 'money' || !isYear(candidate.value)));
    return amountOf(text, plain, {
      candidate,
      ...edges(candidate),
      currency: alone ? currency : { ...currency, certain: false },
      approximate: isAbout(plain.low, candidate.start, candidate.end),
    });
  });
};

/** What else may be put right with a number. */
const OTHER_NUMBER =
  /\b(?:pin|code|password|number|phone|zip|card|address|clave|numero|codigo|tarjeta|direccion)\b|密码|号码|编号|地址|卡号/u;

/** In "sorry, 2013" a year may be put right as well as a price. */
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1_900 && value < 2_100;

/** Words behind which a number is money; the number follows within a few words. */
const PAID =
  /(?:\b(?:paid|pay|costs?|spent|worth|charged(?: me| us)?|billed(?: me| us)?|price(?: was| is| of)?:?|total(?: of| was| is)?:?|owes? (?:me|us)|deposit of|refund of|offer(?:ed)?(?: me| of)?|amount (?:is|was|of)|bill (?:was|of)|pague|pagamos|pago|costo|cuesta|gaste|vale|valia|cobraron|cobro|precio(?: de| es| fue| era)?:?|deben|ofrecen|ofrezco|importe (?:de|es)|monto (?:de|es)|debitaron)\s(?:me |us |them |him |her |les |about |around |over |only |like |unos |unas |casi |como |de |a total of |is |was )?|(?:花了?|付了?|付的|花费|价格是?|价钱是?|总共|一共|共|合计|总价|估价|报价|费用?|首付|月供|押金|订金|定金|尾款|退我?|赔偿?我?|要求|收了?我?|扣了?我?|转了?|汇了?|刷了|金额是?|多付了?)(?:大约|大概|差不多|约|快)?)$/u;
const BOUGHT_FOR = /(?:bought|ordered|purchased|sold|compr|vend)[^.!?\n]{1,50}\s(?:for|por|a)\s$/u;
/** What a workshop asks, and money that is wanted back: the number stands behind these. */
const ASKED =
  /\b(?:shop|garage|mechanic|dentist|doctor|hospital|plumber|contractor|repair|estimate|quote|bill|invoice|ticket)\b(?: \w+)? (?:wants?|is asking(?: for)?|asks?(?: for)?|asked(?: for)?|quoted(?: me)?|says?|said|charges|comes? to|came to)\s$|\b(?:taller|mecanico|dentista|hospital|fontanero|presupuesto)\b(?: \w+)? (?:(?:me |nos )?(?:pide|piden|cobra|cobran)|es de|sale en)\s$|(?:refund|give|return|pay)(?: me)?(?: back)? (?:the|my|those|that)\s$|\b(?:devuelv|devolv|regres|reembols|reintegr)\w+ (?:los|las|mis|esos|al menos|unos)\s$|(?:修(?:车|理)?厂|师傅|维修|修车|修理?费?|医药费|医院|机票|票价|学费)(?:说|开价)?(?:还)?(?:要|是|得|共)\s?$|[要开]价\s?$|(?:一个?月|每个?月|每期|月费|年费|会费)\s?$|(?:拿回|要回|还我|退还?)(?:那|这|我的)?\s?$|把(?:那|这|我的)?\s?$/u;
const isPaid = (low: string, start: number): boolean =>
  PAID.test(low.slice(Math.max(0, start - 28), start)) ||
  ASKED.test(low.slice(Math.max(0, start - 48), start)) ||
  BOUGHT_FOR.test(low.slice(Math.max(0, start - 64), start));
/** "They took 89.99": with cents it is money; "took 12" may be anything. */
const isTaken = (low: string, start: number, end: number): boolean =>
  /[.,]\d\d$/u.test(low.slice(start, end)) &&
  /\b(?:took|taken|take|taking|debited|withdrew|out) $/u.test(low.slice(Math.max(0, start - 10), start));
/** "My 180 back", "the 200 difference". */
const isBack = (low: string, start: number, end: number): boolean =>
  /\b(?:my|the|those|that)\s$/u.test(low.slice(Math.max(0, start - 8), start)) &&
  /^ (?:back|difference|refunded)\b/u.test(low.slice(end, end + 12));
/** "14.99 every month", "12,99 cada mes": what comes again and again is paid. */
const REGULAR =
  /^\s?(?:(?:every|each|a|per) (?:month|year|week|time)|monthly|(?:cada|al|por) (?:mes|ano|semana|vez)|mensual(?:es)?)(?![a-z])/u;
const isRegular = (low: string, end: number): boolean => REGULAR.test(low.slice(end, end + 16));
const INSTEAD =
  /(?:instead of|rather than|en (?:vez|lugar) de(?: los)?|应该(?:是|收)?|而不是|却(?:被)?收了?)\s?$/u;
const isInstead = (low: string, start: number): boolean =>
  INSTEAD.test(low.slice(Math.max(0, start - 18), start));

/** What may follow a number that counts nothing else. */
export const NEXT =
  /^(?:$|\s*[,.;:!?)，。；：！？、）\n](?!\d)|\s*(?:\p{Extended_Pictographic}|左右|上下|多|吧|买|给|啊|呢|了|的|，| (?![余多几万亿点分半十百千零〇一二三四五六七八九])(?=\p{Script=Han})|还我|却|退|差额|重做|收了)|\s(?:for|on|to|back|in|total|and|but|plus|at|by|with|via|from|please|or|is|was|would|max|por|para|y|pero|mas|en|con|el|a|al|hace|de|desde|gracias|not|every|each|per|monthly|cada|al|mensual|difference|back|refunded|instead|twice|once|dos veces|tres veces|thanks|[$€£¥-])(?![a-z]))/u;

export const NEXT_LENGTH = 12;

/** A number that counts nothing else: no unit, code, time, ratio or name belongs to it. */
const standsAlone = (low: string, { start, end, kind }: Candidate): boolean => {
  if (
    !startsFree(low, start) ||
    isNegative(low, start) ||
    /点 ?$/u.test(low.slice(Math.max(0, start - 2), start))
  )
    return false;
  const text = low.slice(start, end);
  if (kind === 'han' && text.length < 2 && !/\d/u.test(text)) return false;
  if (
    kind === 'words' &&
    !text.includes(' ') &&
    ['one', 'un', 'una', 'uno', 'half', 'medio', 'media'].includes(text)
  )
    return false;
  return NEXT.test(low.slice(end, end + NEXT_LENGTH));
};
