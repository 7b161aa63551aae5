import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Documents } from '../../../core/port/document.ts';
import { Done, type Task } from './task.ts';

/** What one file may take. */
const READ_MS = 30_000;
const PAGES_MS = 4_000;
const REDRAW_MS = 30_000;
/** Megabytes of the process that opens files. */
const MEMORY = 512;
/** How long the process stays when nothing comes. */
const IDLE_MS = 120_000;
const GLANCE_IDLE_MS = 10_000;

export type Limits = {
  readonly readMs: number;
  readonly pagesMs: number;
  readonly redrawMs: number;
  readonly idleMs: number;
};
const LIMITS: Limits = { readMs: READ_MS, pagesMs: PAGES_MS, redrawMs: REDRAW_MS, idleMs: IDLE_MS };

/**
 * Opens pictures and PDFs on this machine with sharp, tesseract.js and pdf.js, in processes that are there only while
 * they are needed: one takes 200 MB, and strangers' files are opened in it. One file at a time each.
 */
export const offlineDocuments = ({ readMs, pagesMs, redrawMs, idleMs }: Limits = LIMITS): Documents => {
  const reader = new Opener(idleMs);
  // Whoever sends a file waits for a glance at it; that must not wait for somebody else's to be read.
  const glancer = new Opener(Math.min(idleMs, GLANCE_IDLE_MS));
  return {
    pages: async (bytes) => {
      try {
        const task = { kind: 'pages', bytes, mime: 'application/pdf', locale: 'en' } as const;
        const done = await glancer.ask(task, pagesMs, AbortSignal.timeout(pagesMs));
        return done !== null && 'pages' in done ? done.pages : null;
      } catch {
        return null;
      }
    },
    redraw: async ({ bytes, mime }) => {
      const task = { kind: 'redraw', bytes, mime, locale: 'en' } as const;
      const done = await glancer.ask(task, redrawMs, new AbortController().signal);
      if (done !== null && 'fault' in done) throw new Error(`A picture could not be opened: ${done.fault}`);
      return done !== null && 'picture' in done ? done.picture : 'broken';
    },
    read: async (file, signal) => {
      const done = await reader.ask({ kind: 'read', ...file }, readMs, signal);
      if (done !== null && 'fault' in done) throw new Error(`A file could not be read: ${done.fault}`);
      return done !== null && 'lines' in done ? done.lines : [];
    },
    close: async () => {
      reader.end();
      glancer.end();
    },
  };
};

type Untaken = Omit<Task, 'id' | 'bytes'> & { readonly bytes: Uint8Array };

/** The process that opens files, and the line before it. */
class Opener {
  readonly #idleMs: number;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;
  #line: Promise<unknown> = Promise.resolve();
  #next = 0;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /** Null where the file took longer than it may. Throws when the process ends or `signal` does. */
  ask(task: Untaken, ms: number, signal: AbortSignal): Promise<Done | null> {
    const answer = this.#line.then(() => {
      signal.throwIfAborted();
      return this.#ask(task, ms, signal);
    });
    this.#line = answer.catch(() => undefined);
    return answer;
  }

  end(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #ask(task: Untaken, ms: number, signal: AbortSignal): Promise<Done | null> {
    clearTimeout(this.#idle);
    const child = this.#open();
    this.#next += 1;
    const id = this.#next;
    return new Promise<Done | null>((resolve, reject) => {
      const answered = (message: unknown): void => {
        const done = Done.safeParse(message);
        if (done.success && done.data.id === id) settle(() => resolve(done.data));
      };
      const lost = (): void => giveUp(() => reject(new Error('The process that opens files ended.')));
      const ended = (): void => giveUp(() => reject(signal.reason as Error));
      const timer = setTimeout(() => giveUp(() => resolve(null)), ms);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        child.off('message', answered).off('exit', lost);
        signal.removeEventListener('abort', ended);
        act();
      };
      const giveUp = (act: () => void): void => {
        settle(act);
        this.end();
      };
      child.on('message', answered).on('exit', lost);
      signal.addEventListener('abort', ended, { once: true });
      child.send({ ...task, id }, (fault) => fault !== null && lost());
    }).finally(() => {
      this.#idle = setTimeout(() => this.end(), this.#idleMs);
      this.#idle.unref();
    });
  }

  #open(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const child = fork(fileURLToPath(new URL('process.ts', import.meta.url)), {
      // It needs nothing of what the server knows, and its libraries write of their troubles where nobody asked.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY}`, '--disable-warning=ExperimentalWarning'],
    });
    // Of a process that cannot even be started the one who asks hears by its end.
    child.on('error', () => child.emit('exit'));
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }
}
