import { expect, test } from '@jest/globals';
import { piecesOf } from './pump.ts';
import { nodesOf, type Source, sources } from './source.ts';

/**
 * What people write is read by the rules. How the time of all their patterns together grows is held by the texts that
 * they really meet (test/adapters/understanding/linear-time.test.ts); that none of them can be made to take for ever, below.
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
  const [from, used] = [performance.now(), process.cpuUsage()];
  if (fresh.global) for (const _ of text.matchAll(fresh));
  else fresh.exec(text);
  const { user, system } = process.cpuUsage(used);
  // The wall's clock counts what else the machine does, the processor's what else this process does.
  return Math.min(performance.now() - from, (user + system) / 1_000);
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

const REPETITIONS = [4, 6, 8, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 32, 64];
/** Characters; more are no message of somebody who wants to be understood, and what explodes does so before. */
const ATTACK = 600;
/** Milliseconds of the processor; the slowest good pattern takes a twentieth. */
const FOR_EVER = 40;

/** The attack, growing step by step, at which a pattern takes for ever; null where none makes it. Twice, since other work of the process counts too. */
const explodesBy = (pattern: RegExp): string | null => {
  for (const piece of piecesOf(pattern.source))
    for (const times of REPETITIONS) {
      const text = `${piece.repeat(times)}\u0001`;
      if (text.length > ATTACK) break;
      if (spent(pattern, text) < FOR_EVER / 4) continue;
      if (Math.min(spent(pattern, text), spent(pattern, text)) > FOR_EVER) return piece;
    }
  return null;
};

/** Patterns that are put together, as they are made while the rules are loaded. */
const putTogether = async (): Promise<readonly RegExp[]> => {
  const made = new Map<string, RegExp>();
  const { RegExp: own } = globalThis;
  globalThis.RegExp = new Proxy(own, {
    construct: (target, from, as) => {
      const pattern = Reflect.construct(target, from, as) as RegExp;
      made.set(String(pattern), pattern);
      return pattern;
    },
  });
  try {
    const { rulesUnderstanding } = await import('../../adapters/understanding/rules/understanding.ts');
    for (const text of ['I paid $480 to Acme on 3 March.', 'Pagué 480 euros.', '我付了480元。'])
      await rulesUnderstanding().read(text, { locale: 'en', timeZone: 'UTC', now: 0 } as never);
  } finally {
    globalThis.RegExp = own;
  }
  return [...made.values()];
};

test('none of the patterns that read people’s words can be made to take for ever', async () => {
  const literal = sources()
    .filter(({ path }) => path.startsWith(ELSEWHERE))
    .flatMap(literals)
    .map(({ pattern }) => pattern);
  const made = await putTogether();
  expect(literal.length).toBeGreaterThan(400);
  expect(made.length).toBeGreaterThan(50);
  const found = [...literal, ...made].flatMap((pattern) => {
    const piece = explodesBy(pattern);
    return piece === null ? [] : [`${String(pattern).slice(0, 200)} by ${piece}`];
  });
  expect(found).toEqual([]);
}, 60_000);

test.each(['(?:a|a)*b', '(?:x+)+y', '(?:thanks?(?: for .{0,30})?[ ,]*)+z'])('/%s/ explodes', (source) => {
  expect(explodesBy(new RegExp(source, 'u'))).not.toBeNull();
});
