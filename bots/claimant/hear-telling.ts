import type { Command } from '../../core/case/command.ts';
import type { ElementId, ElementValue, Source, Statement } from '../../core/narrative/element.ts';
import type { FoundElement, Reading } from '../../core/port/understanding.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { awaiting, type PartyMemory, type Pending, settled } from '../party/memory.ts';
import { heardAs, shown, type Told } from '../party/said.ts';
import { nextElement, onFileCard } from './ask.ts';
import { inviteCommand } from './invite.ts';
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
  const type = claimType(told);
  const answer = asked === null ? yesOrNo(told) : null;
  if (answer !== null) return answer;
  if (found.statements.length === 0 && found.unsure === null && type.length === 0) return unread(told);
  return put(told, found, [...moreStory(told), ...type]);
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
  const { messageId, reading } = told;
  const text = shown(reading).slice(0, 20_000);
  const found = lifted(told, null);
  return put(told, found, [{ type: 'tellStory', messageId, text }, ...claimType(told)]);
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

const claimType = ({ view, reading }: Told<ClaimantView>): readonly Command[] => {
  const found = reading.claimType;
  if (found === undefined || !found.certain || view.claimType !== null) return [];
  return view.claimTypes.includes(found.type) ? [{ type: 'setClaimType', claimType: found.type }] : [];
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

/** Four words, or eight characters where words are not set apart, say something about the matter. */
const tellsMore = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= 4 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;

type Lifted = { readonly statements: readonly Statement[]; readonly unsure: Pending | null };

/** Facts in the words, and the first that has to be confirmed before it counts. */
const lifted = (told: Told<ClaimantView>, asked: ElementId | null): Lifted => {
  const { reading, messageId } = told;
  const statements: Statement[] = [];
  let unsure: Pending | null = null;
  for (const { element, value, start, end, certain } of reading.elements.filter(
    (each) => !isOther(each, reading) && !isMoreTalk(each, asked, told),
  )) {
    const statement = { element, value: hidden(value, reading), source: { messageId, start, end } };
    if (certain || value.kind === 'text' || value.kind === 'wanted') statements.push(statement);
    else unsure ??= { kind: 'value', ...statement };
  }
  const done = asked === null || statements.some(({ element }) => element === asked) || unsure !== null;
  if (done) return { statements, unsure };
  const answer = answerTo(asked, reading, { messageId, start: 0, end: reading.text.length });
  if (answer === null) return { statements, unsure };
  return answer.certain
    ? { statements: [...statements, answer.statement], unsure }
    : { statements, unsure: unsure ?? { kind: 'value', ...answer.statement } };
};

/** An amount or a day that was typed where a name was asked for is no name. */
const isOther = ({ value, start, end }: FoundElement, { amounts, dates }: Reading): boolean =>
  value.kind === 'text' && [...amounts, ...dates].some((found) => found.start <= start && found.end >= end);

/** What is told on later belongs to the story; it does not replace what was said to be wrong, unless it says so. */
const isMoreTalk = (
  { element }: FoundElement,
  asked: ElementId | null,
  { view, reading }: Told<ClaimantView>,
): boolean =>
  (element === 'problem' || element === 'tried') &&
  element !== asked &&
  reading.intent !== 'correct' &&
  view.elements[element]?.value.kind === 'text';

const hidden = (value: ElementValue, reading: Reading): ElementValue =>
  value.kind === 'text' && reading.flags.includes('personalData') && value.text === reading.text
    ? { kind: 'text', text: reading.masked.slice(0, 4_000) }
    : value;

type Answer = { readonly statement: Statement; readonly certain: boolean };

/** The words as the answer to the question that was open. */
const answerTo = (element: ElementId, reading: Reading, source: Source): Answer | null => {
  if (reading.intent === 'unknown' || reading.intent === 'skip')
    return { statement: { element, value: { kind: 'unknown' }, source }, certain: true };
  if (element === 'amount' || element === 'wantedAmount') return money(element, reading, source);
  if (element === 'when') return day(element, reading, source);
  if (element === 'injury') return yesNo(element, reading, source);
  if (element === 'cardLastFour') return lastFour(element, reading, source);
  if (element === 'evidence' || reading.consent === 'yes' || reading.consent === 'no') return null;
  if (reading.elements.length > 0 && element !== 'problem') return null;
  if (element === 'wanted' && !tellsMore(reading.text)) return null;
  if (reading.amounts.length + reading.dates.length > 0 && !tellsMore(reading.text)) return null;
  const value: ElementValue = { kind: 'text', text: shown(reading).trim().slice(0, 4_000) };
  return { statement: { element, value, source }, certain: true };
};

const money = (element: ElementId, { amounts }: Reading, source: Source): Answer | null => {
  const [found] = amounts;
  if (found === undefined) return null;
  const value: ElementValue = {
    kind: 'money',
    money: { minor: found.minor, currency: found.currency },
    ...(found.approximate === undefined ? {} : { approximate: found.approximate }),
  };
  const place = { ...source, start: found.start, end: found.end };
  return { statement: { element, value, source: place }, certain: found.certain && amounts.length === 1 };
};

const day = (element: ElementId, { dates }: Reading, source: Source): Answer | null => {
  const [found] = dates;
  if (found === undefined) return null;
  const value: ElementValue = {
    kind: 'date',
    from: found.from,
    to: found.to,
    ...(found.approximate === undefined ? {} : { approximate: found.approximate }),
  };
  const place = { ...source, start: found.start, end: found.end };
  return { statement: { element, value, source: place }, certain: found.certain };
};

const yesNo = (element: ElementId, { consent }: Reading, source: Source): Answer | null =>
  consent === 'yes' || consent === 'no'
    ? { statement: { element, value: { kind: 'yesNo', yes: consent === 'yes' }, source }, certain: true }
    : null;

/** Never more than four digits of a card, whatever was typed. */
const lastFour = (element: ElementId, { text }: Reading, source: Source): Answer | null => {
  const digits = text.replace(/\D/gu, '');
  if (digits.length < 4) return null;
  return { statement: { element, value: { kind: 'text', text: digits.slice(-4) }, source }, certain: true };
};
