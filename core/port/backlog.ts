import type { Platform } from '../case/party.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { Instant } from '../time.ts';

/** How much waits, and since when what has waited longest; null where nothing does. */
export type Waiting = { readonly count: number; readonly oldest: Instant | null };

/**
 * What is to be done and is not done yet. `outbox`: messages that a chat of a platform has not been shown, where the
 * chat is not lost. `due`: deadlines whose moment has come, by their kind; `work` comes again until it succeeds.
 */
export type Backlog = {
  readonly outbox: { readonly [P in Platform]: Waiting };
  readonly due: { readonly [K in Deadline['kind']]: Waiting };
};

type Found = { readonly name: string; readonly count: number; readonly oldest: Instant };

const NONE: Waiting = { count: 0, oldest: null };
const waitingOf = (found: readonly Found[], name: string): Waiting => {
  const one = found.find((each) => each.name === name);
  return one === undefined ? NONE : { count: one.count, oldest: one.oldest };
};

/** Puts what a store has found, a row for each platform and each kind that has something, into its shape. */
export const backlogOf = (outbox: readonly Found[], due: readonly Found[]): Backlog => ({
  outbox: { telegram: waitingOf(outbox, 'telegram'), teams: waitingOf(outbox, 'teams') },
  due: { end: waitingOf(due, 'end'), remind: waitingOf(due, 'remind'), work: waitingOf(due, 'work') },
});
