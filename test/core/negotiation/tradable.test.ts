import { describe, expect, test } from '@jest/globals';
import { findUntradable, type Untradable } from '../../../core/negotiation/tradable.ts';

type Language = 'en' | 'zh-Hant' | 'zh-Hans' | 'es';

/** What people write when they try to buy it. */
const BOUGHT: { readonly [K in Untradable['kind']]: { readonly [L in Language]: readonly string[] } } = {
  review: {
    en: [
      'We pay 200 if you delete your review.',
      'Please take down the one-star rating first.',
      'Please change your rating to five stars.',
      'Leave us a five-star review and the money is yours.',
    ],
    'zh-Hant': ['請先刪除您的負評。', '把評論拿掉，我們就退款；請撤下評價。', '給我們五星好評就退款。'],
    'zh-Hans': ['请先删除您的差评。', '请您修改评价，我们马上退款。', '给个好评就退款。'],
    es: [
      'Le pagamos si borra su reseña.',
      'Tiene que eliminar el comentario.',
      'Cambie su calificación y le devolvemos el dinero.',
    ],
  },
  silence: {
    en: [
      'You must not talk to the press about it.',
      'Please keep this quiet.',
      'You sign a non-disclosure agreement.',
    ],
    'zh-Hant': ['您不得對外透露此事。', '請您保持沉默。'],
    'zh-Hans': ['您不得对外透露此事。', '请您保持沉默。'],
    es: [
      'Usted no puede: no hablar con la prensa.',
      'Debe guardar silencio.',
      'Firma un acuerdo de confidencialidad.',
    ],
  },
  complaint: {
    en: [
      'You drop the complaint.',
      'You will not report us to the regulator.',
      'Withdraw your lawsuit and we pay.',
      'You agree to never complain to the BBB.',
    ],
    'zh-Hant': ['您不得再向消保官申訴。', '請撤回檢舉。', '您同意放棄起訴。'],
    'zh-Hans': ['您不得再投诉。', '请撤销举报。', '您同意放弃起诉。'],
    es: ['Debe retirar la denuncia.', 'Se compromete a no reclamar más.', 'Acepta renunciar a demandar.'],
  },
};

/** Plain offers and plain information, close to the words above. */
const FINE: { readonly [L in Language]: readonly string[] } = {
  en: [
    'I saw on your page that others gave it good reviews.',
    'We remove the old fridge and bring a new one.',
    'Drop the fridge at our shop in Court Street.',
    'You can withdraw the money at your bank.',
    'If you do not agree, you can complain to the ombudsman.',
    'The receipt says nothing about it.',
  ],
  'zh-Hant': [
    '我們會把舊冰箱搬走。',
    '您不能接受的話，可以向消保官申訴。',
    '我們不能退款，您可以投訴。',
    '評論我們看過了，謝謝。',
  ],
  'zh-Hans': ['我们会把旧冰箱搬走。', '您不能接受的话，可以向消协投诉。', '评价我们看过了，谢谢。'],
  es: [
    'Le devolvemos 200 a cambio de la nevera.',
    'Le damos 200 a cambio, y gracias por sus comentarios.',
    'Si no está de acuerdo, puede reclamar ante consumo.',
    'Retiramos la nevera vieja.',
  ],
};

describe.each(Object.entries(BOUGHT))('%s', (kind, texts) => {
  test.each(
    Object.entries(texts).flatMap(([language, each]) => each.map((text) => [language, text] as const)),
  )('is never traded (%s): %s', (_language, text) => {
    expect(findUntradable(text)?.kind).toBe(kind);
  });
});

test.each(Object.entries(FINE).flatMap(([language, each]) => each.map((text) => [language, text] as const)))(
  'an ordinary offer passes (%s): %s',
  (_language, text) => {
    expect(findUntradable(text)).toBeNull();
  },
);

test('what was found is shown where it stands', () => {
  const text = 'Good day. Please delete your review. Thank you.';
  const found = findUntradable(text);
  expect(text.slice(found?.start, found?.end)).toBe('delete your review');
});

test('a very long text is read in no time', () => {
  const before = performance.now();
  findUntradable('not file delete no hablar 不得對 '.repeat(2_000));
  expect(performance.now() - before).toBeLessThan(1_000);
});
