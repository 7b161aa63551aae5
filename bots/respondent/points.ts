import type { ElementRow, Message } from '../../core/message/message.ts';
import { ELEMENTS, type ElementId } from '../../core/narrative/element.ts';
import { isFact, type RespondentView } from '../../core/view/respondent.ts';
import { choice, fromBot, say, valueWords } from '../phrase.ts';

/** Every fact of the claim with the three answers to it; one that was given can be given anew. */
export const pointsTable = (view: RespondentView): Message =>
  fromBot({
    kind: 'elementTable',
    text: say('ask.points'),
    rows: ELEMENTS.filter(isFact).flatMap((element) => rowOf(view, element)),
    choices: [
      ...(view.unanswered.length > 1 ? [choice('agreeAll', 'choice.agreeAll')] : []),
      choice('back', 'choice.pointsDone', { style: 'primary' }),
    ],
  });

const rowOf = (view: RespondentView, element: ElementId): readonly ElementRow[] => {
  const claimed = view.elements[element];
  if (claimed === undefined) return [];
  const answer = view.answers[element];
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
