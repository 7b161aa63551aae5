import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { hanNumber } from '../money/han-number.ts';
import {
  ago,
  around,
  between,
  civil,
  dayOf,
  dayOfMonth,
  lastOf,
  lastWeekday,
  monthBack,
  monthSpan,
  oneDay,
  type Part,
  type Span,
  type Unit,
  upTo,
  weekdayOf,
  weekdayOfWeek,
  weekSpan,
  yearOf,
  yearSpan,
} from './day.ts';
import type { Reader } from './numeric.ts';

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const YEARS = '(?:(\\d{4}|[一二〇零三四五六七八九]{4})|(?:民国)?(\\d{2,3})|(去年|今年|前年))';
const COUNT = '(\\d{1,3}|[一两二三四五六七八九十]{1,3}|半)';
const reader = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(source, 'gu'),
  read,
});

const number = (written: string | undefined): number =>
  /^\d+$/u.test(written ?? '') ? Number(written) : (hanNumber(written ?? '')?.value ?? 0);

/** Taiwan counts its years from 1911: 民國115年 is 2026. */
const ROC = 1911;
const year = (today: CivilDate, m: RegExpExecArray, at: number): number | undefined => {
  if (m[at] !== undefined) return number(m[at]);
  if (m[at + 1] !== undefined) return Number(m[at + 1]) + ROC;
  const word = m[at + 2];
  return word === undefined ? undefined : yearOf(today) - '今去前'.indexOf(word.charAt(0));
};
const PART: { readonly [word: string]: Part } = {
  初: 'start',
  上旬: 'start',
  中: 'middle',
  中旬: 'middle',
  底: 'end',
  末: 'end',
  下旬: 'end',
};
const partOf = (word: string | undefined): Part => PART[word ?? ''] ?? 'whole';
const UNIT: { readonly [initial: string]: Unit } = {
  天: 'day',
  日: 'day',
  周: 'week',
  星: 'week',
  礼: 'week',
  月: 'month',
  年: 'year',
};
const months = (today: CivilDate, word: string) =>
  monthBack(today, word.startsWith('上上') ? 2 : /^[上前]/u.test(word) ? 1 : 0);
const weekday = (word: string | undefined): number =>
  '日一二三四五六'.indexOf((word ?? '').replace('天', '日'));
const exact = (span: Span | null): Span | null => (span === null ? null : { ...span, approximate: false });

/** Days in Chinese words, simplified (the text was simplified before). The longer way of saying comes first. */
export const CHINESE: readonly Reader[] = [
  reader(
    `(?:下下?个?(?:月|周|星期|礼拜)[一二三四五六日天]?|明天|后天|大后天|明年|${COUNT}(?:天|周|个?星期|个月)(?:之|以)?后)`,
    () => null,
  ),
  reader(
    `(?:${YEARS}年)?${NUMBER}月${NUMBER}[日号]?(?:到|至|-|~)(?:${NUMBER}月)?${NUMBER}[日号]`,
    (m, today) => {
      const toMonth = m[6] === undefined ? number(m[4]) : number(m[6]);
      const to = dayOf(today, toMonth, number(m[7]), year(today, m, 1));
      return to === null ? null : exact(between(civil(yearOf(to), number(m[4]), number(m[5])), to));
    },
  ),
  reader(`${YEARS}年?\\s?${NUMBER}\\s?月(?:份)?(?:的)?\\s?${NUMBER}\\s?[日号]?`, (m, today) =>
    oneDay(dayOf(today, number(m[4]), number(m[5]), year(today, m, 1))),
  ),
  reader(
    `${NUMBER}\\s?月(?:份)?(?:的)?\\s?${NUMBER}\\s?(?:[日号]|(?![\\d.,]|\\s?(?:元|块|个|天)))`,
    (m, today) => oneDay(dayOf(today, number(m[1]), number(m[2]))),
  ),
  reader(`${YEARS}年?${NUMBER}月份?(初|中旬?|底|末|上旬|下旬)?`, (m, today) =>
    monthSpan(today, number(m[4]), year(today, m, 1), partOf(m[5])),
  ),
  reader(`(?<![\\d个一-十])${NUMBER}月份?(初|中旬?|底|末|上旬|下旬)?(?!费|租|薪|饼|子)`, (m, today) =>
    monthSpan(today, number(m[1]), undefined, partOf(m[2])),
  ),
  reader(
    `(上上个?月|上个?月|前个月|这个?月|本月|当月)(?:的)?${NUMBER}[日号]?(?!\\d|[元块个天])`,
    (m, today) => {
      const { year: of, month } = months(today, m[1] ?? '');
      return oneDay(dayOf(today, month, number(m[2]), of));
    },
  ),
  reader('(上上个?月|上个?月|这个?月|本月)(初|中旬?|底|末|上旬|下旬)?', (m, today) => {
    const { year: of, month } = months(today, m[1] ?? '');
    return monthSpan(today, month, of, partOf(m[2]));
  }),
  reader('(大前天)|(前天)|昨天|昨日|昨晚|昨夜|(今天|今日|今早|今晚|今晨|刚刚|刚才)', (m, today) =>
    oneDay(addDays(today, m[1] !== undefined ? -3 : m[2] !== undefined ? -2 : m[3] !== undefined ? 0 : -1)),
  ),
  reader('前几天|前些天|前两天', (m, today) =>
    around(today, addDays(today, m[0] === '前两天' ? -2 : -4), m[0] === '前两天' ? 1 : 3),
  ),
  reader(
    `(?:大约|大概|差不多|约)?(?:${COUNT}|(几|好几))(天|日|周|个?星期|个?礼拜|个?月|年)(多|半)?(?:之|以)?前`,
    (m, today) => {
      const unit = UNIT[(m[3] ?? '').replace('个', '').charAt(0)] ?? 'day';
      const many = m[2] !== undefined ? 4 : m[1] === '半' ? 0.5 : number((m[1] ?? '').replace('两', '二'));
      const vague = m[2] !== undefined || m[4] === '多' || /^[大差约]/u.test(m[0]);
      return ago(today, many + (m[4] === '半' ? 0.5 : 0), unit, vague);
    },
  ),
  reader('(上上个?|上个?|这个?|本|今)?(?:周|星期|礼拜)(末)', (m, today) => {
    const saturday = lastWeekday(today, 6)?.from ?? today;
    const start = m[1]?.startsWith('上') && weekdayOf(today) === 0 ? addDays(saturday, -7) : saturday;
    const sunday = addDays(start, 1);
    return upTo(today, start, sunday);
  }),
  reader('(上上个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])', (m, today) => {
    const week = m[1] ?? '';
    if (week === '') return lastWeekday(today, weekday(m[2]));
    return weekdayOfWeek(today, weekday(m[2]), week.startsWith('上上') ? 2 : week.startsWith('上') ? 1 : 0);
  }),
  reader('(上上个?|上个?|这个?|本)(?:周|星期|礼拜)', (m, today) =>
    weekSpan(today, m[1]?.startsWith('上上') ? 2 : m[1]?.startsWith('上') ? 1 : 0),
  ),
  reader('(去年|今年|前年)(初|中|底|末)?', (m, today) => {
    const of = yearOf(today) - '今去前'.indexOf((m[1] ?? '').charAt(0));
    if (m[2] === undefined) return m[1] === '今年' ? null : yearSpan(today, of);
    return m[2] === '初'
      ? monthSpan(today, 1, of)
      : m[2] === '中'
        ? monthSpan(today, 6, of)
        : monthSpan(today, 12, of);
  }),
  reader('(?<!\\d)((?:19|20)\\d{2})年', (m, today) => yearSpan(today, Number(m[1]))),
  reader('双(?:十一|11)|双(?:十二|12)', (m, today) => {
    const date = /一|11/u.test(m[0]) ? lastOf(today, 11, 11) : lastOf(today, 12, 12);
    return date === null ? null : around(today, date, 1);
  }),
  reader('圣诞节?', (_m, today) => around(today, lastOf(today, 12, 25) ?? today, 1)),
  reader('元旦', (_m, today) => around(today, lastOf(today, 1, 1) ?? today, 1)),
  reader(`(?<![\\d月第.,一-十])${NUMBER}[号]`, (m, today) =>
    /^\s?(?:楼|店|线|出口|房|电池|机)/u.test(m.input.slice(m.index + m[0].length))
      ? null
      : oneDay(dayOfMonth(today, number(m[1]))),
  ),
];
