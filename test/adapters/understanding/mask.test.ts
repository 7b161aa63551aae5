import { describe, expect, test } from '@jest/globals';
import { reading } from './reading.ts';

const PRIVATE: readonly string[] = [
  '4111 1111 1111 1111',
  '4111111111111111',
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
  '4111 1111 1111 1112',
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
