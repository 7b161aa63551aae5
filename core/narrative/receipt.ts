import type { FoundAmount, FoundDate } from '../port/understanding.ts';
import type { CivilDate } from '../time.ts';
import type { Found, Place } from './file-reading.ts';

/** A line of a document with what was understood of it. */
export type UnderstoodLine = {
  readonly text: string;
  readonly place: Place;
  readonly clear: boolean;
  readonly amounts: readonly FoundAmount[];
  readonly dates: readonly FoundDate[];
};

/** Words beside the sum of a receipt or an invoice, in the four languages. */
const SUM =
  /\b(?:grand total|total|amount (?:due|paid|charged)|balance due|you paid|importe|a pagar|pagado)\b|合\s*[計计]|總\s*[計额額]|总\s*[计额額]|[應应]付|[實实]付|[實实]收|[總总]金[額额]|[訂订][單单]金[額额]/iu;
/** Words beside numbers that are not the sum: parts of it, and what went over the counter. */
const NOT_THE_SUM =
  /\bsub\s*-?\s*total\b|\b(?:tax|vat|gst|tip|change|cash|savings?|discount|items?|iva|propina|cambio|efectivo|descuento|impuestos?|art[ií]culos?)\b|小\s*[計计]|[稅税]|找零|找\s*[錢钱]|[現现]金|折扣|[優优]惠|[件數数]量/iu;
/** Words beside the day of the purchase. */
const DAY = /\b(?:date|dated|fecha|issued|emitid[ao])\b|日\s*期|[開开]立|[訂订][單单][時时][間间]|下[單单]/iu;

/**
 * The sum and the day that a document states: at most one of each, and none where it could be either of two. `currency`
 * is that of the case; nothing in another one is taken for the sum. `today` is the writer's own day: what lies ahead of
 * it has not happened.
 */
export const foundIn = (
  lines: readonly UnderstoodLine[],
  { currency, today }: { readonly currency: string; readonly today: CivilDate },
): readonly Found[] => {
  const sum = sumOf(lines, currency);
  const day = dayOf(lines, today);
  return [...(sum === null ? [] : [sum]), ...(day === null ? [] : [day])];
};

/** Is this the line, or the line above the number, that names the sum? A number there needs no sign of its currency. */
export const namesSum = (text: string): boolean => SUM.test(text) && !NOT_THE_SUM.test(text);

const sumOf = (lines: readonly UnderstoodLine[], currency: string): Found | null => {
  const named = lines.flatMap((line, index) => {
    if (!namesSum(line.text)) return [];
    const own = sums(line, currency);
    const below = lines[index + 1];
    return own.length > 0 || below === undefined || NOT_THE_SUM.test(below.text)
      ? own
      : sums(below, currency);
  });
  const every = lines.filter(({ text }) => !NOT_THE_SUM.test(text)).flatMap((line) => sums(line, currency));
  // Named twice, the larger one holds the other: a total before and after what was added to it.
  const [sum] = named.length > 0 ? named.toSorted((a, b) => b.minor - a.minor) : onlyOne(every);
  if (sum === undefined) return null;
  return {
    element: 'amount',
    value: { kind: 'money', money: { minor: sum.minor, currency } },
    place: sum.place,
  };
};

type Sum = { readonly minor: number; readonly place: Place };

const sums = ({ amounts, place, clear }: UnderstoodLine, currency: string): readonly Sum[] =>
  amounts
    .filter((amount) => clear && amount.certain && amount.minor > 0 && amount.currency === currency)
    .map(({ minor }) => ({ minor, place }));

const onlyOne = (all: readonly Sum[]): readonly Sum[] =>
  new Set(all.map(({ minor }) => minor)).size === 1 ? all.slice(0, 1) : [];

const dayOf = (lines: readonly UnderstoodLine[], today: CivilDate): Found | null => {
  const days = lines.flatMap(({ text, dates, place, clear }) =>
    dates
      .filter(({ certain, from, to }) => clear && certain && from === to && from <= today)
      .map(({ from }) => ({ from, place, named: DAY.test(text) })),
  );
  const named = days.filter((day) => day.named);
  const [day, ...others] = named.length > 0 ? named : days;
  if (day === undefined || others.some(({ from }) => from !== day.from)) return null;
  return { element: 'when', value: { kind: 'date', from: day.from, to: day.from }, place: day.place };
};
