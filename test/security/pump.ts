/** An atom of a regular expression with a text that it fits, or a group with those of its parts. */
type Part = { readonly sample: string; readonly pumped: boolean };

const ESCAPED: { readonly [letter: string]: string } = {
  d: '1',
  D: 'a',
  w: 'a',
  W: ' ',
  s: ' ',
  S: 'a',
  n: '\n',
  t: '\t',
  r: '\r',
};
const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/Han/u, '一'],
  [/^N/u, '1'],
  [/Emoji|Pictographic/u, '😀'],
  [/^Sc$/u, '$'],
  [/^M/u, '\u0301'],
  [/^P/u, '.'],
  [/^Z|White/u, ' '],
];

/** One character of an escape that begins at `at`, and where it ends. */
const escaped = (source: string, at: number): readonly [string, number] => {
  const letter = source[at + 1] ?? '';
  if (letter === 'p' || letter === 'P') {
    const end = source.indexOf('}', at);
    const name = source.slice(at + 3, end);
    return [PROPERTIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'a', end + 1];
  }
  if (letter === 'u' && source[at + 2] === '{') {
    const end = source.indexOf('}', at);
    return [String.fromCodePoint(Number.parseInt(source.slice(at + 3, end), 16)), end + 1];
  }
  if (letter === 'u' || letter === 'x') {
    const end = at + (letter === 'u' ? 6 : 4);
    return [String.fromCodePoint(Number.parseInt(source.slice(at + 2, end), 16) || 97), end];
  }
  if (letter === 'b' || letter === 'B') return ['', at + 2];
  if (letter === 'k') return ['', source.indexOf('>', at) + 1];
  return [ESCAPED[letter] ?? letter, at + 2];
};

const inClass = (source: string, from: number): readonly [string, number] => {
  let at = from + 1;
  const negated = source[at] === '^';
  if (negated) at += 1;
  let sample = '';
  while (at < source.length && source[at] !== ']') {
    const [one, next]: readonly [string, number] =
      source[at] === '\\' ? escaped(source, at) : [source[at] ?? '', at + 1];
    sample ||= one;
    at = next;
  }
  return [negated ? (['a', '1', ' ', '.'].find((each) => each !== sample) ?? 'a') : sample, at + 1];
};

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u;

/**
 * Texts to attack a pattern with, built from its own structure: every repeated part on its own, every two that follow
 * each other, every alternative and every group whole. Each is to be repeated many times over.
 */
export const piecesOf = (source: string): readonly string[] => {
  const pieces = new Set<string>();
  /** Reads to the end of the group that begins at `from`; its first alternative, and where it ends. */
  const group = (from: number): readonly [string, number] => {
    let at = from;
    let first: string | null = null;
    let parts: Part[] = [];
    const alternative = (): void => {
      const whole = parts.map(({ sample }) => sample).join('');
      pieces.add(whole);
      parts.forEach(({ sample, pumped }, index) => {
        if (!pumped) return;
        pieces.add(sample);
        pieces.add(`${parts[index - 1]?.sample ?? ''}${sample}`);
        pieces.add(`${sample}${parts[index + 1]?.sample ?? ''}`);
      });
      first ??= whole;
      parts = [];
    };
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        alternative();
        at += 1;
        continue;
      }
      const [sample, next] = atom(at);
      const [quantifier = ''] = QUANTIFIER.exec(source.slice(next)) ?? [];
      parts.push({ sample, pumped: /[*+]|,/u.test(quantifier) });
      at = next + quantifier.length;
    }
    alternative();
    return [first ?? '', at + 1];
  };
  const atom = (at: number): readonly [string, number] => {
    const sign = source[at] ?? '';
    if (sign === '(') {
      const [opening = ''] = /^\((?:\?(?:[:=!]|<[=!]|<\w+>|[a-z-]+:))?/u.exec(source.slice(at)) ?? [];
      const [sample, next] = group(at + opening.length);
      return [/[!=]$/u.test(opening) && opening.length > 1 ? '' : sample, next];
    }
    if (sign === '[') return inClass(source, at);
    if (sign === '\\') return escaped(source, at);
    if (sign === '^' || sign === '$') return ['', at + 1];
    const point = String.fromCodePoint(source.codePointAt(at) ?? 97);
    return [sign === '.' ? 'a' : point, at + point.length];
  };
  group(0);
  return [...pieces].filter((piece) => piece !== '').slice(0, 60);
};
