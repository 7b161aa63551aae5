import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ReadingContext } from '../../../core/port/understanding.ts';
import { reading } from './reading.ts';

type Row = readonly [text: string, ...dates: readonly string[]];

/** A day, or `from..to`; `?` where it is not certain, `~` where it is about. Today is Tuesday, 24 November 2026. */
const shown = (locale: Locale, text: string, more?: Partial<ReadingContext>): readonly string[] =>
  reading(locale, text, more).dates.map(
    ({ from, to, certain, approximate }) =>
      `${from}${from === to ? '' : `..${to}`}${certain ? '' : '?'}${approximate === true ? '~' : ''}`,
  );

const table = (locale: Locale, rows: readonly Row[], more?: Partial<ReadingContext>): void => {
  test.each(rows.map(([text, ...dates]) => ({ text, dates })))('$text', ({ text, dates }) => {
    expect(shown(locale, text, more)).toEqual(dates);
  });
};

describe('English', () => {
  table('en', [
    ['the 3rd of March', '2026-03-03'],
    ['March 3', '2026-03-03'],
    ['3 March 2025', '2025-03-03'],
    ['Mar. 3rd', '2026-03-03'],
    ['Dec. 31 , 2024', '2024-12-31'],
    ['3-Mar-26', '2026-03-03'],
    ['june 8 th 2025', '2025-06-08'],
    ['22 nd may 2025', '2025-05-22'],
    ['2026-03-03', '2026-03-03'],
    ['03/10/2026', '2026-03-10?'],
    ['3/4', '2026-03-04?'],
    ['13/4', '2026-04-13'],
    ['4/4', '2026-04-04'],
    ['on the 5th', '2026-11-05'],
    ['the 28th', '2026-10-28'],
    ['yesterday', '2026-11-23'],
    ['last night', '2026-11-23'],
    ['the day before yesterday', '2026-11-22'],
    ['this morning', '2026-11-24'],
    ['last Tuesday', '2026-11-17'],
    ['last Monday', '2026-11-23?'],
    ['on Friday', '2026-11-20'],
    ['Tuesday', '2026-11-17?'],
    ['Tuesday, March 3', '2026-03-03'],
    ['Friday of last week', '2026-11-20'],
    ['two weeks ago', '2026-11-08..2026-11-12~'],
    ['3 days ago', '2026-11-21'],
    ['last week', '2026-11-16..2026-11-22~'],
    ['last month', '2026-10-01..2026-10-31~'],
    ['in March', '2026-03-01..2026-03-31~'],
    ['early March', '2026-03-01..2026-03-10~'],
    ['around February', '2026-02-01..2026-02-28~'],
    ['since May', '2026-05-01..2026-05-31~'],
    ['in 2025', '2025-01-01..2025-12-31~'],
    ['15th of last month', '2026-10-15'],
    ['3-5 March', '2026-03-03..2026-03-05'],
    ['from March 3 to March 5', '2026-03-03..2026-03-05'],
    ['Black Friday', '2025-11-25..2025-12-01~'],
    ['two weeks before May 13', '2026-05-13?'],
  ]);
});

describe('what is no day, or none that can have been', () => {
  table('en', [
    ['next Tuesday'],
    ['tomorrow'],
    ['March 3, 2030'],
    ['31 February'],
    ['24/7 support'],
    ['I may 5 times have called'],
    ['march 20 dollars'],
    ['half the price, 1/2'],
    ['version 1.2.3'],
    ['I paid 3 times'],
  ]);
  table('es', [['mañana'], ['el próximo martes'], ['dentro de 3 días'], ['la semana que viene']]);
  table('zh-Hant', [['下禮拜二'], ['明天'], ['三天後'], ['3號出口'], ['月租費']]);
});

describe('Spanish', () => {
  table('es', [
    ['el 3 de marzo', '2026-03-03'],
    ['el 3 de marzo de 2025', '2025-03-03'],
    ['primero de octubre', '2026-10-01'],
    ['el cuatro de julio', '2026-07-04'],
    ['el 1.º de mayo', '2026-05-01'],
    ['03/04/2026', '2026-04-03?'],
    ['25/12/25', '2025-12-25'],
    ['el 17 del 11', '2026-11-17'],
    ['el 5', '2026-11-05'],
    ['el 20 del mes pasado', '2026-10-20'],
    ['ayer por la mañana', '2026-11-23'],
    ['anteayer', '2026-11-22'],
    ['antier', '2026-11-22'],
    ['el martes pasado', '2026-11-17'],
    ['el lunes 16', '2026-11-16'],
    ['el martes, 3 de marzo', '2026-03-03'],
    ['hace dos semanas', '2026-11-08..2026-11-12~'],
    ['hace 15 días', '2026-11-09'],
    ['hace un par de días', '2026-11-21..2026-11-23~'],
    ['la semana pasada', '2026-11-16..2026-11-22~'],
    ['el mes pasado', '2026-10-01..2026-10-31~'],
    ['a finales de marzo', '2026-03-21..2026-03-31~'],
    ['del 3 al 5 de marzo', '2026-03-03..2026-03-05'],
    ['el año pasado', '2025-01-01..2025-12-31~'],
  ]);
});

describe('Traditional Chinese', () => {
  table('zh-Hant', [
    ['三月三號', '2026-03-03'],
    ['3月3號', '2026-03-03'],
    ['上個月十五號', '2026-10-15'],
    ['上禮拜二', '2026-11-17'],
    ['上上禮拜五', '2026-11-13'],
    ['禮拜二', '2026-11-17?'],
    ['大前天', '2026-11-21'],
    ['前天', '2026-11-22'],
    ['三天前', '2026-11-21'],
    ['兩個禮拜前', '2026-11-08..2026-11-12~'],
    ['上個月', '2026-10-01..2026-10-31~'],
    ['上上個月底', '2026-09-21..2026-09-30~'],
    ['去年12月3日', '2025-12-03'],
    ['民國115年3月3日', '2026-03-03'],
    ['2026年3月3日', '2026-03-03'],
    ['2026/3/3', '2026-03-03'],
    ['10/3', '2026-10-03'],
    ['二十五號', '2026-10-25'],
    ['3月底', '2026-03-21..2026-03-31~'],
    ['3月3日到5日', '2026-03-03..2026-03-05'],
    ['雙十一', '2026-11-10..2026-11-12~'],
    ['3月3日（星期二）', '2026-03-03'],
  ]);
});

describe('Simplified Chinese', () => {
  table('zh-Hans', [
    ['10月3号', '2026-10-03'],
    ['上周二', '2026-11-17'],
    ['半年前', '2026-04-10..2026-07-09~'],
    ['昨晚', '2026-11-23'],
    ['2025年十二月', '2025-12-01..2025-12-31~'],
    ['去年', '2025-01-01..2025-12-31~'],
  ]);
});

test('day and month stand in the order of the place', () => {
  expect(shown('en', '3/4/2026', { timeZone: 'Europe/London' })).toEqual(['2026-04-03?']);
  expect(shown('en', '3/4/2026', { timeZone: 'America/New_York' })).toEqual(['2026-03-04?']);
});

test('today is the day of the place where the case lies', () => {
  const late = Date.parse('2026-11-24T23:30:00Z');
  expect(shown('en', 'today', { now: late, timeZone: 'America/New_York' })).toEqual(['2026-11-24']);
  expect(shown('zh-Hant', '今天', { now: late, timeZone: 'Asia/Taipei' })).toEqual(['2026-11-25']);
});
