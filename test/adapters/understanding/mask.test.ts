import { describe, expect, test } from '@jest/globals';
import { openSamples } from '../../evaluation/understanding/open-number.ts';
import { privateSamples } from '../../evaluation/understanding/private-value.ts';
import { reading } from './reading.ts';

const PRIVATE: readonly string[] = [
  '4111 1111 1111 1111',
  '4111111111111111',
  '4111 1111 1111 1112',
  '5500-0000-0000-0004',
  '378282246310005',
  'bob.smith+shop@example.co.uk',
  'ana@correo.mx',
  '+1 555 123 4567',
  '(555) 123-4567',
  '555-123-4567',
  '0912-345-678',
  '0912345678',
  '02-2345-6789',
  '13812345678',
  '+86 138 1234 5678',
  '612 345 678',
  '612345678',
  '55 1234 5678',
  'ES91 2100 0418 4502 0005 1332',
  'GB82WEST12345698765432',
  '123-45-6789',
  'A123456789',
  '11010519491231002X',
  '12345678Z',
  'X1234567L',
];

describe('is hidden', () => {
  test.each(PRIVATE)('%s', (secret) => {
    for (const text of [secret, `It is ${secret}, thanks`, `我的是${secret}。`]) {
      const { masked, flags } = reading('en', text);
      expect(masked).not.toContain(secret);
      expect(masked).toBe(text.replace(secret, '•'));
      expect(flags).toContain('personalData');
    }
  });
});

const OPEN: readonly string[] = [
  'I paid $1,234,567.89',
  'order number 112-3456789-1234567',
  'pedido 4500123456',
  '訂單編號 2410557788',
  'on 2026-03-03 at 10:30-11:30',
  'from 03/04/2026 to 05/04/2026',
  'order 4111 1111 1111 1112',
  'IMEI 354120098765432',
  'policy number 752197308',
  '三萬五千元',
  'iPhone 15 Pro Max 256',
];

describe('stays', () => {
  test.each(OPEN)('%s', (text) => {
    const { masked, flags } = reading('en', text);
    expect(masked).toBe(text);
    expect(flags).not.toContain('personalData');
  });
});

test('what lies behind the part that is read is masked too', () => {
  const { masked, flags } = reading('en', `${'word '.repeat(9_000)} 4111 1111 1111 1111`);
  expect(masked.endsWith('•')).toBe(true);
  expect(flags).toEqual(expect.arrayContaining(['truncated', 'personalData']));
});

describe('made-up values in the writings of four languages', () => {
  const made = privateSamples(7, 150);
  test.each([...new Set(made.map(({ kind }) => kind))])('%s: hidden in 95 of 100 texts and more', (kind) => {
    const samples = made.filter((sample) => sample.kind === kind);
    const seen = samples.filter(({ text, value }) => reading('en', text).masked.includes(value));
    expect(seen.length / samples.length).toBeLessThanOrEqual(0.05);
  });

  const open = openSamples(7, 600);
  test.each([...new Set(open.map(({ kind }) => kind))])(
    '%s: readable in 97 of 100 texts and more',
    (kind) => {
      const samples = open.filter((sample) => sample.kind === kind);
      const lost = samples.filter(({ text, value }) => !reading('en', text).masked.includes(value));
      expect(lost.length / samples.length).toBeLessThanOrEqual(0.03);
    },
  );
});

describe('beside a card and by its name', () => {
  test.each<readonly [string, string]>([
    ['4111 1111 1111 1111 exp 12/27 cvv 123', '• exp • cvv •'],
    ['4111111111111111, 12/27, 123', '•, •'],
    ['vence 03/2028, tarjeta 5500-0000-0000-0004', 'vence •, tarjeta •'],
    ['my password is hunter2 and my PIN is 4821', 'my password is • and my PIN is •'],
    ['my password was stolen', 'my password was stolen'],
    ['the password is wrong, they say', 'the password is wrong, they say'],
    ['護照號碼 301234567', '護照號碼 •'],
    ['my SSN ends in 6789', 'my SSN ends in •'],
    ['alex 45 gmailcom', '•'],
    ['write me: ana at acme dot com', 'write me: •'],
    ['ana arroba correo punto mx', '•'],
    ['I bought a lamp at acme dot com', 'I bought a lamp at acme dot com'],
    ['I paid with my gmail account at amazon.com', 'I paid with my gmail account at amazon.com'],
    ['call me, my order never came: 555-123-4567', 'call me, my order never came: •'],
    ['４１１１ １１１１ １１１１ １１１１', '•'],
  ])('%s', (text, masked) => {
    expect(reading('en', text).masked).toBe(masked);
  });
});

test('where the end of a card was asked for, it stays, and no more of it', () => {
  expect(reading('en', 'it is 4111 1111 1111 1234', { asked: 'cardLastFour' }).masked).toBe('it is •1234');
});

test('the number that was asked for stays', () => {
  expect(reading('en', '4500123456').masked).toBe('•');
  expect(reading('en', '4500123456', { asked: 'orderNumber' }).masked).toBe('4500123456');
});

test('what was lifted from a telling carries none of it, and places stay those of the text', () => {
  const text =
    'It stopped working, my number is 212-555-1234 and card 4111 1111 1111 1111. I called them from 212-555-9999. My order number is 4500123456.';
  const { elements } = reading('en', text);
  const value = (element: string) => elements.find((each) => each.element === element)?.value;
  expect(value('problem')).toEqual({ kind: 'text', text: 'It stopped working, my number is • and card •.' });
  expect(value('tried')).toEqual({ kind: 'text', text: 'I called them from •.' });
  expect(value('orderNumber')).toEqual({ kind: 'text', text: '4500123456' });
  const tried = elements.find(({ element }) => element === 'tried');
  expect(text.slice(tried?.start, tried?.end)).toBe('I called them from 212-555-9999.');
});
