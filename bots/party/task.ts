import type { Command } from '../../core/case/command.ts';
import type { Message } from '../../core/message/message.ts';
import { type Contributor, needsConsent, type Task } from '../../core/task/task.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { OwnTask, PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import { TASK_FORMS, type TaskForm } from './note.ts';
import { heardAs } from './said.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** Buttons for one file at most: more would not be read on a phone. */
const MOST_BUTTONS = 4;
/** So much of what is asked for stands on a button. */
const ON_BUTTON = 40;

export const ownTask = ({ tasks }: PartyView, taskId: string | undefined): OwnTask | undefined =>
  tasks.find((task) => task.taskId === taskId);

/** What is asked for, why and until when, with the way to give it and the ways not to. */
export const taskMessage = ({ taskId, wants, text, reason, dueAt }: OwnTask): Message => {
  const words = say(`task.asked.${wants}`, { text, reason, at: { at: dueAt } });
  const others = [
    choice('taskTime', 'choice.taskTime', { subject: taskId }),
    choice('taskCannot', wants === 'document' ? 'choice.taskNone' : 'choice.taskCannot', { subject: taskId }),
  ];
  return wants === 'document'
    ? fromBot({ kind: 'fileRequest', text: words, choices: others })
    : choices(words, [
        choice('taskAnswer', 'choice.taskAnswer', { subject: taskId, style: 'primary' }),
        ...others,
      ]);
};

/** Is anything still open? Asked of a side before its case is closed. */
export const closingQuestion = ({ closing }: PartyView): readonly Message[] =>
  closing === null
    ? []
    : [
        choices(say('closing.asked', { outcome: closing.outcome, reason: closing.reason }), [
          choice('closingYes', 'choice.closingYes', { subject: String(closing.at) }),
          choice('closingNo', 'choice.closingNo', { subject: String(closing.at) }),
        ]),
      ];

/** Does the file that just came belong to something that was asked for? */
export const fileForTask = (evidenceId: string, { tasks }: PartyView): readonly Message[] => {
  const wanted = tasks.filter(({ wants }) => wants === 'document').slice(0, MOST_BUTTONS);
  if (wanted.length === 0) return [];
  return [
    choices(say('task.isThisIt'), [
      ...wanted.map(({ taskId, text }) =>
        choice('taskFile', 'choice.taskFile', {
          subject: `${taskId}/${evidenceId}`,
          params: { text: text.length > ON_BUTTON ? `${text.slice(0, ON_BUTTON - 1)}…` : text },
        }),
      ),
      choice('taskFileNo', 'choice.taskFileNo', { subject: evidenceId }),
    ]),
  ];
};

/** Both sides are told who is asked what; where it is about health, the customer says first whether that may be. */
export const contributorAsked = (
  { taskId, text, dueAt }: Pick<Task, 'taskId' | 'text' | 'dueAt'>,
  contributor: Contributor,
  { side }: PartyView,
): readonly Message[] => {
  const { kind, name } = contributor;
  const told = { name, kind: say(`staff.contributor.${kind}`), text, at: { at: dueAt } };
  if (!needsConsent(contributor))
    return [fromBot({ kind: 'text', text: say('task.theyAsked', told) }), ...chosenFor(contributor)];
  if (side === 'respondent') return [fromBot({ kind: 'text', text: say('task.theyAskedWithConsent', told) })];
  return [
    choices(say('task.consent', told), [
      choice('consentYes', 'choice.consentYes', { subject: taskId, style: 'primary' }),
      choice('consentNo', 'choice.consentNo', { subject: taskId }),
    ]),
  ];
};

/** Why this expert and no other: the same words for both sides. */
const chosenFor = ({ name, fit }: Contributor): readonly Message[] =>
  fit === undefined || fit.credential === null
    ? []
    : [
        fromBot({
          kind: 'text',
          text:
            fit.field === null
              ? say('task.expertWhy', { name, credential: fit.credential })
              : say('task.expertWhyField', {
                  name,
                  credential: fit.credential,
                  field: say(`claimType.${fit.field}`),
                }),
        }),
      ];

/** The name of whoever was asked; both sides know it. */
export const contributorOf = (taskId: string, { contributors }: PartyView): string =>
  contributors.find((each) => each.taskId === taskId)?.contributor.name ?? '';

/** The customer's yes that somebody may be asked about their health, where it is still waited for. */
export const consentOpen = (view: PartyView): readonly Message[] =>
  view.side !== 'claimant'
    ? []
    : view.contributors
        .filter(({ waits }) => waits)
        .flatMap((each) => contributorAsked(each, each.contributor, view));

export const taskForm = (form: TaskForm, { taskId, text }: OwnTask): Message =>
  fromBot({
    kind: 'form',
    text: say(`task.form.${form}`, { text }),
    action: form,
    subject: taskId,
    fields: [
      {
        name: 'words',
        label: say(form === 'taskAnswer' ? 'field.answer' : 'field.why'),
        type: 'longText',
        required: true,
      },
    ],
    submit: say('choice.send'),
  });

const COMMAND: { readonly [F in TaskForm]: (taskId: string, words: string) => Command } = {
  taskAnswer: (taskId, words) => ({ type: 'answerTask', taskId, text: words.slice(0, 4_000) }),
  taskCannot: (taskId, words) => ({ type: 'declineTask', taskId, reason: words.slice(0, 2_000) }),
  taskTime: (taskId, words) => ({ type: 'askTime', taskId, reason: words.slice(0, 2_000) }),
};

/** A filled-in form of a task; null where the form is another one. */
export const hearTaskForm = (
  view: PartyView,
  memory: PartyMemory,
  { action, subject, values }: Form,
): Hearing<PartyMemory> | null => {
  const form = TASK_FORMS.find((each) => each === action);
  if (form === undefined) return null;
  const task = ownTask(view, subject);
  if (task === undefined) return heardAs(memory, [], [{ note: 'stale' }]);
  const words = (values['words'] ?? '').trim();
  return words === ''
    ? heardAs(memory, [], [{ note: 'taskForm', form, taskId: task.taskId }])
    : heardAs(settled(memory), [COMMAND[form](task.taskId, words)]);
};
