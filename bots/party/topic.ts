import type { Message } from '../../core/message/message.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choices, fromBot, personChoice, say, termsLine, text } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyNote } from './note.ts';
import { keyFor } from './own-words.ts';
import { representChoice } from './represent.ts';

/**
 * The answer to a question beside the point. Facts of the procedure stand in its pack, in every language; the rest is the
 * same in all of them. What is not known is said to be unknown: no advice, no guess.
 */
export const topicWords = (
  { topic, language }: Extract<PartyNote, { note: 'topic' }>,
  view: PartyView,
  { asked }: PartyMemory,
  { facts, limitMinor, currency, alternatives }: Procedure,
): readonly Message[] => {
  switch (topic) {
    case 'cost':
    case 'binding':
    case 'privacy':
    case 'silence':
      return [fromBot({ kind: 'text', text: { verbatim: facts[topic][language] } })];
    case 'why':
      return [text(asked === undefined ? 'topic.why' : `why.${asked}`)];
    case 'status':
      return [text(keyFor(view.side, `status.${view.phase}`))];
    case 'thanks':
      return thanks(view);
    case 'howLong':
      return [
        view.until === null ? text('topic.howLong') : text('topic.howLong.until', { at: { at: view.until } }),
      ];
    case 'limit':
      return [
        limitMinor === undefined
          ? text('topic.limit.none')
          : text('topic.limit', { amount: { money: { minor: limitMinor, currency } } }),
      ];
    case 'court': {
      const names = alternatives.map(({ name }) => name[language]).join('; ');
      return [text('topic.court'), ...(names === '' ? [] : [text('topic.court.also', { names })])];
    }
    case 'unknown':
      return [choices(say('topic.unknown'), [personChoice()])];
    case 'lawyer':
    case 'helper': {
      const list = representChoice(view);
      return [list.length === 0 ? text(`topic.${topic}`) : choices(say(`topic.${topic}`), list)];
    }
    default:
      return [text(keyFor(view.side, `topic.${topic}`))];
  }
};

/** What was agreed and the next date, where there are any; nothing is opened again. */
const thanks = ({ agreement, until, ended }: PartyView): readonly Message[] => [
  text('topic.thanks'),
  ...(agreement === null ? [] : [text('thanks.agreed', { terms: termsLine(agreement.terms) })]),
  ...(until === null || ended !== null ? [] : [text('thanks.next', { at: { at: until } })]),
];
