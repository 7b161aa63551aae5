import type { FeatureGroup } from './feature.ts';
import { type Classifier, type Example, train } from './train.ts';

/** The likeliest label and how likely it is. */
export type Guess<Label extends string> = { readonly label: Label; readonly score: number };

export const best = <Label extends string>(scores: ReadonlyMap<Label, number>): Guess<Label> | null => {
  let first: Guess<Label> | null = null;
  for (const [label, score] of scores) if (first === null || score > first.score) first = { label, score };
  return first;
};

/** A classifier that says nothing (null) where it is less sure than the threshold. */
export const refusing =
  <Label extends string>(classifier: Classifier<Label>, threshold: number) =>
  (groups: readonly FeatureGroup[]): Guess<Label> | null => {
    const guess = best(classifier(groups));
    return guess === null || guess.score < threshold ? null : guess;
  };

/** A guess at a text that the classifier had not seen, and whether it was right. */
export type Judged<Label extends string> = Guess<Label> & { readonly right: boolean };

/** Every example guessed by a classifier trained on the other folds: what would be met outside, seen from inside. */
export const crossValidated = <Label extends string>(
  examples: readonly Example<Label>[],
  folds: number,
): readonly Judged<Label>[] =>
  Array.from({ length: folds }, (_, fold) => {
    const classifier = train(examples.filter((_, index) => index % folds !== fold));
    return examples
      .filter((_, index) => index % folds === fold)
      .flatMap(({ groups, label }) => {
        const guess = best(classifier(groups));
        return guess === null ? [] : [{ ...guess, right: guess.label === label }];
      });
  }).flat();

/** The lowest threshold above which at least the share `precision` of the guesses is right; 1 where there is none. */
export const thresholdFor = (
  judged: readonly { readonly score: number; readonly right: boolean }[],
  precision: number,
): number => {
  const sorted = [...judged].sort((a, b) => b.score - a.score);
  let right = 0;
  let threshold = 1;
  for (const [index, guess] of sorted.entries()) {
    if (guess.right) right += 1;
    if (right >= precision * (index + 1)) threshold = guess.score;
  }
  return threshold;
};
