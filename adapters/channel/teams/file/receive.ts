import type { Phrase } from '../../../../core/message/message.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { TeamsChat } from '../chat.ts';
import { type TeamsParts, tell } from '../parts.ts';
import type { Take } from '../take.ts';
import type { SentFile } from '../words-of.ts';
import { fetchFile } from './fetch.ts';

/** Takes a file that a person sent into the case, or says why not. */
export const receiveFile = async (
  parts: TeamsParts,
  take: Take,
  chat: TeamsChat,
  conversationId: string,
  updateId: string,
  file: SentFile,
): Promise<void> => {
  const { store, service } = parts;
  if (await store.handled(conversationId, updateId)) return;
  const no = (phrase: Phrase) => tell(parts, chat.place, chat, [phrase]);
  const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
  if (shown?.panel.composer.open !== true) return no(say('chrome.ended'));
  const at = { settings: parts.settings, serviceUrl: chat.place.serviceUrl };
  const fetched = await fetchFile(file.url, file.own ? await parts.tokens.get() : null, at);
  if ('problem' in fetched)
    return no(say(fetched.problem === 'size' ? 'fileProblem.size' : 'teams.file.unreachable'));
  const kept = await parts.intake.keep(fetched.bytes, file.name);
  if ('problem' in kept) return no(say(`fileProblem.${kept.problem}`));
  await take(chat, conversationId, updateId, [{ kind: 'file', file: kept.file }]);
};
