import type { Platform } from '../case/party.ts';

/**
 * What a channel keeps of a chat beside its address: a form that is half filled in, where the person's messages stand
 * in the feed, which updates were answered, and with which message another case was begun.
 */
export const KEPT_OF_CHAT = ['filling', 'standing', 'answered', 'said', 'begun'] as const;
export type KeptOfChat = (typeof KEPT_OF_CHAT)[number];

/**
 * The name of the setting (`Store.putSetting`) that it is kept under. Whatever is kept of a person's chat has to be
 * named here: by these names a store finds what goes with a case that is erased.
 */
export const chatSetting = (channel: Platform, kept: KeptOfChat, chatId: string): string =>
  `${channel}/${kept}/${chatId}`;
