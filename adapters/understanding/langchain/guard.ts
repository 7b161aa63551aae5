import { type ElementId, type ElementValue, Wanted } from '../../../core/narrative/element.ts';
import { ELEMENT, type ElementRule } from '../../../core/narrative/element-rule.ts';
import type {
  FoundClaimType,
  FoundElement,
  Reading,
  ReadingContext,
  Understanding,
} from '../../../core/port/understanding.ts';
import type { ModelAsk } from './model-ask.ts';
import { type Place, placeOf } from './place.ts';
import type { Answer, Proposal } from './proposal.ts';

/** What a proposal is held against: what was asked, and what the rules read in the same words. */
export type Ground = {
  readonly ask: ModelAsk;
  readonly reading: Reading;
  readonly context: ReadingContext;
  readonly rules: Understanding;
};

/**
 * The proposals that stand in the person's own words, as facts to be confirmed. A number or a day is the one that the
 * rules read in the quoted place, never one that the model wrote; a name is the quote itself. Whatever else comes is
 * dropped: a fact nobody asked for, words that are not there, a place that means something else already.
 */
export const guarded = async (answer: Answer, ground: Ground): Promise<readonly FoundElement[]> => {
  const kept: FoundElement[] = [];
  for (const proposal of answer.elements) {
    const { element, quote } = proposal;
    if (!ground.ask.missing.includes(element) || kept.some((each) => each.element === element)) continue;
    const place = placeOf(quote, ground.reading.text, ground.reading.masked);
    if (place === null) continue;
    const found = await valueAt(place, proposal, ground);
    if (found !== null) kept.push({ element, certain: false, ...found });
  }
  return kept;
};

/**
 * A question beside the point for which the rules have no answer: only of words that ask something and in which nothing
 * else was read, so that a fact is never lost to it.
 */
export const topicOf = ({ topic }: Answer, { reading }: Ground): Answer['topic'] => {
  const { amounts, dates, elements, consent, question, text } = reading;
  const read = amounts.length + dates.length + elements.length;
  const asks = question === 'unknown' || (question === undefined && /[?？]\s*$/u.test(text));
  return read === 0 && consent === 'none' && asks ? topic : null;
};

/** As many as a person is asked to choose between. */
const MOST_KINDS = 3;

/**
 * What kind of dispute it is, as something to ask the person: what the rules take it for first, then what the model does.
 * Never certain, so it is never set unasked; nothing at all where the kind is known.
 */
export const kindOf = (
  { kinds }: Answer,
  { ask, reading: { claimType: read } }: Ground,
): FoundClaimType | undefined => {
  if (ask.kindOpen !== true || kinds.length === 0) return read;
  const known = read === undefined ? [] : [read.type, ...(read.candidates ?? [])];
  const [type, ...more] = [...new Set([...known, ...kinds])].slice(0, MOST_KINDS);
  if (type === undefined) return undefined;
  return { type, certain: false, candidates: [type, ...more] };
};

type Valued = Place & { readonly value: ElementValue };
type Valuing = (place: Place, proposal: Proposal, ground: Ground) => Valued | null | Promise<Valued | null>;

const valueAt = (place: Place, proposal: Proposal, ground: Ground): ReturnType<Valuing> =>
  VALUE[ELEMENT[proposal.element].answer](place, proposal, ground);

/** Longest quote that is a name or a thing, and longest that tells how it was. */
const NAME = 80;
const TOLD = 600;
const NAMES: ReadonlySet<ElementId> = new Set<ElementId>(['item', 'seller', 'where']);

const words: Valuing = ({ start, end }, { element }, { reading }) => {
  const text = reading.text.slice(start, end);
  const isNumber = [...reading.amounts, ...reading.dates].some(
    (found) => found.start <= start && found.end >= end,
  );
  if (isNumber || !/\p{L}/u.test(text) || text.length > (NAMES.has(element) ? NAME : TOLD)) return null;
  return { start, end, value: { kind: 'text', text } };
};

/** The one amount that the rules read in the quoted place; none where another fact has it already. */
const money: Valuing = async (place, _proposal, ground) => {
  const { amounts } = await readAround(place, 'amount', ground);
  const [found, ...more] = amounts;
  if (found === undefined || more.length > 0 || isTaken(found, ground.reading)) return null;
  const { minor, currency, start, end, approximate } = found;
  const about = approximate === true ? { approximate } : {};
  return { start, end, value: { kind: 'money', money: { minor, currency }, ...about } };
};

const day: Valuing = async (place, _proposal, ground) => {
  const { dates } = await readAround(place, 'when', ground);
  const [found, ...more] = dates;
  if (found === undefined || more.length > 0 || isTaken(found, ground.reading)) return null;
  const { from, to, start, end, approximate } = found;
  const about = approximate === true ? { approximate } : {};
  return { start, end, value: { kind: 'date', from, to, ...about } };
};

const yesNo: Valuing = (place, { means }) =>
  means === 'yes' || means === 'no' ? { ...place, value: { kind: 'yesNo', yes: means === 'yes' } } : null;

/** A wish that the rules read otherwise in the same words is not the model's to change. */
const wanted: Valuing = async (place, { means }, { reading, context, rules }) => {
  const wish = Wanted.safeParse(means);
  if (!wish.success) return null;
  const again = await rules.read(reading.text.slice(place.start, place.end), { ...context, asked: 'wanted' });
  const read = again.elements.find(({ element }) => element === 'wanted')?.value;
  if (read?.kind === 'wanted' && read.wanted !== wish.data) return null;
  return { ...place, value: { kind: 'wanted', wanted: wish.data } };
};

/** Facts that are never asked of a model have no value that it could give. */
const never: Valuing = () => null;

const VALUE: { readonly [Kind in ElementRule['answer']]: Valuing } = {
  words,
  money,
  pastDay: day,
  day,
  yesNo,
  wanted,
  code: never,
  lastFour: never,
  file: never,
};

const isTaken = ({ start, end }: Place, { elements }: Reading): boolean =>
  elements.some(({ value, ...at }) => value.kind !== 'text' && at.start < end && at.end > start);

/** How far around a quote the rules look, so that "five" of "five thousand" is not read as five. */
const AROUND = 20;
/** In longer words the rules take no bare number for an amount. */
const SHORT = 80;

/**
 * What the rules read in a place: in the whole message first; where they read nothing there, in the words around it as
 * the answer to that question. Of both only what lies within the place.
 */
const readAround = async (
  place: Place,
  asked: ElementId,
  { reading, context, rules }: Ground,
): Promise<Pick<Reading, 'amounts' | 'dates'>> => {
  const first = within(place, reading, 0);
  if (first.amounts.length + first.dates.length > 0) return first;
  const from = edge(reading.text, Math.max(0, place.start - AROUND), -1);
  const to = edge(reading.text, Math.min(reading.text.length, place.end + AROUND), 1);
  const window = to - from > SHORT ? place : { start: from, end: to };
  const words = reading.text.slice(window.start, window.end);
  return within(place, await rules.read(words, { ...context, asked }), window.start);
};

/** The end of the word that an offset lies in. */
const edge = (text: string, offset: number, step: 1 | -1): number => {
  let at = offset;
  while (at > 0 && at < text.length && !/\s/u.test(text.charAt(step > 0 ? at : at - 1))) at += step;
  return at;
};

const within = (
  { start, end }: Place,
  { amounts, dates }: Pick<Reading, 'amounts' | 'dates'>,
  shift: number,
): Pick<Reading, 'amounts' | 'dates'> => {
  const moved = <Found extends Place>(found: Found): Found => ({
    ...found,
    start: found.start + shift,
    end: found.end + shift,
  });
  const inside = (found: Place): boolean => found.start >= start && found.end <= end;
  return { amounts: amounts.map(moved).filter(inside), dates: dates.map(moved).filter(inside) };
};
