import { expect } from '@jest/globals';
import type { Command, CommandOf, CommandType } from '../../../core/case/command.ts';
import { decide } from '../../../core/case/decide.ts';
import type { Decision } from '../../../core/case/decision.ts';
import type { CaseEventType } from '../../../core/case/event.ts';
import { evolve } from '../../../core/case/evolve.ts';
import type { Actor } from '../../../core/case/party.ts';
import type { Refusal, RefusalCode } from '../../../core/case/refusal.ts';
import type { CaseState, OpenPhase, Phase, StateOf } from '../../../core/case/state.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY, type Instant, MINUTE } from '../../../core/time.ts';
import {
  ADJUSTER,
  apply,
  CLAIMANT,
  limitOf,
  MEDIATOR,
  opened,
  PARLEY,
  PROCEDURE,
  pass,
  RESPONDENT,
  TEAM,
  valueFor,
  type Walk,
} from './walk.ts';

/** What somebody did, a minute after what was before; a number lets so many milliseconds go by, with all that falls due. */
export type Did = readonly [Command, Actor] | number;

const isPause = (did: Did): did is number => typeof did === 'number';

/** A command as a tuple with its actor; the other fields in the order of reading. */
export const did = <T extends CommandType>(
  by: Actor,
  type: T,
  fields: Omit<CommandOf<T>, 'type'>,
): readonly [Command, Actor] => [{ type, ...fields } as CommandOf<T>, by];

const procedureOf = (id: string): Procedure => {
  const procedure = PROCEDURES.find((each) => each.id === id);
  if (procedure === undefined) throw new Error(`There is no procedure ${id}.`);
  return procedure;
};
export const CARD_DISPUTE = procedureOf('card-dispute');
export const MOTOR = procedureOf('motor');

const told = (walk: Walk, step: Did, procedure: Procedure): Walk => {
  if (isPause(step)) return pass(walk, walk.now + step, procedure);
  const after = apply(walk, step[0], step[1], walk.now + MINUTE, procedure);
  if (after.refused.length > 0) throw new Error(`The story stops: ${after.refused[0]}`);
  return after;
};

type Then = {
  /** Exactly these events, each with at least these fields. */
  readonly thenHappens: (...events: readonly EventLike[]) => Outcome;
  /** Nothing but this code, and these facts where some are named. */
  readonly thenRefused: (code: RefusalCode, facts?: Refusal['facts']) => void;
  /** It is so already: neither an event nor a refusal. */
  readonly thenNothing: () => void;
};
type EventLike = { readonly type: CaseEventType; readonly [field: string]: unknown };
type Outcome = { readonly state: CaseState; readonly in: <P extends Phase>(phase: P) => StateOf<P> };

export type Given = {
  readonly state: CaseState;
  readonly now: Instant;
  readonly and: (...steps: readonly Did[]) => Given;
  readonly when: (by: Actor, command: Command, after?: number) => Then;
  /** The clock of that deadline strikes at this moment. */
  readonly whenPasses: (key: string, after?: number) => Then;
  readonly in: <P extends Phase>(phase: P) => StateOf<P>;
};

const inPhase = <P extends Phase>(state: CaseState, phase: P): StateOf<P> => {
  expect(state.phase).toBe(phase);
  return state as StateOf<P>;
};

const judged = (walk: Walk, decision: Decision, by: Actor, now: Instant): Then => ({
  thenHappens: (...events) => {
    expect(decision).toMatchObject({ events });
    const state = (decision.events ?? []).reduce<CaseState>(
      (before, event) => evolve(before, { at: now, by, event }),
      walk.state,
    );
    return { state, in: (phase) => inPhase(state, phase) };
  },
  thenRefused: (code, facts) =>
    expect(decision).toEqual({
      refusal: facts === undefined ? expect.objectContaining({ code }) : { code, facts },
    }),
  thenNothing: () => expect(decision).toEqual({ events: [] }),
});

const from = (walk: Walk, procedure: Procedure): Given => {
  const when: Given['when'] = (by, command, after = MINUTE) => {
    const now = walk.now + after;
    return judged(
      walk,
      decide(walk.state, command, { now, by, procedure, authority: limitOf(by), colleagues: TEAM }),
      by,
      now,
    );
  };
  return {
    state: walk.state,
    now: walk.now,
    and: (...steps) =>
      from(
        steps.reduce((before, step) => told(before, step, procedure), walk),
        procedure,
      ),
    when,
    whenPasses: (key, after = 0) => when({ role: 'parley' }, { type: 'passDeadline', key }, after),
    in: (phase) => inPhase(walk.state, phase),
  };
};

/** The same as a walk, to go on from. */
export const walkTo = (...steps: readonly Did[]): Walk =>
  steps.reduce((before, step) => told(before, step, PROCEDURE), opened());

/** A case under a procedure to which this happened, in order. */
export const givenUnder = (procedure: Procedure, ...steps: readonly Did[]): Given =>
  from(opened(procedure), procedure).and(...steps);
export const given = (...steps: readonly Did[]): Given => givenUnder(PROCEDURE, ...steps);

export const USD = (dollars: number) => ({ minor: dollars * 100, currency: 'USD' });
export const refund = (dollars: number) => ({
  money: { amount: USD(dollars), payer: 'respondent' as const, dueInDays: 14 },
  other: [],
});

const statements = (dollars: number) =>
  (['item', 'seller', 'when', 'problem', 'amount', 'wanted'] as const).map((element) => ({
    element,
    value: valueFor(element, dollars * 100, 'USD'),
  }));

// The way of one case: a fridge for 480 dollars, from the story to a promise. Each stage begins with the one before.
export const TOLD: readonly Did[] = [
  did(CLAIMANT, 'tellStory', { messageId: 'm-1', text: 'The fridge that I bought for 480 is broken.' }),
  did(CLAIMANT, 'setClaimType', { claimType: 'defectiveGoods' }),
  did(CLAIMANT, 'stateElements', { statements: statements(480) }),
];
export const FILED: readonly Did[] = [...TOLD, did(CLAIMANT, 'fileClaim', { offerId: 'demand' })];
export const INVITED: readonly Did[] = [
  ...FILED,
  did(CLAIMANT, 'inviteRespondent', { inviteId: 'i-1', name: 'Cool Fridges' }),
];
export const JOINED: readonly Did[] = [
  ...INVITED,
  did(RESPONDENT, 'joinAsRespondent', { respondentId: 'r', name: 'Cool Fridges', locale: 'en' }),
];
/** The respondent offers 200. */
export const OFFERED: readonly Did[] = [
  ...JOINED,
  did(RESPONDENT, 'makeOffer', { offerId: 'o-200', terms: refund(200) }),
];
/** A sealed round from 200 to 480 dollars under the consumer-safe rule. */
export const SEALED: readonly Did[] = [
  ...OFFERED,
  did(CLAIMANT, 'proposeSealedRound', { roundId: 'r-1', rule: 'respondentPrice', timing: 'scheduled' }),
  did(RESPONDENT, 'agreeSealedRound', { roundId: 'r-1' }),
];
export const MATCHED: readonly Did[] = [
  ...OFFERED,
  did(CLAIMANT, 'acceptOffer', { offerId: 'o-200', agreementId: 'a-1' }),
];
export const REFLECTING: readonly Did[] = [
  ...MATCHED,
  did(CLAIMANT, 'confirmAgreement', { agreementId: 'a-1' }),
  did(RESPONDENT, 'confirmAgreement', { agreementId: 'a-1' }),
];
export const signature = (by: Actor): Did =>
  did(by, 'signAgreement', { agreementId: 'a-1', name: 'Ann', agreementHash: 'h' });

export const SIGNED: readonly Did[] = [...REFLECTING, signature(RESPONDENT), 3 * DAY, signature(CLAIMANT)];
/** Somebody is proposed by the registry, says that nothing stands in the way, and neither side objects. */
export const WAY_TO_MEDIATION: readonly (readonly [Command, Actor])[] = [
  did(PARLEY, 'proposeMediator', {
    mediatorId: 'm',
    name: 'Mia',
    why: { languages: ['en'], field: null, credential: 'Mediator, Bar', load: 0 },
  }),
  did(MEDIATOR, 'declareConflict', { conflict: false }),
  did(CLAIMANT, 'acceptMediator', { mediatorId: 'm' }),
  did(RESPONDENT, 'acceptMediator', { mediatorId: 'm' }),
];
export const SOUGHT: readonly Did[] = [
  ...OFFERED,
  did(ADJUSTER, 'takeOver', {}),
  did(ADJUSTER, 'startMediation', {}),
];
export const MEDIATED: readonly Did[] = [...SOUGHT, ...WAY_TO_MEDIATION];

/** One case in each open phase. */
export const STAGES: {
  readonly [P in OpenPhase]: readonly Did[];
} = {
  narrating: TOLD,
  filed: FILED,
  invited: INVITED,
  answering: JOINED,
  negotiating: OFFERED,
  sealedRound: SEALED,
  matched: MATCHED,
  reflection: REFLECTING,
  signed: SIGNED,
  kept: [...SIGNED, did(CLAIMANT, 'confirmPromise', { promiseId: 'a-1/money' })],
  broken: [...SIGNED, 15 * DAY],
  disputed: [...SIGNED, did(CLAIMANT, 'disputePromise', { promiseId: 'a-1/money', text: 'No.' })],
  mediation: MEDIATED,
};
