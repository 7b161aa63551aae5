import { z } from 'zod';

/** How a side says that it went, in one tap after the end: 1 is very badly, 5 is very well. */
export const SCORES = [1, 2, 3, 4, 5] as const;
export const Score = z.literal(SCORES);
export type Score = z.infer<typeof Score>;
