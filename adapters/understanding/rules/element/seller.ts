import type { Plain } from '../plain.ts';
import { ended, hired, ofKind, orderedOf, peopleAt } from './seller-business.ts';
import { hanSeller } from './seller-han.ts';
import { CAPITALS, isName, nameAt } from './seller-name.ts';
import type { Place } from './sentence.ts';

/** Who sold it. Shown back on a card, where a wrong name would embarrass: without a clear sign none is named. */
export const sellerIn = (plain: Plain, dates: readonly Place[]): Place | null =>
  firmAlone(plain.low) ??
  named(plain) ??
  apposed(plain) ??
  hired(plain) ??
  orderedOf(plain) ??
  hanSeller(plain, dates) ??
  ofKind(plain) ??
  peopleAt(plain) ??
  boughtFrom(plain) ??
  ended(plain) ??
  capitalFrom(plain) ??
  actor(plain);

/** What a firm is by law stands at the end of its name. */
const FIRM =
  /^\s*((?!(?:a|an|the|my|your|our|this|una?|el|la|mi|su) )[\p{L}\d][\p{L}\d&.' -]{0,40}? (?:gmbh|ltd|limited|inc|incorporated|llc|llp|plc|corp|s\.? ?a\.?(?: de c\.?v\.?)?|s\.? ?l\.?u?\.?|s\.? ?a\.? ?s\.?|ag|b\.?v\.?|pty(?: ltd)?))\.?\s*$/u;
/** A short text that is the name of a firm and nothing else. */
export const firmAlone = (low: string): Place | null => {
  const name = FIRM.exec(low)?.[1];
  if (name === undefined) return null;
  const start = low.indexOf(name);
  return { start, end: start + name.length };
};

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

const BOUGHT =
  /\b(?:bought|bougth|buy|purchased?|order(?:e?d|red)|orderd|got|rented|hired|booked|signed up|subscribed|leased|picked up|charged|billed|compre|compramos|compro|pedi|pedimos|ordene|adquiri|contrate|contratamos|alquile|rente|reserve|encargue|me cobr(?:o|aron)|cobraron|suscribi)\b[^.!?。\n]{0,60}?(?<!\d)\s(from|at|by|with|through|via|en|con|de|a traves de) /gu;

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
  /^(?: (?:airlines?|store|insurance|hotel))? (?:(?:has |have |had |just |still |now |then )?(?:charged|refus(?:es|ed)|won'?t|will not|never|told|says|said|sent|delivered|cancel(?:l?ed)|sold|ignor(?:es|ed)|keeps?|billed|does(?:n'?t| not)|did(?:n'?t| not)|lost|promised|overcharged)|(?:no me|me (?:cobr|dij|vendi|envi|mand|entreg|prometi|neg|cancel|perdi|rompi|dano|estaf|rob)|nunca|no (?:respond|contest|quier)|sigue|se neg|dice|dicen))/u;

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
