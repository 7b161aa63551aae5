import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Scorer, share } from './gate.ts';
import { understood } from './understood.ts';

/** Labels of MultiDoGO that stand for a day. */
const LABELS: ReadonlySet<string> = new Set(['charge_date', 'lastuseddate']);
/** The conversations speak of the first half of 2018. */
const NOW = Date.parse('2018-12-31T12:00:00Z');

type Place = { readonly text: string; readonly start: number; readonly end: number };

/** Where a day was told in a turn: each run of words with one of the labels. */
const placesIn = (text: string, labels: readonly string[]): readonly Place[] => {
  const places: Place[] = [];
  let from = 0;
  let open: Place | null = null;
  text.split(' ').forEach((word, index) => {
    const end = from + word.length;
    if (LABELS.has(labels[index] ?? '')) open = { text, start: open?.start ?? from, end };
    else {
      if (open !== null) places.push(open);
      open = null;
    }
    from = end + 1;
  });
  return open === null ? places : [...places, open];
};

/** Without any sign, or a number of a spreadsheet's own calendar: no person writes so in a chat of ours. */
const isBare = ({ text, start, end }: Place): boolean => /^[\d ]+$/u.test(text.slice(start, end));

/**
 * Whether days told in the insurance and finance chats of MultiDoGO are found at all. Told, not asked for: the data
 * say where a day stands and not which it is, and many have lost their signs ("06222018", "43252").
 */
export const dateSlot: Scorer = {
  folder: 'multidogo',
  title: 'Days in customers\u2019 chats',
  score: async (folder) => {
    const places = readdirSync(folder)
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(1))
      .flatMap((line) => {
        const [, , , text = '', labels = ''] = line.split('\t');
        return placesIn(text, labels.split(' '));
      });
    const found = (those: readonly Place[]) =>
      those.filter(({ text, start, end }) =>
        understood(text, { now: NOW }).dates.some((date) => date.start < end && date.end > start),
      );
    const written = places.filter((place) => !isBare(place));
    const lost = written.filter((place) => !found([place]).length);
    return [
      { name: 'found', kind: 'share', value: share(found(places).length, places.length), of: places.length },
      {
        name: 'found, of those with a word or sign',
        kind: 'share',
        value: share(written.length - lost.length, written.length),
        of: written.length,
        examples: lost.map(({ text }) => text),
      },
    ];
  },
};
