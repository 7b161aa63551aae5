import type { Command } from '../../core/case/command.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import { heardAs, shown, type Told } from '../party/said.ts';
import { tellsMore } from './answer-to.ts';
import { nextElement, onFileCard } from './ask.ts';
import { kindHeard, typeKnown } from './claim-kind.ts';
import { inviteCommand } from './invite.ts';
import { type Lifted, lifted } from './lifting.ts';
import { stated } from './stating.ts';

/** Words while the claim is being told: the story, answers to questions, corrections. */
export const hearTelling = (told: Told<ClaimantView>): Hearing<PartyMemory> => {
  const { view, memory, reading } = told;
  if (reading.flags.includes('noWords') || reading.text.trim() === '') return missed(memory);
  if (view.phase === 'narrating' && !view.told) return story(told);
  if (memory.asked === 'evidence' && without(told))
    return heardAs({ ...settled(memory), offered: [...memory.offered, 'evidence'] });
  const asked = memory.asked ?? (view.phase === 'narrating' ? nextElement(view) : null);
  const found = lifted(told, asked);
  const kind = kindHeard(view, memory, reading);
  const answer = asked === null ? (kindAnswered(told) ?? yesOrNo(told)) : null;
  if (answer !== null) return answer;
  const nothing = found.statements.length === 0 && found.unsure === null;
  if (nothing && kind.commands.length === 0 && kind.memory === memory) return unread(told);
  return put({ ...told, memory: kind.memory }, found, [...moreStory(told), ...kind.commands]);
};

/** Yes or no to the one kind of dispute that it sounds like. */
const kindAnswered = ({ view, memory, reading }: Told<ClaimantView>): Hearing<PartyMemory> | null => {
  const [guess, ...more] = memory.types ?? [];
  if (view.claimType !== null || guess === undefined || more.length > 0) return null;
  if (reading.consent === 'yes')
    return heardAs(typeKnown(settled(memory)), [{ type: 'setClaimType', claimType: guess }]);
  return reading.consent === 'no' ? heardAs({ ...settled(memory), group: 'any' }) : null;
};

/** A clear yes or no to the whole claim on its card, or to inviting whom it names. A hedge is not consent. */
const yesOrNo = ({ view, memory, reading, about }: Told<ClaimantView>): Hearing<PartyMemory> | null => {
  const { consent } = reading;
  const seller = view.elements.seller?.value;
  const put = view.phase === 'filed' ? seller?.kind === 'text' : onFileCard(view, memory);
  if (!put || consent === 'none' || reading.amounts.length + reading.dates.length > 0) return null;
  if (reading.elements.length > 0) return null;
  if (consent === 'hedge') return heardAs(memory, [], [{ note: 'again' }]);
  if (view.phase === 'filed')
    return consent === 'yes' && memory.misses === 0 && seller?.kind === 'text'
      ? inviteCommand(memory, seller.text, about)
      : heardAs({ ...memory, misses: Math.max(1, memory.misses) }, [], [{ note: 'again' }]);
  return consent === 'yes'
    ? heardAs(settled(memory), [{ type: 'fileClaim', offerId: about.newId() }])
    : heardAs(settled(memory), [], [{ note: 'fixList' }]);
};

/** Longer than an answer: it is told, not only answered, and stays on the record whole. */
const STORY = 400;

const moreStory = ({ view, messageId, reading }: Told): readonly Command[] =>
  view.phase === 'narrating' && reading.text.length > STORY
    ? [{ type: 'tellStory', messageId, text: shown(reading).slice(0, 20_000) }]
    : [];

/** "No", "later", "I don't have any" to the question for photos and papers. */
const without = ({ reading }: Told<ClaimantView>): boolean =>
  reading.elements.length === 0 &&
  (reading.consent === 'no' ||
    reading.intent === 'skip' ||
    reading.intent === 'unknown' ||
    reading.intent === 'pause');

/** The first free telling: kept whole, and every fact in it lifted. */
const story = (told: Told<ClaimantView>): Hearing<PartyMemory> => {
  const { view, memory, messageId, reading } = told;
  const text = shown(reading).slice(0, 20_000);
  const found = lifted(told, null);
  const kind = kindHeard(view, memory, reading);
  return put({ ...told, memory: kind.memory }, found, [
    { type: 'tellStory', messageId, text },
    ...kind.commands,
  ]);
};

const put = (told: Told<ClaimantView>, found: Lifted, before: readonly Command[]): Hearing<PartyMemory> => {
  const { view, memory } = told;
  const after = settled(memory);
  const next = found.unsure === null ? after : awaiting(memory, found.unsure);
  if (found.statements.length === 0) return heardAs(next, before);
  const hearing = stated(view, next, found.statements);
  const answers = found.statements.some(({ element }) => element === memory.asked);
  // A fact that nobody asked for is acknowledged, so that it does not seem lost.
  const notes =
    view.told && !answers && hearing.notes.length === 0 ? [{ note: 'passedOn' as const }] : hearing.notes;
  return { ...hearing, notes, commands: [...before, ...hearing.commands] };
};

const missed = (memory: PartyMemory): Hearing<PartyMemory> =>
  heardAs({ ...memory, misses: memory.misses + 1 }, [], [{ note: 'missed' }]);

/** Words from which no fact was lifted: a name where one was asked for, part of the story otherwise. */
const unread = (told: Told<ClaimantView>): Hearing<PartyMemory> => {
  const { view, memory, reading, messageId, about } = told;
  if (view.phase === 'filed' && memory.asked === undefined)
    return inviteCommand(memory, shown(reading), about);
  const text = shown(reading);
  if (view.phase === 'narrating' && !tellsMore(text)) return missed(memory);
  return heardAs(memory, [{ type: 'tellStory', messageId, text }], [{ note: 'passedOn' }]);
};
