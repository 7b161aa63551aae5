import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aesGcmVault } from '../../../adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { canonicalBid } from '../../../core/blind-bid/commitment.ts';
import type { BidRule, SealedRound } from '../../../core/blind-bid/round.ts';
import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import type { Side } from '../../../core/case/party.ts';
import type { SealedRow } from '../../../core/port/store.ts';

const MASTER = new Uint8Array(32).fill(7);
const AT = Date.UTC(2026, 10, 24, 15);

const roundOf = (rule: BidRule, roundId = 'r-1'): SealedRound => ({
  roundId,
  rule,
  timing: 'scheduled',
  currency: 'USD',
  low: 0,
  high: 1_000_000,
  opensAt: AT,
  closesAt: AT + 1,
});

/** One case of a vault: seals under one key, as the store keeps it. */
const inCase = (caseId = 'case-1', masterKey: Uint8Array = MASTER) => {
  const vault = aesGcmVault({ masterKey });
  const rows: SealedRow[] = [];
  let wrappedKey: Uint8Array | null = null;
  return {
    vault,
    rows,
    key: () => wrappedKey,
    seal: async (side: Side, minor: number, roundId = 'r-1') => {
      const amount = new SealedAmount({ minor, currency: 'USD' });
      const sealed = await vault.seal({ caseId, roundId, side, amount, at: AT, wrappedKey });
      wrappedKey = sealed.wrappedKey;
      rows.splice(0, rows.length, ...rows.filter((row) => row.side !== side || row.roundId !== roundId));
      rows.push(sealed.row);
      return sealed;
    },
    evaluate: (round: SealedRound, of: readonly SealedRow[] = rows) =>
      vault.evaluate(round, { caseId, rows: of, wrappedKey }),
  };
};

test.each([
  ['respondentPrice', 30_000, 40_000, 40_000],
  ['midpoint', 30_000, 40_001, 35_001],
  ['threeRounds', 30_000, 40_000, 35_000],
  ['respondentPrice', 30_000, 30_000, 30_000],
  ['midpoint', 0, 0, 0],
] as const)('%s: %i asked and %i offered come to %i', async (rule, asked, offered, price) => {
  const of = inCase();
  await of.seal('claimant', asked);
  await of.seal('respondent', offered);
  const { outcome } = await of.evaluate(roundOf(rule));
  expect(outcome).toMatchObject({ matched: true, price: { minor: price, currency: 'USD' } });
});

test('one unit short is no overlap, and nothing else is said', async () => {
  const of = inCase();
  await of.seal('claimant', 30_001);
  await of.seal('respondent', 30_000);
  expect((await of.evaluate(roundOf('respondentPrice'))).outcome).toEqual({ matched: false });
});

test('the number that was sealed last counts', async () => {
  const of = inCase();
  const first = await of.seal('respondent', 10_000);
  await of.seal('claimant', 30_000);
  const last = await of.seal('respondent', 35_000);
  const { outcome, commitments } = await of.evaluate(roundOf('respondentPrice'));
  expect(outcome).toMatchObject({ price: { minor: 35_000 } });
  expect(commitments.respondent).toBe(last.receipt.commitment);
  expect(commitments.respondent).not.toBe(first.receipt.commitment);
});

test('a receipt opens its own commitment and no other number', async () => {
  const { receipt, row } = await inCase().seal('claimant', 31_500);
  const over = (minor: number): string =>
    createHmac('sha256', Buffer.from(receipt.openingKey, 'hex'))
      .update(canonicalBid('case-1', 'r-1', 'claimant', minor, 'USD'))
      .digest('hex');
  expect(over(receipt.minor)).toBe(receipt.commitment);
  expect(row.commitment).toBe(receipt.commitment);
  expect(over(receipt.minor + 1)).not.toBe(receipt.commitment);
});

test("the opening that a respondent's price makes public is the one of its receipt; a midpoint has none", async () => {
  const of = inCase();
  await of.seal('claimant', 30_000);
  const { receipt } = await of.seal('respondent', 35_000);
  expect((await of.evaluate(roundOf('respondentPrice'))).outcome).toMatchObject({
    opening: receipt.openingKey,
  });
  expect((await of.evaluate(roundOf('midpoint'))).outcome).not.toHaveProperty('opening');
});

test.each<[string, Partial<SealedRow>]>([
  ['the other side', { side: 'respondent' }],
  ['another round', { roundId: 'r-2' }],
])('a row moved to %s does not open', async (_where, moved) => {
  const of = inCase();
  const { row } = await of.seal('claimant', 30_000);
  const round = roundOf('midpoint', moved.roundId ?? 'r-1');
  await expect(of.evaluate(round, [{ ...row, ...moved }])).rejects.toThrow();
});

test('a row moved to another case does not open, not even under that case’s own key', async () => {
  const here = inCase('case-1');
  const { row } = await here.seal('claimant', 30_000);
  const there = aesGcmVault({ masterKey: MASTER });
  const moved = { caseId: 'case-2', rows: [{ ...row, caseId: 'case-2' }] };
  await expect(there.evaluate(roundOf('midpoint'), { ...moved, wrappedKey: here.key() })).rejects.toThrow();
});

test('neither another master key nor a changed byte opens anything', async () => {
  const of = inCase();
  const { row } = await of.seal('claimant', 30_000);
  const other = aesGcmVault({ masterKey: new Uint8Array(32).fill(8) });
  const bids = { caseId: 'case-1', rows: of.rows, wrappedKey: of.key() };
  await expect(other.evaluate(roundOf('midpoint'), bids)).rejects.toThrow();
  for (const at of [0, 12, 30, row.ciphertext.length - 1]) {
    const ciphertext = Uint8Array.from(row.ciphertext, (byte, index) => (index === at ? byte ^ 1 : byte));
    await expect(of.evaluate(roundOf('midpoint'), [{ ...row, ciphertext }])).rejects.toThrow();
  }
});

test('every row, key and commitment is as long as any other, whatever the number', async () => {
  const lengths = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.maxSafeNat(), async (minor) => {
      const { row, wrappedKey } = await inCase().seal('claimant', minor);
      lengths.add(`${row.ciphertext.length}/${wrappedKey.length}/${row.commitment.length}`);
    }),
    { numRuns: 60, examples: [[0], [9], [10], [Number.MAX_SAFE_INTEGER]] },
  );
  expect([...lengths]).toEqual(['68/60/64']);
});

test('one number sealed twice gives two rows and two commitments that share nothing', async () => {
  const of = inCase();
  const [first, second] = [await of.seal('claimant', 500), await of.seal('claimant', 500)];
  expect(second.row.commitment).not.toBe(first.row.commitment);
  expect(Buffer.from(second.row.ciphertext).equals(Buffer.from(first.row.ciphertext))).toBe(false);
});

test('a number that was never typed comes out in the shape of one without overlap', async () => {
  const apart = inCase();
  await apart.seal('claimant', 40_000);
  await apart.seal('respondent', 30_000);
  const alone = inCase();
  await alone.seal('claimant', 40_000);
  const nobody = inCase();
  const shapes = await Promise.all(
    [apart, alone, nobody].map(async (of) => {
      const { outcome, commitments } = await of.evaluate(roundOf('respondentPrice'));
      expect(outcome).toEqual({ matched: false });
      return Object.entries(commitments).map(([side, hex]) => `${side}:${/^[0-9a-f]{64}$/u.test(hex)}`);
    }),
  );
  expect(new Set(shapes.map((shape) => shape.join()))).toEqual(new Set(['claimant:true,respondent:true']));
});
