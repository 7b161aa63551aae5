import type { OverStatus } from '../../core/case/state.ts';
import type { Locale } from '../../core/locale.ts';
import type { ElementAnswer, ElementId, ElementValue } from '../../core/narrative/element.ts';
import type { Concern } from '../../core/port/understanding.ts';
import type { QuestionId } from '../../core/procedure/question.ts';
import type { Note } from '../../core/turn/bot.ts';
import type { Wordless } from '../../core/turn/input.ts';

/** The forms in which a task is answered. */
export const TASK_FORMS = ['taskAnswer', 'taskCannot', 'taskTime'] as const;
export type TaskForm = (typeof TASK_FORMS)[number];

/** Questions beside the point that are answered before the open question is put again. */
export const TOPICS = [
  'why',
  'cost',
  'binding',
  'privacy',
  'silence',
  'howLong',
  'status',
  'advice',
  'help',
  'pause',
  'thanks',
  'fishing',
  'outOfScope',
] as const;
export type Topic = (typeof TOPICS)[number] | QuestionId | 'unknown';

/** What hearing leaves to speaking besides the events of the case. */
export type PartyNote = Note &
  (
    | { readonly note: 'arrived' }
    | { readonly note: 'topic'; readonly topic: Topic; readonly language: Locale }
    | { readonly note: 'missed' }
    | { readonly note: 'again' }
    | { readonly note: 'unsure' }
    | { readonly note: 'parked' }
    | { readonly note: 'taken'; readonly element: ElementId; readonly value: ElementValue }
    | { readonly note: 'ahead'; readonly element: ElementId; readonly value: ElementValue }
    | { readonly note: 'draftKept' }
    | { readonly note: 'feeling' }
    | { readonly note: 'hello' }
    | { readonly note: 'needed'; readonly element: ElementId }
    /** `over`: what was pressed was about an offer, and what became of that. */
    | { readonly note: 'stale'; readonly over?: OverStatus }
    | { readonly note: 'same' }
    | { readonly note: 'kept' }
    | { readonly note: 'fixList' }
    | { readonly note: 'whatToCancel' }
    | { readonly note: 'limit' }
    | { readonly note: 'sealInBox' }
    | { readonly note: 'hostile' }
    | { readonly note: 'masked' }
    | { readonly note: 'passedOn' }
    | { readonly note: 'amountUnclear' }
    | { readonly note: 'nameNeeded' }
    | { readonly note: 'silent' }
    | { readonly note: 'deleted' }
    | { readonly note: 'wordless'; readonly what: Wordless }
    | { readonly note: 'personComing' }
    | { readonly note: 'optedOut' }
    /** The wish was on the record already. */
    | { readonly note: 'erasureKnown' }
    | {
        readonly note: 'crisis';
        readonly kind: 'selfHarm' | 'violence' | 'medical';
        /** The language it was said in: the last hint at a place where no time zone is known. */
        readonly language: Locale;
        /** Said a second time: the numbers come again, the words do not. */
        readonly again: boolean;
        /** The words may hold a number meant for the seal: they are kept nowhere. */
        readonly unsaid: boolean;
      }
    | {
        readonly note: 'concern';
        /** What the words hint at: the number that fits comes first, and a press of "I am in danger" stops the case for it. */
        readonly kind: Concern;
        readonly language: Locale;
      }
    | { readonly note: 'safe' }
    | {
        readonly note: 'corrected';
        readonly element: ElementId;
        readonly before: ElementValue;
        readonly after: ElementValue;
      }
    | { readonly note: 'points' }
    | { readonly note: 'foundLeft' }
    | { readonly note: 'heardWrong' }
    | { readonly note: 'chooseRoom' }
    | { readonly note: 'roomChosen' }
    | { readonly note: 'saidInPrivate'; readonly messageId: string }
    | { readonly note: 'saidToAll' }
    | { readonly note: 'objectForm' }
    | { readonly note: 'leaveMediation' }
    | { readonly note: 'bidSealed' }
    | { readonly note: 'answerSealed'; readonly proposalId: string }
    | { readonly note: 'answerByButton'; readonly unsaid: true }
    | { readonly note: 'refuseList' }
    | {
        readonly note: 'pointNoted';
        readonly element: ElementId;
        readonly stance: ElementAnswer['stance'];
        readonly left: number;
      }
    /** A file came while something was asked for. */
    | { readonly note: 'fileForTask'; readonly evidenceId: string }
    | { readonly note: 'fileKept' }
    | { readonly note: 'taskForm'; readonly form: TaskForm; readonly taskId: string }
    | { readonly note: 'preferenceSealed' }
    | { readonly note: 'preferenceAgain' }
    | { readonly note: 'sessionForm'; readonly sessionId: string }
    /** Who shall act for this side, or who does. */
    | { readonly note: 'represent' }
    | { readonly note: 'representChange' }
    | { readonly note: 'representEnd' }
    | { readonly note: 'representOffer' }
    | { readonly note: 'resumeLink'; readonly code: string }
  );
export type NoteName = PartyNote['note'];
