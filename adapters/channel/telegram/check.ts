import type { Finding } from '../../../core/port/finding.ts';
import type { Answer } from './answer.ts';
import { clientOf, telegraf } from './client.ts';
import type { TelegramSettings } from './telegram.ts';
import { WEBHOOK_PATH } from './webhook.ts';

type Checked = TelegramSettings & {
  /** The address that people reach Parley at; undefined where none is set. */
  readonly publicUrl: string | undefined;
};

/** Milliseconds that Telegram has to answer. */
const PATIENCE = 10_000;

/** Asks Telegram about the bot and how it gets its news. Changes nothing there; no sentence names the token. */
export const checkTelegram = async (settings: Checked): Promise<readonly Finding[]> => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const client = clientOf(telegraf(settings.token, settings.apiUrl), silent, PATIENCE);
  const me = await client.call('getMe', {});
  if (!me.ok) return [notReached(me)];
  const known = { ok: true, sentence: `Telegram knows the bot as @${me.result.username}.` };
  const info = await client.call('getWebhookInfo', {});
  if (!info.ok) return [known, notReached(info)];
  const way = settings.mode === 'polling' ? polling(info.result) : webhook(info.result, settings);
  return [known, ...way, ...page(settings)];
};

const notReached = ({ problem, status }: Exclude<Answer<never>, { ok: true }>): Finding =>
  problem === 'revoked'
    ? {
        ok: false,
        sentence: 'Telegram does not know this bot token.',
        mend: 'Ask @BotFather for the token with /token and put it into TELEGRAM_TOKEN.',
      }
    : {
        ok: false,
        sentence: `Telegram cannot be reached${status === null ? '' : ` (it answers ${status})`}.`,
        mend: 'Check that this machine may open https connections to the address in TELEGRAM_API_URL.',
      };

type Info = {
  readonly url?: string;
  readonly pending_update_count: number;
  readonly last_error_date?: number;
  readonly last_error_message?: string;
};

const polling = ({ url = '' }: Info): readonly Finding[] => [
  url === ''
    ? { ok: true, sentence: 'The bot asks Telegram for its news (polling).' }
    : {
        ok: false,
        sentence: 'Telegram still brings the news of this bot to a webhook, so asking for them gives none.',
        mend: 'Start Parley once with TELEGRAM_MODE=polling: it takes the webhook away. If another program set it, make a bot of its own for that.',
      },
];

const webhook = (info: Info, { publicUrl }: Checked): readonly Finding[] => [
  address(info, publicUrl),
  info.pending_update_count < MANY
    ? { ok: true, sentence: `${info.pending_update_count} updates wait to be brought.` }
    : {
        ok: false,
        sentence: `${info.pending_update_count} updates wait to be brought.`,
        mend: 'Check that Parley runs and that its address can be reached from the internet.',
      },
  ...(info.last_error_message === undefined
    ? []
    : [
        {
          ok: false,
          sentence: `Telegram could not bring news: ${info.last_error_message}${since(info.last_error_date)}.`,
          mend: 'It must reach PUBLIC_URL by https, with a certificate that is valid, on port 443, 80, 88 or 8443.',
        },
      ]),
];

/** More than a moment's work. */
const MANY = 100;

const since = (seconds: number | undefined): string =>
  seconds === undefined
    ? ''
    : ` (${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC)`;

const address = ({ url = '' }: Info, publicUrl: string | undefined): Finding => {
  if (publicUrl?.startsWith('https://') !== true)
    return {
      ok: false,
      sentence: 'Telegram brings news by https alone, and PUBLIC_URL is no https address.',
      mend: 'Set PUBLIC_URL to the https address of Parley, or TELEGRAM_MODE=polling.',
    };
  if (url === `${publicUrl}${WEBHOOK_PATH}`)
    return { ok: true, sentence: `Telegram brings the news of the bot to ${publicUrl}.` };
  return {
    ok: false,
    sentence:
      url === ''
        ? 'Telegram has no webhook for this bot yet.'
        : 'Telegram brings the news of this bot to another address.',
    mend: 'Start Parley with these settings: it sets the webhook.',
  };
};

const page = ({ publicUrl }: Checked): readonly Finding[] => [
  publicUrl?.startsWith('https://') === true
    ? { ok: true, sentence: 'Sealed numbers can be typed on a page inside Telegram.' }
    : {
        ok: true,
        sentence:
          'Without https in PUBLIC_URL, the page for sealed numbers opens in the browser instead of inside Telegram.',
      },
];
