import { and, assign, not, or, raise, setup, stateIn } from 'xstate';
import type { Side } from '../../../core/case/party.ts';

/**
 * The life of a case as a statechart, drawn from the design and from nothing in core: narrating, filed, invited,
 * answering, negotiating in the open, a sealed round, matched, reflection, signed, promises kept, broken or disputed;
 * from any open phase a person, mediation, withdrawal, referral and "I cannot do this online". Beside the phase runs
 * who looks after the case, and whether it stands still for somebody's safety.
 */
type Act<T extends string> = { readonly type: T };
type SideAct<T extends string> = { readonly type: T; readonly by: Side };

const ACTS = [
  'file',
  'invite',
  'notice',
  'join',
  'silence',
  'refuse',
  'acceptDemand',
  'propose',
  'askRoundAsStaff',
  'closeMatched',
  'closeUnmatched',
  'stepBack',
  'thinkingOver',
  'report',
  'receive',
  'dispute',
  'promiseOverdue',
  'keptLongEnough',
  'retentionOver',
  'withdraw',
  'refer',
  'closeElsewhere',
  'closeUnanswered',
  'takeOver',
  'release',
  'offerHandover',
  'acceptHandover',
  'declineHandover',
  'startMediation',
  'endMediation',
  'proposalAgreed',
  'proposalLapsed',
  'resume',
] as const;
const SIDE_ACTS = [
  'offer',
  'acceptOffer',
  'declineOffer',
  'withdrawOffer',
  'askRound',
  'agreeRound',
  'declineRound',
  'confirm',
  'declineAgreement',
  'sign',
  'requestPerson',
  'optOut',
  'crisis',
] as const;
export type ChartAct =
  | { [T in (typeof ACTS)[number]]: Act<T> }[(typeof ACTS)[number]]
  | { [T in (typeof SIDE_ACTS)[number]]: SideAct<T> }[(typeof SIDE_ACTS)[number]];

/** Everything that anybody may try, in every seat. */
export const EVERY_ACT: readonly ChartAct[] = [
  ...ACTS.map((type) => ({ type }) as ChartAct),
  ...SIDE_ACTS.flatMap((type): readonly ChartAct[] => [
    { type, by: 'claimant' },
    { type, by: 'respondent' },
  ]),
];

type Both = { readonly [S in Side]: boolean };
const NEITHER: Both = { claimant: false, respondent: false };
type Table = {
  /** Whose offer lies open. */
  readonly open: Both;
  /** A person's proposal lies there. Who answered it is under seal. */
  readonly proposal: boolean;
  /** Who wants the sealed round that was asked for; null where none was. */
  readonly wanted: Both | null;
  readonly rounds: number;
};
type Chart = Table & {
  readonly notice: boolean;
  readonly silent: boolean;
  readonly said: Both;
  readonly signed: Both;
  readonly thought: boolean;
  readonly promise: 'due' | 'reported' | 'broken' | 'disputed';
  readonly offline: Both;
  /** Whoever holds the case is its mediator, and no side's person. */
  readonly neutral: boolean;
};
type Inner = Act<'personNeeded'> | Act<'neutralHolds'> | Act<'letGo'>;

const other = (side: Side): Side => (side === 'claimant' ? 'respondent' : 'claimant');
const sideIs = (both: Both, by: Side, is = true): Both => ({ ...both, [by]: is });
const byOf = (event: ChartAct | Inner): Side => {
  if ('by' in event) return event.by;
  throw new Error(`${event.type} has no side.`);
};

const clearTable = { open: NEITHER, proposal: false, wanted: null } as const;

const machine = setup({
  types: { context: {} as Chart, events: {} as ChartAct | Inner },
  guards: {
    running: stateIn('#running'),
    held: or([stateIn('#held'), stateIn('#offered')]),
    heldForSide: and([or([stateIn('#held'), stateIn('#offered')]), ({ context }) => !context.neutral]),
    mayRelease: and([stateIn('#running'), not(stateIn('#mediation'))]),
    forSide: ({ context }) => !context.neutral,
    /** The other side's offer lies open. */
    offered: ({ context, event }) => context.open[other(byOf(event))],
    ownOpen: ({ context, event }) => context.open[byOf(event)],
    claimantAsksNothingElse: ({ context }) => !context.open.claimant,
    mayAsk: ({ context }) => context.wanted === null && context.rounds === 0,
    mayAskAsStaff: ({ context }) => context.wanted === null && context.rounds <= 1,
    wantedByOther: ({ context: { wanted }, event }) =>
      wanted !== null && !wanted[byOf(event)] && wanted[other(byOf(event))],
    wantedByNone: ({ context: { wanted } }) => wanted !== null && !wanted.claimant && !wanted.respondent,
    asked: ({ context }) => context.wanted !== null,
    proposalLies: ({ context: { proposal } }) => proposal,
    firstYes: ({ context: { said } }) => !said.claimant && !said.respondent,
    lastYes: ({ context: { said }, event }) => !said[byOf(event)] && said[other(byOf(event))],
    mayStepBack: ({ context }) => !context.signed.claimant,
    /** The claimant only after the time to think; nobody twice. */
    maySign: ({ context: { signed, thought }, event }) =>
      !signed[byOf(event)] && (byOf(event) === 'respondent' || thought),
    lastToSign: ({ context: { signed }, event }) => signed[other(byOf(event))],
    stillThinking: ({ context }) => !context.thought && !context.offline.claimant,
    promiseRuns: ({ context }) => context.promise === 'due' && !context.offline.respondent,
    notReported: ({ context }) => context.promise !== 'reported',
    notDisputed: ({ context }) => context.promise !== 'disputed',
    noNotice: ({ context }) => !context.notice,
    silenceRuns: ({ context }) => !context.silent && !context.offline.respondent,
    provenSilence: ({ context: { silent, notice, offline } }) =>
      silent && notice && !offline.claimant && !offline.respondent,
    isOnline: ({ context, event }) => !context.offline[byOf(event)],
    someoneOffline: ({ context: { offline } }) => offline.claimant || offline.respondent,
  },
  actions: {
    needPerson: raise({ type: 'personNeeded' }),
    neutralHolds: raise({ type: 'neutralHolds' }),
    becomeNeutral: assign({ neutral: true }),
    noNeutral: assign({ neutral: false }),
    letGo: raise({ type: 'letGo' }),
    offer: assign({ open: ({ context, event }) => sideIs(context.open, byOf(event)) }),
    dropOther: assign({ open: ({ context, event }) => sideIs(context.open, other(byOf(event)), false) }),
    dropOwn: assign({ open: ({ context, event }) => sideIs(context.open, byOf(event), false) }),
    ask: assign({ wanted: ({ event }) => sideIs(NEITHER, byOf(event)) }),
    askAsStaff: assign({ wanted: NEITHER }),
    want: assign({ wanted: ({ context, event }) => sideIs(context.wanted ?? NEITHER, byOf(event)) }),
    unask: assign({ wanted: null }),
    countRound: assign({ rounds: ({ context }) => context.rounds + 1 }),
    propose: assign({ proposal: true }),
    lapseProposal: assign({ proposal: false }),
    sayAgain: assign({}),
    clearTable: assign(clearTable),
    nobodySaid: assign({ said: NEITHER }),
    say: assign({ said: ({ context, event }) => sideIs(context.said, byOf(event)) }),
    think: assign({ thought: false, signed: NEITHER }),
    thought: assign({ thought: true }),
    sign: assign({ signed: ({ context, event }) => sideIs(context.signed, byOf(event)) }),
    due: assign({ promise: 'due' }),
    report: assign({ promise: 'reported' }),
    breakIt: assign({ promise: 'broken' }),
    disputeIt: assign({ promise: 'disputed' }),
    notice: assign({ notice: true }),
    speakUp: assign({ silent: false }),
    fallSilent: assign({ silent: true }),
    goOffline: assign({ offline: ({ context, event }) => sideIs(context.offline, byOf(event)) }),
    allOnline: assign({ offline: NEITHER }),
  },
});

const proposals = {
  propose: { guard: and(['running', 'held']), actions: 'propose' },
  proposalAgreed: { guard: and(['running', 'proposalLies']), target: '#matched' },
  proposalLapsed: { guard: and(['running', 'proposalLies']), actions: 'lapseProposal' },
} as const;

/** The person of a side who asks for a mediator lets the case go to that mediator. */
const startMediation = {
  guard: and(['running', 'heldForSide']),
  target: 'mediation',
  actions: ['becomeNeutral', 'neutralHolds'],
} as const;

const notice = { notice: { guard: 'noNotice', actions: 'notice' } } as const;

const silence = {
  silence: { guard: and(['running', 'silenceRuns']), actions: ['fallSilent', 'needPerson'] },
  closeUnanswered: { guard: and(['running', 'heldForSide', 'provenSilence']), target: '#closed' },
} as const;

const promises = {
  report: { guard: and(['running', 'notReported']), actions: 'report' },
  receive: { guard: 'running', target: '#kept' },
  dispute: {
    guard: and(['running', 'notDisputed']),
    target: '#disputed',
    actions: ['disputeIt', 'needPerson'],
  },
} as const;

export const chart = machine.createMachine({
  context: {
    ...clearTable,
    rounds: 0,
    notice: false,
    silent: false,
    said: NEITHER,
    signed: NEITHER,
    thought: false,
    promise: 'due',
    offline: NEITHER,
    neutral: false,
  },
  initial: 'open',
  states: {
    open: {
      type: 'parallel',
      states: {
        phase: {
          initial: 'narrating',
          states: {
            narrating: { on: { file: { guard: 'running', target: 'filed' } } },
            filed: { on: { invite: { guard: 'running', target: 'invited' } } },
            invited: {
              entry: 'speakUp',
              on: {
                invite: { guard: 'running', target: 'invited', reenter: true },
                ...notice,
                ...silence,
                join: { target: 'answering', actions: 'notice' },
              },
            },
            answering: {
              entry: 'speakUp',
              on: {
                ...silence,
                refuse: { guard: 'running', target: 'negotiating' },
                offer: {
                  guard: and(['running', ({ event }) => byOf(event) === 'respondent']),
                  target: 'negotiating',
                  actions: 'offer',
                },
                acceptDemand: { guard: 'running', target: 'matched' },
                startMediation,
              },
            },
            negotiating: {
              on: {
                refuse: { guard: 'running', actions: 'sayAgain' },
                offer: { guard: 'running', actions: 'offer' },
                acceptOffer: { guard: and(['running', 'offered']), target: 'matched' },
                declineOffer: { guard: and(['running', 'offered']), actions: 'dropOther' },
                withdrawOffer: { guard: and(['running', 'ownOpen']), actions: 'dropOwn' },
                acceptDemand: { guard: and(['running', 'claimantAsksNothingElse']), target: 'matched' },
                ...proposals,
                askRound: { guard: and(['running', 'mayAsk']), actions: 'ask' },
                askRoundAsStaff: { guard: and(['running', 'held', 'mayAskAsStaff']), actions: 'askAsStaff' },
                agreeRound: [
                  { guard: and(['running', 'wantedByOther']), target: 'sealedRound' },
                  { guard: and(['running', 'wantedByNone']), actions: 'want' },
                ],
                declineRound: { guard: and(['running', 'asked']), actions: 'unask' },
                startMediation,
              },
            },
            sealedRound: {
              entry: 'unask',
              exit: 'countRound',
              on: {
                closeMatched: { guard: 'running', target: 'matched' },
                closeUnmatched: { guard: 'running', target: 'negotiating', actions: 'needPerson' },
              },
            },
            matched: {
              id: 'matched',
              entry: ['clearTable', 'nobodySaid'],
              on: {
                confirm: [
                  { guard: and(['running', 'lastYes']), target: 'reflection' },
                  { guard: and(['running', 'firstYes']), actions: 'say' },
                ],
                declineAgreement: { guard: 'running', target: 'negotiating' },
              },
            },
            reflection: {
              entry: 'think',
              on: {
                stepBack: { guard: and(['running', 'mayStepBack']), target: 'negotiating' },
                thinkingOver: { guard: and(['running', 'stillThinking']), actions: 'thought' },
                sign: [
                  { guard: and(['running', 'maySign', 'lastToSign']), target: 'signed' },
                  { guard: and(['running', 'maySign']), actions: 'sign' },
                ],
              },
            },
            signed: {
              id: 'signed',
              entry: 'due',
              on: {
                ...promises,
                promiseOverdue: {
                  guard: and(['running', 'promiseRuns']),
                  target: 'broken',
                  actions: ['breakIt', 'needPerson'],
                },
              },
            },
            broken: { id: 'broken', on: promises },
            disputed: { id: 'disputed', on: promises },
            kept: { id: 'kept', on: { keptLongEnough: { guard: 'running', target: '#closed' } } },
            mediation: {
              id: 'mediation',
              on: {
                ...proposals,
                endMediation: {
                  guard: and(['running', 'held']),
                  target: 'negotiating',
                  actions: ['noNeutral', 'letGo'],
                },
              },
            },
          },
        },
        person: {
          initial: 'none',
          states: {
            none: {
              on: { personNeeded: 'requested', requestPerson: 'requested', takeOver: 'held' },
            },
            requested: { on: { takeOver: 'held' } },
            held: {
              id: 'held',
              on: {
                release: { guard: 'mayRelease', target: 'none', actions: 'noNeutral' },
                offerHandover: { guard: 'forSide', target: 'offered' },
                letGo: 'requested',
              },
            },
            offered: {
              id: 'offered',
              on: {
                release: { guard: 'mayRelease', target: 'none' },
                offerHandover: 'offered',
                neutralHolds: 'held',
                acceptHandover: 'held',
                declineHandover: 'held',
              },
            },
          },
        },
        safety: {
          initial: 'running',
          states: {
            running: {
              id: 'running',
              on: {
                crisis: { target: 'still', actions: 'needPerson' },
                resume: { guard: and(['held', 'someoneOffline']), actions: 'allOnline' },
              },
            },
            still: { on: { resume: { guard: 'held', target: 'running', actions: 'allOnline' } } },
          },
        },
      },
      on: {
        optOut: { guard: 'isOnline', actions: ['goOffline', 'needPerson'] },
        withdraw: {
          guard: not(or([stateIn('#signed'), stateIn('#broken'), stateIn('#disputed'), stateIn('#kept')])),
          target: 'withdrawn',
        },
        refer: { guard: 'held', target: 'referred' },
        closeElsewhere: { guard: and(['running', 'heldForSide']), target: 'closed' },
      },
    },
    withdrawn: { on: { retentionOver: 'archived' } },
    referred: { on: { retentionOver: 'archived' } },
    closed: { id: 'closed', on: { retentionOver: 'archived' } },
    archived: {},
  },
});
