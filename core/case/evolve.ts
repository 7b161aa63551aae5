import type { ElementId, Statement } from '../narrative/element.ts';
import type { Agreement, Offer } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';
import type { CaseEvent, CaseEventType, EventOf } from './event.ts';
import type { Actor, Side, StaffActor } from './party.ts';
import { resumed } from './pause.ts';
import {
  type AtTable,
  atTable,
  type CaseState,
  type Claimed,
  type Common,
  type Ended,
  isOpen,
  type Joined,
  type OfferState,
  type PromiseState,
  type Settled,
  type Table,
} from './state.ts';

/** When it happened and who did it: what evolve needs of a recorded event besides the event. */
export type Happening = { readonly at: Instant; readonly by: Actor; readonly event: CaseEvent };

/**
 * The case after one more event. Total over every event that `decide` can produce from that state; an event that
 * does not fit the state means a broken record and throws.
 */
export const evolve = (state: CaseState | null, happening: Happening): CaseState => {
  const { event, at } = happening;
  if (event.type === 'caseOpened') return opened(event, at);
  if (state === null) throw new Error(`A case begins with caseOpened, not with ${event.type}.`);
  const step = STEP[event.type] as (state: CaseState, event: CaseEvent, happening: Happening) => CaseState;
  return settle(state, step(state, event, happening), happening);
};

/** The case that a whole record adds up to; null for an empty one. */
export const replay = (record: readonly Happening[]): CaseState | null =>
  record.reduce<CaseState | null>(evolve, null);

/** What every event changes: the moment of the last touch, the clocks of a phase that ended, the holder's last act. */
const settle = (before: CaseState, after: CaseState, { at, by, event }: Happening): CaseState => {
  // A closed chat is no word from its person: it must not look like one to any clock.
  if (event.type === 'chatLost') return after;
  const moved = before.phase !== after.phase;
  const heard = by.role === 'claimant' && by.id === after.claimant.id;
  const holder = after.people.holder;
  const acted = holder !== null && by.role !== 'parley' && by.id === holder.actor.id;
  const asked = event.type === 'personRequested' && event.reason === 'clockPassed';
  return {
    ...after,
    touchedAt: at,
    ...(moved ? { passed: [], extended: {}, offlineSince: after.offlineSince === null ? null : at } : {}),
    ...(heard
      ? {
          claimant: { ...after.claimant, lastHeardAt: at },
          passed: moved ? [] : after.passed.filter((key) => !key.startsWith('tell')),
        }
      : {}),
    ...(holder !== null && (acted || asked)
      ? { people: { ...after.people, holder: { ...holder, actedAt: at } } }
      : {}),
  };
};

const opened = (event: EventOf<'caseOpened'>, at: Instant): CaseState => ({
  phase: 'narrating',
  caseId: event.caseId,
  procedure: event.procedure,
  openedAt: at,
  timeZone: event.timeZone,
  currency: event.currency,
  demonstration: event.demonstration,
  claimant: { id: event.claimantId, locale: event.locale, lastHeardAt: at },
  claimType: null,
  story: [],
  elements: {},
  evidence: [],
  readings: [],
  retellings: {},
  containment: { state: 'none' },
  respondent: null,
  notice: null,
  people: { requested: null, holder: null, handover: null, held: [] },
  touchedAt: at,
  passed: [],
  extended: {},
  messages: [],
  notes: [],
  cannotOnline: [],
  offlineSince: null,
  guards: [],
  guardsSeen: false,
  paused: null,
});

type Step<T extends CaseEventType> = (state: CaseState, event: EventOf<T>, happening: Happening) => CaseState;

const broken = (state: CaseState, type: string): never => {
  throw new Error(`The record is broken: ${type} cannot happen in phase ${state.phase}.`);
};

/** One row an event; an event without a row does not compile. */
const STEP: { readonly [T in Exclude<CaseEventType, 'caseOpened'>]: Step<T> } = {
  // Words that were edited are told under their own id once more.
  storyTold: (state, { messageId, text }, { at }) => ({
    ...state,
    story: state.story.some((part) => part.messageId === messageId)
      ? state.story.map((part) => (part.messageId === messageId ? { messageId, text, at } : part))
      : [...state.story, { messageId, text, at }],
  }),
  claimTypeSet: (state, event) => ({ ...state, claimType: event.claimType }),
  elementsStated: (state, event) => stated(state, event.statements),
  evidenceAdded: (state, event) => ({ ...state, evidence: [...state.evidence, event.evidence] }),
  evidenceRead: (state, { type: _type, ...reading }) => ({
    ...state,
    readings: [...state.readings, reading],
  }),
  retold: (state, { type: _type, ...retelling }) => ({
    ...state,
    retellings: { ...state.retellings, [retelling.by]: { ...retelling, from: 'program' } },
  }),
  retellingCorrected: (state, { type, by, text = null }) => {
    const known = state.retellings[by] ?? broken(state, type);
    return { ...state, retellings: { ...state.retellings, [by]: { ...known, text, from: 'person' } } };
  },
  containmentRequested: (state, event, { at }) => ({
    ...state,
    containment: { state: 'requested', requestId: event.requestId, containment: event.containment, at },
  }),
  containmentAnswered: (state, event) =>
    state.containment.state === 'requested'
      ? {
          ...state,
          containment: {
            state: 'answered',
            requestId: event.requestId,
            containment: state.containment.containment,
            outcome: event.outcome,
            ...(event.reference === undefined ? {} : { reference: event.reference }),
          },
        }
      : broken(state, event.type),
  containmentDeclined: (state) => ({ ...state, containment: { state: 'declined' } }),
  claimFiled: (state, event, { at }) => ({
    ...common(state),
    phase: 'filed',
    currency: event.demand.terms.money?.amount.currency ?? state.currency,
    demand: event.demand,
    filedAt: at,
  }),
  demandRevised: (state, { demand }) =>
    state.phase === 'filed' || state.phase === 'invited' || state.phase === 'answering'
      ? { ...state, demand, currency: demand.terms.money?.amount.currency ?? state.currency }
      : broken(state, 'demandRevised'),

  respondentInvited: (state, event, { at }) => ({
    ...common(state),
    ...claimed(state),
    phase: 'invited',
    // What is known of one addressee's notice says nothing about another's.
    notice: state.phase === 'invited' && state.invitedName !== event.name ? null : state.notice,
    inviteId: event.inviteId,
    invitedName: event.name,
    invitedAt: at,
    replyBy: event.replyBy,
  }),
  noticeProven: (state, event, { at }) => ({ ...state, notice: { how: event.how, at } }),
  respondentJoined: (state, event, { at }) => ({
    ...common(state),
    ...claimed(state),
    phase: 'answering',
    respondent: { id: event.respondentId, name: event.name, locale: event.locale, lastHeardAt: at },
    authorityMinor: null,
    answers: {},
    joinedAt: at,
    answerBy: event.answerBy,
  }),
  authoritySet: (state, event) => ({ ...joinedState(state), authorityMinor: event.upToMinor }),
  elementsAnswered: (state, event, { at }) => {
    const before = joinedState(state);
    const answers = { ...before.answers };
    for (const answer of event.answers) answers[answer.element] = answer;
    return atTable(before) ? { ...before, answers, movedAt: at } : { ...before, answers };
  },
  claimRefused: (state, event, { at }) => ({
    ...laid(state, at),
    refusal: { reason: event.reason, at, ...(event.text === undefined ? {} : { text: event.text }) },
    movedAt: at,
  }),

  offerMade: (state, { offer }, { at }) => {
    const table = laid(state, at);
    return {
      ...table,
      offers: [...supersede(table.offers, offer), { ...offer, status: 'open' }],
      movedAt: at,
    };
  },
  offerDeclined: (state, event, { at }) => ({
    ...withOffer(state, event.offerId, 'declined'),
    movedAt: at,
  }),
  offerWithdrawn: (state, event, { at }) => ({
    ...withOffer(state, event.offerId, 'withdrawn'),
    movedAt: at,
  }),
  offerExpired: (state, event) => withOffer(state, event.offerId, 'expired'),
  proposalMade: (state, event, { at }) => ({
    ...tableState(state),
    proposal: { proposalId: event.proposalId, terms: event.terms, reason: event.reason, at, answers: {} },
    movedAt: at,
  }),
  proposalAnswered: (state, event, { at }) => {
    const table = tableState(state);
    if (table.proposal === null) return broken(state, event.type);
    const answers = { ...table.proposal.answers, [event.by]: event.accepted };
    return { ...table, proposal: { ...table.proposal, answers }, movedAt: at };
  },
  stallNoted: (state, event, { at }) => ({ ...tableState(state), stall: { signals: event.signals, at } }),

  sealedRoundProposed: (state, event, { at }) => ({
    ...tableState(state),
    sealedProposal: {
      roundId: event.roundId,
      by: event.by,
      rule: event.rule,
      timing: event.timing,
      agreed: event.by === 'staff' ? [] : [event.by],
      at,
    },
    movedAt: at,
  }),
  sealedRoundAgreed: (state, event, { at }) => {
    const table = tableState(state);
    if (table.sealedProposal === null) return broken(state, event.type);
    const agreed = [...table.sealedProposal.agreed, event.by];
    return { ...table, sealedProposal: { ...table.sealedProposal, agreed }, movedAt: at };
  },
  sealedRoundDeclined: (state, _event, { at }) => ({
    ...tableState(state),
    sealedProposal: null,
    movedAt: at,
  }),
  sealedRoundOpened: (state, event) => ({
    ...tableOf(state),
    phase: 'sealedRound',
    sealedProposal: null,
    round: event.round,
  }),
  sealedRoundClosed: (state, event, { at }) => {
    if (state.phase !== 'sealedRound') return broken(state, event.type);
    const { roundId, rule } = state.round;
    const round = { roundId, rule, matched: event.outcome.matched, closedAt: at };
    return { ...tableOf(state), phase: 'negotiating', rounds: [...state.rounds, round], movedAt: at };
  },

  agreementReached: (state, { agreement }, { at }) => ({
    ...laidTable(state, at),
    offers: closeOffers(laidTable(state, at).offers, agreement),
    proposal: null,
    sealedProposal: null,
    phase: 'matched',
    agreement,
    confirmed: [],
    since: at,
  }),
  agreementConfirmed: (state, event) =>
    state.phase === 'matched'
      ? { ...state, confirmed: [...state.confirmed, event.by] }
      : broken(state, event.type),
  agreementDeclined: (state, _event, { at }) => ({ ...tableOf(state), phase: 'negotiating', movedAt: at }),
  reflectionStarted: (state, event) =>
    state.phase === 'matched'
      ? {
          ...tableOf(state),
          phase: 'reflection',
          agreement: state.agreement,
          endsAt: event.endsAt,
          ended: false,
          signatures: [],
        }
      : broken(state, event.type),
  reflectionEnded: (state, event) =>
    state.phase === 'reflection' ? { ...state, ended: true } : broken(state, event.type),
  agreementWithdrawn: (state, _event, { at }) => ({ ...tableOf(state), phase: 'negotiating', movedAt: at }),
  agreementSigned: (state, event, { at }) =>
    state.phase === 'reflection'
      ? {
          ...state,
          signatures: [
            ...state.signatures,
            { by: event.by, name: event.name, at, agreementHash: event.agreementHash },
          ],
        }
      : broken(state, event.type),
  settlementSigned: (state, event, { at }) =>
    state.phase === 'reflection'
      ? {
          ...tableOf(state),
          phase: 'signed',
          agreement: state.agreement,
          signatures: state.signatures,
          signedAt: at,
          promises: event.promises.map((promise) => ({ ...promise, status: 'due' })),
        }
      : broken(state, event.type),
  promiseReported: (state, event, { at }) =>
    withPromise(state, event.promiseId, {
      status: 'reported',
      reportedAt: at,
      ...(event.reference === undefined ? {} : { reference: event.reference }),
    }),
  promiseConfirmed: (state, event) => inTrouble(withPromise(state, event.promiseId, { status: 'kept' })),
  promiseBroken: (state, event) => ({
    ...settledOf(withPromise(state, event.promiseId, { status: 'broken' })),
    phase: 'broken',
    promiseId: event.promiseId,
  }),
  promiseDisputed: (state, event) => ({
    ...settledOf(withPromise(state, event.promiseId, { status: 'disputed', disputedFor: event.text })),
    phase: 'disputed',
    promiseId: event.promiseId,
    text: event.text,
  }),
  settlementKept: (state, _event, { at }) => ({ ...settledOf(state), phase: 'kept', keptAt: at }),

  personRequested: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      requested: { by: event.by, reason: event.reason, at, replyBy: event.replyBy },
    },
  }),
  caseTakenOver: (state, event, { at }) => ({
    ...state,
    people: { ...state.people, requested: null, holder: { actor: staff(event.by), since: at, actedAt: at } },
  }),
  caseReleased: (state, _event, { at }) => ({
    ...state,
    guardsSeen: true,
    people: { ...state.people, holder: null, handover: null, requested: null, held: heldBy(state, at) },
  }),
  handoverOffered: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      handover: { from: staff(event.from), to: event.to, at, acceptBy: event.acceptBy },
    },
  }),
  handoverAccepted: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      handover: null,
      held: heldBy(state, at),
      holder: { actor: staff(event.by), since: at, actedAt: at },
    },
  }),
  handoverDeclined: (state) => ({ ...state, people: { ...state.people, handover: null } }),
  messageSent: (state, event, { at }) => {
    const messages = [
      ...state.messages,
      { messageId: event.messageId, by: event.by, audience: event.audience, text: event.text, at },
    ];
    return atTable(state) && event.audience === 'joint'
      ? { ...state, messages, movedAt: at }
      : { ...state, messages };
  },
  noteAdded: (state, event, { at }) => ({
    ...state,
    notes: [...state.notes, { noteId: event.noteId, by: event.by, text: event.text, at }],
  }),
  mediationStarted: (state, event, { at }) => ({
    ...laidTable(state, at),
    phase: 'mediation',
    mediator: event.by,
    until: event.until,
  }),
  mediationEnded: (state, _event, { at }) => ({ ...tableOf(state), phase: 'negotiating', movedAt: at }),
  chatAdded: (state) => state,
  chatLost: (state) => state,
  optedOut: (state, event, { at }) => ({
    ...state,
    offlineSince: state.offlineSince ?? at,
    cannotOnline: [...state.cannotOnline.filter((side) => side !== event.by), event.by],
  }),
  guardNoted: (state, { by, kinds }) => ({
    ...state,
    guards: [...state.guards, ...kinds.map((kind) => ({ by, kind }))],
    guardsSeen: false,
  }),
  crisisNoted: (state, event, { at }) => ({ ...state, paused: { by: event.by, kind: event.kind, at } }),
  caseResumed: (state, _event, { at }) => resumed(state, at),

  reminderSent: (state, event) => passed(state, event.key),
  clockPassed: (state, event) => ({
    ...passed(state, event.key),
    ...(event.clock === 'handover' ? { people: { ...state.people, handover: null } } : {}),
    ...(event.clock === 'sealedConsent' && atTable(state) ? { sealedProposal: null } : {}),
  }),
  clockExtended: (state, event) => ({
    ...state,
    passed: state.passed.filter((key) => key !== event.clock && !key.startsWith(`${event.clock}/`)),
    extended: { ...state.extended, [event.clock]: event.to },
  }),

  caseWithdrawn: (state, event, { at }) => ended(state, 'withdrawn', event, at),
  caseReferred: (state, event, { at }) => ended(state, 'referred', event, at),
  caseClosed: (state, event, { at }) => ended(state, 'closed', event, at),
  caseArchived: (state, event) =>
    isOpen(state) ? broken(state, event.type) : { ...state, phase: 'archived' },
};

/** A new statement corrects the old one; where it does, the other side's answer no longer stands. */
const stated = (state: CaseState, statements: readonly Statement[]): CaseState => {
  const elements: { [Id in ElementId]?: Statement } = { ...state.elements };
  for (const statement of statements) elements[statement.element] = statement;
  const money = statements.findLast(({ value }) => value.kind === 'money')?.value;
  const currency =
    state.phase === 'narrating' && money?.kind === 'money' ? money.money.currency : state.currency;
  if (!('answers' in state)) return { ...state, elements, currency };
  const answers = { ...state.answers };
  for (const { element } of statements) delete answers[element];
  return { ...state, elements, answers };
};

const passed = <S extends CaseState>(state: S, key: string): S => ({
  ...state,
  passed: [...state.passed, key],
});

const common = (state: CaseState): Common => ({
  caseId: state.caseId,
  procedure: state.procedure,
  openedAt: state.openedAt,
  timeZone: state.timeZone,
  currency: state.currency,
  demonstration: state.demonstration,
  claimant: state.claimant,
  claimType: state.claimType,
  story: state.story,
  elements: state.elements,
  evidence: state.evidence,
  readings: state.readings,
  retellings: state.retellings,
  containment: state.containment,
  respondent: state.respondent,
  notice: state.notice,
  people: state.people,
  touchedAt: state.touchedAt,
  passed: state.passed,
  extended: state.extended,
  messages: state.messages,
  notes: state.notes,
  cannotOnline: state.cannotOnline,
  offlineSince: state.offlineSince,
  guards: state.guards,
  guardsSeen: state.guardsSeen,
  paused: state.paused,
});

const claimed = (state: CaseState): Claimed =>
  'filedAt' in state ? { demand: state.demand, filedAt: state.filedAt } : broken(state, 'a claim');

const joinedState = (state: CaseState) => ('answers' in state ? state : broken(state, 'an answer'));

const joinedOf = (state: CaseState): Joined => {
  const { respondent, authorityMinor, answers, joinedAt } = joinedState(state);
  return { respondent, authorityMinor, answers, joinedAt };
};

const tableState = (state: CaseState): AtTable => (atTable(state) ? state : broken(state, 'a move'));

/** Everything of a case at the table but what belongs to its phase alone. */
const tableOf = (state: CaseState): Common & Claimed & Joined & Table => {
  const { offers, refusal, proposal, sealedProposal, rounds, stall, laidAt, movedAt } = tableState(state);
  return {
    ...common(state),
    ...claimed(state),
    ...joinedOf(state),
    offers,
    refusal,
    proposal,
    sealedProposal,
    rounds,
    stall,
    laidAt,
    movedAt,
  };
};

/** The table as it is, or freshly laid by the respondent's first answer. */
const laidTable = (state: CaseState, at: Instant): Common & Claimed & Joined & Table =>
  atTable(state)
    ? tableOf(state)
    : {
        ...common(state),
        ...claimed(state),
        ...joinedOf(state),
        offers: [],
        refusal: null,
        proposal: null,
        sealedProposal: null,
        rounds: [],
        stall: null,
        laidAt: at,
        movedAt: at,
      };

const laid = (state: CaseState, at: Instant): AtTable =>
  atTable(state) ? state : { ...laidTable(state, at), phase: 'negotiating' };

const supersede = (offers: readonly OfferState[], by: Offer): readonly OfferState[] =>
  offers.map((offer) =>
    offer.by === by.by && offer.status === 'open' ? { ...offer, status: 'superseded' } : offer,
  );

/** An agreement takes the offer that it came from; the others are off the table. */
const closeOffers = (offers: readonly OfferState[], agreement: Agreement): readonly OfferState[] =>
  offers.map((offer) => {
    if (offer.status !== 'open') return offer;
    return { ...offer, status: offer.offerId === agreement.from ? 'accepted' : 'superseded' };
  });

const withOffer = (state: CaseState, offerId: string, status: OfferState['status']): AtTable => {
  const table = tableState(state);
  return {
    ...table,
    offers: table.offers.map((offer) => (offer.offerId === offerId ? { ...offer, status } : offer)),
  };
};

type AtPromises = Extract<CaseState, Settled & { readonly agreement: Agreement }>;
const hasPromises = (state: CaseState): state is AtPromises => 'promises' in state;

const withPromise = (state: CaseState, promiseId: string, change: Partial<PromiseState>): AtPromises =>
  hasPromises(state)
    ? {
        ...state,
        promises: state.promises.map((promise) =>
          promise.promiseId === promiseId ? { ...promise, ...change } : promise,
        ),
      }
    : broken(state, 'a promise');

const settledOf = (state: CaseState) => {
  if (!hasPromises(state)) return broken(state, 'a settlement');
  const { agreement, signatures, signedAt, promises } = state;
  return { ...tableOf(state), agreement, signatures, signedAt, promises };
};

/** One promise was kept: the settlement is as well off as the worst of the others. */
const inTrouble = (state: AtPromises): CaseState => {
  const settled = settledOf(state);
  const lying = (status: PromiseState['status']) => state.promises.find((each) => each.status === status);
  const broken = lying('broken');
  if (broken !== undefined) return { ...settled, phase: 'broken', promiseId: broken.promiseId };
  const disputed = lying('disputed');
  return disputed === undefined
    ? { ...settled, phase: 'signed' }
    : { ...settled, phase: 'disputed', promiseId: disputed.promiseId, text: disputed.disputedFor ?? '' };
};

const staff = (actor: Actor): StaffActor => {
  if (actor.role === 'adjuster' || actor.role === 'mediator') return actor;
  throw new Error(`The record is broken: ${actor.role} cannot hold a case.`);
};

const heldBy = (state: CaseState, until: Instant) => {
  const { holder, held } = state.people;
  return holder === null ? held : [...held, { actor: holder.actor, since: holder.since, until }];
};

const ended = (
  state: CaseState,
  phase: 'withdrawn' | 'referred' | 'closed',
  ending: Ended['ending'],
  at: Instant,
): CaseState => ({
  ...common(state),
  phase,
  endedAt: at,
  from: state.phase,
  ending,
  demand: 'filedAt' in state ? state.demand : null,
  settled: hasPromises(state)
    ? {
        agreement: state.agreement,
        signatures: state.signatures,
        signedAt: state.signedAt,
        promises: state.promises,
      }
    : null,
  people: { ...state.people, requested: null, handover: null, holder: null, held: heldBy(state, at) },
  paused: null,
});

/** The sides that still have to act on something both are asked for. */
export const missingSides = (done: readonly Side[]): readonly Side[] =>
  (['claimant', 'respondent'] as const).filter((side) => !done.includes(side));
