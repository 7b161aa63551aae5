import { describe, expect, test } from '@jest/globals';
import { findUntradable, type Untradable } from '../../../core/negotiation/tradable.ts';

/** What a business may not buy, as people write it. */
const FORBIDDEN: { readonly [Kind in Untradable['kind']]: readonly string[] } = {
  review: [
    'We refund you if you delete your review.',
    'Full refund once you take down the one-star rating.',
    'Please remove that post first, then we pay.',
    'Change your review to five stars and we send a new one.',
    'You will leave a positive review.',
    '退款前請先刪除您的負評。',
    '請把評價改成五星，我們就退款。',
    '只要您給五星好評，我們就補償 500 元。',
    '请删除差评后我们再退款。',
    '您把评价改成好评，我们就全额退款。',
    '请先撤掉您在网上的帖子。',
    'Le devolvemos el dinero si borra la reseña.',
    'Elimine su comentario negativo y le pagamos.',
    'Cambie su calificación a cinco estrellas.',
    'Retire la publicación y le reembolsamos.',
    'Le pagamos si deja una reseña positiva.',
  ],
  silence: [
    'You must sign a non-disclosure agreement.',
    'Keep this quiet and we pay.',
    'You may not talk about this to anyone.',
    'Never post about it online.',
    'You agree not to tell anybody about the refund.',
    'You agree not to say anything about us.',
    '您不得對外透露此事。',
    '收款後不能公開談論這件事。',
    '請您對此事保密，不要向媒體說。',
    '您不得对外透露此事。',
    '收到钱后不要上网发帖。',
    '你要签保密协议。',
    'No debe hablar con nadie de esto.',
    'Debe guardar silencio sobre el caso.',
    'Firme un acuerdo de confidencialidad.',
    'No publique nada en redes sociales.',
  ],
  complaint: [
    'We pay if you withdraw your complaint to the regulator.',
    'You will not file a complaint with the ombudsman.',
    'Drop the lawsuit and we settle.',
    'You will never complain to the FTC about this.',
    'You agree not to go to the police.',
    '請撤回您的申訴，我們才付款。',
    '您不得再向消保官檢舉。',
    '放棄提告，我們就退款。',
    '请撤销投诉，我们就退款。',
    '您不得再向工商部门举报。',
    '放弃起诉，我们就赔偿。',
    'Retire la denuncia y le pagamos.',
    'Usted no denunciará a la empresa.',
    'Renuncia a reclamar ante consumo.',
    'Debe retirar su queja ante PROFECO.',
  ],
};

/** What people write about a repair, a refund or an order, with some of the same words. */
const ALLOWED = [
  'We refund $480 within 14 days.',
  'Your card was charged twice; we remove the second charge.',
  'We change the posts of the fence at our cost.',
  'We deleted the order by mistake and send it again.',
  'The repair comes with a report on what was wrong.',
  'We reviewed your complaint and offer half.',
  'The noise is gone: the fridge will be quiet after the repair.',
  'The bank will show the refund in five days.',
  'You keep the right to complain to the ombudsman.',
  'You may still leave a review.',
  'We withdraw our last offer and make a better one.',
  '我們在 14 天內退款 480 元。',
  '維修後會把門片更換，並給您一份檢測報告。',
  '刪除重複的扣款，並退回多收的金額。',
  '您的申訴我們已經看過，願意退一半。',
  '我们在 14 天内退款 480 元。',
  '删除重复扣款，并退回多收的金额。',
  '您的投诉我们已经看过，愿意退一半。',
  '不能退现金，但可以换新机。',
  'Le devolvemos 480 euros en 14 días.',
  'Cambiamos la puerta y retiramos la nevera vieja sin costo.',
  'Eliminamos el segundo cargo de su tarjeta.',
  'Revisamos su reclamo y ofrecemos la mitad.',
  'No cobramos el envío.',
  'Puede reclamar ante consumo cuando quiera.',
  'No tenemos ese modelo; le enviamos otro.',
  '我們會對您的個人資料保密。',
  '我们会对您的个人资料保密。',
  'We cannot contact the bank for you, but we send you the papers.',
  'Please do not go to the shop; we collect it.',
] as const;

describe.each(Object.entries(FORBIDDEN))('%s may not be traded', (kind, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    const found = findUntradable(sentence);
    expect(found?.kind).toBe(kind);
    expect(sentence.slice(found?.start, found?.end).length).toBeGreaterThan(1);
  });
});

test.each(ALLOWED)('may be offered: %s', (sentence) => {
  expect(findUntradable(sentence)).toBeNull();
});

test('a text of the largest size is read in no time', () => {
  for (const piece of ['delete ', 'no hablar ', '不得', 'not file ', 'no  ']) {
    const text = piece.repeat(Math.ceil(4_000 / piece.length));
    const before = performance.now();
    findUntradable(text);
    expect(performance.now() - before).toBeLessThan(100);
  }
});
