import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, unwell, well } from '../../core/port/finding.ts';

const GIGABYTE = 1_000_000_000;
/** Below this, a week of photos may fill the disk. */
const ENOUGH = 1 * GIGABYTE;

/** The directory of cases: that it can be written to, by its owner alone, and that there is room. */
export const checkDirectory = async (directory: string): Promise<readonly Finding[]> => {
  const path = resolve(directory);
  const found = await stat(path).catch(() => null);
  if (found === null) return [await firstStart(path), ...(await room(await nearest(path)))];
  if (!found.isDirectory())
    return [unwell(`DATA_DIR ${path} is a file.`, 'Set DATA_DIR to a directory, or move the file away.')];
  return [await writable(path), ...privacy(path, found.mode), ...(await room(path))];
};

const canWrite = (path: string): Promise<boolean> =>
  access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

const firstStart = async (path: string): Promise<Finding> =>
  (await canWrite(await nearest(path)))
    ? well(`DATA_DIR ${path} is not there yet; the first start makes it.`)
    : unwell(
        `DATA_DIR ${path} is not there, and this user may not make it.`,
        'Make it, and give it to the user that Parley runs as.',
      );

const writable = async (path: string): Promise<Finding> =>
  (await canWrite(path))
    ? well(`DATA_DIR ${path} can be written to.`)
    : unwell(
        `DATA_DIR ${path} cannot be written to by this user.`,
        'Give it to the user that Parley runs as (chown), or run Parley as the user it belongs to.',
      );

/** Windows has no such bits; there every mode reads as open to all. */
const privacy = (path: string, mode: number): readonly Finding[] =>
  process.platform === 'win32' || (mode & 0o077) === 0
    ? []
    : [
        unwell(
          `Other users of this machine may look into DATA_DIR ${path}, where people's stories are.`,
          `Close it to them: chmod 700 ${path}`,
        ),
      ];

const room = async (path: string): Promise<readonly Finding[]> => {
  const { bavail, bsize } = await statfs(path);
  const free = bavail * bsize;
  const told = `${(free / GIGABYTE).toFixed(1)} GB are free on the disk of DATA_DIR`;
  return free >= ENOUGH
    ? [well(`${told}.`)]
    : [
        unwell(
          `Only ${told}.`,
          'Make room, or set DATA_DIR to a larger disk. Back up and move what is there.',
        ),
      ];
};

/** The directory, or the nearest above it that is there. */
const nearest = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null);
  return found === null && dirname(path) !== path ? nearest(dirname(path)) : path;
};
