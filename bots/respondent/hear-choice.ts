import { RefusalReason } from '../../core/case/event.ts';
import type { Phase } from '../../core/case/state.ts';
import { type ElementAnswer, ElementId } from '../../core/narrative/element.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { act, keep, PARTY_PRESSES } from '../party/hear-choice.ts';
import { awaiting, settled } from '../party/memory.ts';
import { agreed, turnedDown } from '../party/pending.ts';
import type { Press, Presses } from '../party/press.ts';
import { heardAs } from '../party/said.ts';
import { OWN_VERSION } from './own-version.ts';
import { answerPoint, disputePoint, sendAnswers } from './points.ts';

const ANSWERING: readonly Phase[] = ['invited', 'answering', 'negotiating'];
const mayAnswer = ({ phase }: RespondentView): boolean => ANSWERING.includes(phase);

/** Once offers lie on the table, a yes or no to the whole claim comes from a screen that has moved on. */
const mayAnswerWhole = ({ phase, table }: RespondentView): boolean =>
  phase === 'invited' ||
  phase === 'answering' ||
  (phase === 'negotiating' && table !== null && table.offers.every(({ status }) => status !== 'open'));

const acceptDemand: Press<RespondentView> = ({ view, memory, subject, about }) =>
  mayAnswerWhole(view) && subject === view.demand?.offerId
    ? act(memory, { type: 'acceptDemand', agreementId: about.newId() })
    : null;

const offerAnswer: Press<RespondentView> = ({ view, memory }) =>
  mayAnswer(view) ? heardAs(awaiting(memory, { kind: 'counter' })) : null;

/** A no with its reason. "Another reason" asks for words, and does without them too. */
const refuse: Press<RespondentView> = ({ view, memory, subject }) => {
  if (!mayAnswerWhole(view) || (view.table !== null && view.table.refusal !== null)) return null;
  if (subject === undefined) return heardAs(settled(memory), [], [{ note: 'refuseList' }]);
  const reason = RefusalReason.safeParse(subject);
  if (!reason.success) return null;
  if (reason.data === 'other' && memory.pending?.kind !== 'refusal')
    return heardAs(awaiting(memory, { kind: 'refusal' }));
  return act(memory, { type: 'refuseClaim', reason: reason.data });
};

const points: Press<RespondentView> = ({ view, memory }) =>
  mayAnswer(view) ? heardAs(settled(memory), [], [{ note: 'points' }]) : null;

const pointsDone: Press<RespondentView> = (pressed) => {
  const { view, memory } = pressed;
  const { draft = [] } = memory;
  if (!mayAnswer(view)) return null;
  return draft.length === 0 ? keep(pressed) : sendAnswers(settled(memory), draft);
};

const stanceOn =
  (stance: ElementAnswer['stance']): Press<RespondentView> =>
  ({ view, memory, subject }) => {
    const element = ElementId.safeParse(subject);
    if (!mayAnswer(view) || !element.success || view.elements[element.data] === undefined) return null;
    return stance === 'dispute'
      ? disputePoint(memory, element.data)
      : answerPoint(view, settled(memory), { element: element.data, stance });
  };

/** Leaves things as they are; where an own version was asked for, that the fact is seen differently stands without one. */
const keepOrSkip: Press<RespondentView> = (pressed) => {
  const { view, memory } = pressed;
  return memory.pending?.kind === 'ownVersion'
    ? answerPoint(view, settled(memory), { element: memory.pending.element, stance: 'dispute' })
    : keep(pressed);
};

const agreeAll: Press<RespondentView> = ({ view, memory }) => {
  const { draft = [] } = memory;
  const left = view.unanswered.filter((element) => !draft.some((each) => each.element === element));
  return mayAnswer(view) && left.length > 0
    ? sendAnswers(settled(memory), [
        ...left.map((element) => ({ element, stance: 'agree' as const })),
        ...draft,
      ])
    : null;
};

/** Yes and no belong to the question that was put last, and to no other. */
const answer =
  (yes: boolean): Press<RespondentView> =>
  ({ view, memory, subject, about }) => {
    const { pending } = memory;
    if (pending === null) return null;
    const current = pending.kind === 'value' ? pending.element : pending.kind;
    if (current !== subject) return null;
    return yes ? agreed(view, memory, pending, about, OWN_VERSION) : turnedDown(memory, pending, OWN_VERSION);
  };

const SETTING_LIMIT: readonly Phase[] = ['answering', 'negotiating', 'mediation'];

/** Buttons of every message that this bot sends. */
export const PRESSES: Presses<RespondentView> = {
  ...PARTY_PRESSES,
  yes: answer(true),
  no: answer(false),
  acceptDemand,
  offerAnswer,
  refuse,
  points,
  pointsDone,
  agree: stanceOn('agree'),
  dispute: stanceOn('dispute'),
  notKnown: stanceOn('unknown'),
  keep: keepOrSkip,
  agreeAll,
  authority: ({ view, memory }) =>
    SETTING_LIMIT.includes(view.phase) ? heardAs(awaiting(memory, { kind: 'authority' })) : null,
};
