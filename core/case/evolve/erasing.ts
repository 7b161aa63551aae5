import type { Steps } from './step.ts';

/** Wishes that data be destroyed, and what keeps it from being destroyed. */
export const ERASING: Steps<'erasureRequested' | 'erasureAnswered' | 'holdPlaced' | 'holdLifted'> = {
  erasureRequested: (state, { requestId, by, replyBy }, { at }) => ({
    ...state,
    erasures: [...state.erasures, { requestId, by, at, replyBy, answer: null }],
  }),
  erasureAnswered: (state, { requestId, by, granted, reason }, { at }) => ({
    ...state,
    erasures: state.erasures.map((each) =>
      each.requestId === requestId ? { ...each, answer: { by, granted, reason, at } } : each,
    ),
  }),
  holdPlaced: (state, { by, reason }, { at }) => ({ ...state, hold: { by, reason, at } }),
  holdLifted: (state) => ({ ...state, hold: null }),
};
