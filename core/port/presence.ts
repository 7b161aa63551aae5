import { SECOND } from '../time.ts';

/** How long somebody counts as here after they were last seen, in milliseconds: longer than two beats of an open desk. */
export const HERE_LASTS = 70 * SECOND;

/**
 * Who of the team has a desk open right now, in any process that shares the store. Good for saying so and for nothing
 * else: it may be forgotten, and somebody whose line broke unnoticed still counts until their time is over.
 */
export type Presence = {
  /** They are here from now on for `HERE_LASTS`. */
  here(memberId: string): void;
  /** Those of them who are here. */
  among(memberIds: readonly string[]): Promise<ReadonlySet<string>>;
};
