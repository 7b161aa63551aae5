import type { Role } from '../case/party.ts';
import { atTable, type CaseState, isOpen } from '../case/state.ts';
import { goesAsFarAs, mandateOf } from '../representation/mandate.ts';
import type { Instant } from '../time.ts';
import { chairOf, TALKING } from './chair.ts';
import { openHours, type RoomSeat, type VideoSession } from './video-session.ts';

const sessionsOf = (state: CaseState): readonly VideoSession[] => (atTable(state) ? state.sessions : []);

/** The appointment that a case still has something to do with: the newest, unless it is over. */
export const currentSession = (state: CaseState): VideoSession | null =>
  sessionsOf(state).findLast(
    ({ called, status }) => !called && (status === 'proposed' || status === 'apart' || status === 'set'),
  ) ?? null;

/** The talk that goes on now, by appointment or on the chair's word. */
export const runningSession = (state: CaseState): VideoSession | null =>
  sessionsOf(state).findLast(({ begun, status }) => begun && status === 'set') ?? null;

/** The session whose room is open at that moment, else the next one that has a time. */
const sessionNear = (state: CaseState, now: Instant): VideoSession | null => {
  const left = sessionsOf(state).filter((session) => (openHours(session)?.until ?? 0) > now);
  return left.findLast((session) => (openHours(session)?.from ?? now) <= now) ?? left[0] ?? null;
};

/** Who knocks at the room of a case: the seat of a conversation and the person in it. */
export type Knocking = { readonly role: Role; readonly personId: string };

/**
 * May somebody enter the room of a case now, and as what. `notYours`: no seat in this room. `noSession`: no time is set.
 * `tooEarly`: it opens at `opensAt`. `paused`: the case stands still for somebody's safety.
 */
export type RoomAccess =
  | {
      readonly may: true;
      readonly as: RoomSeat;
      /** What the others read under the picture; null where the case knows no name. */
      readonly name: string | null;
      /** Sits with a side for which they act. */
      readonly acts: boolean;
      readonly sessionId: string;
      /** When the talk begins; before it, people wait and look at their camera. */
      readonly at: Instant;
      readonly closesAt: Instant;
    }
  | {
      readonly may: false;
      readonly why: 'notYours' | 'noSession' | 'tooEarly' | 'paused';
      readonly opensAt: Instant | null;
    };

/** Asked before every entry and every renewal of a token: what was allowed a minute ago may be over. */
export const roomSeat = (state: CaseState, who: Knocking, now: Instant): RoomAccess => {
  const sitting = sittingOf(state, who);
  if (sitting === null) return shut('notYours');
  const { seat, name, acts } = sitting;
  if (!isOpen(state) || !TALKING.some((phase) => phase === state.phase)) return shut('noSession');
  if (state.paused !== null) return shut('paused');
  const session = sessionNear(state, now);
  const hours = session === null ? null : openHours(session);
  if (session === null || session.at === null || hours === null) return shut('noSession');
  if (now < hours.from) return { may: false, why: 'tooEarly', opensAt: hours.from };
  return {
    may: true,
    as: seat,
    name,
    acts,
    sessionId: session.sessionId,
    at: session.at,
    closesAt: hours.until,
  };
};

const shut = (why: 'notYours' | 'noSession' | 'paused'): RoomAccess => ({ may: false, why, opensAt: null });

/** Whoever speaks for a side sits with it, under a name of their own. */
const sittingOf = (
  state: CaseState,
  who: Knocking,
): { readonly seat: RoomSeat; readonly name: string | null; readonly acts: boolean } | null => {
  if (who.role === 'representative') {
    const mandate = mandateOf(state.mandates, who.personId);
    return mandate?.status === 'active' && goesAsFarAs(mandate, 'speaks')
      ? { seat: mandate.side, name: mandate.name, acts: true }
      : null;
  }
  const seat = seatOf(state, who);
  return seat === null ? null : { seat, name: nameOf(state, seat), acts: false };
};

const seatOf = (state: CaseState, { role, personId }: Knocking): RoomSeat | null => {
  if (role === 'claimant') return state.claimant.id === personId ? role : null;
  if (role === 'respondent') return state.respondent?.id === personId ? role : null;
  const chair = chairOf(state);
  return chair !== null && chair.role === role && chair.id === personId ? 'chair' : null;
};

const nameOf = (state: CaseState, seat: RoomSeat): string | null => {
  if (seat === 'claimant') return null;
  return (seat === 'respondent' ? state.respondent?.name : chairOf(state)?.name) ?? null;
};
