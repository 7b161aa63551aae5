import { mediatorOf } from '../../staff/seat.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import { type Actor, type Audience, caucusOf } from '../party.ts';
import type { CaseState } from '../state.ts';
import { stallShown } from './negotiating.ts';
import {
  ALREADY,
  askPerson,
  done,
  endOf,
  OPEN,
  PARTIES,
  personRequested,
  type Rules,
  refuse,
  rule,
  STAFF,
  sideOf,
} from './rule.ts';

/** A person's part in a case: asked for, taking over, handing over, writing, mediating; and what stops the script. */
export const PEOPLE: Rules<
  | 'requestPerson'
  | 'takeOver'
  | 'release'
  | 'offerHandover'
  | 'acceptHandover'
  | 'declineHandover'
  | 'sendMessage'
  | 'addNote'
  | 'noteChat'
  | 'optOut'
  | 'noteGuard'
  | 'noteCrisis'
  | 'resumeCase'
  | 'extendClock'
> = {
  requestPerson: rule(
    ['claimant', 'respondent', 'parley'],
    OPEN,
    (state, { reason }, context) => {
      if (context.by.role === 'parley') return done(...askPerson(state, reason, context));
      return state.people.requested === null && state.people.holder === null
        ? done(personRequested(sideOf(context), reason, context))
        : ALREADY;
    },
    { whilePaused: true },
  ),

  takeOver: rule(
    STAFF,
    OPEN,
    (state, _command, context) => {
      const { holder } = state.people;
      if (holder !== null && isActor(holder.actor, context)) return ALREADY;
      if (holder !== null && !hasLeft(holder.actor.id, context)) return refuse('heldByPerson');
      return done({ type: 'caseTakenOver', by: context.by, nextBy: endOf('person', context) });
    },
    { whilePaused: true },
  ),

  // A mediator hands the case back with `endMediation`, so that somebody is asked for it.
  release: rule(
    STAFF,
    OPEN,
    (state, _command, { by }) =>
      state.phase === 'mediation' && by.role === 'mediator'
        ? refuse('wrongPhase')
        : done({ type: 'caseReleased', by }),
    { holder: true },
  ),

  offerHandover: rule(
    STAFF,
    OPEN,
    (_state, { to }, context) =>
      isId(to, context) || context.colleagues?.includes(to) !== true
        ? refuse(isId(to, context) ? 'noHandover' : 'noColleague')
        : done({ type: 'handoverOffered', from: context.by, to, acceptBy: endOf('handover', context) }),
    { holder: true, whilePaused: true },
  ),

  acceptHandover: rule(
    STAFF,
    OPEN,
    (state, _command, context) => {
      const { handover } = state.people;
      return handover !== null && isId(handover.to, context)
        ? done({ type: 'handoverAccepted', by: context.by })
        : refuse('noHandover');
    },
    { whilePaused: true },
  ),

  declineHandover: rule(
    STAFF,
    OPEN,
    (state, _command, context) => {
      const { handover } = state.people;
      return handover !== null && (isId(handover.to, context) || isActor(handover.from, context))
        ? done({ type: 'handoverDeclined', by: context.by })
        : refuse('noHandover');
    },
    { whilePaused: true },
  ),

  sendMessage: rule(
    ['claimant', 'respondent', 'adjuster', 'mediator'],
    OPEN,
    (state, { messageId, audience, text }, context) => {
      const { role } = context.by;
      const staff = role === 'adjuster' || role === 'mediator';
      if (staff && !holds(state, context)) return refuse('notHolder');
      // A side writes to staff in its own room, in private to the mediator, or to everybody; never into the other side's room.
      const own = audience === 'joint' || audience === role || caucusOf(audience) === role;
      if (!staff && !own) return refuse('notYours');
      const caucus = caucusOf(audience) !== null;
      const mediatorId = mediatorOf(state);
      if (caucus && (mediatorId === null || role === 'adjuster')) return refuse('noMediator');
      // What a side writes to the team is not for a neutral, and a neutral writes none of it.
      if (role === 'mediator' && !caucus && audience !== 'joint') return refuse('notYours');
      if (!isReached(state, audience)) return refuse('wrongPhase');
      const { now, by } = context;
      const withWhom = caucus && mediatorId !== null ? { mediatorId } : {};
      const sent: CaseEvent = { type: 'messageSent', messageId, by, audience, text, ...withWhom };
      if (staff || audience !== 'joint' || state.phase !== 'negotiating') return done(sent);
      const messages = [...state.messages, { messageId, by, audience, text, at: now }];
      return done(sent, ...stallShown({ ...state, messages, movedAt: now }, context));
    },
    { whilePaused: true },
  ),

  addNote: rule(
    STAFF,
    OPEN,
    (_state, { noteId, text }, { by }) => done({ type: 'noteAdded', noteId, by, text }),
    {
      whilePaused: true,
    },
  ),

  noteChat: rule(
    PARTIES,
    OPEN,
    (_state, { platform, lost }, context) =>
      done(
        lost === undefined
          ? { type: 'chatAdded', by: sideOf(context), platform }
          : { type: 'chatLost', by: sideOf(context), platform, next: lost.next },
      ),
    { whilePaused: true },
  ),

  optOut: rule(
    PARTIES,
    OPEN,
    (state, _command, context) => {
      const by = sideOf(context);
      if (state.cannotOnline.includes(by)) return ALREADY;
      const asked =
        state.people.requested === null && state.people.holder === null
          ? [personRequested(by, 'cannotOnline', context)]
          : [];
      return done({ type: 'optedOut', by }, ...asked);
    },
    { whilePaused: true },
  ),

  noteGuard: rule(
    PARTIES,
    OPEN,
    (state, { kinds }, context) => {
      const by = sideOf(context);
      const fresh = kinds.filter(
        (kind) => !state.guards.some((guard) => guard.by === by && guard.kind === kind),
      );
      return fresh.length === 0
        ? ALREADY
        : done({ type: 'guardNoted', by, kinds: fresh }, ...askPerson(state, 'guarded', context));
    },
    { whilePaused: true },
  ),

  noteCrisis: rule(
    PARTIES,
    OPEN,
    (state, { kind }, context) => {
      if (state.paused !== null) return ALREADY;
      const noted: CaseEvent = { type: 'crisisNoted', by: sideOf(context), kind };
      const { holder } = state.people;
      return holder === null ? done(noted, personRequested('parley', 'crisis', context)) : done(noted);
    },
    { whilePaused: true },
  ),

  resumeCase: rule(
    STAFF,
    OPEN,
    (state, _command, { by }): Decision =>
      state.paused === null && state.cannotOnline.length === 0 ? ALREADY : done({ type: 'caseResumed', by }),
    { holder: true, whilePaused: true },
  ),

  extendClock: rule(
    STAFF,
    OPEN,
    (_state, { clock, to, reason }, { by, now }) =>
      // A task has a date of its own, and is given more time by itself.
      to <= now || clock === 'task'
        ? refuse('tooEarly', { at: to })
        : done({ type: 'clockExtended', clock, by, to, reason }),
    { holder: true },
  ),
};

/**
 * Is somebody there to read it? Who opened the invitation may talk with staff before joining; the other side's room and
 * the common one are theirs once they have joined.
 */
const isReached = (state: CaseState, audience: Audience): boolean => {
  if (audience === 'staff' || audience === 'claimant' || state.respondent !== null) return true;
  return audience === 'respondent' && state.phase === 'invited' && state.notice !== null;
};

/** Somebody who has left the team, or may take no case any more, holds none back. */
const hasLeft = (id: string, { colleagues }: DecisionContext): boolean =>
  colleagues !== undefined && !colleagues.includes(id);

const isId = (id: string, { by }: DecisionContext): boolean => by.role !== 'parley' && by.id === id;
const isActor = (actor: Actor, context: DecisionContext): boolean =>
  actor.role !== 'parley' && isId(actor.id, context);
const holds = (state: CaseState, context: DecisionContext): boolean =>
  state.people.holder !== null && isActor(state.people.holder.actor, context);
