import type { StaffAction } from './action.ts';
import type { Member, StaffRole } from './member.ts';
import { SEAT_ROLES, type StaffSeat } from './seat.ts';

/**
 * How far a right goes. `yes`: everywhere. `seat`: on a case where the member has the seat of that role. `reason`: on
 * any case, for a reason that is recorded first. `own`: what is one's own alone. `no`: not at all.
 */
export type Grant = 'yes' | 'seat' | 'reason' | 'own' | 'no';

/** One rule: why it is so, and how far it goes for each role. A role that is forgotten does not compile. */
export type Rule = { readonly why: string } & { readonly [R in StaffRole]: Grant };

/** What can be done on a case by whoever sits on it: every button, and writing. */
export type CaseAction = StaffAction | 'write' | 'note' | 'limit' | 'askApproval';

type Actions = {
  readonly desk: 'open';
  readonly queue: 'read';
  /** The brief: who, what, how much, the table, what lies open, dates and the words of both that both may read. */
  readonly caseFile: 'read';
  /** What a side wrote to the team in its own room. */
  readonly sideRoom: 'read';
  /** What a side told the neutral in confidence. */
  readonly caucus: 'read';
  readonly internalNote: 'read';
  readonly reserve: 'read';
  /** The sum up to which a party allowed its own people to go. */
  readonly sideLimit: 'read';
  readonly sealedNumber: 'read';
  readonly evidence: 'read';
  readonly recordExport: 'read';
  readonly caseAction: CaseAction;
  readonly report: 'read';
  readonly registry: 'read' | 'change';
  readonly staff: 'read' | 'change';
  readonly session: 'own' | 'everybody';
  readonly passkey: 'own';
  readonly journal: 'read' | 'export';
  readonly setting: 'change';
  readonly room: 'enter';
  readonly metric: 'read';
};
export type Resource = keyof Actions;
export type ActionOn<R extends Resource> = Actions[R];
/** One cell of the table, as a route names it. */
export type Cell = {
  readonly [R in Resource]: { readonly resource: R; readonly action: ActionOn<R> };
}[Resource];

const NOBODY = {
  adjuster: 'no',
  senior: 'no',
  mediator: 'no',
  expert: 'no',
  supervisor: 'no',
  operator: 'no',
} as const satisfies { readonly [R in StaffRole]: Grant };
const EVERYBODY = {
  adjuster: 'yes',
  senior: 'yes',
  mediator: 'yes',
  expert: 'yes',
  supervisor: 'yes',
  operator: 'yes',
} as const satisfies { readonly [R in StaffRole]: Grant };
const OWN = {
  adjuster: 'own',
  senior: 'own',
  mediator: 'own',
  expert: 'own',
  supervisor: 'own',
  operator: 'own',
} as const satisfies { readonly [R in StaffRole]: Grant };
const SIDE = { ...NOBODY, adjuster: 'seat', senior: 'seat' } as const;
const NEUTRAL = { ...NOBODY, mediator: 'seat' } as const;
const SEATED = { ...SIDE, mediator: 'seat' } as const;
const SIDE_AND_READER = { ...SIDE, supervisor: 'reason' } as const;
const SEATED_AND_READER = { ...SEATED, supervisor: 'reason' } as const;

const ofCase = 'The party’s person and the neutral both move the case on, each from their own seat.';
const ofNeutral = 'This is the part of the neutral whom the case was given.';
const ofSameSide =
  'A side’s people hand a case to each other; a neutral is replaced by the rule of the registry.';
const ofSide = 'This is the party’s people’s to decide; a neutral decides nothing for a side.';

/**
 * Who may do what: role by resource by action. Every route of the desk names its cell, and is refused without one; the
 * decider and the views ask the same table.
 */
export const PERMISSIONS: {
  readonly [R in Resource]: { readonly [A in ActionOn<R>]: Rule };
} = {
  desk: {
    open: { why: 'Everybody of the team has a first page; it shows what they may see.', ...EVERYBODY },
  },
  queue: {
    read: {
      why: 'The queue holds public facts of cases. A neutral is given cases and sees those alone; an expert picks none.',
      ...NOBODY,
      mediator: 'own',
      adjuster: 'yes',
      senior: 'yes',
      supervisor: 'yes',
    },
  },
  caseFile: {
    read: {
      why: 'Whoever sits on a case reads it; a supervisor reads without acting, and says why first.',
      ...SEATED_AND_READER,
    },
  },
  sideRoom: {
    read: {
      why: 'What a side writes to the team is for the team, not for the neutral, whom it would sway unanswered.',
      ...SIDE_AND_READER,
    },
  },
  caucus: {
    read: {
      why: 'What a side tells the mediator in confidence stays between those two.',
      ...NOBODY,
      mediator: 'seat',
    },
  },
  internalNote: {
    read: {
      why: 'Notes are how a side’s people think aloud; a neutral must not read them.',
      ...SIDE_AND_READER,
    },
  },
  reserve: {
    read: { why: 'A reserve is one side’s own estimate and would anchor a neutral.', ...SIDE_AND_READER },
  },
  sideLimit: {
    read: {
      why: 'The limit that a side set is shown to that side alone, and to nobody of the team.',
      ...NOBODY,
    },
  },
  sealedNumber: {
    read: { why: 'A losing number is seen by no person, in whatever role.', ...NOBODY },
  },
  evidence: { read: { why: 'Files on the record belong to the case file.', ...SEATED_AND_READER } },
  recordExport: {
    read: { why: 'The record as the seat may have it; entries of others are there as hashes.', ...SEATED },
  },
  caseAction: {
    takeOver: { why: ofCase, ...SEATED },
    release: { why: ofCase, ...SEATED },
    handOver: { why: ofSameSide, ...SIDE },
    acceptHandover: { why: ofSameSide, ...SIDE },
    declineHandover: { why: ofSameSide, ...SIDE },
    propose: { why: ofCase, ...SEATED },
    sealedRound: { why: ofCase, ...SEATED },
    startMediation: { why: 'A side’s people may ask for a neutral; no neutral brings itself in.', ...SIDE },
    declareConflict: { why: ofNeutral, ...NEUTRAL },
    giveTurn: { why: ofNeutral, ...NEUTRAL },
    askCarry: { why: ofNeutral, ...NEUTRAL },
    carryAcross: { why: ofNeutral, ...NEUTRAL },
    endMediation: { why: ofCase, ...SEATED },
    offerPreferences: { why: ofCase, ...SEATED },
    proposeSession: { why: ofCase, ...SEATED },
    cancelSession: { why: ofCase, ...SEATED },
    openRoom: { why: ofCase, ...SEATED },
    endSession: { why: ofCase, ...SEATED },
    extend: { why: ofCase, ...SEATED },
    resume: { why: ofCase, ...SEATED },
    refer: { why: ofCase, ...SEATED },
    proveNotice: { why: ofSide, ...SIDE },
    invite: { why: ofSide, ...SIDE },
    close: { why: ofSide, ...SIDE },
    askTask: { why: ofCase, ...SEATED },
    askContributor: { why: ofCase, ...SEATED },
    askExpert: { why: ofCase, ...SEATED },
    inviteRepresentative: { why: ofSide, ...SIDE },
    extendTask: { why: ofCase, ...SEATED },
    cancelTask: { why: ofCase, ...SEATED },
    proposeApproved: { why: ofSide, ...SIDE },
    askApproval: { why: 'A neutral binds nobody, and needs nobody’s leave.', ...SIDE },
    decideApproval: {
      why: 'Whose limit is higher decides: one of the side’s own people, or who answers for them.',
      ...SIDE,
      supervisor: 'yes',
    },
    answerErasure: {
      why: 'Whoever answers for the record to the person whose data it is answers the wish; a neutral does not.',
      ...SIDE,
    },
    placeHold: { why: 'The organisation that keeps the record knows whether it is still needed.', ...SIDE },
    liftHold: { why: 'The organisation that keeps the record knows whether it is still needed.', ...SIDE },
    setReserve: { why: 'A reserve is one side’s own estimate.', ...SIDE },
    write: { why: ofCase, ...SEATED },
    limit: { why: 'A side’s own people may lay down how far their side goes; nobody else.', ...SIDE },
    note: { why: 'Notes are read by a side’s people alone, so they alone write them.', ...SIDE },
  },
  report: {
    read: {
      why: 'Figures are for those who answer for the whole; never one adjuster’s own cases apart.',
      ...NOBODY,
      supervisor: 'yes',
      operator: 'yes',
    },
  },
  registry: {
    read: {
      why: 'Who gives a case to a neutral or an expert has to see who there is.',
      ...NOBODY,
      adjuster: 'yes',
      senior: 'yes',
      supervisor: 'yes',
      operator: 'yes',
    },
    change: {
      why: 'Credentials and fields are checked by somebody who takes no cases.',
      ...NOBODY,
      supervisor: 'yes',
      operator: 'yes',
    },
  },
  staff: {
    read: {
      why: 'Who is of the team, with which roles.',
      ...NOBODY,
      supervisor: 'yes',
      operator: 'yes',
    },
    change: { why: 'Roles are given and taken by an operator alone.', ...NOBODY, operator: 'yes' },
  },
  session: {
    own: { why: 'Everybody sees and ends their own sign-ins.', ...OWN },
    everybody: { why: 'A lost device is signed out by an operator.', ...NOBODY, operator: 'yes' },
  },
  passkey: { own: { why: 'Everybody keeps their own keys.', ...OWN } },
  journal: {
    read: {
      why: 'What the team did outside of cases can be looked up by those who answer for it.',
      ...NOBODY,
      supervisor: 'yes',
      operator: 'yes',
    },
    export: {
      why: 'It leaves the house only through those who answer for it.',
      ...NOBODY,
      supervisor: 'yes',
      operator: 'yes',
    },
  },
  setting: { change: { why: 'Who keeps the place running sets it up.', ...NOBODY, operator: 'yes' } },
  room: { enter: { why: 'A room is for those who sit on its case; nobody listens in.', ...SEATED } },
  metric: {
    read: { why: 'How the machine runs says nothing of any case.', ...NOBODY, operator: 'yes' },
  },
};

const STRENGTH: { readonly [G in Grant]: number } = { no: 0, own: 1, reason: 2, seat: 3, yes: 4 };

/** The rule of a cell. The one place that looks it up. */
const ruleOf = ({ resource, action }: Cell): Rule =>
  (PERMISSIONS[resource] as { readonly [action: string]: Rule })[action] as Rule;

const strongest = (cell: Cell, roles: readonly StaffRole[]): Grant =>
  roles.reduce<Grant>((best, role) => {
    const grant = ruleOf(cell)[role];
    return STRENGTH[grant] > STRENGTH[best] ? grant : best;
  }, 'no');

/** How far a member's right goes, by the strongest of their roles; nobody has one who has left. */
export const grantOf = (cell: Cell, { active, roles }: Pick<Member, 'active' | 'roles'>): Grant =>
  active ? strongest(cell, roles) : 'no';

/** May somebody who looks at a case from this seat do that there? The other roles that they have do not help. */
export const maySeat = (cell: Cell, seat: StaffSeat): boolean => strongest(cell, SEAT_ROLES[seat]) !== 'no';
