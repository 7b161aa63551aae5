import { setTimeout as later } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { QUIET } from '../../adapters/channel/web/server/burst.ts';
import { residentBytes, startProgram } from '../fixture/program.ts';
import { openChats } from './chat.ts';
import { inFolder, type Measure, perSecond, quantile, whole } from './measure.ts';

const CHATS = 5_000;
const TURNS_A_SECOND = 500;
const SECONDS = 10;
/** Turns are begun in steps of so many milliseconds, on time, whether the earlier ones are answered or not. */
const STEP = 20;

/** Says something in a chat; milliseconds until it is durable and acknowledged. */
const say = (socket: WebSocket, id: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const heard = (data: Buffer): void => {
      const frame = JSON.parse(data.toString()) as { t: string; id?: string; text?: string };
      if (frame.id !== id) return;
      socket.off('message', heard);
      if (frame.t === 'done') resolve(performance.now() - from);
      else reject(new Error(`A turn was refused: ${frame.text}`));
    };
    socket.on('message', heard);
    socket.send(JSON.stringify({ t: 'say', id, input: { kind: 'text', text: 'My fridge came broken.' } }));
  });

/** Turns at an even pace over all chats, each chat in its turn. */
const atPace = async (sockets: readonly WebSocket[]): Promise<readonly number[]> => {
  const turns: Promise<number>[] = [];
  const from = performance.now();
  while (turns.length < TURNS_A_SECOND * SECONDS) {
    const due = Math.min(
      TURNS_A_SECOND * SECONDS,
      Math.floor(((performance.now() - from) * TURNS_A_SECOND) / 1_000),
    );
    for (let next = turns.length; next < due; next += 1) {
      const socket = sockets[next % sockets.length];
      if (socket !== undefined) turns.push(say(socket, `t${next}`));
    }
    await later(STEP);
  }
  return Promise.all(turns);
};

/**
 * Many live chats on one process, and turns at a steady pace. What somebody waits is counted from the end of the pause
 * in which more of their words could follow (`QUIET`), which is there on purpose. The browsers run beside the program on
 * the same processors, and what they take is in the numbers.
 */
export const benchLiveChats = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const program = await startProgram(folder, { LOG_LEVEL: 'error' });
    const sockets = await openChats(program, 200);
    await later(2_000);
    const before = residentBytes(program.pid);
    sockets.push(...(await openChats(program, CHATS - sockets.length)));
    await later(3_000);
    const each = (residentBytes(program.pid) - before) / (CHATS - 200);
    const from = performance.now();
    const took = (await atPace(sockets)).map((milliseconds) => milliseconds - QUIET);
    const pace = perSecond(took.length, performance.now() - from - QUIET);
    for (const socket of sockets) socket.terminate();
    await program.stop();
    return [
      { name: `${whole(CHATS)} live web chats, turns`, value: `${whole(pace)}/s`, target: '500/s' },
      { name: 'the same, median of a turn', value: `${quantile(took, 0.5).toFixed(1)} ms` },
      { name: 'the same, p99 of a turn', value: `${quantile(took, 0.99).toFixed(1)} ms`, target: '<= 50 ms' },
      {
        name: 'the same, memory of each chat',
        value: `${(each / 1_024).toFixed(1)} kB`,
        target: '<= 20 kB',
      },
    ];
  });
