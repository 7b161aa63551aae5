import { RefusalReason } from '../../core/case/event.ts';
import type { Choice, Message, Phrase } from '../../core/message/message.ts';
import type { Note, ViewContext } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, personChoice, say, text, valueParam } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import type { NoteName, PartyNote } from './note.ts';
import { keyFor, labelFor } from './own-words.ts';
import { ownOffer } from './question-table.ts';
import { topicWords } from './topic.ts';
import type { Voice } from './voice.ts';

/** Where a note stands, and what this side says in its own way. */
type Where = {
  readonly about: ViewContext;
  readonly arrived: () => readonly Message[];
  readonly fixList: () => readonly Message[];
  readonly nextPoint: (noted: Phrase) => readonly Message[];
};
type Words<N extends NoteName> = (
  note: Extract<PartyNote, { note: N }>,
  view: PartyView,
  memory: PartyMemory,
  where: Where,
) => readonly Message[];

/** What the bot says to a note. */
export const noteWords = <View extends PartyView>(
  note: PartyNote,
  view: View,
  memory: PartyMemory,
  about: ViewContext,
  words: Voice<View>,
): readonly Message[] =>
  (WORDS[note.note] as Words<NoteName>)(note as never, view, memory, {
    about,
    arrived: () => words.arrived(view, memory),
    fixList: () => words.fixList(view, memory),
    nextPoint: (noted) => words.nextPoint(view, memory, noted),
  });

export const isPartyNote = (note: Note): note is PartyNote => Object.hasOwn(WORDS, note.note);

const one = (key: string) => () => [text(key)];
const none = () => [];

/** One row a note; a note without words does not compile. */
const WORDS: { readonly [N in NoteName]: Words<N> } = {
  arrived: (_note, _view, _memory, { arrived }) => arrived(),
  topic: (note, view, memory, { about }) => topicWords(note, view, memory, about.procedure),
  missed: (_note, _view, { misses }) =>
    misses > 2
      ? [choices(say('miss.person'), [personChoice()])]
      : [text(misses > 1 ? 'miss.second' : 'miss.first')],
  again: (_note, _view, { misses }) => (misses > 1 ? [choices(say('note.explain'), [personChoice()])] : []),
  unsure: one('note.unsure'),
  foundLeft: one('note.foundLeft'),
  heardWrong: one('note.heardWrong'),
  stale: one('note.stale'),
  same: one('note.same'),
  kept: one('note.kept'),
  fixList: (_note, _view, _memory, { fixList }) => fixList(),
  whatToCancel: (_note, view) => [
    choices(say('ask.whatToCancel'), [
      choice('back', 'choice.goOn', { style: 'primary' }),
      ...whatToTakeBack(view),
      personChoice(),
    ]),
  ],
  limit: (_note, { side, phase }) => [
    side === 'respondent' && phase === 'negotiating'
      ? choices(say(keyFor(side, 'note.limit')), [choice('authority', 'choice.authority')])
      : text(keyFor(side, 'note.limit')),
  ],
  sealInBox: one('note.sealInBox'),
  hostile: one('note.hostile'),
  masked: one('note.masked'),
  // Before the other side has come in, nothing that is said reaches it.
  passedOn: (_note, view) => [text(view.otherJoined ? 'note.passedOn' : 'note.written')],
  amountUnclear: one('note.amountUnclear'),
  nameNeeded: one('note.nameNeeded'),
  silent: none,
  personComing: (_note, view) => personComing(view),
  optedOut: one('note.optedOut'),
  crisis: ({ kind }) => [text(`crisis.${kind}`), text('crisis.after')],
  corrected: ({ element, before, after }, { side }) => [
    text('note.corrected', {
      label: labelFor(side, element),
      before: valueParam(before),
      after: valueParam(after),
    }),
  ],
  bidSealed: (_note, { round }) =>
    round === null ? [] : [text('note.bidSealed', { at: { at: round.closesAt } })],
  points: (_note, _view, _memory, { fixList }) => fixList(),
  refuseList: () => [
    choices(say('ask.refuseReason'), [
      ...RefusalReason.options.map((reason) =>
        choice('refuse', `refusalReason.${reason}`, { subject: reason }),
      ),
      choice('back', 'choice.back'),
    ]),
  ],
  pointNoted: ({ element, stance, left }, { side }, _memory, { nextPoint }) =>
    nextPoint(
      say('note.pointNoted', {
        label: labelFor(side, element),
        stance: say(`stance.${stance}`),
        count: left,
      }),
    ),
  resumeLink: ({ code }) => [fromBot({ kind: 'link', text: say('link.resume'), url: 'resume', code })],
};

/** An own offer may be taken back at any time; the claim itself is the claimant's own to take back. */
const whatToTakeBack = (view: PartyView): readonly Choice[] => {
  const offer = ownOffer(view);
  return [
    ...(offer === undefined ? [] : [choice('takeBack', 'choice.takeBack', { subject: offer.offerId })]),
    ...(view.side === 'claimant' ? [choice('withdraw', 'choice.withdraw', { style: 'danger' })] : []),
  ];
};

const personComing = ({ holder, requested }: PartyView): readonly Message[] => {
  if (holder !== null) return [text('person.here', { name: holder.name })];
  return requested === null ? [] : [text('person.coming', { at: { at: requested.replyBy } })];
};
