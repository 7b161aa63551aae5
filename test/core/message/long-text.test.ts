import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, inParts } from '../../../core/message/long-text.ts';

test('control characters go, line ends become one kind, whole characters stay', () => {
  expect(cleanText('a\u0000b\u0007c\r\nd\re\tf\u009b')).toBe('abc\nd\ne\tf');
  expect(cleanText('half \ud83d of one')).toBe('half \ufffd of one');
  expect(cleanText('😀 é 退款')).toBe('😀 é 退款');
});

test('parts are the text, none is too long, and no character is cut in two', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '.', '。', '😀', '退'), maxLength: 400 });
  fc.assert(
    fc.property(words, fc.integer({ min: 3, max: 60 }), (text, limit) => {
      const parts = inParts(text, limit);
      expect(parts.join('')).toBe(text);
      expect(parts.every((part) => part.length <= limit && part.isWellFormed())).toBe(true);
      expect(text === '' || parts.every((part) => part.length > 0)).toBe(true);
    }),
  );
});

test('a part ends where a paragraph or a sentence does', () => {
  expect(inParts(`${'a'.repeat(70)}\n\n${'b'.repeat(70)}`, 100)).toEqual([
    `${'a'.repeat(70)}\n\n`,
    'b'.repeat(70),
  ]);
  expect(inParts(`${'a'.repeat(80)}. ${'b'.repeat(40)}`, 100)).toEqual([
    `${'a'.repeat(80)}. `,
    'b'.repeat(40),
  ]);
});
