import { nextStep } from '../case/due.ts';
import { openErasure } from '../case/erasure.ts';
import { type CaseState, isOpen } from '../case/state.ts';
import { proposedMediator } from '../mediation/wanted.ts';
import { isHurt } from '../narrative/hurt.ts';
import type { CaseRow } from '../port/store.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { QUEUE_FLAGS, type QueueFlag, type QueueSummary } from './queue.ts';
import { rowWords } from './queue-words.ts';

/** The row of a case in the queue. Public facts only. */
export const queueRow = (state: CaseState, version: number, procedure: Procedure): CaseRow => {
  const next = nextStep(state, procedure);
  const open = isOpen(state);
  const erasure = openErasure(state);
  const { holder, requested, handover } = state.people;
  const shown = {
    procedureId: state.procedure.id,
    claimType: state.claimType,
    amount: amountOf(state),
    respondentName: respondentName(state),
    reason: requested?.reason ?? (erasure === undefined ? null : 'erasure'),
    holderName: holder?.actor.name ?? null,
    handoverTo: handover?.to ?? askedNeutral(state),
    approval: open ? approvalOf(state) : null,
    flags: open ? QUEUE_FLAGS.filter((flag) => FLAGGED[flag](state)) : [],
  };
  const summary: QueueSummary = { ...shown, words: rowWords(state.caseId, shown) };
  return {
    caseId: state.caseId,
    version,
    phase: state.phase,
    open,
    owner: next?.owner ?? 'parley',
    step: next?.step ?? 'archive',
    due: next?.due ?? null,
    holderId: holder?.actor.id ?? null,
    needsPerson: open ? holder === null && requested !== null : erasure !== undefined,
    demonstration: state.demonstration,
    summary,
    updatedAt: state.touchedAt,
  };
};

/** Who was proposed as mediator and has not declared yet. */
const askedNeutral = (state: CaseState): string | null => {
  const proposed = proposedMediator(state);
  return proposed === null || proposed.cleared ? null : proposed.id;
};

const amountOf = (state: CaseState): QueueSummary['amount'] => {
  if ('demand' in state && state.demand !== null) return state.demand.terms.money?.amount ?? null;
  const stated = state.elements.amount?.value;
  return stated?.kind === 'money' ? stated.money : null;
};

const approvalOf = ({ approvals }: CaseState): QueueSummary['approval'] => {
  const asked = approvals.find(({ status }) => status === 'open');
  return asked === undefined ? null : { byId: asked.by.id, amount: asked.terms.money?.amount ?? null };
};

const respondentName = (state: CaseState): string | null =>
  state.respondent?.name ?? (state.phase === 'invited' ? state.invitedName : null);

/** One row a flag; read from open data only. */
const FLAGGED: { readonly [F in QueueFlag]: (state: CaseState) => boolean } = {
  paused: ({ paused }) => paused !== null,
  cannotOnline: ({ cannotOnline }) => cannotOnline.length > 0,
  guarded: ({ guards }) => guards.length > 0,
  injury: isHurt,
  lossOpen: ({ containment }) => containment.state === 'answered' && containment.outcome !== 'done',
  brokenPromise: ({ phase }) => phase === 'broken',
  disputedPromise: ({ phase }) => phase === 'disputed',
  noMatch: (state) => state.phase === 'negotiating' && state.rounds.some(({ matched }) => !matched),
  stalled: (state) => state.phase === 'negotiating' && state.stall !== null,
  taskLate: ({ tasks }) => tasks.some(({ status }) => status === 'late'),
  awaitsApproval: (state) => approvalOf(state) !== null,
};
