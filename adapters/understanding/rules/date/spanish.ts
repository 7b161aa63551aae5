import type { CivilDate } from '../../../../core/time.ts';
import {
  between,
  civil,
  dayOf,
  dayOfMonth,
  daysOf,
  fullYear,
  monthBack,
  monthSpan,
  oneDay,
  type Span,
  weekdayAndDay,
  yearOf,
  yearSpan,
} from './day.ts';
import { anyOf, MONTH, NO_WISH, ONLY_WITH_NUMBER, WEEKDAY } from './latin-words.ts';
import { latin, type Reader } from './numeric.ts';
import { halfOf, quarterOf } from './period.ts';
import { SPANISH_RELATIVE } from './spanish-relative.ts';
import { ES_COUNT, ES_DAY, ES_YEAR, spoken } from './spoken-number.ts';

const SPANISH_MONTHS =
  /(?:ero|zo|ril|yo|io|sto|bre)$|^(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|set|oct|nov|dic)$/u;
const MONTHS = anyOf(MONTH, (name) => SPANISH_MONTHS.test(name));
const LONG_MONTHS = anyOf(
  MONTH,
  (name) => SPANISH_MONTHS.test(name) && !ONLY_WITH_NUMBER.has(name) && name.length > 3,
);
const WEEKDAYS = `(?:${anyOf(WEEKDAY, (name) => /^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/u.test(name))})`;
const DAY = `(\\d{1,2}(?:ro|do|to|mo|vo|no)?|${ES_DAY})[.º°]{0,2}`;
const YEAR_WORDS = `\\d{4}|'\\d{2}|(?<=-|del )\\d{2}(?![\\d.,:])|${ES_YEAR}|ano pasado|ano que viene|proximo ano|presente ano|este ano`;
const YEAR = `(?:(?:,? ?(?:de |del |en )?(?:el )?(?:ano )?|[ -/])(${YEAR_WORDS})(?![\\d:]))?`;
const TO = '(?: ?(?:-|~) ?| (?:al?|hasta|y|e)(?: el)?(?: dia)? )';
const NOT_MONEY = '(?![\\d%]|[.,:]\\d|\\s*(?:de )?(?:euros?|pesos?|dolares|mil|[$€]))';

const month = (name: string | undefined): number => MONTH.get(name ?? '') ?? 0;
const day = (word: string | undefined): number => spoken(word ?? '');
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;
const year = (today: CivilDate, written: string | undefined): number | undefined => {
  if (written === undefined) return undefined;
  if (/ano/u.test(written))
    return yearOf(today) + (written === 'ano pasado' ? -1 : /viene|proximo/u.test(written) ? 1 : 0);
  return /^['\d]/u.test(written) ? fullYear(today, written) : spoken(written);
};
const onDay = (today: CivilDate, of: number, on: number, in_: number | undefined): Span | null => {
  const span = oneDay(dayOf(today, of, on, in_));
  return span === null || in_ !== undefined ? span : { ...span, open: true };
};

/** Days in Spanish words (without accents: año is "ano" here). The longer way of saying comes first. */
export const SPANISH: readonly Reader[] = [
  latin(`${DAY} de (${MONTHS}) \\d\\d?:\\d\\d(?::\\d\\d)? ((?:19|20)\\d\\d)`, (m, today) =>
    onDay(today, month(m[2]), day(m[1]), Number(m[3])),
  ),
  latin(`(\\d{4})/(\\d{1,2})/(${MONTHS})`, (m, today) => onDay(today, month(m[3]), day(m[2]), Number(m[1]))),
  // Of days that stand in a row each is one of its own, unless "entre" or "del" leads them.
  latin(
    `(?<!(?:entre|desde|del?) (?:el )?)(?:dias? )?${DAY}(?=(?:(?:,| y| o)(?: el)? (?:\\d{1,2}|${ES_DAY})[.º°]{0,2}){1,3} (?:de )?(${MONTHS})(?![a-z])${YEAR})`,
    (m, today) => onDay(today, month(m[2]), day(m[1]), year(today, m[3])),
  ),
  latin(
    `el (segundo|tercero|cuarto|quinto|sexto|septimo|octavo|noveno|decimo) de (${MONTHS})${YEAR}`,
    (m, today) => onDay(today, month(m[2]), spoken(m[1] ?? ''), year(today, m[3])),
  ),
  latin(
    `(?<=a las? (?:\\d{1,2}(?::\\d\\d)?|${ES_COUNT})(?: horas)?(?: (?:de|por|en) la (?:manana|tarde|noche))? )del (?:dia )?${DAY}(?! del?(?![a-z]))|(?<=semana del (?:dia )?)${DAY}(?! del?(?![a-z]))`,
    (m, today) => {
      const on = day(m[1] ?? m[2]);
      const span = oneDay(dayOfMonth(today, on));
      return span === null ? null : { ...span, day: on };
    },
  ),
  latin(
    `(?:entre |desde |del? )?(?:el )?(?:dia )?${DAY}${TO}${DAY} (?:de )?(${MONTHS})\\.?${YEAR}`,
    (m, today) => daysOf(today, month(m[3]), [day(m[1]), day(m[2])], year(today, m[4])),
  ),
  latin(
    `(?:entre (?:el )?|desde (?:el )?|del? )?(${MONTHS}) ${DAY}${TO}${DAY}(?! de)${YEAR}${NOT_MONEY}`,
    (m, today) => daysOf(today, month(m[1]), [day(m[2]), day(m[3])], year(today, m[4]), 'first'),
  ),
  latin(
    `(?:el )?(?:dia )?${DAY}(?: ?de |,? del? (?:mes )?(?:de )?|[ /-]|(?<=\\d))(${MONTHS})${NO_WISH}\\.?${YEAR}${NOT_MONEY}`,
    (m, today) => onDay(today, month(m[2]), day(m[1]), year(today, m[3])),
  ),
  latin(`(\\d{4})[ /-](${MONTHS})[ /-](\\d{1,2})`, (m, today) =>
    onDay(today, month(m[2]), day(m[3]), Number(m[1])),
  ),
  latin(`(\\d{1,2})-(\\d{4})-(${MONTHS})`, (m, today) => onDay(today, month(m[3]), day(m[1]), Number(m[2]))),
  latin(`(${MONTHS})-(\\d{4})-(\\d{1,2})`, (m, today) => onDay(today, month(m[1]), day(m[3]), Number(m[2]))),
  latin(
    `(?!(?:may|mar) )(${MONTHS})(?:\\.|,)?[ /-](?:el )?(\\d{1,2}(?:ro|do|to|mo|vo|no)?)(?:(?:,? ?(?:de |del )?|[/-])(\\d{4}))?${NOT_MONEY}`,
    (m, today) => onDay(today, month(m[1]), day(m[2]), fullYear(today, m[3])),
  ),
  latin(
    `(?:el )?(?:dia )?${DAY}(?: dia)? (?:(?:de )?este mes|de(?:l| este)? mes (?:pasado|actual|corriente|anterior|que viene|proximo)|del (?:corriente|proximo mes|siguiente mes))`,
    (m, today) => {
      const back = /pasado|anterior/u.test(m[0]) ? 1 : /viene|proximo|siguiente/u.test(m[0]) ? -1 : 0;
      const { year: of, month: in_ } = monthBack(today, back);
      return oneDay(dayOf(today, in_, day(m[1]), of));
    },
  ),
  latin(
    `(?:el mes de )?(${MONTHS})\\.?(?:,? (?:de |del |en )?(?:ano )?|[/-])(${YEAR_WORDS})|(?<!\\d)((?:19|20)\\d\\d)[ ,/-]{1,2}(?:de )?(${MONTHS})`,
    (m, today) => monthSpan(today, month(m[1] ?? m[4]), year(today, m[2] ?? m[3])),
  ),
  latin(
    `(?:en |desde |durante |por )?(?:el )?(?:pasado )?(?:mes de )?(${LONG_MONTHS})( pasado)?|(?:en|desde|hasta|durante) (${MONTHS})|(${MONTHS})(?=\\.?(?: ?- ?| al? | hasta )(?:${MONTHS})(?![a-z]))|(?<=(?:${MONTHS})\\.?(?: ?- ?| al? | hasta ))(${MONTHS})`,
    (m, today) => {
      const span = monthSpan(today, month(m[1] ?? m[3] ?? m[4] ?? m[5]));
      return span === null
        ? null
        : { ...span, open: m.input.slice(Math.max(0, m.index - 5), m.index) !== 'este ' };
    },
  ),
  latin('(?<!\\d)((?:19|20)\\d\\d)[ -]?([tqsh])([1-4])', (m, today) =>
    (/[sh]/u.test(m[2] ?? '') ? halfOf : quarterOf)(today, Number(m[3]), Number(m[1])),
  ),
  latin(
    `(?:en |durante )?(?:el )?(?:(primer|segundo|tercer|cuarto|1er|2do|2\\.o|3er|4to|[1-4]\\.?[ºo°]) (trimestre|semestre)|([tq])([1-4]))(?:(?: del?| de)?(?: ano)? (${YEAR_WORDS})|[ -](\\d{4}))?`,
    (m, today) => {
      const read = m[2] === 'semestre' ? halfOf : quarterOf;
      return read(today, spoken(m[1] ?? m[4] ?? ''), year(today, m[5] ?? m[6]));
    },
  ),
  latin(
    `(?:el )?(${WEEKDAYS}),? (?:(?:el )?(?:dia )?)?(\\d{1,2}|${ES_DAY})(?! de (?:${MONTHS}))(?=$|[,;!?)]|\\.(?!\\d)| (?:y|pero|me|se|a|en|por|no|que|con)(?![a-z]|\\.m))`,
    (m, today) => weekdayAndDay(today, weekday(m[1]), day(m[2]), /. (?:el|dia) |[a-z]$/u.test(m[0])),
  ),
  latin(`(?:el )?(?:dia )?(\\d{1,2}) del? (\\d{1,2})(?: del? (\\d{4}|\\d{2}))?`, (m, today) =>
    m[3] === undefined && !m[0].startsWith('el ')
      ? null
      : oneDay(dayOf(today, Number(m[2]), Number(m[1]), fullYear(today, m[3]))),
  ),
  ...SPANISH_RELATIVE,
  latin(
    '(?<=(?<![-/.\\d])(?:19|20)\\d\\d ?(?:-|~|al?|y|hasta|hacia) ?)((?:19|20)\\d\\d)(?![-/\\d]|\\.\\d)',
    (m, today) => yearSpan(today, Number(m[1])),
  ),
  latin(
    '(?<![-/.\\d])((?:19|20)\\d\\d)(?= ?(?:-|~|al?|hasta|hacia) ?(?:19|20)\\d\\d(?![-/\\d]|\\.\\d))',
    (m, today) => yearSpan(today, Number(m[1])),
  ),
  latin('(?:la )?decada de (?:los )?(?:19)?(\\d0)', (m, today) => {
    const from = (Number(m[1]) < 30 ? 2000 : 1900) + Number(m[1]);
    return between(civil(from, 1, 1), from + 9 > yearOf(today) ? today : civil(from + 9, 12, 31));
  }),
  latin(`(?:los |anos )(?:19)?(\\d0)s?(?! ?(?:de|dias|pesos|euros|dolares|minutos|por))`, (m, today) => {
    const from = 1900 + Number(m[1]) + (Number(m[1]) < 30 ? 100 : 0);
    return m[0].startsWith('anos') || /\d0s/u.test(m[0])
      ? between(civil(from, 1, 1), from + 9 > yearOf(today) ? today : civil(from + 9, 12, 31))
      : null;
  }),
  latin(
    `(?<=(?<![a-z])(?:(en|desde|hasta|durante|entre|del?|ano|al?)|y|e|para|que|el|=|hacia) ?(?:el )?(?:ano )?(?:calendario )?(?:de )?)((?:18|19|20|21)\\d\\d|${ES_YEAR})(?![-/.]\\d|[\\d,:]\\d|\\s?(?:pesos?|euros?|dolares|personas|veces|[$€%]))`,
    (m, today) => {
      const of = year(today, m[2]);
      const span = of === undefined || of < 1800 || of > 2199 ? null : yearSpan(today, of);
      const led =
        m[1] !== undefined ||
        /(?:19|20)\d\d (?:y|e) $|ano (?:calendario )?$/u.test(
          m.input.slice(Math.max(0, m.index - 20), m.index),
        );
      return span === null ? null : { ...span, certain: led };
    },
  ),
  latin(
    `el (?:dia )?${DAY}${NOT_MONEY}(?! (?:%|por ciento|trimestre|semestre|mes|dia|ano|piso|de (?:los|las)))`,
    (m, today) => {
      const on = day(m[1]);
      const span = oneDay(dayOfMonth(today, on));
      const digits = /\d/u.test(m[1] ?? '') || m[0].includes('dia');
      return span === null ? null : { ...span, day: on, certain: digits };
    },
  ),
];
