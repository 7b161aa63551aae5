import type { FeatureGroup } from './feature.ts';
import { type Vector, vocabularyOf } from './vector.ts';

/** A text with its label; null where it belongs to none of them and is to be refused. */
export type Example<Label extends string> = {
  readonly groups: readonly FeatureGroup[];
  readonly label: Label | null;
};

/** How likely a text belongs to each label, from 0 to 1, each label asked on its own. */
export type Classifier<Label extends string> = (
  groups: readonly FeatureGroup[],
) => ReadonlyMap<Label, number>;

const EPOCHS = 4;
const RATE = 2;
const BIAS_RATE = 0.2;

/**
 * A linear classifier: one logistic regression a label against all the rest, by stochastic gradient descent. Examples
 * without a label are examples against every label. The same examples in the same order give the same classifier.
 */
export const train = <Label extends string>(examples: readonly Example<Label>[]): Classifier<Label> => {
  const vocabulary = vocabularyOf(examples.map(({ groups }) => groups));
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))];
  const rows = examples.map(({ groups, label }) => ({
    vector: vocabulary.vectorOf(groups),
    label: label === null ? -1 : labels.indexOf(label),
  }));
  const model = new Linear(vocabulary.size, labels.length);
  const steps = rows.length * EPOCHS;
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const row of shuffled(rows, epoch)) {
      model.learn(row.vector, row.label, RATE * (1 - step / steps));
      step += 1;
    }
  return (groups) => {
    const scores = model.score(vocabulary.vectorOf(groups));
    return new Map(labels.map((label, index) => [label, scores[index] ?? 0]));
  };
};

/** Weights, `width` to a feature, and one bias a label. */
class Linear {
  readonly #width: number;
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;

  constructor(features: number, width: number) {
    this.#width = width;
    this.#weights = new Float32Array(features * width);
    this.#bias = new Float32Array(width);
  }

  score({ at, weight }: Vector): Float32Array {
    const scores = Float32Array.from(this.#bias);
    for (let index = 0; index < at.length; index += 1) {
      const from = (at[index] ?? 0) * this.#width;
      const by = weight[index] ?? 0;
      for (let label = 0; label < this.#width; label += 1)
        scores[label] = (scores[label] ?? 0) + by * (this.#weights[from + label] ?? 0);
    }
    for (let label = 0; label < this.#width; label += 1)
      scores[label] = 1 / (1 + Math.exp(-(scores[label] ?? 0)));
    return scores;
  }

  learn(vector: Vector, right: number, rate: number): void {
    const steps = this.score(vector);
    for (let label = 0; label < this.#width; label += 1) {
      const step = rate * ((label === right ? 1 : 0) - (steps[label] ?? 0));
      steps[label] = step;
      this.#bias[label] = (this.#bias[label] ?? 0) + (step / RATE) * BIAS_RATE;
    }
    const { at, weight } = vector;
    for (let index = 0; index < at.length; index += 1) {
      const from = (at[index] ?? 0) * this.#width;
      const by = weight[index] ?? 0;
      for (let label = 0; label < this.#width; label += 1)
        this.#weights[from + label] = (this.#weights[from + label] ?? 0) + by * (steps[label] ?? 0);
    }
  }
}

/** A new order each time, the same on every run (a linear congruential generator, constants of Numerical Recipes). */
const shuffled = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const order = [...items];
  let state = seed + 1;
  for (let index = order.length - 1; index > 0; index -= 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    const [a, b] = [order[index], order[other]];
    if (a === undefined || b === undefined) continue;
    order[index] = b;
    order[other] = a;
  }
  return order;
};
