import type { Choice, Message, Row } from '../../core/message/message.ts';
import { isFact } from '../../core/narrative/summary.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { keyFor, labelFor } from '../party/own-words.ts';
import { ownOffer, theirOffer } from '../party/question-table.ts';
import {
  choice,
  choices,
  elementLabel,
  fromBot,
  personChoice,
  say,
  termsLine,
  valueWords,
} from '../phrase.ts';
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

/** The same in one sentence, for somebody who asks what this is. */
export const shortNotice = (view: RespondentView): Message =>
  choices(
    view.demand === null
      ? say('ask.answer')
      : say('askAgain.answer', { terms: termsLine(view.demand.terms) }),
    answers(view),
  );

/** The claim as it was stated, what is wanted last. */
export const claimRows = (view: RespondentView): readonly Row[] => [
  ...(view.claimType === null
    ? []
    : [{ label: say('card.claimType'), value: say(keyFor(view.side, `claimType.${view.claimType}`)) }]),
  ...Object.values(view.elements)
    .filter(({ element }) => isFact(element))
    .map(({ element, value }) => ({
      label: labelFor(view.side, element),
      value: valueWords(value),
      element,
    })),
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

/** Where things stand between the two, for somebody who comes back. */
export const standingRows = (view: RespondentView): readonly Row[] => {
  const offers = [
    { key: 'row.theirOffer', offer: theirOffer(view) },
    { key: 'row.ownOffer', offer: ownOffer(view) },
  ];
  return [
    ...offers.flatMap(({ key, offer }) =>
      offer === undefined
        ? []
        : [{ label: say(key), value: say('notice.askedTerms', { terms: termsLine(offer.terms) }) }],
    ),
    ...(view.authorityMinor === null
      ? []
      : [{ label: say('row.ownLimit'), value: say('value.money', { amount: limitOf(view) }) }]),
  ];
};

/** The reader's own limit as money; only where one is set. */
export const limitOf = ({ authorityMinor, currency }: RespondentView) => ({
  money: { minor: authorityMinor ?? 0, currency },
});

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
  ...acceptChoices(view, 'choice.acceptDemand', 'primary'),
  choice('offerAnswer', 'choice.offerAnswer'),
  ...REFUSALS_AT_HAND.map((reason) => choice('refuse', `choice.refuse.${reason}`, { subject: reason })),
  choice('refuse', 'choice.refuse.more'),
  ...(view.unanswered.length > 0 ? [choice('points', 'choice.points')] : []),
  personChoice(),
];

/** A yes to all that is asked, bound to the demand that stood on the screen. */
export const acceptChoices = (
  { demand }: RespondentView,
  label: string,
  style: 'primary' | 'plain',
): readonly Choice[] =>
  demand === null ? [] : [choice('acceptDemand', label, { subject: demand.offerId, style })];
