import { describe, expect, test } from '@jest/globals';
import type { Command, CommandType } from '../../../core/case/command.ts';
import { decide } from '../../../core/case/decide.ts';
import { evolve } from '../../../core/case/evolve.ts';
import type { Actor } from '../../../core/case/party.ts';
import type { RefusalCode } from '../../../core/case/refusal.ts';
import { type CaseState, OPEN_PHASES, type Phase } from '../../../core/case/state.ts';
import { mediatorOf } from '../../../core/staff/seat.ts';
import { MINUTE } from '../../../core/time.ts';
import { did, given, STAGES } from './given.ts';
import {
  ADJUSTER,
  CLAIMANT,
  COLLEAGUE,
  CONTRIBUTOR,
  drawn,
  MEDIATOR,
  opened,
  PARLEY,
  PROCEDURE,
  RESPONDENT,
  START,
  seeded,
} from './walk.ts';

type Seat = Actor['role'];
type Admits = {
  readonly by: readonly Seat[];
  readonly phases: readonly Phase[];
  /** Of staff only the one who holds the case. */
  readonly held?: true;
  /** Also while the case stands still for somebody's safety. */
  readonly still?: true;
  /** Not before a person has seen what only people may settle. */
  readonly binds?: true;
  /** Refusals that the rule itself gives to a command drawn at random, after it was admitted. */
  readonly own?: readonly RefusalCode[];
};

const ENDS: readonly Phase[] = ['withdrawn', 'referred', 'closed', 'archived'];
const OPEN: readonly Phase[] = OPEN_PHASES;
const PARTIES: readonly Seat[] = ['claimant', 'respondent'];
const ASKED: readonly Seat[] = [...PARTIES, 'contributor'];
const STAFF: readonly Seat[] = ['adjuster', 'mediator'];
const BEFORE: readonly Phase[] = ['answering', 'negotiating'];
const TALK: readonly Phase[] = ['negotiating'];
const TOGETHER: readonly Phase[] = ['mediation', 'matched', 'reflection', 'signed'];
const TRUST: readonly Phase[] = ['signed', 'broken', 'disputed'];

/** Who may ask for what, and when: written down from the design, held against the decider. */
const ADMITS: { readonly [T in Exclude<CommandType, 'openCase'>]: Admits } = {
  tellStory: { by: ['claimant'], phases: OPEN, still: true },
  setClaimType: { by: ['claimant'], phases: ['narrating'] },
  stateElements: { by: ['claimant'], phases: ['narrating', 'filed', 'invited', 'answering', 'negotiating'] },
  addEvidence: { by: ASKED, phases: OPEN, still: true, own: ['notYours'] },
  requestContainment: { by: ['claimant'], phases: OPEN, own: ['wrongPhase'] },
  declineContainment: { by: ['claimant'], phases: OPEN },
  noteChat: { by: PARTIES, phases: OPEN, still: true },
  recordReading: { by: ['parley'], phases: OPEN, still: true },
  recordContainment: { by: ['parley'], phases: OPEN, still: true },
  recordRetelling: { by: ['parley'], phases: ['filed', 'invited', 'answering', 'negotiating'] },
  correctRetelling: { by: PARTIES, phases: ['filed', 'invited', 'answering', 'negotiating'] },
  fileClaim: { by: ['claimant'], phases: ['narrating'] },
  reviseDemand: { by: ['claimant'], phases: ['filed', 'invited', 'answering'] },
  inviteRespondent: { by: ['claimant', 'adjuster'], phases: ['filed', 'invited'] },
  proveNotice: {
    by: ['parley', 'adjuster'],
    phases: ['invited', 'answering', 'negotiating', 'sealedRound', 'matched', 'mediation'],
    still: true,
  },
  joinAsRespondent: {
    by: ['respondent'],
    phases: ['invited', 'answering', 'negotiating', 'sealedRound', 'matched', 'reflection', 'signed'],
    still: true,
  },
  setAuthority: { by: ['respondent', 'adjuster'], phases: ['answering', 'negotiating', 'mediation'] },
  answerElements: { by: ['respondent'], phases: ['answering', 'negotiating'] },
  acceptDemand: { by: ['respondent'], phases: ['answering', 'negotiating'] },
  refuseClaim: { by: ['respondent'], phases: ['answering', 'negotiating'] },
  makeOffer: { by: PARTIES, phases: ['answering', 'negotiating'], own: ['wrongPhase'] },
  acceptOffer: { by: PARTIES, phases: TALK },
  declineOffer: { by: PARTIES, phases: TALK },
  withdrawOffer: { by: PARTIES, phases: TALK, own: ['notYours'] },
  makeProposal: { by: STAFF, phases: ['negotiating', 'mediation'], held: true },
  answerProposal: { by: PARTIES, phases: ['negotiating', 'mediation'] },
  closeProposal: { by: ['parley'], phases: ['negotiating', 'mediation'] },
  proposeSealedRound: { by: [...PARTIES, ...STAFF], phases: TALK, held: true },
  agreeSealedRound: { by: PARTIES, phases: ['negotiating', 'sealedRound'], binds: true },
  declineSealedRound: { by: PARTIES, phases: TALK },
  placeBid: { by: PARTIES, phases: ['sealedRound'] },
  closeSealedRound: { by: ['parley'], phases: ['sealedRound'] },
  confirmAgreement: { by: PARTIES, phases: ['matched', 'reflection', 'signed'], binds: true },
  declineAgreement: { by: PARTIES, phases: ['matched'] },
  withdrawFromAgreement: { by: ['claimant'], phases: ['reflection'] },
  signAgreement: { by: PARTIES, phases: ['reflection', 'signed'], binds: true },
  reportPromise: { by: PARTIES, phases: [...TRUST, 'kept'], own: ['notYours'] },
  confirmPromise: { by: PARTIES, phases: [...TRUST, 'kept'], own: ['notYours'] },
  disputePromise: { by: PARTIES, phases: TRUST, own: ['notYours'] },
  requestPerson: { by: [...PARTIES, 'parley'], phases: OPEN, still: true },
  takeOver: { by: STAFF, phases: OPEN, still: true },
  release: { by: STAFF, phases: OPEN, held: true, own: ['wrongPhase'] },
  offerHandover: { by: ['adjuster'], phases: OPEN, held: true, still: true },
  acceptHandover: { by: ['adjuster'], phases: OPEN, still: true },
  declineHandover: { by: ['adjuster'], phases: OPEN, still: true },
  sendMessage: {
    by: [...PARTIES, ...STAFF],
    phases: OPEN,
    held: true,
    still: true,
    own: ['notYours', 'wrongPhase'],
  },
  addNote: { by: ['adjuster'], phases: OPEN, still: true },
  startMediation: { by: ['adjuster'], phases: BEFORE, held: true },
  endMediation: { by: STAFF, phases: ['mediation'], held: true },
  offerPreferences: { by: STAFF, phases: ['mediation'], held: true },
  wishPreferences: { by: PARTIES, phases: ['mediation'] },
  answerPreferences: { by: PARTIES, phases: ['mediation'] },
  showPackages: { by: ['parley'], phases: ['mediation'] },
  answerPackages: { by: PARTIES, phases: ['mediation'] },
  closePreferences: { by: ['parley'], phases: ['mediation'] },
  wishMediation: { by: PARTIES, phases: BEFORE },
  declineMediation: { by: PARTIES, phases: [...BEFORE, 'mediation'] },
  proposeMediator: { by: ['parley'], phases: BEFORE },
  noteMediatorLack: { by: ['parley'], phases: BEFORE },
  acceptMediator: { by: PARTIES, phases: BEFORE },
  objectToMediator: { by: PARTIES, phases: BEFORE },
  declareConflict: { by: ['mediator'], phases: [...BEFORE, 'mediation'] },
  giveTurn: { by: ['mediator'], phases: ['mediation'], held: true },
  passTurn: { by: PARTIES, phases: ['mediation'] },
  askCarry: { by: ['mediator'], phases: ['mediation'], held: true },
  allowCarry: { by: PARTIES, phases: ['mediation'] },
  declineCarry: { by: PARTIES, phases: ['mediation'] },
  carryAcross: { by: ['mediator'], phases: ['mediation'], held: true },
  proposeSession: { by: STAFF, phases: ['mediation'], held: true },
  markSession: { by: PARTIES, phases: ['mediation'] },
  cancelSession: { by: [...PARTIES, ...STAFF], phases: ['mediation'], held: true, still: true },
  openRoom: { by: STAFF, phases: ['mediation'], held: true },
  joinSession: { by: ['parley'], phases: TOGETHER },
  leaveSession: { by: ['parley'], phases: TOGETHER, still: true },
  endSession: { by: ['parley', ...STAFF], phases: TOGETHER, held: true, still: true },
  optOut: { by: PARTIES, phases: OPEN, still: true },
  noteGuard: { by: PARTIES, phases: OPEN, still: true },
  noteCrisis: { by: PARTIES, phases: OPEN, still: true },
  resumeCase: { by: STAFF, phases: OPEN, held: true, still: true },
  extendClock: { by: STAFF, phases: OPEN, held: true },
  passDeadline: { by: ['parley'], phases: [...OPEN, ...ENDS], still: true },
  askTask: { by: STAFF, phases: OPEN, held: true, own: ['wrongPhase'] },
  askContributor: { by: STAFF, phases: OPEN, held: true, own: ['wrongPhase'] },
  answerConsent: { by: ['claimant'], phases: OPEN },
  joinTask: { by: ['contributor'], phases: OPEN, still: true },
  answerTask: { by: ASKED, phases: OPEN, still: true },
  giveFile: { by: ASKED, phases: OPEN, still: true },
  declineTask: { by: ASKED, phases: OPEN, still: true },
  askTime: { by: ASKED, phases: OPEN, still: true },
  extendTask: { by: STAFF, phases: OPEN, held: true },
  cancelTask: { by: STAFF, phases: OPEN, held: true },
  inviteRepresentative: {
    by: [...PARTIES, 'adjuster'],
    phases: OPEN,
    still: true,
    own: ['notYours', 'notHolder', 'wrongPhase'],
  },
  takeMandate: { by: PARTIES, phases: OPEN, still: true },
  declineMandate: { by: PARTIES, phases: OPEN, still: true },
  changeMandate: { by: PARTIES, phases: OPEN, still: true },
  endMandate: { by: PARTIES, phases: [...OPEN, ...ENDS], still: true },
  requestApproval: { by: ['adjuster'], phases: ['negotiating', 'mediation'], held: true },
  answerApproval: { by: ['adjuster'], phases: OPEN },
  setReserve: { by: ['adjuster'], phases: OPEN, held: true },
  withdrawCase: {
    by: ['claimant'],
    phases: OPEN.filter((phase) => !['signed', 'kept', 'broken', 'disputed'].includes(phase)),
    still: true,
  },
  referCase: { by: STAFF, phases: OPEN, held: true, still: true },
  answerClosing: { by: PARTIES, phases: OPEN },
  closeCase: { by: ['adjuster'], phases: OPEN, held: true, own: ['wrongPhase'] },
  rateCase: {
    by: PARTIES,
    phases: ['kept', ...ENDS.filter((phase) => phase !== 'archived')],
    own: ['wrongPhase'],
  },
  requestErasure: { by: PARTIES, phases: [...OPEN, ...ENDS], still: true },
  answerErasure: { by: ['adjuster'], phases: [...OPEN, ...ENDS], still: true },
  placeHold: { by: ['adjuster'], phases: [...OPEN, ...ENDS], still: true, own: ['notHolder'] },
  liftHold: { by: ['adjuster'], phases: [...OPEN, ...ENDS], still: true, own: ['notHolder'] },
};
const TYPES = Object.keys(ADMITS) as (keyof typeof ADMITS)[];

const ADMISSION: readonly RefusalCode[] = [
  'notYours',
  'inviteUsed',
  'wrongPhase',
  'paused',
  'personFirst',
  'notHolder',
];
const STRANGER: Actor = { role: 'respondent', id: 'somebody else' };
const ACTORS: readonly Actor[] = [
  CLAIMANT,
  { role: 'claimant', id: 'somebody else' },
  RESPONDENT,
  STRANGER,
  ADJUSTER,
  COLLEAGUE,
  MEDIATOR,
  CONTRIBUTOR,
  PARLEY,
];

const expected = (type: keyof typeof ADMITS, state: CaseState, by: Actor): RefusalCode | null => {
  const { by: seats, phases, held, still, binds } = ADMITS[type];
  if (!seats.includes(by.role)) return 'notYours';
  if (by.role === 'claimant' && by.id !== 'c') return 'notYours';
  if (by.role === 'respondent' && state.respondent !== null && by.id !== 'r') return 'inviteUsed';
  // A neutral acts on the case that it was given, and answers for itself before.
  if (by.role === 'mediator' && mediatorOf(state) !== by.id && type !== 'declareConflict') return 'notYours';
  if (!phases.includes(state.phase)) return 'wrongPhase';
  if (state.paused !== null && !still) return 'paused';
  const { holder } = state.people;
  if (binds && state.guards.length > 0 && !state.guardsSeen && holder === null) return 'personFirst';
  const staff = by.role === 'adjuster' || by.role === 'mediator';
  return held && staff && state.people.holder?.actor.id !== by.id ? 'notHolder' : null;
};

const commandOf = (type: keyof typeof ADMITS, state: CaseState, seed: number): Command =>
  type === 'passDeadline'
    ? { type, key: 'nothing' }
    : drawn(type, { state }, seeded(seed), PROCEDURE, () => `id-${seed}`);

const held = did(ADJUSTER, 'takeOver', {});
const guarded = did(CLAIMANT, 'noteGuard', { kinds: ['lien'] });
const stands = did(CLAIMANT, 'noteCrisis', { kind: 'medical' });
const ended = given(did(CLAIMANT, 'withdrawCase', {}));
const archived = given(did(CLAIMANT, 'withdrawCase', {}), 400 * 24 * 60 * MINUTE);
const referred = given(held, did(ADJUSTER, 'referCase', { to: 'court', reason: 'x' }));
const closed = given(
  held,
  did(ADJUSTER, 'closeCase', { outcome: 'settledElsewhere', reason: 'x' }),
  did(CLAIMANT, 'answerClosing', { done: true }),
);

const SCENES = [
  ...Object.entries(STAGES).flatMap(([phase, stage]) => {
    const at = given(...stage);
    const own = at.state.people.holder === null ? [held] : [];
    return [
      [phase, at.state, at.now],
      [`${phase}, with something for people to settle`, at.and(guarded).state, at.now],
      [`${phase}, held by a person`, at.and(...own).state, at.now],
      [`${phase}, standing still`, at.and(stands).state, at.now],
      [`${phase}, standing still and held`, at.and(...own, stands).state, at.now],
    ] as const;
  }),
  ...[ended, archived, referred, closed].map((at) => [at.state.phase, at.state, at.now] as const),
];

describe.each(TYPES)('%s', (type) => {
  test('is admitted for whom, where and while it should be, and refused with the right word elsewhere', () => {
    const wrong: string[] = [];
    for (const [scene, state, now] of SCENES)
      for (const by of ACTORS)
        for (const seed of [1, 2, 3]) {
          const context = { now: now + MINUTE, by, procedure: PROCEDURE };
          const { refusal } = decide(state, commandOf(type, state, seed), context);
          const want = expected(type, state, by);
          const got = ADMISSION.find((code) => code === refusal?.code) ?? null;
          const own = want === null && got !== null && (ADMITS[type].own?.includes(got) ?? false);
          if (got !== want && !own) wrong.push(`${scene}, ${by.role}: ${got}, not ${want}`);
        }
    expect(wrong).toEqual([]);
  });
});

describe('openCase', () => {
  const open: Command = {
    type: 'openCase',
    caseId: 'case',
    procedure: { id: 'consumer', version: 1 },
    claimantId: 'c',
    locale: 'en',
    timeZone: 'America/New_York',
    currency: 'USD',
    demonstration: false,
  };
  const by = (actor: Actor, state: CaseState | null = null) =>
    decide(state, open, { now: START, by: actor, procedure: PROCEDURE });

  test('is the first thing that happens to a case, once, in the name of its claimant', () => {
    expect(by(CLAIMANT)).toMatchObject({ events: [{ type: 'caseOpened', claimantId: 'c' }] });
    expect(by(CLAIMANT, opened().state)).toEqual({ refusal: { code: 'alreadyDone' } });
    for (const actor of ACTORS.filter((each) => each !== CLAIMANT))
      expect(by(actor)).toEqual({ refusal: { code: 'notYours' } });
  });

  test('comes before everything else', () => {
    for (const type of TYPES) {
      const command = commandOf(type, opened().state, 1);
      expect(decide(null, command, { now: START, by: CLAIMANT, procedure: PROCEDURE })).toEqual({
        refusal: { code: 'wrongPhase' },
      });
    }
    const told = { type: 'storyTold', messageId: 'm', text: 'x' } as const;
    expect(() => evolve(null, { at: START, by: CLAIMANT, event: told })).toThrow(/begins with caseOpened/);
  });
});
