import { PassThrough } from 'node:stream';
import { playDemonstration } from '../../../../adapters/channel/synthetic/demonstration.ts';
import { HISTORY } from '../../../../adapters/channel/synthetic/demonstration-story.ts';
import { type ChatOutside, chatCommand } from '../../../../adapters/channel/terminal/chat.ts';
import type { Log } from '../../../../core/port/outside.ts';
import { openToSimulate, type Parley } from '../../../../parley.ts';

/** Faults go nowhere but here: a test looks at them at its end. */
export const faults: unknown[] = [];
const log: Log = { info: () => {}, warn: () => {}, error: ({ fault }) => faults.push(fault) };

/** The demonstration's cases in memory, and the code of the link into one of them. */
export const openDemonstration = async () => {
  const parley = await openToSimulate(Date.UTC(2026, 0, 5, 9) - HISTORY, log);
  const links = await playDemonstration(parley);
  const codeOf = (title: RegExp, role: string): string => {
    const link = links.find((each) => title.test(each.title) && each.role === role);
    if (link === undefined) throw new Error(`No demonstration case like ${title}.`);
    return link.code;
  };
  return { parley, codeOf };
};

/** Runs `chat` on a Parley that stays open, at a terminal (`tty`) or on a pipe. Lines are typed one after the other. */
export const chatWith = async (
  parley: Parley,
  args: readonly string[],
  lines: readonly string[],
  tty = false,
): Promise<{ readonly code: number; readonly output: string; readonly errors: string }> => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  if (tty) for (const stream of [stdin, stdout]) Object.assign(stream, { isTTY: true, columns: 80 });
  if (tty) Object.assign(stdin, { setRawMode: () => stdin });
  const outside: ChatOutside = {
    stdin,
    stdout,
    stderr,
    open: async () => ({
      parts: { ...parley, close: async () => {} },
      kept: false,
      urlOf: (code) => `http://127.0.0.1:3000/l/${code}`,
      publicUrl: null,
    }),
    seatCounterpart: async () => ({ code: null, answered: async () => {} }),
  };
  const done = chatCommand(args, outside);
  for (const line of lines) {
    // As a person does: the next line is typed once the screen has come to rest.
    await settled(stdout);
    stdin.write(tty ? `${line}\r` : `${line}\n`);
  }
  await settled(stdout);
  stdin.end();
  return { code: await done, output: String(stdout.read() ?? ''), errors: String(stderr.read() ?? '') };
};

/** Resolves when nothing was printed for a moment. */
const settled = async (stream: PassThrough): Promise<void> => {
  for (let before = -1; before !== stream.readableLength; ) {
    before = stream.readableLength;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** The JSON lines of an output. */
export const jsonLines = (output: string): readonly { readonly [field: string]: unknown }[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
