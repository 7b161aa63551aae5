import type { Choice, Message } from '../../core/message/message.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import type { PartyMemory } from '../party/memory.ts';
import { acts, PARTY_QUESTIONS, pendingQuestion, type Question, waits } from '../party/question.ts';
import { choice, choices, say } from '../phrase.ts';
import { answers, notice } from './notice.ts';

/** What the respondent is asked now; the one place that knows it. */
export const question = (view: RespondentView, memory: PartyMemory): Question => {
  if (view.paused !== null) return waits('wait.paused', memory);
  if (memory.pending !== null) return acts(pendingQuestion(memory.pending, view.side), memory);
  switch (view.phase) {
    case 'narrating':
    case 'filed':
      return waits('wait.notInvited', memory);
    case 'invited':
      return acts(notice(view), memory);
    case 'answering':
      return acts(answerQuestion(view), memory);
    case 'negotiating': {
      const open = PARTY_QUESTIONS.negotiating(view, memory);
      return { ...open, message: withOwnChoices(open.message, view) };
    }
    default:
      return PARTY_QUESTIONS[view.phase](view, memory);
  }
};

const answerQuestion = (view: RespondentView): Message =>
  choices(
    view.until === null ? say('ask.answer') : say('ask.answer.until', { at: { at: view.until } }),
    answers(view),
  );

/** At the table a business may also answer point by point, and set how far its person may go. */
const withOwnChoices = (message: Message, view: RespondentView): Message => {
  const { body } = message;
  if (body.kind !== 'choices' && body.kind !== 'card') return message;
  const own: readonly Choice[] = [
    ...(view.unanswered.length > 0 ? [choice('points', 'choice.points')] : []),
    ...(view.authorityMinor === null ? [choice('authority', 'choice.authority')] : []),
  ];
  return { ...message, body: { ...body, choices: [...body.choices, ...own] } };
};
