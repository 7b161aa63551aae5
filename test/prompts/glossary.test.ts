import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { LOCALES } from '../../core/locale.ts';
import { QUESTIONS } from '../../core/procedure/question.ts';

const PAGE = readFileSync('prompts/README.md', 'utf8');
const ROWS = PAGE.slice(PAGE.indexOf('## Glossary'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| concept'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const wordsOf = (locale: string): string =>
  readdirSync(`prompts/replies/${locale}`)
    .flatMap((file) =>
      Object.values<string>(JSON.parse(readFileSync(`prompts/replies/${locale}/${file}`, 'utf8'))),
    )
    .join('\n')
    .toLowerCase();

test.each(LOCALES)('each term of the glossary is the one that the sentences use in %s', (locale) => {
  expect(ROWS.length).toBeGreaterThan(5);
  const words = wordsOf(locale);
  const unused = ROWS.filter((cells) => !words.includes(cells[1 + LOCALES.indexOf(locale)] ?? '?'));
  expect(unused).toEqual([]);
});

test.each(['en', 'zh', 'es'])(
  'every question has ways of being asked in %s, and none stands under two answers',
  (tongue) => {
    const asked = JSON.parse(readFileSync(`prompts/question/${tongue}.json`, 'utf8')) as {
      readonly [id: string]: readonly string[];
    };
    expect(Object.keys(asked).sort()).toEqual([...QUESTIONS].sort());
    const ways = Object.values(asked).flat();
    expect(ways.filter((way, at) => ways.indexOf(way) !== at)).toEqual([]);
    expect(Object.values(asked).filter((each) => each.length < 5)).toEqual([]);
  },
);
