import { markOf } from '../../core/mark.ts';
import type { Message } from '../../core/message/message.ts';
import { choices, personChoice, say, text } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';

type Spoken = { readonly messages: readonly Message[]; readonly memory: PartyMemory };

/**
 * The same answer is never given twice in a row: from the second time on it is said that it is the same, and a person is
 * offered. A second reminder of the same thing reads differently from the first. `own`: the answer to something that the
 * reader did; other news that is only told is not counted.
 */
export const notTwice = (messages: readonly Message[], memory: PartyMemory, own: boolean): Spoken => {
  const { answered, ...rest } = memory;
  const [only, ...more] = messages;
  if (only === undefined || !(own || (more.length === 0 && isReminder(only)))) return { messages, memory };
  const mark = markOf(messages);
  const times = answered?.mark === mark ? answered.times + 1 : 1;
  const after: PartyMemory = { ...rest, answered: { mark, times } };
  if (times === 1) return { messages, memory: after };
  return own
    ? { messages: [sameAgain(times), ...messages], memory: after }
    : { messages: times % 2 === 0 ? [text('reminder.again')] : messages, memory: after };
};

const isReminder = ({ body }: Message): boolean =>
  'key' in body.text && body.text.key.startsWith('reminder.');

const sameAgain = (times: number): Message =>
  choices(say(times % 2 === 0 ? 'note.sameAnswer' : 'note.stillSameAnswer'), [personChoice()]);
