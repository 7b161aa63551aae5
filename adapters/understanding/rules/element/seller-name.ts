import type { Place } from './sentence.ts';

/** A word of a name that begins with a capital, and the small words that names have inside. */
const CAPITAL = "[\\p{Lu}\\d][\\p{L}\\p{N}&'./-]*";
const NAME = `${CAPITAL}(?: (?:(?:of|and|the|&|y|de|del|la|las|los|el) )?(?:\\p{Lu}[\\p{L}\\p{N}&'./-]*|&))`;
/** A name ends with its sentence; a point only goes on behind an abbreviation. */
const ENDS_SENTENCE = /(?<!\b(?:mr|mrs|ms|dr|st|inc|ltd|co|corp|no|sr|sra|s\.a))[.!?] .*$/u;
export const CAPITALS = new RegExp(`^${NAME}{0,4}`, 'u');
const ARTICLE =
  /^(?:the |el |la |los |las |a |an |una? |my |mi )?(?:(?:online )?(?:store|shop|seller|website|site|company|merchant|dealer|tienda|empresa|pagina|vendedor|comercio)(?: (?:called|named|llamad[oa]|de))? )?(?:["'])?/u;

/** Words with a capital that are no seller: days, months, languages, places in a sentence, and who is spoken to. */
export const NO_NAME =
  /^(?:i|i'm|i've|my|the|it|its|on|in|at|we|he|she|they|this|that|there|but|and|when|after|then|so|please|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|navidad|customer service|customer support|support|black friday|english|spanish|chinese|visa|mastercard|amex|paypal|cash|china|mexico|spain|taiwan|hong kong|madrid|barcelona|london|new york|usa|us|uk|internet|online|home|el|la|los|las|un|una|yo|me|mi|no|se|ellos|nadie|pero|cuando|xx+(?: xx+)*|\d+[\d.,/-]*)$/u;

/** Words before which a small-letter name ends. */
export const STOP =
  /^(?:on|in|at|for|from|to|last|yesterday|today|two|three|a|an|the|and|but|which|that|because|with|about|around|when|where|who|it|i|we|they|he|she|so|then|after|before|this|these|by|via|over|online|using|near|back|again|since|is|was|has|had|never|only|just|while|as|if|my|next|some|several|few|one|more|than|ago|not|paid|por|el|la|los|las|un|una|y|pero|que|con|hace|en|ayer|hoy|anteayer|para|a|de|del|al|cuando|porque|desde|me|se|no|nunca|lo|le|mi|su|este|esta|estos|ese|esa|dos|tres|pague|costo|llego|llegaron|donde|por|como|unos|online)$/u;
/** What may follow "from" or "en" and is a kind of place, not a name. */
export const GENERIC =
  /^(?:the|a|an|my|your|their|this|that|these|those|him|her|them|it|me|us|you|home|work|least|first|once|all|one|someone|somebody|person|people|shop|store|online|internet|website|web|seller|company|market|mall|local|store|friend|guy|cash|credit|card|sale|there|here|time|now|day|different|another|abroad|scratch|linea|internet|efectivo|cuotas|oferta|rebajas|tienda|tiendas|casa|una|un|el|la|los|las|mi|su|esa|ese|esta|este|unos|unas|otra|otro|linea|total|perfecto|buen|mal|ningun|ella|ellos|tarjeta|persona|alguien|mano|regalo|vez|lugar|cuanto|agencia|centro|mercado|pagina|red|facebook|marketplace|\d.*)$/u;

/** The name that begins at a place, in capitals or, where `small` is allowed, in small letters up to a word that ends it. */
export const nameAt = (low: string, cased: string, from: number, small: boolean): Place | null => {
  const article = ARTICLE.exec(low.slice(from, from + 40))?.[0] ?? '';
  const withArticle = CAPITALS.exec(cased.slice(from, from + 60))?.[0];
  const start =
    withArticle === undefined || NO_NAME.test(withArticle.toLowerCase()) ? from + article.length : from;
  const capitals = start === from ? withArticle : CAPITALS.exec(cased.slice(start, start + 60))?.[0];
  if (capitals !== undefined && /\p{Lu}/u.test(capitals)) {
    const name = low
      .slice(start, start + capitals.length)
      .replace(ENDS_SENTENCE, '')
      .replace(/(?<![.,'/-])[.,'/-]+$/u, '');
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
export const isName = (low: string, cased: string): boolean =>
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
