import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../../../core/locale.ts';
import type { AppointmentOf } from '../../../../core/turn/service.ts';
import { readerIn } from './access.ts';
import { languageOf } from './language.ts';
import type { WebParts } from './parts.ts';
import { POLICY } from './security.ts';
import { refused, sayer } from './words.ts';

/** The name under which the file of a talk on video is saved. */
export const CALENDAR_FILE = 'parley.ics';

const ENDING = '.ics';

type Parts = Pick<WebParts, 'service' | 'calendar' | 'wording' | 'publicUrl'>;

/** Where a conversation's person gets a talk on video for their calendar. */
export const calendarPath = (conversationId: string, sessionId: string): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/sessions/${encodeURIComponent(sessionId)}${ENDING}`;

/** Gives a talk on video as a calendar file: its time, the number of the case and the way to the conversation, no more. */
export const calendarHandler = (parts: Parts) => {
  const give = giver(parts);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { locale, conversation } = readerIn(request);
    const { conversationId } = conversation;
    const session = sessionIn(request);
    const appointment = session === null ? null : await parts.service.appointment(conversationId, session);
    return give(reply, locale, appointment === null ? null : { conversationId, appointment });
  };
};

/**
 * The same to whoever holds the code of a link that lets its person in: a calendar on a phone has no session here. It
 * lets nobody in and uses nothing up.
 */
export const calendarByLink = (parts: Parts) => {
  const give = giver(parts);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { code } = request.params as { readonly code: string };
    const session = sessionIn(request);
    const found = session === null ? null : await parts.service.appointmentByLink(code, session);
    return give(reply, languageOf(request), found);
  };
};

/** The session that the address names; null where it does not end as a calendar file does. */
const sessionIn = ({ params }: FastifyRequest): string | null => {
  const { session } = params as { readonly session: string };
  return session.endsWith(ENDING) ? session.slice(0, -ENDING.length) : null;
};

const giver = ({ calendar, wording, publicUrl }: Parts) => {
  const say = sayer(wording);
  return (reply: FastifyReply, locale: Locale, found: AppointmentOf | null): FastifyReply => {
    if (found === null) return reply.code(404).send(refused(say('refusal.sessionGone', locale)));
    const { conversationId, appointment } = found;
    const title = say('session.title', locale, { reference: appointment.reference });
    const url = `${publicUrl()}/c/${encodeURIComponent(conversationId)}`;
    return reply
      .headers({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${CALENDAR_FILE}"`,
        'content-security-policy': POLICY.data,
        'cache-control': 'no-store',
      })
      .send(calendar.file(appointment, { title, url }));
  };
};
