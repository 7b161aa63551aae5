import { ClaimGroupId } from '../../core/narrative/claim-group.ts';
import { ClaimTypeId } from '../../core/narrative/claim-type.ts';
import { ElementId, type ElementValue, Wanted } from '../../core/narrative/element.ts';
import { ELEMENT } from '../../core/narrative/element-rule.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { keptBefore, takenNow } from '../party/contradicted.ts';
import { act, PARTY_PRESSES } from '../party/hear-choice.ts';
import { awaiting, settled } from '../party/memory.ts';
import { agreed, turnedDown } from '../party/pending.ts';
import type { Press, Presses } from '../party/press.ts';
import { heardAs } from '../party/said.ts';
import { typeKnown } from './claim-kind.ts';
import { inviteCommand } from './invite.ts';
import { STATED, stated } from './stating.ts';

const say: Press<ClaimantView> = ({ view, memory, subject }) => {
  const [name, word] = (subject ?? '').split(':');
  const element = ElementId.safeParse(name);
  if (!element.success || word === undefined) return null;
  const value = wordValue(element.data, word);
  return value === null ? null : stated(view, settled(memory), [{ element: element.data, value }]);
};

const wordValue = (element: ElementId, word: string): ElementValue | null => {
  if (word === 'unknown' || word === 'declined')
    return ELEMENT[element].unknown === 'settles' ? { kind: word } : null;
  if (ELEMENT[element].answer === 'yesNo' && (word === 'yes' || word === 'no'))
    return { kind: 'yesNo', yes: word === 'yes' };
  const wanted = Wanted.safeParse(word);
  return element === 'wanted' && wanted.success ? { kind: 'wanted', wanted: wanted.data } : null;
};

const claimType: Press<ClaimantView> = ({ view, memory, subject }) => {
  const type = ClaimTypeId.safeParse(subject);
  return type.success && view.phase === 'narrating'
    ? act(typeKnown(memory), { type: 'setClaimType', claimType: type.data })
    : null;
};

/** A group of kinds of dispute; "something else" begins at the top. */
const claimGroup: Press<ClaimantView> = ({ view, memory, subject }) => {
  const group = ClaimGroupId.safeParse(subject);
  return group.success && view.phase === 'narrating'
    ? heardAs({ ...settled(memory), group: group.data })
    : null;
};

const fix: Press<ClaimantView> = ({ memory, subject }) => {
  if (subject === undefined) return heardAs(settled(memory), [], [{ note: 'fixList' }]);
  const element = ElementId.safeParse(subject);
  return element.success ? heardAs({ ...settled(memory), asked: element.data }) : null;
};

/** One of two values that contradict each other; the question has to be open still. */
const whichIsRight =
  (now: boolean): Press<ClaimantView> =>
  ({ view, memory, subject }) => {
    const { pending } = memory;
    if (pending?.kind !== 'contradiction' || pending.element !== subject) return null;
    return now ? takenNow(view, memory, pending, STATED) : keptBefore(memory);
  };

/** Yes and no belong to the question that was put last, and to no other. */
const answer =
  (yes: boolean): Press<ClaimantView> =>
  ({ view, memory, subject, about }) => {
    const { pending } = memory;
    if (pending === null) return null;
    const current = pending.kind === 'value' ? pending.element : pending.kind;
    if (current !== subject) return null;
    return yes ? agreed(view, memory, pending, about, STATED) : turnedDown(memory, pending, STATED);
  };

const stepBack: Press<ClaimantView> = ({ view, memory, subject }) =>
  view.phase === 'reflection' && view.agreement?.agreementId === subject && subject !== undefined
    ? heardAs(awaiting(memory, { kind: 'stepBack', agreementId: subject }))
    : null;

const stepBackYes: Press<ClaimantView> = ({ memory, subject }) =>
  memory.pending?.kind === 'stepBack' && memory.pending.agreementId === subject
    ? act(memory, { type: 'withdrawFromAgreement', agreementId: subject })
    : null;

/** Buttons of every message that this bot sends. */
export const PRESSES: Presses<ClaimantView> = {
  ...PARTY_PRESSES,
  say,
  claimType,
  claimGroup,
  fix,
  yes: answer(true),
  no: answer(false),
  keepValue: whichIsRight(false),
  takeValue: whichIsRight(true),
  stopLoss: ({ view, memory, about }) =>
    view.stopTheLoss === null
      ? null
      : act(memory, { type: 'requestContainment', requestId: about.newId(), containment: view.stopTheLoss }),
  stopLossNo: ({ view, memory }) =>
    view.stopTheLoss === null ? null : act(memory, { type: 'declineContainment' }),
  file: ({ view, memory, about }) =>
    view.phase === 'narrating' ? act(memory, { type: 'fileClaim', offerId: about.newId() }) : null,
  inviteSeller: ({ view, memory, about }) => {
    const seller = view.elements.seller?.value;
    return view.phase === 'filed' && seller?.kind === 'text'
      ? inviteCommand(memory, seller.text, about)
      : null;
  },
  stepBack,
  stepBackYes,
  withdraw: ({ memory }) => heardAs(awaiting(memory, { kind: 'withdraw' })),
  withdrawYes: ({ view, memory, about }) =>
    memory.pending?.kind === 'withdraw' ? agreed(view, memory, memory.pending, about, STATED) : null,
};
