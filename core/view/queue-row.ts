import { nextStep } from '../case/due.ts';
import { type CaseState, isOpen } from '../case/state.ts';
import type { CaseRow } from '../port/store.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { QueueSummary } from './queue.ts';

/** The row of a case in the queue. Public facts only. */
export const queueRow = (state: CaseState, version: number, procedure: Procedure): CaseRow => {
  const next = nextStep(state, procedure);
  const open = isOpen(state);
  const { holder, requested } = state.people;
  const summary: QueueSummary = {
    procedureId: state.procedure.id,
    claimType: state.claimType,
    amount: amountOf(state),
    claimantLabel: state.claimant.id.slice(0, 6),
    respondentName: respondentName(state),
    reason: requested?.reason ?? null,
    holderName: holder?.actor.name ?? null,
  };
  return {
    caseId: state.caseId,
    version,
    phase: state.phase,
    open,
    owner: next?.owner ?? 'parley',
    step: next?.step ?? 'archive',
    due: next?.due ?? null,
    holderId: holder?.actor.id ?? null,
    needsPerson: open && holder === null && requested !== null,
    demonstration: state.demonstration,
    summary,
    updatedAt: state.touchedAt,
  };
};

const amountOf = (state: CaseState): QueueSummary['amount'] => {
  if ('demand' in state && state.demand !== null) return state.demand.terms.money?.amount ?? null;
  const stated = state.elements.amount?.value;
  return stated?.kind === 'money' ? stated.money : null;
};

const respondentName = (state: CaseState): string | null =>
  state.respondent?.name ?? (state.phase === 'invited' ? state.invitedName : null);
