import type { Side } from '../case/party.ts';

/**
 * Something that a side said in private and may let the mediator tell the other. `asked`: the mediator would like to.
 * Only what is `allowed` may be told, and only in these words.
 */
export type Carry = {
  readonly carryId: string;
  readonly by: Side;
  readonly text: string;
  readonly status: 'asked' | 'allowed' | 'declined' | 'told';
};
