import type { SealedRound } from '../blind-bid/round.ts';
import { deadlinesOf, type NextStep, nextStep } from '../case/due.ts';
import { openErasure } from '../case/erasure.ts';
import { caseNumber } from '../case/number.ts';
import type { Side } from '../case/party.ts';
import { caucusOf, SIDES } from '../case/party.ts';
import { type ReadRetelling, retellingOf } from '../case/retelling.ts';
import {
  type ApprovalState,
  atTable,
  type CaseState,
  type Common,
  type ErasureState,
  isOpen,
  type People,
  type Phase,
  type PromiseState,
  type Reserve,
  type RespondentSeat,
  type Signature,
} from '../case/state.ts';
import { type ClockDeadline, type Deadline, isErrand } from '../deadline/deadline.ts';
import type { Locale } from '../locale.ts';
import { currentSession, runningSession } from '../mediation/session.ts';
import type { VideoSession } from '../mediation/video-session.ts';
import type { CurrencyCode } from '../money.ts';
import type { ElementAnswer, ElementId, ElementValue } from '../narrative/element.ts';
import type { Clock, Procedure, ProcedureRef } from '../procedure/procedure.ts';
import { activeMandate, type Mandate } from '../representation/mandate.ts';
import type { Agreement, Offer } from '../settlement/terms.ts';
import type { TaskState } from '../task/task.ts';
import type { Instant, TimeZone } from '../time.ts';
import { type AdjusterTable, adjusterTable } from './adjuster-table.ts';
import { type StaffMay, staffMay } from './staff-action.ts';

/**
 * What a person of the team sees of a case: an allow-list, written out field by field. Not in it, and therefore on no
 * screen of staff: any sealed number or whether one was typed, the respondent's authority (its own side's alone), what
 * was said in private to a mediator, and how anybody answered a proposal.
 */
export type AdjusterView = Pick<
  Common,
  | 'caseId'
  | 'openedAt'
  | 'touchedAt'
  | 'timeZone'
  | 'demonstration'
  | 'claimType'
  | 'story'
  | 'evidence'
  | 'readings'
  | 'containment'
  | 'notice'
  | 'messages'
  | 'notes'
  | 'cannotOnline'
  | 'guards'
  | 'paused'
> & {
  readonly procedure: ProcedureRef;
  readonly currency: CurrencyCode;
  readonly timeZone: TimeZone;
  readonly phase: Phase;
  readonly now: Instant;
  readonly claimant: { readonly label: string; readonly locale: Locale; readonly lastHeardAt: Instant };
  readonly respondent: AdjusterRespondent | null;
  /** Every stated element, with what the other side says of it. */
  readonly points: readonly Point[];
  /** What each side told, in short: by a program, or in its own words. */
  readonly retellings: { readonly [S in Side]: ReadRetelling | null };
  /** Who acts for a side now, and how far. */
  readonly representatives: readonly Pick<Mandate, 'side' | 'name' | 'kind' | 'scope' | 'bids'>[];
  readonly demand: Offer | null;
  readonly table: AdjusterTable | null;
  readonly round: SealedRound | null;
  readonly agreement: AdjusterAgreement | null;
  /** The talk on video that something is still to be done about. */
  readonly session: VideoSession | null;
  /** The talk that goes on now. */
  readonly running: VideoSession | null;
  readonly promises: readonly PromiseState[];
  /** What was asked of somebody with a date, in the order of asking. */
  readonly tasks: readonly TaskState[];
  /** The own side's affairs: leave that was asked for, and what the case may cost. Empty for a neutral. */
  readonly approvals: readonly ApprovalState[];
  readonly reserves: readonly Reserve[];
  readonly people: People;
  /** The wish to have data destroyed that waits for its answer. */
  readonly erasure: Pick<ErasureState, 'requestId' | 'by' | 'replyBy'> | null;
  readonly deadlines: readonly AdjusterDeadline[];
  readonly next: NextStep | null;
  readonly ended: {
    readonly how: 'withdrawn' | 'referred' | 'closed';
    readonly at: Instant;
    readonly from: Phase;
  } | null;
  /** What the reader may do right now. */
  readonly may: StaffMay;
};

export type AdjusterRespondent = {
  readonly name: string;
  readonly joined: boolean;
  readonly locale: RespondentSeat['locale'] | null;
  readonly lastHeardAt: Instant | null;
};

export type Point = {
  readonly element: ElementId;
  readonly value: ElementValue;
  readonly standing: 'agreed' | 'contested' | 'unknown' | 'unanswered';
  readonly own: ElementValue | null;
};

export type AdjusterAgreement = Agreement & {
  readonly confirmed: readonly Side[];
  readonly signatures: readonly Pick<Signature, 'by' | 'name' | 'at'>[];
};

export type AdjusterDeadline = ClockDeadline & {
  readonly why: Clock['why'];
  readonly source: string;
  readonly verified: boolean;
  /** Set where a person moved it. */
  readonly moved: boolean;
  /** May a person give more time here? The team's own clocks are not theirs to stretch. */
  readonly extendable: boolean;
};

/** Cuts the view of one member of the team. Pure; moment, procedure and reader are arguments. */
export const adjusterView = (
  state: CaseState,
  about: { readonly now: Instant; readonly procedure: Procedure; readonly personId: string },
): AdjusterView => ({
  caseId: state.caseId,
  procedure: state.procedure,
  openedAt: state.openedAt,
  touchedAt: state.touchedAt,
  now: about.now,
  timeZone: state.timeZone,
  currency: state.currency,
  demonstration: state.demonstration,
  phase: state.phase,
  claimType: state.claimType,
  story: state.story,
  evidence: state.evidence,
  readings: state.readings,
  retellings: { claimant: retellingOf(state, 'claimant'), respondent: retellingOf(state, 'respondent') },
  containment: state.containment,
  notice: state.notice,
  messages: state.messages.filter(({ audience }) => caucusOf(audience) === null),
  notes: state.notes,
  cannotOnline: state.cannotOnline,
  guards: state.guards,
  paused: state.paused,
  claimant: {
    label: caseNumber(state.caseId),
    locale: state.claimant.locale,
    lastHeardAt: state.claimant.lastHeardAt,
  },
  respondent: respondentOf(state),
  points: pointsOf(state),
  representatives: representativesOf(state),
  demand: 'demand' in state ? state.demand : null,
  table: atTable(state) ? adjusterTable(state) : null,
  round: state.phase === 'sealedRound' ? state.round : null,
  agreement: agreementOf(state),
  session: currentSession(state),
  running: runningSession(state),
  promises: 'promises' in state ? state.promises : (settledOf(state)?.promises ?? []),
  tasks: state.tasks,
  approvals: state.approvals,
  reserves: state.reserves,
  people: state.people,
  erasure: openErasure(state) ?? null,
  deadlines: datesOf(state, about.procedure),
  next: nextStep(state, about.procedure),
  ended: endedOf(state),
  may: staffMay(state, {
    staffId: about.personId,
    role: 'adjuster',
    now: about.now,
    procedure: about.procedure,
  }),
});

const respondentOf = (state: CaseState): AdjusterRespondent | null => {
  const { respondent } = state;
  if (respondent !== null)
    return {
      name: respondent.name,
      joined: true,
      locale: respondent.locale,
      lastHeardAt: respondent.lastHeardAt,
    };
  return 'invitedName' in state
    ? { name: state.invitedName, joined: false, locale: null, lastHeardAt: null }
    : null;
};

const STANDING: { readonly [S in ElementAnswer['stance']]: Point['standing'] } = {
  agree: 'agreed',
  dispute: 'contested',
  unknown: 'unknown',
};

const pointsOf = (state: CaseState): readonly Point[] => {
  const answers = 'answers' in state ? state.answers : {};
  return Object.values(state.elements).map(({ element, value }) => {
    const answer = answers[element];
    return {
      element,
      value,
      standing: answer === undefined ? 'unanswered' : STANDING[answer.stance],
      own: answer?.own ?? null,
    };
  });
};

const settledOf = (state: CaseState) => (isOpen(state) ? null : state.settled);

const agreementOf = (state: CaseState): AdjusterAgreement | null => {
  const agreement = 'agreement' in state ? state.agreement : settledOf(state)?.agreement;
  if (agreement === undefined) return null;
  const signatures = 'signatures' in state ? state.signatures : (settledOf(state)?.signatures ?? []);
  return {
    ...agreement,
    confirmed: state.phase === 'matched' ? state.confirmed : SIDES,
    signatures: signatures.map(({ by, name, at }) => ({ by, name, at })),
  };
};

const isDated = (deadline: Deadline): deadline is ClockDeadline =>
  deadline.kind !== 'remind' && !isErrand(deadline);

const datesOf = (state: CaseState, procedure: Procedure): readonly AdjusterDeadline[] =>
  deadlinesOf(state, procedure)
    .filter(isDated)
    .map((deadline) => {
      const { why, source, verified } = procedure.clocks[deadline.clock];
      const partys = deadline.owner === 'claimant' || deadline.owner === 'respondent';
      return {
        ...deadline,
        why,
        source,
        verified,
        moved: state.extended[deadline.clock] === deadline.at,
        extendable:
          deadline.kind === 'end' && (partys || deadline.clock === 'mediation') && deadline.clock !== 'task',
      };
    });

const endedOf = (state: CaseState): AdjusterView['ended'] => {
  if (isOpen(state)) return null;
  const { type } = state.ending;
  const how = type === 'caseWithdrawn' ? 'withdrawn' : type === 'caseReferred' ? 'referred' : 'closed';
  return { how, at: state.endedAt, from: state.from };
};

/** A neutral who is asked reads it too, as something may tie one to a lawyer as well. */
export const representativesOf = ({ mandates }: CaseState): AdjusterView['representatives'] =>
  SIDES.flatMap((side) => {
    const mandate = activeMandate(mandates, side);
    if (mandate === null) return [];
    const { name, kind, scope, bids } = mandate;
    return [{ side, name, kind, scope, bids }];
  });
