import { spawnSync } from 'node:child_process';
import { findChromium } from './browser/chromium.ts';
import { findProgram } from './fixture/server-process.ts';

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

type Need = { readonly what: string; readonly debianPackage: string; readonly isThere: () => boolean };

const NEEDS: readonly Need[] = [
  { what: 'Chromium', debianPackage: 'chromium', isThere: () => findChromium() !== null },
  {
    what: 'PostgreSQL',
    debianPackage: 'postgresql',
    isThere: () => findProgram('postgres') !== null && findProgram('initdb') !== null,
  },
  { what: 'Redis', debianPackage: 'redis-server', isThere: () => findProgram('redis-server') !== null },
  { what: 'coturn', debianPackage: 'coturn', isThere: () => findProgram('turnserver') !== null },
  { what: 'Janus', debianPackage: 'janus', isThere: () => findProgram('janus') !== null },
  { what: 'iproute2', debianPackage: 'iproute2', isThere: () => findProgram('ip') !== null },
  { what: 'openssl', debianPackage: 'openssl', isThere: () => findProgram('openssl') !== null },
  { what: 'unzip', debianPackage: 'unzip', isThere: () => findProgram('unzip') !== null },
];

for (const { what, debianPackage, isThere } of NEEDS) {
  if (isThere()) continue;
  process.stdout.write(`The tests need ${what}; installing it with apt-get.\n`);
  aptInstall(debianPackage);
  if (isThere()) continue;
  process.stderr.write(
    `${what} is missing. Install it (Debian: apt-get install ${debianPackage}), then run npm test again.\n`,
  );
  process.exitCode = 1;
}
