import { expect, test } from '@jest/globals';
import { differs } from '../../../bots/claimant/contradiction.ts';
import type { Locale } from '../../../core/locale.ts';
import type { ElementValue } from '../../../core/narrative/element.ts';
import { openHouse } from '../../fixture/house.ts';

type Talk = {
  readonly locale: Locale;
  readonly story: string;
  /** A later message that names another amount, without saying that it corrects. */
  readonly later: string;
  readonly asks: RegExp;
  readonly answer: string;
  readonly changed: RegExp;
};

const TALKS: readonly Talk[] = [
  {
    locale: 'en',
    story: 'My fridge from Acme arrived broken on 3 March, it cost $480',
    later: 'I paid $540 for it with my card',
    asks: /don't fit together[\s\S]*“\$480”, now it is “\$540”[\s\S]*\[\$480\] \[\$540\]/,
    answer: '$540',
    changed: /it was “\$480”, now it is “\$540”/,
  },
  {
    locale: 'zh-Hant',
    story: '全國電子的冰箱三月三號送到就壞了，花了480美元',
    later: '我刷卡付了540美元',
    asks: /對不起來[\s\S]*\[US\$480\] \[US\$540\]/,
    answer: '540美元',
    changed: /540/,
  },
  {
    locale: 'es',
    story: 'La nevera llegó rota el 3 de marzo, costó 480 €',
    later: 'pagué 540 € con mi tarjeta',
    asks: /no coinciden[\s\S]*\[480.€\] \[540.€\]/,
    answer: '540 €',
    changed: /540.€/,
  },
];

test.each(TALKS)(
  'in $locale a value that does not fit is asked about, and nothing is overwritten',
  async (talk) => {
    const claimant = await openHouse().claimant('consumer', talk.locale);
    await claimant.say(talk.story);
    expect(await claimant.say(talk.later)).toMatch(talk.asks);
    expect(await claimant.say(talk.answer)).toMatch(talk.changed);
  },
);

const MEANWHILE: { readonly [Each in Locale]?: readonly [string, string, RegExp] } = {
  en: ['I want a refund', 'the shop is Acme Ltd', /Noted\./],
  'zh-Hant': ['我要退款', '賣家是全國電子', /記下|記好/],
  es: ['quiero un reembolso', 'la tienda es Coppel', /Anotado/],
};

test.each(TALKS)('in $locale what is told meanwhile is taken, and the question stays', async (talk) => {
  const [wish = '', seller = '', noted = /^$/] = MEANWHILE[talk.locale] ?? [];
  const claimant = await openHouse().claimant('consumer', talk.locale);
  await claimant.say(talk.story);
  await claimant.say(talk.later);
  const answer = await claimant.say(wish);
  expect(answer).toMatch(noted);
  expect(answer).toMatch(talk.asks);
  expect(await claimant.say(seller)).not.toMatch(/same answer|同樣的|la misma respuesta/);
  expect(await claimant.say(talk.answer)).toMatch(talk.changed);
});

test('the value that was said first can be kept with one tap, and an old tap changes nothing', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say('My fridge from Acme arrived broken on 3 March, it cost $480');
  await claimant.say('I paid $540 for it with my card');
  expect(await claimant.press('keepValue', 'amount')).toMatch(/stays as it was/);
  expect(await claimant.press('takeValue', 'amount')).toMatch(/Things have moved on/);
  expect(await claimant.press('fix', null)).toMatch(/What shall I change/);
});

test('words that say they correct something are not asked about', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say('My fridge from Acme arrived broken on 3 March, it cost $480');
  expect(await claimant.say('no wait, it was $540')).toMatch(/it was “\$480”, now it is “\$540”/);
});

const money = (minor: number, more: object = {}): ElementValue => ({
  kind: 'money',
  money: { minor, currency: 'USD' },
  ...more,
});
const days = (from: string, to = from): ElementValue => ({ kind: 'date', from, to });

test.each<readonly [string, ElementValue, ElementValue, boolean]>([
  ['another amount', money(48_000), money(54_000), true],
  ['a closer value of a rough one', money(50_000, { approximate: true }), money(48_000), false],
  ['an amount far from a rough one', money(50_000, { approximate: true }), money(20_000), true],
  ['a day within a span', days('2026-03-01', '2026-03-31'), days('2026-03-05'), false],
  ['a day outside a span', days('2026-03-01', '2026-03-31'), days('2026-04-05'), true],
  ['a fuller name', { kind: 'text', text: 'Acme' }, { kind: 'text', text: 'ACME Ltd.' }, false],
  ['another name', { kind: 'text', text: 'Acme' }, { kind: 'text', text: 'Bestshop' }, true],
  ['what was not known before', { kind: 'unknown' }, money(48_000), false],
  ['a no after a yes', { kind: 'yesNo', yes: true }, { kind: 'yesNo', yes: false }, true],
])('%s', (_name, before, now, expected) => {
  expect(differs(before, now)).toBe(expected);
});
