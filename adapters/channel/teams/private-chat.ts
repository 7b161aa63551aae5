/** Opens one's own chat with the bot, wherever Teams runs (Teams, "Deep links to chat"). */
export const privateChatLink = (appId: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
