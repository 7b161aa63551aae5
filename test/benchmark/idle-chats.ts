import { setTimeout as later } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Program, residentBytes, startProgram } from '../fixture/program.ts';
import { inFolder, type Measure } from './measure.ts';

const CHATS = 2_000;
const AT_ONCE = 50;

/** Each browser comes from an address of its own, as a proxy on this machine would say: cases are counted by address. */
let browsers = 0;
const address = (): string => {
  browsers += 1;
  return `10.${browsers >> 16}.${(browsers >> 8) & 255}.${browsers & 255}`;
};

/** One web chat that says nothing: its own case, its own browser, its own socket that has got its feed. */
const openChat = async ({ url }: Program): Promise<WebSocket> => {
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

export const benchIdleChats = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const program = await startProgram(folder);
    const sockets: WebSocket[] = [];
    const open = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left -= AT_ONCE)
        sockets.push(
          ...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, left) }, () => openChat(program)))),
        );
    };
    // The first ones pay for code that is compiled and caches that are filled once.
    await open(200);
    await later(2_000);
    const before = residentBytes(program.pid);
    await open(CHATS);
    await later(3_000);
    const each = (residentBytes(program.pid) - before) / CHATS;
    for (const socket of sockets) socket.terminate();
    await program.stop();
    return [
      {
        name: `${CHATS.toLocaleString('en')} idle web chats, memory of each`,
        value: `${(each / 1_024).toFixed(1)} kB`,
        target: '<= 20 kB',
      },
    ];
  });
