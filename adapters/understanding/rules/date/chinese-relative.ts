import { addDays } from '../../../../core/deadline/calendar.ts';
import { COUNT, han } from './chinese-words.ts';
import { ago, around, lastWeekday, oneDay, type Unit } from './day.ts';
import { type Length, lengthAgo, overAgo } from './duration.ts';
import type { Reader } from './numeric.ts';
import { ahead, halfOf, periodAt, run, unitOf, weekdayIn } from './period.ts';

const reader = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(source, 'gu'),
  read,
});
const UNIT: { readonly [initial: string]: Unit } = {
  天: 'day',
  日: 'day',
  周: 'week',
  星: 'week',
  礼: 'week',
  月: 'month',
  年: 'year',
};
const weekday = (word: string | undefined): number =>
  '日一二三四五六'.indexOf((word ?? '').replace('天', '日'));
const WEEK = '(?:周|星期|礼拜)';
const WHICH = '(上上一?个?|上一?个?|前一?个|这一?个?|本|下下一?个?|下一?个?)';
const offsetOf = (word: string | undefined): number => {
  if (word === undefined) return 0;
  return word.startsWith('上上')
    ? -2
    : /^[上前]/u.test(word)
      ? -1
      : word.startsWith('下下')
        ? 2
        : word.startsWith('下')
          ? 1
          : 0;
};
const many = (word: string | undefined): number => (word === '半' ? 0.5 : han(word));
const DAYTIME = '(?:一?大?早上?|上午|中午|下午|傍晚|晚上|凌晨|夜里)?';

const yearsAndMonths = (m: RegExpExecArray): Length => [
  { count: many(m[1]), unit: 'year' },
  { count: many(m[2]) + (m[3] === undefined ? 0 : 0.5), unit: 'month' },
  ...(m[4] === undefined ? [] : [{ count: many(m[4]), unit: 'day' as const }]),
];
const weeksAndDays = (m: RegExpExecArray): Length => [
  { count: many(m[5]), unit: UNIT[(m[6] ?? '').replace('个', '').charAt(0)] ?? 'day' },
  { count: many(m[7]), unit: 'day' },
];

/** Days in Chinese words that are reckoned from today. */
export const CHINESE_RELATIVE: readonly Reader[] = [
  reader('大前天|大后天', (m, today) => oneDay(addDays(today, m[0] === '大前天' ? -3 : 3))),
  reader(`(?:前天|前日|前晚)${DAYTIME}|后天${DAYTIME}`, (m, today) =>
    oneDay(addDays(today, m[0].startsWith('前') ? -2 : 2)),
  ),
  reader(`(?:昨天|昨日|昨晚|昨夜|昨儿)${DAYTIME}`, (_m, today) => oneDay(addDays(today, -1))),
  reader(`(?<!《)(?:明天|明日|明早|明晚)${DAYTIME}`, (_m, today) => oneDay(addDays(today, 1))),
  reader(
    `(?:今天|今日|今儿)${DAYTIME}|今早|今晚|今晨|刚刚|刚才|(?<=[到至])现在|${COUNT}个?(?:分钟|小时|钟头)(?:之|以)?前`,
    (_m, today) => oneDay(today),
  ),
  reader(
    `前几天|前些天|前两天|前阵子|前一阵子|不久前|最近(?!的?(?:几|${COUNT})个?\\s?[天日周星礼月年])`,
    (m, today) => {
      const two = m[0] === '前两天';
      const span = around(
        today,
        addDays(today, two ? -2 : m[0].includes('天') ? -4 : -10),
        two ? 1 : m[0].includes('天') ? 3 : 10,
      );
      return span === null || m[0].includes('天') ? span : { ...span, certain: false };
    },
  ),
  reader(
    `${COUNT}年(?:零|又|多|外加)?${COUNT}个(半)?月(?:零|又)?(?:${COUNT}[天日])?(?:之|以)?前|${COUNT}(个?月|周|个?星期|个?礼拜)(?:零|又|多)?${COUNT}[天日](?:之|以)?前`,
    (m, today) => lengthAgo(today, m[1] === undefined ? weeksAndDays(m) : yearsAndMonths(m)),
  ),
  reader(`${COUNT}个半(月|星期|礼拜)(?:之|以)?前`, (m, today) =>
    ago(today, many(m[1]) + 0.5, UNIT[(m[2] ?? '').charAt(0)] ?? 'day'),
  ),
  reader(`${COUNT}(年|个月|周|个?星期|个?礼拜|天)多(?:之|以)?前`, (m, today) =>
    overAgo(today, many(m[1]), UNIT[(m[2] ?? '').replace('个', '').charAt(0)] ?? 'day'),
  ),
  reader(`(?:这|近|最近|过去)的?几(天|周|个?星期|个?礼拜|个月|年)`, (m, today) =>
    run(today, -3, unitOf(m[1] ?? '')),
  ),
  reader(
    `(?:大约|大概|差不多|约)?(?:${COUNT}|(几|好几))\\s?(天|日|周|个?星期|个?礼拜|个?月|年)(多|半)?(?:之|以)?前`,
    (m, today) => {
      if (/年的?$/u.test(m.input.slice(Math.max(0, m.index - 2), m.index)) && m[1] === undefined) return null;
      const unit = UNIT[(m[3] ?? '').replace('个', '').charAt(0)] ?? 'day';
      const count = m[2] !== undefined ? 4 : many(m[1]);
      const vague = m[2] !== undefined || m[4] === '多' || /^[大差约]/u.test(m[0]);
      return ago(today, count + (m[4] === '半' ? 0.5 : 0), unit, vague);
    },
  ),
  reader(`${COUNT}\\s?(天|日|周|个?星期|个?礼拜|个?月|年)(?:之|以)?后`, (m, today) =>
    ahead(today, many(m[1]), unitOf(m[2] ?? '')),
  ),
  reader(
    `(?:(过去|最近|近|前)|未来|今后|接下来|后)的?${COUNT}\\s?(天|日|周|个?星期|个?礼拜|个?月|年)(?!级|代)`,
    (m, today) => run(today, m[1] === undefined ? many(m[2]) : -many(m[2]), unitOf(m[3] ?? '')),
  ),
  reader(`${WHICH}?${WEEK}末`, (m, today) =>
    periodAt(today, 'weekend', m[1] === undefined ? -1 : offsetOf(m[1])),
  ),
  reader(`${WHICH}?(?:的)?${WEEK}([一二三四五六日天])${DAYTIME}`, (m, today) =>
    m[1] === undefined
      ? lastWeekday(today, weekday(m[2]))
      : oneDay(weekdayIn(today, weekday(m[2]), offsetOf(m[1]))),
  ),
  reader(`${WHICH}${WEEK}`, (m, today) => periodAt(today, 'week', offsetOf(m[1]))),
  reader('(上|下)一?个半年', (m, today) => {
    const first = Number(today.slice(5, 7)) <= 6;
    const year = Number(today.slice(0, 4)) + (m[1] === '上' ? Number(!first) - 1 : Number(!first));
    return halfOf(today, first ? 2 : 1, year);
  }),
  reader('(上|下|前|后)半(周|月|个月)', (m, today) => {
    const span = periodAt(today, unitOf(m[2] ?? ''), 0);
    if (span === null) return null;
    const middle = addDays(span.from, m[2] === '周' ? 3 : 15);
    const last = span.whole ?? span.to;
    return /[上前]/u.test(m[1] ?? '')
      ? { from: span.from, to: addDays(middle, -1), certain: true, approximate: true }
      : { from: middle, to: last, certain: true, approximate: true };
  }),
  reader(`${WHICH}季度?`, (m, today) => periodAt(today, 'quarter', offsetOf(m[1]))),
];
