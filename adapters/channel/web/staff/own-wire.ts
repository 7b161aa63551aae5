import type { SignInWay } from '../../../../core/staff/journal.ts';

/** One of the places where a member is signed in. `id` names it to its owner and opens nothing. */
export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly way: SignInWay | null;
  readonly since: number;
  readonly seenAt: number;
  readonly current: boolean;
};
