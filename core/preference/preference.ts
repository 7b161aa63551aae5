import { z } from 'zod';
import { gridStep } from '../blind-bid/grid.ts';
import type { Money } from '../money.ts';
import { CurrencyCode } from '../money.ts';
import { Terms } from '../settlement/terms.ts';
import { IssueId } from './issue.ts';

/** Most issues that are asked about at once; with the money that makes six questions. */
const MOST_ISSUES = 5;

/** What both sides are asked, from public numbers alone: the last open offer, the last open demand, and the issues. */
export const Questions = z
  .object({
    issues: z.array(IssueId).min(1).max(MOST_ISSUES).readonly(),
    currency: CurrencyCode,
    low: z.int().nonnegative(),
    high: z.int().positive(),
    /** Days within which money is paid where nothing else is agreed. */
    payWithinDays: z.int().min(0).max(365),
  })
  .readonly();
export type Questions = z.infer<typeof Questions>;

/** How much something is worth to whom it serves, or how heavy it is for whoever carries it. */
export const LEVELS = ['none', 'little', 'some', 'much'] as const;
/** The part of what is asked for, in hundredths, that each level stands for. */
export const WORTH = [0, 5, 15, 30] as const;
/** Sums that a side chooses its limit from, spread between the offer and the demand. */
export const STEPS = 5;

/**
 * What one side answers. Typed by its owner, it lies under seal from then on (`vault.sealCode`) and in no event, view,
 * log or message. `limit`: the least that is enough for the claimant, the most that is possible for the respondent, by
 * its place among the sums; `levels`: one for each issue, in their order.
 */
export const PreferenceAnswer = z
  .object({
    limit: z
      .int()
      .min(0)
      .max(STEPS - 1),
    levels: z
      .array(
        z
          .int()
          .min(0)
          .max(LEVELS.length - 1),
      )
      .max(MOST_ISSUES)
      .readonly(),
  })
  .readonly();
export type PreferenceAnswer = z.infer<typeof PreferenceAnswer>;

/** The sums that both sides choose their limit from, rising; the same for both. */
export const limitsOf = ({ low, high, currency }: Questions): readonly Money[] =>
  Array.from({ length: STEPS }, (_, place) => {
    const exact = low + ((high - low) * place) / (STEPS - 1);
    const step = gridStep(high, currency);
    const inside = place === 0 ? low : place === STEPS - 1 ? high : Math.round(exact / step) * step;
    return { minor: Math.min(high, Math.max(low, inside)), currency };
  });

/** Digits of an answer as one number, so that it takes the room and the way of any number under seal. */
export const codeOf = ({ limit, levels }: PreferenceAnswer): number =>
  levels.reduceRight((code, level) => code * LEVELS.length + level, limit);

/** The answer behind a code; null for a number that is none. */
export const answerOf = (code: number, { issues }: Pick<Questions, 'issues'>): PreferenceAnswer | null => {
  let rest = code;
  const levels = issues.map(() => {
    const level = rest % LEVELS.length;
    rest = Math.floor(rest / LEVELS.length);
    return level;
  });
  const read = PreferenceAnswer.safeParse({ limit: rest, levels });
  return read.success ? read.data : null;
};

/** The most packages that are laid before both: the same ones, in the same order. */
export const MOST_PACKAGES = 3;
export const Packages = z.array(Terms).min(1).max(MOST_PACKAGES).readonly();

/** A yes or no to each package, as the bits of one number; one above them keeps a no to all from looking like nothing. */
export const pickCode = (picks: readonly boolean[]): number =>
  picks.reduceRight((code, yes) => code * 2 + (yes ? 1 : 0), 1);

/** The first package that both said yes to; null where there is none, or one has not answered. */
export const commonPick = (count: number, codes: readonly (number | null)[]): number | null => {
  const bit = (code: number | null, place: number): boolean =>
    code !== null && Math.floor(code / 2 ** place) % 2 === 1;
  const place = Array.from({ length: count }, (_, each) => each).find((each) =>
    codes.every((code) => bit(code, each)),
  );
  return place ?? null;
};
