import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

/** Tellings with one of everything, so that no part of the rules is left out. */
const TELLINGS: readonly (readonly [Locale, string])[] = [
  [
    'en',
    "My fridge from Acme arrived broken on 3 March 2026, order AB-12345, I paid $480.50 by card 4111 1111 1111 1111. Write to bob@example.com or +34 600 123 456. They said no; it's not my fault. Labor Day weekend, two weeks ago. Refund please? I want to talk to a person.",
  ],
  // Long clauses: many patterns are given one clause and no more.
  [
    'en',
    'no I said that the shop which sold me the fridge on the third of March would not give me my full refund of 480 dollars back and that I want it as soon as they can',
  ],
  [
    'es',
    'no dije que la tienda que me vendió la nevera el tres de marzo no me quiere devolver el dinero que pagué por ella y quiero que me devuelvan todo el importe cuanto antes',
  ],
  [
    'es',
    'La nevera de Casa Lima llegó rota el 3 de marzo de 2026, pagué 480,50 €, pedido AB-12345, dni 12345678Z, la semana pasada, hace un año y dos meses. No me ayudaron. ¿Cuánto tarda? Quiero el reembolso.',
  ],
  [
    'zh-Hant',
    '我三月三號在全國電子買的冰箱，花了4800元，訂單號AB12345，身分證A123456789，上個星期二壞的，我要退款。要多久？',
  ],
  ['zh-Hans', '我三月三号在京东买的冰箱，花了三千五百元，一个半月前坏的，客服说不能取消，我要退款。'],
];
const ASKED: readonly (ElementId | undefined)[] = [
  undefined,
  'when',
  'amount',
  'seller',
  'orderNumber',
  'wanted',
  'where',
  'tried',
];

/** What only ever meets a word, a short answer or a window of a text is bounded by its caller. */
const SHORT = 80;
/**
 * Every regular expression that the rules run over what people write. `exec` is what each of test, match, matchAll,
 * replace and split calls in the end (ECMA-262, RegExpExec), so the ones in use give themselves away.
 */
const inUse = (): readonly RegExp[] => {
  const met = new Map<string, RegExp>();
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    if (text.length > SHORT) met.set(`${this.flags}/${this.source}`, this);
    return exec.call(this, text);
  };
  try {
    for (const [locale, text] of TELLINGS)
      for (const asked of ASKED) reading(locale, text, asked === undefined ? {} : { asked });
  } finally {
    RegExp.prototype.exec = exec;
  }
  return [...met.values()];
};

/** Pieces that let a pattern begin again and again and never end. */
const PIECES: readonly string[] =
  '1|1 |1,|1/|1-|00 |.| |-|a|a |a.|@|a@|é|?|一|一月|1月|上|1年|1 jan |jan 1, |del 1 al |1 year and |hace 1 ano y |the last |of the |y |no |i want |one |twenty-|不|我要|不想要|please |mil |um'.split(
    '|',
  );
const hostile = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Milliseconds of a processor for all that a pattern finds in a text; what others do on the machine is not in it. */
const spent = (pattern: RegExp, text: string): number => {
  const fresh = new RegExp(pattern.source, pattern.flags);
  const from = process.cpuUsage();
  if (fresh.global) for (const _ of text.matchAll(fresh));
  else fresh.exec(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};
/** The quickest of some runs: a busy machine slows some of them, never all. */
const quickest = (run: () => number, runs: number): number => Math.min(...Array.from({ length: runs }, run));

/** Twice the length takes twice as long; four times as long is a pattern that tries every beginning with every end. */
const GROWTH = 3.2;
/** Shorter than this, time is noise. */
const NOISE = 15;

const isSteep = (pattern: RegExp, piece: string): boolean => {
  const [short, long] = [hostile(piece, 4_000), hostile(piece, 8_000)];
  if (spent(pattern, short) < NOISE / 4 || spent(pattern, long) < NOISE) return false;
  const growth = quickest(() => spent(pattern, long), 5) / quickest(() => spent(pattern, short), 5);
  if (growth <= GROWTH) return false;
  // Whoever is suspected is looked at once more: a moment of the machine is no property of a pattern.
  return quickest(() => spent(pattern, long), 8) / quickest(() => spent(pattern, short), 8) > GROWTH;
};

test('no pattern takes time that grows with the square of a text', () => {
  const patterns = inUse();
  // Fewer would mean that the patterns no longer give themselves away.
  expect(patterns.length).toBeGreaterThan(250);
  const steep = patterns.flatMap((pattern) => {
    const piece = PIECES.find((each) => isSteep(pattern, each));
    return piece === undefined ? [] : [`${JSON.stringify(piece)} /${pattern.source.slice(0, 200)}/`];
  });
  expect(steep).toEqual([]);
}, 120_000);

test.each(['1 ', '1月', 'jan 1, ', 'a@', 'a.', '4111 ', '+1 ', 'hace 1 año y ', '$1, '])(
  '20,000 characters of %j take no more than about twice the time of 10,000',
  (piece) => {
    const run = (length: number) => () => {
      const from = performance.now();
      reading('es', hostile(piece, length));
      return performance.now() - from;
    };
    const long = quickest(run(20_000), 3);
    const growth = long / quickest(run(10_000), 3);
    // Under so little, nothing is slow whatever it grows by.
    expect(long < 150 || growth < GROWTH).toBe(true);
  },
);
