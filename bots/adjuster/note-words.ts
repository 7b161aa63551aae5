import type { Message } from '../../core/message/message.ts';
import type { Note, ViewContext } from '../../core/turn/bot.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { choice, choices, say, text } from '../phrase.ts';
import { brief } from './brief.ts';
import { formMessage } from './form.ts';
import type { AdjusterMemory, Pending } from './memory.ts';
import type { AdjusterNote, NoteName } from './note.ts';

type Asked = { readonly view: AdjusterView; readonly memory: AdjusterMemory; readonly about: ViewContext };
type Words<N extends NoteName> = (
  note: Extract<AdjusterNote, { note: N }>,
  asked: Asked,
) => readonly Message[];

/** What the bot says to a note. */
export const noteWords = (note: AdjusterNote, asked: Asked): readonly Message[] =>
  (WORDS[note.note] as Words<NoteName>)(note as never, asked);

export const isAdjusterNote = (note: Note): note is AdjusterNote => Object.hasOwn(WORDS, note.note);

/** One row a note; a note without words does not compile. */
const WORDS: { readonly [N in NoteName]: Words<N> } = {
  arrived: (_note, { view }) => [brief(view)],
  stale: () => [text('staff.bot.stale')],
  kept: () => [text('staff.bot.kept')],
  chooseAudience: (_note, asked) => [text('staff.bot.chooseAudience'), formMessage('write', asked)],
  incomplete: ({ field }) => [text('staff.bot.incomplete', { field: say(`staff.field.${field}`) })],
  noFiles: () => [text('staff.bot.noFiles')],
  form: ({ form }, asked) => [formMessage(form, asked)],
  confirmEnd: (_note, { memory: { pending } }) =>
    pending === null || pending.kind === 'leave' ? [] : [readBack(pending)],
};

const readBack = (pending: Exclude<Pending, { kind: 'leave' }>): Message =>
  choices(
    pending.kind === 'close'
      ? say('staff.bot.confirmClose', {
          outcome: say(`staff.closing.${pending.outcome}`),
          reason: pending.reason,
        })
      : say('staff.bot.confirmRefer', { to: pending.to, reason: pending.reason }),
    [
      choice('confirm', `staff.action.${pending.kind}`, { subject: pending.kind, style: 'danger' }),
      choice('keep', 'staff.bot.keep'),
    ],
  );
