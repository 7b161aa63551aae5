import { hash, randomUUID } from 'node:crypto';
import { constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attachments, FilesUnwritable } from '../../../core/port/outside.ts';
import type { Instant } from '../../../core/time.ts';

/** A hex SHA-256 and nothing else: what is asked for becomes a path. */
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Keeps files in a directory, each under the SHA-256 of its content, so the same file twice is one file. A file is
 * written aside, flushed and renamed into place: whoever finds the name finds the whole content, after a power cut too.
 */
export const diskAttachments = (dir: string): Attachments => {
  const aside = join(dir, 'incoming');
  // What a crash left half written was never acknowledged to anybody.
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  return {
    put: (bytes) => put(dir, bytes, join(aside, randomUUID())).catch(unwritable),
    writable: async () => {
      const open = await access(aside, constants.W_OK).then(
        () => true,
        () => false,
      );
      return open && (await statfs(aside)).bavail > 0;
    },
    get: keptIn(dir).get,
    remove: async (sha256) => {
      if (!SHA256.test(sha256)) return;
      await rm(placeOf(dir, sha256), { force: true });
      await flush(folderOf(dir, sha256)).catch(absent);
    },
    putBetween: async (from, before, limit, after = '') => {
      const found: string[] = [];
      for (const sha256 of filesIn(dir).toSorted()) {
        if (sha256 <= after) continue;
        const at = await putAt(placeOf(dir, sha256));
        if (at !== null && at >= from && at < before) found.push(sha256);
        if (found.length === limit) break;
      }
      return found;
    },
    removeOlder: (sha256, before) => removeOlder(dir, sha256, before, join(aside, randomUUID())),
  };
};

const put = async (
  dir: string,
  bytes: Uint8Array,
  temporary: string,
): Promise<{ readonly sha256: string }> => {
  const sha256 = hash('sha256', bytes, 'hex');
  const path = placeOf(dir, sha256);
  await mkdir(folderOf(dir, sha256), { recursive: true });
  if (!(await touched(path))) await write(temporary, path, bytes);
  // A new name is durable only once its directory was flushed (POSIX fsync), and so is a new folder in its parent;
  // a file that is found may have been left here by a process that ended before it did so.
  await flush(folderOf(dir, sha256));
  await flush(dir);
  return { sha256 };
};

/** A disk or an allowance that is full, a disk that is read-only, not to be written to by us, or not there any more (errno of POSIX). */
const UNWRITABLE = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR'];
const unwritable = (fault: NodeJS.ErrnoException): never => {
  throw UNWRITABLE.includes(fault.code ?? '') ? new FilesUnwritable(fault.code ?? '') : fault;
};

/** Moved aside before it is judged: whoever puts it again from then on does not find it, and writes it anew. */
const removeOlder = async (dir: string, sha256: string, before: Instant, aside: string): Promise<boolean> => {
  const path = placeOf(dir, sha256);
  if (!SHA256.test(sha256) || ((await putAt(path)) ?? before) >= before) return false;
  if ((await rename(path, aside).catch(absent)) === null) return false;
  if (((await putAt(aside)) ?? 0) >= before) {
    await rename(aside, path);
    return false;
  }
  await rm(aside);
  await flush(folderOf(dir, sha256));
  return true;
};

/** The same for reading alone: changes nothing in a directory that somebody may be writing to. */
export const keptIn = (dir: string): Pick<Attachments, 'get'> => ({
  get: async (sha256) => {
    if (!SHA256.test(sha256)) return null;
    return readFile(placeOf(dir, sha256)).catch(absent);
  },
});

/** The hashes of all files in such a directory. */
export const filesIn = (dir: string): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((folder) => /^[0-9a-f]{2}$/.test(folder))
        .flatMap((folder) => readdirSync(join(dir, folder)))
        .filter((name) => SHA256.test(name))
    : [];

/** 256 folders keep each of them small. */
const folderOf = (dir: string, sha256: string): string => join(dir, sha256.slice(0, 2));
const placeOf = (dir: string, sha256: string): string => join(folderOf(dir, sha256), sha256);

const write = async (temporary: string, path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
};

const flush = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Whether it is there; from then on it was put at this moment. */
const touched = async (path: string): Promise<boolean> => {
  const now = new Date();
  return (await utimes(path, now, now).catch(absent)) !== null;
};

const putAt = async (path: string): Promise<number | null> =>
  (await stat(path).catch(absent))?.mtimeMs ?? null;

const absent = (fault: NodeJS.ErrnoException): null => {
  if (fault.code === 'ENOENT') return null;
  throw fault;
};
