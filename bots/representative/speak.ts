import type { CaseEvent } from '../../core/case/event.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import type { MandateState } from '../../core/representation/mandate.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { RepresentativeView } from '../../core/view/representative.ts';
import { claimantBot } from '../claimant/bot.ts';
import type { PartyMemory } from '../party/memory.ts';
import { choice, choices, fromBot, refusalWords, say, text } from '../phrase.ts';
import { respondentBot } from '../respondent/respondent-bot.ts';
import { allowed, scopeWords } from './allowed.ts';
import { isRepresentativeNote, type RepresentativeNote } from './note.ts';

type Spoken = { readonly messages: readonly Message[]; readonly memory: PartyMemory };

/** What the side's own bot says, as far as the mandate goes; before and after it, where one stands. */
export const speak = (
  view: RepresentativeView,
  memory: PartyMemory,
  happened: Happened,
  about: ViewContext,
): Spoken => {
  const { mandate, party } = view;
  if (mandate === null || party === null) return { messages: atDoor(view, happened), memory };
  const asks = happened.notes.filter(isRepresentativeNote).flatMap((note) => noteWords(note, mandate));
  if (asks.length > 0 && happened.events.length === 0) return { messages: asks, memory };
  const joins = happened.events.some((event) => isJoining(event, mandate));
  const arrives = happened.own && (joins || happened.notes.some(({ note }) => note === 'whoFor'));
  const heard: Happened = {
    ...happened,
    events: joins ? [] : happened.events,
    notes: [
      ...happened.notes.filter((note) => !isRepresentativeNote(note)),
      ...(arrives ? [{ note: 'arrived' }] : []),
    ],
  };
  const known = { ...memory, greeted: true };
  const spoken =
    party.side === 'claimant'
      ? claimantBot.speak(party, known, heard, about)
      : respondentBot.speak(party, known, heard, about);
  return {
    messages: [
      ...(arrives ? [whoFor(mandate)] : []),
      ...asks,
      ...allowed(joins ? spoken.messages.flatMap(asFirst) : spoken.messages, mandate),
    ],
    memory: spoken.memory,
  };
};

/** What brings a matter back to mind is new to whoever has just come in. */
const asFirst = (message: Message): readonly Message[] => {
  const words = message.body.text;
  if (!('key' in words) || !words.key.startsWith('recap.')) return [message];
  return words.key === 'recap.what' ? [text('representative.about', words.params)] : [];
};

const isJoining = (event: CaseEvent, { representativeId }: MandateState): boolean =>
  event.type === 'representativeJoined' && event.mandate.representativeId === representativeId;

/** For whom one is here and how far one may go, with the way out. */
const whoFor = (mandate: MandateState): Message =>
  choices(say('representative.whoFor', { side: mandate.side, ...scopeWords(mandate) }), [layDown(mandate)]);

const layDown = ({ representativeId }: MandateState): Choice =>
  choice('layDown', 'choice.layDown', { subject: representativeId });

const noteWords = ({ note }: RepresentativeNote, { representativeId }: MandateState): readonly Message[] => {
  if (note === 'ownData') return [text('representative.ownData')];
  if (note !== 'layDownAsk') return [];
  return [
    choices(say('representative.layDownAsk'), [
      choice('layDownYes', 'choice.layDownYes', { subject: representativeId, style: 'danger' }),
    ]),
  ];
};

const atDoor = (view: RepresentativeView, { events, notes, refusals }: Happened): readonly Message[] => {
  const news = events.flatMap((event) => ending(event, view.mandate));
  const asks = notes.length > 0 || (news.length === 0 && refusals.length > 0);
  return [
    ...refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
    ...news,
    ...(asks ? standing(view) : []),
  ];
};

const ending = (event: CaseEvent, mandate: MandateState | null): readonly Message[] => {
  if (event.type === 'representativeDeclined') return [text('representative.declined')];
  if (event.type !== 'mandateEnded' || event.representativeId !== mandate?.representativeId) return [];
  return [text(event.by === 'party' ? 'representative.ended' : 'representative.laidDown')];
};

/** The one question: who asks, in which matter, how far it goes; nothing of the case is shown before the answer. */
const standing = ({ mandate, between, over }: RepresentativeView): readonly Message[] => {
  if (mandate?.status !== 'invited' || over) return [text('representative.over')];
  const { representativeId: subject, side } = mandate;
  const { reference, business } = between;
  return [
    business === null
      ? text('representative.hello', { side, reference })
      : text('representative.helloBetween', { side, reference, business }),
    choices(say('representative.ask', scopeWords(mandate)), [
      choice('takeMandate', 'choice.takeMandate', { subject, style: 'primary' }),
      choice('declineMandate', 'choice.declineMandate', { subject }),
    ]),
  ];
};
