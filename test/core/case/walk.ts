import type { Command } from '../../../core/case/command.ts';
import { decide } from '../../../core/case/decide.ts';
import { deadlinesOf } from '../../../core/case/due.ts';
import type { Recorded } from '../../../core/case/event.ts';
import { GuardKind } from '../../../core/case/event.ts';
import { evolve } from '../../../core/case/evolve.ts';
import { type Actor, Audience } from '../../../core/case/party.ts';
import { unread } from '../../../core/case/reading.ts';
import { toldBy } from '../../../core/case/retelling.ts';
import { SCORES } from '../../../core/case/score.ts';
import { type CaseState, isOpen, type Phase } from '../../../core/case/state.ts';
import type { Deadline } from '../../../core/deadline/deadline.ts';
import { ROOM_SEATS } from '../../../core/mediation/video-session.ts';
import { CLAIM_TYPE } from '../../../core/narrative/claim-type.ts';
import type { ElementId, ElementValue } from '../../../core/narrative/element.ts';
import { ELEMENT } from '../../../core/narrative/element-rule.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import type { Authority } from '../../../core/staff/authority.ts';
import { ContributorKind, isPending, taskFor } from '../../../core/task/task.ts';
import { DAY, HOUR, type Instant } from '../../../core/time.ts';

// Read once: a look at a global from inside a test's own context costs more than the arithmetic.
const { floor, imul } = Math;

/** A small generator with a seed (mulberry32): the same seed walks the same way. */
export const seeded = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = imul(a ^ (a >>> 15), a | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const CLAIMANT: Actor = { role: 'claimant', id: 'c' };
export const RESPONDENT: Actor = { role: 'respondent', id: 'r' };
export const ADJUSTER: Actor = { role: 'adjuster', id: 'a', name: 'Alex' };
export const COLLEAGUE: Actor = { role: 'adjuster', id: 'b', name: 'Bo' };
export const MEDIATOR: Actor = { role: 'mediator', id: 'm', name: 'Mia' };
export const CONTRIBUTOR: Actor = { role: 'contributor', id: 'x', name: 'Xu' };
export const PARLEY: Actor = { role: 'parley' };
export const PROCEDURE = PROCEDURES[0] as Procedure;
export const START: Instant = Date.UTC(2026, 10, 24, 15);

export type Walk = { state: CaseState; now: Instant; record: Recorded[]; refused: string[]; taken: string[] };

/** Who of the team may take a case; somebody who has left is none of them. */
export const TEAM = ['a', 'b', 'm'];

/** The colleague may bind the side to any sum, everybody else up to a sum that some of these walks go beyond. */
export const limitOf = (by: Actor): Authority =>
  by === COLLEAGUE ? 'unlimited' : PROCEDURES.map(({ currency }) => ({ currency, upToMinor: 50_000 }));

/** Applies one command; a refusal is noted and changes nothing. */
export const apply = (
  walk: Walk | null,
  command: Command,
  by: Actor,
  now: Instant,
  procedure = PROCEDURE,
): Walk => {
  const before = walk ?? { state: null, now, record: [] as Recorded[], refused: [], taken: [] };
  const authority = limitOf(by);
  const decision = decide(before.state, command, { now, by, procedure, authority, colleagues: TEAM });
  let state: CaseState | null = before.state;
  const record = [...before.record];
  for (const event of decision.events ?? []) {
    const recorded: Recorded = { position: record.length + 1, at: now, by, v: 1, event };
    state = evolve(state, recorded);
    record.push(recorded);
  }
  if (state === null) throw new Error(`Refused at its opening: ${decision.refusal?.code}`);
  const refused =
    decision.refusal === undefined
      ? before.refused
      : [...before.refused, `${command.type}:${decision.refusal.code}`];
  const taken = decision.refusal === undefined ? [...before.taken, command.type] : before.taken;
  return { state, now, record, refused, taken };
};

export const opened = (procedure = PROCEDURE): Walk =>
  apply(
    null,
    {
      type: 'openCase',
      caseId: 'case',
      procedure: { id: procedure.id, version: procedure.version },
      claimantId: 'c',
      locale: 'en',
      timeZone: 'America/New_York',
      currency: procedure.currency,
      demonstration: false,
    },
    CLAIMANT,
    START,
    procedure,
  );

export const valueFor = (element: ElementId, minor: number, currency: string): ElementValue => {
  const { answer } = ELEMENT[element];
  if (answer === 'money') return { kind: 'money', money: { minor, currency } };
  if (answer === 'pastDay' || answer === 'day') return { kind: 'date', from: '2026-11-01', to: '2026-11-01' };
  if (answer === 'wanted') return { kind: 'wanted', wanted: 'refund' };
  if (answer === 'yesNo') return { kind: 'yesNo', yes: false };
  return { kind: 'text', text: `the ${element}` };
};

/** What is asked of the case when a deadline comes. Nobody said yes to a proposal whose time runs out. */
const coming = ({ kind, key }: Deadline): Command =>
  kind === 'work'
    ? { type: 'closeProposal', proposalId: key.slice('proposal/'.length), agreed: false, agreementId: 'none' }
    : { type: 'passDeadline', key };

/** Every deadline that has come by `now` takes effect, as at a tick; throws when they never run dry. */
export const pass = (walk: Walk, now: Instant, procedure = PROCEDURE): Walk => {
  let after = walk;
  for (let turn = 0; turn < 400; turn += 1) {
    const due = deadlinesOf(after.state, procedure).find(
      (each) => each.at <= now && (each.kind !== 'work' || each.clock === 'proposal'),
    );
    if (due === undefined) return { ...after, now };
    after = apply(after, coming(due), PARLEY, Math.max(due.at, after.now), procedure);
  }
  throw new Error(`Deadlines never end: ${JSON.stringify(deadlinesOf(after.state, procedure))}`);
};

type Draw = {
  readonly state: CaseState;
  readonly random: () => number;
  readonly id: () => string;
  readonly procedure: Procedure;
};
const of = <T>(random: () => number, list: readonly T[]): T => list[floor(random() * list.length)] as T;

const terms = ({ random, state }: Draw, minor = 1 + floor(random() * 60_000)) =>
  random() < 0.8
    ? {
        money: { amount: { minor, currency: state.currency }, payer: 'respondent' as const, dueInDays: 14 },
        other: [],
      }
    : { other: [{ kind: 'repair' as const, by: 'respondent' as const, dueInDays: 7 }] };

const openOffer = ({ state, random }: Draw): string =>
  'offers' in state && state.offers.length > 0 ? of(random, state.offers).offerId : 'none';
const roundId = ({ state }: Draw): string =>
  state.phase === 'sealedRound'
    ? state.round.roundId
    : 'sealedProposal' in state
      ? (state.sealedProposal?.roundId ?? 'none')
      : 'none';
const agreementId = ({ state }: Draw): string =>
  'agreement' in state ? state.agreement.agreementId : 'none';
const promiseId = ({ state, random }: Draw): string =>
  'promises' in state ? (of(random, state.promises)?.promiseId ?? 'none') : 'none';

const preferenceOf = (state: CaseState) => ('preference' in state ? state.preference : null);
const sessionOf = (state: CaseState) => ('sessions' in state ? state.sessions.at(-1) : undefined);

const taskId = ({ state, random }: Draw): string =>
  of(random, [...state.tasks.filter(isPending), ...state.tasks])?.taskId ?? 'none';

/** A row a command: how a random person would send it. */
const DRAW: {
  readonly [T in Exclude<Command['type'], 'openCase' | 'passDeadline'>]: (draw: Draw) => Command;
} = {
  tellStory: ({ id }) => ({ type: 'tellStory', messageId: id(), text: 'It broke.' }),
  setClaimType: ({ random, procedure }) => ({
    type: 'setClaimType',
    claimType: of(random, procedure.claimTypes),
  }),
  stateElements: ({ random, state }) => {
    const wanted = CLAIM_TYPE[state.claimType ?? 'defectiveGoods'].required;
    const statements = wanted.map((element) => ({
      element,
      value: valueFor(element, 1 + floor(random() * 60_000), state.currency),
    }));
    return { type: 'stateElements', statements: random() < 0.7 ? statements : statements.slice(0, 1) };
  },
  addEvidence: ({ id, state }) => ({
    type: 'addEvidence',
    evidence: {
      evidenceId: id(),
      by: 'claimant',
      name: 'a.png',
      mime: 'image/png',
      bytes: 10,
      sha256: id(),
      at: state.touchedAt,
    },
  }),
  noteChat: ({ random }) => ({
    type: 'noteChat',
    platform: of(random, ['telegram', 'teams'] as const),
    ...(random() < 0.5 ? {} : { lost: { next: 'web' as const } }),
  }),
  recordReading: ({ state, random }) => ({
    type: 'recordReading',
    reading: {
      evidenceId: (unread(state)[0] ?? state.evidence[0])?.evidenceId ?? 'none',
      by: of(random, ['claimant', 'claimant', 'respondent'] as const),
      outcome: of(random, ['read', 'nothing'] as const),
      text: 'TOTAL 48.00',
      found: (['amount', 'when'] as const).map((element) => ({
        element,
        value: valueFor(element, 1 + floor(random() * 60_000), state.currency),
        place: { page: 1 },
      })),
    },
  }),
  recordRetelling: ({ state, random }) => {
    const by = of(random, ['claimant', 'respondent'] as const);
    const { of: mark } = toldBy(state, by);
    const text = random() < 0.8 ? 'The customer says that it came broken.' : null;
    return { type: 'recordRetelling', retelling: { by, of: mark, locale: 'en', text } };
  },
  correctRetelling: ({ random }) => ({
    type: 'correctRetelling',
    ...(random() < 0.5 ? {} : { text: 'I say that it came broken.' }),
  }),
  requestContainment: ({ id }) => ({ type: 'requestContainment', requestId: id(), containment: 'blockCard' }),
  declineContainment: () => ({ type: 'declineContainment' }),
  recordContainment: ({ state, random }) => ({
    type: 'recordContainment',
    requestId: 'requestId' in state.containment ? state.containment.requestId : 'none',
    outcome: of(random, ['done', 'refused', 'failed'] as const),
  }),
  fileClaim: ({ id }) => ({ type: 'fileClaim', offerId: id() }),
  reviseDemand: ({ id }) => ({ type: 'reviseDemand', offerId: id() }),
  inviteRespondent: ({ id }) => ({ type: 'inviteRespondent', inviteId: id(), name: 'Cool Fridges' }),
  proveNotice: () => ({ type: 'proveNotice', how: 'byPerson' }),
  joinAsRespondent: () => ({
    type: 'joinAsRespondent',
    respondentId: 'r',
    name: 'Cool Fridges',
    locale: 'en',
  }),
  setAuthority: ({ random }) => ({ type: 'setAuthority', upToMinor: 20_000 + floor(random() * 90_000) }),
  answerElements: () => ({ type: 'answerElements', answers: [{ element: 'problem', stance: 'agree' }] }),
  acceptDemand: ({ id }) => ({ type: 'acceptDemand', agreementId: id() }),
  refuseClaim: () => ({ type: 'refuseClaim', reason: 'factsWrong' }),
  makeOffer: (draw) => ({ type: 'makeOffer', offerId: draw.id(), terms: terms(draw) }),
  acceptOffer: (draw) => ({ type: 'acceptOffer', offerId: openOffer(draw), agreementId: draw.id() }),
  declineOffer: (draw) => ({ type: 'declineOffer', offerId: openOffer(draw) }),
  withdrawOffer: (draw) => ({ type: 'withdrawOffer', offerId: openOffer(draw) }),
  makeProposal: (draw) => ({
    type: 'makeProposal',
    proposalId: draw.id(),
    terms: terms(draw),
    reason: 'In the middle.',
  }),
  answerProposal: (draw) => ({
    type: 'answerProposal',
    proposalId: 'proposal' in draw.state ? (draw.state.proposal?.proposalId ?? 'none') : 'none',
    accepted: draw.random() < 0.6,
  }),
  closeProposal: (draw) => ({
    type: 'closeProposal',
    proposalId: 'proposal' in draw.state ? (draw.state.proposal?.proposalId ?? 'none') : 'none',
    agreed: draw.random() < 0.6,
    agreementId: draw.id(),
  }),
  proposeSealedRound: ({ id, random }) => ({
    type: 'proposeSealedRound',
    roundId: id(),
    rule: of(random, ['respondentPrice', 'midpoint', 'threeRounds'] as const),
    timing: of(random, ['live', 'scheduled'] as const),
    ...(random() < 0.7 ? { reason: 'New papers came.' } : {}),
  }),
  agreeSealedRound: (draw) => ({ type: 'agreeSealedRound', roundId: roundId(draw) }),
  declineSealedRound: (draw) => ({ type: 'declineSealedRound', roundId: roundId(draw) }),
  placeBid: (draw) => ({
    type: 'placeBid',
    roundId: roundId(draw),
    amount: { minor: floor(draw.random() * 60_000), currency: draw.state.currency },
  }),
  closeSealedRound: (draw) => ({
    type: 'closeSealedRound',
    roundId: roundId(draw),
    commitments: { claimant: 'x', respondent: 'y' },
    outcome:
      draw.random() < 0.5
        ? { matched: false }
        : { matched: true, price: { minor: 30_000, currency: draw.state.currency } },
    agreementId: draw.id(),
  }),
  confirmAgreement: (draw) => ({ type: 'confirmAgreement', agreementId: agreementId(draw) }),
  declineAgreement: (draw) => ({ type: 'declineAgreement', agreementId: agreementId(draw) }),
  withdrawFromAgreement: (draw) => ({ type: 'withdrawFromAgreement', agreementId: agreementId(draw) }),
  signAgreement: (draw) => ({
    type: 'signAgreement',
    agreementId: agreementId(draw),
    name: 'Ann',
    agreementHash: 'h',
  }),
  reportPromise: (draw) => ({ type: 'reportPromise', promiseId: promiseId(draw) }),
  confirmPromise: (draw) => ({ type: 'confirmPromise', promiseId: promiseId(draw) }),
  disputePromise: (draw) => ({ type: 'disputePromise', promiseId: promiseId(draw), text: 'Not here.' }),
  requestPerson: () => ({ type: 'requestPerson', reason: 'request' }),
  takeOver: () => ({ type: 'takeOver' }),
  release: () => ({ type: 'release' }),
  offerHandover: ({ random }) => ({ type: 'offerHandover', to: of(random, ['a', 'b']) }),
  acceptHandover: () => ({ type: 'acceptHandover' }),
  declineHandover: () => ({ type: 'declineHandover' }),
  sendMessage: ({ id, random }) => ({
    type: 'sendMessage',
    messageId: id(),
    audience: of(random, Audience.options),
    text: 'Hello.',
  }),
  addNote: ({ id }) => ({ type: 'addNote', noteId: id(), text: 'Note.' }),
  startMediation: () => ({ type: 'startMediation' }),
  endMediation: ({ random }) => ({ type: 'endMediation', settled: random() < 0.5 }),
  offerPreferences: ({ id }) => ({ type: 'offerPreferences', roundId: id() }),
  wishPreferences: ({ id }) => ({ type: 'wishPreferences', roundId: id() }),
  answerPreferences: ({ state }) => ({
    type: 'answerPreferences',
    roundId: preferenceOf(state)?.roundId ?? 'none',
    answer: { limit: 2, levels: (preferenceOf(state)?.questions.issues ?? []).map(() => 1) },
  }),
  showPackages: (draw) => ({
    type: 'showPackages',
    roundId: preferenceOf(draw.state)?.roundId ?? 'none',
    packages: [terms(draw), terms(draw)],
  }),
  answerPackages: ({ state, random }) => ({
    type: 'answerPackages',
    roundId: preferenceOf(state)?.roundId ?? 'none',
    picks: (preferenceOf(state)?.packages ?? []).map(() => random() < 0.5),
  }),
  closePreferences: ({ state, random, id }) => ({
    type: 'closePreferences',
    roundId: preferenceOf(state)?.roundId ?? 'none',
    pick: random() < 0.5 ? null : 0,
    agreementId: id(),
  }),
  wishMediation: () => ({ type: 'wishMediation' }),
  declineMediation: () => ({ type: 'declineMediation' }),
  proposeMediator: ({ random }) => ({
    type: 'proposeMediator',
    mediatorId: random() < 0.8 ? 'm' : 'n',
    name: 'Mia',
    why: { languages: ['en'], field: null, credential: 'Mediator, Bar', load: 0 },
  }),
  noteMediatorLack: () => ({ type: 'noteMediatorLack', lacks: ['language'] }),
  acceptMediator: ({ state }) => ({ type: 'acceptMediator', mediatorId: state.search?.proposed?.id ?? 'm' }),
  objectToMediator: ({ state }) => ({
    type: 'objectToMediator',
    mediatorId: state.search?.proposed?.id ?? 'm',
    reason: 'A cousin.',
  }),
  declareConflict: ({ random }) => ({ type: 'declareConflict', conflict: random() < 0.2 }),
  giveTurn: ({ random }) => ({ type: 'giveTurn', to: of(random, ['claimant', 'respondent'] as const) }),
  passTurn: () => ({ type: 'passTurn' }),
  askCarry: ({ id, random }) => ({
    type: 'askCarry',
    carryId: id(),
    of: of(random, ['claimant', 'respondent'] as const),
    text: 'They would repair it.',
  }),
  allowCarry: (draw) => ({
    type: 'allowCarry',
    carryId: carryId(draw),
    ...(draw.random() < 0.3 ? { text: 'I would keep it.' } : {}),
  }),
  declineCarry: (draw) => ({ type: 'declineCarry', carryId: carryId(draw) }),
  carryAcross: (draw) => ({ type: 'carryAcross', carryId: carryId(draw) }),
  proposeSession: ({ id, state, random }) => ({
    type: 'proposeSession',
    sessionId: id(),
    times: [1, 2, 3].map((days) => state.touchedAt + days * DAY),
    ...(random() < 0.7 ? { reason: 'I am ill.' } : {}),
  }),
  markSession: ({ state, random }) => ({
    type: 'markSession',
    sessionId: sessionOf(state)?.sessionId ?? 'none',
    suits: (sessionOf(state)?.times ?? []).filter(() => random() < 0.8),
  }),
  cancelSession: ({ state }) => ({
    type: 'cancelSession',
    sessionId: sessionOf(state)?.sessionId ?? 'none',
    reason: 'I am ill.',
  }),
  openRoom: ({ id }) => ({ type: 'openRoom', sessionId: id() }),
  joinSession: ({ state, random }) => ({
    type: 'joinSession',
    sessionId: sessionOf(state)?.sessionId ?? 'none',
    seat: of(random, ROOM_SEATS),
  }),
  leaveSession: ({ state, random }) => ({
    type: 'leaveSession',
    sessionId: sessionOf(state)?.sessionId ?? 'none',
    seat: of(random, ROOM_SEATS),
    how: random() < 0.5 ? 'left' : 'lost',
  }),
  endSession: ({ state }) => ({ type: 'endSession', sessionId: sessionOf(state)?.sessionId ?? 'none' }),
  optOut: () => ({ type: 'optOut' }),
  noteGuard: ({ random }) => ({ type: 'noteGuard', kinds: [of(random, GuardKind.options)] }),
  noteCrisis: () => ({ type: 'noteCrisis', kind: 'medical' }),
  resumeCase: () => ({ type: 'resumeCase' }),
  extendClock: ({ random, state, procedure }) => ({
    type: 'extendClock',
    clock: of(
      random,
      deadlinesOf(state, procedure)
        .flatMap(({ clock }) =>
          clock === 'reading' || clock === 'retelling' || clock === 'task' ? [] : [clock],
        )
        .concat('negotiate'),
    ),
    to: state.touchedAt + 40 * 24 * HOUR,
    reason: 'Waiting for a report.',
  }),
  askTask: ({ id, random, state }) => ({
    type: 'askTask',
    task: {
      taskId: id(),
      askedOf: of(random, ['claimant', 'respondent'] as const),
      wants: of(random, ['document', 'answer'] as const),
      text: 'The receipt.',
      reason: 'To know the day.',
      dueAt: state.touchedAt + floor(random() * 20 * 24) * HOUR,
    },
  }),
  askContributor: ({ id, random, state }) => ({
    type: 'askContributor',
    inviteId: id(),
    task: {
      taskId: id(),
      askedOf: 'contributor',
      wants: of(random, ['document', 'answer'] as const),
      text: 'The report.',
      reason: 'To know what broke.',
      dueAt: state.touchedAt + floor(random() * 20 * 24) * HOUR,
      contributor: {
        // The walks know one person outside of the dispute.
        contributorId: random() < 0.8 ? 'x' : id(),
        kind: of(random, ContributorKind.options),
        name: 'Xu',
        elements: random() < 0.5 ? [] : (['item'] as const),
        files: [],
        ...(random() < 0.5
          ? { fit: { languages: ['en'] as const, field: null, credential: 'Engineer', load: 0 } }
          : {}),
      },
    },
  }),
  answerConsent: (draw) => ({
    type: 'answerConsent',
    taskId: draw.state.tasks.find(({ access }) => access === 'consent')?.taskId ?? 'none',
    given: draw.random() < 0.7,
    inviteId: draw.id(),
  }),
  inviteRepresentative: ({ id, random }) => ({
    type: 'inviteRepresentative',
    inviteId: id(),
    mandate: {
      representativeId: id(),
      side: random() < 0.5 ? 'claimant' : 'respondent',
      name: 'Ana Ruiz',
      kind: 'lawyer',
      scope: 'speaks',
      bids: false,
    },
  }),
  takeMandate: () => ({ type: 'takeMandate' }),
  declineMandate: () => ({ type: 'declineMandate' }),
  changeMandate: ({ id }) => ({ type: 'changeMandate', representativeId: id(), scope: 'reads', bids: false }),
  endMandate: ({ state, id }) => ({
    type: 'endMandate',
    representativeId: state?.mandates.at(-1)?.representativeId ?? id(),
  }),
  joinTask: (draw) => ({
    type: 'joinTask',
    taskId: taskFor(draw.state.tasks, 'x')?.taskId ?? 'none',
    ...(draw.random() < 0.8 ? {} : { conflict: 'A cousin works there.' }),
  }),
  answerTask: (draw) => ({ type: 'answerTask', taskId: taskId(draw), text: 'In March.' }),
  giveFile: (draw) => ({
    type: 'giveFile',
    taskId: taskId(draw),
    evidenceId: draw.state.evidence[0]?.evidenceId ?? 'none',
  }),
  declineTask: (draw) => ({ type: 'declineTask', taskId: taskId(draw), reason: 'Thrown away.' }),
  askTime: (draw) => ({ type: 'askTime', taskId: taskId(draw), reason: 'It is in the post.' }),
  extendTask: (draw) => ({
    type: 'extendTask',
    taskId: taskId(draw),
    dueAt: draw.state.touchedAt + floor(draw.random() * 40 * 24) * HOUR,
    reason: 'It is in the post.',
  }),
  cancelTask: (draw) => ({ type: 'cancelTask', taskId: taskId(draw), reason: 'Not needed.' }),
  requestApproval: (draw) => ({
    type: 'requestApproval',
    approvalId: draw.id(),
    terms: terms(draw),
    reason: 'A good end.',
  }),
  answerApproval: ({ state, random }) => ({
    type: 'answerApproval',
    approvalId: state.approvals.at(-1)?.approvalId ?? 'none',
    approved: random() < 0.6,
    reason: 'Seen.',
  }),
  setReserve: ({ random, state }) => ({
    type: 'setReserve',
    amount: { minor: floor(random() * 60_000), currency: state.currency },
    reason: 'An estimate.',
  }),
  withdrawCase: () => ({ type: 'withdrawCase' }),
  referCase: () => ({ type: 'referCase', to: 'court', reason: 'Too large.' }),
  answerClosing: ({ random }) => ({ type: 'answerClosing', done: random() < 0.7 }),
  closeCase: ({ random }) => ({
    type: 'closeCase',
    outcome: of(random, ['unanswered', 'notSettled', 'settledElsewhere'] as const),
    reason: 'No answer.',
  }),
  rateCase: ({ random }) => ({ type: 'rateCase', score: of(random, SCORES) }),
  requestErasure: ({ id }) => ({ type: 'requestErasure', requestId: id() }),
  answerErasure: ({ state, random }) => ({
    type: 'answerErasure',
    requestId: state.erasures.at(-1)?.requestId ?? 'none',
    granted: random() < 0.5,
    reason: 'Looked at.',
  }),
  placeHold: () => ({ type: 'placeHold', reason: 'A court asked for it.' }),
  liftHold: () => ({ type: 'liftHold', reason: 'That is over.' }),
};

const carryId = ({ state, id }: Draw): string =>
  (state.phase === 'mediation' ? state.carries.at(-1)?.carryId : undefined) ?? id();

/** Endings are drawn rarely, so that walks get far. */
const RARE: readonly Command['type'][] = [
  'withdrawCase',
  'referCase',
  'closeCase',
  'noteGuard',
  'noteCrisis',
  'optOut',
  'declineAgreement',
  'withdrawFromAgreement',
  'declineMediation',
];
/** What leaves the case where it is, whatever is drawn otherwise: now and then, beside the rest. */
const ASIDE: readonly (keyof typeof DRAW)[] = ['requestErasure', 'answerErasure', 'placeHold', 'liftHold'];
const TYPES: readonly (keyof typeof DRAW)[] = (Object.keys(DRAW) as (keyof typeof DRAW)[]).filter(
  (type) => !ASIDE.includes(type),
);
const ACTORS = [CLAIMANT, RESPONDENT, ADJUSTER, COLLEAGUE, MEDIATOR, CONTRIBUTOR, PARLEY] as const;

/** The way to a mediator takes several people, one after the other. */
const TO_MEDIATOR: typeof TYPES = ['wishMediation', 'proposeMediator', 'declareConflict', 'acceptMediator'];

/** Few walks get as far as to a promise: late phases draw their own moves more often, so that each way from them is walked. */
const OWN: { readonly [P in Phase]?: typeof TYPES } = {
  answering: TO_MEDIATOR,
  negotiating: [...TO_MEDIATOR, 'proposeSealedRound', 'agreeSealedRound'],
  matched: ['confirmAgreement'],
  reflection: ['signAgreement'],
  signed: ['reportPromise'],
};

const drawnFrom = (phase: Phase, tries: number): typeof TYPES =>
  tries % 10 === 9 ? ASIDE : ((tries % 3 === 0 ? OWN[phase] : undefined) ?? TYPES);

/** What comes next on the way to a mediator, which takes four people in their order: chance alone seldom finds it. */
const toMediator = ({ phase, search }: CaseState): readonly [keyof typeof DRAW, Actor] | null => {
  if (search === null || (phase !== 'answering' && phase !== 'negotiating')) return null;
  const { wished, sought, proposed, lacking } = search;
  if (sought === null) return ['wishMediation', wished.includes('claimant') ? RESPONDENT : CLAIMANT];
  if (proposed === null) return lacking === null ? ['proposeMediator', PARLEY] : null;
  if (!proposed.cleared) return ['declareConflict', MEDIATOR];
  return ['acceptMediator', proposed.settled.includes('claimant') ? RESPONDENT : CLAIMANT];
};

/** One random step: usually a command of a random person that the case may take, sometimes time passes. */
export const step = (walk: Walk, random: () => number, procedure: Procedure, id: () => string): Walk => {
  // A promise is broken by nothing but time.
  if (random() < (walk.state.phase === 'signed' ? 0.35 : 0.12))
    return pass(walk, walk.now + floor(random() * 20 * 24) * HOUR, procedure);
  const draw: Draw = { state: walk.state, random, id, procedure };
  const next = toMediator(walk.state);
  if (next !== null && random() < 0.5)
    return apply(walk, DRAW[next[0]](draw), next[1], walk.now + 1 + floor(random() * HOUR), procedure);
  for (let tries = 0; tries < 60; tries += 1) {
    const type = of(random, drawnFrom(walk.state.phase, tries));
    if (RARE.includes(type) && random() < 0.97) continue;
    const after = apply(
      walk,
      DRAW[type](draw),
      of(random, ACTORS),
      walk.now + 1 + floor(random() * HOUR),
      procedure,
    );
    if (after.record.length > walk.record.length) return after;
  }
  return walk;
};

/** A command of that type as a random person would send it to this case. */
export const drawn = (
  type: keyof typeof DRAW,
  { state }: Pick<Walk, 'state'>,
  random: () => number,
  procedure: Procedure,
  id: () => string,
): Command => DRAW[type]({ state, random, id, procedure });

/** Every move that anybody may make from here, and what time alone brings: one walk each. */
export const everyMove = (
  walk: Walk,
  random: () => number,
  procedure: Procedure,
  id: () => string,
): readonly Walk[] => {
  const draw: Draw = { state: walk.state, random, id, procedure };
  const moves = TYPES.flatMap((type) =>
    ACTORS.map((by) => apply(walk, DRAW[type](draw), by, walk.now + HOUR, procedure)),
  );
  // A record is filed away years after its end.
  const days = isOpen(walk.state) ? 90 : 20 * 366;
  return [...moves, pass(walk, walk.now + days * 24 * HOUR, procedure)].filter(
    ({ record }) => record.length > walk.record.length,
  );
};
