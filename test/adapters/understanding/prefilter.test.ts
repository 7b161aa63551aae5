import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHINESE } from '../../../adapters/understanding/rules/date/chinese.ts';
import { ENGLISH } from '../../../adapters/understanding/rules/date/english.ts';
import { NUMERIC } from '../../../adapters/understanding/rules/date/numeric.ts';
import { SPANISH } from '../../../adapters/understanding/rules/date/spanish.ts';
import { MEDICAL } from '../../../adapters/understanding/rules/flag/medical.ts';
import { SELF_HARM } from '../../../adapters/understanding/rules/flag/self-harm.ts';
import { VIOLENCE } from '../../../adapters/understanding/rules/flag/violence.ts';
import { RULES } from '../../../adapters/understanding/rules/intent/rule.ts';
import { plainOf } from '../../../adapters/understanding/rules/plain.ts';
import { literalsOf } from '../../../adapters/understanding/rules/prefilter/literal.ts';
import { mayMatch } from '../../../adapters/understanding/rules/prefilter/prefilter.ts';

/** A list that was held against enough texts to be known through and through. */
const learned = (patterns: readonly RegExp[]): readonly RegExp[] => {
  const list = [...patterns];
  for (let text = 0; text < 200 + list.length; text += 1) mayMatch(list, `${text}`);
  return list;
};

const may = (patterns: readonly RegExp[], text: string): readonly RegExp[] =>
  mayMatch(learned(patterns), text);

const matches = (pattern: RegExp, text: string): boolean => {
  pattern.lastIndex = 0;
  return pattern.test(text);
};

const utterances = (): readonly string[] => {
  const folder = new URL('../../../adapters/understanding/rules/intent/utterance/', import.meta.url);
  return readdirSync(folder).flatMap((file) =>
    Object.values(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string[]>).flat(),
  );
};

/** A text of every kind that the lists look for. */
const TOLD = [
  'on 22 October 2026, two weeks ago, last Friday, 10/02/2026 or 2026-10-02',
  'el 3 de marzo de 2026, hace dos semanas, el lunes pasado',
  '上周五，2026年10月2日，三天前，昨天，国庆节',
  'i want to kill myself; she is not breathing; he has a knife and he hit me',
  'me quiero morir, no respira, me amenazo con un cuchillo',
  '我想自杀，他没有呼吸，他打我',
];

describe('patterns that are spared a text', () => {
  it('are those alone that do not match it', () => {
    const lists = [ENGLISH, SPANISH, CHINESE, NUMERIC, RULES].map((items) =>
      items.map(({ pattern }) => pattern),
    );
    const flags = [SELF_HARM, VIOLENCE, MEDICAL].map(({ signs }) => signs);
    let matched = 0;
    let spared = 0;
    for (const patterns of [...lists, ...flags].map(learned))
      for (const text of [...utterances().filter((_, index) => index % 3 === 0), ...TOLD].map(
        (each) => plainOf(each).low,
      )) {
        const kept = mayMatch(patterns, text);
        const matching = patterns.filter((pattern) => matches(pattern, text));
        expect(kept).toEqual(expect.arrayContaining([...matching]));
        matched += matching.length;
        spared += patterns.length - kept.length;
      }
    expect(matched).toBeGreaterThan(150);
    expect(spared).toBeGreaterThan(60_000);
  });

  it('keep their order', () => {
    expect(may([/refund/u, /never/u, /money/u], 'money never came').map(({ source }) => source)).toEqual([
      'never',
      'money',
    ]);
  });

  it.each([
    ['one of several words', /(?:never|not yet) (?:arrived|came)/u, 'it never came', 'it arrived'],
    ['a word with an ending that may be missing', /refunds?/u, 'a refund', 'fund'],
    ['a digit', /\d{2,}/u, 'room 101', 'room'],
    ['a letter alone', /[日号]/u, '3号', '3 months'],
    ['a letter beyond the basic plane', /😀/u, 'thanks 😀', 'thanks'],
    ['what stands before a lookahead', /card(?= number)/u, 'card number', 'number of a car'],
  ])('know %s', (_, pattern, with_, without) => {
    expect(may([pattern], with_)).toEqual([pattern]);
    expect(may([pattern], without)).toEqual([]);
  });

  it.each([
    ['any letter', /\p{L}+/u],
    ['what may be missing whole', /(?:refund)?/u],
    ['small and capital letters alike', /refund/iu],
    ['something else than a letter', /[^x]/u],
    ['what was found before', /(.)\1/u],
  ])('are none where a pattern looks for %s', (_, pattern) => {
    expect(literalsOf(pattern)).toBeNull();
    expect(may([pattern], 'Refund')).toEqual([pattern]);
  });

  it('of several that must all match need one alone to be missing', () => {
    const both = [[/never/u, /refund/u]];
    for (let text = 0; text < 202; text += 1) mayMatch(both, `${text}`);
    expect(mayMatch(both, 'a refund that never came')).toEqual(both);
    expect(mayMatch(both, 'nothing of it')).toEqual([]);
  });
});
