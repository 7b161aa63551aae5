import type { Telegraf } from 'telegraf';
import type { Answer } from './answer.ts';
import { setMenus } from './menu.ts';
import type { Time } from './pace.ts';
import type { TelegramParts } from './parts.ts';
import { ASKED_FOR } from './update.ts';
import { WEBHOOK_PATH, webhookSecret } from './webhook.ts';

type Connecting = {
  readonly bot: Telegraf;
  readonly parts: TelegramParts;
  readonly mode: 'polling' | 'webhook';
  readonly time: Time;
  readonly signal: AbortSignal;
};

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** The same trouble in a row that is worth a line in the log. */
const WORTH_A_LINE = 3;

/** Learns who the bot is and says how it wants its updates, until Telegram has taken both. */
export const connect = async (about: Connecting): Promise<void> => {
  const { signal, time, parts } = about;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const answer = await told(about);
    if (answer.ok) return setMenus(parts);
    if (failures === WORTH_A_LINE) tell(parts, answer);
    await time.pause(Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE), signal);
  }
};

const told = async ({ bot, parts, mode, signal }: Connecting): Promise<Answer<unknown>> => {
  const { client, started, token } = parts;
  const me = await client.call('getMe', {}, { signal });
  if (!me.ok) return me;
  bot.botInfo = me.result;
  started.name = me.result.username;
  // Telegram gives no news to who asks while it is told to bring them.
  if (mode === 'polling') return client.call('deleteWebhook', {}, { signal });
  const url = `${parts.publicUrl()}${WEBHOOK_PATH}`;
  const secret_token = webhookSecret(token);
  return client.call('setWebhook', { url, secret_token, allowed_updates: [...ASKED_FOR] }, { signal });
};

/** The line about a token that is not taken is written where that is found (client.ts). */
const tell = (
  { log }: Pick<TelegramParts, 'log'>,
  { problem, status }: Exclude<Answer<never>, { ok: true }>,
): void => {
  if (problem === 'revoked' || problem === 'ended') return;
  log.warn({
    what:
      problem === 'malformed'
        ? 'Telegram does not take the webhook. PUBLIC_URL has to be an https address, or TELEGRAM_MODE polling.'
        : 'Telegram cannot be reached. It is tried again and again.',
    channel: 'telegram',
    code: problem,
    ...(status === null ? {} : { status }),
  });
};
