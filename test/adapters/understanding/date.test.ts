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
    ['two weeks before May 13', '2026-04-29?'],
    ['tomorrow', '2026-11-25'],
    ['next Monday', '2026-11-30'],
    ['two weeks later', '2026-12-08?'],
    ['the next day', '2026-11-25?'],
    ['from 3 March to now', '2026-03-03..2026-11-24'],
    ['in 3 days', '2026-11-27'],
    ['March 3, 2030', '2030-03-03'],
    ['from April to June 2025', '2025-04-01..2025-06-30~'],
    ['between 28 December and 3 January', '2025-12-28..2026-01-03'],
    ['the first week of March', '2026-03-02..2026-03-08~'],
    ['last quarter', '2026-07-01..2026-09-30~'],
    ['Q1 2025', '2025-01-01..2025-03-31~'],
    ['the fifth of May two thousand and twenty', '2020-05-05'],
    ['Christmas', '2025-12-25'],
    ['Thanksgiving 2024', '2024-11-28'],
    ['Easter', '2026-04-05'],
    ['the other day', '2026-11-11..2026-11-23?~'],
    ['in 3 days on Monday', '2026-11-27?'],
    ['Friday 6/11/26', '2026-11-06'],
    ['the 3rd to the 5th of March', '2026-03-03..2026-03-05'],
    ['October 2-9', '2026-10-02..2026-10-09'],
  ]);
});

describe('what is no day, or none that can have been', () => {
  table('en', [
    ['31 February'],
    ['24/7 support'],
    ['I may 5 times have called'],
    ['march 20 dollars'],
    ['half the price, 1/2'],
    ['version 1.2.3'],
    ['I paid 3 times'],
  ]);
  table('en', [
    ['you may call me'],
    ['it has been going on for weeks now'],
    ['at the end of the day'],
    ['half an hour later'],
    ['a one may hope'],
    ['sat down in the sun'],
    ['sorry 2013'],
    ['+1 415-2010-2015'],
  ]);
  table('es', [['por la mañana'], ['2 de cada 10'], ['en el mar']]);
  table('zh-Hant', [['3號出口'], ['月租費'], ['康熙三年五月']]);
});

describe('Spanish', () => {
  table('es', [
    ['el 3 de marzo', '2026-03-03'],
    ['el 3 de marzo de 2025', '2025-03-03'],
    ['primero de octubre', '2026-10-01'],
    ['el cuatro de julio', '2026-07-04'],
    ['el 1.º de mayo', '2026-05-01'],
    ['03/04/2026', '2026-04-03'],
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
    ['a finales de marzo', '2026-03-22..2026-03-31~'],
    ['mañana', '2026-11-25'],
    ['dentro de 3 días', '2026-11-27?'],
    ['la semana que viene', '2026-11-30..2026-12-06~'],
    ['entre marzo y mayo de 2025', '2025-03-01..2025-05-31~'],
    ['el primer trimestre de 2025', '2025-01-01..2025-03-31~'],
    ['los últimos 3 meses', '2026-08-24..2026-11-24~'],
    ['Nochebuena', '2025-12-24'],
    ['el día de Reyes', '2026-01-06'],
    ['mil novecientos noventa y dos, no: en abril de 2020', '2020-04-01..2020-04-30~'],
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
    ['明天', '2026-11-25'],
    ['下禮拜二', '2026-12-01'],
    ['三天後', '2026-11-27'],
    ['二〇二五年三月三日', '2025-03-03'],
    ['民國114年10月', '2025-10-01..2025-10-31~'],
    ['三月到五月', '2026-03-01..2026-05-31~'],
    ['去年上半年', '2025-01-01..2025-06-30~'],
    ['中秋節', '2026-09-25'],
    ['去年春節', '2025-01-29'],
    ['三月廿五', '2026-03-25'],
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
  expect(shown('es', '3/4/2026', { timeZone: 'America/New_York' })).toEqual(['2026-04-03?']);
  expect(shown('en', 'from 10/1/2025 to 10/7/2025')).toEqual(['2025-10-01..2025-10-07']);
  expect(shown('en', '3/4/2026', { timeZone: 'Europe/London' })).toEqual(['2026-04-03?']);
  expect(shown('en', '3/4/2026', { timeZone: 'America/New_York' })).toEqual(['2026-03-04?']);
});

test('a day of a month alone is of the month that the case is about', () => {
  expect(shown('en', 'the date was the 5th')).toEqual(['2026-11-05']);
  expect(shown('en', 'the date was the 5th', { about: '2026-03-03' })).toEqual(['2026-03-05']);
  expect(shown('es', 'fue el 5', { about: '2026-03-03' })).toEqual(['2026-03-05']);
  expect(shown('zh-Hant', '是5號', { about: '2026-03-03' })).toEqual(['2026-03-05']);
  expect(shown('en', 'the 31st', { about: '2026-02-03' })).toEqual(['2026-10-31']);
});

test('today is the day of the place where the case lies', () => {
  const late = Date.parse('2026-11-24T23:30:00Z');
  expect(shown('en', 'today', { now: late, timeZone: 'America/New_York' })).toEqual(['2026-11-24']);
  expect(shown('zh-Hant', '今天', { now: late, timeZone: 'Asia/Taipei' })).toEqual(['2026-11-25']);
});
