import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getInitialSnapshot, getNextSnapshot, type SnapshotFrom } from 'xstate';
import type { Command } from '../../../core/case/command.ts';
import { deadlinesOf } from '../../../core/case/due.ts';
import { type Actor, otherSide, SIDES, type Side } from '../../../core/case/party.ts';
import type { CaseState } from '../../../core/case/state.ts';
import type { ClockId } from '../../../core/deadline/deadline.ts';
import { MINUTE } from '../../../core/time.ts';
import { type ChartAct, chart, EVERY_ACT } from './chart.ts';
import { refund, TOLD, USD, WAY_TO_MEDIATION } from './given.ts';
import {
  ADJUSTER,
  apply,
  CLAIMANT,
  COLLEAGUE,
  opened,
  PARLEY,
  PROCEDURE,
  RESPONDENT,
  seeded,
  type Walk,
} from './walk.ts';

type Snapshot = SnapshotFrom<typeof chart>;
type Place = { readonly walk: Walk; readonly snapshot: Snapshot };
type Asked = readonly [Command, Actor];
/** A side acts by a command; time acts by the clocks that run out. */
type Done = (state: CaseState, by: Side, id: string) => Asked | readonly ClockId[];

const RUNS = 45;
const STEPS = 100;
/** Acts that are held against the chart at every step; the first one that it allows is then taken. */
const TRIED = 7;

const SIDE: { readonly [S in Side]: Actor } = { claimant: CLAIMANT, respondent: RESPONDENT };
const holder = ({ people }: CaseState): Actor => people.holder?.actor ?? ADJUSTER;
const colleagueId = (state: CaseState): string =>
  (state.people.holder?.actor.id ?? 'a') === 'a' ? 'b' : 'a';
const colleague = (state: CaseState): Actor => (colleagueId(state) === 'b' ? COLLEAGUE : ADJUSTER);

const offerOf = (state: CaseState, by: Side): string =>
  ('offers' in state ? state.offers : []).findLast((each) => each.by === by && each.status === 'open')
    ?.offerId ?? 'none';
const roundOf = (state: CaseState): string =>
  state.phase === 'sealedRound'
    ? state.round.roundId
    : (('sealedProposal' in state ? state.sealedProposal : null)?.roundId ?? 'none');
const agreementOf = (state: CaseState): string =>
  'agreement' in state ? state.agreement.agreementId : 'none';
const proposalOf = (state: CaseState): string =>
  ('proposal' in state ? state.proposal : null)?.proposalId ?? 'none';
const promiseOf = (state: CaseState): string =>
  ('promises' in state ? state.promises[0] : null)?.promiseId ?? 'none';
const closed = (state: CaseState, matched: boolean, id: string): Asked => [
  {
    type: 'closeSealedRound',
    roundId: roundOf(state),
    commitments: { claimant: 'x', respondent: 'y' },
    outcome: matched ? { matched, price: USD(300) } : { matched },
    agreementId: id,
  },
  PARLEY,
];
const asking = (id: string) =>
  ({
    type: 'proposeSealedRound',
    roundId: id,
    rule: 'respondentPrice',
    timing: 'live',
    reason: 'New papers.',
  }) as const;

/** One row an act of the chart: the command of a person, or the clocks that strike. */
const DONE: { readonly [T in ChartAct['type']]: Done } = {
  file: (_, __, id) => [{ type: 'fileClaim', offerId: id }, CLAIMANT],
  invite: (_, __, id) => [{ type: 'inviteRespondent', inviteId: id, name: 'Cool Fridges' }, CLAIMANT],
  notice: () => [{ type: 'proveNotice', how: 'linkOpened' }, PARLEY],
  join: () => [
    { type: 'joinAsRespondent', respondentId: 'r', name: 'Cool Fridges', locale: 'en' },
    RESPONDENT,
  ],
  silence: () => ['join', 'answer'],
  refuse: () => [{ type: 'refuseClaim', reason: 'other' }, RESPONDENT],
  acceptDemand: (_, __, id) => [{ type: 'acceptDemand', agreementId: id }, RESPONDENT],
  offer: (_, by, id) => [
    { type: 'makeOffer', offerId: id, terms: refund(by === 'claimant' ? 400 : 200) },
    SIDE[by],
  ],
  acceptOffer: (state, by, id) => [
    { type: 'acceptOffer', offerId: offerOf(state, otherSide(by)), agreementId: id },
    SIDE[by],
  ],
  declineOffer: (state, by) => [{ type: 'declineOffer', offerId: offerOf(state, otherSide(by)) }, SIDE[by]],
  withdrawOffer: (state, by) => [{ type: 'withdrawOffer', offerId: offerOf(state, by) }, SIDE[by]],
  propose: (state, _, id) => [
    { type: 'makeProposal', proposalId: id, terms: refund(300), reason: 'In the middle.' },
    holder(state),
  ],
  proposalAgreed: (state, _, id) => [
    { type: 'closeProposal', proposalId: proposalOf(state), agreed: true, agreementId: id },
    PARLEY,
  ],
  proposalLapsed: () => ['proposal'],
  askRound: (_, by, id) => [asking(id), SIDE[by]],
  askRoundAsStaff: (state, _, id) => [asking(id), holder(state)],
  agreeRound: (state, by) => [{ type: 'agreeSealedRound', roundId: roundOf(state) }, SIDE[by]],
  declineRound: (state, by) => [{ type: 'declineSealedRound', roundId: roundOf(state) }, SIDE[by]],
  closeMatched: (state, _, id) => closed(state, true, id),
  closeUnmatched: (state, _, id) => closed(state, false, id),
  confirm: (state, by) => [{ type: 'confirmAgreement', agreementId: agreementOf(state) }, SIDE[by]],
  declineAgreement: (state, by) => [{ type: 'declineAgreement', agreementId: agreementOf(state) }, SIDE[by]],
  stepBack: (state) => [{ type: 'withdrawFromAgreement', agreementId: agreementOf(state) }, CLAIMANT],
  thinkingOver: () => ['reflection'],
  sign: (state, by) => [
    { type: 'signAgreement', agreementId: agreementOf(state), name: 'Ann', agreementHash: 'h' },
    SIDE[by],
  ],
  report: (state) => [{ type: 'reportPromise', promiseId: promiseOf(state) }, RESPONDENT],
  receive: (state) => [{ type: 'confirmPromise', promiseId: promiseOf(state) }, CLAIMANT],
  dispute: (state) => [{ type: 'disputePromise', promiseId: promiseOf(state), text: 'No.' }, CLAIMANT],
  promiseOverdue: () => ['promise'],
  keptLongEnough: () => ['close'],
  retentionOver: () => ['archive'],
  withdraw: () => [{ type: 'withdrawCase' }, CLAIMANT],
  refer: (state) => [{ type: 'referCase', to: 'court', reason: 'Too large.' }, holder(state)],
  closeElsewhere: (state) => [
    { type: 'closeCase', outcome: 'settledElsewhere', reason: 'They met.' },
    holder(state),
  ],
  closeUnanswered: (state) => [
    { type: 'closeCase', outcome: 'unanswered', reason: 'No answer.' },
    holder(state),
  ],
  requestPerson: (_, by) => [{ type: 'requestPerson', reason: 'request' }, SIDE[by]],
  takeOver: () => [{ type: 'takeOver' }, ADJUSTER],
  release: (state) => [{ type: 'release' }, holder(state)],
  offerHandover: (state) => [{ type: 'offerHandover', to: colleagueId(state) }, holder(state)],
  acceptHandover: (state) => [{ type: 'acceptHandover' }, colleague(state)],
  declineHandover: (state) => [{ type: 'declineHandover' }, colleague(state)],
  startMediation: (state) => [{ type: 'startMediation' }, holder(state)],
  endMediation: (state) => [{ type: 'endMediation', settled: false }, holder(state)],
  optOut: (_, by) => [{ type: 'optOut' }, SIDE[by]],
  crisis: (_, by) => [{ type: 'noteCrisis', kind: 'medical' }, SIDE[by]],
  resume: (state) => [{ type: 'resumeCase' }, holder(state)],
};

/** The chart closes in one step what the case closes once everybody who is there has said that nothing is open. */
const confirmed = (walk: Walk): Walk =>
  (walk.state.closing?.sides ?? []).reduce(
    (before, side) => apply(before, { type: 'answerClosing', done: true }, SIDE[side], before.now + MINUTE),
    walk,
  );

/** What the program does at the end of a proposal that both did not say yes to. */
const lapsed = ({ state }: Walk): Command => ({
  type: 'closeProposal',
  proposalId: proposalOf(state),
  agreed: false,
  agreementId: 'none',
});

/** The chart begins the talks in one step; the case proposes somebody, who declares, and whom both sides agree to. */
const mediated = (walk: Walk): Walk =>
  walk.state.search?.sought == null
    ? walk
    : WAY_TO_MEDIATION.reduce(
        (before, [command, by]) => apply(before, command, by, before.now + MINUTE),
        walk,
      );

/** The case after an act, done to the decider. */
const acted = (walk: Walk, act: ChartAct): Walk => {
  const by = 'by' in act ? act.by : 'claimant';
  const [first, ...rest] = DONE[act.type](walk.state, by, `id-${walk.record.length}`);
  if (typeof first === 'object')
    return mediated(confirmed(apply(walk, first, rest[0] as Actor, walk.now + MINUTE)));
  const clocks: readonly unknown[] = [first, ...rest];
  return deadlinesOf(walk.state, PROCEDURE)
    .filter(({ clock }) => clocks.includes(clock))
    .reduce(
      (before, { key, at, kind }) =>
        apply(
          before,
          kind === 'work' ? lapsed(before) : { type: 'passDeadline', key },
          PARLEY,
          Math.max(at, before.now),
        ),
      walk,
    );
};

const inChart = ({ value, context: { offline } }: Snapshot) => {
  const where =
    typeof value === 'string' ? { phase: value, person: 'none', safety: 'running' } : value['open'];
  return { ...(where as object), offline: SIDES.filter((side) => offline[side]) };
};

const inCase = (state: CaseState) => {
  const { holder: held, handover, requested } = state.people;
  const busy = handover === null ? 'held' : 'offered';
  return {
    phase: state.phase,
    person: held !== null ? busy : requested !== null ? 'requested' : 'none',
    safety: state.paused === null ? 'running' : 'still',
    offline: SIDES.filter((side) => state.cannotOnline.includes(side)),
  };
};

const START: Place = {
  walk: TOLD.reduce<Walk>(
    (walk, step) => (typeof step === 'number' ? walk : apply(walk, step[0], step[1], walk.now + MINUTE)),
    opened(),
  ),
  snapshot: getInitialSnapshot(chart),
};

/** The act in both at once. Throws where one allows what the other forbids, or where they end apart. */
const both = ({ walk, snapshot }: Place, act: ChartAct): Place | null => {
  const after = acted(walk, act);
  const happened = after.record.length > walk.record.length;
  const story = () =>
    `${walk.taken.join(', ')} > ${JSON.stringify(act)} at ${JSON.stringify(inChart(snapshot))}: ${after.refused.at(-1)}`;
  if (happened !== snapshot.can(act))
    throw new Error(`The chart ${happened ? 'forbids' : 'allows'} what the case does not: ${story()}`);
  if (!happened) return null;
  const next = getNextSnapshot(chart, snapshot, act);
  if (JSON.stringify(inCase(after.state)) !== JSON.stringify({ ...inCase(after.state), ...inChart(next) }))
    throw new Error(
      `${JSON.stringify(inCase(after.state))} is not ${JSON.stringify(inChart(next))}: ${story()}`,
    );
  return { walk: after, snapshot: next };
};

/** Tried as often as the others, taken rarely, so that walks get far. */
const RARE: readonly ChartAct['type'][] = [
  'withdraw',
  'refer',
  'closeElsewhere',
  'closeUnanswered',
  'crisis',
  'optOut',
  'stepBack',
  'declineAgreement',
  'startMediation',
];

const walked = (seed: number, look: (act: ChartAct, at: Place) => void = () => undefined): void => {
  const random = seeded(seed);
  let place = START;
  for (let step = 0; step < STEPS; step += 1) {
    let next: Place | null = null;
    for (let tried = 0; tried < TRIED; tried += 1) {
      const act = EVERY_ACT[Math.floor(random() * EVERY_ACT.length)] as ChartAct;
      const after = both(place, act);
      if (after !== null) look(act, after);
      if (next === null && (!RARE.includes(act.type) || random() < 0.06)) next = after;
    }
    place = next ?? place;
  }
};

test('what the chart allows the case allows, and ends in the same place; what it forbids is refused', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => walked(seed)),
    { numRuns: RUNS },
  );
});

test('the walks do everything that the chart knows, and are everywhere', () => {
  const acts = new Set<string>();
  const phases = new Set<string>();
  for (let seed = 1; seed <= RUNS; seed += 1)
    walked(seed, (act, { walk }) => {
      acts.add(JSON.stringify(act));
      phases.add(walk.state.phase);
    });
  expect(EVERY_ACT.filter((act) => !acts.has(JSON.stringify(act)))).toEqual([]);
  expect(phases.size).toBe(17);
});
