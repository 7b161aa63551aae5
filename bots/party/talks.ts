import { CAUCUS } from '../../core/case/party.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import type { Composing, Hearing } from '../../core/turn/bot.ts';
import type { Heard, PlainWords } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, choices, say, text } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import type { Press } from './press.ts';
import { proposalOf } from './proposal.ts';
import { heardAs } from './said.ts';

/** Where plain words of this side go in a mediation. A choice that was made with another mediator is none. */
export type Room = 'joint' | 'private' | 'unchosen';

/** Null outside of the talks with a mediator. */
export const roomOf = ({ mediation: { mediator }, holder }: PartyView, memory: PartyMemory): Room | null => {
  if (mediator === null || holder?.role !== 'mediator') return null;
  const { room } = memory;
  return room === undefined || room.mediator !== mediator.id ? 'unchosen' : room.to;
};

/**
 * The talk that words belong to: the one that they were written into, else the one that is chosen. What is edited may
 * have been said in either, so that it goes into the common talk only by a choice of its own. `over`: written to a
 * mediator with whom there are no talks any more. Null where there is one talk only.
 */
const talkOf = (view: PartyView, memory: PartyMemory, words: PlainWords): Room | 'over' | null => {
  const chosen = roomOf(view, memory);
  if (words.kind === 'edit') return chosen === 'joint' ? 'unchosen' : chosen;
  if (words.room !== 'joint' && words.room !== 'private') return chosen;
  if (chosen === null) return words.room === 'private' ? 'over' : null;
  // What was written to the mediator before this one is not for this one unasked.
  return chosen === 'unchosen' && memory.room !== undefined ? chosen : words.room;
};

/** Words in private, and words of which it is not known yet who shall read them, are read by no program. */
export const confides = (view: PartyView, memory: PartyMemory, words: PlainWords): boolean => {
  const talk = talkOf(view, memory, words);
  return talk !== null && talk !== 'joint';
};

/** Written into the common talk by a page that shows it: that is a choice, if another was made elsewhere meanwhile. */
export const inJoint = (view: PartyView, memory: PartyMemory, heard: Heard): PartyMemory => {
  const { mediator } = view.mediation;
  return mediator !== null && heard.kind === 'text' && heard.room === 'joint'
    ? { ...memory, room: { mediator: mediator.id, to: 'joint' } }
    : memory;
};

/** Words as they are, to whom they are for; null where they are heard as ever, also in the common talk. */
export const hearInTalks = (
  view: PartyView,
  memory: PartyMemory,
  heard: Heard,
): Hearing<PartyMemory> | null => {
  if (heard.kind !== 'text' && heard.kind !== 'edit') return null;
  const words = heard.text.trim().slice(0, LONGEST);
  if (words === '' || !confides(view, memory, heard)) return null;
  const talk = talkOf(view, memory, heard);
  if (talk === 'over') return heardAs(memory, [], [{ note: 'stale' }]);
  return talk === 'private'
    ? inPrivate(view, memory, heard.messageId, words)
    : heardAs({ ...memory, held: words }, [], [{ note: 'chooseRoom' }]);
};

const LONGEST = 4_000;

const inPrivate = (
  { side }: PartyView,
  memory: PartyMemory,
  messageId: string,
  words: string,
): Hearing<PartyMemory> =>
  heardAs(
    memory,
    [{ type: 'sendMessage', messageId, audience: CAUCUS[side], text: words }],
    [{ note: 'saidInPrivate', messageId }],
  );

/** Words that waited for the choice go where it leads. Few words beside a proposal may be its answer: those are let go. */
export const room: Press = ({ view, memory, subject, about }) => {
  const { mediator } = view.mediation;
  if (mediator === null || (subject !== 'joint' && subject !== 'private')) return null;
  const { held, ...rest } = memory;
  const after: PartyMemory = { ...rest, room: { mediator: mediator.id, to: subject } };
  if (held === undefined) return heardAs(after, [], [{ note: 'roomChosen' }]);
  if (subject === 'private') return inPrivate(view, after, about.newId(), held);
  return proposalOf(view) !== null && held.length <= SHORT
    ? heardAs(after, [], [{ note: 'answerByButton', unsaid: true }])
    : heardAs(
        after,
        [{ type: 'sendMessage', messageId: about.newId(), audience: 'joint', text: held }],
        [{ note: 'saidToAll' }],
      );
};

const SHORT = 40;

/** "You may tell the other side this": of words of one's own, as they were said. */
export const carryOwn: Press = ({ view, memory, subject, about }) => {
  const said = view.messages.find(
    ({ messageId, audience, by }) =>
      messageId === subject && audience === CAUCUS[view.side] && by.role === view.side,
  );
  return said === undefined || view.mediation.mediator === null
    ? null
    : heardAs(memory, [{ type: 'allowCarry', carryId: about.newId(), text: said.text }]);
};

/** The answer to what the mediator would like to tell the other side. */
export const carryAnswer =
  (type: 'allowCarry' | 'declineCarry'): Press =>
  ({ view, memory, subject }) =>
    subject !== undefined && view.mediation.carries.some(({ carryId }) => carryId === subject)
      ? heardAs(memory, [{ type, carryId: subject }])
      : null;

const name = ({ mediation: { mediator } }: PartyView): string => mediator?.name ?? '';

const toPrivate = (view: PartyView): Choice =>
  choice('room', 'choice.roomPrivate', { subject: 'private', params: { name: name(view) } });
const toJoint = (): Choice => choice('room', 'choice.roomJoint', { subject: 'joint' });

/** Who shall read it; nothing is sent before that is chosen. */
export const chooseRoom = (view: PartyView): readonly Message[] => [
  choices(say('talks.chooseRoom', { name: name(view) }), [toJoint(), toPrivate(view)]),
];

/** Who reads what is written from now on, with the way to the other talk. */
export const roomChosen = (view: PartyView, memory: PartyMemory): readonly Message[] =>
  roomOf(view, memory) === 'private'
    ? [choices(say('talks.private', { name: name(view) }), [toJoint()])]
    : [choices(say('talks.joint', { name: name(view) }), [toPrivate(view)])];

export const saidInPrivate = (view: PartyView, messageId: string): readonly Message[] => [
  choices(say('talks.saidInPrivate', { name: name(view) }), [
    choice('carryOwn', 'choice.carryOwn', { subject: messageId }),
    toJoint(),
  ]),
];

export const saidToAll = (view: PartyView): readonly Message[] => [
  choices(say('talks.saidToAll', { name: name(view) }), [toPrivate(view)]),
];

/** What the mediator would like to tell the other side, word for word. */
export const carryQuestion = (view: PartyView): readonly Message[] =>
  view.mediation.carries.map(({ carryId, text: words }) =>
    choices(say('talks.mayTell', { name: name(view), text: words }), [
      choice('carryYes', 'choice.carryYes', { subject: carryId, style: 'primary' }),
      choice('carryNo', 'choice.carryNo', { subject: carryId }),
    ]),
  );

/** Where the talks stand: whose turn it is and until when, and who reads what is written. */
export const talksCard = (view: PartyView, memory: PartyMemory): Message => {
  const { turn } = view.mediation;
  const list = [
    ...(turn?.own === true ? [choice('turnDone', 'choice.turnDone', { style: 'primary' as const })] : []),
    ...(roomOf(view, memory) === 'joint' ? [] : [toJoint()]),
    ...(roomOf(view, memory) === 'private' ? [] : [toPrivate(view)]),
    choice('mediationNo', 'choice.leaveMediation'),
  ];
  if (turn !== null)
    return choices(
      say(turn.own ? 'talks.yourTurn' : 'talks.theirTurn', { name: name(view), at: { at: turn.until } }),
      list,
    );
  return view.until === null
    ? text('wait.mediation')
    : choices(say('talks.open', { name: name(view), at: { at: view.until } }), list);
};

/** Who reads what is written next, beside the composer of channels that have one. */
export const composer = (view: PartyView, memory: PartyMemory): Composing | null => {
  const room = roomOf(view, memory);
  if (room === null) return null;
  const params = { name: name(view) };
  return {
    hint: say(`talks.composer.${room}`, params),
    rooms: [
      {
        action: 'room',
        subject: 'joint',
        label: say('talks.room.joint'),
        hint: say('talks.composer.joint', params),
        chosen: room === 'joint',
      },
      {
        action: 'room',
        subject: 'private',
        label: say('talks.room.private', params),
        hint: say('talks.composer.private', params),
        chosen: room === 'private',
      },
    ],
  };
};
