import { expect, test } from '@jest/globals';
import { randomIds } from '../../../adapters/ids/random-ids.ts';

test('ids are fresh, safe in an address, and sort by when they were made', async () => {
  const ids = randomIds();
  const first = ids.id();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const many = Array.from({ length: 5_000 }, () => ids.id());
  expect(new Set(many).size).toBe(many.length);
  expect(many.every((id) => /^[\w-]{24,}$/.test(id))).toBe(true);
  expect(many.every((id) => id > first)).toBe(true);
});

test('a code has no characters that look or sound alike', () => {
  const ids = randomIds();
  const codes = Array.from({ length: 500 }, () => ids.code(12));
  expect(codes.every((code) => /^[2-9a-hjkmnp-z]{12}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});
