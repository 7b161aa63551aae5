import type { Activity } from 'botbuilder';
import type { ChatParts } from '../../../core/delivery/platform.ts';
import type { Phrase } from '../../../core/message/message.ts';
import type { TeamsChat } from './chat.ts';
import type { Connector, Place, Sent } from './connector.ts';
import type { OutboundToken } from './outbound-token.ts';
import type { TeamsSettings } from './settings.ts';

/** What the pieces of this adapter work with. */
export type TeamsParts = ChatParts & {
  readonly settings: TeamsSettings;
  readonly connector: Connector;
  readonly tokens: OutboundToken;
};

/** A message that is words alone, as they are. */
export const textMessage = (text: string): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
});

type Reader = Pick<TeamsChat, 'locale' | 'timeZone'>;

/** Says things to one reader. */
export const wordIn =
  ({ wording }: Pick<TeamsParts, 'wording'>, { locale, timeZone }: Reader) =>
  (phrase: Phrase): string =>
    wording.say(phrase, locale, timeZone);

/** How often a sentence that is not of a case is tried; it answers what was just written, so later it would be odd. */
const TRIES = 3;

/** Says something in a chat that is in nobody's feed: about the chat itself, not about a case. Logged where it fails. */
export const tell = async (
  parts: Pick<TeamsParts, 'connector' | 'wording' | 'log'>,
  place: Place,
  reader: Reader,
  phrases: readonly Phrase[],
): Promise<void> => {
  const { connector, log } = parts;
  const text = phrases.map(wordIn(parts, reader)).join('\n\n');
  const sent = await persistently(() => connector.send(place, textMessage(text)));
  if (sent.outcome !== 'taken') log.warn({ what: 'teamsAnswer', channel: 'teams', code: sent.outcome });
};

/** Tries what surely did not arrive again, after the wait that the platform names or a second. */
export const persistently = async (send: () => Promise<Sent>): Promise<Sent> => {
  for (let tries = 1; ; tries += 1) {
    const sent = await send();
    if (tries === TRIES || (sent.outcome !== 'waiting' && sent.outcome !== 'failed')) return sent;
    const ms = sent.outcome === 'waiting' ? sent.ms : 1_000;
    await new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_WAIT)));
  }
};
const LONGEST_WAIT = 30_000;
