import type { Command } from '../../core/case/command.ts';
import type { ElementId } from '../../core/narrative/element.ts';
import { ELEMENT } from '../../core/narrative/element-rule.ts';
import type { Reading } from '../../core/port/understanding.ts';
import { HOUR } from '../../core/time.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { acknowledged } from './acknowledged.ts';
import { withConcern } from './concern.ts';
import { crisisHeard } from './crisis.ts';
import type { Facts } from './facts.ts';
import { fileAnswer } from './file-answer.ts';
import { withGuard } from './guard.ts';
import { hearPress } from './hear-choice.ts';
import { hearPartyForm } from './hear-form.ts';
import { type PartyMemory, settled } from './memory.ts';
import { TOPICS, type Topic } from './note.ts';
import { otherMatter } from './other-matter.ts';
import { answerPending } from './pending.ts';
import type { Presses } from './press.ts';
import { proposalAnswerTyped } from './proposal.ts';
import { scoreTyped } from './rating.ts';
import { heardAs, mayNameTheSealed, shown, type Told } from './said.ts';
import { hearInTalks, inJoint, roomOf } from './talks.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** What one side hears in its own way; everything else is the same for both. */
export type Hooks<View extends PartyView> = {
  readonly presses: Presses<View>;
  readonly form: (
    view: View,
    memory: PartyMemory,
    form: Form,
    about: HearContext,
  ) => Hearing<PartyMemory> | null;
  /** A telling may contain any words: while it is told, none of them is read as a wish. */
  readonly isStory: (told: Told<View>) => boolean;
  /** Words that are neither a wish, nor a question beside the point, nor the answer to what was put. */
  readonly answer: (told: Told<View>) => Hearing<PartyMemory>;
  readonly facts: Facts<View>;
  /** What of the words is kept when the script stops for somebody's safety. */
  readonly kept: (told: Told<View>) => readonly Command[];
};

/** Turns what a party said into commands. Everything gets an answer; nothing is lost. */
export const hearParty =
  <View extends PartyView>(hooks: Hooks<View>) =>
  (view: View, kept: PartyMemory, heard: Heard, about: HearContext): Hearing<PartyMemory> => {
    if (heard.kind === 'arrive') return heardAs(kept, [], [{ note: 'arrived' }]);
    // A question about a file is open for one answer; its buttons stay.
    const { file, ...memory } = inJoint(view, kept, heard);
    const spoken = hearInTalks(view, kept, heard);
    if (spoken !== null) return spoken;
    const answered = aboutFile({ view, memory, file, heard, about }, hooks);
    if (answered !== null) return answered;
    switch (heard.kind) {
      case 'choice':
        return hearPress(hooks.presses, view, memory, heard, about);
      case 'form':
        return (
          hooks.form(view, memory, heard, about) ??
          hearPartyForm(view, memory, heard, about) ??
          heardAs(memory, [], [{ note: 'stale' }])
        );
      case 'file':
        return hearFile(view, memory, heard, about);
      case 'chat':
        return hearChat(view, memory, heard);
      case 'deleted':
        return heardAs(memory, [], [{ note: 'deleted' }]);
      case 'wordless':
        return heardAs(memory, [], [{ note: 'wordless', what: heard.what }]);
      case 'text':
      case 'edit':
        return heard.reading === undefined
          ? heardAs(memory, [], [{ note: 'missed' }])
          : hearWords(
              {
                view,
                memory: beforeEdit(memory, heard),
                messageId: heard.messageId,
                reading: meant(heard, heard.reading),
                about,
                ...(heard.edited === undefined ? {} : { edited: heard.edited }),
              },
              hooks,
            );
    }
  };

/** A message that was edited puts right what it said before. */
const meant = ({ kind }: Heard, reading: Reading): Reading =>
  kind === 'edit' && reading.intent === 'answer' ? { ...reading, intent: 'correct' } : reading;

/**
 * The question that the edited words answered is open once more: the one that came after it is put again when they are
 * heard. A doubt about words that no longer stand is none.
 */
const beforeEdit = (memory: PartyMemory, { edited }: Heard): PartyMemory => {
  if (edited === undefined) return memory;
  const { pending } = memory;
  if (pending !== null && 'source' in pending && pending.source?.messageId === edited.messageId)
    return { ...settled(memory), asked: pending.element };
  const [element, ...more] = edited.stated;
  return element === undefined || more.length > 0 ? memory : { ...memory, asked: element };
};

type AboutFile<View extends PartyView> = {
  readonly view: View;
  readonly memory: PartyMemory;
  readonly file: string | undefined;
  readonly heard: Heard;
  readonly about: HearContext;
};

/** A yes or no to what was read in a file or heard in a recording; null where the input is about something else. */
const aboutFile = <View extends PartyView>(
  { view, memory, file, heard, about }: AboutFile<View>,
  hooks: Hooks<View>,
): Hearing<PartyMemory> | null => {
  const answer = fileAnswer(view, file, heard);
  if (answer === null) return null;
  if (answer.kind === 'no') return heardAs(memory, [], [{ note: answer.note }]);
  if (answer.kind === 'take') return hooks.facts.state(view, settled(memory), answer.statements);
  const { transcript } = heard;
  if (transcript === undefined) return heardAs(memory, [], [{ note: 'stale' }]);
  const { evidenceId: messageId, reading } = transcript;
  return hearWords({ view, memory, messageId, reading, about }, hooks);
};

/** A file goes on the record as evidence of the side that sent it, for the fact that it was sent for or that is asked for. */
const hearFile = (
  { side, evidence, tasks }: PartyView,
  memory: PartyMemory,
  { file, element }: Extract<Heard, { kind: 'file' }>,
  about: HearContext,
): Hearing<PartyMemory> => {
  // The same file a second time is the one that is there already.
  const known = evidence.find(({ by, sha256 }) => by === side && sha256 === file.sha256);
  const evidenceId = known?.evidenceId ?? about.newId();
  return heardAs(
    shownEvidence(memory),
    [
      {
        type: 'addEvidence',
        evidence: { evidenceId, by: side, ...file, at: about.now, ...factOf(element ?? memory.asked) },
      },
    ],
    tasks.some(({ wants }) => wants === 'document') ? [{ note: 'fileForTask', evidenceId }] : [],
  );
};

const factOf = (element: ElementId | undefined) =>
  element === undefined || element === 'evidence' ? {} : { element };

/** Where else a person is reached is on the record; who has just come there is told where things stand. */
const hearChat = (
  { ended }: PartyView,
  memory: PartyMemory,
  { platform, lost }: Extract<Heard, { kind: 'chat' }>,
): Hearing<PartyMemory> =>
  heardAs(
    memory,
    ended === null ? [{ type: 'noteChat', platform, ...(lost === undefined ? {} : { lost }) }] : [],
    lost === undefined ? [{ note: 'arrived' }] : [],
  );

/** A file answers the question for one. */
const shownEvidence = (memory: PartyMemory): PartyMemory => ({
  ...(memory.asked === 'evidence' ? settled(memory) : memory),
  offered: [...new Set([...memory.offered, 'evidence' as const])],
});

/** Safety first, then a wish for a person, then whoever holds the case, then what was asked. */
const hearWords = <View extends PartyView>(told: Told<View>, hooks: Hooks<View>): Hearing<PartyMemory> => {
  const crisis = crisisHeard(told, hooks.kept(told));
  return crisis ?? withConcern(told, hearCalm(told, hooks));
};

const hearCalm = <View extends PartyView>(told: Told<View>, hooks: Hooks<View>): Hearing<PartyMemory> => {
  const { view, memory } = told;
  const score = scoreTyped(told);
  if (score !== null) return heardAs(settled(memory), [{ type: 'rateCase', score }]);
  if (view.ended !== null) return erasureWish(told) ?? sideQuestion(told) ?? heardAs(memory);
  if (mayNameTheSealed(told)) return unsaid(told);
  const typed = proposalAnswerTyped(told);
  if (typed !== null) return typed;
  if (view.holder !== null) return toHolder(told);
  const hearing = hooks.isStory(told)
    ? hooks.answer(told)
    : (wishes(told) ??
      otherMatter(told) ??
      sideQuestion(told) ??
      answerPending(told, hooks.facts) ??
      hooks.answer(told));
  return acknowledged(told, withGuard(told, hearing));
};

/** Such words are neither kept nor sent on, to whoever holds the case either; only a wish in them is carried out. */
const unsaid = (told: Told): Hearing<PartyMemory> => {
  const wish = wishes(told) ?? heardAs(told.memory);
  return { ...wish, notes: [...wish.notes, { note: 'sealInBox' }] };
};

/** A person holds the case: the bot is silent and the words go to that person; in the talks with a mediator, to all. */
const toHolder = ({ view, memory, messageId, reading }: Told): Hearing<PartyMemory> =>
  reading.text.trim() === ''
    ? heardAs(memory, [], [{ note: 'silent' }])
    : heardAs(
        memory,
        [
          {
            type: 'sendMessage',
            messageId,
            audience: roomOf(view, memory) === 'joint' ? 'joint' : view.side,
            text: shown(reading).slice(0, 4_000),
          },
        ],
        [{ note: roomOf(view, memory) === 'joint' ? 'saidToAll' : 'silent' }],
      );

const wishes = (told: Told): Hearing<PartyMemory> | null => {
  const { memory, reading } = told;
  if (BEGIN_ANEW.test(reading.text)) return heardAs(settled(memory), [], [{ note: 'arrived' }]);
  switch (reading.intent) {
    case 'person':
      return heardAs(memory, [{ type: 'requestPerson', reason: 'request' }], [{ note: 'personComing' }]);
    case 'cannotOnline':
      return heardAs(memory, [{ type: 'optOut' }], [{ note: 'optedOut' }]);
    case 'eraseData':
      return erasureWish(told);
    case 'cancel':
      return memory.pending === null
        ? heardAs(memory, [], [{ note: 'whatToCancel' }])
        : heardAs({ ...memory, pending: null }, [], [{ note: 'kept' }]);
    case 'repeat':
      return heardAs({ ...memory, misses: memory.misses + 1 }, [], [{ note: 'again' }]);
    case 'greeting':
      return heardAs(memory, [], [{ note: isBack(told) ? 'arrived' : 'hello' }]);
    case 'language':
      return heardAs(memory, [], [{ note: 'hello' }]);
    default:
      return null;
  }
};

/** "Delete my data": a person of the team answers it, with a date; asked twice it is one wish. */
const erasureWish = ({ view, memory, reading, about }: Told): Hearing<PartyMemory> | null => {
  if (reading.intent !== 'eraseData') return null;
  return view.erasureBy === null
    ? heardAs(memory, [{ type: 'requestErasure', requestId: about.newId() }])
    : heardAs(memory, [], [{ note: 'erasureKnown' }]);
};

/** What people type who think that a bot is stuck; the case and its draft stay. */
const BEGIN_ANEW = /^\s*\/(?:re)?start\b/iu;

/** Away for so long that a person wants to know where things stand. */
const AWAY = 8 * HOUR;

const isBack = ({ memory: { heardAt }, about }: Told): boolean =>
  heardAt === undefined || about.now - heardAt > AWAY;

/** A question beside the point: answered, nothing stored, the retry counter untouched. */
const sideQuestion = (told: Told): Hearing<PartyMemory> | null => {
  const { memory, reading } = told;
  const topic = reading.elements.length > 0 ? undefined : topicOf(told);
  if (topic === undefined) return null;
  return heardAs(memory, [], [{ note: 'topic', topic, language: reading.language }]);
};

const topicOf = (told: Told): Topic | undefined => {
  const { intent, question } = told.reading;
  // What is not for a bot to say comes first, however well a page would fit.
  if (intent === 'advice' || intent === 'fishing') return intent;
  // What is found to have an answer comes before what only seems to have none.
  if (question !== undefined && question !== 'unknown') return question;
  if (isTopic(intent)) return intent;
  return question === 'unknown' && isForMe(told) ? 'unknown' : undefined;
};

const isTopic = (intent: string): intent is Topic => TOPICS.some((topic) => topic === intent);

/** Asked of the bot: there is nobody else to ask yet, and the words tell nothing and answer nothing. */
const isForMe = ({ view, memory, reading }: Told): boolean =>
  view.side === 'claimant' &&
  !view.otherJoined &&
  reading.claimType === undefined &&
  reading.amounts.length + reading.dates.length === 0 &&
  (memory.asked === undefined || ELEMENT[memory.asked].answer !== 'words');
