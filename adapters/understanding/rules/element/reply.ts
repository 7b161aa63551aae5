import type { ElementId } from '../../../../core/narrative/element.ts';
import type { FoundElement } from '../../../../core/port/understanding.ts';
import type { Told } from './told.ts';
import { withoutEnds } from './trailing.ts';

/** Longer than this, an answer is a telling, and is read as one. */
const SHORT = 80;
const WORDS = 6;

/** What may stand before the name that was asked for: "it was from", "la tienda se llama", 是在. */
const BEFORE: { readonly [Asked in 'seller' | 'item']: RegExp } = {
  seller:
    /^(?:(?:it(?:'s| is| was)|they(?:'re| are)|that(?:'s| was)|i (?:bought|got|ordered) it|called|named|es|era|fue|se llama|lo compre|la compre|compre)(?![a-z])[ :]?|(?:我|是|就是|叫做?|它|他们|店名)[ :]?)*(?:(?:from|at|with|by|called|en|con|de) |[在跟向从] ?)?(?:(?:the|a|una?|la|el) (?:(?:store|shop|company|seller|website|tienda|empresa|pagina) (?:called|named|llamad[oa]|de)?)? ?)?/u,
  item: /^(?:(?:it(?:'s| is| was)|i (?:bought|got|ordered|rented)|es|era|fue|compre|pedi)(?![a-z]) ?|(?:我|买了?|订了?|是|一[台个件双支张部]) ?)*(?:(?:a|an|the|my|some|un|una|el|la|unos|unas|mi) )?/u,
};
/** What may stand behind it. */
const AFTER = [...'那里|那边|网站|官网|门市|买的|订的'.split('|'), ...'.,;:!。，；！'];
/** The second half begins where a run of letters begins: from within it no more could be found than from there. */
const CODE =
  /#?([a-z]{0,5}[ -]?\d[a-z\d]*(?:[ -](?!(?:and|my|the|y|mi|claim|is|for|thanks|gracias)\b)[a-z\d]+){0,4}|(?<![a-z\d]-?)[a-z\d]+(?:-[a-z\d]+)*\d[a-z\d-]*)/u;
const NOT_A_NAME =
  /[?？]|\b(?:don'?t|not|no|never|que|want|quiero|because|porque|yes|si|my ?name|ssn|me llamo)\b|我叫|不|没|吗|为什么|想|^(?:是的?|对|好的?|可以)$/u;

/** The name of a file says what was sent, or was to be. */
const FILE = /\.(?:jpe?g|png|gif|heic|webp|pdf|docx?|mp[34]|mov)$/u;

/** "No, it's Xiaomi, not Huawei", 不，是小米不是華為: the name between the two is the right one. */
const RIGHT =
  /^(?:no|不(?:对)?),?，? ?(?:(?:it(?:'s| is| was)|es|era|fue) |是)([\p{L}\d][\p{L}\d&'.-]*(?: [\p{L}\d&'.-]+){0,2}?),?，? ?(?:(?:and |y )?(?:not|no) |不是)[\p{L}\d][^.!?。！？]*[.!。！]?$/u;

/** A short answer to the question for a name or a number: the name without the words around it. */
export const replyIn = (told: Told, asked: ElementId): FoundElement | null => {
  const { low } = told.plain;
  if (low.trim().length === 0 || low.length > SHORT || !/[\p{L}\p{N}]/u.test(low)) return null;
  if (asked === 'orderNumber' || asked === 'policyNumber' || asked === 'plate') return code(told, asked);
  return asked === 'seller' || asked === 'item' ? name(told, asked) : null;
};

const code = (told: Told, asked: ElementId): FoundElement | null => {
  const match = CODE.exec(told.plain.low);
  const words = match?.[1];
  if (match === null || words === undefined || words.length < 3) return null;
  const start = match.index + match[0].indexOf(words);
  return placed(told, asked, start, start + words.length);
};

const name = (told: Told, asked: 'seller' | 'item'): FoundElement | null => {
  const { low } = told.plain;
  const right = RIGHT.exec(low);
  if (right?.[1] !== undefined) {
    const at = right[0].lastIndexOf(right[1]);
    return placed(told, asked, at, at + right[1].length);
  }
  const lead = low.length - low.trimStart().length;
  const start = lead + (BEFORE[asked].exec(low.slice(lead))?.[0].length ?? 0);
  const words = withoutEnds(low.slice(start).trimEnd(), AFTER);
  if (
    FILE.test(words) ||
    words.length < 2 ||
    words.split(' ').length > WORDS ||
    /[.!?。！\n]\s?\S/u.test(words) ||
    NOT_A_NAME.test(words)
  )
    return null;
  return placed(told, asked, start, start + words.length);
};

const placed = ({ text, plain }: Told, element: ElementId, from: number, to: number): FoundElement => {
  const { start, end } = plain.span(from, to);
  return { element, value: { kind: 'text', text: text.slice(start, end) }, start, end, certain: true };
};
