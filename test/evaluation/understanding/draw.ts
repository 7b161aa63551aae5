/** One text with a value in it that is to be hidden, or one that is to stay. */
export type Sample = { readonly kind: string; readonly text: string; readonly value: string };

/** Numbers in [0, 1) from a seed, by the mulberry32 generator: the same seed draws the same sample. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type Draw = {
  digit(from?: number, to?: number): string;
  digits(count: number): string;
  letters(count: number, of?: string): string;
  pick<Item>(items: readonly Item[]): Item;
};

export const drawFrom = (seed: number): Draw => {
  const next = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(next() * limit);
  const digit = (from = 0, to = 9): string => String(from + upTo(to - from + 1));
  const many = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');
  return {
    digit,
    digits: (count) => many(count, () => digit()),
    letters: (count, of = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') => many(count, () => of.charAt(upTo(of.length))),
    pick: (items) => {
      const item = items[upTo(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from.');
      return item;
    },
  };
};

/** Words before and behind a value, in four languages. */
export const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['It is ', ', thanks'],
  ['they charged my account, ', ' and nobody answers'],
  ['you can use ', '. I want my money back'],
  ['Es ', ', gracias'],
  ['mis datos: ', ' y no me responden'],
  ['我的是', '，謝謝'],
  ['资料：', '。请尽快处理'],
];
