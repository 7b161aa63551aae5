import { z } from 'zod';

/** Signs, read from open data only, that a negotiation will not settle by itself (see stall.ts). */
export const StallSignal = z.enum([
  'silence',
  'twoNonMoves',
  'slowClosing',
  'wideGap',
  'hostility',
  'clockNear',
]);
export type StallSignal = z.infer<typeof StallSignal>;
