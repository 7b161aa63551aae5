import type { Locale } from '../../../core/locale.ts';

/** Characters that are written in one of the two scripts only. */
const TRADITIONAL = new Set(
  '這們個說買壞錢還沒單會來對時務後從貨東關請問間訂電話賣給點頭樣應該發現讓處現嗎實經過車傷醫險額條約與證據顧師員幫謝麼樓邊門開馬鳥魚龍學為無愛寫聽讀見覺親變體歲傳倉價兩寄網購號碼週臺',
);
const SIMPLIFIED = new Set(
  '这们个说买坏钱还没单会来对时务后从货东关请问间订电话卖给点头样应该发现让处现吗实经过车伤医险额条约与证据顾师员帮谢么楼边门开马鸟鱼龙学为无爱写听读见觉亲变体岁传仓价两网购号码周台'
    .split('')
    .filter((each) => !TRADITIONAL.has(each)),
);
const ONLY_TRADITIONAL = new Set(
  [...TRADITIONAL].filter(
    (each) => !'没会后台周发现实经过处该应从请'.includes(each) || !SIMPLIFIED.has(each),
  ),
);

const SPANISH = new Set(
  'el la los las un una de del que y en por para con no me mi se lo le su al es está compré pero como más quiero tengo ya muy mi fue dinero hola gracias cuando porque'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the a an and of to in is was were it i my they you for on with not but that this have had has want from at me we he she when because hello thanks'.split(
    ' ',
  ),
);

const ASKED: readonly { readonly pattern: RegExp; readonly locale: Locale }[] = [
  { pattern: /\b(?:in english|speak english|english please)\b|英文|en ingl[eé]s/iu, locale: 'en' },
  { pattern: /\b(?:in spanish|en español|español por favor|habla español)\b/iu, locale: 'es' },
  { pattern: /繁體|正體|traditional chinese/iu, locale: 'zh-Hant' },
  { pattern: /简体|簡體|simplified chinese/iu, locale: 'zh-Hans' },
];
const CLEAR_WORDS = 4;

/** The language to go on in: as asked for, by Han script, or by four words or more that are clear; else as it was. */
export const languageOf = (text: string, before: Locale): Locale => {
  if (text.length <= 60) {
    const asked = ASKED.find(({ pattern }) => pattern.test(text));
    if (asked !== undefined) return asked.locale;
  }
  const script = scriptOf(text);
  if (script !== null) return script === 'either' ? eitherHan(before) : script;
  const words =
    text
      .slice(0, 400)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < CLEAR_WORDS) return before;
  const spanish = words.filter((word) => SPANISH.has(word)).length;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  if (Math.max(spanish, english) < 2 || spanish === english) return before;
  return spanish > english ? 'es' : 'en';
};

/** The Han script of a text; `either` where every character is written alike in both, null where there is none. */
const scriptOf = (text: string): 'zh-Hant' | 'zh-Hans' | 'either' | null => {
  const han = [...text.slice(0, 400)].filter((each) => each >= '\u3400' && each <= '\u9fff');
  if (han.length < 2) return null;
  const traditional = han.filter((each) => ONLY_TRADITIONAL.has(each)).length;
  const simplified = han.filter((each) => SIMPLIFIED.has(each)).length;
  if (traditional === simplified) return 'either';
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
};

const eitherHan = (before: Locale): Locale => (before === 'zh-Hans' ? before : 'zh-Hant');
