import type { PromiseState } from '../../core/case/state.ts';
import type { PartyView } from '../../core/view/party.ts';

/** The promise that a side is asked about now, and what it is asked. Null where nothing is left to ask. */
export type PromiseAsked = {
  readonly promise: PromiseState;
  /** `keep`: an own one to be kept; `received`: the other side's, said to be kept or still due; `differ`: the sides differ. */
  readonly asks: 'keep' | 'received' | 'differ';
};

/** Own promises first, also those that are late: they can still be kept. */
export const promiseAsked = ({ promises, side }: PartyView): PromiseAsked | null => {
  const own = promises.find(({ by, status }) => by === side && (status === 'due' || status === 'broken'));
  if (own !== undefined) return { promise: own, asks: 'keep' };
  const theirs = promises.find(
    ({ by, status }) => by !== side && (status === 'due' || status === 'reported' || status === 'broken'),
  );
  if (theirs !== undefined) return { promise: theirs, asks: 'received' };
  const differing = promises.find(({ status }) => status === 'disputed');
  if (differing === undefined) return null;
  return { promise: differing, asks: differing.by === side ? 'keep' : 'differ' };
};
