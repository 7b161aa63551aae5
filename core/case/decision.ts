import type { Procedure } from '../procedure/procedure.ts';
import type { Authority } from '../staff/authority.ts';
import type { Instant } from '../time.ts';
import type { CaseEvent } from './event.ts';
import type { Actor } from './party.ts';
import type { Refusal } from './refusal.ts';

/** Everything outside the case that a decision may depend on. */
export type DecisionContext = {
  readonly now: Instant;
  readonly by: Actor;
  readonly procedure: Procedure;
  /** Up to what sum a person of the team may bind its side alone; without it, to none. */
  readonly authority?: Authority;
  /** Everybody of the team who may take such a case now, by id; without it, nobody is known to. */
  readonly colleagues?: readonly string[];
};

/** Events to append, or why not. An accepted command may change nothing: an empty list, for a repeat of what is so already. */
export type Decision =
  | { readonly events: readonly CaseEvent[]; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly events?: never };
