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
      FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
    );
  return {
    info: (entry) => logger.info(known(entry)),
    warn: (entry) => logger.warn(known(entry)),
    error: ({ fault, ...entry }) => logger.error({ ...known(entry), ...traced(fault) }),
  };
};

const traced = (fault: unknown): { readonly fault: string; readonly at: readonly string[] } => {
  if (!(fault instanceof Error)) return { fault: typeof fault, at: [] };
  const at = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: fault.name, at: at.map((line) => line.trim()).slice(0, 12) };
};
