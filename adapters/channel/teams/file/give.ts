import { z } from 'zod';
import type { Phrase } from '../../../../core/message/message.ts';
import { say } from '../../../../core/message/phrasing.ts';
import { recordFile } from '../../../../core/record/export.ts';
import { SECOND } from '../../../../core/time.ts';
import type { TeamsChat } from '../chat.ts';
import { persistently, type TeamsParts, tell, textMessage, wordIn } from '../parts.ts';
import { isFileStore } from './fetch.ts';
import { consentCard, Offered } from './offer.ts';

const PATIENCE = 60 * SECOND;

/** What Teams sends when the buttons of a consent card are pressed. */
export const Consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: Offered,
  uploadInfo: z
    .object({
      uploadUrl: z.string(),
      contentUrl: z.string(),
      name: z.string(),
      uniqueId: z.string(),
      fileType: z.string(),
    })
    .nullish(),
});
export type Consent = z.infer<typeof Consent>;

const recordOf = async ({ service }: Pick<TeamsParts, 'service'>, conversationId: string) => {
  const record = await service.exportRecord(conversationId);
  return record === null
    ? null
    : { name: recordFile(record), bytes: Buffer.from(`${JSON.stringify(record, null, 2)}\n`) };
};

/** Offers the record of the case as a file. */
export const offerRecord = async (
  parts: TeamsParts,
  chat: TeamsChat,
  conversationId: string,
): Promise<void> => {
  const record = await recordOf(parts, conversationId);
  if (record === null) return;
  const offered = { what: 'record', conversationId } as const;
  const text = parts.wording.say(say('teams.file.record'), chat.locale, chat.timeZone);
  const offer = consentCard({ name: record.name, bytes: record.bytes.length, offered }, text);
  const sent = await persistently(() => parts.connector.send(chat.place, offer));
  if (sent.outcome !== 'taken')
    parts.log.warn({ what: 'teamsOffer', channel: 'teams', conversationId, code: sent.outcome });
};

/** What this chat's person may have of what was offered; an offer is no right, so it is looked at again. */
const bytesOf = async (parts: TeamsParts, chat: TeamsChat, offered: Offered): Promise<Uint8Array | null> => {
  const { conversationId } = offered;
  const seated = await parts.store.addressesAt('teams', chat.chatId);
  if (!seated.some((address) => address.conversationId === conversationId)) return null;
  if (offered.what === 'record') return (await recordOf(parts, conversationId))?.bytes ?? null;
  const evidence = await parts.service.evidence(conversationId, offered.file);
  return evidence === null ? null : parts.attachments.get(evidence.sha256);
};

/** Gives a file that was agreed to, and takes the card's buttons away. `cardId`: Teams' own of the card. */
export const giveFile = async (
  parts: TeamsParts,
  chat: TeamsChat,
  { action, context, uploadInfo }: Consent,
  cardId: string | null,
): Promise<void> => {
  const close = async (phrase: Phrase): Promise<void> => {
    if (cardId === null) return tell(parts, chat.place, chat, [phrase]);
    const text = wordIn(parts, chat)(phrase);
    await persistently(() => parts.connector.update(chat.place, cardId, textMessage(text)));
  };
  if (action === 'decline' || uploadInfo === undefined || uploadInfo === null)
    return close(say('teams.file.declined'));
  const bytes = await bytesOf(parts, chat, context);
  if (bytes === null) return close(say('teams.file.gone'));
  const url = URL.parse(uploadInfo.uploadUrl);
  const at = { settings: parts.settings, serviceUrl: chat.place.serviceUrl };
  if (url === null || !isFileStore(url, at) || !(await upload(url, bytes)))
    return close(say('teams.file.notGiven'));
  await close(say('teams.file.given', { name: uploadInfo.name }));
  await persistently(() => parts.connector.send(chat.place, fileCard(uploadInfo)));
};

/** OneDrive takes a file in one piece where it is told which bytes these are. The address is the right to write: no token. */
const upload = async (url: URL, bytes: Uint8Array): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

const fileCard = ({ contentUrl, name, uniqueId, fileType }: NonNullable<Consent['uploadInfo']>) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl,
      name,
      content: { uniqueId, fileType },
    },
  ],
});
