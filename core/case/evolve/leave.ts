import { staff } from './people.ts';
import type { Steps } from './step.ts';

/** What the insurer's or merchant's own people decide among themselves. */
export const LEAVE: Steps<'approvalRequested' | 'approvalAnswered' | 'reserveSet'> = {
  approvalRequested: (state, { approvalId, by, terms, reason, replyBy }, { at }) => ({
    ...state,
    approvals: [
      ...state.approvals,
      { approvalId, by: staff(by), terms, reason, at, replyBy, status: 'open', answer: null },
    ],
  }),
  approvalAnswered: (state, { approvalId, by, approved, reason }, { at }) => ({
    ...state,
    approvals: state.approvals.map((each) =>
      each.approvalId === approvalId
        ? {
            ...each,
            status: approved ? 'approved' : 'refused',
            answer: { by: staff(by), reason, at },
          }
        : each,
    ),
  }),
  reserveSet: (state, { by, amount, reason }, { at }) => ({
    ...state,
    reserves: [...state.reserves, { by, amount, reason, at }],
  }),
};
