import type { Wanted } from '../../../../core/narrative/element.ts';
import type { Place, Sentence } from './sentence.ts';
import { WISH_WORDS } from './wish-words.ts';

const KINDS = Object.keys(WISH_WORDS) as (keyof typeof WISH_WORDS)[];

/** "I want", "quiero que", 我希望; what is wished for stands within the same sentence. */
const WISH =
  /\b(?:i(?:'?d| would)? (?:just |only |really )?(?:want|like|need|expect|demand|hope for|prefer|am asking for|am requesting|ask for|deserve|request)|i(?:'m| am) (?:just )?(?:asking|looking|hoping|requesting)|we (?:want|would like|need|expect)|(?<=^|, |and )want|all i want|want(?:ing)? (?:my|a|the|full|them)|(?:can|could|may) (?:i|you|they) (?:please )?(?:get|have|give|just)?|please|should|they (?:must|need to|have to)|(?:solo |tan solo )?(?:quiero|queremos|quisiera|quisieramos|necesito|pido|pedimos|exijo|solicito|reclamo|espero|deseo|me gustaria)|(?<=^|[,;] ?)que (?=(?:(?:me|nos|lo|la|los|las|se|le|les) )*[a-z]+[ea]n\b)|por favor|deben|deberian|que me)\b|(?<=^|[,;] ?|^so |^just )(?:just )?(?:stop|give|refund|return|pay|fix|repair|replace|cancel|reimburse|send)\b|(?<=^|[,;] ?| y )[a-z]+[ea]n(?:me|nos|lo|la|los|las|melo|noslo)\b|我(?:只|就|现在|们)*(?:要求?|想要?|希望|请求|需要)|希望|请求|要求|请(?:你们|他们|对方|商家|店家|卖家)?|麻烦|(?<=^|，)让(?:他们?|她|对方|你们|店家|商家|卖家)|申请|可以(?:帮我|给我)?|能不能|能否|应该|必须|想要?|(?<![还说])要(?=(?:他们?|她|对方|你们|店家|卖家|商家|商户|公司|保险公司|回|把|免费|重新|一)?[退换修赔取补解道全拿免还重停])|把(?=[^，。]{1,8}[退还])|(?<=^|，)(?:别|不要)再(?=[扣收])/gu;
const NEGATED = /(?:don'?t|do not|didn'?t|not|no|nunca|tampoco|不|没|别|没有)\s?$/u;
/** Said of the other side, it is no wish: "they refused to refund me", 他們不肯退款. */
const REFUSED =
  /(?:refus\w+|won'?t|will not|wouldn'?t|denied|declin\w+|never|can'?t|cannot|no (?:me )?(?:quier|dan|dier|acept|hacen)\w*|se nieg\w+|se neg\w+|niegan|neg\w+|sin|不(?:肯|给|能|让|愿意|愿|接受|同意|可以|退)?|拒绝|拒|没有?|没办法|无法)[^.,，。]{0,24}$/u;

const PATTERNS = KINDS.map((kind) => ({
  kind,
  pattern: new RegExp(`(?<![a-z])(?:${WISH_WORDS[kind].join('|')})(?![a-z])`, 'gu'),
  alone: new RegExp(
    `^(?:(?:a|an|the|full|just|only|my|un|una|el|la|solo|y|and|,) |给我|帮我|就|快点?|赶快|请|那就|直接)*(?:${WISH_WORDS[kind].join('|')})(?: please| por favor|[一二三两四五六七八九十\\d]+个?[年月天]的?(?:钱|费)?|的?(?:钱|款|费用?|学费)|(?:台|个|件)?(?:新的)?|就好|谢谢|即可|吧)?[.!?。！]*$`,
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

/** A short text that is a wish and nothing else. */
export const wishAlone = (low: string): Wish | null => {
  const text = low.trim();
  const found = PATTERNS.find(({ alone }) => alone.test(text));
  const place = found === undefined ? null : placeIn(low, found.pattern, 0);
  return found === undefined || place === null ? null : { kind: found.kind, place, from: 0, end: low.length };
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

/** "Stop charging me and refund $119", "finish it or give me 1,500 back": the money is what can be settled. */
const GIVES_WAY: ReadonlySet<Wanted> = new Set(['cancel', 'apology', 'repair']);
const moneyFirst = (text: string, found: Found | null): Found | null => {
  if (found === null || !GIVES_WAY.has(found.kind)) return found;
  const next = nearest(text, found.place.end);
  if (next === null || (next.kind !== 'refund' && next.kind !== 'payment')) return found;
  return found.kind !== 'repair' || /\d/u.test(text.slice(next.place.start, next.place.end)) ? next : found;
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
