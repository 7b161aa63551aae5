import type { Locale } from '../../../core/locale.ts';
import type { Phrase, Words } from '../../../core/message/message.ts';
import type { Log, Wording } from '../../../core/port/outside.ts';
import type { TimeZone } from '../../../core/time.ts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { type Keyboard, markupOf } from './keyboard.ts';
import type { Pace, Time } from './pace.ts';

/** Says something of this chat alone, which is in no feed: how the commands work, which file cannot be read. */
export type Speak = {
  /** Resolves to Telegram's id of the message; null where it did not come to be. */
  say(to: Listener, paragraphs: readonly Words[], keyboard?: Keyboard): Promise<number | null>;
  /** Any call that may be tried again while it surely had no effect. */
  firmly<T>(chatId: string, call: () => Promise<Answer<T>>): Promise<Answer<T>>;
  words(phrase: Phrase, to: Pick<Listener, 'locale' | 'timeZone'>): string;
};
export type Listener = { readonly chatId: string; readonly locale: Locale; readonly timeZone: TimeZone };

type Parts = {
  readonly client: Client;
  readonly pace: Pace;
  readonly time: Time;
  readonly signal: AbortSignal;
  readonly wording: Wording;
  readonly log: Log;
};

const ATTEMPTS = 6;
const FIRST_PAUSE = 1_000;

export const speaker = ({ client, pace, time, signal, wording, log }: Parts): Speak => {
  const words: Speak['words'] = (phrase, { locale, timeZone }) => wording.say(phrase, locale, timeZone);
  const firmly: Speak['firmly'] = async (chatId, call) => {
    for (let attempt = 1; ; attempt += 1) {
      await pace.message(chatId);
      const answer = await call();
      if (answer.ok || !(answer.problem === 'waiting' || answer.problem === 'failed')) return answer;
      if (attempt === ATTEMPTS || signal.aborted) return answer;
      await time.pause(answer.problem === 'waiting' ? answer.ms : FIRST_PAUSE * 2 ** attempt, signal);
    }
  };
  return {
    words,
    firmly,
    say: async (to, paragraphs, keyboard = []) => {
      const text = paragraphs
        .map((each) => ('verbatim' in each ? each.verbatim : words(each, to)))
        .join('\n\n');
      const answer = await firmly(to.chatId, () =>
        client.call('sendMessage', {
          chat_id: to.chatId,
          text,
          link_preview_options: { is_disabled: true },
          ...(keyboard.length === 0 ? {} : { reply_markup: markupOf(keyboard) }),
        }),
      );
      if (answer.ok) return answer.result.message_id;
      if (answer.problem !== 'gone')
        log.warn({ what: 'say', channel: 'telegram', code: answer.problem, ...statusOf(answer) });
      return null;
    },
  };
};

const statusOf = ({ status }: { readonly status: number | null }) => (status === null ? {} : { status });
