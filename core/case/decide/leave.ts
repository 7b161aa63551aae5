import { canonicalJson } from '../../record/chain.ts';
import type { Terms } from '../../settlement/terms.ts';
import { limitPassed } from '../../staff/authority.ts';
import type { DecisionContext } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import type { CaseState } from '../state.ts';
import { ALREADY, done, endOf, OPEN, type Rules, refuse, rule } from './rule.ts';

const ADJUSTER = ['adjuster'] as const;
const PROPOSING = ['negotiating', 'mediation'] as const;

/** The insurer's or merchant's own bounds: what its person may bind it to, whose leave is asked, what the case may cost. */
export const LEAVE: Rules<'requestApproval' | 'answerApproval' | 'setReserve'> = {
  requestApproval: rule(
    ADJUSTER,
    PROPOSING,
    (state, { approvalId, terms, reason }, context) => {
      if (state.approvals.some((each) => each.approvalId === approvalId)) return ALREADY;
      if (state.approvals.some(({ status }) => status === 'open')) return refuse('alreadyDone');
      if (limitPassed(context.authority ?? [], terms) === null) return refuse('noLeaveNeeded');
      const { by } = context;
      const replyBy = endOf('approval', context);
      return done({ type: 'approvalRequested', approvalId, by, terms, reason, replyBy });
    },
    { holder: true },
  ),

  // Whoever gives leave has the authority for it, and is never the one who asked.
  answerApproval: rule(ADJUSTER, OPEN, (state, { approvalId, approved, reason }, context) => {
    const asked = state.approvals.find((each) => each.approvalId === approvalId);
    if (asked === undefined || asked.status !== 'open') return refuse('approvalGone');
    if (asked.by.id === idOf(context)) return refuse('ownRequest');
    const limit = limitPassed(context.authority ?? [], asked.terms);
    if (limit !== null) return refuse('overOwnAuthority', { amount: limit });
    return done({ type: 'approvalAnswered', approvalId, by: context.by, approved, reason });
  }),

  setReserve: rule(
    ADJUSTER,
    OPEN,
    (state, { amount, reason }, { by }) =>
      amount.currency === state.currency
        ? done({ type: 'reserveSet', by, amount, reason })
        : refuse('otherCurrency'),
    { holder: true },
  ),
};

/**
 * Why a person of the team may not put these terms; null where they may. An adjuster binds its side: up to its own
 * limit, or as far as somebody else gave leave for these very terms. A mediator binds nobody.
 */
export const beyondAuthority = (
  state: CaseState,
  terms: Terms,
  { by, authority = [] }: DecisionContext,
): Refusal | null => {
  if (by.role !== 'adjuster') return null;
  const limit = limitPassed(authority, terms);
  const approved = state.approvals.some(
    (each) =>
      each.status === 'approved' &&
      each.by.id === by.id &&
      canonicalJson(each.terms) === canonicalJson(terms),
  );
  return limit === null || approved ? null : { code: 'overOwnAuthority', facts: { amount: limit } };
};

const idOf = ({ by }: DecisionContext): string => (by.role === 'parley' ? '' : by.id);
