import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { LOCALES } from '../../../core/locale.ts';
import { QUESTIONS, type QuestionId } from '../../../core/procedure/question.ts';
import { reading } from './reading.ts';

type Asked = readonly [string, QuestionId | 'unknown'];

/** Ways of asking that are not among those by which an answer is found; the last ones have no answer here. */
const ASKED: { readonly [L in Locale]: readonly Asked[] } = {
  en: [
    ['who gets to decide this?', 'whoDecides'],
    ['what happens if we do not reach an agreement?', 'noAgreement'],
    ['do i have to have a lawyer for this?', 'lawyer'],
    ['am i talking to a robot?', 'whatIsThis'],
    ['can i finish this tomorrow?', 'comeBack'],
    ['how is my money paid out?', 'payment'],
    ['what if they never pay me?', 'notPaid'],
    ['what does a sealed bid mean?', 'sealedRound'],
    ['can they see my messages?', 'theirOffer'],
    ['what sort of proof should i send?', 'evidence'],
    ['is there a cap on the amount?', 'limit'],
    ['could I post a review about them?', 'review'],
    ['can you erase my data later?', 'delete'],
    ['if I accept, am I admitting guilt?', 'fault'],
    ['will the adjuster be neutral?', 'theTeam'],
    ['what is the weather tomorrow?', 'unknown'],
    ['can you book me a flight?', 'unknown'],
    ['how tall is the eiffel tower?', 'unknown'],
    ['which phone should I buy?', 'unknown'],
  ],
  'zh-Hant': [
    ['由誰來做決定？', 'whoDecides'],
    ['我需要找律師嗎', 'lawyer'],
    ['談不成的話會怎麼樣', 'noAgreement'],
    ['對方能看到我的照片嗎', 'theirOffer'],
    ['明天可以繼續嗎', 'comeBack'],
    ['他們要是不付錢呢', 'notPaid'],
    ['要準備什麼證據？', 'evidence'],
    ['今天天氣怎麼樣', 'unknown'],
    ['你會唱歌嗎', 'unknown'],
    ['附近有什麼好吃的？', 'unknown'],
  ],
  'zh-Hans': [
    ['到底谁说了算？', 'whoDecides'],
    ['请律师有必要吗', 'lawyer'],
    ['密封出价是怎么回事', 'sealedRound'],
    ['我可以撤回这个案件吗', 'withdraw'],
    ['反悔了还来得及吗', 'changeMind'],
    ['我的数据会被保存吗', 'delete'],
    ['你是真人还是机器人？', 'whatIsThis'],
    ['明天会下雨吗', 'unknown'],
    ['推荐一部电影怎么样', 'unknown'],
  ],
  es: [
    ['¿quién toma la decisión final?', 'whoDecides'],
    ['¿me hace falta un abogado?', 'lawyer'],
    ['¿podré demandarlos luego?', 'court'],
    ['¿puedo continuar mañana?', 'comeBack'],
    ['¿y si al final no me pagan?', 'notPaid'],
    ['¿cómo funciona lo de la ronda sellada?', 'sealedRound'],
    ['¿qué pruebas tengo que mandar?', 'evidence'],
    ['¿la otra parte lee lo que escribo?', 'theirOffer'],
    ['¿qué tiempo hace hoy?', 'unknown'],
    ['¿me recomienda un restaurante?', 'unknown'],
  ],
};

/** Who reads what is told in both. */
const SAME: readonly string[] = ['theirOffer', 'privacy'];
const isRight = (found: string, expected: string): boolean =>
  found === expected || (SAME.includes(found) && SAME.includes(expected));

/** Found by retrieval, or by the rules where they know the question as a wish of its own. */
const answerTo = (locale: Locale, text: string): string => {
  const { question, intent } = reading(locale, text);
  if (question !== undefined && question !== 'unknown') return question;
  return QUESTIONS.some((id) => id === intent) ? intent : 'unknown';
};

test.each(LOCALES)('in %s no question gets the answer to another one, and most get theirs', (locale) => {
  const rows = ASKED[locale].map(([text, expected]) => ({ text, expected, found: answerTo(locale, text) }));
  expect(rows.filter(({ expected, found }) => !isRight(found, expected) && found !== 'unknown')).toEqual([]);
  const missed = rows.filter(({ expected, found }) => !isRight(found, expected)).map(({ text }) => text);
  expect({ missed, share: missed.length / rows.length <= 0.2 }).toMatchObject({ share: true });
});

test('a story is no question, whatever it contains', () => {
  for (const text of ['I asked them who decides and they would not say', 'no me ayudaron', '客服說不能取消'])
    expect(reading('en', text).question).toBeUndefined();
});
