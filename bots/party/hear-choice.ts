import type { Command } from '../../core/case/command.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { dangerPressed } from './concern.ts';
import { mediatorObject, mediatorYes } from './mediator.ts';
import { awaiting, type PartyMemory, settled } from './memory.ts';
import type { PartyNote, TaskForm } from './note.ts';
import { parked } from './other-matter.ts';
import type { Press, Presses } from './press.ts';
import { theirOffer } from './question-table.ts';
import { scoreOf } from './rating.ts';
import { REPRESENT_PRESSES } from './represent.ts';
import { heardAs } from './said.ts';
import { carryAnswer, carryOwn, room } from './talks.ts';
import { ownTask } from './task.ts';

/** A pressed button. One whose subject has moved on changes nothing: the answer says what is current now. */
export const hearPress = <View extends PartyView>(
  presses: Presses<View>,
  view: View,
  memory: PartyMemory,
  { action, subject }: Extract<Heard, { kind: 'choice' }>,
  about: HearContext,
): Hearing<PartyMemory> => {
  const press = Object.hasOwn(presses, action) ? presses[action] : undefined;
  return press?.({ view, memory, subject, about }) ?? heardAs(memory, [], [stale(view, subject)]);
};

/** Of an offer it is known what became of it: somebody who comes back after days sees why a yes did not count. */
const stale = ({ table }: PartyView, subject: string | undefined): PartyNote => {
  const status = table?.offers.find(({ offerId }) => offerId === subject)?.status;
  return status === undefined || status === 'open' ? { note: 'stale' } : { note: 'stale', over: status };
};

/** Does it, and leaves no question open. */
export const act = (memory: PartyMemory, ...commands: readonly Command[]): Hearing<PartyMemory> =>
  heardAs(settled(memory), commands);

/** Leaves everything as it is, and no question open. */
export const keep: Press = ({ memory }) => heardAs(settled(memory), [], [{ note: 'kept' }]);

const withOffer =
  (make: (offerId: string, about: HearContext) => Command): Press =>
  ({ view, memory, subject, about }) =>
    subject !== undefined && (theirOffer(view)?.offerId === subject || isAnswered(view, subject))
      ? act(memory, make(subject, about))
      : null;

/** Where a side has two voices, the case says which of them was first. */
const isAnswered = ({ table, representative }: PartyView, offerId: string): boolean =>
  representative !== null &&
  table?.offers.some((offer) => offer.offerId === offerId && offer.answeredBy !== undefined) === true;

const proposal =
  (accepted: boolean): Press =>
  ({ view, memory, subject }) =>
    subject !== undefined && view.table?.proposal?.proposalId === subject
      ? act(memory, { type: 'answerProposal', proposalId: subject, accepted })
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

const rate: Press = ({ view, memory, subject }) => {
  const score = scoreOf(subject);
  return view.rating === null || score === null ? null : act(memory, { type: 'rateCase', score });
};

const takeBack: Press = ({ view, memory, subject }) =>
  view.table?.offers.some(({ offerId, status }) => offerId === subject && status === 'open') === true &&
  subject !== undefined
    ? act(memory, { type: 'withdrawOffer', offerId: subject })
    : null;

/** What a program made of one's words is gone at once, for everybody; whoever likes says it in words of their own. */
const retellingWrong: Press = ({ view, memory, subject }) => {
  const own = view.retellings[view.side];
  return own === null || own.own || own.of !== subject
    ? null
    : heardAs(awaiting(memory, { kind: 'ownRetelling' }), [{ type: 'correctRetelling' }]);
};

const taskPress =
  (form: TaskForm): Press =>
  ({ view, memory, subject }) => {
    const task = ownTask(view, subject);
    return task === undefined ? null : heardAs(memory, [], [{ note: 'taskForm', form, taskId: task.taskId }]);
  };

/** The file belongs to what was asked for: its id stands behind that of the task. */
const taskFile: Press = ({ view, memory, subject = '' }) => {
  const [taskId, evidenceId] = subject.split('/');
  return ownTask(view, taskId) === undefined || taskId === undefined || evidenceId === undefined
    ? null
    : act(memory, { type: 'giveFile', taskId, evidenceId });
};

/** The code of the link is made here and goes to the person of the team, never into this chat. */
const consent =
  (given: boolean): Press =>
  ({ view, memory, subject, about }) => {
    const waits = view.contributors.find(({ taskId, waits }) => taskId === subject && waits);
    return waits === undefined || view.side !== 'claimant'
      ? null
      : heardAs(memory, [{ type: 'answerConsent', taskId: waits.taskId, given, inviteId: about.newCode() }]);
  };

const closing =
  (done: boolean): Press =>
  ({ view, memory, subject }) =>
    view.closing !== null && String(view.closing.at) === subject
      ? heardAs(memory, [{ type: 'answerClosing', done }])
      : null;

/** Buttons that both sides have. */
export const PARTY_PRESSES: Presses<PartyView> = {
  ...REPRESENT_PRESSES,
  keep,
  taskAnswer: taskPress('taskAnswer'),
  taskCannot: taskPress('taskCannot'),
  taskTime: taskPress('taskTime'),
  taskFile,
  preferencesYes: ({ view, memory, about }) =>
    view.phase === 'mediation' && view.table?.preferenceWish
      ? act(memory, { type: 'wishPreferences', roundId: about.newId() })
      : null,
  sessionCannot: ({ view, memory, subject }) =>
    view.session !== null && view.session.sessionId === subject
      ? heardAs(memory, [], [{ note: 'sessionForm', sessionId: view.session.sessionId }])
      : null,
  closingYes: closing(true),
  closingNo: closing(false),
  consentYes: consent(true),
  consentNo: consent(false),
  taskFileNo: ({ memory }) => heardAs(memory, [], [{ note: 'fileKept' }]),
  back: keep,
  later: ({ memory }) => heardAs(settled(memory), [], [{ note: 'draftKept' }]),
  inDanger: ({ view, memory, subject = '' }) => dangerPressed(view, memory, subject),
  // The open question stays open too.
  safe: ({ memory }) => heardAs(memory, [], [{ note: 'safe' }]),
  park: ({ memory }) => (memory.pending?.kind === 'otherMatter' ? parked(memory, memory.pending) : null),
  person: ({ memory }) =>
    heardAs(memory, [{ type: 'requestPerson', reason: 'request' }], [{ note: 'personComing' }]),
  cannotOnline: ({ memory }) => heardAs(memory, [{ type: 'optOut' }], [{ note: 'optedOut' }]),
  noEvidence: ({ memory }) => heardAs({ ...settled(memory), offered: [...memory.offered, 'evidence'] }),
  accept: withOffer((offerId, about) => ({ type: 'acceptOffer', offerId, agreementId: about.newId() })),
  decline: withOffer((offerId) => ({ type: 'declineOffer', offerId })),
  counter: ({ view, memory }) =>
    view.phase === 'negotiating' ? heardAs(awaiting(memory, { kind: 'counter' })) : null,
  takeBack,
  retellingWrong,
  proposalYes: proposal(true),
  proposalNo: proposal(false),
  wishMediation: ({ view, memory }) =>
    view.phase === 'negotiating' || view.phase === 'answering'
      ? act(memory, { type: 'wishMediation' })
      : null,
  mediatorYes,
  mediatorObject,
  mediationNo: ({ memory }) => heardAs(memory, [], [{ note: 'leaveMediation' }]),
  mediationNoYes: ({ memory }) => act(memory, { type: 'declineMediation' }),
  turnDone: ({ memory }) => heardAs(memory, [{ type: 'passTurn' }]),
  room,
  carryOwn,
  carryYes: carryAnswer('allowCarry'),
  carryNo: carryAnswer('declineCarry'),
  sealedAsk,
  sealedYes: sealed('agreeSealedRound'),
  sealedNo: sealed('declineSealedRound'),
  confirm: agreement('confirmAgreement'),
  refuseAgreement: agreement('declineAgreement'),
  received: promise((promiseId) => ({ type: 'confirmPromise', promiseId })),
  notReceived,
  done: promise((promiseId) => ({ type: 'reportPromise', promiseId })),
  rate,
};
