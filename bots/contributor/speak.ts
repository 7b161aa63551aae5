import type { CaseEvent } from '../../core/case/event.ts';
import type { Message } from '../../core/message/message.ts';
import { fileMessage } from '../../core/message/phrasing.ts';
import { isPending } from '../../core/task/task.ts';
import type { Happened, Note } from '../../core/turn/bot.ts';
import type { ContributorView } from '../../core/view/contributor.ts';
import { choice, choices, elementLabel, fromBot, refusalWords, say, text, valueWords } from '../phrase.ts';
import type { ContributorNote, FormName } from './note.ts';

/** Says what is asked, what came of it, and nothing of the dispute itself. */
export const speak = (
  view: ContributorView,
  _memory: null,
  { events, notes, refusals }: Happened,
): { readonly messages: readonly Message[]; readonly memory: null } => ({
  messages: [
    ...notes.filter(isNote).flatMap((note) => noteWords(note, view)),
    ...events.flatMap((event) => news(event, view)),
    ...refusals.map((refusal) => fromBot({ kind: 'text', text: refusalWords(refusal) })),
  ],
  memory: null,
});

const isNote = ({ note }: Note): boolean => note === 'arrived' || note === 'stale' || note === 'form';

const noteWords = (noted: Note, view: ContributorView): readonly Message[] => {
  const note = noted as ContributorNote;
  if (note.note === 'form') return view.task === null ? [] : [form(note.form, view.task.taskId, note.draft)];
  return note.note === 'stale' ? [text('contributor.over')] : standing(view);
};

/** Where things stand for them: the question before they came in, the task after it, or that nothing is left to do. */
const standing = (view: ContributorView): readonly Message[] => {
  const { task } = view;
  if (task === null || view.ended || !isPending(task)) return [text('contributor.over')];
  return task.access === 'joined' ? asked(view, task) : hello(view, task);
};

type Task = NonNullable<ContributorView['task']>;

const hello = (
  { askedBy, between: { reference, business } }: ContributorView,
  { taskId, text: wanted, dueAt }: Task,
): readonly Message[] => [
  business === null
    ? text('contributor.hello', { name: askedBy, reference })
    : text('contributor.helloBetween', { name: askedBy, business, reference }),
  choices(say('contributor.tie', { text: wanted, at: { at: dueAt } }), [
    choice('join', 'contributor.join', { subject: taskId, style: 'primary' }),
    choice('conflict', 'contributor.conflict', { subject: taskId }),
  ]),
];

const asked = ({ shared, files }: ContributorView, task: Task): readonly Message[] => [
  ...(shared.length === 0
    ? []
    : [
        fromBot({
          kind: 'card',
          text: say('contributor.shared'),
          rows: shared.map(({ element, value }) => ({
            label: elementLabel(element),
            value: valueWords(value),
            element,
          })),
          choices: [],
        }),
      ]),
  ...files.map((file) => fileMessage(file.by, file.evidenceId, file)),
  fromBot({
    kind: 'fileRequest',
    text: say(`contributor.asked.${task.wants}`, {
      text: task.text,
      reason: task.reason,
      at: { at: task.dueAt },
    }),
    choices: [
      choice('taskAnswer', 'choice.taskAnswer', { subject: task.taskId }),
      choice('taskTime', 'choice.taskTime', { subject: task.taskId }),
      choice('taskCannot', 'contributor.cannot', { subject: task.taskId }),
    ],
  }),
];

const form = (name: FormName, subject: string, draft?: string): Message =>
  fromBot({
    kind: 'form',
    text: say(`contributor.form.${name}`),
    action: name,
    subject,
    fields: [
      {
        name: 'words',
        label: say(name === 'taskAnswer' ? 'field.answer' : 'field.why'),
        type: 'longText',
        required: true,
        ...(draft === undefined ? {} : { value: draft }),
      },
    ],
    submit: say('choice.send'),
  });

/** What is told of the case: `contributorSees` lets nothing else through. */
const news = (event: CaseEvent, view: ContributorView): readonly Message[] => {
  switch (event.type) {
    case 'contributorJoined':
      return standing(view);
    case 'taskAnswered':
      return [text('contributor.thanks')];
    case 'taskDeclined':
      return [text('contributor.declined')];
    case 'taskTimeAsked':
      return [text('task.timeAsked')];
    case 'taskExtended':
      return [text('task.extended', { at: { at: event.dueAt }, reason: event.reason })];
    case 'taskCancelled':
      return [text('task.cancelled', { reason: event.reason })];
    case 'reminderSent':
      return [text('reminder.task'), ...standing(view)];
    case 'clockPassed':
      return [text('task.late'), ...standing(view)];
    case 'caseClosed':
    case 'caseWithdrawn':
    case 'caseReferred':
      return [text('contributor.over')];
    default:
      return [];
  }
};
