import type { CaseQuery } from '../../../core/port/store.ts';
import { wordBeginning } from '../../../core/view/queue-words.ts';

/** Cases that one word may lead to before the queue is walked instead: those that stand in every second row are soon found there. */
export const FEW = 1_000;

/** Every case whose words begin so, or null where there are more than `FEW`. */
export type Found = ReadonlySet<string> | null;

/**
 * The cases that the rarer of the words lead to, null where each leads to more than `FEW`. `lists` holds what was found
 * for each beginning of each list of `CaseQuery.words`.
 */
export const fewest = (lists: readonly (readonly Found[])[]): Found =>
  lists.reduce<Found>((least, list) => {
    const all = list.reduce<Found>(
      (sum, found) => (sum === null || found === null ? null : sum.union(found)),
      new Set<string>(),
    );
    if (all === null || all.size > FEW) return least;
    return least === null ? all : least.intersection(all);
  }, null);

/** Past every word that begins so: no letter that a word may hold sorts after it, by bytes. */
export const pastBeginning = (beginning: string): string => `${beginning}\u{10ffff}`;

/** Whether the words of a row are among those that are wanted. */
export const hasWords = (held: unknown, wanted: NonNullable<CaseQuery['words']>): boolean =>
  typeof held === 'string' &&
  wanted.every((list) => list.some((beginning) => held.includes(wordBeginning(beginning))));
