import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { say } from '../../../../core/message/phrasing.ts';
import { type Reader, type SaidOf, words } from '../../../../core/message/said.ts';
import type { Address } from '../../../../core/port/store.ts';
import type { TeamsParts } from '../parts.ts';

const Name = z.string().min(1).max(200);

/** What a consent card carries and brings back: a file of the case, or its record. */
export const Offered = z.discriminatedUnion('what', [
  z.object({ what: z.literal('file'), conversationId: Name, file: Name }),
  z.object({ what: z.literal('record'), conversationId: Name }),
]);
export type Offered = z.infer<typeof Offered>;

export type Offer = { readonly name: string; readonly bytes: number; readonly offered: Offered };

/**
 * A bot cannot put a file into a chat. It asks whether it may put one into the person's own OneDrive, and is given an
 * address to send it to once the person agrees (Teams, "Send and receive files", personal chats only).
 */
export const consentCard = ({ name, bytes, offered }: Offer, description: string): Partial<Activity> => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: { description, sizeInBytes: bytes, acceptContext: offered, declineContext: offered },
    },
  ],
});

/** A file that somebody else added to the case, offered; null where this reader may not have it. */
export const fileOffer = async (
  { service }: Pick<TeamsParts, 'service'>,
  { conversationId }: Address,
  { evidenceId, from }: SaidOf<'file'>,
  reader: Reader,
): Promise<Partial<Activity> | null> => {
  const evidence = await service.evidence(conversationId, evidenceId);
  if (evidence === null) return null;
  const { name, bytes, sha256 } = evidence;
  const who = words(say(`chrome.from.${from === 'bot' ? 'adjuster' : from}`), reader);
  return consentCard(
    { name: fileName(name), bytes, offered: { what: 'file', conversationId, file: sha256 } },
    words(say('teams.file.offer', { who }), reader),
  );
};

/** SharePoint takes none of these in a name. */
const fileName = (name: string): string => name.replace(/["*:<>?/\\|#%]/gu, '_').slice(0, 120) || 'file';
