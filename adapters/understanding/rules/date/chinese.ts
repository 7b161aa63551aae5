import type { CivilDate } from '../../../../core/time.ts';
import { CHINESE_RELATIVE } from './chinese-relative.ts';
import { han, MARK, monthsBack, NUMBER, PART, partOf, YEAR, yearOfHan } from './chinese-words.ts';
import {
  between,
  civil,
  dayOf,
  dayOfMonth,
  daysOf,
  monthSpan,
  oneDay,
  type Span,
  yearOf,
  yearSpan,
} from './day.ts';
import type { Reader } from './numeric.ts';
import { halfOf, quarterOf } from './period.ts';

const reader = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(source, 'gu'),
  read,
});
const onDay = (today: CivilDate, month: number, day: number, year: number | undefined): Span | null => {
  const span = oneDay(dayOf(today, month, day, year));
  return span === null || year !== undefined ? span : { ...span, open: true };
};
/** Years were once counted from an emperor's first: not ours to reckon. */
const REIGN = '(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|神龙|贞观|开元|万历|洪武|永乐)';
const SEASON: { readonly [word: string]: number } = { 春: 3, 夏: 6, 秋: 9, 冬: 12 };

/** Days in Chinese words, simplified (the text was simplified before). The longer way of saying comes first. */
export const CHINESE: readonly Reader[] = [
  reader(
    `${REIGN}(?:元|${NUMBER})年(?:${NUMBER}月(?:${MARK}|${NUMBER}[日号])?)?(?:正月)?(?:初[一二三四五六七八九十]|大年三十)?`,
    () => null,
  ),
  reader(
    `(?:${YEAR})?(?:的)?${NUMBER}\\s?月\\s?(?:份)?${NUMBER}\\s?[日号]?\\s?(?:到|至|-|~|和)\\s?(?!\\d{1,2}月)${NUMBER}\\s?[日号](?!之前|以前)`,
    (m, today) => daysOf(today, han(m[5]), [han(m[6]), han(m[7])], yearOfHan(today, m, 1), 'first'),
  ),
  reader(
    `${YEAR}\\s?(?:的)?${NUMBER}\\s?月(?:份)?(?:的)?\\s?(?:初)?${NUMBER}\\s?[日号]?(?!个|月)`,
    (m, today) => onDay(today, han(m[5]), han(m[6]), yearOfHan(today, m, 1)),
  ),
  reader(
    `${NUMBER}\\s?月(?:份)?(?:的)?\\s?(?:初)?${NUMBER}\\s?(?:[日号]|(?![\\d.,月]|\\s?(?:元|块|个|天)))`,
    (m, today) => onDay(today, han(m[1]), han(m[2]), undefined),
  ),
  reader('正月(?:初)?([一二三四五六七八九十廿]{1,3})', () => null),
  reader(`${YEAR}\\s?(?:的)?${NUMBER}\\s?月份?${PART}`, (m, today) =>
    monthSpan(today, han(m[5]), yearOfHan(today, m, 1), partOf(m[6])),
  ),
  reader(`${YEAR}\\s?的?第?([一二三四1-4])季度?`, (m, today) =>
    quarterOf(today, han(m[5]), yearOfHan(today, m, 1)),
  ),
  reader(`第([一二三四1-4])季度?|(?<![a-z])q([1-4])(?!\\d)`, (m, today) =>
    quarterOf(today, han(m[1] ?? m[2]), undefined),
  ),
  reader(`(?:${YEAR})?\\s?的?(上|下|前|后)半年`, (m, today) =>
    halfOf(today, /[上前]/u.test(m[5] ?? '') ? 1 : 2, yearOfHan(today, m, 1) ?? yearOf(today)),
  ),
  reader(`(?:${YEAR})?\\s?的?([春夏秋冬])[天季]`, (m, today) => {
    const span = monthSpan(today, SEASON[m[5] ?? ''] ?? 6, yearOfHan(today, m, 1));
    const end =
      span === null
        ? null
        : monthSpan(
            today,
            (((SEASON[m[5] ?? ''] ?? 6) + 1) % 12) + 1,
            yearOf(span.from) + (m[5] === '冬' ? 1 : 0),
          );
    return span === null || end === null || end.to < span.from
      ? null
      : { ...span, to: end.to, certain: false };
  }),
  reader(`(?<![\\d个一二三四五六七八九十第])${NUMBER}\\s?月份?${PART}(?!费|租|薪|饼|子)`, (m, today) => {
    const span = monthSpan(today, han(m[1]), undefined, partOf(m[2]));
    return span === null ? null : { ...span, open: true };
  }),
  reader(
    `(上上个?月|上个?月|前个月|这个?月|本月|当月|下下个?月|下个?月)(?:的)?(?:初)?${NUMBER}[日号]?(?!\\d|[元块个天])`,
    (m, today) => {
      const { year, month } = monthsBack(today, m[1] ?? '');
      return oneDay(dayOf(today, month, han(m[2]), year));
    },
  ),
  reader(`(上上个?月|上个?月|这个?月|本月|当月|下下个?月|下个?月)${PART}`, (m, today) => {
    const { year, month } = monthsBack(today, m[1] ?? '');
    return monthSpan(today, month, year, partOf(m[2]));
  }),
  ...CHINESE_RELATIVE,
  reader('(?:((?:十九|二十|19|20|21)世纪))?([一二三四五六七八九\\d])[十0]年代', (m, today) => {
    const century = /^(?:十九|19)/u.test(m[1] ?? '')
      ? 1800
      : /^(?:二十|20)世/u.test(m[1] ?? '') || han(m[2]) > 2
        ? 1900
        : 2000;
    const from = century + han(m[2]) * 10;
    return between(civil(from, 1, 1), from + 9 > yearOf(today) ? today : civil(from + 9, 12, 31));
  }),
  reader('(去年|今年|前年|明年|后年)(初|中|底|末)?', (m, today) => {
    const of = yearOf(today) + ({ 去: -1, 前: -2, 明: 1, 后: 2 }[(m[1] ?? '').charAt(0)] ?? 0);
    if (m[2] === undefined) return yearSpan(today, of);
    return monthSpan(today, m[2] === '初' ? 1 : m[2] === '中' ? 6 : 12, of);
  }),
  reader(`${YEAR}`, (m, today) => {
    const of = yearOfHan(today, m, 1);
    return of === undefined || of < 1850 || of > 2100 ? null : yearSpan(today, of);
  }),
  reader(
    '(?<![\\d.,-])((?:19|20)\\d\\d)(?=\\s?(?:到|至|-|~)\\s?(?:19|20)?\\d\\d年)|(?<==\\s?)((?:19|20)\\d\\d)(?![\\d-])',
    (m, today) => yearSpan(today, Number(m[1] ?? m[2])),
  ),
  reader(`(?<![\\d月第.,一二三四五六七八九十])${NUMBER}[号日](?![元块]|之?内|[本元常历])`, (m, today) => {
    if (
      /^\s?(?:楼|店|线|出口|房|电池|机|车|门|台|柜|桌|站|厅|院|馆)/u.test(
        m.input.slice(m.index + m[0].length),
      )
    )
      return null;
    const span = oneDay(dayOfMonth(today, han(m[1])));
    const days = m[0].endsWith('日') && /[年月]/u.test(m.input.charAt(m.index - 1));
    return span === null || days ? null : { ...span, day: han(m[1]) };
  }),
];
