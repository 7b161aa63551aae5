import { z } from 'zod';
import { civilDateOf } from '../../core/deadline/calendar.ts';
import { Locale } from '../../core/locale.ts';
import type { Message } from '../../core/message/message.ts';
import { helpLineFor } from '../../core/procedure/help-line.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, fromBot, say } from '../phrase.ts';
import { crisisPressed, everyRow } from './crisis.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyNote } from './note.ts';
import type { Told } from './said.ts';

type ConcernNote = Extract<PartyNote, { note: 'concern' }>;

/**
 * Words that only hint at danger stop nothing: whatever else they mean is done, and before the answer to it the person
 * is asked, once a day, whether they are safe. Only what the hint is about is kept in the question, none of the words,
 * so that a number meant for a seal does not stand there either.
 */
export const withConcern = (
  { view, memory, reading, about }: Told,
  hearing: Hearing<PartyMemory>,
): Hearing<PartyMemory> => {
  if (reading.concern === undefined) return hearing;
  const today = civilDateOf(about.now, view.timeZone ?? 'UTC');
  if (memory.concernedOn === today) return hearing;
  const note: ConcernNote = { note: 'concern', kind: reading.concern, language: reading.language };
  return {
    ...hearing,
    memory: { ...hearing.memory, concernedOn: today },
    notes: [note, ...hearing.notes],
  };
};

/** That it was heard, whom to call, and a way to say which it is. */
export const concernWords = ({ kind, language }: ConcernNote, { timeZone }: PartyView): Message =>
  fromBot({
    kind: 'card',
    text: say('concern.heard'),
    rows: everyRow(kind, helpLineFor(timeZone, language)),
    choices: [
      choice('inDanger', 'choice.inDanger', { subject: `${kind}:${language}`, style: 'danger' }),
      choice('safe', 'choice.safe'),
    ],
  });

/** The kind of danger and the language of the words, as the button carries them. */
const Subject = z.tuple([z.enum(['selfHarm', 'violence', 'medical']), Locale]);

/**
 * "I am in danger": true at any time and however old the button is; nobody who presses it is told that the matter has
 * moved on. Null where the subject is none of ours.
 */
export const dangerPressed = (
  view: PartyView,
  memory: PartyMemory,
  subject: string,
): Hearing<PartyMemory> | null => {
  const read = Subject.safeParse(subject.split(':'));
  return read.success ? crisisPressed(view, memory, ...read.data) : null;
};
