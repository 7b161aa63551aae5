import type { CaseEvent, CaseEventType } from '../../core/case/event.ts';
import type { Message } from '../../core/message/message.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { fromBot, refusalWords, text } from '../phrase.ts';
import { FILE_QUESTIONS } from './file-question.ts';
import { proposedCard } from './mediator.ts';
import type { PartyMemory } from './memory.ts';
import { news } from './news.ts';
import { notTwice } from './not-twice.ts';
import type { PartyNote } from './note.ts';
import { isPartyNote, noteWords } from './note-words.ts';
import { preferenceOpen } from './preference.ts';
import type { Question } from './question.ts';
import { throughWhom } from './represent.ts';
import { sessionOpen } from './session.ts';
import { carryQuestion } from './talks.ts';
import { closingQuestion, consentOpen, taskMessage } from './task.ts';
import type { Voice } from './voice.ts';

/**
 * Answers what was said, tells what happened, and then puts the one open question. For those who are only told, the
 * question follows where something was told and it is theirs to act.
 */
export const speakParty =
  <View extends PartyView>(words: Voice<View>) =>
  (
    view: View,
    memory: PartyMemory,
    happened: Happened,
    about: ViewContext,
  ): { readonly messages: readonly Message[]; readonly memory: PartyMemory } => {
    const notes = happened.notes.filter(isPartyNote);
    // Of several messages in a row it is said once, after the last, that they were taken.
    const said = notes.filter(
      ({ note }) => !LAST.has(note) && !(happened.more === true && note === 'passedOn'),
    );
    const told = [
      ...said.flatMap((note) => noteWords(note, view, memory, about, words)),
      ...throughWhom(view, happened, [
        ...happened.events.flatMap((event) => newsOf(event, view, memory, happened)),
      ]),
      ...happened.refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
      ...words.after(view, happened, memory),
      ...openTasks(notes, view),
      ...notes
        .filter(({ note }) => LAST.has(note))
        .flatMap((note) => noteWords(note, view, memory, about, words)),
    ];
    const after: PartyMemory = {
      ...memory,
      ...fileAsked(happened, told),
      greeted: true,
      ...(happened.own ? { heardAt: about.now } : {}),
      ...waitingAfter(memory, happened),
      ...sealedAfter(notes),
    };
    const silent = view.holder !== null && !pressed(happened) && !asked(happened);
    if (happened.more === true) return { messages: told, memory: withoutQuestion(words, view, after) };
    if (silent || lost(notes, memory) || notes.some(endsTurn)) return notTwice(told, after, happened.own);
    const open = words.question(view, after);
    const id = questionId(open.message);
    const anew = id !== memory.put || happened.events.some(({ type }) => RETURNING.has(type));
    const put = happened.own
      ? ((open.acts || hasButtons(open.message)) && anew) || asks(notes, open, told.length)
      : (told.length > 0 || asked(happened)) && open.acts && anew;
    if (!put) return notTwice(told, after, happened.own);
    const { message } = notes.some(({ note }) => note === 'arrived')
      ? open
      : otherWords(open, memory, (misses) => words.question(view, { ...after, misses }));
    const worded = keyOf(message);
    return notTwice([...told, message], { ...open.memory, put: id, worded }, happened.own);
  };

/** Who came or came back reads what was asked for and is still open. */
const openTasks = (notes: readonly PartyNote[], view: PartyView): readonly Message[] =>
  notes.some(({ note }) => note === 'arrived')
    ? [
        ...closingQuestion(view),
        ...consentOpen(view),
        ...proposedCard(view),
        ...carryQuestion(view),
        ...view.tasks.map(taskMessage),
        ...sessionOpen(view),
        ...preferenceOpen(view),
      ]
    : [];

/**
 * Said after the news: whether a file that came is what was asked for; and a link for oneself, which must not be taken
 * for the one that goes to the other side.
 */
const LAST: ReadonlySet<PartyNote['note']> = new Set(['fileForTask', 'resumeLink']);

/** More of the same person's words wait already: the question comes once, after the last of them. */
const withoutQuestion = <View extends PartyView>(
  { question }: Voice<View>,
  view: View,
  memory: PartyMemory,
): PartyMemory => question(view, memory).memory;

/** Who waits for a person is told so once, once more when that person is late, and then left in peace. */
const newsOf = (
  event: CaseEvent,
  view: PartyView,
  { waiting = 0 }: PartyMemory,
  { own, by }: Happened,
): readonly Message[] => {
  // What the other voice of one's own side did, one's own side did; that a person was asked for is still news.
  if (event.type !== 'personRequested') return news(event, view, own || by?.role === view.side);
  if (own || waiting === 0) return news(event, view, own);
  return waiting === 1 ? [text('news.personLate', { at: { at: event.replyBy } })] : [];
};

/** The file that was just asked about. */
const fileAsked = ({ events }: Happened, told: readonly Message[]): Pick<PartyMemory, 'file'> => {
  const read = events.findLast(({ type }) => type === 'evidenceRead');
  const asked = told.some(({ body: { text } }) => 'key' in text && FILE_QUESTIONS.has(text.key));
  return asked && read?.type === 'evidenceRead' ? { file: read.evidenceId } : {};
};

const waitingAfter = (
  { waiting = 0 }: PartyMemory,
  { events }: Happened,
): { readonly waiting?: number | undefined } => {
  if (events.some(({ type }) => type === 'caseTakenOver')) return { waiting: undefined };
  return events.some(({ type }) => type === 'personRequested') ? { waiting: waiting + 1 } : {};
};

/** Whoever has just answered a proposal is not asked again. */
const sealedAfter = (notes: readonly PartyNote[]): Pick<PartyMemory, 'sealed'> => {
  const answered = notes.findLast(({ note }) => note === 'answerSealed');
  return answered?.note === 'answerSealed' ? { sealed: answered.proposalId } : {};
};

const keyOf = ({ body }: Message): string => ('key' in body.text ? body.text.key : '');

/** A question that is put again comes in its other words, so that nobody reads the identical text twice in a row. */
const otherWords = (
  open: Question,
  { put, worded }: PartyMemory,
  inWordsOf: (misses: number) => Question,
): Question =>
  questionId(open.message) === put && keyOf(open.message) === worded && !MEANS_YES.has(worded)
    ? inWordsOf(open.memory.misses + 1)
    : open;

/** A yes to these means what they say, which their other words ask for anew. */
const MEANS_YES: ReadonlySet<string> = new Set(['ask.invite']);

/** What tells one question from another: its words, however they are put, and what its buttons are about. */
const questionId = (message: Message): string => {
  const { body } = message;
  const subjects = 'choices' in body ? body.choices.map(({ subject = '' }) => subject) : [];
  return [keyOf(message).replace(/^askAgain\./u, 'ask.'), ...new Set(subjects)].join(' ');
};

/** After these the conversation is with the bot again: the open question is put, though it was put before. */
const RETURNING: ReadonlySet<CaseEventType> = new Set(['caseReleased', 'caseResumed']);

/** Who waits can still have something to press: that is shown once. */
const hasButtons = ({ body }: Message): boolean => 'choices' in body && body.choices.length > 0;

/** The same question again: to who came back or has nothing else to read, and to who is to act, but not after each message to the other side. */
const asks = (notes: readonly PartyNote[], { acts }: Question, told: number): boolean =>
  told === 0 || notes.some(({ note }) => note === 'arrived') || (acts && !notes.some(leavesInPeace));

/** Who asks for a moment is not asked again meanwhile. */
const leavesInPeace = (note: PartyNote): boolean =>
  note.note === 'passedOn' || (note.note === 'topic' && note.topic === 'pause');

/** Notes that end a turn without a question: they put one themselves, or ask for none. */
const ENDING: ReadonlySet<PartyNote['note']> = new Set([
  'silent',
  'crisis',
  'fixList',
  'whatToCancel',
  'points',
  'refuseList',
  // A point that was answered leads to the next one on the same table.
  'pointNoted',
  'bidSealed',
  'answerSealed',
  'chooseRoom',
  'roomChosen',
  'saidInPrivate',
  'saidToAll',
  'objectForm',
  'leaveMediation',
  'answerByButton',
  'draftKept',
  'represent',
  'representChange',
  'representEnd',
]);

/** Where a person was offered because nothing was understood, the same question is not put a fourth time. */
const lost = (notes: readonly PartyNote[], { misses }: PartyMemory): boolean =>
  misses > 2 && notes.some(({ note }) => note === 'missed');

const endsTurn = ({ note }: PartyNote): boolean => ENDING.has(note);

/** What is put before the reader to answer comes with its buttons, also while a person holds the case. */
const ASKING: ReadonlySet<CaseEventType> = new Set([
  'proposalMade',
  'mediationStarted',
  'turnGiven',
  'offerMade',
  'sealedRoundProposed',
  'sealedRoundOpened',
  'agreementReached',
  'reflectionEnded',
  'settlementSigned',
  'promiseReported',
]);
const asked = ({ own, events }: Happened): boolean => !own && events.some(({ type }) => ASKING.has(type));

/** Of the reader's own turn, only what was pressed is answered with a question meanwhile. */
const pressed = ({ own, events, refusals }: Happened): boolean =>
  own && events.length + refusals.length > 0 && !events.every(({ type }) => type === 'messageSent');
