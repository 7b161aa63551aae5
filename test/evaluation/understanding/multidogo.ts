import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One value that a turn was labelled with: the words of the slot, and the turn that they stand in. */
export type Labelled = {
  readonly slot: string;
  readonly text: string;
  readonly value: string;
  readonly start: number;
};

/** A turn of a customer with everything that was labelled in it. */
export type Turn = { readonly text: string; readonly slots: readonly Labelled[] };

/** The customers' turns of MultiDoGO: tab separated, no quoting, one label a token that a space ends. */
export const readTurns = (folder: string): readonly Turn[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => {
      const [head = '', ...lines] = readFileSync(join(folder, name), 'utf8').split(/\r?\n/u);
      const columns = head.split('\t');
      const at = { text: columns.indexOf('utterance'), labels: columns.indexOf('slot-labels') };
      return lines.flatMap((line) => {
        const cells = line.split('\t');
        const text = cells[at.text];
        const labels = cells[at.labels];
        return text === undefined || labels === undefined ? [] : [turnOf(text, labels)];
      });
    });

const turnOf = (text: string, labels: string): Turn => {
  const names = labels.split(' ');
  const tokens = [...text.matchAll(/\S+/gu)];
  if (tokens.length !== names.length) return { text, slots: [] };
  const slots: Labelled[] = [];
  for (const [index, { 0: word, index: start }] of tokens.entries()) {
    const slot = names[index] ?? 'O';
    const last = slots.at(-1);
    if (slot === 'O') continue;
    if (last?.slot === slot && names[index - 1] === slot)
      slots[slots.length - 1] = { ...last, value: text.slice(last.start, start + word.length) };
    else slots.push({ slot, text, value: word, start });
  }
  return { text, slots };
};
