import type { FeatureGroup } from './feature.ts';

/** A text as numbers: places of known features, and the weight of each. */
export type Vector = { readonly at: readonly number[]; readonly weight: readonly number[] };

/** The features met in training, each with the weight of its rarity (inverse document frequency). */
export type Vocabulary = {
  readonly size: number;
  vectorOf(groups: readonly FeatureGroup[]): Vector;
};

/** The vocabulary of `texts`; one text is its groups of features. */
export const vocabularyOf = (texts: readonly (readonly FeatureGroup[])[]): Vocabulary => {
  const seen = new Map<string, number>();
  for (const groups of texts)
    for (const { features } of groups)
      for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const place = new Map<string, number>();
  const rarity: number[] = [];
  for (const [feature, times] of seen) {
    place.set(feature, place.size);
    rarity.push(Math.log((1 + texts.length) / (1 + times)) + 1);
  }
  /**
   * What was never met counts in the length of the text all the same: the more of a text is unknown, the less its known
   * part says.
   */
  const unknown = Math.log(1 + texts.length) + 1;
  const vectorOf = (groups: readonly FeatureGroup[]): Vector => {
    const at: number[] = [];
    const weight: number[] = [];
    for (const group of groups) {
      const from = at.length;
      let squares = 0;
      for (const feature of group.features) {
        const index = place.get(feature);
        const value = index === undefined ? unknown : (rarity[index] ?? unknown);
        squares += value * value;
        if (index === undefined) continue;
        at.push(index);
        weight.push(value);
      }
      const scale = group.weight / Math.sqrt(squares || 1);
      for (let index = from; index < weight.length; index += 1) weight[index] = (weight[index] ?? 0) * scale;
    }
    return { at, weight };
  };
  return { size: place.size, vectorOf };
};
