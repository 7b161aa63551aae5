import type { Plain } from '../plain.ts';
import type { Place } from './sentence.ts';

/** Goods and services that are named by these words, in English, Spanish and Chinese (plain). */
const LATIN_GOODS =
  'fridge|refrigerator|freezer|washing machine|washer|dryer|dishwasher|stove|oven|microwave|air conditioner|heater|vacuum(?: cleaner)?|blender|kettle|toaster|coffee (?:machine|maker)|air fryer|iphone(?: \\d+)?|smart ?phone|cell ?phone|mobile phone|phone|laptop|notebook|computer|monitor|printer|tablet|ipad|keyboard|console|playstation(?: \\d)?|camera|headphones|earphones|earbuds|airpods|speaker|smart ?watch|watch|tv|television|sofa|couch|mattress|bed|table|desk|chairs?|wardrobe|bookshelf|bicycle|e-bike|bike|scooter|stroller|car seat|suitcase|shoes|sneakers|boots|jacket|coat|dress|jeans|shirt|handbag|bag|ring|necklace|glasses|toy|drill|lawn ?mower|grill|nevera|refrigerador|heladera|congelador|lavadora|secadora|lavavajillas|estufa|horno|microondas|aire acondicionado|calentador|aspiradora|licuadora|cafetera|freidora(?: de aire)?|telefono|celular|movil|portatil|computadora|ordenador|impresora|tableta|televisor|television|tele|pantalla|audifonos|auriculares|bocina|altavoz|reloj|sofa|colchon|cama|mesa|escritorio|sillas?|armario|bicicleta|patinete|cochecito|maleta|zapatos|zapatillas|tenis|botas|chaqueta|abrigo|vestido|pantalones|bolso|anillo|gafas|lentes|juguete|taladro';
const HAN_GOODS =
  '电冰箱|冰箱|洗衣机|烘衣机|干衣机|洗碗机|烤箱|微波炉|冷气机?|空调|暖气机?|吸尘器|扫地机器?人?|除湿机|空气清净机|电风扇|风扇|热水器|电锅|电饭锅|咖啡机|气炸锅|手机|智能手机|iphone ?\\d*|笔电|笔记本电脑|电脑|计算机|屏幕|萤幕|显示器|打印机|印表机|平板(?:电脑)?|ipad|键盘|游戏机|相机|耳机|音响|音箱|手表|电视机?|沙发|床垫|床|餐桌|桌子|书桌|椅子|衣柜|书柜|柜子|脚踏车|自行车|电动车|机车|婴儿车|行李箱|鞋子?|球鞋|外套|衣服|洋装|裙子|裤子|包包|皮包|戒指|项链|眼镜|玩具|电钻|净水器|马桶|窗帘|门票|机票|课程|保健品|面膜|化妆品';

const VERB =
  '(?:bought|purchased|ordered|rented|booked|hired|signed up for|subscribed to|paid for|compre|compramos|pedi|pedimos|ordene|adquiri|alquile|rente|reserve|contrate|contratamos|encargue|pague por)(?: (?:me|us|myself|online|en linea))?';
const ARTICLE = '(?:(?:an?|the|my|our|some|this|una?|el|la|los|las|unos|unas|mi|mis|su) )?';
/** Words before which a thing's name ends. */
const END =
  '(?:from|at|for|on|in|and|but|that|which|who|online|last|yesterday|today|by|with|it|to|about|around|when|because|after|before|so|then|via|through|off|over|as|is|was|were|has|have|had|never|came|arrived|broke|now|my|our|mi|stopped|two|three|months?|weeks?|days?|years?|ago|en|por|el|y|pero|que|a|al|con|hace|ayer|hoy|anteayer|antier|para|cuando|porque|desde|no|se|me|lo|la semana|le|llego|llegaron|nunca|dejo|ya|este|hasta|usd|eur|dollars|euros|pesos)';
const NOT_A_THING =
  /^(?:i|we|you|they|he|she|out|up|right|the|it|one|ones|something|this|that|them|these|those|things?|stuff|item|items|product|order|everything|a lot|lot|me|online|home|back|from|at|algo|esto|eso|cosas|cosa|producto|articulo|todo|uno|una|no|nothing|anything|charged|hit|hurt|rid|scammed|ripped|sick|an? email|email|told|\d+|(?:the|i|we|you|they) .*|(?:my|mi) (?:money|dinero))$/u;
const BOUGHT = new RegExp(
  `\\b${VERB} ${ARTICLE}((?!${END}\\b)[\\p{L}\\d][\\p{L}\\d'-]*(?: (?:(?:de|of) (?=(?:\\p{L}+)))?(?!${END}\\b)[\\p{L}\\d][\\p{L}\\d'-]*){0,3})`,
  'gu',
);
/** Named with "my" or "the" before it; a telephone by which one calls is not in dispute. */
const GOODS = new RegExp(
  `(?<!(?:by|over|on|up|via|por) )(?<![a-z])(?:my|the|a|an|this|our|new|mi|el|la|un|una|nuestr[oa]) (${LATIN_GOODS})(?![a-z\\d]| (?:number|call|company|bill|no\\b)|[:+#(])`,
  'u',
);
/** "Fridge from Acme came broken", "La nevera llegó rota": the thing that a telling begins with. */
const FIRST = new RegExp(
  `^(?:hi|hello|hola)?[,. !]*${ARTICLE}((?:(?!(?:my|the|a|an|yes|no|our|this|hai|hi|and|on|by|compre|pedi|ordene|bought|ordered|i|we|un|una|de)\\b)[a-z]+ ){0,2}(?:${LATIN_GOODS})) (?!number|no\\b)`,
  'u',
);

const MEASURE = '[台个件双支张只部把本条辆间套份盒瓶组对架款颗床箱包]';
const HAN_BOUGHT = new RegExp(
  `(?:买|购买|订购|购入|团购|网购|订|(?<!出)租|报名|下单)(?:了|到|过|的是)?(?:(?:[一二两三四五六七八九十\\d]+|这|那)?${MEASURE})?(?:全新的?|二手的?|新的?)?([\\p{Script=Han}a-z\\d ]{1,12}?)(?=[，。,.、！!；;]|$|花|但|结果|用了|送|到货|才|就|，|后|却|价|总共|一共|要|没|都|给|时|来|\\d|的时候|因|当|坏|不|有|竟|一直|突然)`,
  'gu',
);
const HAN_WHICH = new RegExp(
  `(?:买|订|购|租|下单|网购)的(${HAN_GOODS}|[\\p{Script=Han}a-z\\d]{2,8}?)(?=坏|就|不|没|，|送|用|有|突然|到|。|一|是|出|才|竟|$)`,
  'gu',
);
const HAN_THING = new RegExp(HAN_GOODS, 'u');
const NOT_HAN_THING =
  /^(?:的.*|了|的|过|到|东西|商品|产品|货|单|它|这个|那个|一个|给|不|没|房|完|回来?|后|时|之后|以后|之前|卖|家|方|错|贵|便宜|好|新|钱|保险|单编号|.*(?:我|他|店家|元|块|客服|编号|号码|日期|的是|要求|东西).*)$/u;

/** The thing or service in dispute, as the person named it; null where none is clear. */
export const itemIn = ({ low, cased }: Plain, taken: readonly Place[]): Place | null => {
  const han = /\p{Script=Han}/u.test(low);
  return (
    bought(low, cased, taken) ??
    (han
      ? (behind(low, HAN_WHICH, NOT_HAN_THING, taken) ?? behind(low, HAN_BOUGHT, NOT_HAN_THING, taken))
      : null) ??
    first(low) ??
    known(low, GOODS) ??
    (han ? known(low, HAN_THING) : null)
  );
};

const bought = (low: string, cased: string, taken: readonly Place[]): Place | null => {
  for (const { 0: found, 1: name = '', index } of low.matchAll(BOUGHT)) {
    const end = index + found.length;
    const place = beforeMaker(cased, { start: end - name.length, end });
    if (place !== null && isThing(low, place, NOT_A_THING, taken)) return place;
  }
  return null;
};

const isThing = (low: string, { start, end }: Place, not: RegExp, taken: readonly Place[]): boolean =>
  end > start &&
  !not.test(low.slice(start, end)) &&
  !taken.some((each) => start < each.end && end > each.start);

const behind = (low: string, pattern: RegExp, not: RegExp, taken: readonly Place[]): Place | null => {
  for (const match of low.matchAll(pattern)) {
    const raw = match[1] ?? '';
    const start = match.index + match[0].length - raw.length + (raw.length - raw.trimStart().length);
    const name = raw.trim();
    const end = start + name.length;
    if (isThing(low, { start, end }, not, taken)) return { start, end };
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
