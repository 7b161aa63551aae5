import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { Client } from './client.ts';
import { COMMANDS } from './command-name.ts';
import type { Listener, Speak } from './speak.ts';

type Parts = { readonly client: Client; readonly speak: Pick<Speak, 'words'> };

const commandsIn = ({ speak }: Parts, locale: Locale) =>
  COMMANDS.map((command) => ({
    command,
    description: speak.words({ key: `telegram.command.${command}` }, { locale, timeZone: 'UTC' }),
  }));

/**
 * Puts the commands into the menu of every chat. Telegram tells languages apart by two letters, so Chinese is simplified
 * here and becomes traditional in the chats of those who read it.
 */
export const setMenus = async (parts: Parts): Promise<void> => {
  const byCode: { readonly [L in Locale]: string | null } = {
    en: '',
    'zh-Hant': null,
    'zh-Hans': 'zh',
    es: 'es',
  };
  for (const locale of LOCALES) {
    const code = byCode[locale];
    if (code === null) continue;
    await parts.client.call('setMyCommands', {
      commands: commandsIn(parts, locale),
      ...(code === '' ? {} : { language_code: code }),
    });
  }
};

/** The menu of one chat, in the language of its case. */
export const offerCommands = async (parts: Parts, { chatId, locale }: Listener): Promise<void> => {
  await parts.client.call('setMyCommands', {
    commands: commandsIn(parts, locale),
    scope: { type: 'chat', chat_id: Number(chatId) },
  });
};
