import type { CommandType } from '../../core/case/command.ts';
import type { ElementRow, Message, Phrase } from '../../core/message/message.ts';
import { ELEMENTS, type ElementAnswer, type ElementId } from '../../core/narrative/element.ts';
import { isFact } from '../../core/narrative/summary.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { awaiting, type PartyMemory } from '../party/memory.ts';
import { heardAs } from '../party/said.ts';
import { choice, fromBot, say, valueWords } from '../phrase.ts';

/**
 * Every fact of the claim with the three answers to it; one that was given can be given anew. Answers are collected and
 * sent together: the other side reads one table, not a message a tap.
 */
export const pointsTable = (view: RespondentView, { draft = [] }: PartyMemory): Message =>
  tableOf(
    say(draft.length === 0 ? 'ask.points' : 'ask.pointsLeft'),
    ELEMENTS.filter(isFact).flatMap((element) => rowOf(view, draft, element)),
    leftOf(view, draft).length,
  );

/** The next fact without an answer, so that nobody has to look for the table again. */
export const nextPoint = (view: RespondentView, { draft = [] }: PartyMemory, noted: Phrase): Message => {
  const left = leftOf(view, draft);
  return tableOf(
    noted,
    left.slice(0, 1).flatMap((element) => rowOf(view, draft, element)),
    left.length,
  );
};

const tableOf = (text: Phrase, rows: readonly ElementRow[], left: number): Message =>
  fromBot({
    kind: 'elementTable',
    text,
    rows,
    choices: [
      ...(left > 1 ? [choice('agreeAll', 'choice.agreeAll')] : []),
      choice('pointsDone', 'choice.pointsDone', { style: 'primary' }),
    ],
  });

const rowOf = (
  view: RespondentView,
  draft: readonly ElementAnswer[],
  element: ElementId,
): readonly ElementRow[] => {
  const claimed = view.elements[element];
  if (claimed === undefined) return [];
  const answer = draft.find((each) => each.element === element) ?? view.answers[element];
  return [
    {
      element,
      claimed: valueWords(claimed.value),
      stance: answer?.stance ?? null,
      ...(answer?.own === undefined ? {} : { own: valueWords(answer.own) }),
      choices: [
        choice('agree', 'choice.agree', { subject: element }),
        choice('dispute', 'choice.dispute', { subject: element }),
        choice('notKnown', 'choice.notKnown', { subject: element }),
      ],
    },
  ];
};

const leftOf = ({ unanswered }: RespondentView, draft: readonly ElementAnswer[]): readonly ElementId[] =>
  unanswered.filter((element) => !draft.some((each) => each.element === element));

/** Keeps the answer to one fact; the last one sends them all. */
export const answerPoint = (
  view: RespondentView,
  memory: PartyMemory,
  answer: ElementAnswer,
): Hearing<PartyMemory> => {
  const { element, stance } = answer;
  const draft = [...(memory.draft ?? []).filter((each) => each.element !== element), answer];
  const left = leftOf(view, draft).length;
  return left === 0
    ? sendAnswers(memory, draft)
    : heardAs({ ...memory, draft, point: element }, [], [{ note: 'pointNoted', element, stance, left }]);
};

/** A fact that is seen differently is noted at once; how it was is asked, and need not be answered. */
export const disputePoint = (memory: PartyMemory, element: ElementId): Hearing<PartyMemory> => {
  const draft = [...(memory.draft ?? []).filter((each) => each.element !== element), disputeOf(element)];
  return heardAs({ ...awaiting(memory, { kind: 'ownVersion', element }), draft });
};

const disputeOf = (element: ElementId): ElementAnswer => ({ element, stance: 'dispute' });

/** Sends answers, and keeps in mind which came last. */
export const sendAnswers = (memory: PartyMemory, answers: readonly ElementAnswer[]): Hearing<PartyMemory> => {
  const sent = answers.map(({ element }) => element);
  const last = sent.at(-1);
  const after = withoutChanged(memory, sent);
  return heardAs({ ...after, ...(last === undefined ? {} : { point: last }) }, [
    { type: 'answerElements', answers: answers.slice(0, 20) },
  ]);
};

/** Moves that answer the claim as a whole. */
const MOVES: ReadonlySet<CommandType> = new Set(['acceptDemand', 'refuseClaim', 'makeOffer']);

/** What was answered point by point goes along with the answer as a whole, before it. */
export const withDraft = (hearing: Hearing<PartyMemory>): Hearing<PartyMemory> => {
  const { draft = [], ...memory } = hearing.memory;
  if (draft.length === 0 || !hearing.commands.some(({ type }) => MOVES.has(type))) return hearing;
  return {
    ...hearing,
    memory,
    commands: [{ type: 'answerElements', answers: draft.slice(0, 20) }, ...hearing.commands],
  };
};

/** Answers to these facts are no longer kept back: they were sent, or the claimant put the fact right. */
export const withoutChanged = (memory: PartyMemory, changed: readonly ElementId[]): PartyMemory => {
  const { draft, ...rest } = memory;
  if (draft === undefined || changed.length === 0) return memory;
  return { ...rest, draft: draft.filter(({ element }) => !changed.includes(element)) };
};
