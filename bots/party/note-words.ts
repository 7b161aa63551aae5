import { RefusalReason } from '../../core/case/event.ts';
import type { Choice, Message, Phrase } from '../../core/message/message.ts';
import { ELEMENT } from '../../core/narrative/element-rule.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { isTeamIn } from '../../core/procedure/team-hours.ts';
import type { Note, ViewContext } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, personChoice, say, text, valueParam } from '../phrase.ts';
import { concernWords } from './concern.ts';
import { crisisWords } from './crisis.ts';
import { leaveAsked, objectForm } from './mediator.ts';
import type { PartyMemory } from './memory.ts';
import type { NoteName, PartyNote } from './note.ts';
import { keyFor, labelFor } from './own-words.ts';
import { preferenceOpen, preferenceSealed } from './preference.ts';
import { proposalByButton, proposalSealed } from './proposal.ts';
import { ownOffer } from './question-table.ts';
import { changeForm, endAsked, representCard, representOffer } from './represent.ts';
import { cannotForm } from './session.ts';
import { chooseRoom, roomChosen, saidInPrivate, saidToAll } from './talks.ts';
import { fileForTask, ownTask, taskForm } from './task.ts';
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
      ? [choices(say(misses % 2 === 1 ? 'miss.person' : 'miss.stillHere'), [personChoice()])]
      : [text(misses > 1 ? 'miss.second' : 'miss.first')],
  again: (_note, _view, { misses }) => (misses > 1 ? [choices(say('note.explain'), [personChoice()])] : []),
  unsure: one('note.unsure'),
  parked: one('note.parked'),
  taken: ({ element, value }, { side }) => [
    text('note.taken', { label: labelFor(side, element), value: valueParam(value) }),
  ],
  ahead: ({ value }) => [text('note.ahead', { value: valueParam(value) })],
  draftKept: one('note.draftKept'),
  feeling: one('note.feeling'),
  hello: one('greet.hi'),
  needed: ({ element }) => [text(`why.${element}`)],
  foundLeft: one('note.foundLeft'),
  heardWrong: one('note.heardWrong'),
  stale: ({ over }) => [text(over === undefined ? 'note.stale' : `note.offerOver.${over}`)],
  same: one('note.same'),
  kept: one('note.kept'),
  fixList: (_note, _view, _memory, { fixList }) => fixList(),
  whatToCancel: (_note, view, memory) => [
    choices(say('ask.whatToCancel'), [
      choice('back', 'choice.goOn', { style: 'primary' }),
      ...whatToSkip(view, memory),
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
  deleted: one('note.deleted'),
  wordless: ({ what }) => [text(`note.wordless.${what}`)],
  personComing: (_note, view, _memory, { about }) => personComing(view, about.procedure),
  optedOut: one('note.optedOut'),
  erasureKnown: (_note, { erasureBy }) =>
    erasureBy === null ? [] : [text('note.erasureKnown', { at: { at: erasureBy } })],
  crisis: (note, view) => crisisWords(note, view),
  concern: (note, view) => [concernWords(note, view)],
  safe: one('note.safe'),
  corrected: ({ element, before, after }, { side }) => [
    text('note.corrected', {
      label: labelFor(side, element),
      before: valueParam(before),
      after: valueParam(after),
    }),
  ],
  chooseRoom: (_note, view) => chooseRoom(view),
  roomChosen: (_note, view, memory) => roomChosen(view, memory),
  saidInPrivate: ({ messageId }, view) => saidInPrivate(view, messageId),
  saidToAll: (_note, view) => saidToAll(view),
  objectForm: (_note, view) => objectForm(view),
  leaveMediation: (_note, view) => leaveAsked(view),
  answerSealed: (_note, view) => proposalSealed(view),
  answerByButton: (_note, view) => proposalByButton(view),
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
  fileForTask: ({ evidenceId }, view) => fileForTask(evidenceId, view),
  fileKept: one('note.fileKept'),
  taskForm: ({ form, taskId }, view) => {
    const task = ownTask(view, taskId);
    return task === undefined ? [text('note.stale')] : [taskForm(form, task)];
  },
  preferenceSealed: (_note, view) => preferenceSealed(view),
  preferenceAgain: (_note, view) => preferenceOpen(view),
  sessionForm: ({ sessionId }) => [cannotForm(sessionId)],
  represent: (_note, view) => representCard(view),
  representChange: (_note, view) => changeForm(view),
  representEnd: (_note, view) => endAsked(view),
  representOffer: (_note, view) => representOffer(view),
  resumeLink: ({ code }) => [fromBot({ kind: 'link', text: say('link.resume'), url: 'resume', code })],
};

/** While the claim is told: the answer that is asked for, or the telling for today. */
const whatToSkip = (view: PartyView, { asked }: PartyMemory): readonly Choice[] =>
  view.phase !== 'narrating'
    ? []
    : [
        ...(asked === undefined || asked === 'evidence' || ELEMENT[asked].unknown !== 'settles'
          ? []
          : [choice('say', 'choice.skipAnswer', { subject: `${asked}:declined` })]),
        choice('later', 'choice.later'),
      ];

/** An own offer may be taken back at any time; the claim itself is the claimant's own to take back. */
const whatToTakeBack = (view: PartyView): readonly Choice[] => {
  const offer = ownOffer(view);
  return [
    ...(offer === undefined ? [] : [choice('takeBack', 'choice.takeBack', { subject: offer.offerId })]),
    ...(view.side === 'claimant' ? [choice('withdraw', 'choice.withdraw', { style: 'danger' })] : []),
  ];
};

/** Who takes care of it, or by when somebody does; outside the hours of the team, that and the way to ask by name. */
const personComing = (
  { holder, requested, now, reference }: PartyView,
  procedure: Procedure,
): readonly Message[] => {
  if (holder !== null) return [text('person.here', { name: holder.name })];
  if (requested === null) return [];
  const at = { at: requested.replyBy };
  if (isTeamIn(now, procedure)) return [text('person.coming', { at })];
  const { from, to } = procedure.teamHours;
  return [text('person.away', { at, from: `${from}:00`, to: `${to}:00`, reference })];
};
