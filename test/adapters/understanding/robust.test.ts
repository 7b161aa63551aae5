import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LOCALES } from '../../../core/locale.ts';
import { ELEMENTS } from '../../../core/narrative/element.ts';
import type { Reading } from '../../../core/port/understanding.ts';
import { CivilDate } from '../../../core/time.ts';
import { reading } from './reading.ts';

const WORDS =
  'I bought a fridge from Acme on the 5th of March last Tuesday for $480 1.234,56 € 一萬二 三千五百塊 上個月十五號 在全國電子買 no quiero yes but if 450 03/04 hace dos semanas 2k EUR 20 NT$ ¥ 4111 1111 bob@x.com 🙄 \u200b e\u0301 \u202e ，。.,!?\n - : # want refund 退款 me devuelvan order number A-12 不 要 del 3 al 5 de half a million dollars y pico'.split(
    ' ',
  );
/** Scraps of real messages in any order, and any text at all. */
const Texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const Asked = fc.option(fc.constantFrom(...ELEMENTS), { nil: undefined });

const checked = (text: string, { amounts, dates, elements, masked }: Reading): void => {
  for (const { start, end, text: found } of [...amounts, ...dates]) {
    expect(text.slice(start, end)).toBe(found);
    expect(end).toBeGreaterThan(start);
  }
  for (const { start, end } of elements) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { element, value, start, end } of elements) {
    // What is hidden in the text is hidden in the value; all the rest stands there as it was written.
    if (value.kind !== 'text') continue;
    if (value.text.includes('•')) expect(text).not.toContain(value.text);
    else expect([element, value.text]).toEqual([element, text.slice(start, end)]);
  }
  for (const { minor } of amounts) {
    expect(Number.isSafeInteger(minor)).toBe(true);
    expect(minor).toBeGreaterThanOrEqual(0);
  }
  for (const { from, to } of dates) {
    expect(CivilDate.safeParse(from).success && CivilDate.safeParse(to).success).toBe(true);
    expect(from <= to && to <= '2026-11-25').toBe(true);
  }
  expect(new Set(elements.map(({ element }) => element)).size).toBe(elements.length);
  expect(masked.length).toBeLessThanOrEqual(text.length);
};

test('whatever is written is read without a fault, and every place lies in the text', () => {
  fc.assert(
    fc.property(Texts, fc.constantFrom(...LOCALES), Asked, (text, locale, asked) => {
      checked(text, reading(locale, text, asked === undefined ? {} : { asked }));
    }),
    { numRuns: 1_500 },
  );
});

test('the same words are read the same every time', () => {
  fc.assert(
    fc.property(Texts, (text) => {
      expect(reading('en', text)).toEqual(reading('en', text));
    }),
    { numRuns: 200 },
  );
});

/** Luhn's check digit for a run of digits (ISO/IEC 7812-1). */
const withCheckDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
};
const Cards = fc
  .tuple(
    fc.constantFrom('4', '51', '34', '62'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 15, maxLength: 15 }),
  )
  .map(([first, rest]) => withCheckDigit(`${first}${rest}`.slice(0, 15)));

test('no card number is left in what others see', () => {
  fc.assert(
    fc.property(Cards, fc.constantFrom('', ' ', '-'), fc.constantFrom(...LOCALES), (card, gap, locale) => {
      const written = card.replace(/(.{4})(?=.)/gu, `$1${gap}`);
      const { masked } = reading(locale, `my card is ${written} please`);
      expect(masked).toBe('my card is • please');
    }),
    { numRuns: 300 },
  );
});

const HOSTILE: readonly string[] = [
  'a',
  '1',
  '1 ',
  '111 ',
  '一',
  '.',
  ' ',
  '\n',
  'a@',
  'a.',
  '1-',
  '🙄',
  '\u200b',
  '买',
  '在a',
  'from ',
  'i want ',
  'que me ',
  'bought a ',
  'one hundred ',
  'no ',
  '1.1,',
  '$',
  '3/4 ',
  'march 3 ',
  'Aa ',
  '我要退',
  '+1 ',
  '(',
  'e\u0301',
  'ES12 3456 ',
  'the date is ',
];

test.each(HOSTILE)('50,000 characters of %j are read in bounded time', (piece) => {
  const text = piece.repeat(Math.ceil(50_000 / piece.length)).slice(0, 50_000);
  const from = performance.now();
  const read = reading('en', text);
  // Without a bound any of these takes minutes; a busy machine may take its time.
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(read.flags).toContain('truncated');
  expect(read.text).toBe(text);
});

test.each(['', '   ', '🙄🙄', '!!!', '\u200b\u200b', '\u0000\u0007', '…'])('%j has no words', (text) => {
  const { flags, elements, amounts, dates } = reading('en', text);
  expect(flags).toContain('noWords');
  expect([elements, amounts, dates]).toEqual([[], [], []]);
});

test('marks that nobody sees change nothing, and places are those of the text as given', () => {
  const text = 'pag\u200bu\u0065\u0301 \u202a4\u200b80 €\u202c el 3 de mar\u00adzo';
  const { amounts, dates } = reading('es', text);
  expect(amounts.map(({ minor, text: found }) => [minor, found])).toEqual([[48_000, '4\u200b80 €']]);
  expect(dates.map(({ from, text: found }) => [from, found])).toEqual([
    ['2026-03-03', 'el 3 de mar\u00adzo'],
  ]);
});

test('a right-to-left text and a foreign language are read as they are', () => {
  const { text, intent, consent, language } = reading('en', 'الثلاجة معطلة ولم ترد الشركة');
  expect([text, intent, consent, language]).toEqual(['الثلاجة معطلة ولم ترد الشركة', 'answer', 'none', 'en']);
});
