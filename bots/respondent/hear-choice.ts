import { RefusalReason } from '../../core/case/event.ts';
import { type ElementAnswer, ElementId } from '../../core/narrative/element.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { act, PARTY_PRESSES, type Press, type Presses } from '../party/hear-choice.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import { agreed, turnedDown } from '../party/pending.ts';
import { heardAs } from '../party/said.ts';
import { ownValue } from './own-version.ts';

const ANSWERING: readonly RespondentView['phase'][] = ['invited', 'answering', 'negotiating'];
const mayAnswer = ({ phase }: RespondentView): boolean => ANSWERING.includes(phase);

const acceptDemand: Press<RespondentView> = ({ view, memory, about }) =>
  mayAnswer(view) ? act(memory, { type: 'acceptDemand', agreementId: about.newId() }) : null;

const offerAnswer: Press<RespondentView> = ({ view, memory }) =>
  mayAnswer(view) ? heardAs(awaiting(memory, { kind: 'counter' })) : null;

/** A no with its reason. "Another reason" asks for words, and does without them too. */
const refuse: Press<RespondentView> = ({ view, memory, subject }) => {
  if (!mayAnswer(view)) return null;
  if (subject === undefined) return heardAs(settled(memory), [], [{ note: 'refuseList' }]);
  const reason = RefusalReason.safeParse(subject);
  if (!reason.success) return null;
  if (reason.data === 'other' && memory.pending?.kind !== 'refusal')
    return heardAs(awaiting(memory, { kind: 'refusal' }));
  return act(memory, { type: 'refuseClaim', reason: reason.data });
};

const points: Press<RespondentView> = ({ view, memory }) =>
  mayAnswer(view) ? heardAs(settled(memory), [], [{ note: 'points' }]) : null;

const stanceOn =
  (stance: ElementAnswer['stance']): Press<RespondentView> =>
  ({ view, memory, subject }) => {
    const element = ElementId.safeParse(subject);
    if (!mayAnswer(view) || !element.success || view.elements[element.data] === undefined) return null;
    return answered(view, memory, { element: element.data, stance });
  };

const answered = (view: RespondentView, memory: PartyMemory, answer: ElementAnswer) => {
  const { element, stance } = answer;
  const left = view.unanswered.filter((each) => each !== element).length;
  const after = stance === 'dispute' ? awaiting(memory, { kind: 'ownVersion', element }) : settled(memory);
  return heardAs(
    after,
    [{ type: 'answerElements', answers: [answer] }],
    [{ note: 'pointNoted', element, stance, left }],
  );
};

const agreeAll: Press<RespondentView> = ({ view, memory }) =>
  mayAnswer(view) && view.unanswered.length > 0
    ? act(memory, {
        type: 'answerElements',
        answers: view.unanswered.map((element) => ({ element, stance: 'agree' as const })),
      })
    : null;

/** Yes and no belong to the question that was put last, and to no other. */
const answer =
  (yes: boolean): Press<RespondentView> =>
  ({ view, memory, subject, about }) => {
    const { pending } = memory;
    if (pending === null) return null;
    const current = pending.kind === 'value' ? pending.element : pending.kind;
    if (current !== subject) return null;
    return yes ? agreed(view, memory, pending, about, ownValue) : turnedDown(memory, pending);
  };

/** Buttons of every message that this bot sends. */
export const PRESSES: Presses<RespondentView> = {
  ...PARTY_PRESSES,
  yes: answer(true),
  no: answer(false),
  acceptDemand,
  offerAnswer,
  refuse,
  points,
  fix: points,
  agree: stanceOn('agree'),
  dispute: stanceOn('dispute'),
  notKnown: stanceOn('unknown'),
  agreeAll,
  authority: ({ memory }) => heardAs(awaiting(memory, { kind: 'authority' })),
};
