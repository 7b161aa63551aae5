import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { diskAttachments } from '../../../adapters/attachment/disk/disk-attachments.ts';
import { readConfig } from '../../../adapters/config/config.ts';
import { localIntake } from '../../../adapters/intake/local/local-intake.ts';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import { openPlace } from '../../../place.ts';
import { sweepContract } from '../../contract/sweep.contract.ts';
import { silentLog } from '../../fixture/silent-log.ts';
import { filesUnread } from '../../fixture/unread.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const filesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('a file comes back whole under the hash of its content, also after a restart', async () => {
  const content = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  const { sha256 } = await diskAttachments(join(root, 'files')).put(content);
  expect(sha256).toBe(hash('sha256', content, 'hex'));
  const again = await diskAttachments(join(root, 'files')).get(sha256);
  expect(again && Buffer.compare(again, content)).toBe(0);
});

test('the same content at the same time is one file, and nothing is left aside', async () => {
  const attachments = diskAttachments(root);
  const stored = await Promise.all(Array.from({ length: 8 }, () => attachments.put(bytesOf('receipt'))));
  expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(filesIn(root)).toEqual([stored[0]?.sha256]);
});

sweepContract(async () => {
  const store = sqliteStore({ path: join(root, 'parley.sqlite') });
  return { store, attachments: diskAttachments(join(root, 'files')), close: store.close };
});

test('one that is sent again at the moment at which it would go stays whole', async () => {
  const attachments = diskAttachments(root);
  for (let round = 0; round < 60; round += 1) {
    const { sha256 } = await attachments.put(bytesOf('receipt'));
    utimesSync(join(root, sha256.slice(0, 2), sha256), 1, 1);
    const going = Promise.resolve(round % 2 === 0 ? stat(root) : null).then(() =>
      attachments.removeOlder(sha256, 5_000),
    );
    await Promise.all([going, attachments.put(bytesOf('receipt'))]);
    expect(await attachments.get(sha256)).not.toBeNull();
  }
  expect(filesIn(root)).toHaveLength(1);
});

test('a place that cannot be written to any more keeps nothing, and says so in a word', async () => {
  const files = join(root, 'files');
  const attachments = diskAttachments(files);
  expect(await attachments.writable()).toBe(true);
  rmSync(files, { recursive: true });
  writeFileSync(files, '');
  expect(await attachments.writable()).toBe(false);
  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (entry: object) => void warned.push(entry) };
  const { documents } = filesUnread();
  const sent = Buffer.from('%PDF-1.4 of a receipt');
  expect(await localIntake({ attachments, documents, log }).keep(sent, 'receipt.pdf')).toEqual({
    problem: 'unkept',
  });
  expect(warned).toEqual([{ what: 'files', code: 'ENOTDIR' }]);
  await expect(openPlace(readConfig({ DATA_DIR: root }), silentLog)).rejects.toThrow(
    `Nothing can be written to ${files}. Make it writable`,
  );
});

test('what is not a hash opens no path', async () => {
  const files = join(root, 'files');
  const attachments = diskAttachments(files);
  writeFileSync(join(root, 'secret'), 'secret');
  for (const name of ['../secret', '/etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`, 'a'.repeat(64)])
    expect(await attachments.get(name)).toBeNull();
});

test('a half-written file of a crash is gone at the next start', () => {
  mkdirSync(join(root, 'incoming'), { recursive: true });
  writeFileSync(join(root, 'incoming', 'half'), 'ha');
  diskAttachments(root);
  expect(filesIn(root)).toEqual([]);
});
