import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Finding, unwell, well } from '../../../core/port/finding.ts';
import { standingOf } from './schema.ts';

const RESTORE = 'Stop Parley, keep the file, and put the newest backup in its place.';

/**
 * Opens the database for reading only, beside a Parley that may be at work in it, and looks whether it is ours, of which
 * schema, and whole. Nothing is changed: an older schema is brought up to date by the next start.
 */
export const checkDatabase = (path: string): readonly Finding[] => {
  if (!existsSync(path)) return [well('There is no database yet; the first start makes it.')];
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return inspect(db, path);
    } finally {
      db.close();
    }
  } catch {
    return [unwell(`${path} cannot be read as a database.`, RESTORE)];
  }
};

const inspect = (db: DatabaseSync, path: string): readonly Finding[] => {
  const { ours, schema, known } = standingOf(db);
  if (!ours)
    return [unwell(`${path} is a database of another program.`, 'Set DATA_DIR to a directory of its own.')];
  if (schema > known)
    return [
      unwell(
        `${path} was written by a newer Parley (schema ${schema}, known up to ${known}).`,
        'Start the newer Parley, or put back the backup that was made before it.',
      ),
    ];
  // The first page alone tells little: every page is walked, but not every index against its table.
  const problems = db.prepare('PRAGMA quick_check(1)').all();
  const [first] = problems.map((row) => String(Object.values(row)[0]));
  if (first !== 'ok') return [unwell(`${path} is damaged.`, RESTORE)];
  const later = schema < known ? '; the next start brings it up to date' : '';
  return [well(`The database is whole (schema ${schema} of ${known}${later}).`)];
};
