import type { Locale } from '../../../core/locale.ts';

/** The words by which each language is looked at. Chinese is looked at in both scripts at once. */
export type Script = 'en' | 'es' | 'zh';
export const scriptOf = (locale: Locale): Script => (locale === 'en' || locale === 'es' ? locale : 'zh');

type Words = { readonly [S in Script]: RegExp };

/** Advice, blame, a judgement, a prediction of how it ends: never a program's to say, whoever said it first. */
export const NEVER: Words = {
  en: /\b(?:should|ought|recommend\w*|advis\w*|advice|suggest\w*|better off|blam\w*|guilt\w*|liab\w*|liar\w*|lying|fraud\w*|scam\w*|cheat\w*|negligen\w*|dishonest\w*|unreasonabl\w*|deserv\w*|entitled|illegal\w*|unlawful\w*|court|judges?|wins?|likely|unlikely|probabl\w*|clearly|obvious\w*|unfortunately|sadly|sorry)\b/iu,
  es: /(?<!\p{L})(?:deb(?:e|en|er[ií]a\p{L}*|er[áa]n?)|recom\p{L}*|aconsej\p{L}*|conviene|sugier\p{L}*|culpa\p{L}*|responsab\p{L}*|negligen\p{L}*|ment(?:ir\p{L}*|iros\p{L}*)|mient\p{L}*|estaf\p{L}*|fraude\p{L}*|engañ\p{L}*|merec\p{L}*|derecho|ilegal\p{L}*|ley(?:es)?|juez|tribunal\p{L}*|probabl\p{L}*|seguramente|claramente|obvi\p{L}*|evidente\p{L}*|lamenta\p{L}*|por supuesto)(?!\p{L})/iu,
  zh: /应该|應該|应当|應當|建议|建議|最好|过错|過錯|有错|有錯|的错|的錯|理亏|理虧|骗|騙|说谎|說謊|撒谎|撒謊|诈|詐|违法|違法|法院|法官|胜诉|勝訴|败诉|敗訴|肯定|显然|顯然|有权|有權|值得|无理|無理|遗憾|遺憾/u,
};

/** Words that settle something, or sound as if they did: only where the source has them too. */
export const UNLESS_SAID: Words = {
  en: /\b(?:will|would|must|accept\w*|agree\w*|offer\w*|settle\w*|refus\w*|compensat\w*|award\w*|ow(?:e|es|ed|ing)|fault\w*|wrong\w*|fair\w*|unfair\w*|law|los[et]s?|promis\w*|guarant\w*|refund\w*)\b/giu,
  es: /(?<!\p{L})(?:acept\p{L}*|ofert\p{L}*|ofrec\p{L}*|acuerd\p{L}*|rechaz\p{L}*|indemni\p{L}*|compensa\p{L}*|just[oa]s?|injust\p{L}*|perd\p{L}*|gan(?:ar|a|ó|aron)|promet\p{L}*|garanti\p{L}*|reembols\p{L}*|devolver\p{L}*)(?!\p{L})/giu,
  zh: /接受|赔|賠|提议|提議|提案|同意|拒绝|拒絕|可能|大概|必须|必須|责任|責任|明显|明顯|合理|公平|保证|保證|承诺|承諾|退款|退还|退還/gu,
};

/** Words that count, or name a day or a month. */
export const COUNTING: Words = {
  en: /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|twice|thrice|double[ds]?|triple[ds]?|couple|first|second|third|fourth|fifth|sixth|quarter)\b/giu,
  es: /(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\p{L}+|veint\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to|tos|tas)?|mil(?:es)?|mill[oó]n(?:es)?|docenas?|mitad|medi[oa]|doble|triple|primer[oa]?|segund[oa]|tercer[oa]?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)(?!\p{L})/giu,
  zh: /(?<![〇零一二三四五六七八九十百千萬万億亿兩两半])[〇零一二三四五六七八九十百千萬万億亿兩两半]+[年月日號号天週周次個个元塊块件臺台位歲岁小時时分點点成折倍人通張张]|[週周]末|星期[一二三四五六日天]/gu,
};

/** Numbers in figures, whole: `1,234.56`, `12:30`, `2026-03-03`. */
export const NUMBERS = /\p{N}+(?:[.,:/'’-]\p{N}+)*/gu;

/** Where a clause ends and another begins. */
export const JOINTS: Words = {
  en: /,\s|;|:|\b(?:and|but|so|because|while|although)\b/u,
  es: /,\s|;|:|(?<!\p{L})(?:y|e|pero|porque|aunque|mientras)(?!\p{L})/u,
  zh: /[，、；：]/u,
};

export const NOT: Words = {
  en: /\b(?:no|not|never|nobody|nothing|none|nowhere|without|cannot|neither|nor)\b|n['’]t\b/iu,
  es: /(?<!\p{L})(?:no|nunca|jamás|nadie|nada|ning[uú]n\p{L}*|sin|tampoco|ni)(?!\p{L})/iu,
  zh: /[不没沒无無未別别]/u,
};

/** Who speaks of "I" speaks for somebody; who says "you" gives advice. A retelling does neither. */
export const PERSONS: Words = {
  en: /\b(?:I|I['’]\w+|me|my|mine|we|us|our|ours|you|your|yours)\b/u,
  es: /(?<!\p{L})(?:yo|mi|mis|me|nosotr[oa]s|nuestr[oa]s?|nos|tú|tu|tus|te|usted|ustedes|vosotr[oa]s)(?!\p{L})/iu,
  zh: /[我您你咱]/u,
};

/** Intimate address where the house says "usted" and 您; and what nobody is asked for. */
export const NOT_ASKED: Words = {
  en: /\b(?:passwords?|pin|cvv|card number|account number|social security)\b/iu,
  es: /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo|contraseña\p{L}*|clave|pin|cvv|número de (?:tarjeta|cuenta))(?!\p{L})/iu,
  zh: /你|密码|密碼|卡号|卡號|账号|帳號|验证码|驗證碼|身份证|身分證/u,
};

/** Words that begin a sentence with a capital and are no name. */
export const OPENING: { readonly [S in Exclude<Script, 'zh'>]: ReadonlySet<string> } = {
  en: new Set(
    'the a an this that these those it its he she they their his her there then after afterwards before since when while once at on in by for from with without according both no nobody none nothing not some several later until now so because although customer business also another other each all however as if to what who which where how why please just tell say write about is was are were did do does could can and but or'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una unos unas este esta esto estos ese esa eso aquel su sus se no nadie ninguno nada también después luego antes desde cuando mientras en a al por para con sin según ambos ahora hasta como aunque pero y ella él ellos ellas quien lo le les cada todo toda otra otro además dice cuenta explica afirma indica pide quiere qué cuál cuándo dónde quién cómo cuánto diga dígame escriba'.split(
      ' ',
    ),
  ),
};

/** Words are told apart by their first letters, without accents. */
export const STEM = 4;
const beginnings = (words: string): ReadonlySet<string> =>
  new Set(words.split(' ').map((word) => word.slice(0, STEM)));

/** Beginnings of words that join, ask or report, beside those of the source. */
export const JOINING: { readonly [S in Exclude<Script, 'zh'>]: ReadonlySet<string> } = {
  en: beginnings(
    'the and but for not you was were are had has did does its his her who why how can any all out customer business says said told tells explains describes reports according states adds also that this they them been have with from when then after before since while there about their which into later again still wants asked being what where more than only some until both side other nobody nothing never',
  ),
  es: beginnings(
    'los las una uno del con por que sus les fue ser han muy mas sin nos cliente empresa dice cuenta explica afirma indica segun tambien despues antes desde cuando mientras pide quiere para pero como esta este ademas persona sido sigue hasta sobre entre donde todavia otra parte usted cual nadie nada nunca',
  ),
};
