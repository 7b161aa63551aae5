import type { Command } from '../../core/case/command.ts';
import { ClaimTypeId } from '../../core/narrative/claim-type.ts';
import { ElementId, type ElementValue, Wanted } from '../../core/narrative/element.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { inviteCommand } from './invite.ts';
import { awaiting, type ClaimantMemory, settled } from './memory.ts';
import { agreed, turnedDown } from './pending.ts';
import { theirOffer } from './question-table.ts';
import { heardAs } from './said.ts';
import { stated } from './stating.ts';

type Pressed = {
  readonly view: ClaimantView;
  readonly memory: ClaimantMemory;
  readonly subject: string | undefined;
  readonly about: HearContext;
};
type Press = (pressed: Pressed) => Hearing<ClaimantMemory> | null;

/** A pressed button. One whose subject has moved on changes nothing: the answer says what is current now. */
export const hearChoice = (
  view: ClaimantView,
  memory: ClaimantMemory,
  { action, subject }: Extract<Heard, { kind: 'choice' }>,
  about: HearContext,
): Hearing<ClaimantMemory> => {
  const press = Object.hasOwn(PRESS, action) ? PRESS[action] : undefined;
  return press?.({ view, memory, subject, about }) ?? heardAs(memory, [], [{ note: 'stale' }]);
};

/** Does it, and leaves no question open. */
const act = (memory: ClaimantMemory, ...commands: readonly Command[]): Hearing<ClaimantMemory> =>
  heardAs(settled(memory), commands);

const say: Press = ({ view, memory, subject }) => {
  const [name, word] = (subject ?? '').split(':');
  const element = ElementId.safeParse(name);
  if (!element.success || word === undefined) return null;
  const value = wordValue(element.data, word);
  return value === null ? null : stated(view, settled(memory), [{ element: element.data, value }]);
};

const wordValue = (element: ElementId, word: string): ElementValue | null => {
  if (word === 'unknown') return { kind: 'unknown' };
  if (element === 'injury' && (word === 'yes' || word === 'no'))
    return { kind: 'yesNo', yes: word === 'yes' };
  const wanted = Wanted.safeParse(word);
  return element === 'wanted' && wanted.success ? { kind: 'wanted', wanted: wanted.data } : null;
};

const claimType: Press = ({ view, memory, subject }) => {
  const type = ClaimTypeId.safeParse(subject);
  return type.success && view.phase === 'narrating'
    ? act(memory, { type: 'setClaimType', claimType: type.data })
    : null;
};

const fix: Press = ({ memory, subject }) => {
  if (subject === undefined) return heardAs(settled(memory), [], [{ note: 'fixList' }]);
  const element = ElementId.safeParse(subject);
  return element.success ? heardAs({ ...settled(memory), asked: element.data }) : null;
};

/** Yes and no belong to the question that was put last, and to no other. */
const answer =
  (yes: boolean): Press =>
  ({ view, memory, subject, about }) => {
    const { pending } = memory;
    if (pending === null) return null;
    const current = pending.kind === 'value' ? pending.element : pending.kind;
    if (current !== subject) return null;
    return yes ? agreed(view, memory, pending, about) : turnedDown(memory, pending);
  };

const keep: Press = ({ memory }) => heardAs(settled(memory), [], [{ note: 'kept' }]);

const withOffer =
  (make: (offerId: string, about: HearContext) => Command): Press =>
  ({ view, memory, subject, about }) =>
    subject !== undefined && theirOffer(view)?.offerId === subject ? act(memory, make(subject, about)) : null;

const proposal =
  (accepted: boolean): Press =>
  ({ view, memory, subject, about }) =>
    subject !== undefined && view.table?.proposal?.proposalId === subject
      ? act(memory, { type: 'answerProposal', proposalId: subject, accepted, agreementId: about.newId() })
      : null;

const sealed =
  (type: 'agreeSealedRound' | 'declineSealedRound'): Press =>
  ({ view, memory, subject }) =>
    subject !== undefined && view.table?.sealedProposal?.roundId === subject
      ? act(memory, { type, roundId: subject })
      : null;

const sealedAsk: Press = ({ view, memory, about }) => {
  const [timing] = about.procedure.blindBid.timings;
  if (view.phase !== 'negotiating' || timing === undefined) return null;
  const { rule } = about.procedure.blindBid;
  return act(memory, { type: 'proposeSealedRound', roundId: about.newId(), rule, timing });
};

const agreement =
  (type: 'confirmAgreement' | 'declineAgreement'): Press =>
  ({ view, memory, subject }) =>
    view.phase === 'matched' && view.agreement?.agreementId === subject && subject !== undefined
      ? act(memory, { type, agreementId: subject })
      : null;

const stepBack: Press = ({ view, memory, subject }) =>
  view.phase === 'reflection' && view.agreement?.agreementId === subject && subject !== undefined
    ? heardAs(awaiting(memory, { kind: 'stepBack', agreementId: subject }))
    : null;

const stepBackYes: Press = ({ memory, subject, view, about }) =>
  memory.pending?.kind === 'stepBack' && memory.pending.agreementId === subject
    ? agreed(view, memory, memory.pending, about)
    : null;

const promise =
  (make: (promiseId: string) => Command): Press =>
  ({ view, memory, subject }) =>
    subject !== undefined && view.promises.some(({ promiseId }) => promiseId === subject)
      ? act(memory, make(subject))
      : null;

const notReceived: Press = ({ view, memory, subject }) =>
  subject !== undefined && view.promises.some(({ promiseId }) => promiseId === subject)
    ? heardAs(awaiting(memory, { kind: 'dispute', promiseId: subject }))
    : null;

const takeBack: Press = ({ view, memory, subject }) =>
  view.table?.offers.some(({ offerId, status }) => offerId === subject && status === 'open') === true &&
  subject !== undefined
    ? act(memory, { type: 'withdrawOffer', offerId: subject })
    : null;

/** Buttons of every message that this bot sends; the keys come from outside, hence the open record. */
const PRESS: { readonly [action: string]: Press } = {
  say,
  claimType,
  fix,
  yes: answer(true),
  no: answer(false),
  keep,
  back: keep,
  person: ({ memory }) =>
    heardAs(memory, [{ type: 'requestPerson', reason: 'request' }], [{ note: 'personComing' }]),
  cannotOnline: ({ memory }) => heardAs(memory, [{ type: 'optOut' }], [{ note: 'optedOut' }]),
  stopLoss: ({ view, memory, about }) =>
    view.stopTheLoss === null
      ? null
      : act(memory, { type: 'requestContainment', requestId: about.newId(), containment: view.stopTheLoss }),
  stopLossNo: ({ view, memory }) =>
    view.stopTheLoss === null ? null : act(memory, { type: 'declineContainment' }),
  noEvidence: ({ memory }) => heardAs({ ...settled(memory), offered: [...memory.offered, 'evidence'] }),
  file: ({ view, memory, about }) =>
    view.phase === 'narrating' ? act(memory, { type: 'fileClaim', offerId: about.newId() }) : null,
  inviteSeller: ({ view, memory, about }) => {
    const seller = view.elements.seller?.value;
    return view.phase === 'filed' && seller?.kind === 'text'
      ? inviteCommand(memory, seller.text, about)
      : null;
  },
  accept: withOffer((offerId, about) => ({ type: 'acceptOffer', offerId, agreementId: about.newId() })),
  decline: withOffer((offerId) => ({ type: 'declineOffer', offerId })),
  counter: ({ view, memory }) =>
    view.phase === 'negotiating' ? heardAs(awaiting(memory, { kind: 'counter' })) : null,
  takeBack,
  proposalYes: proposal(true),
  proposalNo: proposal(false),
  sealedAsk,
  sealedYes: sealed('agreeSealedRound'),
  sealedNo: sealed('declineSealedRound'),
  confirm: agreement('confirmAgreement'),
  refuseAgreement: agreement('declineAgreement'),
  stepBack,
  stepBackYes,
  received: promise((promiseId) => ({ type: 'confirmPromise', promiseId })),
  notReceived,
  done: promise((promiseId) => ({ type: 'reportPromise', promiseId })),
  withdraw: ({ memory }) => heardAs(awaiting(memory, { kind: 'withdraw' })),
  withdrawYes: ({ view, memory, about }) =>
    memory.pending?.kind === 'withdraw' ? agreed(view, memory, memory.pending, about) : null,
};
