import { ago, type Span, type Unit } from './day.ts';
import { type Length, lengthAgo, overAgo, since } from './duration.ts';
import { latin, type Reader } from './numeric.ts';
import { ahead, run, unitOf, within, workingDays } from './period.ts';
import { ES_COUNT, spoken } from './spoken-number.ts';

export const UNITS = '(dias?|semanas?|mes(?:es)?|trimestres?|anos?|decadas?|decenios?|fines? de semana)';
const MANY = `(\\d{1,3}|${ES_COUNT}|un par de|unos|unas|varios|varias|algunos|algunas)`;
export const NEXT = 'proxim[oa]s?|siguientes?';
export const PAST = 'pasad[oa]s?|ultim[oa]s?|anterior(?:es)?';
export const unit = (word: string | undefined) => (/^dec/u.test(word ?? '') ? 'decade' : unitOf(word ?? ''));
const count = (word: string | undefined): number =>
  word === 'un par de' ? 2 : /^(?:un[oa]s|vari|algun)/u.test(word ?? '') ? 3 : spoken(word ?? '');
const UNIT: { readonly [initial: string]: Unit } = { d: 'day', s: 'week', m: 'month', a: 'year' };

const unitNamed = (word: string | undefined): Unit => UNIT[(word ?? 'd').charAt(0)] ?? 'day';
const PART = `(\\d{1,3}|${ES_COUNT}) (dias?|semanas?|mes(?:es)?|anos?)`;
const COMPOUND = `${PART}(?:,| y| con)? ${PART}(?:(?:,| y| con)? ${PART})?`;
/** The parts that `COMPOUND` found, its first group being number `at`. */
const lengthIn = (m: RegExpExecArray, at: number): Length =>
  [at, at + 2, at + 4].flatMap((each) =>
    m[each] === undefined ? [] : [{ count: count(m[each]), unit: unitNamed(m[each + 1]) }],
  );

/** Days and spans in Spanish that are counted from today in days, weeks, months or years. */
export const SPANISH_COUNT: readonly Reader[] = [
  latin(
    `(?:l[oa]s )?(?:${PAST}) ${COMPOUND}(?! y \\d| y [a-z]+ (?:dia|semana|mes)| (?:atras|antes))|hace (?:ya )?${COMPOUND}|(?<!(?:${PAST}) )${COMPOUND} (?:atras|antes(?: de (?:hoy|ahora))?)(?! de)`,
    (m, today) =>
      m[1] === undefined
        ? lengthAgo(today, lengthIn(m, m[7] === undefined ? 13 : 7))
        : since(today, lengthIn(m, 1)),
  ),
  latin(`hace (?:ya )?mas de (\\d{1,3}|${ES_COUNT}) (dia|semana|mes|ano)(?:s|es)?`, (m, today) =>
    overAgo(today, count(m[1]), unitNamed(m[2])),
  ),
  latin('hace (?:ya )?(mes|ano) y medio', (m, today) => ago(today, 1.5, unitNamed(m[1]))),
  latin(
    `hace (?:ya |como |unos |unas |casi |aproximadamente )?(?:(unos cuantos|un par de|unos|unas|varios|varias|algunos|algunas|pocos|pocas)|(\\d{1,3}|media?|medio|${ES_COUNT})) (dia|semana|mes|ano)(?:s|es)?(?: y medi[oa])?`,
    (m, today) => {
      const vague = m[1] !== undefined || /^hace (?:como|unos|unas|casi|aprox)/u.test(m[0]);
      const half = /y medi[oa]$/u.test(m[0]) ? 0.5 : 0;
      const told = m[2] ?? '';
      const many =
        m[1] === 'un par de'
          ? 2
          : m[1] !== undefined
            ? 4
            : told.startsWith('medi')
              ? 0.5
              : count(told) + half;
      return ago(today, many, unitNamed(m[3]), vague);
    },
  ),
  latin(`dentro de (?:l[oa]s )?(?:${NEXT}) (\\d{1,3}|${ES_COUNT}) ${UNITS}`, (m, today) =>
    within(today, count(m[1]), unit(m[2])),
  ),
  latin(
    `(?:dentro de|en) ${MANY} ${UNITS}(?! (?:de|del|desde|a partir)(?![a-z]))|${MANY} ${UNITS} (?:despues|mas tarde|a partir de (?:ahora|hoy)|desde (?:ahora|hoy)|despues de hoy|de aqui)`,
    (m, today) => fromNow(m, ahead(today, count(m[1] ?? m[3]), unit(m[2] ?? m[4]))),
  ),
  latin(`${MANY} ${UNITS} (?:atras|antes)(?! de)`, (m, today) => ago(today, count(m[1]), unitNamed(m[2]))),
  latin(`(?:l[oa]s? |el )?(?:(${PAST})|(?:${NEXT})) (\\d{1,3}|${ES_COUNT}) ${UNITS}`, (m, today) =>
    run(today, m[1] === undefined ? count(m[2]) : -count(m[2]), unit(m[3])),
  ),
  latin(`(?:l[oa]s? |el )?(\\d{1,3}|${ES_COUNT}) (?:(${PAST})|(?:${NEXT})) ${UNITS}`, (m, today) =>
    run(today, m[2] === undefined ? count(m[1]) : -count(m[1]), unit(m[3])),
  ),
  latin(`(?:l[oa]s? |el )?(\\d{1,3}|${ES_COUNT}) ${UNITS} (?:(${PAST})|${NEXT}|que vienen)`, (m, today) =>
    run(today, m[3] === undefined ? count(m[1]) : -count(m[1]), unit(m[2])),
  ),
  latin(
    '(?:l[oa]s )?(\\d{1,2}) dias (?:de trabajo|habiles|laborables) (?:(anteriores|pasados)|siguientes|proximos)',
    (m, today) => workingDays(today, m[2] === undefined ? Number(m[1]) : -Number(m[1])),
  ),
];

/**
 * "Dos semanas después" in a story counts from the story, not from today, and "dentro de dos semanas" is both "in two
 * weeks" and "at some time up to then": asked.
 */
const fromNow = (m: RegExpExecArray, span: Span | null) =>
  span === null || !/^dentro|(?:despues|mas tarde)$/u.test(m[0]) ? span : { ...span, certain: false };
