import type { Body } from '../../../core/message/message.ts';
import type { Letter } from '../../../core/port/channel.ts';
import type { Parcel } from './parcel.ts';
import type { TelegramParts } from './parts.ts';
import { htmlOf, type Line, plainOf } from './text.ts';

/** What Telegram shows as a picture; everything else is a file to open. */
const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * A file of the case as Telegram shows it; null where this reader may not have it. A picture that Telegram cannot show
 * as one (https://core.telegram.org/bots/api#sendphoto limits its sides) goes as a document.
 */
export const pictureOrDocument = async (
  { service, attachments, client }: TelegramParts,
  { address: { conversationId, chatId } }: Letter,
  { evidenceId }: Extract<Body, { kind: 'file' }>,
): Promise<((caption: readonly Line[]) => Parcel) | null> => {
  const evidence = await service.evidence(conversationId, evidenceId);
  const bytes = evidence === null ? null : await attachments.get(evidence.sha256);
  if (evidence === null || bytes === null) return null;
  const { name: filename, mime } = evidence;
  return (caption) => ({
    send: (form) => {
      const file = { source: Buffer.from(bytes), filename };
      const words =
        form === 'html'
          ? { caption: htmlOf(caption), parse_mode: 'HTML' as const }
          : { caption: plainOf(caption) };
      return form === 'html' && PICTURES.has(mime)
        ? client.call('sendPhoto', { chat_id: chatId, photo: file, ...words })
        : client.call('sendDocument', { chat_id: chatId, document: file, ...words });
    },
  });
};
