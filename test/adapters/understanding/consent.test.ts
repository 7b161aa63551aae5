import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { Consent } from '../../../core/port/understanding.ts';
import { reading } from './reading.ts';

const localeOf = (text: string): Locale => (/\p{Script=Han}/u.test(text) ? 'zh-Hant' : 'en');

const SAMPLES: { readonly [Kind in Consent]: readonly string[] } = {
  yes: [
    'yes',
    'Yes please',
    'yes, I accept',
    'OK!',
    'ok thanks',
    '👌',
    'Agreed.',
    'I agree',
    'sounds good',
    'deal',
    'that is correct',
    'yes, that is right thank you',
    'I accept the offer',
    "Yeah, let's do that instead.",
    'yes 300 is fine',
    'yes... I said no onions',
    'sí, de acuerdo',
    'Si',
    'sí acepto',
    'Acepto',
    'claro',
    'Vale',
    'está bien',
    'sí, por favor',
    '¡Claro que sí!',
    'sí, acepto la oferta',
    'perfecto, gracias',
    '好的',
    '可以',
    '同意',
    '是的',
    '對',
    '沒問題',
    '好，我同意',
    '我接受',
    '好的，謝謝',
    '對，沒錯',
    '嗯嗯',
    '好的，我同意這個提議',
  ],
  no: [
    'no',
    'nope',
    'not really',
    'No way!',
    "I don't agree",
    "I can't accept that",
    'that is not correct',
    'no thank you',
    'no, they never paid me',
    'disagree, it is not ok',
    'agree, it is not ok',
    'No puedo aceptar',
    'no, gracias',
    'no estoy de acuerdo',
    'no lo creo',
    'para nada',
    'rechazo la oferta',
    '不同意',
    '不行',
    '不要',
    '我不能接受',
    '無法接受',
    '拒絕',
    '不可以',
    '不對',
    '不是',
    '不，謝謝',
  ],
  hedge: [
    'ok I guess',
    'fine 🙄',
    'fine',
    '👍',
    'ok...',
    'yes?',
    'yes but only if they pay by Friday',
    'yes if they apologise',
    'yes and no',
    'maybe',
    'I think so',
    'sure, whatever',
    'yeah maybe',
    'yes, send it by Friday',
    'supongo que sí',
    'vale, si no hay otra',
    'bueno',
    'bueno, sí',
    'sí, pero quiero factura',
    'si me pagan mañana',
    'tal vez',
    'creo que sí',
    '好吧',
    '嗯…好吧',
    '嗯',
    '可以吧',
    '應該可以',
    '隨便',
    '都可以',
    '好啊，但是要先付款',
    '如果他們道歉就可以',
    '也許',
  ],
  none: [
    'no sé',
    "I don't know",
    'not sure',
    'hello',
    'no idea',
    'what?',
    'The fridge broke',
    'good morning',
    "I don't recognise this charge",
    'no one answered me',
    'no me han pagado',
    'me cobraron dos veces',
    'ok so my fridge broke on Monday and they will not fix it',
    "they don't accept returns",
    'I am writing about my fridge',
    'I would like to close my account',
    '不知道',
    '沒關係',
    '冰箱壞了',
    '没收到货',
    '對方不理我',
    '好像壞了',
    '是他們的錯',
    '行李不見了',
    '店家拒絕退款',
    '中午送到',
    '沒有人接電話',
    '可以用中文嗎',
    '我要真人',
  ],
};

describe.each(Object.entries(SAMPLES))('%s', (kind, samples) => {
  test.each(samples)('%s', (text) => {
    expect(reading(localeOf(text), text).consent).toBe(kind);
  });
});

test('where a fact was asked for, what follows the yes describes it', () => {
  const consent = (text: string) => reading(localeOf(text), text, { asked: 'injury' }).consent;
  expect(consent('yes, my neck hurts since that day and I cannot turn my head')).toBe('yes');
  expect(consent('no, nobody was hurt')).toBe('no');
  expect(consent('有，脖子很痛')).toBe('yes');
  expect(consent('沒有人受傷')).toBe('no');
  expect(consent('yes I think')).toBe('hedge');
});

test('a long message consents to nothing', () => {
  expect(reading('en', `yes ${'and then they said that it would come '.repeat(5)}`).consent).toBe('none');
});
