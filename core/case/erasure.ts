import type { CaseState, Ended, ErasureState } from './state.ts';

/** The wish that waits longest for its answer. */
export const openErasure = ({ erasures }: CaseState): ErasureState | undefined =>
  erasures.find(({ answer }) => answer === null);

/** When somebody of the team granted that an ended case be destroyed before its time; null where nobody did. */
export const grantedErasure = ({ erasures }: Ended): number | null =>
  erasures.find(({ answer }) => answer?.granted === true)?.answer?.at ?? null;
