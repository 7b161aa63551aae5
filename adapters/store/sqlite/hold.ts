import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's code for "somebody else has it". */
const BUSY = 5;

/**
 * Holds a data directory for this process alone; null when another process has it. Two of them would keep cases in
 * memory that the other one changes. The hold is a lock of the operating system on `parley.lock`, taken through
 * SQLite: it ends with the process however that ends, so a kill leaves nothing to clean up.
 */
export const holdDirectory = (directory: string): (() => void) | null => {
  const lock = new DatabaseSync(join(directory, 'parley.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (fault) {
    lock.close();
    if ((fault as { readonly errcode?: number }).errcode === BUSY) return null;
    throw fault;
  }
  return () => lock.close();
};
