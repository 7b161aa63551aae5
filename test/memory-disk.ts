import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
const ENOUGH = 4 * 1_024 ** 3;

/**
 * The places that tests write to lie in memory where there is room for them. A test still waits for every sync that it
 * asks for; the disk of a shared machine just answers each of some ten thousand late. Named, TMPDIR stays as it is.
 */
export default (): void => {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  const folder = mkdtempSync(`${MEMORY}/parley-test-`);
  // PostgreSQL runs as somebody else than root.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};

const hasRoom = (): boolean => {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
};
