import { pino } from 'pino';
import type { Log, LogEntry } from '../../../core/port/outside.ts';

/** The fields that may ever be written; anything else is dropped, whatever it is. */
const FIELDS = [
  'what',
  'caseId',
  'conversationId',
  'turnId',
  'channel',
  'code',
  'ms',
  'count',
  'status',
] as const satisfies readonly (keyof LogEntry)[];

/** JSON lines on the given stream. Of a fault, its name and the places in the code are written, never its message: that may quote what a person wrote. */
export const pinoLog = (level: string, stream: { write(line: string): void }): Log => {
  const logger = pino({ level, base: null }, stream);
  const known = (entry: LogEntry): { [field: string]: unknown } =>
    Object.fromEntries(
      FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, inOneLine(entry[field])]])),
    );
  return {
    info: (entry) => logger.info(known(entry)),
    warn: (entry) => logger.warn(known(entry)),
    error: ({ fault, ...entry }) => logger.error({ ...known(entry), ...traced(fault) }),
  };
};

/** Longer than any id or code of ours; what is longer came from outside. */
const LONGEST = 200;

/** JSON writes a line feed as two letters; what else some viewer would break, turn or colour a line at is taken out. */
const inOneLine = <T>(value: T): T | string =>
  typeof value === 'string' ? value.slice(0, LONGEST).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?') : value;

const traced = (fault: unknown): { readonly fault: string; readonly at: readonly string[] } => {
  if (!(fault instanceof Error)) return { fault: typeof fault, at: [] };
  const { name, message, stack = '' } = fault;
  // A stack begins with the message, and a line of that may look like a place.
  const places = stack.slice(Math.max(0, stack.lastIndexOf(message)) + message.length);
  const at = places.split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: `${inOneLine(name)}`, at: at.map((line) => `${inOneLine(line.trim())}`).slice(0, 12) };
};
