import { expect, test } from '@jest/globals';
import { withoutEnds } from '../../../adapters/understanding/rules/element/trailing.ts';

const ENDS = ['的', '网站', '那里', '里', '这家', '这家店', '.', ' '];
const PATTERN = /(?:的|网站|那里|里|这家店?|[. ])+$/u;
/** Every text of up to five of these, so that ends meet that are parts of one another. */
const PIECES = ['小', '那里', '里', '这家店', '店', '的.'];
const texts = (count: number): readonly string[] =>
  count === 0 ? [''] : texts(count - 1).flatMap((text) => [text, ...PIECES.map((piece) => text + piece)]);

test('what stands at the end goes as the pattern would take it, whatever meets there', () => {
  const all = [...new Set(texts(5))];
  expect(all.length).toBeGreaterThan(5_000);
  expect(all.filter((text) => withoutEnds(text, ENDS) !== text.replace(PATTERN, ''))).toEqual([]);
});
