import { WANTED, type Wanted } from '../../../../core/narrative/element.ts';
import type { Place, Sentence } from './sentence.ts';

/** What is asked for, in words of a plain text. A `whole` sentence of the short form needs no "I want". */
const WORDS: { readonly [Kind in Exclude<Wanted, 'other'>]: string } = {
  partialRefund:
    'partial refund|part of (?:my|the) money|some of (?:my|the) money|half (?:of )?(?:my|the) money|a discount|price reduction|reembolso parcial|(?:una )?parte del dinero|un descuento|la mitad|部分退款|退一部分|退部分|退一半|折价|打折|减价',
  refund:
    '(?:full |complete |total )?refund(?:ed)?|(?:all )?(?:my |the |our )?(?:full )?(?:money|cash|payment|deposit|[$€£]? ?\\d[\\d.,]{0,14}(?: ?(?:dollars|euros|pounds|usd|eur))?) back|return (?:of )?my money|(?:(?:mi|el) )?(?:dinero|plata) de vuelta|reimbursed|reembols\\w+|(?:me )?(?:devuelv\\w+|regres\\w+|reintegr\\w+)(?: (?:todo |toda )?(?:el|mi|la|los|mis|lo)? ?(?:dinero|plata|importe|total|monto|pago|deposito|\\d[\\d.,]{0,14}|que pague))?|devolucion(?: (?:del dinero|completa|total))?|(?:全额)?退款|退钱|退费|退货退款|退还|退我|还我钱|全退|把钱退|退货',
  replacement:
    'replac\\w+|(?:a )?new (?:one|fridge|phone|unit|item)|exchange(?:d)?|swap|reemplaz\\w+|(?:me |que )?(?:lo |la )?cambi(?:en|ar|arlo|arla|e|o)(?: por otr[oa])?|(?:un[oa]? )?(?:nuev[oa]|otr[oa])(?: nuev[oa])?|换货|换新|换一[台个件双支张部]|换[台个件]|补寄|补发|重寄|重发|换一个',
  repair:
    'repair(?:ed)?|fix(?:ed)?(?: it)?|(?:lo |la )?(?:reparen|arreglen|reparar(?:lo|la)?|arreglar(?:lo|la)?)|reparacion|arreglo|修好|修理|维修|免费修',
  payment:
    'compensat\\w+|(?:to )?pay (?:for|me|my)|cover (?:my|the) (?:costs?|bills?|repairs?|damages?|expenses)|damages|indemni\\w+|compensacion|(?:me |que )?(?:paguen?|pagar(?:me)?|cubran|cubrir|resarc\\w+)(?: (?:los|mis|el|la|las))?|赔偿|赔我|赔钱|赔付|理赔|补偿|支付(?:我)?(?:医药费|修理费|维修费)',
  cancel:
    '(?:to )?cancel(?:l?ed)?(?: (?:my|the|it|this))?|stop charging|end (?:my|the) (?:subscription|contract|membership)|cancelar|cancelen|anular|dejen de cobrar\\w*|dar(?:me)? de baja|取消(?:订单|订阅|合约|合同|会员)?|解约|停止扣款?|退订|终止(?:合约|合同)',
  apology: 'apolog\\w+|(?:say |to say )sorry|(?:una )?disculpas?|que se disculpen|道歉|赔不是',
};
const KINDS = WANTED.filter((kind): kind is Exclude<Wanted, 'other'> => kind !== 'other');

/** "I want", "quiero que", 我希望; what is wished for stands within the same sentence. */
const WISH =
  /\b(?:i(?:'d| would)? (?:just |only |really )?(?:want|like|need|expect|demand|hope for|prefer|am asking for|am requesting|ask for|deserve|request)|i(?:'m| am) (?:just )?(?:asking|looking|hoping|requesting)|we (?:want|would like|need|expect)|(?<=^|, |and )want|all i want|want(?:ing)? (?:my|a|the|full|them)|(?:can|could|may) (?:i|you|they) (?:please )?(?:get|have|give|just)?|please|should|they (?:must|need to|have to)|(?:solo |tan solo )?(?:quiero|queremos|quisiera|quisieramos|necesito|pido|pedimos|exijo|solicito|reclamo|espero|deseo|me gustaria)|por favor|deben|deberian|que me)\b|我(?:只|就|现在|们)*(?:要求?|想要?|希望|请求|需要)|希望|请求|要求|请(?:你们|他们|对方|商家|店家|卖家)?|麻烦|申请|可以(?:帮我|给我)?|能不能|能否|应该|必须|想要?|要(?=[退换修赔取补解道全])/gu;
const NEGATED = /(?:don'?t|do not|didn'?t|not|no|nunca|tampoco|不|没|别|没有)\s?$/u;
/** Said of the other side, it is no wish: "they refused to refund me", 他們不肯退款. */
const REFUSED =
  /(?:refus\w+|won'?t|will not|wouldn'?t|denied|declin\w+|never|can'?t|cannot|no (?:me )?(?:quier|dan|dier|acept|hacen)\w*|se nieg\w+|se neg\w+|niegan|neg\w+|sin|不(?:肯|给|能|让|愿意|愿|接受|同意|可以|退)?|拒绝|拒|没有?|没办法|无法)[^.,，。]{0,24}$/u;

const PATTERNS = KINDS.map((kind) => ({
  kind,
  pattern: new RegExp(`(?<![a-z])(?:${WORDS[kind]})(?![a-z])`, 'gu'),
  alone: new RegExp(
    `^(?:(?:a|an|the|full|just|only|my|un|una|el|la|solo|y|and|,) )*(?:${WORDS[kind]})(?: please| por favor|就好|谢谢|即可)?[.!?。！]*$`,
    'u',
  ),
}));

export type Wish = {
  readonly kind: Wanted;
  readonly place: Place;
  readonly from: number;
  readonly end: number;
};

/** What the person wants to happen; the last sentence that wishes counts, because people end with it. */
export const wantedIn = (sentences: readonly Sentence[], asked: boolean): Wish | null => {
  for (const sentence of [...sentences].reverse()) {
    const wish = wishIn(sentence, asked);
    if (wish !== null) return wish;
  }
  return null;
};

/** A sentence with more wishes than these says one thing over and over. */
const MANY_WISHES = 8;

const wishIn = ({ text, start, end }: Sentence, asked: boolean): Wish | null => {
  let tried = 0;
  for (const wish of text.matchAll(WISH)) {
    tried += 1;
    if (tried > MANY_WISHES) break;
    if (NEGATED.test(text.slice(Math.max(0, wish.index - 8), wish.index))) continue;
    const found = moneyFirst(text, nearest(text, wish.index));
    if (found !== null)
      return { kind: found.kind, place: shifted(found.place, start), from: start + wish.index, end };
  }
  const clause = lastClause(text);
  const alone = PATTERNS.find(({ alone: pattern }) => pattern.test(clause.text));
  const loose = alone === undefined && asked ? nearest(text, 0) : null;
  const place = alone === undefined ? loose?.place : placeIn(clause.text, alone.pattern, clause.start);
  const kind = alone?.kind ?? loose?.kind;
  return place === undefined || place === null || kind === undefined
    ? null
    : { kind, place: shifted(place, start), from: start + place.start, end };
};

const shifted = (place: Place, by: number): Place => ({ start: place.start + by, end: place.end + by });

/** The wish that stands first behind `from`; of two at one place the earlier kind of the list, which says more. */
type Found = { readonly kind: Wanted; readonly place: Place };
const nearest = (text: string, from: number): Found | null => {
  let best: Found | null = null;
  for (const { kind, pattern } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      if (match.index < from || (best !== null && match.index >= best.place.start)) continue;
      if (REFUSED.test(text.slice(from, match.index))) continue;
      best = { kind, place: { start: match.index, end: match.index + match[0].length } };
    }
  return best;
};

/** "Stop charging me and refund $119": the money is what can be settled. */
const moneyFirst = (text: string, found: Found | null): Found | null => {
  if (found === null || (found.kind !== 'cancel' && found.kind !== 'apology')) return found;
  const next = nearest(text, found.place.end);
  return next !== null && (next.kind === 'refund' || next.kind === 'payment') ? next : found;
};

const lastClause = (text: string): { readonly text: string; readonly start: number } => {
  const start = Math.max(text.lastIndexOf(','), text.lastIndexOf('，'), text.lastIndexOf(' - ')) + 1;
  const clause = text.slice(start);
  const lead = clause.length - clause.trimStart().length;
  return { text: clause.trim(), start: start + lead };
};

const placeIn = (text: string, pattern: RegExp, at: number): Place | null => {
  for (const match of text.matchAll(pattern))
    return { start: at + match.index, end: at + match.index + match[0].length };
  return null;
};
