import type { Plain } from '../plain.ts';
import { GENERIC, NO_NAME, nameAt, STOP } from './seller-name.ts';
import type { Place } from './sentence.ts';

const HIRED =
  /\b(?:hired|contrate a|contratamos a|pedi a|pedimos a|compre a|compramos a|encargue a|se (?:lo|la) compre a) /u;
/** "We hired Bright Roofing": two words with a capital are a firm; one may be anybody's first name. */
export const hired = ({ low, cased }: Plain): Place | null => {
  const match = HIRED.exec(low);
  const place = match === null ? null : nameAt(low, cased, match.index + match[0].length, false);
  return place !== null && (match?.[0] !== 'hired ' || low.slice(place.start, place.end).includes(' '))
    ? place
    : null;
};

/** "Encargué una mesa a Muebles Roca"; "un vuelo a Lima" says where to. */
const ORDERED_OF =
  /\b(?:encargue|encargamos|pedi|pedimos|compre|compramos|ordene) (?:una?|el|la|los|las|unos|unas|mi|dos|tres) (?!(?:vuelo|viaje|boleto|pasaje|billete|tren|paquete|excursion|ayuda))[a-z]+(?: (?:de )?[a-z]+)? a (?=\S)/gu;
export const orderedOf = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(ORDERED_OF)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  return null;
};

/** "The hotel Riu charged me", "la clínica Sonrisa": a kind of business with its name behind it. */
const OF_KIND =
  /\b(?:the )?(?:hotel|restaurant|garage|clinic|gym|airline|store|shop|bakery|salon) |\b(?:el |la |los |las |un |una )?(?:hotel|tienda|clinica|aerolinea|taller|restaurante|gimnasio|empresa|compania|banco|academia|supermercado|super|farmacia|libreria|muebleria|zapateria|agencia|inmobiliaria|aseguradora|operadora|hospital|veterinaria|peluqueria|constructora|escuela)(?: (?:de |llamad[oa] )?)(?=\S)/gu;
/** What is asked of the words behind: that they act or are acted on, or that the name was a place to go to. */
export const ofKind = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(OF_KIND)) {
    const start = index + lead.length;
    const place = nameAt(low, cased, start, false) ?? smallActor(low, start);
    if (place === null) continue;
    const kind = /(?<![a-z])[a-z]+ $/u.exec(lead)?.[0] ?? '';
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
export const peopleAt = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(PEOPLE_AT)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  return flightOf(low) ?? carriedBy({ low, cased });
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

/** "Our train to Boston with RailFast": who carried one stands behind the journey. */
const CARRIED =
  /\b(?:flights?|train|bus|ferry|trip|cruise|tour|vuelo|tren|viaje|crucero|excursion)\b[^.!?]{0,50}? (?:with|con) /gu;
const carriedBy = ({ low, cased }: Pick<Plain, 'low' | 'cased'>): Place | null => {
  for (const { index, 0: lead } of low.matchAll(CARRIED)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  return null;
};

/** "I cancelled StreamBox", "di de baja CinePlus": what was ended, where a name stands right behind. */
const ENDED =
  /\b(?:cancel(?:l?ed)?|unsubscribed from|ended|cancele|cancelamos|anule|di de baja(?: (?:a|de|en))?|dimos de baja(?: (?:a|de|en))?|darme de baja (?:de|en)) (?:my |mi )?/gu;
export const ended = ({ low, cased }: Plain): Place | null => {
  for (const { index, 0: lead } of low.matchAll(ENDED)) {
    const place = nameAt(low, cased, index + lead.length, false);
    if (place !== null) return place;
  }
  return null;
};
