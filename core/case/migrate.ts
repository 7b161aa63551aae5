import { EVENT_VERSION, Recorded } from './event.ts';

/** Turns the JSON of an event of version `from` into version `from + 1`. Row 0 is unused: versions count from 1. */
export type Migration = (event: unknown) => unknown;
const MIGRATIONS: readonly Migration[] = [];

/**
 * Reads a stored entry of any version that was ever written. Throws when it is not one: a broken record is a fault,
 * never something to guess around. What is hashed and exported is always the entry as it was stored.
 */
export const readRecorded = (stored: unknown, migrations: readonly Migration[] = MIGRATIONS): Recorded => {
  const { v, event, ...rest } = stored as { v: number; event: unknown };
  if (!(v >= 1 && v <= EVENT_VERSION + migrations.length)) throw new Error(`Unknown event version ${v}.`);
  const migrated = migrations.slice(v).reduce((value, migrate) => migrate(value), event);
  return Recorded.parse({ ...rest, v, event: migrated });
};
