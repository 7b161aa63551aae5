import type { Instant } from '../../time.ts';
import type { CaseEvent, CaseEventType, EventOf } from '../event.ts';
import type { Actor } from '../party.ts';
import type { CaseState } from '../state.ts';

/** When it happened and who did it: what evolve needs of a recorded event besides the event. */
export type Happening = { readonly at: Instant; readonly by: Actor; readonly event: CaseEvent };

/** What an event makes of a case. */
export type Step<T extends CaseEventType> = (
  state: CaseState,
  event: EventOf<T>,
  happening: Happening,
) => CaseState;
export type Steps<T extends Exclude<CaseEventType, 'caseOpened'>> = { readonly [K in T]: Step<K> };

/** For what cannot happen where it did: the record was changed by somebody else's hand. */
export const broken = (state: CaseState, type: string): never => {
  throw new Error(`The record is broken: ${type} cannot happen in phase ${state.phase}.`);
};
