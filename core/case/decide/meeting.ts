import { chairOf, TALKING } from '../../mediation/chair.ts';
import { currentSession } from '../../mediation/session.ts';
import {
  commonTime,
  MINUTES,
  NOTICE,
  noneLeft,
  openHours,
  unmarked,
  type VideoSession,
} from '../../mediation/video-session.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { CaseEvent, CaseEventType } from '../event.ts';
import type { Side } from '../party.ts';
import type { AtTable, CaseState } from '../state.ts';
import { ALREADY, done, endOf, PARLEY, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';

/** A talk on video: its times, who suits what, coming and going. Nobody is held to anything for not being there. */
export const MEETING: Rules<
  | 'proposeSession'
  | 'markSession'
  | 'cancelSession'
  | 'openRoom'
  | 'joinSession'
  | 'leaveSession'
  | 'endSession'
> = {
  proposeSession: rule(STAFF, ['mediation'], (state, { sessionId, times, minutes, reason }, context) => {
    if (!isChair(state, context)) return refuse('notHolder');
    if (sessionOf(state, sessionId) !== undefined) return ALREADY;
    if (times.some((time) => time < context.now + NOTICE))
      return refuse('tooEarly', { at: context.now + NOTICE });
    const before = currentSession(state);
    // People have a set time in their calendars: they are told why it moves.
    const moves = before !== null && before.status === 'set' && !before.begun;
    if (moves && reason === undefined) return refuse('needsReason');
    return done({
      type: 'sessionProposed',
      sessionId,
      times,
      minutes: minutes ?? MINUTES.usual,
      markBy: Math.min(endOf('sessionMark', context), Math.max(...times) - NOTICE / 2),
      ...(moves ? { replaces: before.sessionId } : {}),
      ...(reason === undefined ? {} : { reason }),
    });
  }),

  markSession: rule(PARTIES, ['mediation'], (state, { sessionId, suits }, context) => {
    const by = sideOf(context);
    const session = sessionOf(state, sessionId);
    if (session !== undefined && isSame(session.marks[by], suits)) return ALREADY;
    if (session?.status !== 'proposed' || context.now >= session.markBy) return refuse('sessionGone');
    if (suits.some((time) => !session.times.includes(time))) return refuse('sessionGone');
    const marked = { ...session, marks: { ...session.marks, [by]: suits } };
    return done({ type: 'sessionMarked', sessionId, by, suits }, ...outcomeOf(marked, context));
  }),

  cancelSession: rule(
    [...PARTIES, ...STAFF],
    ['mediation'],
    (state, { sessionId, reason }, context) => {
      const by = actingSide(context);
      if (by === null && !isChair(state, context)) return refuse('notHolder');
      const session = currentSession(state);
      if (session?.sessionId !== sessionId || session.begun) return refuse('sessionGone');
      return done({ type: 'sessionCancelled', sessionId, by: by ?? 'chair', reason });
    },
    { whilePaused: true },
  ),

  openRoom: rule(STAFF, ['mediation'], (state, { sessionId }, context) => {
    if (!isChair(state, context)) return refuse('notHolder');
    if (sessionOf(state, sessionId) !== undefined) return ALREADY;
    if (isOpenNow(state, context)) return refuse('alreadyDone');
    return done({ type: 'roomOpened', sessionId, minutes: MINUTES.usual });
  }),

  // Who comes and goes is seen by the room itself, which says so here.
  joinSession: rule(PARLEY, TALKING, (state, { sessionId, seat }, { now }) => {
    const session = sessionOf(state, sessionId);
    const hours = session === undefined ? null : openHours(session);
    if (session === undefined || hours === null) return refuse('sessionGone');
    if (now < hours.from || now >= hours.until) return refuse('roomClosed', { at: hours.from });
    return session.here.includes(seat) ? ALREADY : done({ type: 'sessionJoined', sessionId, by: seat });
  }),

  leaveSession: rule(
    PARLEY,
    TALKING,
    (state, { sessionId, seat, how }) =>
      sessionOf(state, sessionId)?.here.includes(seat) === true
        ? done({ type: 'sessionLeft', sessionId, by: seat, how })
        : ALREADY,
    { whilePaused: true },
  ),

  endSession: rule(
    [...PARLEY, ...STAFF],
    TALKING,
    (state, { sessionId }, context) => {
      if (context.by.role !== 'parley' && !isChair(state, context)) return refuse('notHolder');
      return sessionOf(state, sessionId)?.status === 'set'
        ? done({ type: 'sessionEnded', sessionId })
        : ALREADY;
    },
    { whilePaused: true },
  ),
};

/** What the marks come to: a time, none, or still open. */
const outcomeOf = (session: VideoSession, { now }: DecisionContext): readonly CaseEvent[] => {
  const { sessionId } = session;
  const ahead = { ...session, times: session.times.filter((time) => time > now) };
  if (noneLeft(ahead)) return [{ type: 'noCommonTime', sessionId }];
  // A time that comes earlier in the chair's order may still come to suit both, so none is taken before both have said.
  const at = unmarked(session).length === 0 ? commonTime(ahead) : null;
  return at === null ? [] : [{ type: 'sessionSet', sessionId, at }];
};

/** What takes a case out of the mediation, and with it a talk that has not begun. */
const LEAVES: ReadonlySet<CaseEventType> = new Set([
  'agreementReached',
  'mediationEnded',
  'conflictDeclared',
  'caseWithdrawn',
  'caseReferred',
  'caseClosed',
]);

const leaves = (event: CaseEvent): boolean =>
  event.type === 'conflictDeclared' ? event.conflict : LEAVES.has(event.type);

/** Nobody waits for a talk that nothing is left for: it is called off before the case moves on. */
export const withoutTalksAhead = (state: CaseState, decision: Decision): Decision => {
  if (state.phase !== 'mediation' || decision.events?.some(leaves) !== true) return decision;
  const session = currentSession(state);
  return session === null || session.begun
    ? decision
    : done(
        { type: 'sessionCancelled', sessionId: session.sessionId, by: 'parley', reason: null },
        ...decision.events,
      );
};

const isOpenNow = ({ sessions }: Pick<AtTable, 'sessions'>, { now }: DecisionContext): boolean =>
  sessions.some((session) => {
    const hours = openHours(session);
    return hours !== null && now >= hours.from && now < hours.until;
  });

const isSame = (before: readonly number[] | undefined, now: readonly number[]): boolean =>
  before !== undefined && before.length === now.length && now.every((time) => before.includes(time));

const sessionOf = ({ sessions }: Pick<AtTable, 'sessions'>, id: string): VideoSession | undefined =>
  sessions.find(({ sessionId }) => sessionId === id);

const isChair = (state: CaseState, { by }: DecisionContext): boolean =>
  by.role !== 'parley' && chairOf(state)?.id === by.id;

const actingSide = ({ by }: DecisionContext): Side | null =>
  by.role === 'claimant' || by.role === 'respondent' ? by.role : null;
