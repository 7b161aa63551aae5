import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FeatureGroup,
  featuresOf,
} from '../../../adapters/understanding/rules/intent/classifier/feature.ts';
import {
  crossValidated,
  refusing,
  thresholdFor,
} from '../../../adapters/understanding/rules/intent/classifier/refuse.ts';
import { type Example, train } from '../../../adapters/understanding/rules/intent/classifier/train.ts';
import { plainOf } from '../../../adapters/understanding/rules/plain.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { heldOutGates } from './held-out.ts';

type Row = readonly [text: string, intent: string];
/** CLINC150 as published: `oos_…` holds what belongs to none of the 150 intents. */
type Split = 'train' | 'val' | 'test' | 'oos_train' | 'oos_val' | 'oos_test';
type Data = { readonly [Name in Split]?: readonly Row[] };

const FOLDS = 3;
/** Of what is named inside the training data, so much must be right; the rest is refused. */
const PRECISION = 0.97;

/**
 * The classifier of our intents, trained anew on the 150 of CLINC150. The threshold of refusal comes from
 * cross-validation inside the training data. `test` is scored where it is there, else `val`.
 */
export const intent: Scorer = {
  folder: 'clinc150',
  title: 'Intents, and refusing what is out of scope',
  score: async (folder) => {
    const data = readAll(folder);
    const examples = [
      ...(data.train ?? []).map(([text, label]): Example<string> => ({ groups: groupsOf(text), label })),
      ...(data.oos_train ?? []).map(([text]): Example<string> => ({ groups: groupsOf(text), label: null })),
    ];
    const began = performance.now();
    const threshold = thresholdFor(crossValidated(examples, FOLDS), PRECISION);
    const guess = refusing(train(examples), threshold);
    const took = performance.now() - began;
    return [
      ...(['val', 'test'] as const).flatMap((split) =>
        splitGates(split, data[split] ?? [], data[`oos_${split}`] ?? [], guess),
      ),
      ...heldOutGates(),
      { name: 'training, with its cross-validation', kind: 'milliseconds', value: took, of: examples.length },
    ] satisfies readonly Gate[];
  },
};

const splitGates = (
  split: string,
  inside: readonly Row[],
  outside: readonly Row[],
  guess: (groups: readonly FeatureGroup[]) => { readonly label: string } | null,
): readonly Gate[] => {
  if (inside.length === 0) return [];
  const right = inside.filter(([text, label]) => guess(groupsOf(text))?.label === label).length;
  const refused = outside.filter(([text]) => guess(groupsOf(text)) === null).length;
  return [
    {
      name: `right in scope (${split})`,
      kind: 'share',
      value: share(right, inside.length),
      of: inside.length,
      target: { atLeast: 0.85 },
    },
    {
      name: `refused out of scope (${split})`,
      kind: 'share',
      value: share(refused, outside.length),
      of: outside.length,
      target: { atLeast: 0.45 },
    },
  ];
};

const groupsOf = (text: string): readonly FeatureGroup[] => featuresOf(plainOf(text).low, 'en');

/** The splits of every file of the folder together. */
const readAll = (folder: string): Data => {
  const all: { [Name in Split]?: readonly Row[] } = {};
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const data = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Data;
    for (const [split, rows] of Object.entries(data) as [Split, readonly Row[]][])
      all[split] = [...(all[split] ?? []), ...rows];
  }
  return all;
};
