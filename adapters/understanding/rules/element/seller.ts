import type { Plain } from '../plain.ts';
import { hanSeller } from './seller-han.ts';
import type { Place } from './sentence.ts';

/** Who sold it. Shown back on a card, where a wrong name would embarrass: without a clear sign none is named. */
export const sellerIn = (plain: Plain, dates: readonly Place[]): Place | null =>
  named(plain) ??
  apposed(plain) ??
  hired(plain) ??
  hanSeller(plain, dates) ??
  ofKind(plain) ??
  peopleAt(plain) ??
  boughtFrom(plain) ??
  ended(plain) ??
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
  /^(?:on|in|at|for|from|to|last|yesterday|today|two|three|a|an|the|and|but|which|that|because|with|about|around|when|where|who|it|i|we|they|he|she|so|then|after|before|this|these|by|via|over|online|using|near|back|again|since|is|was|has|had|never|only|just|while|as|if|my|next|some|several|few|one|more|than|ago|not|paid|por|el|la|los|las|un|una|y|pero|que|con|hace|en|ayer|hoy|anteayer|para|a|de|del|al|cuando|porque|desde|me|se|no|nunca|lo|le|mi|su|este|esta|estos|ese|esa|dos|tres|pague|costo|llego|llegaron|donde|por|como|unos|online)$/u;
/** What may follow "from" or "en" and is a kind of place, not a name. */
const GENERIC =
  /^(?:the|a|an|my|your|their|this|that|these|those|him|her|them|it|me|us|you|home|work|least|first|once|all|one|someone|somebody|person|people|shop|store|online|internet|website|web|seller|company|market|mall|local|store|friend|guy|cash|credit|card|sale|there|here|time|now|day|different|another|abroad|scratch|linea|internet|efectivo|cuotas|oferta|rebajas|tienda|tiendas|casa|una|un|el|la|los|las|mi|su|esa|ese|esta|este|unos|unas|otra|otro|linea|total|perfecto|buen|mal|ningun|ella|ellos|tarjeta|persona|alguien|mano|regalo|vez|lugar|cuanto|agencia|centro|mercado|pagina|red|facebook|marketplace|\d.*)$/u;

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

const HIRED =
  /\b(?:hired|contrate a|contratamos a|pedi a|pedimos a|compre a|compramos a|encargue a|se (?:lo|la) compre a) /u;
/** "We hired Bright Roofing": two words with a capital are a firm; one may be anybody's first name. */
const hired = ({ low, cased }: Plain): Place | null => {
  const match = HIRED.exec(low);
  const place = match === null ? null : nameAt(low, cased, match.index + match[0].length, false);
  return place !== null && (match?.[0] !== 'hired ' || low.slice(place.start, place.end).includes(' '))
    ? place
    : null;
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

/** "The hotel Riu charged me", "la clínica Sonrisa": a kind of business with its name behind it. */
const OF_KIND =
  /\b(?:the )?(?:hotel|restaurant|garage|clinic|gym|airline|store|shop|bakery|salon) |\b(?:el |la |los |las |un |una )?(?:hotel|tienda|clinica|aerolinea|taller|restaurante|gimnasio|empresa|compania|banco|academia|supermercado|super|farmacia|libreria|muebleria|zapateria|agencia|inmobiliaria|aseguradora|operadora|hospital|veterinaria|peluqueria|constructora|escuela)(?: (?:de |llamad[oa] )?)(?=\S)/gu;
/** What is asked of the words behind: that they act or are acted on, or that the name was a place to go to. */
const ofKind = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(OF_KIND)) {
    const start = index + lead.length;
    const place = nameAt(low, cased, start, false) ?? smallActor(low, start);
    if (place === null) continue;
    const kind = /[a-z]+ $/u.exec(lead)?.[0] ?? '';
    const from = start - kind.length;
    const isName = WITH_NAME.test(kind) || (from > 0 && /\p{Lu}/u.test(cased.charAt(from)));
    return isName ? { start: from, end: place.end } : place;
  }
  return null;
};

/** Kinds that people say with the name: Clínica Sonrisa, Súper Maya; any other where it has a capital, as in Tienda Sol. */
const WITH_NAME = /^(?:clinica|clinic|hospital|super|academia|escuela) $/u;

/** "The hotel seaview billed me": in small letters only where the name then does something. */
const smallActor = (low: string, start: number): Place | null => {
  const name =
    /^[a-z][a-z0-9&'-]{2,20}(?= (?:in [a-z]+ )?(?:charged|billed|overcharged|cancel|me cobr|me cancel))/u.exec(
      low.slice(start, start + 60),
    )?.[0];
  return name === undefined || STOP.test(name) || GENERIC.test(name) || NO_NAME.test(name)
    ? null
    : { start, end: start + name.length };
};

/** "Those idiots at Acme", "un vendedor de Coppel", "un cargo de 20 euros de Zarpa": people and charges of a business. */
const PEOPLE_AT =
  /\b(?:people|guys?|idiots|crooks|thieves|jerks|clowns|scammers|liars|folks|staff|manager|rep|salesman|saleswoman|seller|clerk|doctor|dentist|dr\.? \w+|he works|someone|somebody) (?:at|from|over at) |\b(?:gente|ladrones|estafadores|idiotas|sinverguenzas|empleados?|vendedor(?:a|es)?|chicos|señores|senores|personal|los) de(?:l)? |\b(?:cargos?|cobros?|compras?|factura|transaccion)(?: de)?(?: [$€£]?\d[\d.,]*(?: ?(?:euros?|dolares|pesos|eur|usd|mxn|€))?)? (?:de|en|a nombre de) /gu;
const peopleAt = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(PEOPLE_AT)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  return flightOf(low);
};

/** Behind "vuelo de" stands an airline or a city; only what is known as an airline is taken for one. */
const AIRLINE =
  /\b(?:vuelo|vuelos|boletos?|pasajes?|billetes?|flights?|tickets?) (?:de|con|from|with|on) (iberia(?: express)?|vueling|ryanair|avianca|latam|aeromexico|volaris|viva(?: aerobus| air)?|air europa|copa|jetsmart|wingo|sky(?: airline)?|aerolineas argentinas|flybondi|gol|azul|american(?: airlines)?|delta|united(?: airlines)?|southwest|jetblue|spirit|frontier|lufthansa|klm|air france|british airways|easyjet|wizz(?: air)?|tap|emirates|qatar(?: airways)?|turkish(?: airlines)?|air canada|alaska(?: airlines)?)(?![a-z])/u;
const flightOf = (low: string): Place | null => {
  const match = AIRLINE.exec(low);
  if (match?.[1] === undefined) return null;
  const end = match.index + match[0].length;
  return { start: end - match[1].length, end };
};

/** "I cancelled StreamBox", "di de baja CinePlus": what was ended, where a name stands right behind. */
const ENDED =
  /\b(?:cancel(?:l?ed)?|unsubscribed from|ended|cancele|cancelamos|anule|di de baja(?: (?:a|de|en))?|dimos de baja(?: (?:a|de|en))?|darme de baja (?:de|en)) (?:my |mi )?/gu;
const ended = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(ENDED)) {
    const place = nameAt(low, cased, index + lead.length, false);
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
