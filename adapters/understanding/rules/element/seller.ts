import type { Plain } from '../plain.ts';
import type { Place } from './sentence.ts';

/** Who sold it. Shown back on a card, where a wrong name would embarrass: without a clear sign none is named. */
export const sellerIn = (plain: Plain, dates: readonly Place[]): Place | null =>
  named(plain) ??
  apposed(plain) ??
  hired(plain) ??
  hanSeller(plain, dates) ??
  boughtFrom(plain) ??
  capitalFrom(plain) ??
  actor(plain);

/** A word of a name that begins with a capital, and the small words that names have inside. */
const CAPITAL = "[\\p{Lu}\\d][\\p{L}\\p{N}&'./-]*";
const NAME = `${CAPITAL}(?: (?:(?:of|and|the|&|y|de|del|la|las|los|el) )?(?:\\p{Lu}[\\p{L}\\p{N}&'./-]*|&))`;
/** A name ends with its sentence; a point only goes on behind an abbreviation. */
const ENDS_SENTENCE = /(?<!\b(?:mr|mrs|ms|dr|st|inc|ltd|co|corp|no|sr|sra|s\.a))[.!?] .*$/u;
const CAPITALS = new RegExp(`^${NAME}{0,4}`, 'u');
const ARTICLE =
  /^(?:the |el |la |los |las |a |an |una? |my |mi )?(?:(?:online )?(?:store|shop|seller|website|site|company|merchant|dealer|tienda|empresa|pagina|vendedor|comercio)(?: (?:called|named|llamad[oa]|de))? )?(?:["'])?/u;

/** Words with a capital that are no seller: days, months, languages, places in a sentence, and who is spoken to. */
const NO_NAME =
  /^(?:i|i'm|i've|my|the|it|its|on|in|at|we|he|she|they|this|that|there|but|and|when|after|then|so|please|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|navidad|customer service|customer support|support|black friday|english|spanish|chinese|visa|mastercard|amex|paypal|cash|china|mexico|spain|taiwan|hong kong|madrid|barcelona|london|new york|usa|us|uk|internet|online|home|el|la|los|las|un|una|yo|me|mi|no|se|ellos|nadie|pero|cuando|xx+(?: xx+)*|\d+[\d.,/-]*)$/u;

/** Words before which a small-letter name ends. */
const STOP =
  /^(?:on|in|at|for|from|to|last|yesterday|today|two|three|a|an|the|and|but|which|that|because|with|about|around|when|where|who|it|i|we|they|he|she|so|then|after|before|this|these|by|via|over|online|using|near|again|since|is|was|has|had|never|only|just|while|as|if|my|next|some|several|few|one|more|than|ago|not|paid|por|el|la|los|las|un|una|y|pero|que|con|hace|en|ayer|hoy|anteayer|para|a|de|del|al|cuando|porque|desde|me|se|no|nunca|lo|le|mi|su|este|esta|estos|ese|esa|dos|tres|pague|costo|llego|llegaron|donde|por|como|unos|online)$/u;
/** What may follow "from" or "en" and is a kind of place, not a name. */
const GENERIC =
  /^(?:the|a|an|my|your|their|this|that|these|those|him|her|them|it|me|us|you|home|work|least|first|once|all|one|someone|somebody|person|people|shop|store|online|internet|website|web|seller|company|market|mall|local|store|friend|guy|cash|credit|card|sale|there|here|time|now|day|different|another|abroad|scratch|linea|internet|efectivo|cuotas|oferta|rebajas|tienda|tiendas|casa|una|un|el|la|los|las|mi|su|esa|ese|esta|este|unos|unas|otra|otro|linea|total|perfecto|buen|mal|ningun|ella|ellos|tarjeta|persona|alguien|mano|regalo|agencia|centro|mercado|pagina|red|facebook|marketplace|\d.*)$/u;

/** "the shop is Acme Ltd", "la tienda se llama Coppel", 賣家是蝦皮. */
const NAMED =
  /(?:\b(?:the )?(?:seller|shop|store|company|merchant|dealer|airline|hotel|garage|insurer|contractor|vendor|business|website)(?:'s name)? (?:is(?: called)?|was(?: called)?|called|named|name is)[: ]\s?|\b(?:la |el )?(?:tienda|vendedor|empresa|comercio|aerolinea|hotel|taller|aseguradora|negocio|pagina)(?: (?:es|era|fue|se llama(?:ba)?|llamad[oa])|:) )/u;

/** "My gym, FitLife," and "my Netflix subscription". */
const APPOSED =
  /\b(?:my|the|our|mi|el|la) (?:gym|bank|airline|landlord|hotel|phone company|insurance(?: company)?|insurer|provider|gimnasio|banco|aerolinea|aseguradora|compania)(?:,| -) ?|\b(?:suscripcion|membresia|cuenta|cuota) (?:de|a|en|con) |\b(?:subscription|membership|account) (?:to|with|at) /gu;
const OWNED = /\b(?:my|a|mi) (?=(?:[a-z+]+ ){1,2}(?:subscription|membership)\b)/u;

const apposed = ({ low, cased }: Plain): Place | null => {
  for (const { 0: lead, index } of low.matchAll(APPOSED)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  const match = OWNED.exec(low);
  return match === null ? null : nameAt(low, cased, match.index + match[0].length, false);
};

const named = ({ low, cased }: Plain): Place | null => {
  const match = NAMED.exec(low);
  return match === null ? null : nameAt(low, cased, match.index + match[0].length, true);
};

const HIRED = /\b(?:hired|contrate a|contratamos a) /u;
/** "We hired Bright Roofing": two words with a capital are a firm; one may be anybody's first name. */
const hired = ({ low, cased }: Plain): Place | null => {
  const match = HIRED.exec(low);
  const place = match === null ? null : nameAt(low, cased, match.index + match[0].length, false);
  return place !== null && low.slice(place.start, place.end).includes(' ') ? place : null;
};

const BOUGHT =
  /\b(?:bought|buy|purchased?|ordered|got|rented|hired|booked|signed up|subscribed|leased|picked up|charged|billed|compre|compramos|compro|pedi|pedimos|ordene|adquiri|contrate|contratamos|alquile|rente|reserve|encargue|me cobr(?:o|aron)|cobraron|suscribi)\b[^.!?。\n]{0,60}?(?<!\d)\s(from|at|by|with|through|via|en|con|de|a traves de) /gu;

/** "bought it at best buy": behind a word of buying a name needs no capital. */
const boughtFrom = ({ low, cased }: Plain): Place | null => {
  for (const match of low.matchAll(BOUGHT)) {
    // "with a card", "con descuento": there only a capital makes a name.
    const small = match[1] !== 'with' && match[1] !== 'con' && match[1] !== 'by' && match[1] !== 'de';
    const place = nameAt(low, cased, match.index + match[0].length, small);
    if (place !== null) return place;
  }
  return null;
};

const FROM =
  /(?<!\b(?:flights?|fly|flew|train|bus|travel\w*|drove|moved|back|home|away|apart|vuelo|viaje|viaj\w+) )\b(?:from|through|a traves de) /gu;

/** "Fridge from Acme": without a word of buying only a capital makes a name. */
const capitalFrom = ({ low, cased }: Plain): Place | null => {
  for (const match of low.matchAll(FROM)) {
    const place = nameAt(low, cased, match.index + match[0].length, false);
    if (place !== null) return place;
  }
  return null;
};

const ACTOR =
  /^(?: (?:airlines?|store|insurance|hotel))? (?:(?:has |have |had |just |still |now |then )?(?:charged|refus(?:es|ed)|won'?t|will not|never|told|says|said|sent|delivered|cancel(?:l?ed)|sold|ignor(?:es|ed)|keeps?|billed|does(?:n'?t| not)|did(?:n'?t| not)|lost|promised|overcharged)|(?:no me|me (?:cobr|dij|vendi|envi|mand|entreg|prometi|neg|cancel)|nunca|no (?:respond|contest|quier)|sigue|se neg|dice|dicen))/u;

/** "Coppel no me responde", "Delta lost my bag": a name at the start of a sentence that does something. */
const actor = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(/(?:^|[.!?\n] {0,2}|, |\b(?:but|and|pero|y) )(?=[a-z])/gu)) {
    const start = index + lead.length;
    const name = CAPITALS.exec(cased.slice(start, start + 60))?.[0];
    if (name === undefined || !isName(low.slice(start, start + name.length), name)) continue;
    if (ACTOR.test(low.slice(start + name.length, start + name.length + 40)))
      return { start, end: start + name.length };
  }
  return null;
};

/** The name that begins at a place, in capitals or, where `small` is allowed, in small letters up to a word that ends it. */
const nameAt = (low: string, cased: string, from: number, small: boolean): Place | null => {
  const article = ARTICLE.exec(low.slice(from, from + 40))?.[0] ?? '';
  const withArticle = CAPITALS.exec(cased.slice(from, from + 60))?.[0];
  const start =
    withArticle === undefined || NO_NAME.test(withArticle.toLowerCase()) ? from + article.length : from;
  const capitals = start === from ? withArticle : CAPITALS.exec(cased.slice(start, start + 60))?.[0];
  if (capitals !== undefined && /\p{Lu}/u.test(capitals)) {
    const name = low
      .slice(start, start + capitals.length)
      .replace(ENDS_SENTENCE, '')
      .replace(/[.,'/-]+$/u, '');
    const end = start + name.length;
    return isName(name, cased.slice(start, end)) ? { start, end } : null;
  }
  // Behind an article small letters name a kind of place: "at the store on the corner".
  return small && (article === '' || /["'(]$|called |named |llamad. $/u.test(article))
    ? smallName(low, start)
    : null;
};

const NOT_FIRST =
  /^(?:i|i'm|i've|my|it|its|on|in|at|we|he|she|they|this|that|there|but|and|when|after|then|so|also|please|yo|me|mi|se|no|pero|cuando)(?![a-z'-])/u;
/** Whether words with a capital are a name: no word of speech first, nothing shouted, nothing blacked out. */
const isName = (low: string, cased: string): boolean =>
  !NO_NAME.test(low) &&
  !NOT_FIRST.test(low) &&
  !/(?:^|\/)xx/u.test(low) &&
  !(low.split(' ').length > 2 && cased === cased.toUpperCase());

const SMALL_WORDS = 3;
/** "from reporting", "in recently": how things were done, and no name. */
const NO_NAME_ENDING = /(?:ing|ly|mente)$|^also$/u;
const smallName = (low: string, start: number): Place | null => {
  let end = start;
  for (let count = 0; count < SMALL_WORDS; count += 1) {
    const match = /^ ?([a-z][a-z0-9&'.-]*[a-z0-9]|[a-z])/u.exec(low.slice(end, end + 40));
    const word = match?.[1];
    if (match === null || word === undefined || STOP.test(word) || NO_NAME.test(word)) break;
    if (count === 0 && (GENERIC.test(word) || word.length < 2)) return null;
    if (NO_NAME_ENDING.test(word)) return null;
    end += match[0].length;
  }
  return end > start ? { start, end } : null;
};

const HAN_NAME = "[\\p{Script=Han}a-z\\d&·'. ]";
const HAN_SELLERS: readonly RegExp[] = [
  new RegExp(
    `(?:卖家|店家|商家|店名|公司|厂商|业者|店铺|航空公司|旅行社|保险公司|对方)(?:名称|名字|名)?(?:是|叫做?|为|:|就是)\\s?[「“"]?(${HAN_NAME}{2,16})`,
    'gu',
  ),
  new RegExp(
    `(?:在|跟|向|从|于|去|到|透过|通过)[「“"]?(${HAN_NAME}{2,18}?)[」”"]?(?:上面|上头|那里|那边|这里|里面|里|网站上?|官网上?|平台上?|门市|专柜|店里|店内|上)?(?:，)?(?:用信用卡|刷卡|用现金|分期|线上|上网)?(?:网购|购买|购入|订购|团购|买|订|下单|消费|报名|维修|装修|修|(?<!出)租|刷|办|加盟|预订|预约|定)`,
    'gu',
  ),
  new RegExp(`(?:是|向)(${HAN_NAME}{2,12}?)(?:买|订|购)的`, 'gu'),
  new RegExp(
    `(?:联络|联系|打给|致电|找了?|问了?|打电话给)(${HAN_NAME}{2,12}?)(?:的)?(?:客服|店员|门市|窗口|经理)`,
    'gu',
  ),
  new RegExp(
    `(?:^|[，。,.!！?？\\s])(${HAN_NAME}{2,12}?)(?:的)?(?:客服|店员|业务员?)(?:说|表示|告诉|回|不|一直|都|态度)`,
    'gu',
  ),
  new RegExp(`(?:^|[，。,.!！?？\\s])(${HAN_NAME}{2,8}?)(?:上)?(?:买|订|购|下单)的`, 'gu'),
  /(?:^|[^\p{Script=Han}]|[搭坐订了在的是有跟向被给找乘买])((?:[\p{Script=Han}]{2,4}|[a-z]{2,12})(?:航空|银行|产险|人寿|保险|电信|百货|旅行社|旗舰店|专卖店|健身|影城))/gu,
];
/** What stands there and is no name. */
const NO_HAN_NAME =
  /^(?:网络?上?|网路上?|线上|网上|上网|实体|实体店|那里|那边|这里|一家.*|一间.*|某.*|朋友.*|家里?|店里|别人|对方|他们?|她|它|我们?|你们?|自己|门市|卖家|店家|商家|业者|厂商|公司|平台|客服|商店|超市|百货公司|夜市|市场|附近.*|路边.*|楼下.*|国外|日本|台湾|香港|大陆|美国|网购|信用卡|现金|那家.*|这家.*|的.*|了.*|当时|现场|之后|之前|时候?|.*的时候|.*(?:我|你|他|她|没|不|了|就|才|想|花|请|说|对方|希望|要求|保险业务).*)$/u;

const hanSeller = ({ low }: Plain, dates: readonly Place[]): Place | null => {
  if (!/\p{Script=Han}/u.test(low)) return null;
  for (const pattern of HAN_SELLERS)
    for (const match of low.matchAll(pattern)) {
      const place = trimmedHan(low, match, dates);
      if (place !== null) return place;
    }
  return null;
};

const LEADING =
  /^(?:[「“" ]|店家?(?:是|叫)|网上的?|网路上的?|线上的?|一家叫做?|一间叫做?|(?:这|那)(?:家|间)(?:叫)?|叫做?|你们|在|跟|向|从|于|去)+/u;
const TRAILING =
  /(?:[」”" .]|上面?|那里|那边|这里|里|网站|官网|平台|门市|专柜|店里|这家店?|那家店?|公司的?|的网站|的官网|的)+$/u;

/** 苏宁易购 and its like end with a word of buying. */
const chainOf = (low: string, start: number, name: string): string =>
  name.endsWith('易') && low.charAt(start + name.length) === '购' ? `${name}购` : name;

const trimmedHan = (low: string, match: RegExpExecArray, dates: readonly Place[]): Place | null => {
  const words = match[1] ?? '';
  let start = match.index + match[0].indexOf(words);
  const stop = start + words.length;
  // "在三月三號於蝦皮買": a date before the name belongs to the sentence, not to the name.
  for (const date of dates) if (date.start < stop && date.end > start) start = Math.max(start, date.end);
  const head = low.slice(start, stop);
  start += LEADING.exec(head)?.[0].length ?? 0;
  const name = chainOf(low, start, low.slice(start, stop).replace(TRAILING, ''));
  return name.length < 2 || NO_HAN_NAME.test(name) ? null : { start, end: start + name.length };
};
