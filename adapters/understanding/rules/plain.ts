import { Converter } from 'opencc-js/t2cn';

/**
 * A text made plain for reading. `low` is what the rules read: lower case, Latin letters without accents, Han
 * characters simplified, full-width digits and letters narrow, every space a plain one. `cased` has the same length
 * and keeps case. Characters that nobody sees (zero width, direction marks) are left out of both; `span` leads back to
 * offsets of the text as it was given.
 */
export type Plain = {
  readonly low: string;
  readonly cased: string;
  readonly span: (start: number, end: number) => { readonly start: number; readonly end: number };
};

/** A text made plain. Costs one pass; plain ASCII costs next to nothing. */
export const plainOf = (text: string): Plain => {
  if (ASCII.test(text)) return { low: text.toLowerCase(), cased: text, span: asGiven };
  return UNSEEN.test(text) ? cleaned(text) : { low: folded(text), cased: narrowed(text), span: asGiven };
};

const ASCII = /^[\n\x20-\x7e]*$/u;
/** Zero-width and direction marks, variation selectors, and marks that belong to the letter before them. */
const UNSEEN = /\p{Mn}|\p{Cf}/u;
const MARK = /\p{Mn}/u;
const asGiven = (start: number, end: number) => ({ start, end });

const cleaned = (text: string): Plain => {
  const starts: number[] = [];
  const ends: number[] = [];
  let kept = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (!UNSEEN.test(unit)) {
      kept += unit;
      starts.push(index);
      ends.push(index + 1);
    } else if (MARK.test(unit) && kept !== '') {
      // A letter typed as base and accent (as macOS keeps it) becomes the one letter that it is.
      const composed = `${kept.charAt(kept.length - 1)}${unit}`.normalize('NFC');
      if (composed.length === 1) kept = kept.slice(0, -1) + composed;
      ends[ends.length - 1] = index + 1;
    }
  }
  const span = (start: number, end: number) => {
    const from = starts[start] ?? text.length;
    return { start: from, end: end > start ? (ends[end - 1] ?? text.length) : from };
  };
  return { low: folded(kept), cased: narrowed(kept), span };
};

const folded = (text: string): string => mapped(text, LOW, lowOf);
const narrowed = (text: string): string => mapped(text, CASED, narrowOf);

/** What each UTF-16 unit becomes, worked out when it is first met; 0 is not yet known. */
const LOW = new Uint16Array(65_536);
const CASED = new Uint16Array(65_536);

const mapped = (text: string, table: Uint16Array, become: (unit: string) => string): string => {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    let to = table[code] ?? 0;
    if (to === 0) {
      to = become(text.charAt(index)).charCodeAt(0);
      table[code] = to;
    }
    units[index] = to;
  }
  let result = '';
  // A call takes so many arguments and no more.
  for (let from = 0; from < units.length; from += 4_096)
    result += String.fromCharCode(...units.subarray(from, from + 4_096));
  return result;
};

const SPACE = /[\p{Zs}\p{Cc}]/u;
const DASH = /[\u2010-\u2015\u2212\uff0d]/u;
/** The full-width comma stays: between two amounts it is no thousands separator. */
const WIDE = /[\uff01-\uff0b\uff0e-\uff5e]/u;

const narrowOf = (unit: string): string => {
  if (unit === '\n') return unit;
  if (SPACE.test(unit)) return ' ';
  if (DASH.test(unit)) return '-';
  if (unit === '’' || unit === '‘') return "'";
  if (unit === '￥') return '¥';
  return WIDE.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;
};

const HAN = /\p{Script=Han}/u;
const simplified = Converter({ from: 't', to: 'cn' });

const lowOf = (unit: string): string => {
  const narrow = narrowOf(unit);
  const bare = HAN.test(narrow) ? simplified(narrow) : narrow.normalize('NFD').charAt(0).toLowerCase();
  return bare.length === 1 ? bare : narrow;
};
