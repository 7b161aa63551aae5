import { nextStep } from '../case/due.ts';
import type { CaseEvent, Recorded } from '../case/event.ts';
import { caseNumber } from '../case/number.ts';
import { caucusOf } from '../case/party.ts';
import type { CaseState, Mediation } from '../case/state.ts';
import { proposedMediator } from '../mediation/wanted.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { isAsked, mediatorOf } from '../staff/seat.ts';
import type { Instant } from '../time.ts';
import { type AdjusterView, adjusterView, representativesOf } from './adjuster.ts';
import { seenBy } from './seen.ts';
import { NOTHING, staffMay } from './staff-action.ts';

/**
 * What a neutral sees of a case, in the shape of every screen of the team. `asked`: whom it is between, who acts for whom
 * and of what kind it is, and no more, until they have said that nothing stands in the way. `seated`: both accounts, what is agreed and
 * contested, the open table, and what each side said to this very person in private. Never notes, what a side wrote to
 * the team, a reserve, leave that was asked for, anybody's limit or a sealed number. `gone`: nothing.
 */
export type MediatorView = AdjusterView & {
  readonly stage: 'asked' | 'seated' | 'gone';
  /** Why this person was proposed, and until when they may answer; null unless they are asked. */
  readonly asked: { readonly answerBy: Instant } | null;
  readonly turn: Mediation['turn'];
  readonly carries: Mediation['carries'];
};

type About = { readonly now: Instant; readonly procedure: Procedure; readonly personId: string };

/** Cuts the view of one neutral. Pure; moment, procedure and reader are arguments. */
export const mediatorView = (state: CaseState, about: About): MediatorView =>
  mediatorOf(state) === about.personId ? seated(state, about) : outside(state, about);

const seated = (state: CaseState, about: About): MediatorView => ({
  ...adjusterView(state, about),
  messages: state.messages.filter(({ audience, mediatorId, by }) =>
    caucusOf(audience) === null
      ? audience === 'joint' || by.role === 'mediator'
      : mediatorId === about.personId,
  ),
  notes: [],
  approvals: [],
  reserves: [],
  erasure: null,
  may: staffMay(state, {
    staffId: about.personId,
    role: 'mediator',
    now: about.now,
    procedure: about.procedure,
  }),
  stage: 'seated',
  asked: null,
  turn: state.phase === 'mediation' ? state.turn : null,
  carries: state.phase === 'mediation' ? state.carries : [],
});

/** Enough to say whether anything ties one to a side; nothing of the dispute itself. */
const outside = (state: CaseState, { now, procedure, personId }: About): MediatorView => {
  const asked = isAsked(state, personId);
  const answerBy = proposedMediator(state)?.answerBy ?? now;
  return {
    caseId: state.caseId,
    procedure: state.procedure,
    openedAt: state.openedAt,
    touchedAt: state.openedAt,
    now,
    timeZone: state.timeZone,
    currency: state.currency,
    demonstration: state.demonstration,
    phase: state.phase,
    claimType: asked ? state.claimType : null,
    story: [],
    evidence: [],
    readings: [],
    retellings: { claimant: null, respondent: null },
    containment: { state: 'none' },
    notice: null,
    messages: [],
    notes: [],
    cannotOnline: [],
    guards: [],
    paused: null,
    claimant: {
      label: caseNumber(state.caseId),
      locale: state.claimant.locale,
      lastHeardAt: state.openedAt,
    },
    respondent:
      asked && state.respondent !== null
        ? { name: state.respondent.name, joined: true, locale: state.respondent.locale, lastHeardAt: null }
        : null,
    points: [],
    representatives: asked ? representativesOf(state) : [],
    demand: null,
    table: null,
    round: null,
    agreement: null,
    promises: [],
    session: null,
    running: null,
    erasure: null,
    tasks: [],
    approvals: [],
    reserves: [],
    people: { requested: null, holder: null, handover: null, held: [] },
    deadlines: [],
    next: asked ? nextStep(state, procedure, ({ clock }) => clock === 'conflict') : null,
    ended: null,
    may: asked
      ? { ...NOTHING, actions: proposedMediator(state)?.cleared === true ? [] : ['declareConflict'] }
      : NOTHING,
    stage: asked ? 'asked' : 'gone',
    asked: asked ? { answerBy } : null,
    turn: null,
    carries: [],
  };
};

/** May this neutral see that event? Before they are seated, and after, nothing but what became of their own part. */
export const mediatorSees = (
  state: CaseState,
  personId: string,
  recorded: Pick<Recorded, 'by' | 'event'>,
): boolean =>
  mediatorOf(state) === personId
    ? seenBy('mediator', recorded, personId)
    : isOwnPart(state, personId, recorded.event);

const isOwnPart = ({ people }: CaseState, personId: string, event: CaseEvent): boolean => {
  switch (event.type) {
    case 'mediatorProposed':
    case 'conflictDeclared':
      return event.mediatorId === personId;
    case 'mediationEnded':
    case 'caseReleased':
    case 'caseClosed':
    case 'caseReferred':
    case 'caseWithdrawn':
      return people.held.at(-1)?.actor.id === personId;
    default:
      return false;
  }
};
