import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is asked of a number: at least or at most so much. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One number of the report. `of` is how many examples stand behind it; a share lies between 0 and 1. */
export type Gate = {
  readonly name: string;
  readonly value: number;
  readonly kind: 'share' | 'count' | 'milliseconds';
  readonly of: number;
  /** Absent where the number is only told. */
  readonly target?: Target;
  /** What stands behind the number, for who puts it right; told with `--json`. */
  readonly examples?: readonly string[];
};

/** A gate that is asked for is met or it is not; a number that is only told is neither. */
export const isMet = ({ value, target }: Gate): boolean | null => {
  if (target === undefined) return null;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
};

/** The share of `hits` in `of`; nothing of nothing is a whole. */
export const share = (hits: number, of: number): number => (of === 0 ? 1 : hits / of);

/** Scores one folder of real text, or cases that were written here and lie beside their scorer. */
export type Scorer =
  | {
      /** Name of the folder under `--data`; it exists when `score` is called. */
      readonly folder: string;
      readonly title: string;
      score(folder: string): Promise<readonly Gate[]>;
    }
  | { readonly folder: null; readonly title: string; score(): Promise<readonly Gate[]> };

export type Scored = {
  readonly title: string;
  readonly folder: string | null;
  /** Null where the folder is not there. */
  readonly gates: readonly Gate[] | null;
};

/** Scores what is there, one after the other. Without `data` only what needs no folder is scored. */
export const scoreAll = async (
  data: string | undefined,
  scorers: readonly Scorer[],
): Promise<readonly Scored[]> => {
  const scored: Scored[] = [];
  for (const scorer of scorers) {
    const { title, folder } = scorer;
    scored.push({ title, folder, gates: await gatesOf(data, scorer) });
  }
  return scored;
};

const gatesOf = async (data: string | undefined, scorer: Scorer): Promise<readonly Gate[] | null> => {
  if (scorer.folder === null) return scorer.score();
  if (data === undefined) return null;
  const path = join(data, scorer.folder);
  return existsSync(path) ? scorer.score(path) : null;
};
