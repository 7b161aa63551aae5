import { setTimeout as later } from 'node:timers/promises';
import { residentBytes, startProgram } from '../fixture/program.ts';
import { openChats } from './chat.ts';
import { inFolder, type Measure, whole } from './measure.ts';

const CHATS = 2_000;

export const benchIdleChats = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const program = await startProgram(folder);
    // The first ones pay for code that is compiled and caches that are filled once.
    const sockets = await openChats(program, 200);
    await later(2_000);
    const before = residentBytes(program.pid);
    sockets.push(...(await openChats(program, CHATS)));
    await later(3_000);
    const each = (residentBytes(program.pid) - before) / CHATS;
    for (const socket of sockets) socket.terminate();
    await program.stop();
    return [
      {
        name: `${whole(CHATS)} idle web chats, memory of each`,
        value: `${(each / 1_024).toFixed(1)} kB`,
        target: '<= 20 kB',
      },
    ];
  });
