import { addDays, civilDateOf, clockEnd, instantOf } from '../../deadline/calendar.ts';
import { isHurt } from '../../narrative/hurt.ts';
import type { Agreement, Promised, Terms } from '../../settlement/terms.ts';
import type { Instant } from '../../time.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent, EventOf } from '../event.ts';
import type { Side } from '../party.ts';
import type { Reflection } from '../state.ts';
import { ALREADY, askPerson, CLAIMANT, done, PARTIES, type Rules, refuse, rule, sideOf } from './rule.ts';

const PROMISING = ['signed', 'broken', 'disputed'] as const;

/** From an overlap to a kept promise. An overlap alone binds nobody. */
export const SETTLING: Rules<
  | 'confirmAgreement'
  | 'declineAgreement'
  | 'withdrawFromAgreement'
  | 'signAgreement'
  | 'reportPromise'
  | 'confirmPromise'
  | 'disputePromise'
> = {
  confirmAgreement: rule(
    PARTIES,
    ['matched', 'reflection', 'signed'],
    (state, { agreementId }, context) => {
      const by = sideOf(context);
      if (state.agreement.agreementId !== agreementId) return refuse('agreementGone');
      if (state.phase !== 'matched' || state.confirmed.includes(by)) return ALREADY;
      const confirmed: CaseEvent = { type: 'agreementConfirmed', agreementId, by };
      if (state.confirmed.length === 0) return done(confirmed);
      const { procedure, now } = context;
      const clock = isHurt(state) ? procedure.reflectionWithInjury : procedure.clocks.reflection;
      return done(confirmed, { type: 'reflectionStarted', endsAt: clockEnd(clock, now, procedure) });
    },
    { binds: true },
  ),

  declineAgreement: rule(PARTIES, ['matched'], (state, { agreementId }, context) =>
    state.agreement.agreementId === agreementId
      ? done({ type: 'agreementDeclined', agreementId, by: sideOf(context) })
      : refuse('agreementGone'),
  ),

  withdrawFromAgreement: rule(CLAIMANT, ['reflection'], (state, { agreementId }, context) => {
    if (state.agreement.agreementId !== agreementId) return refuse('agreementGone');
    return signed(state, 'claimant')
      ? refuse('alreadyDone')
      : done({ type: 'agreementWithdrawn', by: sideOf(context) });
  }),

  signAgreement: rule(
    PARTIES,
    ['reflection', 'signed'],
    (state, { agreementId, name, agreementHash }, context) => {
      const by = sideOf(context);
      if (state.agreement.agreementId !== agreementId) return refuse('agreementGone');
      if (state.phase === 'signed' || signed(state, by)) return ALREADY;
      if (by === 'claimant' && !state.ended && context.now < state.endsAt)
        return refuse('stillReflecting', { at: state.endsAt });
      const signature: CaseEvent = { type: 'agreementSigned', by, name, agreementHash };
      if (state.signatures.length === 0) return done(signature);
      return done(signature, { type: 'settlementSigned', promises: promisesOf(state, context) });
    },
    { binds: true },
  ),

  reportPromise: rule(PARTIES, [...PROMISING, 'kept'], (state, { promiseId, reference }, context) => {
    const by = sideOf(context);
    const promise = state.promises.find((each) => each.promiseId === promiseId);
    if (promise === undefined) return refuse('promiseGone');
    if (promise.by !== by) return refuse('notYours');
    if (promise.status === 'kept' || promise.status === 'reported') return ALREADY;
    return done({
      type: 'promiseReported',
      promiseId,
      by,
      ...(reference === undefined ? {} : { reference }),
    });
  }),

  confirmPromise: rule(PARTIES, [...PROMISING, 'kept'], (state, { promiseId }, context) => {
    const by = sideOf(context);
    const promise = state.promises.find((each) => each.promiseId === promiseId);
    if (promise === undefined) return refuse('promiseGone');
    if (promise.by === by) return refuse('notYours');
    if (promise.status === 'kept') return ALREADY;
    const confirmed: CaseEvent = { type: 'promiseConfirmed', promiseId, by };
    return state.promises.every((each) => each.promiseId === promiseId || each.status === 'kept')
      ? done(confirmed, { type: 'settlementKept' })
      : done(confirmed);
  }),

  disputePromise: rule(PARTIES, [...PROMISING], (state, { promiseId, text }, context) => {
    const by = sideOf(context);
    const promise = state.promises.find((each) => each.promiseId === promiseId);
    if (promise === undefined) return refuse('promiseGone');
    if (promise.by === by) return refuse('notYours');
    if (promise.status === 'kept') return refuse('alreadyDone');
    if (promise.status === 'disputed') return ALREADY;
    return done(
      { type: 'promiseDisputed', promiseId, by, text },
      ...askPerson(state, 'disputedPromise', context),
    );
  }),
};

/** The event that lays an agreement before both. */
export const agreementFrom = (
  agreementId: string,
  terms: Terms,
  via: Agreement['via'],
  from: string,
  { now }: DecisionContext,
): EventOf<'agreementReached'> => ({
  type: 'agreementReached',
  agreement: { agreementId, terms, via, from, at: now },
});

const signed = (state: Reflection, side: Side): boolean => state.signatures.some(({ by }) => by === side);

/** One promise a term, due at the cut-off hour of its day where the procedure lives. */
const promisesOf = (state: Reflection, { now, procedure }: DecisionContext): readonly Promised[] => {
  const { agreementId, terms } = state.agreement;
  const dueAt = (days: number): Instant =>
    instantOf(addDays(civilDateOf(now, procedure.timeZone), days), procedure.cutOffHour, procedure.timeZone);
  const money: readonly Promised[] =
    terms.money === undefined
      ? []
      : [
          {
            promiseId: `${agreementId}/money`,
            by: terms.money.payer,
            money: terms.money.amount,
            dueAt: dueAt(terms.money.dueInDays),
          },
        ];
  return [
    ...money,
    ...terms.other.map((other, index) => ({
      promiseId: `${agreementId}/${index + 1}`,
      by: other.by,
      other,
      dueAt: dueAt(other.dueInDays),
    })),
  ];
};
