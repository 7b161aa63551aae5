import type { RefusalReason } from '../../core/case/event.ts';

/** Reasons that stand on the first screen; the others are one tap further. */
export const REFUSALS_AT_HAND = ['factsWrong', 'amountTooHigh'] as const satisfies readonly RefusalReason[];
