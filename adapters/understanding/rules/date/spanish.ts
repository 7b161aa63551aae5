import { addDays } from '../../../../core/deadline/calendar.ts';
import {
  ago,
  around,
  between,
  blackFriday,
  civil,
  dayOf,
  dayOfMonth,
  fullYear,
  lastOf,
  lastWeekday,
  monthBack,
  monthSpan,
  oneDay,
  type Part,
  pastWeekday,
  type Unit,
  upTo,
  weekdayAndDay,
  weekSpan,
  yearOf,
  yearSpan,
} from './day.ts';
import { anyOf, COUNT, MONTH, ONLY_WITH_NUMBER, SPOKEN_DAY, WEEKDAY } from './latin-words.ts';
import type { Reader } from './numeric.ts';

const SPANISH_MONTHS = /o$|bre$|abril|ene|abr|ago|set|dic/u;
const MONTHS = anyOf(
  MONTH,
  (name) => SPANISH_MONTHS.test(name) || /^(?:feb|mar|jun|jul|sep|oct|nov|may)$/u.test(name),
);
const LONG_MONTHS = anyOf(MONTH, (name) => SPANISH_MONTHS.test(name) && !ONLY_WITH_NUMBER.has(name));
const WEEKDAYS = anyOf(
  WEEKDAY,
  (name) => /s$|sabado|domingo/u.test(name) && !name.startsWith('tu') && !name.startsWith('th'),
);
const COUNTS = anyOf(COUNT);
const DAY = `(\\d{1,2}|1ro|${anyOf(SPOKEN_DAY)})[.º°]{0,2}`;
const NOT_MONEY = '(?![\\d%]|[.,:]\\d|\\s*(?:de )?(?:euros?|pesos?|dolares|mil|[$€]))';

const month = (name: string | undefined): number => MONTH.get(name ?? '') ?? 0;
const count = (word: string | undefined): number => COUNT.get(word ?? '') ?? Number(word);
const day = (word: string | undefined): number =>
  SPOKEN_DAY.get(word ?? '') ?? Number.parseInt(word ?? '', 10);
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;
const reader = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(`(?<![a-z\\d])(?:${source})(?![a-z\\d])`, 'gu'),
  read,
});
const partOf = (word: string | undefined): Part =>
  word === undefined
    ? 'whole'
    : /^(?:princ|inic|com)/u.test(word)
      ? 'start'
      : word.startsWith('med')
        ? 'middle'
        : 'end';
const PARTS = '(?:a |al )?(?:(principios|inicios|comienzos|mediados|finales|fines|final)(?: de | del ))?';
const UNIT: { readonly [initial: string]: Unit } = { d: 'day', s: 'week', m: 'month', a: 'year' };
const YEAR = '(?:,? (?:de |del )?(?:ano )?(\\d{4}))?';
const yearFrom = (today: string, written: string | undefined): number | undefined =>
  written === 'ano pasado' ? yearOf(today) - 1 : fullYear(today, written);

/** Days in Spanish words (without accents: año is "ano" here). The longer way of saying comes first. */
export const SPANISH: readonly Reader[] = [
  reader(
    `(?:(?:el |la )?proxim[oa]s? (?:semana|mes|ano|${WEEKDAYS})|(?:el |la )?(?:${WEEKDAYS}|semana|mes|ano) (?:que viene|proxim[oa]|entrante)|pasado manana|dentro de (?:\\d+|${COUNTS}) (?:dias?|semanas?|mes(?:es)?))`,
    () => null,
  ),
  reader(
    `(?:entre |del? )?(?:el )?${DAY} (?:al?|hasta el|y el|y|-) ?(?:el )?${DAY} (?:de )?(${MONTHS})${YEAR}`,
    (m, today) => {
      const to = dayOf(today, month(m[3]), day(m[2]), fullYear(today, m[4]));
      const span = to === null ? null : between(civil(yearOf(to), month(m[3]), day(m[1])), to);
      return span === null ? null : { ...span, approximate: false };
    },
  ),
  reader(
    `(?:el )?(?:dia )?${DAY}(?: de | del mes de |[ -])(${MONTHS})\\.?(?:(?:,? (?:de |del )?(?:ano )?|[ -])(\\d{4}|(?<=-)\\d{2})|(?: del (ano pasado)))?${NOT_MONEY}`,
    (m, today) => oneDay(dayOf(today, month(m[2]), day(m[1]), yearFrom(today, m[4] ?? m[3]))),
  ),
  reader(`(${LONG_MONTHS}) (\\d{1,2})(?:,? (?:de |del )?(\\d{4}))?${NOT_MONEY}`, (m, today) =>
    oneDay(dayOf(today, month(m[1]), Number(m[2]), fullYear(today, m[3]))),
  ),
  reader(
    `(?:el )?(?:dia )?${DAY} (?:de este mes|del mes (?:pasado|actual|corriente|anterior)|del corriente)`,
    (m, today) => {
      const { year, month: of } = monthBack(today, /pasado|anterior/u.test(m[0]) ? 1 : 0);
      return oneDay(dayOf(today, of, day(m[1]), year));
    },
  ),
  reader(
    `(?:en |desde |durante |por )?${PARTS}(?:mes de )?(${LONG_MONTHS})(?:(?: de| del)? (?:ano )?((?:19|20)\\d{2})| (?:del )?(ano pasado)| pasado)?`,
    (m, today) => monthSpan(today, month(m[2]), yearFrom(today, m[4] ?? m[3]), partOf(m[1])),
  ),
  reader('anteayer|antier|antes de ayer|anteanoche', (_m, today) => oneDay(addDays(today, -2))),
  reader('ayer(?: por la (?:manana|tarde|noche))?|anoche', (_m, today) => oneDay(addDays(today, -1))),
  reader('hoy(?: mismo)?|esta (?:manana|tarde|noche)', (_m, today) => oneDay(today)),
  reader('(?<!la )manana', () => null),
  reader(
    `hace (?:ya |como |unos |unas |mas de |casi |aproximadamente )?(?:(unos cuantos|un par de|unos|unas|varios|varias|algunos|algunas|pocos|pocas)|(\\d{1,3}|${COUNTS})) (dia|semana|mes|ano)(?:s|es)?(?: y medi[oa])?`,
    (m, today) => {
      const vague = m[1] !== undefined || /^hace (?:como|unos|unas|mas|casi|aprox)/u.test(m[0]);
      const half = /y medi[oa]$/u.test(m[0]) ? 0.5 : 0;
      const many = m[1] === undefined ? count(m[2]) + half : m[1] === 'un par de' ? 2 : 4;
      return ago(today, many, UNIT[(m[3] ?? 'd').charAt(0)] ?? 'day', vague);
    },
  ),
  reader(`(?:el )?(${WEEKDAYS}) de la semana pasada|la semana pasada,? el (${WEEKDAYS})`, (m, today) => {
    const monday = weekSpan(today, 1)?.from ?? today;
    return oneDay(addDays(monday, (weekday(m[1] ?? m[2]) + 6) % 7));
  }),
  reader(`(?:el )?(?:dia )?(\\d{1,2}) del? (\\d{1,2})(?: del? (\\d{4}|\\d{2}))?`, (m, today) =>
    m[3] === undefined && !m[0].startsWith('el ')
      ? null
      : oneDay(dayOf(today, Number(m[2]), Number(m[1]), fullYear(today, m[3]))),
  ),
  reader(
    `(?:el )?(${WEEKDAYS}),? (?:dia )?(\\d{1,2})(?=$|[,;!?)]|\\.(?!\\d)| (?:y|pero|me|se|a|en|por|no|que)(?![a-z]))`,
    (m, today) => weekdayAndDay(today, weekday(m[1]), Number(m[2])),
  ),
  reader('(?:el )?(?:viernes negro|black friday)', (_m, today) => blackFriday(today)),
  reader(`(?:el )?(pasado |anterior )?(${WEEKDAYS})( pasado| anterior)?`, (m, today) =>
    (m[1] ?? m[3]) === undefined ? lastWeekday(today, weekday(m[2])) : pastWeekday(today, weekday(m[2])),
  ),
  reader('(?:el |este )?(?:fin de semana pasado|pasado fin de semana)', (_m, today) => {
    const saturday = lastWeekday(today, 6)?.from ?? today;
    const sunday = addDays(saturday, 1);
    return upTo(today, saturday, sunday);
  }),
  reader('(?:la )?semana pasada|la pasada semana', (_m, today) => weekSpan(today, 1)),
  reader('esta semana', (_m, today) => weekSpan(today, 0)),
  reader(`${PARTS}(?:el )?(?:mes (pasado|anterior)|(este) mes)`, (m, today) => {
    const { year, month: of } = monthBack(today, m[2] === undefined ? 0 : 1);
    return monthSpan(today, of, year, partOf(m[1]));
  }),
  reader('(?:el )?ano pasado', (_m, today) => yearSpan(today, yearOf(today) - 1)),
  reader('en (?:el )?(?:ano )?((?:19|20)\\d{2})', (m, today) => yearSpan(today, Number(m[1]))),
  reader('(?:en |el dia de )?navidad', (_m, today) => around(today, lastOf(today, 12, 25) ?? today, 1)),
  reader(`el (?:dia )?${DAY}${NOT_MONEY}(?! (?:%|por ciento))`, (m, today) =>
    oneDay(dayOfMonth(today, day(m[1]))),
  ),
];
