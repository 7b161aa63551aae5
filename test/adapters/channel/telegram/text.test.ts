import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { htmlOf, messagesOf, plainOf } from '../../../../adapters/channel/telegram/text.ts';

const Line = fc.record({
  label: fc.option(fc.string({ maxLength: 30 }), { nil: undefined }),
  text: fc.string({ maxLength: 400, unit: 'grapheme' }),
});

test('whatever is said fits, in order, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.array(Line, { maxLength: 12 }), (drawn) => {
      const lines = drawn.map(({ label, text }) => (label === undefined ? { text } : { label, text }));
      const messages = messagesOf(lines, 128);
      for (const message of messages) {
        expect(plainOf(message).length).toBeLessThanOrEqual(128);
        expect(plainOf(message).trim()).not.toBe('');
      }
      const squeezed = (text: string) => text.replace(/\s/gu, '');
      expect(squeezed(messages.map(plainOf).join(''))).toBe(squeezed(plainOf(lines)));
    }),
  );
});

test('a text of 10,000 letters is three messages, none cut within a character', () => {
  const messages = messagesOf([{ text: '😀'.repeat(5_000) }]);
  expect(messages).toHaveLength(3);
  for (const message of messages) expect(plainOf(message).isWellFormed()).toBe(true);
});

test('labels stand out, and what a person wrote is text whatever it looks like', () => {
  expect(
    htmlOf([{ label: 'A & B', text: '<b>no</b> &amp;' }, { label: 'Alex', text: '' }, { text: '1 < 2' }]),
  ).toBe('<b>A &amp; B</b>: &lt;b&gt;no&lt;/b&gt; &amp;amp;\n<b>Alex</b>\n1 &lt; 2');
});
