import type { Instant } from '../../time.ts';
import type { EventOf } from '../event.ts';
import { atTable, type CaseState, type Ended, isOpen } from '../state.ts';
import { fellSilent, settledBy } from './mediating.ts';
import { common, hasPromises, heldBy } from './part.ts';
import { broken, type Steps } from './step.ts';
import { lateTask } from './tasks.ts';

/** Clocks that came, and the end of a case. */
export const ENDING: Steps<
  | 'reminderSent'
  | 'clockPassed'
  | 'clockExtended'
  | 'closingAsked'
  | 'closingAnswered'
  | 'caseWithdrawn'
  | 'caseReferred'
  | 'caseClosed'
  | 'caseArchived'
  | 'caseRated'
> = {
  reminderSent: (state, event) => passed(state, event.key),
  clockPassed: (state, event) => ({
    ...passed(mediationClock(state, event), event.key),
    ...(event.clock === 'task' ? { tasks: lateTask(state.tasks, event.key) } : {}),
    ...(event.clock === 'handover' ? { people: { ...state.people, handover: null } } : {}),
    ...(event.clock === 'sealedConsent' && atTable(state) ? { sealedProposal: null } : {}),
  }),
  clockExtended: (state, event) => ({
    ...state,
    passed: state.passed.filter((key) => key !== event.clock && !key.startsWith(`${event.clock}/`)),
    extended: { ...state.extended, [event.clock]: event.to },
  }),
  closingAsked: (state, { by, outcome, reason, sides }, { at }) => ({
    ...state,
    closing: { by, outcome, reason, at, sides, done: [] },
  }),
  // Something is still open: the case goes on as if nobody had asked.
  closingAnswered: (state, { by, done }) => ({
    ...state,
    closing: state.closing === null || !done ? null : { ...state.closing, done: [...state.closing.done, by] },
  }),
  caseWithdrawn: (state, event, { at }) => ended(state, 'withdrawn', event, at),
  caseReferred: (state, event, { at }) => ended(state, 'referred', event, at),
  caseClosed: (state, event, { at }) => ended(state, 'closed', event, at),
  caseArchived: (state, event) =>
    isOpen(state) ? broken(state, event.type) : { ...state, phase: 'archived' },
  caseRated: (state, { by, score }) => ({ ...state, ratings: { ...state.ratings, [by]: score } }),
};

/** What a clock on the way to a mediator, or in the talks with one, leaves when it runs out. */
const mediationClock = (state: CaseState, { clock, owner }: EventOf<'clockPassed'>): CaseState => {
  if (clock === 'conflict') return fellSilent(state);
  if (clock === 'objection' && (owner === 'claimant' || owner === 'respondent'))
    return settledBy(state, owner);
  return clock === 'turn' && state.phase === 'mediation' ? { ...state, turn: null } : state;
};

const passed = <S extends CaseState>(state: S, key: string): S => ({
  ...state,
  passed: [...state.passed, key],
});

const ended = (
  state: CaseState,
  phase: 'withdrawn' | 'referred' | 'closed',
  ending: Ended['ending'],
  at: Instant,
): CaseState => ({
  ...common(state),
  closing: null,
  phase,
  endedAt: at,
  from: state.phase,
  ending,
  demand: 'filedAt' in state ? state.demand : null,
  settled: hasPromises(state)
    ? {
        agreement: state.agreement,
        signatures: state.signatures,
        signedAt: state.signedAt,
        promises: state.promises,
      }
    : null,
  people: { ...state.people, requested: null, handover: null, holder: null, held: heldBy(state, at) },
  paused: null,
  quiet: isOpen(state) && state.paused !== null,
});
