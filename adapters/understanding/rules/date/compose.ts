import type { CivilDate } from '../../../../core/time.ts';
import type { Span } from './day.ts';
import { anyOf, WEEKDAY } from './latin-words.ts';
import { exactly, isOneDay, nthWeekday, someOf, thirdOf, yearAhead } from './part.ts';
import { moved, nthIn, startOf, unitOf, wholeFrom } from './period.ts';
import { EN_COUNT, EN_ORDINAL, ES_COUNT, ES_ORDINAL, spoken } from './spoken-number.ts';

/** A reading with its place in the text that is read. */
export type Read = { readonly span: Span | null; readonly start: number; readonly end: number };

/** Words right before or after a day or span that make another of it. Null: nothing certain comes of it. */
type Operator = {
  readonly pattern: RegExp;
  readonly make: (match: RegExpExecArray, span: Span, today: CivilDate) => Span | null;
};

const EN_UNITS = 'days?|fortnights?|decades?|weeks?|months?|quarters?|years?|weekends?';
const ES_UNITS = 'dias?|semanas?|mes(?:es)?|trimestres?|anos?|decadas?|fines? de semana';
const WEEKDAYS_EN = anyOf(WEEKDAY, (name) => name.endsWith('day'));
const WEEKDAYS_ES = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo';
const nth = (word: string): number => (/^(?:last|final|ultim)/u.test(word) ? -1 : spoken(word));

const BEFORE: readonly Operator[] = [
  {
    // "For a week from 20 December" lasts; without "for" it is a day.
    pattern: new RegExp(
      `(?<![a-z\\d])(?:for (\\d{1,3}|${EN_COUNT}) (${EN_UNITS}),? from(?: the| on)?|(?:for )?(\\d{1,3}|${EN_COUNT}) (${EN_UNITS}) (?:starting|beginning)(?: from| on| with)?(?: the)?) $`,
      'u',
    ),
    make: (m, span) =>
      isOneDay(span)
        ? {
            ...wholeFrom(span.from, unitOf(m[2] ?? m[4] ?? ''), spoken(m[1] ?? m[3] ?? '')),
            certain: span.certain && span.open !== true,
          }
        : null,
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:the )?(\\d{1,2}(?:st|nd|rd|th)|${EN_ORDINAL}|last|final) (${EN_UNITS})(?: of| in)(?: the)? $`,
      'u',
    ),
    make: (m, span) => (isOneDay(span) ? null : nthIn(span, nth(m[1] ?? ''), unitOf(m[2] ?? ''))),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:la |el )?(\\d{1,2}(?:[ªº°]|ra|da|ta)|${ES_ORDINAL}|ultim[oa]) (${ES_UNITS})(?: del?| en)(?: el| la)? $`,
      'u',
    ),
    make: (m, span) => (isOneDay(span) ? null : nthIn(span, nth(m[1] ?? ''), unitOf(m[2] ?? ''))),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:the )?(first|last|final) (\\d{1,2}|${EN_COUNT}|couple(?: of)?) (${EN_UNITS}) (?:of|in)(?: the)? $`,
      'u',
    ),
    make: (m, span) =>
      isOneDay(span) ? null : someOf(span, spoken(m[2] ?? ''), unitOf(m[3] ?? ''), m[1] !== 'first'),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:l[oa]s )?(primer[oa]s|ultim[oa]s) (\\d{1,2}|${ES_COUNT}) (${ES_UNITS}) del?(?: el| la)? $`,
      'u',
    ),
    make: (m, span) =>
      isOneDay(span)
        ? null
        : someOf(span, spoken(m[2] ?? ''), unitOf(m[3] ?? ''), m[1]?.startsWith('ult') === true),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(\\d{1,3}|${EN_COUNT}|${ES_COUNT}) (${EN_UNITS}|${ES_UNITS}) (before|after|from|following|antes|despues|luego|a partir)(?: del?)?(?: el)?(?: the)? $`,
      'u',
    ),
    make: (m, span) => {
      const count = spoken(m[1] ?? '');
      const back = /^(?:before|antes)/u.test(m[3] ?? '');
      if (!(count > 0 && count < 1_000) || !isOneDay(span)) return null;
      // Of which year is open, and "from Tuesday" may be the next one: asked.
      const sure = span.certain && span.open !== true && span.loose !== true;
      return exactly(moved(span.from, back ? -count : count, unitOf(m[2] ?? '')), { ...span, certain: sure });
    },
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:(?:on )?the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (${WEEKDAYS_EN}) (?:of|in)(?: the)? $`,
      'u',
    ),
    make: (m, span) => nthWeekday(span, nth(m[1] ?? ''), WEEKDAY.get(m[2] ?? '') ?? 0),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])(?:el )?(primer|segundo|tercer|cuarto|ultimo) (${WEEKDAYS_ES}) (?:del?|en)(?: mes de)?(?: el)? $`,
      'u',
    ),
    make: (m, span) => nthWeekday(span, nth(m[1] ?? ''), WEEKDAY.get(m[2] ?? '') ?? 0),
  },
  {
    // "Next 6 April" is the one ahead, whatever the talk is of.
    pattern: /(?<![a-z\d])(?:(?:on )?next|(?:el )?proximo) $/u,
    make: (_m, span, today) => (isOneDay(span) && span.open === true ? yearAhead(span, today) : null),
  },
  {
    pattern:
      /(?<![a-z\d])(?:the week (?:of|beginning|starting|commencing|that starts)|w\/c|(?:la )?semana (?:del?|que (?:empieza|comienza|inicia|va)(?: del?)?|a partir del?))(?: on| el)?(?: the)? $/u,
    make: (_m, span) =>
      isOneDay(span) ? { ...wholeFrom(startOf(span.from, 'week'), 'week'), certain: span.certain } : null,
  },
  {
    pattern:
      /(?<![a-z\d])(?:the )?(early|beginning of|start of|mid|middle of|late|end of|later|earlier)(?: in|,)?(?: the)?[ -]$/u,
    make: (m, span, today) => (isOneDay(span) ? span : thirdOf(span, m[1] ?? '', today)),
  },
  {
    pattern:
      /(?<![a-z\d])(?:a |al |el |los )?(principios?|inicios?|comienzos?|mediados|finales|fines|final|mas temprano|mas tarde|mas adelante)(?: del?| en)?(?: el| la)? $/u,
    make: (m, span, today) => (isOneDay(span) ? span : thirdOf(span, m[1] ?? '', today)),
  },
];

const AFTER: readonly Operator[] = [
  {
    pattern: /^的?(?:第([一二三四五])个?|最后一?个)(?:周|星期|礼拜)([一二三四五六日天])/u,
    make: (m, span) =>
      nthWeekday(
        span,
        m[1] === undefined ? -1 : han(m[1]),
        '日一二三四五六'.indexOf((m[2] ?? '').replace('天', '日')),
      ),
  },
  {
    pattern: /^的?第([一二三四五六七八九十\d]{1,2})个?(周末|周|星期|礼拜|月|季度|天)/u,
    make: (m, span) => (isOneDay(span) ? null : nthIn(span, han(m[1] ?? ''), unitOf(m[2] ?? ''))),
  },
  {
    pattern: /^的?最后一个?(周末|周|星期(?![一-六日天])|礼拜(?![一-六日天])|月|天)/u,
    make: (m, span) => (isOneDay(span) ? null : nthIn(span, -1, unitOf(m[1] ?? ''))),
  },
  {
    pattern: /^的?(早些时候|早前|晚些时候|稍后)/u,
    make: (m, span, today) => (isOneDay(span) ? null : thirdOf(span, m[1] ?? '', today)),
  },
  {
    pattern: /^的?(前|最后) ?([一二两三四五六七八九十\d]{1,3}) ?(周|个?星期|个?礼拜|个月|天|日)/u,
    make: (m, span) =>
      isOneDay(span) ? null : someOf(span, han(m[2] ?? ''), unitOf(m[3] ?? ''), m[1] !== '前'),
  },
];
const han = (written: string): number =>
  /^\d/u.test(written)
    ? Number(written)
    : '一二三四五六七八九十'.indexOf(written.replace('两', '二').charAt(0)) + 1;

/** What the words on either side make of a reading; the rest of its doubt is kept. */
export const composed = (low: string, read: Read, today: CivilDate): Read => {
  let result = read;
  for (let times = 0; times < 3; times += 1) {
    const next = widened(low, result, today);
    if (next === null) return result;
    result = next;
  }
  return result;
};

const AROUND = 44;
const widened = (low: string, { span, start, end }: Read, today: CivilDate): Read | null => {
  if (span === null) return null;
  const before = low.slice(Math.max(0, start - AROUND), start);
  for (const { pattern, make } of BEFORE) {
    const match = pattern.exec(before);
    const made = match === null ? null : make(match, span, today);
    if (match !== null && made !== null) return { span: made, start: start - match[0].length, end };
  }
  const after = low.slice(end, end + AROUND);
  for (const { pattern, make } of AFTER) {
    const match = pattern.exec(after);
    const made = match === null ? null : make(match, span, today);
    if (match !== null && made !== null) return { span: made, start, end: end + match[0].length };
  }
  return null;
};
