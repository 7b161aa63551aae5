import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { answersOf, canonicalAnswer } from '../../../core/blind-bid/answer.ts';
import { canonicalBid } from '../../../core/blind-bid/commitment.ts';
import type { RoundOutcome, SealedRound } from '../../../core/blind-bid/round.ts';
import { priceOf } from '../../../core/blind-bid/rule.ts';
import { SIDES, type Side } from '../../../core/case/party.ts';
import type { SealedRow } from '../../../core/port/store.ts';
import type { SealedCodes, Vault } from '../../../core/port/vault.ts';
import { packagesOf } from '../../../core/preference/package.ts';
import { canonicalCode } from '../../../core/preference/place.ts';
import { answerOf, commonPick } from '../../../core/preference/preference.ts';

const KEY = 32;
const NONCE = 12;
const TAG = 16;
/** Every bid is this long before it is encrypted: 8 bytes for the amount, 32 for the key that opens its commitment. */
const PLAIN = 8 + KEY;

/**
 * Seals bids with AES-256-GCM (NIST SP 800-38D) under a key of their case, itself wrapped by the master key. What
 * binds a ciphertext to its place (case, round, side) is authenticated with it, so a row moved elsewhere does not open.
 */
export const aesGcmVault = ({ masterKey }: { readonly masterKey: Uint8Array }): Vault => ({
  seal: async ({ caseId, roundId, side, amount, at, wrappedKey }) => {
    const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
    const openingKey = randomBytes(KEY);
    const { minor, currency } = amount.reveal();
    const plain = Buffer.alloc(PLAIN);
    plain.writeBigUInt64BE(BigInt(minor));
    openingKey.copy(plain, 8);
    const commitment = commit(openingKey, canonicalBid(caseId, roundId, side, minor, currency));
    const ciphertext = close(key, plain, place(caseId, roundId, side));
    return {
      row: { caseId, roundId, side, ciphertext, commitment, at },
      wrappedKey: wrappedKey ?? close(masterKey, key, caseId),
      receipt: {
        caseId,
        roundId,
        side,
        minor,
        currency,
        openingKey: openingKey.toString('hex'),
        commitment,
        sealedAt: at,
      },
    };
  },

  evaluate: async (round, { caseId, rows, wrappedKey }) => {
    const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
    const [claimant, respondent] = SIDES.map((side) => bidOf(key, round, caseId, side, rows)) as [Bid, Bid];
    const price = priceOf(round.rule, claimant.minor, respondent.minor);
    const opening = round.rule === 'respondentPrice' ? { opening: respondent.opening } : {};
    const outcome: RoundOutcome =
      price === null
        ? { matched: false }
        : { matched: true, price: { minor: price, currency: round.currency }, ...opening };
    return {
      commitments: { claimant: claimant.commitment, respondent: respondent.commitment },
      outcome,
    };
  },

  sealAnswer: async ({ caseId, proposalId, side, accepted, at, wrappedKey }) => {
    const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
    const openingKey = randomBytes(KEY);
    const plain = Buffer.alloc(PLAIN);
    plain.writeBigUInt64BE(accepted ? YES : NO);
    openingKey.copy(plain, 8);
    const commitment = commit(openingKey, canonicalAnswer(caseId, proposalId, side, accepted));
    const roundId = answersOf(proposalId);
    const ciphertext = close(key, plain, place(caseId, roundId, side));
    return {
      row: { caseId, roundId, side, ciphertext, commitment, at },
      wrappedKey: wrappedKey ?? close(masterKey, key, caseId),
    };
  },

  bothYes: async ({ caseId, proposalId, rows, wrappedKey }) => {
    const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
    const answers = SIDES.map((side) => {
      const aad = place(caseId, answersOf(proposalId), side);
      const row = rows.find((each) => each.side === side && each.roundId === answersOf(proposalId));
      const plain = open(key, row?.ciphertext ?? close(key, Buffer.alloc(PLAIN), aad), aad);
      return plain.readBigUInt64BE() === YES;
    });
    return answers.every((yes) => yes);
  },

  sealCode: async ({ caseId, place: at, side, code, at: now, wrappedKey }) => {
    const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
    const openingKey = randomBytes(KEY);
    const plain = Buffer.alloc(PLAIN);
    // One above the code: what was never written opens to nought.
    plain.writeBigUInt64BE(BigInt(code) + 1n);
    openingKey.copy(plain, 8);
    const commitment = commit(openingKey, canonicalCode(caseId, at, side, code));
    const ciphertext = close(key, plain, place(caseId, at, side));
    return {
      row: { caseId, roundId: at, side, ciphertext, commitment, at: now },
      wrappedKey: wrappedKey ?? close(masterKey, key, caseId),
    };
  },

  packages: async (questions, sealed) => {
    const [claimant, respondent] = codesIn(masterKey, sealed).map((code) =>
      code === null ? null : answerOf(code, questions),
    );
    return claimant && respondent ? packagesOf(questions, { claimant, respondent }) : [];
  },

  commonPick: async (count, sealed) => commonPick(count, codesIn(masterKey, sealed)),
});

/** What each side sealed at a place; for one that sealed nothing, a made-up row is opened, so that it takes the same way. */
const codesIn = (
  masterKey: Uint8Array,
  { caseId, place: at, rows, wrappedKey }: SealedCodes,
): readonly (number | null)[] => {
  const key = wrappedKey === null ? randomBytes(KEY) : open(masterKey, wrappedKey, caseId);
  return SIDES.map((side) => {
    const aad = place(caseId, at, side);
    const row = rows.find((each) => each.side === side && each.roundId === at);
    const plain = open(key, row?.ciphertext ?? close(key, Buffer.alloc(PLAIN), aad), aad);
    const written = Number(plain.readBigUInt64BE());
    return written === 0 ? null : written - 1;
  });
};

/** What lies in the place of an amount where the sealed thing is an answer; a missing one opens to neither. */
const YES = 2n;
const NO = 1n;

type Bid = { readonly minor: number | null; readonly commitment: string; readonly opening: string };

/** The bid of a side; for one that typed nothing, a made-up one is sealed and opened, so that it takes the same way. */
const bidOf = (
  key: Uint8Array,
  round: SealedRound,
  caseId: string,
  side: Side,
  rows: readonly SealedRow[],
): Bid => {
  const aad = place(caseId, round.roundId, side);
  const row = rows.find((each) => each.side === side && each.roundId === round.roundId);
  const plain = open(key, row?.ciphertext ?? close(key, randomBytes(PLAIN), aad), aad);
  const openingKey = plain.subarray(8);
  const minor = row === undefined ? null : Number(plain.readBigUInt64BE());
  const opening = openingKey.toString('hex');
  const stated = canonicalBid(caseId, round.roundId, side, minor ?? 0, round.currency);
  const commitment = commit(openingKey, stated);
  return { minor, commitment: row?.commitment ?? commitment, opening };
};

const commit = (openingKey: Uint8Array, bid: string): string =>
  createHmac('sha256', openingKey).update(bid).digest('hex');

const place = (caseId: string, roundId: string, side: Side): string =>
  JSON.stringify([caseId, roundId, side]);

const close = (key: Uint8Array, plain: Uint8Array, aad: string): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const open = (key: Uint8Array, sealed: Uint8Array, aad: string): Buffer => {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
};
