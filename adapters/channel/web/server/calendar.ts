import type { FastifyReply, FastifyRequest } from 'fastify';
import { readerIn } from './access.ts';
import type { WebParts } from './parts.ts';
import { POLICY } from './security.ts';
import { refused, sayer } from './words.ts';

/** The name under which the file of a talk on video is saved. */
export const CALENDAR_FILE = 'parley.ics';

const ENDING = '.ics';

/** Where a conversation's person gets a talk on video for their calendar. */
export const calendarPath = (conversationId: string, sessionId: string): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/sessions/${encodeURIComponent(sessionId)}${ENDING}`;

/** Gives a talk on video as a calendar file: its time, the number of the case and the way to the conversation, no more. */
export const calendarHandler = ({
  service,
  calendar,
  wording,
  publicUrl,
}: Pick<WebParts, 'service' | 'calendar' | 'wording' | 'publicUrl'>) => {
  const say = sayer(wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { locale, conversation } = readerIn(request);
    const { conversationId } = conversation;
    const { session } = request.params as { readonly session: string };
    const appointment = session.endsWith(ENDING)
      ? await service.appointment(conversationId, session.slice(0, -ENDING.length))
      : null;
    if (appointment === null) return reply.code(404).send(refused(say('refusal.sessionGone', locale)));
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
