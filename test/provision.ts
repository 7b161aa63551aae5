import { spawnSync } from 'node:child_process';
import { findChromium } from './browser/chromium.ts';

/**
 * What the tests need besides npm packages, found or brought. Run before jest by `npm test`. A missing part fails the
 * run with a sentence that says what to install; nothing is ever skipped.
 */
const run = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** Root, or somebody who may become root without a password. */
const asRoot = (): readonly string[] | null => {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
};

const aptInstall = (name: string): boolean => {
  const prefix = asRoot();
  if (prefix === null) return false;
  const apt = (...args: readonly string[]): boolean => {
    const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', '-qq', ...args];
    return run(command, ...rest);
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', name);
};

/** Small tools that tests call, by the name that is theirs and their package's. */
for (const tool of ['openssl', 'unzip']) {
  const missing = (): boolean => spawnSync(tool, ['-v'], { stdio: 'ignore' }).error !== undefined;
  if (missing()) aptInstall(tool);
  if (!missing()) continue;
  process.stderr.write(
    `${tool} is missing. Install it (Debian: apt-get install ${tool}), then run npm test again.\n`,
  );
  process.exitCode = 1;
}
if (findChromium() === null) {
  process.stdout.write('The browser tests need Chromium; installing it with apt-get.\n');
  aptInstall('chromium');
}
if (findChromium() === null) {
  process.stderr.write(
    'Chromium is missing. Install it (Debian: apt-get install chromium), then run npm test again.\n',
  );
  process.exitCode = 1;
}
