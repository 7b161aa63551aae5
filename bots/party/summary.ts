import type { Message, Phrase, Row } from '../../core/message/message.ts';
import type { ElementId } from '../../core/narrative/element.ts';
import { summaryOf } from '../../core/narrative/summary.ts';
import type { Happened } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, fromBot, say } from '../phrase.ts';
import { labelFor } from './own-words.ts';
import { retellingChoices, retellingRows } from './retelling.ts';

/** The same card for both sides whenever the facts have moved: what is agreed, what is not, and the money it is about. */
export const summaryNews = (view: PartyView, { events }: Happened): readonly Message[] => {
  const moved = events.some(({ type }) => type === 'elementsAnswered' || type === 'elementsStated');
  return moved && Object.keys(view.answers).length > 0 && view.ended === null ? [summaryCard(view)] : [];
};

const summaryCard = (view: PartyView): Message => {
  const { agreed, contested, open, inIssue } = summaryOf(view);
  return fromBot({
    kind: 'card',
    text: say('summary.text'),
    rows: [
      ...listed('summary.agreed', agreed, view),
      ...listed('summary.contested', contested, view),
      ...listed('summary.open', open, view),
      ...(inIssue === null
        ? []
        : [{ label: say('summary.inIssue'), value: say('value.money', { amount: { money: inIssue } }) }]),
      ...retellingRows(view),
    ],
    choices: [
      view.side === 'claimant' ? choice('fix', 'choice.fix') : choice('points', 'choice.changeAnswers'),
      ...retellingChoices(view),
    ],
  });
};

const listed = (key: string, elements: readonly ElementId[], { side }: PartyView): readonly Row[] =>
  elements.length === 0 ? [] : [{ label: say(key), value: facts(elements.map((id) => labelFor(side, id))) }];

const facts = (list: readonly Phrase[]): Phrase => say('summary.facts', { facts: { list } });
