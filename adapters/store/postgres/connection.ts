import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../../core/port/outside.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';

/** Runs statements on whatever connection is free, and again on another one where a connection was lost. */
export type Database = {
  /** The rows of a statement. Each text is prepared once a connection. Only for what may safely run twice. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs work on one connection from beginning to end: for what spans statements. It may run twice as well. */
  alone<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** The same, and never a second time. */
  once<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** How long a statement is tried again while the database is away: a restart takes a few seconds, a reader's patience ends. */
const PATIENCE = 15 * SECOND;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = SECOND;
/** A connection that is silent for so long is given up: a cut network says nothing. */
const SILENCE = 10 * SECOND;
const CONNECTIONS = 16;

/**
 * States of SQL (ISO/IEC 9075, class 08; PostgreSQL, appendix A) in which nothing was done and the same may work soon:
 * the connection failed, too many clients, shut down, crashed, starting up, deadlocked, out of order with another.
 */
const PASSING = /^(08...|53300|57P0[123]|40P01|40001)$/;
/** The same said by the network or by the driver. */
const UNREACHED = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)/;
const BROKEN = /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered)/;

/** Whether it may work on another connection, or a little later. */
export const isPassing = (fault: unknown): boolean => {
  const { code = '', message = '' } = fault as { code?: string; message?: string };
  return fault instanceof pg.DatabaseError
    ? PASSING.test(code)
    : UNREACHED.test(code) || BROKEN.test(message);
};

/**
 * Opens no connection yet. `url`: as libpq takes it. `silence`: how long a statement may take, in milliseconds; 0 for
 * those of which nobody knows, as when tables are made or moved.
 */
export const database = (url: string, log: Log, silence = SILENCE): Database => {
  const pool = poolAt(url, silence);
  // A connection that breaks while nobody uses it; the next statement opens another.
  pool.on('error', () => undefined);
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `parley_${names.size}`;
    names.set(text, name);
    return name;
  };
  const trouble = troubleLog(log);
  const patiently = async <T>(attempt: () => Promise<T>): Promise<T> => {
    const until = performance.now() + PATIENCE;
    for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
      try {
        return await attempt();
      } catch (fault) {
        if (!isPassing(fault)) throw fault;
        trouble(fault);
        if (performance.now() + wait > until || pool.ending) throw fault;
        await pause(wait);
      }
    }
  };
  const onOne = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let lost = true;
    try {
      const result = await work(client);
      lost = false;
      return result;
    } catch (fault) {
      lost = isPassing(fault);
      throw fault;
    } finally {
      client.release(lost);
    }
  };
  return {
    query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
      patiently(async () => {
        const asked = { name: nameOf(text), text, values: [...values] };
        return (await onOne((client) => client.query<Row>(asked))).rows;
      }),
    alone: (work) => patiently(() => onOne(work)),
    once: onOne,
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
};

const poolAt = (url: string, silence: number): pg.Pool =>
  new pg.Pool({
    connectionString: url,
    application_name: 'parley',
    max: CONNECTIONS,
    connectionTimeoutMillis: 5 * SECOND,
    query_timeout: silence,
    keepAlive: true,
    types: {
      // Moments in milliseconds and counts fit a double; the driver would hand over text for eight bytes.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
    },
    onConnect: async (client) => {
      // Whoever uses it hears of its end by the statement that fails; the event alone would end the process.
      client.on('error', () => undefined);
      // What `append` promises must not hang on how somebody set the server up.
      await client.query('SET synchronous_commit = on');
    },
  });

/** One line a minute while there is trouble, however many wait for its end. */
const troubleLog = (log: Log): ((fault: unknown) => void) => {
  let last = Number.NEGATIVE_INFINITY;
  return (fault) => {
    const now = performance.now();
    if (now - last < MINUTE) return;
    last = now;
    log.error({ what: 'database', fault });
  };
};
