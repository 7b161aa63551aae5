import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** A prepared statement that knows the shape of its rows; prepared once and used again for every call. */
export type Query<Row> = {
  all(...values: SQLInputValue[]): Row[];
  get(...values: SQLInputValue[]): Row | undefined;
  /** Runs it; returns the number of rows that changed. */
  run(...values: SQLInputValue[]): number;
};

/**
 * A statement, prepared when it is first used: a store has some hundred, and most openings of one need few of them.
 * `Row` is the caller's word for what its SELECT list yields.
 */
export const query = <Row = never>(db: DatabaseSync, sql: string): Query<Row> => {
  let prepared: StatementSync | undefined;
  const statement = (): StatementSync => {
    prepared ??= db.prepare(sql);
    return prepared;
  };
  return {
    all: (...values) => statement().all(...values) as unknown as Row[],
    get: (...values) => statement().get(...values) as unknown as Row | undefined,
    run: (...values) => Number(statement().run(...values).changes),
  };
};

/** Any JSON value as text; what JSON has no word for becomes `null`. */
export const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';
