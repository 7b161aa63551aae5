import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

/** Commands that read settings; the file is theirs to read, and no test's: a developer's own token starts no bot in a test. */
const READ_SETTINGS = [
  'start',
  'dev',
  'chat',
  'understand',
  'doctor',
  'teams:package',
  'migrate',
  'backup',
  'restore',
  'erase',
  'export',
  'archive',
];

const LOADS = '--import ./adapters/config/env-file.ts';

test('what is set in a file .env beside the program counts for every command that reads settings', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { [name: string]: string };
  };
  for (const name of READ_SETTINGS) expect(scripts[name]).toContain(LOADS);
  expect(scripts['test']).not.toContain(LOADS);
});

test('it is read where it is, stands behind what is set already, and where there is none nothing is said', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'parley-env-'));
  const load = resolve('adapters/config/env-file.ts');
  const run = () =>
    spawnSync(process.execPath, ['--import', load, '-p', '[process.env.ONE, process.env.TWO].join(" ")'], {
      cwd,
      env: { ...process.env, ONE: 'mine' },
      encoding: 'utf8',
    });
  expect(run()).toMatchObject({ stdout: 'mine \n', stderr: '' });
  writeFileSync(join(cwd, '.env'), 'ONE=file\nTWO=file\n');
  expect(run()).toMatchObject({ stdout: 'mine file\n', stderr: '' });
  rmSync(cwd, { recursive: true });
});
