import type { Command, CommandOf } from '../case/command.ts';
import { decide } from '../case/decide.ts';
import { openErasure } from '../case/erasure.ts';
import { type Audience, Audience as Audiences, SIDES, type StaffActor } from '../case/party.ts';
import type { ApprovalState, CaseState } from '../case/state.ts';
import { currentSession, runningSession } from '../mediation/session.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { openMandate } from '../representation/mandate.ts';
import { STAFF_ACTIONS, type StaffAction } from '../staff/action.ts';
import type { Authority } from '../staff/authority.ts';
import { type Contributor, isPending } from '../task/task.ts';
import { DAY, type Instant } from '../time.ts';

export type Closing = CommandOf<'closeCase'>['outcome'];
const CLOSINGS: readonly Closing[] = ['notSettled', 'settledElsewhere', 'unanswered'];

/** What one member of the team may do right now. Read off the decider itself, so a screen never offers what would be refused. */
export type StaffMay = {
  readonly actions: readonly StaffAction[];
  /** Whom this person may write to; `staff` is an internal note. */
  readonly audiences: readonly Audience[];
  readonly closings: readonly Closing[];
};

/** What somebody may do on a case who only reads it. */
export const NOTHING: StaffMay = { actions: [], audiences: [], closings: [] };

type Asked = {
  readonly staffId: string;
  readonly now: Instant;
  readonly procedure: Procedure;
  readonly role: StaffActor['role'];
};
type AskedOn = Asked & { readonly state: CaseState };

/**
 * Asks the decider about a harmless example of each action; what it decides is thrown away. How far the
 * person's own limit reaches is asked when they act: whoever may not give leave is told so then.
 */
export const staffMay = (state: CaseState, asked: Asked): StaffMay => {
  const may = (command: Command, authority: Authority = []): boolean => {
    const by = { role: asked.role, id: asked.staffId, name: '' } as const;
    const { now, procedure, staffId } = asked;
    const colleagues = [staffId, colleagueOf(staffId), ...holderOf(state)];
    const { events } = decide(state, command, { now, by, procedure, authority, colleagues });
    return events !== undefined && events.length > 0;
  };
  const offered = (action: StaffAction): boolean =>
    action !== 'proposeApproved' || approvedFor(state.approvals, asked.staffId) !== undefined;
  const closings = CLOSINGS.filter((outcome) => may({ type: 'closeCase', outcome, reason: EXAMPLE }));
  return {
    actions: STAFF_ACTIONS.filter(offered).filter((action) =>
      action === 'close'
        ? closings.length > 0
        : may(SAMPLE[action]({ ...asked, state }), action === 'decideApproval' ? 'unlimited' : []),
    ),
    audiences: Audiences.options.filter((audience) =>
      audience === 'staff'
        ? may({ type: 'addNote', noteId: EXAMPLE, text: EXAMPLE })
        : may({ type: 'sendMessage', messageId: EXAMPLE, audience, text: EXAMPLE }),
    ),
    closings,
  };
};

/** Somebody else, whoever it may be. */
const colleagueOf = (staffId: string): string => `not-${staffId}`.slice(0, 64);
const holderOf = ({ people: { holder } }: CaseState): readonly string[] =>
  holder === null ? [] : [holder.actor.id];

/** The terms that this person was given leave for last. */
export const approvedFor = (
  approvals: readonly ApprovalState[],
  personId: string,
): ApprovalState | undefined =>
  approvals.findLast(({ status, by }) => status === 'approved' && by.id === personId);

/** Stands for an id or a text that is not there yet; no rule depends on what it says. */
const EXAMPLE = 'x';

/** Somebody outside of the dispute is asked. */
const outside = (now: Instant, who: Pick<Contributor, 'kind' | 'fit'>): Command => ({
  type: 'askContributor',
  inviteId: EXAMPLE,
  task: {
    taskId: EXAMPLE,
    askedOf: 'contributor',
    wants: 'answer',
    text: EXAMPLE,
    reason: EXAMPLE,
    dueAt: now + DAY,
    contributor: { contributorId: EXAMPLE, name: EXAMPLE, elements: [], files: [], ...who },
  },
});

/** A side whose turn it is not yet. */
const waitingSide = (state: CaseState) =>
  SIDES.find((side) => state.phase !== 'mediation' || state.turn?.of !== side) ?? 'claimant';

/** A side that has joined and for which nobody acts yet. */
const sideAlone = (state: CaseState) =>
  SIDES.find(
    (side) =>
      (side === 'claimant' || state.respondent !== null) && openMandate(state.mandates, side) === null,
  ) ?? 'claimant';

const allowedCarry = (state: CaseState): string =>
  state.phase === 'mediation'
    ? (state.carries.find(({ status }) => status === 'allowed')?.carryId ?? EXAMPLE)
    : EXAMPLE;

/** One row an action; an action without a row does not compile. */
const SAMPLE: { readonly [A in Exclude<StaffAction, 'close'>]: (asked: AskedOn) => Command } = {
  takeOver: () => ({ type: 'takeOver' }),
  release: () => ({ type: 'release' }),
  handOver: ({ staffId }) => ({ type: 'offerHandover', to: colleagueOf(staffId) }),
  acceptHandover: () => ({ type: 'acceptHandover' }),
  declineHandover: () => ({ type: 'declineHandover' }),
  propose: () => ({
    type: 'makeProposal',
    proposalId: EXAMPLE,
    terms: { other: [{ kind: 'other', by: 'respondent', dueInDays: 0 }] },
    reason: EXAMPLE,
  }),
  proposeApproved: ({ state, staffId }) => {
    const approved = approvedFor(state.approvals, staffId);
    return {
      type: 'makeProposal',
      proposalId: EXAMPLE,
      terms: approved?.terms ?? { other: [] },
      reason: EXAMPLE,
    };
  },
  decideApproval: ({ state }) => ({
    type: 'answerApproval',
    approvalId: state.approvals.find(({ status }) => status === 'open')?.approvalId ?? EXAMPLE,
    approved: true,
    reason: EXAMPLE,
  }),
  askTask: ({ now }) => ({
    type: 'askTask',
    task: {
      taskId: EXAMPLE,
      askedOf: 'claimant',
      wants: 'answer',
      text: EXAMPLE,
      reason: EXAMPLE,
      dueAt: now + DAY,
    },
  }),
  askContributor: ({ now }) => outside(now, { kind: 'other' }),
  askExpert: ({ now }) =>
    outside(now, { kind: 'expert', fit: { languages: [], field: null, credential: null, load: 0 } }),
  inviteRepresentative: ({ state }) => ({
    type: 'inviteRepresentative',
    inviteId: EXAMPLE,
    mandate: {
      representativeId: EXAMPLE,
      side: sideAlone(state),
      name: EXAMPLE,
      kind: 'lawyer',
      scope: 'reads',
      bids: false,
    },
  }),
  extendTask: ({ now, state }) => {
    const task = state.tasks.find(isPending);
    return {
      type: 'extendTask',
      taskId: task?.taskId ?? EXAMPLE,
      dueAt: Math.max(now, task?.dueAt ?? now) + DAY,
      reason: EXAMPLE,
    };
  },
  cancelTask: ({ state }) => ({
    type: 'cancelTask',
    taskId: state.tasks.find(isPending)?.taskId ?? EXAMPLE,
    reason: EXAMPLE,
  }),
  setReserve: ({ state }) => ({
    type: 'setReserve',
    amount: { minor: 0, currency: state.currency },
    reason: EXAMPLE,
  }),
  sealedRound: ({ procedure: { blindBid } }) => ({
    type: 'proposeSealedRound',
    roundId: EXAMPLE,
    rule: blindBid.rule,
    timing: blindBid.timings[0] ?? 'scheduled',
    reason: EXAMPLE,
  }),
  startMediation: () => ({ type: 'startMediation' }),
  declareConflict: () => ({ type: 'declareConflict', conflict: true }),
  giveTurn: ({ state }) => ({ type: 'giveTurn', to: waitingSide(state) }),
  askCarry: () => ({ type: 'askCarry', carryId: EXAMPLE, of: 'claimant', text: EXAMPLE }),
  carryAcross: ({ state }) => ({ type: 'carryAcross', carryId: allowedCarry(state) }),
  endMediation: () => ({ type: 'endMediation', settled: false }),
  offerPreferences: () => ({ type: 'offerPreferences', roundId: EXAMPLE }),
  proposeSession: ({ now }) => ({
    type: 'proposeSession',
    sessionId: EXAMPLE,
    times: [now + DAY],
    reason: EXAMPLE,
  }),
  cancelSession: ({ state }) => ({
    type: 'cancelSession',
    sessionId: currentSession(state)?.sessionId ?? EXAMPLE,
    reason: EXAMPLE,
  }),
  openRoom: () => ({ type: 'openRoom', sessionId: EXAMPLE }),
  endSession: ({ state }) => ({
    type: 'endSession',
    sessionId: runningSession(state)?.sessionId ?? EXAMPLE,
  }),
  extend: ({ now }) => ({ type: 'extendClock', clock: 'person', to: now + DAY, reason: EXAMPLE }),
  resume: () => ({ type: 'resumeCase' }),
  proveNotice: () => ({ type: 'proveNotice', how: 'byPerson' }),
  invite: () => ({ type: 'inviteRespondent', inviteId: EXAMPLE, name: EXAMPLE }),
  answerErasure: ({ state }) => ({
    type: 'answerErasure',
    requestId: openErasure(state)?.requestId ?? EXAMPLE,
    granted: false,
    reason: EXAMPLE,
  }),
  placeHold: () => ({ type: 'placeHold', reason: EXAMPLE }),
  liftHold: () => ({ type: 'liftHold', reason: EXAMPLE }),
  refer: () => ({ type: 'referCase', to: EXAMPLE, reason: EXAMPLE }),
};
