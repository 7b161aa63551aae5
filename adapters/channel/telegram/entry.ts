import type { Body } from '../../../core/message/message.ts';
import type { Letter } from '../../../core/port/channel.ts';
import type { Parcel } from './parcel.ts';
import type { TelegramParts } from './parts.ts';
import { htmlOf, type Line, plainOf } from './text.ts';

/** The name under which a phone keeps the file until its calendar has it. */
const FILE_NAME = 'parley.ics';

/**
 * A talk on video as a file that a phone's calendar opens; null where it has no time. Moved or called off, the same
 * entry comes again with a higher number, and the calendar changes it or takes it out. It leads back to this chat, where
 * the way into the room stands: a calendar may be open to more people than a chat is.
 */
export const calendarDocument = async (
  { service, calendar, client, started, publicUrl, wording }: TelegramParts,
  { address: { conversationId, chatId }, locale, timeZone }: Letter,
  { sessionId }: Extract<Body, { kind: 'calendar' }>,
): Promise<((caption: readonly Line[]) => Parcel) | null> => {
  const appointment = await service.appointment(conversationId, sessionId);
  if (appointment === null) return null;
  const { reference } = appointment;
  const title = wording.say({ key: 'session.title', params: { reference } }, locale, timeZone);
  const url = started.name === null ? publicUrl() : `https://t.me/${started.name}`;
  const source = Buffer.from(calendar.file(appointment, { title, url }));
  return (caption) => ({
    send: (form) =>
      client.call('sendDocument', {
        chat_id: chatId,
        document: { source, filename: FILE_NAME },
        ...(form === 'html'
          ? { caption: htmlOf(caption), parse_mode: 'HTML' }
          : { caption: plainOf(caption) }),
      }),
  });
};
