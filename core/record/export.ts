import type { Recorded } from '../case/event.ts';
import { caseNumber } from '../case/number.ts';

/**
 * A case's record as a reader may take it away. An entry that is not this reader's to see is there as its leaf hash
 * alone. `hash` is that of the chain up to and with the entry, so that a change can be placed; the chain over all entries can still be recomputed, offline, by anybody (`npm run verify -- <file>`).
 */
export type RecordExport = {
  readonly format: 'parley-record';
  readonly version: 1;
  readonly caseId: string;
  readonly exportedAt: number;
  readonly entries: readonly (
    | { readonly recorded: Recorded; readonly salt: string; readonly hash: string }
    | { readonly position: number; readonly leaf: string; readonly hash: string }
  )[];
  /** Hash of the chain with its last entry, hex. */
  readonly head: string;
};

/** The name of the file that a record is taken away as. */
export const recordFile = ({ caseId }: Pick<RecordExport, 'caseId'>): string =>
  `parley-record-${caseNumber(caseId)}.json`;
