import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** Where Chromium lies on this machine; null where it does not. */
export const findChromium = (path: string = process.env['PATH'] ?? ''): string | null => {
  for (const folder of path.split(delimiter))
    for (const name of NAMES) {
      const file = join(folder, name);
      if (isProgram(file)) return file;
    }
  return null;
};

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Without these, a Chromium on a closed network spends its start on looking for its maker's servers. */
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * A real Chromium. Its own sandbox is off: it needs rights that a container or root does not give. `more` are further
 * options of its command line.
 */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('Chromium is missing. Install it (Debian: apt-get install chromium).');
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...QUIET, ...more] });
};
