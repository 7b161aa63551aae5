import { readFileSync } from 'node:fs';
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
];

test('what is set in a file .env beside the program counts for every command that reads settings', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { [name: string]: string };
  };
  for (const name of READ_SETTINGS) expect(scripts[name]).toContain('--env-file-if-exists=.env');
  expect(scripts['test']).not.toContain('--env-file');
});
