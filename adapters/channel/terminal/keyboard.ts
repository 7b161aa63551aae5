import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** A keyboard: lines one by one, with the echo off where something secret is typed. */
export type Keyboard = {
  /** The next line; null once the input has ended. `secret`: what is typed is not shown. */
  line(prompt: string, secret?: boolean): Promise<string | null>;
  /** Prints lines without disturbing what is being typed. */
  print(lines: readonly string[]): void;
  close(): void;
};

export type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Nothing typed is kept as history: an arrow key must not bring a sealed number back. */
export const keyboard = (input: NodeJS.ReadableStream, output: Screen): Keyboard => {
  const isTerminal = output.isTTY === true && (input as { readonly isTTY?: boolean }).isTTY === true;
  let muted = false;
  const echo = new Writable({
    write: (chunk, _encoding, done) => {
      if (!muted) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({
    input,
    output: Object.assign(echo, { columns: output.columns }),
    terminal: isTerminal,
    historySize: 0,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const queue = lineQueue(lines);
  return {
    line: async (prompt, secret = false) => {
      if (isTerminal) lines.setPrompt(secret ? '' : prompt);
      output.write(prompt);
      muted = secret && isTerminal;
      const line = await queue.next();
      if (muted) output.write('\n');
      muted = false;
      return line;
    },
    print: (text) => {
      if (text.length === 0) return;
      // Clears the line with the prompt, then puts the prompt and what was typed so far below the news.
      output.write(`${isTerminal ? '\r\u001b[K' : ''}${text.join('\n')}\n`);
      if (isTerminal && !muted && queue.waiting()) lines.prompt(true);
    },
    close: () => lines.close(),
  };
};

type Lines = ReturnType<typeof createInterface>;

/** Lines that came before anybody asked wait their turn: a pasted text is several turns. */
const lineQueue = (lines: Lines) => {
  const come: string[] = [];
  let ended = false;
  let wanted: ((line: string | null) => void) | null = null;
  const give = (line: string | null): void => {
    const asked = wanted;
    wanted = null;
    asked?.(line);
  };
  lines.on('line', (line) => {
    if (wanted === null) come.push(line);
    else give(line);
  });
  lines.on('close', () => {
    ended = true;
    give(null);
  });
  return {
    waiting: () => wanted !== null,
    next: (): Promise<string | null> =>
      new Promise((resolve) => {
        const next = come.shift();
        if (next !== undefined) resolve(next);
        else if (ended) resolve(null);
        else wanted = resolve;
      }),
  };
};
