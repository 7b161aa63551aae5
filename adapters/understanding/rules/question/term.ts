import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';

/** The languages that questions are kept in; Chinese is read in simplified characters whichever it was written in. */
export type Tongue = 'en' | 'zh' | 'es';

/** Words that nearly every question has; they tell none from another. */
const COMMON: { readonly [T in 'en' | 'es']: ReadonlySet<string> } = {
  en: new Set(
    'a an the is are am be do does did will would can could should may i me my you your it its this that to of in on at for with and or so if there here any some please just about kind sort possible exactly tomorrow today'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una unos unas es son esta estan ser de del en a al con por para y o si mi mis me se su sus lo le les que esto eso hay aqui algo favor usted yo posible manana hoy'.split(
      ' ',
    ),
  ),
};

/**
 * What a question is about, as terms to look it up by: stems of its words (Porter, for Spanish as in `natural`), and for
 * Chinese, where words are not set apart, each character and each pair of neighbours. `low` is plain lower case.
 */
export const termsOf = (low: string, tongue: Tongue): readonly string[] => {
  if (tongue === 'zh') return hanTerms(low);
  const stemmer = tongue === 'en' ? porter : spanish;
  const words = (low.match(/[a-z]+(?:'[a-z]+)?/gu) ?? []).map((word) => word.replace(/n't$|'.*$/u, ''));
  return words.filter((word) => word !== '' && !COMMON[tongue].has(word)).map((word) => stemmer.stem(word));
};

/** Characters of asking and of courtesy. */
const HAN_COMMON = /明天|今天|[吗呢啊吧的了是我你您们这那个在有会可以能请问一下]/gu;

const hanTerms = (low: string): readonly string[] => {
  const runs = low.replace(HAN_COMMON, ' ').match(/\p{Script=Han}+|[a-z]+/gu) ?? [];
  return runs.flatMap((run) => {
    const signs = [...run];
    return [...signs, ...signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)];
  });
};
