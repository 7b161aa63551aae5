import type { EventOf } from '../../core/case/event.ts';
import type { Choice, Message, Phrase } from '../../core/message/message.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartySession, PartyView } from '../../core/view/party.ts';
import { choice, fromBot, say, text } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import { heardAs } from './said.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** Everything about a talk on video that still waits for this side: times to mark, or the time that is set. */
export const sessionOpen = ({ session }: PartyView): readonly Message[] => {
  if (session === null) return [];
  if (session.status === 'proposed' && session.own === null) return [marking(say('session.which'), session)];
  return session.status === 'set' ? appointment(session) : [];
};

/** Up to three times, each with a yes or a no. */
const marking = (words: Phrase, session: PartySession): Message =>
  fromBot({
    kind: 'form',
    text: words,
    action: 'sessionMark',
    subject: session.sessionId,
    fields: session.times.map((at, index) => ({
      name: fieldOf(index),
      label: say('session.when', { at: { at, zone: session.zone } }),
      type: 'choice',
      options: ANSWERS.map((value) => ({ value, label: say(`session.suits.${value}`) })),
      required: true,
    })),
    submit: say('choice.send'),
  });

const ANSWERS = ['yes', 'no'] as const;
const fieldOf = (index: number): string => `time${index + 1}`;

/** When it is, the way to say that one cannot come, and an entry for one's own calendar. */
const appointment = ({ sessionId, at, minutes, zone, begun }: PartySession): readonly Message[] => {
  if (at === null) return [];
  const when = { at: { at, zone }, minutes };
  if (begun) return [roomOpen('session.begun', sessionId)];
  return [
    wayIn(say('session.set', when), sessionId, [cannot(sessionId)]),
    fromBot({ kind: 'calendar', text: say('session.calendar'), sessionId }),
  ];
};

const cannot = (sessionId: string): Choice =>
  choice('sessionCannot', 'choice.sessionCannot', { subject: sessionId });

const wayIn = (words: Phrase, sessionId: string, list: readonly Choice[]): Message =>
  fromBot({ kind: 'room', text: words, sessionId, choices: list });

/** One may come in now. */
export const roomOpen = (key: string, sessionId: string): Message => wayIn(say(key), sessionId, []);

/** For the calendar: what was set is off. */
const takenOut = (sessionId: string): Message =>
  fromBot({ kind: 'calendar', text: say('session.calendarOff'), sessionId });

export const sessionProposed = (
  { replaces, reason }: EventOf<'sessionProposed'>,
  { session, holder }: PartyView,
): readonly Message[] => {
  if (session === null) return [];
  const name = holder?.name ?? '';
  return replaces === undefined || reason === undefined
    ? [marking(say('session.proposed', { name }), session)]
    : [takenOut(replaces), marking(say('session.moved', { name, reason }), session)];
};

export const sessionMarked = ({ session }: PartyView): readonly Message[] =>
  session?.status === 'proposed' ? [text('session.marked')] : [];

export const sessionSet = ({ session }: PartyView): readonly Message[] =>
  session === null ? [] : appointment(session);

/** Shortly before: when it is, by the reader's own clock. */
export const sessionSoon = ({ session }: PartyView): readonly Message[] =>
  session === null || session.at === null
    ? []
    : [
        wayIn(say('session.soon', { at: { at: session.at, zone: session.zone } }), session.sessionId, [
          cannot(session.sessionId),
        ]),
      ];

export const sessionCancelled = (event: EventOf<'sessionCancelled'>, view: PartyView): readonly Message[] => [
  ...whoCalledOff(event, view),
  ...(view.calledOff === event.sessionId ? [takenOut(event.sessionId)] : []),
];

const whoCalledOff = (
  { by, reason }: EventOf<'sessionCancelled'>,
  { side }: PartyView,
): readonly Message[] => {
  if (reason === null || by === 'parley') return [text('session.cancelled')];
  if (by === side) return [text('session.cancelled.you')];
  return [text('session.cancelled.why', { seat: by, reason })];
};

/** Who was not there reads no reproach, and the other side no name to be angry with: new times follow for both. */
export const sessionMissed = (
  { absent }: EventOf<'sessionMissed'>,
  { side }: PartyView,
): readonly Message[] => {
  if (absent.includes(side)) return [text('session.missed.you')];
  return [text(absent.includes('chair') ? 'session.missed.chair' : 'session.missed.them')];
};

/** Why one cannot come, for the others to read. */
export const cannotForm = (sessionId: string): Message =>
  fromBot({
    kind: 'form',
    text: say('session.cannot'),
    action: 'sessionCannot',
    subject: sessionId,
    fields: [{ name: 'words', label: say('field.why'), type: 'longText', required: true }],
    submit: say('choice.send'),
  });

/** A filled-in form about a talk on video; null where the form is another one. */
export const hearSessionForm = (
  { session }: PartyView,
  memory: PartyMemory,
  { action, subject, values }: Form,
): Hearing<PartyMemory> | null => {
  if (action !== 'sessionMark' && action !== 'sessionCannot') return null;
  if (session === null || session.sessionId !== subject) return heardAs(memory, [], [{ note: 'stale' }]);
  const { sessionId, times } = session;
  if (action === 'sessionCannot') {
    const reason = (values['words'] ?? '').trim().slice(0, 2_000);
    return reason === ''
      ? heardAs(memory, [], [{ note: 'sessionForm', sessionId }])
      : heardAs(settled(memory), [{ type: 'cancelSession', sessionId, reason }]);
  }
  const suits = times.filter((_time, index) => values[fieldOf(index)] === 'yes');
  return heardAs(settled(memory), [{ type: 'markSession', sessionId, suits }]);
};
