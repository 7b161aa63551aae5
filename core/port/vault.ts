import type { Commitments, RoundOutcome, SealedRound } from '../blind-bid/round.ts';
import type { SealedAmount } from '../blind-bid/sealed-amount.ts';
import type { Side } from '../case/party.ts';
import type { Questions } from '../preference/preference.ts';
import type { Terms } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';
import type { SealedRow } from './store.ts';

/** What a bidder keeps: enough to prove afterwards, to anybody, which number was in before the close. Shown to that bidder only. */
export type BidReceipt = {
  readonly caseId: string;
  readonly roundId: string;
  readonly side: Side;
  readonly minor: number;
  readonly currency: string;
  /** Hex 256-bit key that opens the commitment. */
  readonly openingKey: string;
  /** Hex HMAC-SHA-256 of the bid's canonical form under `openingKey`. */
  readonly commitment: string;
  readonly sealedAt: Instant;
};

/** The rows that lie at a place, and the key of their case. */
export type SealedCodes = {
  readonly caseId: string;
  readonly place: string;
  readonly rows: readonly SealedRow[];
  readonly wrappedKey: Uint8Array | null;
};

/** Seals numbers and opens them at the close; holds the master key and lets nothing else out. */
export type Vault = {
  /** `wrappedKey` is the case's key if it has one; a new one comes back when it has not. */
  seal(bid: {
    readonly caseId: string;
    readonly roundId: string;
    readonly side: Side;
    readonly amount: SealedAmount;
    readonly at: Instant;
    readonly wrappedKey: Uint8Array | null;
  }): Promise<{ readonly row: SealedRow; readonly wrappedKey: Uint8Array; readonly receipt: BidReceipt }>;
  /**
   * Evaluates a round inside the vault. Only what the rule makes public comes out. A missing number takes the same
   * path, the same time and the same shape as one without overlap, and has a commitment like any other.
   */
  evaluate(
    round: SealedRound,
    bids: {
      readonly caseId: string;
      readonly rows: readonly SealedRow[];
      readonly wrappedKey: Uint8Array | null;
    },
  ): Promise<{ readonly commitments: Commitments; readonly outcome: RoundOutcome }>;
  /** Seals the answer to a proposal: a row of the size of any other, under `answersOf` its proposal. */
  sealAnswer(answer: {
    readonly caseId: string;
    readonly proposalId: string;
    readonly side: Side;
    readonly accepted: boolean;
    readonly at: Instant;
    readonly wrappedKey: Uint8Array | null;
  }): Promise<{ readonly row: SealedRow; readonly wrappedKey: Uint8Array }>;
  /** Did both sides say yes? A no and a missing answer take the same path, the same time and the same shape. */
  bothYes(answers: {
    readonly caseId: string;
    readonly proposalId: string;
    readonly rows: readonly SealedRow[];
    readonly wrappedKey: Uint8Array | null;
  }): Promise<boolean>;
  /** Seals what a side answered about its preferences, or its yes and no to packages: a row of the size of any other. */
  sealCode(sealed: {
    readonly caseId: string;
    readonly place: string;
    readonly side: Side;
    readonly code: number;
    readonly at: Instant;
    readonly wrappedKey: Uint8Array | null;
  }): Promise<{ readonly row: SealedRow; readonly wrappedKey: Uint8Array }>;
  /** What comes of both sides' preferences; empty where nothing does, or a side has not answered. Nothing else comes out. */
  packages(questions: Questions, sealed: SealedCodes): Promise<readonly Terms[]>;
  /** The first of so many packages that both said yes to; null where there is none, or a side has not answered. */
  commonPick(count: number, sealed: SealedCodes): Promise<number | null>;
};
