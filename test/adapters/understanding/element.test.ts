import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

type Named = { readonly [Element in ElementId]?: string };
const NAMES: readonly ElementId[] = [
  'item',
  'seller',
  'orderNumber',
  'policyNumber',
  'plate',
  'where',
  'cardLastFour',
];

/** The names and numbers that were lifted; the words of each as they stand in the text. */
const names = (locale: Locale, text: string, asked?: ElementId): Named =>
  Object.fromEntries(
    reading(locale, text, asked === undefined ? {} : { asked })
      .elements.filter(({ element }) => NAMES.includes(element))
      .map(({ element, start, end }) => [element, text.slice(start, end)]),
  );

describe('names end where they end, and what is not named is not guessed', () => {
  test.each<readonly [Locale, string, Named]>([
    [
      'es',
      'Compré un celular de Tienda Sol el 5 de octubre y nunca llegó.',
      { item: 'celular', seller: 'Tienda Sol' },
    ],
    ['es', 'Pedí una mesa de Coppel y llegó rota.', { item: 'mesa', seller: 'Coppel' }],
    ['es', 'Pedí una mesa de madera y llegó rota.', { item: 'mesa de madera' }],
    ['es', 'Contraté la limpieza de Limpiamax y nunca vinieron.', { item: 'limpieza', seller: 'Limpiamax' }],
    ['es', 'Mi póliza es 4455-221 y no me pagan.', { policyNumber: '4455-221' }],
    [
      'es',
      'Placas ABC-12-34, me chocó en la esquina de Reforma y Juárez',
      { plate: 'ABC-12-34', where: 'en la esquina de Reforma y Juárez' },
    ],
    ['es', 'Cargo de 85 euros en mi tarjeta terminada en 4242 que no reconozco.', { cardLastFour: '4242' }],
    [
      'en',
      'We hired Bright Roofing to fix our roof and they left it half done.',
      { item: 'fix our roof', seller: 'Bright Roofing' },
    ],
    ['en', 'The sofa I ordered from Wayfair never arrived.', { item: 'sofa', seller: 'Wayfair' }],
    [
      'en',
      'My new laptop from Dell died after a week. Order no. DL-44821.',
      { item: 'new laptop', seller: 'Dell', orderNumber: 'DL-44821' },
    ],
    [
      'en',
      "There's a charge from Zeta Games on my card ending in 4242 that I don't recognize.",
      { seller: 'Zeta Games', cardLastFour: '4242' },
    ],
    [
      'en',
      'A taxi hit my parked car on Oak Street, plate 8XYZ221. My policy number is HXT 230187562 and nobody answers.',
      { where: 'on Oak Street', plate: '8XYZ221', policyNumber: 'HXT 230187562' },
    ],
    ['en', 'I cancelled my Hulu subscription in August and they keep charging me.', { seller: 'Hulu' }],
    ['zh-Hant', '小米手機螢幕壞了，跟神腦國際買的，要換新。', { item: '手機', seller: '神腦國際' }],
    [
      'zh-Hant',
      '昨天在忠孝路口被計程車撞，車牌TDA-1234，保單號碼PL99120。',
      { where: '忠孝路口', plate: 'TDA-1234', policyNumber: 'PL99120' },
    ],
    [
      'zh-Hant',
      '我在PChome買的電風扇沒收到，訂單編號PC-88123。',
      { item: '電風扇', seller: 'PChome', orderNumber: 'PC-88123' },
    ],
    ['zh-Hant', '樓上漏水，把我家天花板弄壞了。', { item: '天花板' }],
    ['zh-Hans', '在苏宁易购买的洗衣机用了三天就不转了。', { item: '洗衣机', seller: '苏宁易购' }],
    ['zh-Hans', '昨天被出租车撞了，车牌沪A12345。', { plate: '沪A12345' }],
    ['zh-Hans', '日期是5号，店是海尔专卖店', { seller: '海尔专卖店' }],
    ['zh-Hans', '我从京东买的耳机是假货。', { item: '耳机', seller: '京东' }],
  ])('%s: %s', (locale, text, expected) => {
    expect(names(locale, text)).toEqual(expected);
  });
});

describe('a name is put right', () => {
  test.each<readonly [Locale, string, string]>([
    ['zh-Hant', '不，是小米不是華為', '小米'],
    ['zh-Hans', '不，是小米不是华为', '小米'],
    ['en', "no, it's Xiaomi, not Huawei", 'Xiaomi'],
    ['es', 'No, es Xiaomi, no Huawei.', 'Xiaomi'],
  ])('%s: %s', (locale, text, seller) => {
    expect(names(locale, text, 'seller').seller).toBe(seller);
  });
});

describe('a name keeps its first letters', () => {
  test.each(['Athulya', 'Deborah', 'Ester', 'Ithaca Goods', 'Enrique', 'Bylight'])('%s', (seller) => {
    expect(names('en', seller, 'seller').seller).toBe(seller);
  });
});

describe('of two prices for one thing neither is taken', () => {
  test.each<readonly [Locale, string, boolean]>([
    ['en', 'the price was $400 or $450', false],
    ['en', 'I paid $400. Later I saw I paid $450.', false],
    ['es', 'Pagué 400 euros, perdón, 450 euros por la mesa', false],
    ['zh-Hant', '我付了400元，喔不是，好像是450元', false],
    ['zh-Hans', '我付了400元，后来发现是450元', false],
    ['en', 'I paid $400 for the sofa and I want $100 back', true],
    ['en', 'I paid $400 for the sofa and delivery was $50', true],
    ['zh-Hans', '我付了400元买沙发，运费50元', true],
  ])('%s: %s', (locale, text, certain) => {
    const found = reading(locale, text).elements.find(({ element }) => element === 'amount');
    expect(found?.certain).toBe(certain);
  });
});
