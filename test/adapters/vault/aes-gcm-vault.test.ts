import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aesGcmVault } from '../../../adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { canonicalBid } from '../../../core/blind-bid/commitment.ts';
import type { BidRule, SealedRound } from '../../../core/blind-bid/round.ts';
import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import type { Side } from '../../../core/case/party.ts';
import type { SealedRow } from '../../../core/port/store.ts';

const MASTER = randomBytes(32);
const vault = aesGcmVault({ masterKey: MASTER });

const round = (rule: BidRule = 'respondentPrice', roundId = 'r-1'): SealedRound => ({
  roundId,
  rule,
  timing: 'scheduled',
  currency: 'USD',
  low: 20_000,
  high: 48_000,
  opensAt: 1,
  closesAt: 2,
});

const sealed = (
  side: Side,
  minor: number,
  wrappedKey: Uint8Array | null = null,
  roundId = 'r-1',
  caseId = 'case',
) =>
  vault.seal({
    caseId,
    roundId,
    side,
    amount: new SealedAmount({ minor, currency: 'USD' }),
    at: 7,
    wrappedKey,
  });

/** Both numbers under one key of the case. */
const both = async (claimant: number, respondent: number) => {
  const first = await sealed('claimant', claimant);
  const second = await sealed('respondent', respondent, first.wrappedKey);
  return { first, second, rows: [first.row, second.row], wrappedKey: first.wrappedKey };
};

const evaluated = (rows: readonly SealedRow[], wrappedKey: Uint8Array | null, rule?: BidRule) =>
  vault.evaluate(round(rule), { caseId: 'case', rows, wrappedKey });

describe('the evaluation of two numbers', () => {
  test.each<readonly [BidRule, number, number, number | null]>([
    ['respondentPrice', 30_000, 40_000, 40_000],
    ['respondentPrice', 30_000, 30_000, 30_000],
    ['respondentPrice', 30_000, 29_999, null],
    ['midpoint', 30_000, 40_000, 35_000],
    // An odd unit goes to the consumer.
    ['midpoint', 30_000, 30_001, 30_001],
    ['threeRounds', 30_000, 30_003, 30_002],
    ['midpoint', 30_001, 30_000, null],
  ])('under %s: %i asked, %i offered is %p', async (rule, claimant, respondent, minor) => {
    const { rows, wrappedKey } = await both(claimant, respondent);
    const { outcome } = await evaluated(rows, wrappedKey, rule);
    expect(outcome).toMatchObject(
      minor === null ? { matched: false } : { matched: true, price: { minor, currency: 'USD' } },
    );
  });

  test('never depends on what the consumer would have taken, where there is an overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20_000, max: 40_000 }), async (claimant) => {
        const { rows, wrappedKey } = await both(claimant, 40_000);
        expect((await evaluated(rows, wrappedKey)).outcome).toMatchObject({ price: { minor: 40_000 } });
      }),
      { numRuns: 30 },
    );
  });

  test('of a number that was replaced counts the later one', async () => {
    const { first, second, wrappedKey } = await both(45_000, 40_000);
    expect((await evaluated([first.row, second.row], wrappedKey)).outcome).toEqual({ matched: false });
    const again = await sealed('claimant', 35_000, wrappedKey);
    expect((await evaluated([again.row, second.row], wrappedKey)).outcome).toMatchObject({ matched: true });
    expect(again.receipt.commitment).not.toBe(first.receipt.commitment);
  });

  test('makes the respondent’s number provable, and nobody else’s', async () => {
    const { second, rows, wrappedKey } = await both(30_000, 40_000);
    const { outcome, commitments } = await evaluated(rows, wrappedKey);
    expect(outcome).toHaveProperty('opening', second.receipt.openingKey);
    const stated = canonicalBid('case', 'r-1', 'respondent', 40_000, 'USD');
    const key = Buffer.from(second.receipt.openingKey, 'hex');
    expect(createHmac('sha256', key).update(stated).digest('hex')).toBe(commitments.respondent);
    expect((await evaluated(rows, wrappedKey, 'midpoint')).outcome).not.toHaveProperty('opening');
  });
});

describe('a receipt', () => {
  test('proves which number was in, to anybody, and fits no other', async () => {
    const { row, receipt } = await sealed('claimant', 31_500);
    expect(receipt).toMatchObject({
      caseId: 'case',
      roundId: 'r-1',
      side: 'claimant',
      minor: 31_500,
      sealedAt: 7,
    });
    expect(receipt.commitment).toBe(row.commitment);
    const committed = (minor: number) =>
      createHmac('sha256', Buffer.from(receipt.openingKey, 'hex'))
        .update(canonicalBid('case', 'r-1', 'claimant', minor, 'USD'))
        .digest('hex');
    expect(committed(31_500)).toBe(receipt.commitment);
    expect(committed(31_501)).not.toBe(receipt.commitment);
  });

  test('of the same number twice has nothing in common with the first', async () => {
    const [one, two] = [await sealed('claimant', 30_000), await sealed('claimant', 30_000)];
    expect(one.receipt.commitment).not.toBe(two.receipt.commitment);
    expect(one.row.ciphertext).not.toEqual(two.row.ciphertext);
  });
});

describe('a number that was never typed', () => {
  const shape = ({ commitments, outcome }: Awaited<ReturnType<typeof evaluated>>) => ({
    outcome,
    lengths: [commitments.claimant.length, commitments.respondent.length],
  });

  test('looks exactly like one without overlap', async () => {
    const { first, second, rows, wrappedKey } = await both(45_000, 30_000);
    const apart = shape(await evaluated(rows, wrappedKey));
    for (const present of [[first.row], [second.row], []])
      expect(shape(await evaluated(present, wrappedKey))).toEqual(apart);
    expect(shape(await evaluated([], null))).toEqual(apart);
  });

  test('has a commitment of its own every time', async () => {
    const [one, two] = [await evaluated([], null), await evaluated([], null)];
    expect(one.commitments.claimant).not.toBe(two.commitments.claimant);
    expect(one.commitments.claimant).not.toBe(one.commitments.respondent);
  });
});

describe('a sealed row', () => {
  test('is of one size whatever was typed, and shows no digit of it', async () => {
    const sizes = new Set<string>();
    for (const minor of [1, 9, 10, 255, 256, 99_999, 20_000, 48_000, 123_456_789, Number.MAX_SAFE_INTEGER]) {
      const { row, wrappedKey } = await sealed('respondent', minor);
      sizes.add(`${row.ciphertext.length} ${row.commitment.length} ${wrappedKey.length}`);
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt(minor));
      expect(Buffer.from(row.ciphertext).includes(bytes)).toBe(false);
    }
    expect(sizes.size).toBe(1);
  });

  test('that was moved to another side, round or case does not open', async () => {
    const { first, wrappedKey } = await both(30_000, 40_000);
    const other = await sealed('claimant', 1, null, 'r-1', 'another case');
    const moved: readonly SealedRow[] = [
      { ...first.row, side: 'respondent' },
      { ...first.row, ciphertext: (await sealed('claimant', 1, wrappedKey, 'r-2')).row.ciphertext },
      { ...first.row, ciphertext: other.row.ciphertext },
    ];
    for (const row of moved) await expect(evaluated([row], wrappedKey)).rejects.toThrow();
  });

  test('of another round is none of this one', async () => {
    const { first, second, wrappedKey } = await both(30_000, 40_000);
    const old = { ...first.row, roundId: 'r-0' };
    expect((await evaluated([old, second.row], wrappedKey)).outcome).toEqual({ matched: false });
  });

  test('in which a bit was changed does not open, wherever the bit is', async () => {
    const { first, second, wrappedKey } = await both(30_000, 40_000);
    for (let index = 0; index < first.row.ciphertext.length; index += 1) {
      const ciphertext = Buffer.from(first.row.ciphertext);
      ciphertext[index] = (ciphertext[index] ?? 0) ^ 1;
      await expect(evaluated([{ ...first.row, ciphertext }, second.row], wrappedKey)).rejects.toThrow();
    }
  });
});

describe('the keys', () => {
  test('of a case open under the master key that wrapped them, and under no other', async () => {
    const { rows, wrappedKey } = await both(30_000, 40_000);
    const stranger = aesGcmVault({ masterKey: randomBytes(32) });
    await expect(stranger.evaluate(round(), { caseId: 'case', rows, wrappedKey })).rejects.toThrow();
    const again = aesGcmVault({ masterKey: MASTER });
    expect((await again.evaluate(round(), { caseId: 'case', rows, wrappedKey })).outcome).toMatchObject({
      matched: true,
    });
  });

  test('of one case do not open another, nor does a case open without its own', async () => {
    const { rows, wrappedKey } = await both(30_000, 40_000);
    const other = await sealed('claimant', 1, null, 'r-1', 'another case');
    await expect(evaluated(rows, other.wrappedKey)).rejects.toThrow();
    await expect(evaluated(rows, null)).rejects.toThrow();
    await expect(vault.evaluate(round(), { caseId: 'another case', rows, wrappedKey })).rejects.toThrow();
  });
});

test('what fails says nothing of the number', async () => {
  const { rows } = await both(31_337, 40_000);
  const fault: unknown = await evaluated(rows, null).catch((thrown: unknown) => thrown);
  expect(`${(fault as Error).message} ${(fault as Error).stack}`).not.toMatch(/31.?337|400.?00/);
});
