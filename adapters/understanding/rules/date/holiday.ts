import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { around, blackFriday, civil, fullYear, oneDay, type Span, weekdayOf, yearOf } from './day.ts';
import type { Reader } from './numeric.ts';

/** The day of a year on which a feast falls; null where it cannot be told. */
type Feast = {
  readonly names: string;
  readonly on: (year: number) => CivilDate | null;
  readonly span?: number;
};

const fixed = (month: number, day: number) => (year: number) => civil(year, month, day);
/** The nth weekday of a month, the last where 0 > nth. */
const nth = (month: number, weekday: number, which: number) => (year: number) => {
  const first = civil(year, month, 1);
  if (first === null) return null;
  if (which > 0) return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (which - 1));
  const last = addDays(civil(month === 12 ? year + 1 : year, (month % 12) + 1, 1) ?? first, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
};

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm as Meeus gives it (Astronomical Algorithms, ch. 8). */
const easter = (year: number): CivilDate | null => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return civil(year, Math.floor(f / 31), (f % 31) + 1);
};
const fromEaster = (days: number) => (year: number) => {
  const sunday = easter(year);
  return sunday === null ? null : addDays(sunday, days);
};

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
/** A day of the Chinese calendar: month and day within the Gregorian year in which it falls. */
const lunar = (month: number, day: number) => (year: number) => {
  // A lunar month begins between three and seven weeks after the solar one of its number.
  const from = addDays(civil(year, month, 1) ?? '2000-01-01', 14 + day);
  for (let days = 0; days < 50; days += 1) {
    const date = addDays(from, days);
    if (LUNAR.format(new Date(`${date}T00:00:00Z`)) === `${month}/${day}`) return date;
  }
  return null;
};

const FEASTS: readonly Feast[] = [
  { names: 'christmas eve|nochebuena|平安夜|圣诞夜', on: fixed(12, 24) },
  { names: 'christmas(?: day)?|xmas|(?:el )?(?:dia de )?(?:la )?navidad(?:es)?|圣诞节?', on: fixed(12, 25) },
  { names: 'boxing day', on: fixed(12, 26) },
  { names: "new year'?s? eve|nochevieja|fin de ano|ano viejo|跨年夜?", on: fixed(12, 31) },
  { names: "new year'?s? day|new year'?s?|(?:dia de )?ano nuevo|元旦", on: fixed(1, 1) },
  { names: '(?:dia de )?(?:los )?reyes(?: magos)?', on: fixed(1, 6) },
  { names: "(?:saint |st\\.? )?valentine'?s? day|san valentin|情人节", on: fixed(2, 14) },
  { names: "(?:saint|st\\.?) patrick'?s?(?: day)?|san patricio", on: fixed(3, 17) },
  { names: "april fools?'?s?(?: day)?", on: fixed(4, 1) },
  { names: 'earth day|dia de la tierra', on: fixed(4, 22) },
  {
    names:
      'may day|(?:international )?workers.? day|dia (?:internacional )?de los trabajadores|dia del trabaj(?:o|ador)|劳动节|五一',
    on: fixed(5, 1),
  },
  { names: 'independence day|fourth of july', on: fixed(7, 4) },
  { names: 'veterans day', on: fixed(11, 11) },
  { names: 'juneteenth|freedom day|jubilee day|dia de la libertad|dia del jubileo', on: fixed(6, 19) },
  { names: 'halloween', on: fixed(10, 31) },
  { names: 'labor day', on: nth(9, 1, 1) },
  { names: "mother'?s day|母亲节", on: nth(5, 0, 2) },
  { names: "father'?s day|父亲节", on: nth(6, 0, 3) },
  { names: 'memorial day', on: nth(5, 1, -1) },
  { names: '(?:mlk|martin luther king) day', on: nth(1, 1, 3) },
  { names: "presidents'? day", on: nth(2, 1, 3) },
  { names: 'columbus day', on: nth(10, 1, 2) },
  { names: 'thanksgiving(?: day)?|(?:dia de )?accion de gracias|感恩节', on: nth(11, 4, 4) },
  { names: 'good friday|viernes santo', on: fromEaster(-2) },
  { names: 'easter monday', on: fromEaster(1) },
  { names: 'easter(?: sunday)?|(?:domingo de )?pascua|复活节', on: fromEaster(0) },
  { names: '春节|大年初一|农历新年', on: lunar(1, 1) },
  { names: '元宵节?', on: lunar(1, 15) },
  { names: '端午节?', on: lunar(5, 5) },
  { names: '七夕', on: lunar(7, 7) },
  { names: '中秋节?', on: lunar(8, 15) },
  { names: '重阳节?', on: lunar(9, 9) },
  { names: '双(?:十一|11)', on: fixed(11, 11), span: 1 },
  { names: '双(?:十二|12)', on: fixed(12, 12), span: 1 },
];

/** Feasts as people name them, with the year beside them if there is one: the last one otherwise, the next if so called. */
export const HOLIDAYS: readonly Reader[] = [
  {
    pattern:
      /(?<![a-z])(?:on |last |el )?(?:black friday|cyber monday|viernes negro|黑色星期五|黑五)(?: of| de)?(?: (\d{4}))?(?![a-z\d])/gu,
    read: (m, today) =>
      m[1] === undefined ? blackFriday(today) : blackFriday(civil(Number(m[1]), 12, 31) ?? today),
  },
  ...FEASTS.map(
    ({ names, on, span = 0 }): Reader => ({
      pattern: new RegExp(
        `(?<![a-z])(?:(?<before>\\d{4}|去|今|明)年的?)?(?<weekendOf>(?:the )?weekend of |(?:el )?fin de semana del? )?(?:next |following |last |proxim[oa] |ultim[oa] |on |el |la |en |por ){0,3}(?:the )?(?:${names})(?<weekend> weekend|的?周末)?(?:,? (?:of |de |del )?(?:(?<year>\\d{4}|'\\d{2})|(?<word>next year|last year|this year|ano pasado|este ano)))?(?<weekendAfter> weekend)?(?<which> (?:pasad[oa]|que viene|proxim[oa]))?(?![a-z\\d])`,
        'gu',
      ),
      read: (m, today) => {
        const next = /next (?!year)|following|proxim|que viene/u.test(m[0]);
        const date = dayOfFeast(on, today, next, yearNamed(m, today));
        if (date === null) return null;
        if (m.groups?.['weekendOf'] ?? m.groups?.['weekend'] ?? m.groups?.['weekendAfter'])
          return weekendOf(date);
        return span === 0 ? feast(date, m) : around(today, date, span);
      },
    }),
  ),
];

/** The weekend that a feast lengthens: Thanksgiving from its Thursday, Labor Day up to its Monday; which one in midweek is asked. */
const weekendOf = (date: CivilDate): Span => {
  const day = weekdayOf(date);
  const saturday = addDays(date, day <= 3 ? -day - 1 : 6 - day);
  const sunday = addDays(saturday, 1);
  return {
    from: date < saturday ? date : saturday,
    to: date > sunday ? date : sunday,
    certain: day !== 2 && day !== 3,
    approximate: true,
  };
};

const feast = (date: CivilDate, m: RegExpExecArray): Span | null => {
  const span = oneDay(date);
  const { before, year, word, which } = m.groups ?? {};
  return span === null ? null : { ...span, loose: (before ?? year ?? word ?? which) === undefined };
};

const YEAR_WORD: { readonly [initial: string]: number } = {
  n: 1,
  l: -1,
  t: 0,
  a: -1,
  e: 0,
  去: -1,
  今: 0,
  明: 1,
};
const yearNamed = ({ groups }: RegExpExecArray, today: CivilDate): number | undefined => {
  const written = groups?.['before'] ?? groups?.['year'] ?? groups?.['word'];
  const offset = YEAR_WORD[written?.charAt(0) ?? ''];
  return offset === undefined ? fullYear(today, written) : yearOf(today) + offset;
};

const dayOfFeast = (
  on: Feast['on'],
  today: CivilDate,
  next: boolean,
  year: number | undefined,
): Span['from'] | null => {
  if (year !== undefined) return on(year);
  const years = [yearOf(today) - 1, yearOf(today), yearOf(today) + 1].map(on).filter((date) => date !== null);
  return (next ? years.find((date) => date > today) : years.findLast((date) => date <= today)) ?? null;
};

/** Without one of these letters there is no feast to look for. */
export const FEAST =
  /mas|new year|ano n|ano v|fin de ano|noche|navidad|reyes|valentin|patri[ck]|fool|earth|tierra|may day|(?:international )?workers.? day|dia (?:internacional )?de los trabajadores|trabaj|workers|juneteenth|freedom|jubil|libertad|independence|veteran|fourth|hallow|labor|mother|father|memorial|mlk|luther|president|columbus|thanks|gracias|friday|negro|santo|easter|pascua|monday|节|元旦|圣诞|平安夜|跨年|春|初一|新年|元宵|端午|七夕|中秋|重阳|五一|双|黑/u;
