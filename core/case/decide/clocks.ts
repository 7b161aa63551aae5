import type { ClockDeadline, ClockId } from '../../deadline/deadline.ts';
import { absent } from '../../mediation/video-session.ts';
import { stallSignals } from '../../negotiation/stall.ts';
import type { DecisionContext } from '../decision.ts';
import { deadlinesOf } from '../due.ts';
import type { CaseEvent, PersonReason } from '../event.ts';
import { SIDES } from '../party.ts';
import { atTable, type CaseState, isOpen } from '../state.ts';
import { startedBy } from './mediating.ts';
import { ALREADY, askPerson, done, PARLEY, personRequested, type Rules, refuse, rule } from './rule.ts';

export const ANY = [
  'narrating',
  'filed',
  'invited',
  'answering',
  'negotiating',
  'sealedRound',
  'matched',
  'reflection',
  'signed',
  'kept',
  'broken',
  'disputed',
  'mediation',
  'withdrawn',
  'referred',
  'closed',
  'archived',
] as const;

/**
 * A stored deadline has come. It is computed again from the case as it is now: one that no longer stands decides to
 * nothing. Silence is never consent: an end that a side let pass goes to a person, and nothing is held against anybody.
 */
export const CLOCK_RULES: Rules<'passDeadline'> = {
  passDeadline: rule(
    PARLEY,
    ANY,
    (state, { key }, context) => {
      const deadline = deadlinesOf(state, context.procedure).find((each) => each.key === key);
      if (deadline === undefined || deadline.kind === 'work') return ALREADY;
      if (deadline.at > context.now) return refuse('tooEarly', { at: deadline.at });
      return deadline.kind === 'remind'
        ? done(...reminders(deadline))
        : done(...ENDS[deadline.clock](state, deadline, context));
    },
    { whilePaused: true },
  ),
};

/** A clock that nobody owns alone nudges both sides. */
const reminders = ({ key, clock, owner }: ClockDeadline): readonly CaseEvent[] => {
  const step = Number(key.slice(key.lastIndexOf('/') + 1));
  return (owner === 'parley' ? everybody(clock) : [owner]).map((to) => ({
    type: 'reminderSent',
    key,
    clock,
    to,
    step,
  }));
};

/** Whoever leads a talk on video is nudged with both sides. */
const everybody = (clock: ClockId) => (clock === 'session' ? ([...SIDES, 'staff'] as const) : SIDES);

type End = (state: CaseState, deadline: ClockDeadline, context: DecisionContext) => readonly CaseEvent[];

const passed = ({ key, clock, owner }: ClockDeadline): CaseEvent => ({
  type: 'clockPassed',
  key,
  clock,
  owner,
});

/** The end goes on the record and a person looks at it. */
const toPerson =
  (reason: PersonReason): End =>
  (state, deadline, context) => [passed(deadline), ...askPerson(state, reason, context)];

/** The end goes on the record; whatever it was about is over by that. */
const over: End = (_state, deadline) => [passed(deadline)];

/** Signals of a stall, read from the open table, and a person. */
const stalled: End = (state, deadline, context) => {
  const signals = atTable(state) ? stallSignals(state, context.now, context.procedure) : [];
  return [
    passed(deadline),
    { type: 'stallNoted', signals: signals.length > 0 ? [...signals] : ['silence'] },
    ...askPerson(state, 'stalled', context),
  ];
};

/** A person's own clock: the queue is asked again, with a new date, for as long as nobody answers. */
const again: End = (_state, _deadline, context) => [personRequested('parley', 'clockPassed', context)];

/** The end of a clock of a session says one thing of it; the key names it behind the clock. */
const ofSession =
  (event: (sessionId: string) => CaseEvent): End =>
  (_state, { key }) => [event(key.split('/')[1] ?? '')];

/** One row a clock; a clock without a row does not compile. */
const ENDS: { readonly [Clock in ClockId]: End } = {
  tell: toPerson('silence'),
  invite: toPerson('silence'),
  join: toPerson('silence'),
  answer: toPerson('silence'),
  negotiate: stalled,
  silence: stalled,
  offer: (_state, { key }) => [{ type: 'offerExpired', offerId: key.slice('offer/'.length) }],
  sealedConsent: over,
  sealedRound: over,
  proposal: over,
  neutral: over,
  conflict: over,
  // Who says nothing until then has no objection; that is no consent to anything but to listening.
  objection: (state, deadline, context) => [
    passed(deadline),
    ...startedBy(
      state,
      context,
      SIDES.filter((side) => side === deadline.owner),
    ),
  ],
  turn: over,
  confirm: toPerson('silence'),
  reflection: () => [{ type: 'reflectionEnded' }],
  sign: toPerson('unsigned'),
  promise: (state, { key }, context) => [
    { type: 'promiseBroken', promiseId: key.slice('promise/'.length) },
    ...askPerson(state, 'brokenPromise', context),
  ],
  person: again,
  handover: over,
  mediation: toPerson('clockPassed'),
  task: toPerson('task'),
  approval: toPerson('clockPassed'),
  closing: toPerson('silence'),
  preference: over,
  // Nobody is named for not having said which times suit: who leads the talks offers others.
  sessionMark: ofSession((sessionId) => ({ type: 'noCommonTime', sessionId })),
  session: ofSession((sessionId) => ({ type: 'sessionBegun', sessionId })),
  noShow: (state, { key }) => {
    const session = atTable(state)
      ? state.sessions.find(({ sessionId }) => key === `noShow/${sessionId}`)
      : undefined;
    return session === undefined
      ? []
      : [{ type: 'sessionMissed', sessionId: session.sessionId, absent: absent(session) }];
  },
  sessionAgain: toPerson('clockPassed'),
  roomClose: ofSession((sessionId) => ({ type: 'sessionEnded', sessionId })),
  containment: toPerson('containmentFailed'),
  close: (state) =>
    isOpen(state) ? [{ type: 'caseClosed', outcome: 'kept', reason: 'Every promise was kept.' }] : [],
  archive: () => [{ type: 'caseArchived' }],
  shredKeys: over,
  erasure: (state, deadline, context) => [
    passed(deadline),
    ...(isOpen(state) ? askPerson(state, 'erasure', context) : []),
  ],
  retention: over,
};
