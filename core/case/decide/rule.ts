import { clockEnd } from '../../deadline/calendar.ts';
import type { ClockId } from '../../deadline/deadline.ts';
import type { Instant } from '../../time.ts';
import type { CommandOf, CommandType } from '../command.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { CaseEvent, PersonReason } from '../event.ts';
import type { Actor, Side } from '../party.ts';
import type { Refusal, RefusalCode } from '../refusal.ts';
import { type CaseState, OPEN_PHASES, type OpenPhase, type Phase, type StateOf } from '../state.ts';

export type Who = Actor['role'];

/** Who may ask for it, where, and what it means. The order of the checks is the same for every command: see decide.ts. */
export type Rule<T extends CommandType> = {
  readonly by: readonly Who[];
  readonly phases: readonly Phase[];
  /** Staff must hold the case for it. */
  readonly holder: boolean;
  /** Also while the case stands still for somebody's safety. */
  readonly whilePaused: boolean;
  /** Brings parties nearer to something binding: not before a person has seen what only people may settle. */
  readonly binds: boolean;
  readonly decide: (state: CaseState, command: CommandOf<T>, context: DecisionContext) => Decision;
};
export type Rules<T extends CommandType> = { readonly [K in T]: Rule<K> };

/** Binds a handler to the phases that it is written for. */
export const rule = <T extends CommandType, P extends Phase>(
  by: readonly Who[],
  phases: readonly P[],
  decide: (state: StateOf<P>, command: CommandOf<T>, context: DecisionContext) => Decision,
  options: { readonly holder?: boolean; readonly whilePaused?: boolean; readonly binds?: boolean } = {},
): Rule<T> => ({
  by,
  phases,
  holder: options.holder ?? false,
  whilePaused: options.whilePaused ?? false,
  binds: options.binds ?? false,
  // `decide` is called only after the phase was checked against `phases`.
  decide: decide as Rule<T>['decide'],
});

export const CLAIMANT = ['claimant'] as const satisfies readonly Who[];
export const RESPONDENT = ['respondent'] as const satisfies readonly Who[];
export const PARTIES = ['claimant', 'respondent'] as const satisfies readonly Who[];
export const STAFF = ['adjuster', 'mediator'] as const satisfies readonly Who[];
export const PARLEY = ['parley'] as const satisfies readonly Who[];
export const OPEN: readonly OpenPhase[] = OPEN_PHASES;

export const done = (...events: readonly CaseEvent[]): Decision => ({ events });
export const refuse = (code: RefusalCode, facts?: NonNullable<Refusal['facts']>): Decision => ({
  refusal: facts === undefined ? { code } : { code, facts },
});
/** What is asked for is so already: no event, no refusal. */
export const ALREADY: Decision = { events: [] };

/** The side that acts. Only called where the rule admits parties alone. */
export const sideOf = (context: DecisionContext): Side => {
  const { role } = context.by;
  if (role === 'claimant' || role === 'respondent') return role;
  throw new Error(`${role} is not a side.`);
};

/** The end of a clock that starts now. */
export const endOf = (clock: ClockId, { now, procedure }: DecisionContext): Instant =>
  clockEnd(procedure.clocks[clock], now, procedure);

export const personRequested = (
  by: Side | 'parley',
  reason: PersonReason,
  context: DecisionContext,
): CaseEvent => ({ type: 'personRequested', by, reason, replyBy: endOf('person', context) });

/** A person is asked for by the program itself, unless one is on it or on the way. */
export const askPerson = (
  state: CaseState,
  reason: PersonReason,
  context: DecisionContext,
): readonly CaseEvent[] =>
  state.people.holder === null && state.people.requested === null
    ? [personRequested('parley', reason, context)]
    : [];
