import { WebSocket } from 'ws';
import type { Program } from '../fixture/program.ts';

/** Each browser comes from an address of its own, as a proxy on this machine would say: cases are counted by address. */
let browsers = 0;
const address = (): string => {
  browsers += 1;
  return `10.${browsers >> 16}.${(browsers >> 8) & 255}.${browsers & 255}`;
};

/** One web chat that says nothing yet: its own case, its own browser, its own socket that has got its feed. */
export const openChat = async ({ url }: Pick<Program, 'url'>): Promise<WebSocket> => {
  const opened = await fetch(`${url}/api/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address() },
    body: JSON.stringify({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' }),
  });
  const { conversationId } = (await opened.json()) as { conversationId: string };
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/conversations/${conversationId}/live`, {
    headers: { cookie, origin: url },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ t: 'hello', after: 0 })));
    socket.once('message', () => resolve());
  });
  return socket;
};

/** Opens so many chats, a few at a time. */
export const openChats = async (program: Pick<Program, 'url'>, count: number): Promise<WebSocket[]> => {
  const sockets: WebSocket[] = [];
  for (let left = count; left > 0; left -= AT_ONCE)
    sockets.push(
      ...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, left) }, () => openChat(program)))),
    );
  return sockets;
};
const AT_ONCE = 50;
