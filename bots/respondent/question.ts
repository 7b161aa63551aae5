import type { Choice, Message } from '../../core/message/message.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import type { PartyMemory } from '../party/memory.ts';
import { acts, PARTY_QUESTIONS, pendingQuestion, type Question, waits } from '../party/question.ts';
import { choice, choices, say } from '../phrase.ts';
import { acceptChoices, answers, limitOf, notice, shortNotice } from './notice.ts';

/** What the respondent is asked now; the one place that knows it. */
export const question = (view: RespondentView, memory: PartyMemory): Question => {
  if (view.paused !== null) return waits('wait.paused', memory);
  if (memory.pending !== null) return acts(withName(pendingQuestion(memory.pending, view), view), memory);
  switch (view.phase) {
    case 'narrating':
    case 'filed':
      return waits('wait.notInvited', memory);
    case 'invited':
      return acts(memory.misses === 0 ? notice(view) : inOtherWords(view, memory.misses), memory);
    case 'answering':
      return acts(memory.misses === 0 ? answerQuestion(view) : inOtherWords(view, memory.misses), memory);
    case 'negotiating': {
      const open = PARTY_QUESTIONS.negotiating(view, memory);
      return { ...open, message: withOwnChoices(open.message, view) };
    }
    default:
      return PARTY_QUESTIONS[view.phase](view, memory);
  }
};

/** Never the same words twice in a row. */
const inOtherWords = (view: RespondentView, misses: number): Message =>
  misses % 2 === 1 ? shortNotice(view) : answerQuestion(view);

const answerQuestion = (view: RespondentView): Message =>
  choices(
    view.until === null ? say('ask.answer') : say('ask.answer.until', { at: { at: view.until } }),
    answers(view),
  );

/** An offer that also brings its maker in: the name on the invitation can be put right with it. */
const withName = (message: Message, { joined, name }: RespondentView): Message => {
  const { body } = message;
  if (joined || body.kind !== 'form' || body.action !== 'counterOffer') return message;
  const field = {
    name: 'business',
    label: say('field.business'),
    type: 'text',
    required: false,
    value: name,
  } as const;
  return { ...message, body: { ...body, fields: [...body.fields, field] } };
};

/** At the table a business may also answer point by point, accept what was asked, and set how far its person may go. */
const withOwnChoices = (message: Message, view: RespondentView): Message => {
  const { body } = message;
  if (body.kind !== 'choices' && body.kind !== 'card') return message;
  const isPerson = ({ action }: Choice): boolean => action === 'person';
  return {
    ...message,
    body: {
      ...body,
      choices: [
        ...body.choices.filter((each) => !isPerson(each)),
        ...ownChoices(view),
        ...body.choices.filter(isPerson),
      ],
    },
  };
};

const ownChoices = (view: RespondentView): readonly Choice[] => [
  ...(view.table?.offers.some(({ status }) => status === 'open') === true
    ? []
    : acceptChoices(view, 'choice.acceptAsked', 'plain')),
  ...(view.unanswered.length > 0 ? [choice('points', 'choice.points')] : []),
  view.authorityMinor === null
    ? choice('authority', 'choice.authority')
    : choice('authority', 'choice.authorityNew', { params: { amount: limitOf(view) } }),
];
