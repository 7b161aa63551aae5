/**
 * Opens one's own chat with the bot, wherever Teams runs (Teams, "Deep links to chat"), with words that are ready to be
 * sent: the code of a link, say.
 */
export const privateChatLink = (appId: string, message?: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}${
    message === undefined ? '' : `&message=${encodeURIComponent(message)}`
  }`;
