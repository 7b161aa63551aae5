import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';
import type { Plain } from '../plain.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import { HAN_GOODS, KIND_GOODS, LATIN_GOODS } from './goods.ts';
import type { Place } from './sentence.ts';

const ENGLISH_VERB =
  '(?:bought|bougth|bougt|purchased|ordered|orderd|rented|booked|hired|signed up for|subscribed to|paid for|(?:sold|sent|delivered) (?:me|us)|got)(?: (?:me|us|myself|online))?';
const SPANISH_VERB =
  '(?:compre|compramos|pedi|pedimos|ordene|adquiri|alquile|rente|reserve|contrate|contratamos|encargue|pague por|me (?:vendieron|vendio|mandaron|enviaron))(?: (?:me|en linea|online))?';
const ARTICLE = '(?:(?:an?|the|my|our|some|this|una?|el|la|los|las|unos|unas|mi|mis|su) )?';
/** Neither "a" of "pedí a Electro Luna" is an article. */
const SPANISH_ARTICLE = '(?:(?:una?|el|la|los|las|unos|unas|mi|mis|su|este|esta) )?';
/** What a thing is said to be before it is named. */
const STATE =
  '(?:(?:(?:brand )?new|used|second[- ]hand|broken|defective|faulty|damaged|fake|cheap|expensive|nuev[oa]|usad[oa]) )*';
/** Words before which a thing's name ends. */
const END =
  '(?:from|at|for|on|in|and|but|that|which|who|online|last|yesterday|today|by|with|it|to|about|around|when|because|after|before|so|then|via|through|off|over|as|is|was|were|has|have|had|never|came|arrived|broke|now|my|our|mi|stopped|two|three|months?|weeks?|days?|years?|ago|en|por|el|y|pero|que|a|al|con|hace|ayer|hoy|anteayer|antier|para|cuando|porque|desde|no|se|me|lo|la semana|le|llego|llegaron|nunca|dejo|ya|este|hasta|usd|eur|dollars|euros|pesos)';
const NOT_A_THING =
  /^(?:i|we|you|they|he|she|out|up|right|the|it|one|ones|something|this|that|them|these|those|things?|stuff|item|items|product|order|everything|a lot|lot|me|online|home|back|from|at|algo|esto|eso|cosas|cosa|producto|articulo|todo|uno|una|no|nothing|anything|adelantado|adelanto|internet|transferencia|error|completo|noche|persona|mes|it|them|that|everything|advance|charged|hit|hurt|rid|scammed|ripped|sick|an? email|email|told|\d+|(?:the|i|we|you|they) .*|(?:my|mi) (?:money|dinero))$/u;
const NAMED = `((?!${END}\\b)[\\p{L}\\d][\\p{L}\\d'-]*(?: (?:(?:de|of) (?=(?:\\p{L}+)))?(?!${END}\\b)[\\p{L}\\d][\\p{L}\\d'-]*){0,3})`;
const BOUGHT: readonly RegExp[] = [
  new RegExp(`\\b${ENGLISH_VERB} ${ARTICLE}${STATE}${NAMED}`, 'gu'),
  new RegExp(
    `\\bpaid (?:about |around )?[$€£]?\\d[\\d.,]*(?: (?:dollars|bucks|usd|euros|pounds))? for ${ARTICLE}${STATE}${NAMED}`,
    'gu',
  ),
  new RegExp(
    `\\bpague (?:unos |como )?[$€]?\\d[\\d.,]*(?: (?:euros|dolares|pesos|usd|€))? por ${SPANISH_ARTICLE}${STATE}${NAMED}`,
    'gu',
  ),
  new RegExp(`\\b${SPANISH_VERB} ${SPANISH_ARTICLE}${STATE}${NAMED}`, 'gu'),
];
/** 找了好宅裝潢來裝修浴室: the work that was to be done. */
const HAN_WORK =
  /(?:请|找|雇|委托)[^，。]{1,14}(?:来|帮(?:我们?|忙)?|队|公司|团队|师傅)((?:刷|贴|铺|画|装修|装潢|安装|清洁|打扫|搬|修|做|拍|设计|布置|粉刷|油漆)[\p{Script=Han}]{0,6}?)(?=，|。|,|的|$|[\d一二三四五六七八九十]+[月号])/dgu;
/** "La nevera que pedí", "the boots I ordered": the thing stands before who got it. */
const THAT_GOT =
  /(?<![a-z])(?:the|my|our|el|la|los|las|mi|mis|un|una|unos|unas) ((?:[a-z'-]+ ){0,2}?[a-z'-]+) (?:(?:that |which )?(?:i|we) (?:bought|ordered|orderd|booked|rented|got|paid for|purchased)|que (?:me |nos )?(?:compre|compramos|pedi|pedimos|encargue|ordene|reserve|alquile|contrate|vendieron|mandaron|enviaron))(?![a-z])/dgu;
/** "Contraté a Reformas Díaz para pintar la casa", "hired X to paint the fence": the work that was to be done. */
const WORK =
  /\b(?:hired|contrat(?:e|amos) a|llam(?:e|amos) a)\b[^.!?,]{2,40}? (?:to|para) ((?:(?!on|in|at|by|for|el \d|en|y|and|but|pero|que)[a-z]+)(?: (?!(?:on|in|at|by|for|en|y|and|but|pero|que|el \d+|last|hace)\b)[a-z]+){0,3})/dgu;
/** Named with "my" or "the" before it; a telephone by which one calls is not in dispute. */
const GOODS = new RegExp(
  `(?<!(?:by|over|on|up|via|por) )(?<![a-z])(?:my \\w+'s|my|his|her|the|a|an|this|our|new|broken|used|pair of|mi|mis|el|la|los|las|un|una|unos|unas|nuestr[oa]) (${LATIN_GOODS})(?![a-z\\d]| (?:number|call|company|bill|no\\b)|[:+#(])`,
  'u',
);
/** "Fridge from Acme came broken", "La nevera llegó rota": the thing that a telling begins with. */
const FIRST = new RegExp(
  `^(?:hi|hello|hola)?[,. !]*${ARTICLE}((?:(?!(?:my|the|a|an|yes|no|our|this|hai|hi|and|on|by|compre|pedi|ordene|bought|ordered|i|we|un|una|de)\\b)[a-z]+ ){0,2}(?:${LATIN_GOODS})) (?!number|no\\b)`,
  'u',
);

const MEASURE = '[台个件双支张只部把本条辆间套份盒瓶组对架款颗床箱包]';
const HAN_BOUGHT = new RegExp(
  `(?:买|购买|订购|购入|团购|网购|订|(?<!出)租|报名|下单)(?!位|单(?:编号|号)|金|房(?!间))(?:了|到|过|的是)?(?:(?:[一二两三四五六七八九十\\d]+|这|那)?${MEASURE})?(?:全新的?|二手的?|新的?)?([\\p{Script=Han}a-z\\d ]{1,12}?)(?=[，。,.、！!；;]|$|花|但|结果|用了|送|到货|才|就|，|后|却|价|总共|一共|要|没|都|给|时|来|\\d|的时候|因|当|坏|不|有|竟|一直|突然)`,
  'dgu',
);
const HAN_WHICH = new RegExp(
  `(?:买|订|购|租|下单|网购)的(${HAN_GOODS}|[\\p{Script=Han}a-z\\d]{2,8}?)(?=坏|就|不|没|，|送|用|有|突然|到|。|一|是|出|才|竟|$)`,
  'dgu',
);
const HAN_THING = new RegExp(HAN_GOODS, 'u');
const NOT_HAN_THING =
  /^(?:的.*|了|的|过|到|东西|商品|产品|货|单|它|这个|那个|一个|给|不|没|房|完|回来?|后|时|之后|以后|之前|卖|家|方|错|贵|便宜|好|新|钱|保险|单编号|.*(?:我|他|店家|元|块|客服|编号|号码|日期|的是|要求|东西).*)$/u;

/** The thing or service in dispute, as the person named it; null where none is clear. */
export const itemIn = (
  { low, cased }: Plain,
  taken: readonly Place[],
  kind: ClaimTypeId | undefined,
): Place | null => {
  const han = /\p{Script=Han}/u.test(low);
  return (
    (kind === 'propertyDamage' || (kind === 'travelDisruption' && !han) ? ofKind(low, kind, taken) : null) ??
    behind(low, WORK, NOT_A_THING, taken) ??
    behind(low, THAT_GOT, NOT_A_THING, taken) ??
    bought(low, cased, taken) ??
    (han
      ? (behind(low, HAN_WORK, NOT_HAN_THING, taken) ??
        behind(low, HAN_WHICH, NOT_HAN_THING, taken) ??
        behind(low, HAN_BOUGHT, NOT_HAN_THING, taken))
      : null) ??
    (kind === 'travelDisruption' ? ofKind(low, kind, taken) : null) ??
    first(low) ??
    known(low, GOODS) ??
    (han ? known(low, HAN_THING) : null) ??
    (kind === undefined ? null : ofKind(low, kind, taken))
  );
};

const bought = (low: string, cased: string, taken: readonly Place[]): Place | null => {
  for (const pattern of mayMatch(BOUGHT, low))
    for (const { 0: found, 1: name = '', index } of low.matchAll(pattern)) {
      const end = index + found.length;
      const place = beforeMaker(cased, { start: end - name.length, end });
      if (place !== null && isThing(low, place, NOT_A_THING, taken)) return place;
    }
  return null;
};

const NOTHING = /^$/u;
const KIND_THINGS = new Map(
  Object.entries(KIND_GOODS).map(([kind, { latin, han }]) => [
    kind,
    {
      latin: new RegExp(
        `(?<![a-z])(?:my|the|our|a|an|this|for|mi|mis|nuestr[oa]s?|el|la|los|las|un|una) (${latin})(?![a-z])`,
        'dgu',
      ),
      han: new RegExp(`(${han})`, 'dgu'),
    },
  ]),
);
/** What is spoken of in this kind of dispute, where nothing was said to be bought. */
const ofKind = (low: string, kind: ClaimTypeId, taken: readonly Place[]): Place | null => {
  const things = KIND_THINGS.get(kind);
  if (things === undefined) return null;
  const han = /\p{Script=Han}/u.test(low);
  return behind(low, things.latin, NOTHING, taken) ?? (han ? behind(low, things.han, NOTHING, taken) : null);
};

const isThing = (low: string, { start, end }: Place, not: RegExp, taken: readonly Place[]): boolean =>
  end > start &&
  !not.test(low.slice(start, end)) &&
  !taken.some((each) => start < each.end && end > each.start);

/** The first group of the first match that names a thing; the pattern has the flags `g` and `d`. */
const behind = (low: string, pattern: RegExp, not: RegExp, taken: readonly Place[]): Place | null => {
  for (const { 1: raw = '', indices } of low.matchAll(pattern)) {
    const [from = 0] = indices?.[1] ?? [];
    const start = from + raw.length - raw.trimStart().length;
    const place = { start, end: start + raw.trim().length };
    if (isThing(low, place, not, taken)) return place;
  }
  return null;
};

/** "Un celular de Tienda Sol": who sold it is no part of the thing. "We hired Bright Roofing" names nobody's thing. */
const beforeMaker = (cased: string, { start, end }: Place): Place | null => {
  const name = cased.slice(start, end);
  const maker = / de(?: la| el|l)? (?=\p{Lu})/u.exec(name);
  if (maker !== null) return { start, end: start + maker.index };
  const isHired = /\b(?:hired|contrate|contratamos)(?: a)? $/iu.test(
    cased
      .slice(Math.max(0, start - 16), start)
      .normalize('NFD')
      .replace(/\p{Mn}/gu, ''),
  );
  return isHired && /^\p{Lu}[\p{L}'&-]*(?: \p{Lu}[\p{L}'&-]*)+$/u.test(name) ? null : { start, end };
};

const first = (low: string): Place | null => {
  const name = FIRST.exec(low)?.[1];
  if (name === undefined) return null;
  const start = low.indexOf(name);
  return { start, end: start + name.length };
};

const known = (low: string, goods: RegExp): Place | null => {
  const match = goods.exec(low);
  if (match === null) return null;
  const end = match.index + match[0].length;
  return { start: end - (match[1] ?? match[0]).length, end };
};
