/** Numbers in English and Spanish words, without accents, for days, years and counts. */
const SPOKEN: ReadonlyMap<string, number> = new Map(
  [
    ['zero one two three four five six seven eight nine ten', 0, 1],
    ['eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty', 11, 1],
    ['thirty forty fifty sixty seventy eighty ninety hundred', 30, 10],
    ['first second third fourth fifth sixth seventh eighth ninth tenth', 1, 1],
    ['eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth', 11, 1],
    ['nineteenth twentieth', 19, 1],
    ['thirtieth', 30, 1],
    ['cero uno dos tres cuatro cinco seis siete ocho nueve diez', 0, 1],
    ['once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte', 11, 1],
    ['veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete', 21, 1],
    ['veintiocho veintinueve', 28, 1],
    ['treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10],
    ['primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo', 1, 1],
    ['primera segunda tercera cuarta quinta sexta septima octava novena decima', 1, 1],
    ['a un una', 1, 0],
    ['an primer tercer', 1, 1],
    ['ochocientos novecientos', 800, 100],
    ['couple', 2, 0],
  ].flatMap(([words, from, step]) =>
    String(words)
      .split(' ')
      .map((word, index): [string, number] => [word, Number(from) + index * Number(step)]),
  ),
)
  .set('tercer', 3)
  .set('an', 1)
  .set('primer', 1);

/** The number that words or digits say: "two thousand and fifteen", "nineteen ninety six", "treinta y uno", "3rd". NaN for none. */
export const spoken = (words: string): number => {
  if (/^\d/u.test(words)) return Number.parseInt(words, 10);
  let thousands = 0;
  let sum = 0;
  for (const word of words.split(/[ -]+/u)) {
    if (word === 'and' || word === 'y' || word === 'of' || word === 'de' || word === '') continue;
    const value = SPOKEN.get(word);
    if (word === 'thousand' || word === 'mil') {
      thousands = (sum === 0 ? 1 : sum) * 1_000;
      sum = 0;
    } else if (value === undefined) return Number.NaN;
    else if (value === 100) sum = Math.max(sum, 1) * 100;
    else sum = sum >= 10 && sum < 100 && value >= 10 ? sum * 100 + value : sum + value;
  }
  return thousands + sum;
};

const EN_UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const EN_TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const EN_TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const EN_NTH = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const EN_TEENTH =
  'tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';
/** Groupless, for the middle of a pattern. */
export const EN_COUNT = `(?:${EN_TENS})[ -](?:${EN_UNITS})|${EN_TENS}|${EN_TEENS}|${EN_UNITS}|an?`;
/** From ten on: whoever says "one may" means no day. */
export const EN_BIG = `(?:${EN_TENS})[ -](?:${EN_UNITS})|twenty|thirty|${EN_TEENS}`;
export const EN_ORDINAL = `(?:twenty|thirty)[ -](?:${EN_NTH})|${EN_TEENTH}|${EN_NTH}`;
export const EN_YEAR = `two thousand(?: and)?(?: (?:(?:${EN_TENS})(?:[ -](?:${EN_UNITS}))?|${EN_TEENS}|${EN_UNITS}))?|(?:seventeen|eighteen|nineteen|twenty)(?: hundred(?: and)?)? (?:(?:${EN_TENS})(?:[ -](?:${EN_UNITS}))?|${EN_TEENS})`;

const ES_UNITS = 'uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
const ES_TEENS =
  'diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve';
const ES_TENS = 'treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa';
const ES_BELOW = `(?:${ES_TENS})(?: y (?:${ES_UNITS}))?|${ES_TEENS}|${ES_UNITS}`;
export const ES_COUNT = `${ES_BELOW}|una?`;
export const ES_DAY = `primero|treinta y uno|treinta|${ES_TEENS}|${ES_UNITS}`;
export const ES_ORDINAL =
  'primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]';
export const ES_YEAR = `(?:dos mil|mil novecientos|mil ochocientos)(?: (?:${ES_BELOW}))?`;
