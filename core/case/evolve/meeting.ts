import { absent, type RoomSeat, type VideoSession } from '../../mediation/video-session.ts';
import type { Instant } from '../../time.ts';
import type { AtTable, CaseState } from '../state.ts';
import { tableState } from './part.ts';
import type { Steps } from './step.ts';

/** Talks on video: their times, and who was there. */
export const MEETING: Steps<
  | 'sessionProposed'
  | 'sessionMarked'
  | 'sessionSet'
  | 'noCommonTime'
  | 'sessionCancelled'
  | 'roomOpened'
  | 'sessionBegun'
  | 'sessionJoined'
  | 'sessionLeft'
  | 'sessionMissed'
  | 'sessionEnded'
> = {
  sessionProposed: (state, { sessionId, times, minutes, markBy, replaces }, { at }) => {
    const before = tableState(state).sessions.find((session) => session.sessionId === replaces);
    const { uid, sequence } = before ?? { uid: sessionId, sequence: -1 };
    const sessions = tableState(state).sessions.map(replaced);
    return added(
      { ...tableState(state), sessions },
      {
        ...fresh(sessionId, minutes, at),
        uid,
        sequence: sequence + 1,
        times,
        markBy,
        status: 'proposed',
      },
    );
  },
  sessionMarked: (state, { sessionId, by, suits }) =>
    changed(state, sessionId, (session) => ({ ...session, marks: { ...session.marks, [by]: suits } })),
  sessionSet: (state, { sessionId, at: begins }, { at }) =>
    changed(state, sessionId, (session) => ({
      ...session,
      status: 'set',
      at: begins,
      setAt: at,
      // The entry that was called off when its time moved is on again.
      sequence: session.uid === sessionId ? session.sequence : session.sequence + 1,
    })),
  noCommonTime: (state, { sessionId }, { at }) =>
    changed(state, sessionId, (session) => ({ ...session, status: 'apart', again: at })),
  sessionCancelled: (state, { sessionId, by }, { at }) =>
    changed(state, sessionId, (session) => ({
      ...session,
      status: 'cancelled',
      sequence: session.sequence + 1,
      here: [],
      // Whom it did not suit still wants to talk; who leads the talks knows whether there is more to say.
      again: by === 'claimant' || by === 'respondent' ? at : null,
    })),
  roomOpened: (state, { sessionId, minutes }, { at }) =>
    added(state, {
      ...fresh(sessionId, minutes, at),
      times: [at],
      status: 'set',
      at,
      setAt: at,
      begun: true,
      called: true,
    }),
  sessionBegun: (state, { sessionId }) =>
    changed(state, sessionId, (session) => ({ ...session, begun: true })),
  sessionJoined: (state, { sessionId, by }) =>
    changed(state, sessionId, (session) => {
      const came = [...without(session.came, by), by];
      const whole = absent({ came }).length === 0;
      return {
        ...session,
        came,
        here: [...without(session.here, by), by],
        again: whole ? null : session.again,
      };
    }),
  sessionLeft: (state, { sessionId, by }) =>
    changed(state, sessionId, (session) => ({ ...session, here: without(session.here, by) })),
  sessionMissed: (state, { sessionId, absent: missed }, { at }) =>
    changed(state, sessionId, (session) => ({ ...session, missed, again: at })),
  sessionEnded: (state, { sessionId }) =>
    changed(state, sessionId, (session) => ({ ...session, status: 'ended', here: [] })),
};

const fresh = (sessionId: string, minutes: number, at: Instant): VideoSession => ({
  sessionId,
  uid: sessionId,
  sequence: 0,
  times: [],
  minutes,
  proposedAt: at,
  markBy: at,
  marks: {},
  status: 'proposed',
  at: null,
  setAt: null,
  begun: false,
  called: false,
  here: [],
  came: [],
  missed: [],
  again: null,
});

const added = (state: CaseState, session: VideoSession): AtTable => {
  const table = tableState(state);
  return { ...table, sessions: [...table.sessions, session] };
};

/** New times stand in place of those before them; whoever is talking meanwhile goes on. */
const replaced = (session: VideoSession): VideoSession => {
  const { status, begun } = session;
  const over = status === 'ended' || status === 'cancelled' || begun;
  return { ...session, status: over ? status : 'replaced', again: null };
};

const without = (seats: readonly RoomSeat[], seat: RoomSeat): readonly RoomSeat[] =>
  seats.filter((each) => each !== seat);

const changed = (
  state: CaseState,
  sessionId: string,
  change: (session: VideoSession) => VideoSession,
): AtTable => {
  const table = tableState(state);
  return {
    ...table,
    sessions: table.sessions.map((session) => (session.sessionId === sessionId ? change(session) : session)),
  };
};
