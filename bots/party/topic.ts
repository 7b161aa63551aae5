import type { Message } from '../../core/message/message.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choices, fromBot, personChoice, say, text } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyNote } from './note.ts';
import { keyFor } from './own-words.ts';

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
    default:
      return [text(keyFor(view.side, `topic.${topic}`))];
  }
};
