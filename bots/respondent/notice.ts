import type { Choice, Message, Row } from '../../core/message/message.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { choice, elementLabel, fromBot, personChoice, say, termsLine, valueWords } from '../phrase.ts';
import { REFUSALS_AT_HAND } from './refusal.ts';

/**
 * The one screen: who wants what, how much, by when, what happens if nothing comes, that it is voluntary, and how to
 * reach a person; with every answer below it. Shown before anybody has joined: answering is joining.
 */
export const notice = (view: RespondentView): Message =>
  fromBot({
    kind: 'card',
    text: say('notice.text', { name: view.name }),
    rows: [...claimRows(view), ...termsOfTalk(view)],
    choices: answers(view),
  });

/** The claim as it was stated, what is wanted last. */
export const claimRows = (view: RespondentView): readonly Row[] => [
  ...(view.claimType === null
    ? []
    : [{ label: say('card.claimType'), value: say(`claimType.${view.claimType}`) }]),
  ...Object.values(view.elements)
    .filter(({ element }) => element !== 'wanted' && element !== 'wantedAmount')
    .map(({ element, value }) => ({ label: elementLabel(element), value: valueWords(value), element })),
  ...(view.demand === null
    ? []
    : [
        {
          label: say('notice.asked'),
          value: say('notice.askedTerms', { terms: termsLine(view.demand.terms) }),
        },
      ]),
  ...(view.evidence.length === 0
    ? []
    : [{ label: elementLabel('evidence'), value: say('card.files', { count: view.evidence.length }) }]),
];

const termsOfTalk = ({ until }: RespondentView): readonly Row[] => [
  ...(until === null
    ? []
    : [{ label: say('notice.by'), value: say('notice.byDate', { at: { at: until } }) }]),
  { label: say('notice.ifNot'), value: say('notice.ifNotText') },
  { label: say('notice.voluntary'), value: say('notice.voluntaryText') },
  { label: say('notice.seen'), value: say('notice.seenText') },
];

/** Every answer, one tap away: yes, an offer, a no with its reason, or point by point. */
export const answers = (view: RespondentView): readonly Choice[] => [
  choice('acceptDemand', 'choice.acceptDemand', { style: 'primary' }),
  choice('offerAnswer', 'choice.offerAnswer'),
  ...REFUSALS_AT_HAND.map((reason) => choice('refuse', `choice.refuse.${reason}`, { subject: reason })),
  choice('refuse', 'choice.refuse.more'),
  ...(view.unanswered.length > 0 ? [choice('points', 'choice.points')] : []),
  personChoice(),
];
