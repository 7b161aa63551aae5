import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ElementId, ElementValue } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

type Row = readonly [Locale, string, { readonly [Id in ElementId]?: string }];

const ROWS: readonly Row[] = [
  [
    'en',
    'I ordered a lamp on 3 March and it was supposed to arrive by 10 March.',
    { when: '2026-03-03', promisedBy: '2026-03-10' },
  ],
  [
    'es',
    'Pedí una lámpara el 3 de marzo y debía llegar el 10 de marzo.',
    { when: '2026-03-03', promisedBy: '2026-03-10' },
  ],
  [
    'zh-Hant',
    '三月三號下單的檯燈，說好三月十號送到，到現在都沒來',
    { when: '2026-03-03', promisedBy: '2026-03-10' },
  ],
  [
    'zh-Hans',
    '3月3日下单的台灯，预计3月10日送到，到现在都没来',
    { when: '2026-03-03', promisedBy: '2026-03-10' },
  ],
  ['en', 'I cancelled the gym on 5 May 2026 and they still charge me', { cancelledOn: '2026-05-05' }],
  ['es', 'Cancelé la suscripción el 5 de mayo de 2026 y me siguen cobrando', { cancelledOn: '2026-05-05' }],
  ['zh-Hant', '我五月五號取消訂閱了，還一直扣款', { cancelledOn: '2026-05-05' }],
  ['en', 'They charged me $80 instead of $40', { amount: '8000', correctAmount: '4000' }],
  ['es', 'Me cobraron 80 € en lugar de 40 €', { amount: '8000', correctAmount: '4000' }],
  ['zh-Hant', '應該是400元，卻收了我800元', { amount: '80000', correctAmount: '40000' }],
  ['zh-Hans', '扣了我80元，而不是40元', { amount: '8000', correctAmount: '4000' }],
  ['en', 'He hit my car at the light and the police came', { police: 'yes' }],
  ['en', 'He hit my car, nobody was hurt and the police never came', { police: 'no', injury: 'no' }],
  ['es', 'Me chocaron y la policía no vino', { police: 'no' }],
  ['zh-Hant', '他從後面撞我，警察有來做筆錄', { police: 'yes' }],
  ['zh-Hans', '追尾了，没报警', { police: 'no' }],
  ['en', 'I did not make this payment, the card was in my wallet', { cardInHand: 'yes' }],
  ['es', 'No reconozco el cargo, me robaron la tarjeta', { cardInHand: 'no' }],
  ['zh-Hant', '這筆不是我刷的，卡一直在我身上', { cardInHand: 'yes' }],
];

const plain = (value: ElementValue | undefined): string | undefined => {
  if (value === undefined) return undefined;
  if (value.kind === 'date') return value.from === value.to ? value.from : `${value.from}..${value.to}`;
  if (value.kind === 'money') return String(value.money.minor);
  if (value.kind === 'yesNo') return value.yes ? 'yes' : 'no';
  return value.kind === 'text' ? value.text : value.kind;
};

test.each(ROWS)('%s: %s', (locale, text, facts) => {
  const { elements } = reading(locale, text);
  const found = Object.fromEntries(
    Object.keys(facts).map((id) => [id, plain(elements.find(({ element }) => element === id)?.value)]),
  );
  expect(found).toEqual(facts);
});

test('the sentence that says what was agreed, and the one that tells of a treatment, are taken as they stand', () => {
  const { elements } = reading(
    'en',
    'They promised the kitchen would be ready in May. It is still half-finished. I hurt my hand, the doctor put in three stitches.',
  );
  const of = (id: ElementId) => plain(elements.find(({ element }) => element === id)?.value);
  expect(of('treatment')).toMatch(/stitches/);
  expect(of('agreed')).toMatch(/^They promised the kitchen would be ready in May/);
});
