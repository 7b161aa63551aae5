import type { Deliveries } from '../../../core/delivery/delivery.ts';
import type { ChatParts } from '../../../core/delivery/platform.ts';
import type { Client } from './client.ts';
import type { Pace } from './pace.ts';
import type { Speak } from './speak.ts';

/** What is found out, or lent, only once the adapter has started. */
export type Started = {
  outbox: Deliveries | null;
  /** The bot's own name at Telegram, without the @. */
  name: string | null;
};

/** What the adapter works with. */
export type TelegramParts = ChatParts & {
  readonly client: Client;
  readonly pace: Pace;
  readonly speak: Speak;
  readonly started: Started;
  readonly token: string;
  readonly apiUrl: string;
};

/** The link that opens a chat with the bot and hands it a code; null while the bot's own name is not known. */
export const telegramLink = ({ name }: Pick<Started, 'name'>, code: string): string | null =>
  name === null ? null : `https://t.me/${name}?start=${code}`;
