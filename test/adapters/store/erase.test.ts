import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { standingClock } from '../../../adapters/clock/clock.ts';
import { readConfig } from '../../../adapters/config/config.ts';
import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { exportCommand } from '../../../adapters/record/export/export.ts';
import { verifyExport } from '../../../adapters/record/verify/verify.ts';
import { backupCommand } from '../../../adapters/store/backup/backup.ts';
import { restoreCommand } from '../../../adapters/store/backup/restore.ts';
import { eraseCommand } from '../../../adapters/store/erase/erase.ts';
import { openParley, type Parley } from '../../../parley.ts';
import { backupParts, finder } from '../../../place.ts';
import { silentLog } from '../../fixture/silent-log.ts';

const CANARY = 'Quagmire-7731';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-erase-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const configAt = (name: string) => readConfig({ DATA_DIR: join(folder, name), MASTER_KEY: 'ab'.repeat(32) });

const said = async (work: (out: { write(text: string): unknown }) => Promise<number>) => {
  let words = '';
  const code = await work({ write: (text) => (words += text) });
  return { code, words };
};

/** Every byte below a folder. */
const bytesOf = (at: string): string =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'))
    .join();

const partsOf = (parley: Parley) => ({
  ...parley,
  procedureOf: finder(parley.procedures),
  now: parley.clock.now,
  digest: sha256,
  timeZone: 'UTC',
});

test('what an erased case held is in no byte of the house or of its backups; its chain verifies, and the rest is whole', async () => {
  const config = configAt('house');
  const parley = await openParley(config, standingClock(Date.UTC(2026, 10, 24)), silentLog);
  const open = async () => {
    const opened = await parley.turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
    let update = 0;
    const take = (input: Parameters<typeof parley.turns.take>[0]['input']) => {
      update += 1;
      return parley.turns.take({ conversationId: opened.conversationId, updateId: `${update}`, input });
    };
    return { ...opened, take };
  };
  const [one, other] = [await open(), await open()];
  await one.take({ kind: 'text', text: `My ${CANARY} from Acme came broken. I paid 480 dollars.` });
  const bytes = Buffer.from(`a picture of ${CANARY}`);
  const kept = await parley.attachments.put(bytes);
  const file = { sha256: kept.sha256, name: 'receipt.pdf', mime: 'application/pdf', bytes: bytes.length };
  await one.take({ kind: 'file', file });
  await other.take({ kind: 'text', text: 'My kettle came broken.' });
  const { caseId } = one;
  const parts = partsOf(parley);
  const exportTo = (to: string, role = 'claimant') =>
    said((out) => exportCommand(['--case', caseId, '--as', role, '--to', join(folder, to)], out, parts));
  const erase = (...args: string[]) => said((out) => eraseCommand(args, out, parts));

  expect((await erase('--case', caseId, '--yes')).words).toContain('still open');
  await one.take({ kind: 'choice', action: 'withdraw' });
  await one.take({ kind: 'choice', action: 'withdrawYes' });

  expect(await exportTo('mine')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'mine/conversation.txt'), 'utf8')).toContain(CANARY);
  expect(bytesOf(join(folder, 'mine/files'))).toContain(CANARY);
  const record = JSON.parse(readFileSync(join(folder, 'mine/record.json'), 'utf8'));
  expect(verifyExport(record).every(({ holds }) => holds)).toBe(true);
  expect((await exportTo('theirs', 'respondent')).words).toContain('no respondent has been in it');

  const backups = join(folder, 'backups');
  const takeBackup = await said((out) =>
    backupCommand(['--to', join(backups, 'first')], out, backupParts(config)),
  );
  expect(takeBackup.code).toBe(0);
  expect(bytesOf(backups)).toContain(CANARY);

  expect((await erase('--case', caseId)).words).toMatch(
    /^This would destroy \d+ entries and 1 files .* Add --yes/,
  );
  expect((await erase('--case', caseId, '--yes')).code).toBe(0);
  expect((await erase('--case', caseId, '--yes')).words).toContain('erased already');
  expect((await erase('--backups', backups)).words).toBe(
    '1 backups looked through; 1 erased cases taken out of them.\n',
  );
  expect((await erase('--backups', backups)).words).toContain('; 0 erased cases');
  expect(bytesOf(join(folder, 'house'))).not.toContain(CANARY);
  expect(bytesOf(backups)).not.toContain(CANARY);
  expect(readdirSync(backups)).toEqual(['first']);

  expect((await exportTo('left')).words).toContain('was erased');
  const left = JSON.parse(readFileSync(join(folder, 'left/record.json'), 'utf8'));
  expect(verifyExport(left).every(({ holds }) => holds)).toBe(true);
  // What somebody took away before still stands on the same chain.
  expect(left.head).toBe(record.head);
  await parley.close();

  const target = configAt('restored');
  const from = ['--from', join(backups, 'first')];
  const restored = await said((out) => restoreCommand(from, out, backupParts(target)));
  expect(restored).toMatchObject({ code: 0 });
  const again = await openParley(target, standingClock(Date.UTC(2026, 10, 24)), silentLog);
  expect(await again.turns.show(one.conversationId, 0, 9)).toBeNull();
  expect(await again.turns.show(other.conversationId, 0, 9)).not.toBeNull();
  await again.close();
});
