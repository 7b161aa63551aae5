import type { ElementId, ElementValue, Source, Statement } from '../../core/narrative/element.ts';
import { ELEMENT, type ElementRule } from '../../core/narrative/element-rule.ts';
import type { Reading } from '../../core/port/understanding.ts';
import { shown, type Told } from '../party/said.ts';

export type Answer = { readonly statement: Statement; readonly certain: boolean };
type Place = { readonly start: number; readonly end: number };
type Read = { readonly value: ElementValue; readonly certain: boolean; readonly place?: Place };

/** The words as the answer to the question that was open; null where they are none. */
export const answerTo = (element: ElementId, { reading, messageId }: Told): Answer | null => {
  const read = readAs(element, reading);
  if (read === null) return null;
  const { start, end } = read.place ?? { start: 0, end: reading.text.length };
  const source: Source = { messageId, start, end };
  return { statement: { element, value: read.value, source }, certain: read.certain };
};

const readAs = (element: ElementId, reading: Reading): Read | null => {
  const { answer, unknown } = ELEMENT[element];
  if (reading.intent === 'unknown' || reading.intent === 'skip')
    return unknown === 'settles' ? { value: { kind: 'unknown' }, certain: true } : null;
  return READ[answer](reading, element);
};

/** What a valid answer of each kind is, as it stands in the words. */
const READ: {
  readonly [Kind in ElementRule['answer']]: (reading: Reading, element: ElementId) => Read | null;
} = {
  money: ({ amounts }) => {
    const [found] = amounts;
    if (found === undefined) return null;
    const { minor, currency, approximate, certain } = found;
    const value: ElementValue = {
      kind: 'money',
      money: { minor, currency },
      ...(approximate === undefined ? {} : { approximate }),
    };
    return { value, certain: certain && amounts.length === 1, place: found };
  },
  pastDay: (reading) => day(reading),
  day: (reading) => day(reading),
  yesNo: ({ consent }) =>
    consent === 'yes' || consent === 'no'
      ? { value: { kind: 'yesNo', yes: consent === 'yes' }, certain: true }
      : null,
  // Never more than four digits of a card, whatever was typed.
  lastFour: ({ text }) => {
    const digits = text.replace(/\D/gu, '');
    return digits.length < 4 ? null : { value: { kind: 'text', text: digits.slice(-4) }, certain: true };
  },
  file: () => null,
  wanted: (reading) => (tellsMore(reading.text) ? words(reading, false) : null),
  code: (reading) => words(reading, false),
  words: (reading, element) => words(reading, element === 'problem'),
};

const day = ({ dates: [found] }: Reading): Read | null => {
  if (found === undefined) return null;
  const { from, to, approximate, certain } = found;
  const value: ElementValue = {
    kind: 'date',
    from,
    to,
    ...(approximate === undefined ? {} : { approximate }),
  };
  return { value, certain, place: found };
};

/** The words themselves. Where facts of other kinds were found in few words, they are those facts and nothing more. */
const words = (reading: Reading, besides: boolean): Read | null => {
  if (reading.consent === 'yes' || reading.consent === 'no') return null;
  if (reading.elements.length > 0 && !besides) return null;
  if (reading.amounts.length + reading.dates.length > 0 && !tellsMore(reading.text)) return null;
  return { value: { kind: 'text', text: shown(reading).trim().slice(0, 4_000) }, certain: true };
};

/** Four words, or eight characters where words are not set apart, say something about the matter. */
export const tellsMore = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= 4 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;
