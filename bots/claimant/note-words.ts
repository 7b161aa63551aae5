import type { Message } from '../../core/message/message.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Note, ViewContext } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { choice, choices, elementLabel, fromBot, personChoice, say, text, valueParam } from '../phrase.ts';
import { claimRows, fixList } from './ask.ts';
import type { ClaimantMemory } from './memory.ts';
import type { ClaimantNote, NoteName } from './note.ts';

type Words<N extends NoteName> = (
  note: Extract<ClaimantNote, { note: N }>,
  view: ClaimantView,
  memory: ClaimantMemory,
  about: ViewContext,
) => readonly Message[];

/** What the bot says to a note. */
export const noteWords = (
  note: ClaimantNote,
  view: ClaimantView,
  memory: ClaimantMemory,
  about: ViewContext,
): readonly Message[] => (WORDS[note.note] as Words<NoteName>)(note as never, view, memory, about);

export const isClaimantNote = (note: Note): note is ClaimantNote => Object.hasOwn(WORDS, note.note);

const one = (key: string) => () => [text(key)];
const none = () => [];

/** One row a note; a note without words does not compile. */
const WORDS: { readonly [N in NoteName]: Words<N> } = {
  arrived: (_note, view, memory) => arrived(view, memory),
  topic: (note, view, memory, { procedure }) => topicWords(note, view, memory, procedure),
  missed: (_note, _view, { misses }) =>
    misses > 2
      ? [choices(say('miss.person'), [personChoice()])]
      : [text(misses > 1 ? 'miss.second' : 'miss.first')],
  again: none,
  stale: one('note.stale'),
  same: one('note.same'),
  kept: one('note.kept'),
  fixList: (_note, view) => [fixList(view)],
  whatToCancel: () => [
    choices(say('ask.whatToCancel'), [
      choice('back', 'choice.goOn', { style: 'primary' }),
      choice('withdraw', 'choice.withdraw', { style: 'danger' }),
      personChoice(),
    ]),
  ],
  limit: one('note.limit'),
  sealInBox: one('note.sealInBox'),
  hostile: one('note.hostile'),
  masked: one('note.masked'),
  passedOn: (_note, view) => [text(view.phase === 'narrating' ? 'note.written' : 'note.passedOn')],
  amountUnclear: one('note.amountUnclear'),
  nameNeeded: one('note.nameNeeded'),
  silent: none,
  personComing: (_note, view) => personComing(view),
  optedOut: one('note.optedOut'),
  crisis: ({ kind }) => [text(`crisis.${kind}`), text('crisis.after')],
  corrected: ({ element, before, after }) => [
    text('note.corrected', {
      label: elementLabel(element),
      before: valueParam(before),
      after: valueParam(after),
    }),
  ],
  inviteLink: ({ code }) => [link('invite', code)],
  resumeLink: ({ code }) => [link('resume', code)],
};

const link = (url: 'invite' | 'resume', code: string): Message =>
  fromBot({ kind: 'link', text: say(`link.${url}`), url, code });

const arrived = (view: ClaimantView, { greeted }: ClaimantMemory): readonly Message[] => {
  if (!view.told && !greeted) return [text('greet.hello')];
  if (!view.told) return [];
  return [fromBot({ kind: 'card', text: say('greet.back'), rows: claimRows(view), choices: [] })];
};

const personComing = ({ holder, requested }: ClaimantView): readonly Message[] => {
  if (holder !== null) return [text('person.here', { name: holder.name })];
  return requested === null ? [] : [text('person.coming', { at: { at: requested.replyBy } })];
};

/** Facts of the procedure stand in its pack, in every language; the rest is the same in all of them. */
const topicWords = (
  { topic, language }: Extract<ClaimantNote, { note: 'topic' }>,
  view: ClaimantView,
  { asked }: ClaimantMemory,
  { facts }: Procedure,
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
      return [text(`status.${view.phase}`)];
    case 'howLong':
      return [
        view.until === null ? text('topic.howLong') : text('topic.howLong.until', { at: { at: view.until } }),
      ];
    default:
      return [text(`topic.${topic}`)];
  }
};
