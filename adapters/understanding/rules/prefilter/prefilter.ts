import { type Literals, literalsOf, moreTelling } from './literal.ts';

/** A pattern, what goes by one, or patterns that all have to match. */
type Item = RegExp | { readonly pattern: RegExp } | readonly RegExp[];

/** How often a list is held against texts before its patterns are taken apart: who reads few texts does without. */
const LEARNED_AFTER = 200;

/**
 * Those of a list that may match a text, in their order; the others surely do not. Most texts are short and most
 * patterns look for words that are not there, which the runs of three letters in the text tell: all lists together cost
 * about as much as one walk through the text, where each of the hundreds of patterns would walk through all of it. A
 * list is known again by its identity: it has to live as long as its module.
 */
export const mayMatch = <Each extends Item>(items: readonly Each[], text: string): readonly Each[] => {
  const list = lists.get(items) ?? { seen: 0, taken: 0, always: [], known: false };
  lists.set(items, list);
  if (!list.known && !learned(list, items)) return items;
  const found = foundIn(text).get(list);
  if (found === undefined && list.always.length === 0) return NONE;
  return items.filter((_, index) => list.always.includes(index) || found?.includes(index) === true);
};
const NONE: readonly never[] = [];

/** `taken`: how many of its items were taken apart; `always`: those of which nothing is known; `known`: all were taken. */
type List = { seen: number; taken: number; readonly always: number[]; known: boolean };
const lists = new WeakMap<readonly Item[], List>();

/** Takes one more item apart; a text each, so that nobody waits for all of them. */
const learned = (list: List, items: readonly Item[]): boolean => {
  list.seen += 1;
  const next = list.seen < LEARNED_AFTER ? undefined : items[list.taken];
  if (next === undefined) return false;
  const literals = itemLiterals(next);
  if (literals === null) list.always.push(list.taken);
  else for (const literal of least(literals)) enter({ list, item: list.taken }, placesOf(literal));
  list.taken += 1;
  list.known = list.taken === items.length;
  walked.clear();
  return list.known;
};

const itemLiterals = (item: Item): Literals => {
  if (item instanceof RegExp) return literalsOf(item);
  return 'pattern' in item ? literalsOf(item.pattern) : item.map(literalsOf).reduce(moreTelling, null);
};

/** What holds another literal is found wherever that one is. */
const least = (literals: readonly string[]): readonly string[] => {
  const shortest = [...literals].sort((a, b) => a.length - b.length);
  return shortest.filter(
    (literal, index) => !shortest.slice(0, index).some((part) => literal.includes(part)),
  );
};

/** Two runs of letters that share a place cost a look at a pattern, never a match. */
const PLACES = 16_384;
const placeOf = (first: number, second: number, third: number): number =>
  Math.imul(Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b) ^ third, 0xc2b2_ae35) >>> 18;

/** A run of one or two letters, or each run of three. */
const placesOf = (literal: string): readonly number[] => {
  const at = (index: number): number => literal.charCodeAt(index) || 0;
  const runs = Math.max(1, literal.length - 2);
  return Array.from({ length: runs }, (_, index) => placeOf(at(index), at(index + 1), at(index + 2)));
};

/** A literal of an item; it may stand where all of its places do. */
type Of = { readonly list: List; readonly item: number };
type Entry = Of & { readonly places: readonly number[] };

/** Every literal lies at that of its places which the fewest others had when it came; `shared` counts them. */
const entries: Entry[][] = Array.from({ length: PLACES }, () => []);
const shared = new Uint32Array(PLACES);

const enter = (of: Of, places: readonly number[]): void => {
  for (const place of places) shared[place] = (shared[place] ?? 0) + 1;
  const [rarest, ...others] = [...new Set(places)].sort((a, b) => (shared[a] ?? 0) - (shared[b] ?? 0));
  if (rarest !== undefined) entries[rarest]?.push({ ...of, places: others });
};

/** Which items of which lists may match, for the texts that were read last: many lists are held against one text. */
type Found = ReadonlyMap<List, readonly number[]>;
const walked = new Map<string, Found>();
const WALKED = 8;

const foundIn = (text: string): Found => {
  const known = walked.get(text);
  if (known !== undefined) return known;
  if (walked.size >= WALKED) walked.clear();
  const found = walk(text);
  walked.set(text, found);
  return found;
};

const table = new Uint8Array(PLACES);

const walk = (text: string): Found => {
  const places: number[] = [];
  const note = (place: number): void => {
    if (table[place] === 1) return;
    table[place] = 1;
    places.push(place);
  };
  let letter = text.charCodeAt(0) || 0;
  let next = text.charCodeAt(1) || 0;
  for (let index = 0; index < text.length; index += 1) {
    const third = text.charCodeAt(index + 2) || 0;
    note(placeOf(letter, 0, 0));
    note(placeOf(letter, next, 0));
    note(placeOf(letter, next, third));
    letter = next;
    next = third;
  }
  const found = new Map<List, number[]>();
  for (const place of places)
    for (const entry of entries[place] ?? NONE) if (standsIn(entry)) add(found, entry);
  for (const place of places) table[place] = 0;
  return found;
};

const standsIn = ({ places }: Entry): boolean => {
  for (const place of places) if (table[place] === 0) return false;
  return true;
};

const add = (found: Map<List, number[]>, { list, item }: Of): void => {
  const items = found.get(list);
  if (items === undefined) found.set(list, [item]);
  else if (!items.includes(item)) items.push(item);
};
