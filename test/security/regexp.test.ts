import { expect, test } from '@jest/globals';
import { piecesOf } from './pump.ts';
import { nodesOf, type Source, sources } from './source.ts';

/**
 * What people write is read by the rules, whose patterns are attacked as they run, with the texts that they really meet
 * (test/adapters/understanding/linear-time.test.ts). Here are all others.
 */
const ELSEWHERE = 'adapters/understanding/rules/';

/** Patterns whose time grows with the square of a text, where that text is never an outsider's or never long. */
const NEVER_LONG: { readonly [at: string]: string } = {
  'adapters/channel/web/bundle-after.ts /\\s+as\\s+/u': 'our own bundles, when they are built',
};

type Pattern = { readonly path: string; readonly pattern: RegExp };

const literals = (source: Source): readonly Pattern[] =>
  nodesOf(source)
    .filter(({ type }) => type === 'RegExpLiteral')
    .map(({ pattern, flags }) => ({
      path: source.path,
      pattern: new RegExp(String(pattern), String(flags)),
    }));

const SHORT = 1_500;
const LONG = 4 * SHORT;
/** Less is noise. */
const NOISE = 2;
/** Four times the length takes four times as long, and sixteen times where every beginning is tried with every end. */
const STEEP = 9;

const spent = ({ source, flags }: RegExp, text: string): number => {
  const fresh = new RegExp(source, flags);
  // What others do on the machine is not in it.
  const from = process.cpuUsage();
  if (fresh.global) for (const _ of text.matchAll(fresh));
  else fresh.exec(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};
const quickest = (pattern: RegExp, text: string): number =>
  Math.min(...Array.from({ length: 3 }, () => spent(pattern, text)));

/** The piece that, repeated, makes a pattern slow; null where none does. */
const steepBy = (pattern: RegExp): string | null => {
  for (const piece of piecesOf(pattern.source))
    for (const tail of ['\u0001']) {
      const text = (length: number) => piece.repeat(length / piece.length) + tail;
      if (spent(pattern, text(LONG)) < NOISE) continue;
      if (quickest(pattern, text(LONG)) > STEEP * quickest(pattern, text(SHORT))) return piece;
    }
  return null;
};

const steep = (patterns: readonly Pattern[]): readonly string[] =>
  patterns.flatMap(({ path, pattern }) => {
    const piece = steepBy(pattern);
    return piece === null ? [] : [`${path} ${pattern}`];
  });

test('no pattern takes time that grows with the square of a text, attacked by its own structure', () => {
  const patterns = sources()
    .filter(({ path }) => !path.startsWith(ELSEWHERE))
    .flatMap(literals);
  expect(patterns.length).toBeGreaterThan(150);
  const found = steep(patterns);
  expect(found.filter((each) => !(each in NEVER_LONG))).toEqual([]);
  expect(Object.keys(NEVER_LONG).filter((each) => !found.includes(each))).toEqual([]);
});

test.each(['/a+b/', '/\\s+$/', '/\\w+@\\w+\\.com/', '/(?:xy|x)*z/u', '/[^,]*,.*;$/'])(
  '%s is found out',
  (literal) => {
    expect(steep(literals({ path: 'planted.ts', text: `const planted = ${literal};` }))).toHaveLength(1);
  },
);
