import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { around, lastWeekday, monthSpan, oneDay, pastWeekday, yearOf } from './day.ts';
import { anyOf, WEEKDAY } from './latin-words.ts';
import { latin, type Reader } from './numeric.ts';
import { thirdOf } from './part.ts';
import { addMonths, comingWeekday, decadeOf, periodAt, startOf, weekdayIn, wholeFrom } from './period.ts';
import { NEXT, PAST, SPANISH_COUNT, UNITS, unit } from './spanish-count.ts';
import { ES_COUNT, ES_YEAR, spoken } from './spoken-number.ts';

const WEEKDAYS = `(?:${anyOf(WEEKDAY, (name) => /^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/u.test(name))})`;
const DAYTIME = '(?: (?:por|en|a) la (?:manana|tarde|noche)| al mediodia| temprano)?';
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;
const weekdayNamed = (name: string | undefined): number =>
  ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'].indexOf((name ?? '').slice(0, 3));
/** Days in Spanish words that are reckoned from today. */
export const SPANISH_RELATIVE: readonly Reader[] = [
  ...SPANISH_COUNT,
  latin(
    `(?<!(?:esta|una|cada|otra|misma|pasada|proxima|por|a la) )(?:la )?semana (\\d{1,2}|${ES_COUNT.replace('|una?', '')})(?! ?(?:veces|personas|dias|h(?:oras)?(?![a-z])|[ap]\\.?m|:))(?: (?:de|del) (?:ano )?(\\d{4}|${ES_YEAR}|pasado|ano pasado))?(?! de(?![a-z]))|(?:la )?(\\d{1,2}[ªº°]|decim[oa]|vigesim[oa]) semana(?: del (?:ano(?: (pasado))?|(\\d{4}))|(?! del?(?![a-z])| en(?![a-z])))`,
    (m, today) => weekOfYear(today, spoken(m[1] ?? m[3] ?? ''), m[2] ?? m[4] ?? m[5]),
  ),
  latin(`(?:el )?(?:dia )?(?:despues de manana|pasado manana)${DAYTIME}`, (_m, today) =>
    oneDay(addDays(today, 2)),
  ),
  latin('(?:dos|2) dias antes de ayer|trasanteayer|trasantier', (_m, today) => oneDay(addDays(today, -3))),
  latin(`(?:el dia )?(?:anteayer|antier|antes de ayer)${DAYTIME}|anteanoche`, (_m, today) =>
    oneDay(addDays(today, -2)),
  ),
  latin(`ayer${DAYTIME}|anoche`, (_m, today) => oneDay(addDays(today, -1))),
  latin(
    `(?:dentro de|en) (?:\\d{1,3}|${ES_COUNT}|media) (?:min(?:uto)?s?|h(?:oras?)?)|hace (?:\\d{1,3}|${ES_COUNT}|media) (?:min(?:uto)?s?|horas?)|hoy(?: mismo| en dia)?|esta (?:manana|tarde|noche)|ahora mismo|(?<=(?:hasta|y|a) )ahora|(?<=(?:entre|desde|de) )ahora(?= (?:y|a|hasta) )`,
    (_m, today) => oneDay(today),
  ),
  latin(
    `(?<!la |por |esta |una )manana${DAYTIME}|el (?:dia siguiente|siguiente dia|proximo dia)`,
    (m, today) => oneDay(addDays(today, 1), !m[0].startsWith('el ')),
  ),
  latin(
    `(?:el )?(${WEEKDAYS}) (?:de )?(?:la )?(?:(proxima |siguiente )|(pasada )|(esta ))?semana(?: (proxima|que viene|siguiente)| (pasada|anterior))?|la (?:semana (pasada|anterior|proxima|que viene|siguiente)|(proxima|siguiente) semana),? (?:- )?(?:el )?(${WEEKDAYS}|(?:lun|mar|mie|jue|vie|sab|dom)(?![a-z]))`,
    (m, today) => {
      const next = (m[2] ?? m[5]) !== undefined || /prox|viene|sig/u.test(m[7] ?? m[8] ?? '');
      const past = (m[3] ?? m[6]) !== undefined || /^(?:pas|ant)/u.test(m[7] ?? '');
      return oneDay(weekdayIn(today, weekdayNamed(m[1] ?? m[9]), next ? 1 : past ? -1 : 0));
    },
  ),
  latin(
    `(?:el )?(?:${NEXT}) (${WEEKDAYS})|(?:el )?(${WEEKDAYS}) (?:que viene|${NEXT}|entrante)`,
    (m, today) => {
      const of = weekday(m[1] ?? m[2]);
      const soon = comingWeekday(today, of);
      const next = weekdayIn(today, of, 1);
      return oneDay(next, soon === next);
    },
  ),
  latin('(?:lun|mar|mie|mierc|jue|juev|vie|vier|sab|dom)\\.', (m, today) =>
    lastWeekday(today, weekdayNamed(m[0])),
  ),
  latin(`este (${WEEKDAYS})(?! pasado| anterior)`, (m, today) =>
    oneDay(weekdayIn(today, weekday(m[1]), 0), false),
  ),
  latin(`(?:(?:el|(este)) )?(pasado |ultimo |anterior )?(${WEEKDAYS})( pasado| anterior)?`, (m, today) =>
    (m[2] ?? m[4]) === undefined || m[1] !== undefined
      ? lastWeekday(today, weekday(m[3]), m[1] !== undefined)
      : pastWeekday(today, weekday(m[3])),
  ),
  latin(
    `(?:el |la |en |durante )*(?:(${PAST})|(${NEXT})|(est[ea]|mism[oa]|presente)) ${UNITS.replace('dias?|', '')}`,
    (m, today) =>
      m[0].endsWith('s') && !/mes$/u.test(m[0])
        ? null
        : periodAt(today, unit(m[4]), m[1] ? -1 : m[2] ? 1 : 0),
  ),
  latin(
    `(?:el |la |en |durante )*${UNITS.replace('dias?|', '')} (?:(${PAST})(?! (?:al?|de) )|(${NEXT}|que viene|entrante)|(?:actual|en curso|presente))`,
    (m, today) => periodAt(today, unit(m[1]), m[2] ? -1 : m[3] ? 1 : 0),
  ),
  latin('la semana (?:despues|que sigue) (?:de|a) la (?:proxima|siguiente)', (_m, today) =>
    periodAt(today, 'week', 2),
  ),
  latin(
    '(?:a |al |el )?(principios?|inicios?|comienzos?|mediados|fin(?:al(?:es)?|es)?) (?:del? )(?:la )?(semana|mes|ano)',
    (m, today) => {
      const span = periodAt(today, unit(m[2]), 0);
      return span === null ? null : thirdOf(span, m[1] ?? '', today);
    },
  ),
  latin('(?:ano|mes|semana) hasta la fecha', (m, today) => periodAt(today, unit(m[0].split(' ')[0]), 0)),
  latin('(?:los )?(?:anos )(veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)', (m, today) =>
    decadeOf(today, spoken(m[1] ?? '')),
  ),
  latin('(?:el )?resto (?:de la |del )(semana|mes|ano)', (m, today) => {
    const span = periodAt(today, unit(m[1]), 0);
    return span === null
      ? null
      : { from: today, to: span.whole ?? span.to, certain: true, approximate: true };
  }),
  latin('el otro dia|hace poco|recientemente|ultimamente', (_m, today) => {
    const span = around(today, addDays(today, -7), 6);
    return span === null ? null : { ...span, certain: false };
  }),
  latin(
    '(?:en |durante |este |el |la |esta )+(verano|invierno|otono|primavera)(?: pasad[oa])?(?: (?:de |del )?(\\d{4}|ano pasado))?',
    (m, today) => {
      const first = { primavera: 3, verano: 6, otono: 9, invierno: 12 }[m[1] ?? ''] ?? 6;
      const year = m[2] === undefined ? undefined : m[2] === 'ano pasado' ? yearOf(today) - 1 : Number(m[2]);
      return season(today, first, year);
    },
  ),
];

/** Weeks count as in ISO 8601: the first is that of 4 January. */
const weekOfYear = (today: CivilDate, week: number, of: string | undefined) => {
  const year = of === undefined ? yearOf(today) : /pasado/u.test(of) ? yearOf(today) - 1 : spoken(of);
  return week >= 1 && week <= 53
    ? wholeFrom(addDays(startOf(`${year}-01-04`, 'week'), 7 * week - 7), 'week')
    : null;
};

/** Seasons begin at other times in other places: asked, and only roughly known (northern, by whole months). */
const season = (today: CivilDate, first: number, year: number | undefined) => {
  const span = monthSpan(today, first, year);
  if (span === null) return null;
  const to = addDays(addMonths(span.from, 3), -1);
  return {
    from: span.from,
    to: to > today && span.from <= today ? today : to,
    certain: false,
    approximate: true,
  };
};
