import { describe, expect, test } from '@jest/globals';
import { reading } from './reading.ts';

/** What is read of a message, in UTF-16 units. */
const LONGEST = 8_000;
/** A linear reading takes some tens of milliseconds; one that tries again at every place takes minutes. */
const BOUND = 1_500;

/** Pieces that make a number, a sign or a join begin again and again, and never let it end. */
const PIECES: readonly string[] = [
  '1',
  '1,',
  '1.',
  '1,111,',
  '111 ',
  "1'",
  '1，',
  '1 000 000 ',
  '$',
  '$1',
  '$1 ',
  '$ 1 - ',
  '1 $ 1 ',
  'usd 1 ',
  'us $',
  'c $ ',
  '一',
  '万',
  '萬',
  '一万',
  '千 百 ',
  '三点',
  '多万',
  '几',
  '5块',
  '5元6角',
  '分之',
  'one ',
  'hundred ',
  'one hundred and ',
  'twenty-',
  'half a ',
  'a million ',
  'point five ',
  'three over ',
  'mil ',
  'mil millones ',
  'dos mil y ',
  '3 mil quinientos ',
  'con ',
  'new zealand ',
  'bosnia-herzegovina convertible ',
  'dollars ',
  '5 dollars ',
  '5 dollars and ',
  '5 cents ',
  'about ',
  'between ',
  'bought a ',
  'bought for ',
  'i paid ',
  '价格是',
  ' ',
  '-',
  '(',
  '{$',
  '.5',
  '5m ',
];

/** The comma and the point change places between the two; what else is read is the same in every language. */
describe.each(['en', 'es'] as const)('8,000 characters in %s', (locale) => {
  test.each(PIECES)('of %j are read in bounded time', (piece) => {
    const text = `$1 ${piece.repeat(Math.ceil(LONGEST / piece.length))}`.slice(0, LONGEST);
    // What others do on the machine is not in it.
    const from = process.cpuUsage();
    const { amounts } = reading(locale, text);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1_000).toBeLessThan(BOUND);
    for (const { start, end, text: found } of amounts) expect(text.slice(start, end)).toBe(found);
  });
});

test('eight times as much takes about eight times as long', () => {
  // The quickest of several runs: a busy machine slows some of them, never all.
  const quickest = (text: string): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 12; round += 1) {
      const from = performance.now();
      reading('en', text);
      best = Math.min(best, performance.now() - from);
    }
    return best;
  };
  const piece = '$1,234.56 and 12 dollars con 50, one hundred and five euros 三萬五千元 ';
  const text = piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST);
  quickest(text);
  // Reading that is quadratic takes sixty-four times as long.
  expect(quickest(text) / quickest(text.slice(0, LONGEST / 8))).toBeLessThan(24);
});
