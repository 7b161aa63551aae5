/**
 * Whether words may name a number, in digits or written out in English, Spanish or Chinese. Meant to err on the side of
 * yes: while a round is sealed such words are kept nowhere, and who meant something else can say it in other words.
 */
export const mayNameNumber = (words: string): boolean => {
  const plain = words
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase();
  return /\p{N}/u.test(plain) || SPELT.test(plain) || HAN.test(plain.replace(HAN_NO_NUMBER, ' '));
};

/** "One", "un" and "uno" count no money by themselves; they do as the whole of an answer or behind what names a number. */
const ONE = '(?:one|uno?|una)';
const NAMING =
  '(?:number|bid|offer|amount|limit|minimum|maximum|price|it is|make it|numero|oferta|monto|importe|limite|minimo|maximo|precio|pongo|pongan|ofrezco)';
const SPELT = new RegExp(
  [
    '\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|zero)\\b',
    '(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|grand|dozens?|millions?)',
    '\\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\\w+|veinti?\\w*|cero)\\b',
    '(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:t[oa]s?)?|\\w+cient[oa]s|quinient[oa]s|\\bmil\\b(?! gracias)|millon(?:es)?|docenas?)',
    `^\\W*${ONE}\\W*$|\\b${NAMING}\\W+(?:\\w+\\W+){0,2}${ONE}\\b`,
  ].join('|'),
  'u',
);

const NUMERAL = '〇零一二三四五六七八九十百千萬万億亿兆兩两廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟弐';
/** Two numerals together, one with a word of money, the whole of an answer, or one behind what names a number. */
const HAN = new RegExp(
  `[${NUMERAL}][ .,，、]?[${NUMERAL}多幾几]|[${NUMERAL}半] ?[元塊块圓圆刀毛角]|^[^\\p{L}]*[${NUMERAL}][^\\p{L}]*$|(?:數字|数字|金額|金额|出價|出价|底線|底线|寫|写|填|報|报|是|要|出|給|给)[ :：]?[${NUMERAL}](?!個人|个人|下|起|直|點|点|些|樣|样|定|切|般|旦|次|種|种|位|家|句|聲|声|天|週|周|年|月|日|號|号)`,
  'u',
);
/** Words of numerals that name no number: "in case", "by all means", "by the way". */
const HAN_NO_NUMBER =
  /萬一|万一|千萬(?=不|別|要|记|記)|千万(?=不|别|要|记)|一一|十分|百姓|七上八下|三番[兩两]次|一五一十|亂七八糟|乱七八糟|五花八門|五花八门|四處|四处|再三|三心二意/gu;
