import { describe, expect, test } from '@jest/globals';
import { plainOf } from '../../../adapters/understanding/rules/plain.ts';
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
    const from = performance.now();
    const { amounts } = reading(locale, text);
    expect(performance.now() - from).toBeLessThan(BOUND);
    for (const { start, end, text: found } of amounts) expect(text.slice(start, end)).toBe(found);
  });
});

test('twice as much takes about twice as long', () => {
  const timeOf = (text: string): number => {
    const { low } = plainOf(text);
    reading('en', text);
    const from = performance.now();
    for (let round = 0; round < 3; round += 1) reading('en', text);
    return (performance.now() - from) / low.length;
  };
  const piece = '$1,234.56 and 12 dollars con 50, one hundred and five euros 三萬五千元 ';
  const short = timeOf(piece.repeat(15));
  const long = timeOf(piece.repeat(115));
  // Quadratic reading would make each character of the long text seven times as dear.
  expect(long / short).toBeLessThan(5);
});
