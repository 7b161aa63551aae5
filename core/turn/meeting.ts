import type { RoomCommand } from '../case/command.ts';
import { caseNumber } from '../case/number.ts';
import { atTable, type CaseState } from '../case/state.ts';
import { type RoomAccess, roomSeat } from '../mediation/session.ts';
import { lastHour } from '../mediation/video-session.ts';
import type { Appointment } from '../port/calendar.ts';
import { goesAsFarAs, mandateOf } from '../representation/mandate.ts';
import type { Instant } from '../time.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import { usable } from './enter.ts';
import { onLatest } from './on-latest.ts';
import { newResumeLink } from './resume-link.ts';
import type { AppointmentOf } from './service.ts';
import { speakToAll } from './speak.ts';

/** See `TurnService.room`. */
export const roomOf = async (engine: Engine, conversationId: string): Promise<RoomAccess | null> => {
  const conversation = await engine.store.conversation(conversationId);
  if (conversation === null) return null;
  const { state } = await engine.cache.fresh(conversation.caseId);
  return state === null ? null : roomSeat(state, conversation, engine.clock.now());
};

/** See `TurnService.noteRoom`. */
export const noteRoom = async (engine: Engine, caseId: string, command: RoomCommand): Promise<void> => {
  await engine.cases.run(caseId, () =>
    onLatest(engine, caseId, async (loaded) => {
      const now = engine.clock.now();
      const acted = act(engine, loaded, [command], { role: 'parley' }, now, 'en');
      const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
      return result.ok ? undefined : 'conflict';
    }),
  );
};

/** See `TurnService.appointment`. */
export const appointmentOf = async (
  engine: Engine,
  conversationId: string,
  sessionId: string,
): Promise<Appointment | null> => {
  const conversation = await engine.store.conversation(conversationId);
  // Who is asked for one thing from outside sits at no table.
  if (conversation === null || conversation.role === 'contributor') return null;
  const { state } = await engine.cache.fresh(conversation.caseId);
  if (state !== null && conversation.role === 'representative' && !speaksNow(state, conversation.personId))
    return null;
  return state === null ? null : appointmentIn(state, sessionId, engine.clock.now());
};

/** Only who speaks for a side sits at the table with it. */
const speaksNow = ({ mandates }: CaseState, personId: string): boolean => {
  const mandate = mandateOf(mandates, personId);
  return mandate?.status === 'active' && goesAsFarAs(mandate, 'speaks');
};

/** See `TurnService.talkLink`. */
export const talkLink = async (
  engine: Engine,
  conversationId: string,
  sessionId: string,
): Promise<string | null> => {
  const conversation = await engine.store.conversation(conversationId);
  const appointment = await appointmentOf(engine, conversationId, sessionId);
  if (conversation === null || appointment === null) return null;
  const until = lastHour(appointment);
  return until <= engine.clock.now() ? null : newResumeLink(engine, conversation, until);
};

/** See `TurnService.appointmentByLink`. */
export const appointmentByLink = async (
  engine: Engine,
  code: string,
  sessionId: string,
): Promise<AppointmentOf | null> => {
  const found = await usable(engine, code, null);
  if ('problem' in found || found.link.kind !== 'resume' || found.link.caseId === null) return null;
  const { caseId, personId } = found.link;
  const own = (await engine.store.conversations(caseId)).find((each) => each.personId === personId);
  if (own === undefined) return null;
  const { conversationId } = own;
  const appointment = await appointmentOf(engine, conversationId, sessionId);
  return appointment === null ? null : { conversationId, appointment };
};

/** The entry as it stands now, whichever of its times was asked for; one whose new time is not known is off meanwhile. */
const appointmentIn = (state: CaseState, sessionId: string, now: Instant): Appointment | null => {
  const sessions = atTable(state) ? state.sessions : [];
  const uid = sessions.find((session) => session.sessionId === sessionId)?.uid;
  const dated = sessions.findLast((session) => session.uid === uid && session.at !== null);
  const newest = sessions.findLast((session) => session.uid === uid);
  if (uid === undefined || newest === undefined || dated === undefined || dated.at === null) return null;
  return {
    uid: `${uid}@parley`,
    sequence: newest.sequence,
    at: dated.at,
    minutes: dated.minutes,
    cancelled: newest.status !== 'set' && newest.status !== 'ended',
    now,
    reference: caseNumber(state.caseId),
  };
};
