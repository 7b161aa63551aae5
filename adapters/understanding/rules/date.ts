import type { FoundDate } from '../../../core/port/understanding.ts';
import type { CivilDate } from '../../../core/time.ts';

const MONTHS: { readonly [name: string]: number } = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  enero: 1,
  febrero: 2,
  marzo: 3,
  abril: 4,
  mayo: 5,
  junio: 6,
  julio: 7,
  agosto: 8,
  septiembre: 9,
  setiembre: 9,
  octubre: 10,
  noviembre: 11,
  diciembre: 12,
};
const WEEKDAYS: { readonly [name: string]: number } = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  domingo: 0,
  lunes: 1,
  martes: 2,
  miércoles: 3,
  miercoles: 3,
  jueves: 4,
  viernes: 5,
  sábado: 6,
  sabado: 6,
  日: 0,
  天: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
};
const COUNT: { readonly [word: string]: number } = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  diez: 10,
  一: 1,
  兩: 2,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  十: 10,
  幾: 3,
  几: 3,
};
const keys = (table: object): string =>
  Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
const MONTH = keys(MONTHS);
const LATIN_DAY = keys(WEEKDAYS)
  .split('|')
  .filter((name) => name.length > 1)
  .join('|');
const LATIN_COUNT = keys(COUNT)
  .split('|')
  .filter((name) => /^[a-z]/u.test(name))
  .join('|');

type Day = {
  readonly date: CivilDate;
  readonly to?: CivilDate;
  readonly certain: boolean;
  readonly approximate?: boolean;
};
type Reader = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, today: CivilDate) => Day | null;
};

const pad = (number: number): string => String(number).padStart(2, '0');
/** A real day as a civil date; null for 31 February. */
const civil = (year: number, month: number, day: number): CivilDate | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${year}-${pad(month)}-${pad(day)}`
    : null;
};
const shift = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const fullYear = (year: string | undefined): number | undefined => {
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
};
/** Without a year, the last such day that is not ahead of today: what happened lies behind. */
const past = (today: CivilDate, month: number, day: number, year: number | undefined): CivilDate | null => {
  if (year !== undefined) return civil(year, month, day);
  const thisYear = civil(Number(today.slice(0, 4)), month, day);
  return thisYear !== null && thisYear <= today ? thisYear : civil(Number(today.slice(0, 4)) - 1, month, day);
};
const sure = (date: CivilDate | null): Day | null => (date === null ? null : { date, certain: true });
const near = (date: CivilDate): Day => ({ date, certain: true, approximate: true });
const lastWeekday = (today: CivilDate, weekday: number, before: boolean): CivilDate => {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  const back = (now - weekday + 7) % 7;
  return shift(today, -(back === 0 && before ? 7 : back));
};
const ago = (today: CivilDate, count: number, unit: string): Day => {
  if (/^(?:d[aií]|天|日)/iu.test(unit)) return sure(shift(today, -count)) as Day;
  if (/^(?:w|sem|週|周|個?星期|个?星期|個禮拜|个礼拜)/iu.test(unit)) return near(shift(today, -7 * count));
  if (/^(?:mo|mes|個?月|个?月)/iu.test(unit)) return near(shift(today, -30 * count));
  return near(shift(today, -365 * count));
};
const numeric = (
  a: number,
  b: number,
  year: number | undefined,
  today: CivilDate,
  dayFirst: boolean,
): Day | null => {
  const [day, month] = dayFirst ? [a, b] : [b, a];
  const chosen = past(today, month, day, year) ?? past(today, day, month, year);
  if (chosen === null) return null;
  return { date: chosen, certain: a === b || a > 12 || b > 12 };
};

const readers = (dayFirst: boolean): readonly Reader[] => [
  {
    pattern: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/gu,
    read: (m) => sure(civil(Number(m[1]), Number(m[2]), Number(m[3]))),
  },
  {
    pattern: /(?:(\d{4})\s?年)?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日號号]?/gu,
    read: (m, today) => sure(past(today, Number(m[2]), Number(m[3]), fullYear(m[1]))),
  },
  {
    pattern: new RegExp(
      `\\b(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\d.,]\\d|\\s*(?:dollars|bucks|usd))`,
      'giu',
    ),
    read: (m, today) =>
      sure(past(today, MONTHS[(m[1] ?? '').toLowerCase()] ?? 0, Number(m[2]), fullYear(m[3]))),
  },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?(${MONTH})\\b(?:,?\\s+(?:de\\s+|del\\s+)?(\\d{4}))?`,
      'giu',
    ),
    read: (m, today) =>
      sure(past(today, MONTHS[(m[2] ?? '').toLowerCase()] ?? 0, Number(m[1]), fullYear(m[3]))),
  },
  {
    pattern: /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\b(?![.,]\d)/gu,
    read: (m, today) =>
      m[0].includes('/') || m[3] !== undefined
        ? numeric(Number(m[1]), Number(m[2]), fullYear(m[3]), today, dayFirst)
        : null,
  },
  {
    pattern: /\b(?:the day before yesterday|anteayer|antier)\b|前天/giu,
    read: (_m, today) => sure(shift(today, -2)),
  },
  { pattern: /\b(?:yesterday|ayer)\b|昨天|昨日|昨晚/giu, read: (_m, today) => sure(shift(today, -1)) },
  {
    pattern: /\b(?:today|this morning|hoy|esta mañana)\b|今天|今日|今早|今晚/giu,
    read: (_m, today) => sure(today),
  },
  {
    pattern: new RegExp(`\\b(last|past|this|on)?\\s*(${LATIN_DAY})\\b(\\s+pasado)?`, 'giu'),
    read: (m, today) => ({
      date: lastWeekday(today, WEEKDAYS[(m[2] ?? '').toLowerCase()] ?? 0, true),
      certain: true,
    }),
  },
  {
    pattern: /(上個?|上个?|這個?|这个?)?(?:星期|禮拜|礼拜|週|周)([一二三四五六日天])/gu,
    read: (m, today) => {
      const day = lastWeekday(today, WEEKDAYS[m[2] ?? ''] ?? 0, true);
      const thisWeek = lastWeekday(today, 1, false);
      return { date: m[1]?.startsWith('上') && day >= thisWeek ? shift(day, -7) : day, certain: true };
    },
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2}|${LATIN_COUNT})\\s+(days?|weeks?|months?|years?)\\s+ago\\b`, 'giu'),
    read: (m, today) => ago(today, countOf(m[1]), m[2] ?? ''),
  },
  {
    pattern: new RegExp(
      `\\bhace\\s+(\\d{1,2}|${LATIN_COUNT})\\s+(d[ií]as?|semanas?|mes(?:es)?|años?)`,
      'giu',
    ),
    read: (m, today) => ago(today, countOf(m[1]), m[2] ?? ''),
  },
  {
    pattern:
      /(\d{1,2}|[一兩两二三四五六七十幾几])\s?(天|日|週|周|個星期|个星期|個禮拜|个礼拜|個月|个月|年)(?:以)?前/gu,
    read: (m, today) => ago(today, countOf(m[1]), m[2] ?? ''),
  },
  {
    pattern:
      /\b(?:last week|la semana pasada)\b|上週(?![一二三四五六日])|上周(?![一二三四五六日])|上個?禮拜(?![一二三四五六日天])/giu,
    read: (_m, today) => ({
      date: shift(lastWeekday(today, 1, false), -7),
      to: shift(lastWeekday(today, 1, false), -1),
      certain: true,
      approximate: true,
    }),
  },
  {
    pattern: /\b(?:last month|el mes pasado)\b|上個?月|上个月/giu,
    read: (_m, today) => {
      const first = shift(`${today.slice(0, 8)}01`, -1);
      return { date: `${first.slice(0, 8)}01`, to: first, certain: true, approximate: true };
    },
  },
];
const countOf = (word: string | undefined): number => COUNT[(word ?? '').toLowerCase()] ?? Number(word);
const DAY_FIRST = readers(true);
const MONTH_FIRST = readers(false);

/** Days in a text, in the order in which they stand; of two that overlap, the longer. `today` is the writer's own day. */
export const findDates = (text: string, today: CivilDate, dayFirst: boolean): readonly FoundDate[] => {
  const found: FoundDate[] = [];
  for (const { pattern, read } of dayFirst ? DAY_FIRST : MONTH_FIRST) {
    for (const match of text.matchAll(pattern)) {
      const day = read(match as RegExpExecArray, today);
      if (day === null) continue;
      const lead = match[0].length - match[0].trimStart().length;
      const start = match.index + lead;
      const end = match.index + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const more = day.approximate === true ? { approximate: true } : {};
      found.push({
        from: day.date,
        to: day.to ?? day.date,
        text: text.slice(start, end),
        start,
        end,
        certain: day.certain,
        ...more,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
};
