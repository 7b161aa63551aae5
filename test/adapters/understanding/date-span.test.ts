import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { reading } from './reading.ts';

/** Texts with the days that they mean; `?` where not certain, `~` where about. Today is Tuesday, 24 November 2026. */
const rows = (locale: Locale, texts: { readonly [text: string]: readonly string[] }): void => {
  test.each(Object.entries(texts))(`${locale}: %s`, (text, dates) => {
    expect(
      reading(locale, text).dates.map(
        ({ from, to, certain, approximate }) =>
          `${from}${from === to ? '' : `..${to}`}${certain ? '' : '?'}${approximate === true ? '~' : ''}`,
      ),
    ).toEqual(dates);
  });
};

describe('a span without a year began the last time that its first day came', () => {
  rows('en', {
    'It was out from October to December': ['2026-10-01..2026-11-24~'],
    'between December and February': ['2025-12-01..2026-02-28~'],
    'from March 3 to March 5': ['2026-03-03..2026-03-05'],
    'from the 20th to the 28th of November': ['2026-11-20..2026-11-24'],
    'from November 29 to the 3rd': ['2025-11-29..2025-12-03'],
    'from the 29th to the 3rd of November': ['2026-10-29..2026-11-03?'],
    'from 10/23 to 12/24': ['2026-10-23..2026-11-24'],
    '10/23-12/24': ['2026-10-23..2026-11-24'],
    'from February 29 to March 1': ['2024-02-29..2024-03-01?'],
  });
  rows('es', {
    'de octubre a diciembre': ['2026-10-01..2026-11-24~'],
    'entre el 20 de octubre y el 4 de febrero': ['2026-10-20..2026-11-24'],
    'del 20 al 28 de noviembre': ['2026-11-20..2026-11-24'],
  });
  rows('zh-Hant', {
    '10月到12月': ['2026-10-01..2026-11-24~'],
    '10月20日到12月3日': ['2026-10-20..2026-11-24'],
  });
  rows('zh-Hans', { '10月至2月': ['2026-10-01..2026-11-24~'] });
});

describe('what is earlier or later in a span is its half, as far as it lies behind or ahead', () => {
  rows('en', {
    'earlier this month': ['2026-11-01..2026-11-15~'],
    'earlier this year': ['2026-01-01..2026-06-30~'],
    'later last week': ['2026-11-19..2026-11-22~'],
    'later this week': ['2026-11-26..2026-11-29~'],
  });
  rows('es', {
    'más temprano este mes': ['2026-11-01..2026-11-15~'],
    'más tarde esta semana': ['2026-11-26..2026-11-29~'],
  });
  rows('zh-Hant', { 這個月早些時候: ['2026-11-01..2026-11-15~'] });
  rows('zh-Hans', { 今年早些时候: ['2026-01-01..2026-06-30~'] });
});

describe('a longer span begins or ends at the edge that is named', () => {
  rows('en', {
    'from the end of March to the middle of September': ['2026-04-01..2026-09-15~'],
    'from 2024 to the start of 2025': ['2024-01-01..2024-12-31~'],
    'at the end of March': ['2026-03-22..2026-03-31~'],
  });
  rows('es', { 'desde principios de marzo hasta mediados de septiembre': ['2026-03-01..2026-09-15~'] });
});

describe('the last so many days, weeks or months end today', () => {
  rows('en', {
    'the past 2 weeks': ['2026-11-10..2026-11-24~'],
    'the last 6 months': ['2026-05-24..2026-11-24~'],
  });
  rows('es', { 'las últimas dos semanas': ['2026-11-10..2026-11-24~'] });
  rows('zh-Hant', { 過去三個月: ['2026-08-24..2026-11-24~'] });
  rows('zh-Hans', { 最近两周: ['2026-11-10..2026-11-24~'] });
});

describe('a length in parts is read whole', () => {
  rows('en', {
    'a year and two months ago': ['2025-09-17..2025-10-01~'],
    'two weeks and 2 days ago': ['2026-11-08'],
    'one month and a half ago': ['2026-10-02..2026-10-16~'],
    'for the last 3 months and 2 weeks': ['2026-08-10..2026-11-24~'],
    'for the last 3 months and 2 days ago it stopped': ['2026-08-24..2026-11-24~', '2026-11-22'],
    'over two years ago': ['2023-11-24..2024-11-24?~'],
  });
  rows('es', {
    'hace un año y dos meses': ['2025-09-17..2025-10-01~'],
    'hace mes y medio': ['2026-10-02..2026-10-16~'],
    '2 semanas y 2 días antes de hoy': ['2026-11-08'],
    'hace más de un año': ['2024-11-24..2025-11-24?~'],
  });
  rows('zh-Hant', { 一年零兩個月前: ['2025-09-17..2025-10-01~'], 一個半月前: ['2026-10-02..2026-10-16~'] });
  rows('zh-Hans', { 两年三个月前: ['2024-08-17..2024-08-31~'], 两年多前: ['2023-11-24..2024-11-24?~'] });
});

describe('days that stand in a row are days of their own', () => {
  rows('en', {
    'on the 3rd, 5th and 17th of May': ['2026-05-03', '2026-05-05', '2026-05-17'],
    'between the 3rd and 5th of May': ['2026-05-03..2026-05-05'],
    'the other 3 may be broken': [],
  });
  rows('es', {
    'los días 3, 5 y 17 de mayo': ['2026-05-03', '2026-05-05', '2026-05-17'],
    'entre el 3 y el 5 de mayo': ['2026-05-03..2026-05-05'],
  });
});

describe('a day within a span that is named', () => {
  rows('en', {
    'the last Monday of April': ['2026-04-27'],
    'first Friday in March 2025': ['2025-03-07'],
    'week 27 of last year': ['2025-06-30..2025-07-06~'],
    'this week 2 men came': ['2026-11-23..2026-11-24~'],
    'only 3 next week': ['2026-11-30..2026-12-06~'],
    'Labor Day weekend': ['2026-09-05..2026-09-07~'],
    'the weekend of Thanksgiving 2025': ['2025-11-27..2025-11-30~'],
    'next 6 April': ['2027-04-06'],
    'last year to this year': ['2025-01-01..2025-12-31~', '2026-01-01..2026-11-24~'],
  });
  rows('es', {
    'el primer lunes de mayo': ['2026-05-04'],
    'semana 27 del año pasado': ['2025-06-30..2025-07-06~'],
    'esta semana tres veces': ['2026-11-23..2026-11-24~'],
    'a las 7 del 15': ['2026-11-15'],
    'el fin de semana de Acción de Gracias': ['2025-11-27..2025-11-30~'],
  });
  rows('zh-Hant', { 三月的第二個禮拜天: ['2026-03-08'] });
  rows('zh-Hans', { 四月的最后一个星期一: ['2026-04-27'], 去年感恩节周末: ['2025-11-27..2025-11-30~'] });
});

describe('what stands beside a day and takes its certainty', () => {
  rows('en', {
    'In XXXX of 2019': ['2019-01-01..2019-12-31?~'],
    'on Tuesday March 4': ['2026-03-04?'],
    'suggesting times today': ['2026-11-24'],
  });
});
