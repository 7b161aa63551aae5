import fc from 'fast-check';

/** What breaks parsers: edges of numbers, of encodings and of nesting, names that objects already have. */
const SPECIAL: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\uDFFF\uD800',
  '\uFEFF',
  '\u202E',
  '\u2028',
  '\r\n',
  '\u001b[2J',
  '%00',
  '%',
  '%ud800',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-0',
  '1e309',
  '9007199254740993',
  '-1',
  '٣٤',
  '１２３',
  '1'.repeat(400),
  '999999999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13',
  '$',
  '一',
  '億億億億',
  '👨‍👩‍👧‍👦',
  'e\u0301\u0301\u0301',
  '{{{{',
  '[[[[',
  '"',
  '\\',
];
const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  8.64e15,
  8.64e15 + 1,
  1e308,
];

const deep = (levels: number): unknown => {
  let inner: unknown = 1;
  for (let level = 0; level < levels; level += 1) inner = level % 2 === 0 ? [inner] : { a: inner };
  return inner;
};

const Strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...SPECIAL),
  fc.constantFrom<unknown>(...NUMBERS),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], deep(200)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** Where in a value something is changed: which of its parts, counted from the outside in. */
type Change = { readonly where: number; readonly how: number; readonly to: unknown };
const Changes = fc.array(
  fc.record({ where: fc.nat(60), how: fc.nat(4), to: Strange }) as fc.Arbitrary<Change>,
  { minLength: 0, maxLength: 5 },
);

const changed = (value: unknown, { where, how, to }: Change): unknown => {
  let left = where;
  const walk = (part: unknown): unknown => {
    left -= 1;
    if (left === 0) return to;
    if (Array.isArray(part)) {
      const parts = part.map(walk);
      if (left > 0 && left < 3 && how === 1) return [...parts, ...parts];
      return parts;
    }
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([name, inner]) => {
        const walked = walk(inner);
        if (left === 1 && how === 2) return [];
        if (left === 1 && how === 3)
          return [
            [name, walked],
            ['__proto__', to],
          ];
        return [[left === 1 && how === 4 ? String(to) : name, walked]];
      }),
    );
  };
  return walk(value);
};

/** Values like these, with some of their parts changed, taken out, doubled or called otherwise. */
export const like = (samples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...samples), Changes).map(([sample, changes]) => changes.reduce(changed, sample));

/** Texts like these, cut, doubled, joined, with strange things in between. */
export const textLike = (samples: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .array(fc.oneof(fc.constantFrom(...samples), fc.constantFrom(...SPECIAL)), { maxLength: 8 })
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...samples), fc.nat(200), fc.nat(200), fc.constantFrom(...SPECIAL))
      .map(([text, from, to, between]) => text.slice(0, from) + between + text.slice(to)),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );

type Edit = { readonly at: number; readonly kind: number; readonly bytes: Uint8Array };
const Edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.nat(4),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(...[0, 255, 127, 128].map((byte) => new Uint8Array(4).fill(byte))),
    ),
  }) as fc.Arbitrary<Edit>,
  { maxLength: 6 },
);

const edited = (bytes: Uint8Array, { at, kind, bytes: given }: Edit): Uint8Array => {
  const from = Math.floor(at * bytes.length);
  const [head, tail] = [bytes.subarray(0, from), bytes.subarray(from)];
  if (kind === 0) return Buffer.concat([head, given, tail.subarray(given.length)]);
  if (kind === 1) return Buffer.concat([head, given, tail]);
  if (kind === 2) return head;
  if (kind === 3) return Buffer.concat([head, tail.subarray(given[0] ?? 0)]);
  return Buffer.concat([head, tail.subarray(0, 64), tail]);
};

/** Files like these, with bytes changed, put in, taken out, doubled, or cut off. */
export const bytesLike = (samples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc.tuple(fc.constantFrom(...samples), Edits).map(([sample, edits]) => edits.reduce(edited, sample));
