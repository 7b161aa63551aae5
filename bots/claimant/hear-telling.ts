import type { Command } from '../../core/case/command.ts';
import type { ElementId, ElementValue, Statement } from '../../core/narrative/element.ts';
import { ELEMENT } from '../../core/narrative/element-rule.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { type PartyMemory, settled } from '../party/memory.ts';
import type { PartyNote } from '../party/note.ts';
import { heardAs, missed, shown, type Told } from '../party/said.ts';
import { tellsMore } from './answer-to.ts';
import { nextElement, onFileCard } from './ask.ts';
import { kindHeard, typeKnown } from './claim-kind.ts';
import { doubtsAfter, withDoubtPut } from './doubt.ts';
import { inviteCommand } from './invite.ts';
import { lastAnswer, lastPoint } from './last-answer.ts';
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
  const again = lastAnswer(told);
  if (again !== null) return again;
  const found = lifted(told, asked);
  const kind = kindHeard(view, memory, reading);
  const answer = asked === null ? (kindAnswered(told) ?? yesOrNo(told) ?? invited(told)) : null;
  if (answer !== null) return answer;
  const nothing = found.statements.length === 0 && found.doubts.length === 0 && found.ahead === null;
  if (nothing && kind.commands.length === 0 && kind.memory === memory)
    return asked === null ? unread(told) : (needed(told, asked) ?? unread(told));
  return put({ ...told, memory: kind.memory }, found, [...moreStory(told), ...kind.commands]);
};

/** What cannot stay open is explained to who does not know it or would rather not say. */
const needed = ({ memory, reading }: Told, element: ElementId): Hearing<PartyMemory> | null =>
  ELEMENT[element].unknown === 'explains' && (reading.intent === 'unknown' || reading.intent === 'skip')
    ? heardAs({ ...memory, misses: memory.misses + 1 }, [], [{ note: 'needed', element }])
    : null;

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
  if (consent === 'hedge') return heardAs(memory, [], [{ note: 'unsure' }]);
  if (view.phase === 'filed')
    return consent === 'yes' && memory.misses === 0 && seller?.kind === 'text'
      ? inviteCommand(memory, seller.text, about)
      : heardAs({ ...memory, misses: Math.max(1, memory.misses) }, [], [{ note: 'again' }]);
  return consent === 'yes'
    ? heardAs(settled(memory), [{ type: 'fileClaim', offerId: about.newId() }])
    : heardAs(settled(memory), [], [{ note: 'fixList' }]);
};

/** Once the claim is filed, a name by itself is whom to invite. */
const invited = ({ view, memory, reading, about }: Told<ClaimantView>): Hearing<PartyMemory> | null => {
  const [name, ...more] = reading.elements;
  const alone =
    name?.element === 'seller' &&
    more.length === 0 &&
    name.end - name.start >= reading.text.trim().length - 1;
  return view.phase === 'filed' && alone ? inviteCommand(memory, shown(reading), about) : null;
};

/** Longer than an answer: it is told, not only answered, and stays on the record whole. */
const STORY = 400;

const moreStory = ({ view, messageId, reading, edited }: Told): readonly Command[] =>
  edited?.told === true || (view.phase === 'narrating' && reading.text.length > STORY)
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
  const kind = kindHeard(view, memory, reading);
  const found = withTrouble(told, lifted(told, null), kind.commands.length > 0);
  return put({ ...told, memory: kind.memory }, found, [
    { type: 'tellStory', messageId, text },
    ...kind.commands,
  ]);
};

/** Longer than this, a story is more than what went wrong. */
const TROUBLE = 500;

/** Who has just told what happened is not asked what went wrong: where no sentence stands out, the telling says it. */
const withTrouble = ({ messageId, reading }: Told, found: Lifted, kindIsClear: boolean): Lifted => {
  const text = shown(reading).trim();
  const isSaid = found.statements.some(({ element }) => element === 'problem');
  if (isSaid || !kindIsClear || text.length > TROUBLE || !tellsMore(text)) return found;
  const source = { messageId, start: 0, end: reading.text.length };
  const statement = { element: 'problem' as const, value: { kind: 'text' as const, text }, source };
  return { ...found, statements: [...found.statements, statement] };
};

/** A day that lies ahead is said to, and the day it happened is asked for in other words. */
const askedAnew = (memory: PartyMemory, element: ElementId): PartyMemory => ({
  ...settled(memory),
  asked: element,
  misses: memory.misses + 1,
});

const put = (told: Told<ClaimantView>, found: Lifted, before: readonly Command[]): Hearing<PartyMemory> => {
  const { view, memory } = told;
  const { ahead } = found;
  const open = ahead === null ? settled(memory) : askedAnew(memory, ahead.element);
  const next = { ...open, doubts: doubtsAfter(memory, found) };
  const early: readonly PartyNote[] = ahead === null ? [] : [{ ...ahead, note: 'ahead' }];
  if (found.statements.length === 0) return heardAs(withDoubtPut(view, next), before, early);
  const known = stated(view, next, found.statements);
  const hearing = { ...known, memory: withDoubtPut(view, lastPoint(known.memory, found.statements)) };
  const answers = found.statements.some(({ element }) => element === memory.asked);
  const notes =
    view.told && hearing.notes.length === 0 ? takenNotes(found.statements, answers) : hearing.notes;
  return { ...hearing, notes: [...notes, ...early], commands: [...before, ...hearing.commands] };
};

/** A number and a day are read back as they were understood, and a fact that nobody asked for is, so as not to seem lost. */
const takenNotes = (statements: readonly Statement[], answers: boolean): readonly PartyNote[] => {
  const read = statements.flatMap(({ element, value }) =>
    value.kind === 'money' || value.kind === 'date' || (!answers && isBrief(value))
      ? [{ note: 'taken', element, value } as const]
      : [],
  );
  return read.length > 0 || answers ? read : [{ note: 'passedOn' }];
};

/** Longer than this, what was told is not told back. */
const BRIEF = 120;
const isBrief = (value: ElementValue): boolean =>
  value.kind === 'wanted' || (value.kind === 'text' && value.text.length <= BRIEF);

/** Words from which no fact was lifted: a name where one was asked for, part of the story otherwise. */
const unread = (told: Told<ClaimantView>): Hearing<PartyMemory> => {
  const { view, memory, reading, messageId, about } = told;
  if (view.phase === 'filed' && memory.asked === undefined)
    return inviteCommand(memory, shown(reading), about);
  const text = shown(reading);
  if (view.phase === 'narrating' && !tellsMore(text)) return missed(memory);
  return heardAs(memory, [{ type: 'tellStory', messageId, text }], [{ note: 'passedOn' }]);
};
