import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { featuresOf } from '../../../adapters/understanding/rules/intent/classifier/feature.ts';
import {
  crossValidated,
  refusing,
  thresholdFor,
} from '../../../adapters/understanding/rules/intent/classifier/refuse.ts';
import { type Example, train } from '../../../adapters/understanding/rules/intent/classifier/train.ts';
import { plainOf } from '../../../adapters/understanding/rules/plain.ts';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { Intent } from '../../../core/port/understanding.ts';
import { heldOut } from '../../evaluation/understanding/held-out.ts';
import { reading } from './reading.ts';

const GRAVE: readonly Intent[] = ['person', 'cannotOnline', 'cancel'];

describe('what nothing was learned from', () => {
  const rows = heldOut().map((row) => ({ ...row, read: reading(row.locale, row.text).intent }));

  test.each(LOCALES)(
    '%s: wrong is no more than three in a hundred, and more than half is found',
    (locale) => {
      const own = rows.filter((row) => row.locale === locale);
      const wrong = own.filter(({ intent, read }) => read !== intent && read !== 'answer');
      const right = own.filter(({ intent, read }) => read === intent);
      expect(wrong.length).toBeLessThanOrEqual(own.length * 0.03);
      expect(right.length).toBeGreaterThan(own.length / 2);
    },
  );

  test('a telling is never taken for a command or a question', () => {
    expect(rows.filter(({ intent, read }) => intent === 'answer' && read !== 'answer')).toEqual([]);
  });

  test('nothing else is ever taken for a grave command', () => {
    expect(rows.filter(({ intent, read }) => GRAVE.includes(read) && read !== intent)).toEqual([]);
  });

  test('none of it stands among what was learned from', () => {
    const learned = new Set(LOCALES.flatMap(utterancesOf));
    expect(rows.map(({ text }) => plainOf(text).low).filter((low) => learned.has(low))).toEqual([]);
  });
});

const utterancesOf = (locale: Locale): readonly string[] => {
  const file = new URL(
    `../../../adapters/understanding/rules/intent/utterance/${locale}.json`,
    import.meta.url,
  );
  const utterances = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly [intent: string]: readonly string[];
  };
  return Object.values(utterances)
    .flat()
    .map((text) => plainOf(text).low);
};

test('a yes, a no, a thanks with a yes and an answer to a question are no guess', () => {
  expect(reading('en', 'not really').scores).toBeUndefined();
  expect(reading('en', 'no').intent).toBe('answer');
  expect(reading('en', 'a new phone', { asked: 'item' }).intent).toBe('answer');
  expect(reading('en', 'excellent service', { asked: 'item' }).intent).toBe('answer');
});

test('scores are told where no rule decided', () => {
  expect(reading('en', 'what is your fee for this then').scores?.cost).toBeGreaterThan(0);
  expect(reading('en', 'cancel').scores).toBeUndefined();
});

describe('the classifier', () => {
  const of = (text: string, label: 'tea' | 'coffee' | null): Example<'tea' | 'coffee'> => ({
    groups: featuresOf(text, 'en'),
    label,
  });
  const examples = [
    ...['green tea please', 'a cup of tea', 'tea with milk', 'black tea'].map((text) => of(text, 'tea')),
    ...['strong coffee', 'a coffee please', 'coffee with milk', 'black coffee'].map((text) =>
      of(text, 'coffee'),
    ),
    ...['a sandwich', 'the bill please', 'where is the door'].map((text) => of(text, null)),
  ];
  const guess = refusing(train(examples), 0.5);

  test('names what it knows and refuses what it does not', () => {
    expect(guess(featuresOf('some teas', 'en'))?.label).toBe('tea');
    expect(guess(featuresOf('the bill', 'en'))).toBeNull();
    expect(guess(featuresOf('quantum chromodynamics lecture', 'en'))).toBeNull();
  });

  test('learns the same every time', () => {
    const groups = featuresOf('a milk coffee', 'en');
    expect([...train(examples)(groups)]).toEqual([...train(examples)(groups)]);
  });

  test('every example is judged once by a classifier that had not seen it', () => {
    expect(crossValidated(examples, 3)).toHaveLength(examples.length);
  });

  test('the threshold is the lowest above which enough is right', () => {
    const judged = [0.9, 0.8, 0.7, 0.6].map((score) => ({ score, right: score !== 0.7 }));
    expect(thresholdFor(judged, 0.75)).toBe(0.6);
    expect(thresholdFor(judged, 1)).toBe(0.8);
    expect(thresholdFor([{ score: 0.9, right: false }], 0.5)).toBe(1);
  });
});
