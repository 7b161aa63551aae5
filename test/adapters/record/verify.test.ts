import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyCommand, verifyExport } from '../../../adapters/record/verify/verify.ts';
import type { BidReceipt } from '../../../core/port/vault.ts';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';

type Json = { [key: string]: unknown };
type Exported = Json & { entries: Json[]; head: string };

let record: Exported;
let receipts: { claimant: BidReceipt; respondent: BidReceipt; replaced: BidReceipt };
let folder = '';

/** A real case: told, answered, bid under seal and met, exported as the claimant may have it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-verify-'));
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say('My fridge from Acme came broken on 3 March. I paid $480 and want my money back.');
  await claimant.press('noEvidence');
  await claimant.press('file');
  await claimant.press('inviteSeller');
  const respondent = await house.enter(await claimant.link('invite'));
  await respondent.press('offerAnswer');
  await respondent.fill('counterOffer', { amount: '200' });
  await claimant.press('sealedAsk');
  await respondent.press('sealedYes');
  const kept = async (sealed: ReturnType<typeof claimant.seal>): Promise<BidReceipt> => {
    const { receipt } = await sealed;
    if (receipt === undefined) throw new Error('There was no receipt.');
    return receipt;
  };
  receipts = {
    replaced: await kept(claimant.seal(400)),
    claimant: await kept(claimant.seal(300)),
    respondent: await kept(respondent.seal(350)),
  };
  await house.wait(6 * DAY);
  record = JSON.parse(JSON.stringify(await house.turns.exportRecord(respondent.conversationId)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const receiptFile = (receipt: BidReceipt, change: Json = {}): Json => ({
  format: 'parley-receipt',
  version: 1,
  ...receipt,
  ...change,
});
const holds = (changed: unknown, receipt?: unknown): boolean =>
  verifyExport(changed, receipt).every((finding) => finding.holds);
const copy = (): Exported => structuredClone(record);
const said = (changed: unknown, receipt?: unknown): string =>
  verifyExport(changed, receipt)
    .map(({ text }) => text)
    .join('\n');

test('a record as it was exported holds, with what its reader may not see as hashes', () => {
  expect(holds(record)).toBe(true);
  expect(record.entries.some((entry) => 'leaf' in entry)).toBe(true);
  expect(said(record)).toMatch(/the price is the number that the respondent had committed to/);
});

test('any single change to any entry is found, and placed', () => {
  for (const [index, entry] of record.entries.entries()) {
    const changed = copy();
    const place = changed.entries[index] as Json;
    if ('recorded' in entry) (place['recorded'] as Json)['at'] = 1;
    else place['leaf'] = 'a'.repeat(64);
    expect(said(changed)).toBe(`Entry ${index + 1} is not what was recorded.`);
  }
});

test('another amount in an offer is found', () => {
  const changed = JSON.parse(JSON.stringify(record).replace('"minor":20000', '"minor":25000'));
  expect(changed).not.toEqual(record);
  expect(said(changed)).toMatch(/is not what was recorded/);
});

test.each([
  ['dropped', (entries: Json[]) => entries.toSpliced(2, 1)],
  ['swapped', (entries: Json[]) => [entries[1], entries[0], ...entries.slice(2)]],
  ['doubled', (entries: Json[]) => [...entries.slice(0, 3), ...entries.slice(2)]],
  ['cut off', (entries: Json[]) => entries.slice(0, -1)],
])('an entry that was %s is found', (_how, change) => {
  expect(holds({ ...copy(), entries: change(copy().entries) })).toBe(false);
});

test('a receipt proves the number that counted, and only that one', () => {
  expect(said(record, receiptFile(receipts.claimant))).toMatch(/The receipt holds/);
  expect(holds(record, receiptFile(receipts.respondent))).toBe(true);
  expect(said(record, receiptFile(receipts.replaced))).toMatch(/replaced before the close/);
});

test.each([
  ['number', { minor: 29_000 }],
  ['key', { openingKey: 'b'.repeat(64) }],
  ['side', { side: 'respondent' }],
  ['case', { caseId: 'another' }],
  ['moment', { sealedAt: 4_000_000_000_000 }],
])('a receipt with another %s fails', (_what, change) => {
  expect(holds(record, receiptFile(receipts.claimant, change))).toBe(false);
});

const deep = (): unknown => JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

test.each([
  ['nothing', null],
  ['a list', []],
  ['another format', { format: 'other' }],
  ['entries that are none', { format: 'parley-record', version: 1, entries: 'x' }],
])('%s is told in a sentence', (_what, file) => {
  expect(said(file)).toMatch(/no record that Parley exported/);
});

test('an entry nested without end is told in a sentence', () => {
  const changed = copy();
  ((changed.entries[0] as Json)['recorded'] as Json)['event'] = { type: 'caseOpened', more: deep() };
  expect(holds(changed)).toBe(false);
});

test('the command prints sentences and ends with a code that says how it went', async () => {
  const lines: string[] = [];
  const out = { write: (text: string) => lines.push(text) };
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const good = file('case.json', JSON.stringify(record));
  expect(await verifyCommand([good], out)).toBe(0);
  expect(
    await verifyCommand(
      [good, '--receipt', file('receipt.json', JSON.stringify(receiptFile(receipts.claimant)))],
      out,
    ),
  ).toBe(0);
  expect(
    await verifyCommand([file('changed.json', JSON.stringify({ ...record, head: 'c'.repeat(64) }))], out),
  ).toBe(1);
  expect(await verifyCommand([file('text.json', 'hello')], out)).toBe(2);
  expect(await verifyCommand([join(folder, 'absent.json')], out)).toBe(2);
  expect(await verifyCommand([], out)).toBe(2);
  expect(lines.join('')).toMatch(
    /ok {4}The chain holds[\s\S]*FAIL [\s\S]*is not JSON[\s\S]*cannot be read[\s\S]*Say which file/,
  );
});
