import type { CaseEventType } from '../../core/case/event.ts';
import type { Message } from '../../core/message/message.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { fromBot, refusalWords } from '../phrase.ts';
import { FILE_QUESTIONS } from './file-question.ts';
import type { PartyMemory } from './memory.ts';
import { news } from './news.ts';
import type { PartyNote } from './note.ts';
import { isPartyNote, noteWords } from './note-words.ts';
import type { Question } from './question.ts';
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
    const said = notes.filter(({ note }) => note !== 'resumeLink');
    const told = [
      ...said.flatMap((note) => noteWords(note, view, memory, about, words)),
      ...happened.events.flatMap((event) => news(event, view, happened.own)),
      ...happened.refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
      ...words.after(view, happened),
      // A link for oneself comes last: it must not be taken for the one that goes to the other side.
      ...notes
        .filter(({ note }) => note === 'resumeLink')
        .flatMap((note) => noteWords(note, view, memory, about, words)),
    ];
    const after = { ...memory, ...fileAsked(happened, told), greeted: true };
    const silent = view.holder !== null && !pressed(happened) && !asked(happened);
    if (silent || lost(notes, memory) || notes.some(endsTurn)) return { messages: told, memory: after };
    const open = words.question(view, after);
    const id = questionId(open.message);
    const put = happened.own
      ? ((open.acts || hasButtons(open.message)) && id !== memory.put) || asks(notes, open, told.length)
      : told.length > 0 && open.acts && id !== memory.put;
    return put
      ? { messages: [...told, open.message], memory: { ...open.memory, put: id } }
      : { messages: told, memory: after };
  };

/** The file that was just asked about. */
const fileAsked = ({ events }: Happened, told: readonly Message[]): Pick<PartyMemory, 'file'> => {
  const read = events.findLast(({ type }) => type === 'evidenceRead');
  const asked = told.some(({ body: { text } }) => 'key' in text && FILE_QUESTIONS.has(text.key));
  return asked && read?.type === 'evidenceRead' ? { file: read.evidenceId } : {};
};

/** What tells one question from another: its words and what its buttons are about. The same one is not pushed twice. */
const questionId = ({ body }: Message): string => {
  const key = 'key' in body.text ? body.text.key : '';
  const subjects = 'choices' in body ? body.choices.map(({ subject = '' }) => subject) : [];
  return [key, ...new Set(subjects)].join(' ');
};

/** Who waits can still have something to press: that is shown once. */
const hasButtons = ({ body }: Message): boolean => 'choices' in body && body.choices.length > 0;

/** The same question again: to who came back or has nothing else to read, and to who is to act, but not after each message to the other side. */
const asks = (notes: readonly PartyNote[], { acts }: Question, told: number): boolean =>
  told === 0 ||
  notes.some(({ note }) => note === 'arrived') ||
  (acts && !notes.some(({ note }) => note === 'passedOn'));

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
]);

/** Where a person was offered because nothing was understood, the same question is not put a fourth time. */
const lost = (notes: readonly PartyNote[], { misses }: PartyMemory): boolean =>
  misses > 2 && notes.some(({ note }) => note === 'missed');

const endsTurn = ({ note }: PartyNote): boolean => ENDING.has(note);

/** What is put before the reader to answer comes with its buttons, also while a person holds the case. */
const ASKING: ReadonlySet<CaseEventType> = new Set([
  'proposalMade',
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
