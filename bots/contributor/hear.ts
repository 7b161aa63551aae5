import type { Command } from '../../core/case/command.ts';
import { isPending } from '../../core/task/task.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { ContributorView } from '../../core/view/contributor.ts';
import type { ContributorNote, FormName } from './note.ts';
import { FORMS } from './note.ts';

/** One hearing. */
const heardAs = (
  commands: readonly Command[] = [],
  notes: readonly ContributorNote[] = [],
): Hearing<null> => ({ commands, notes, memory: null });

const STALE = heardAs([], [{ note: 'stale' }]);

/** Turns what somebody outside of the dispute did into commands; words go nowhere before they press "send". */
export const hear = (
  view: ContributorView,
  _memory: null,
  heard: Heard,
  about: HearContext,
): Hearing<null> => {
  const { task } = view;
  if (heard.kind === 'arrive') return heardAs([], [{ note: 'arrived' }]);
  if (heard.kind === 'chat' || heard.kind === 'deleted' || heard.kind === 'wordless') return heardAs();
  if (task === null || view.ended || !isPending(task)) return STALE;
  switch (heard.kind) {
    case 'choice':
      return pressed(task, heard);
    case 'form':
      return filled(task, heard);
    case 'file':
      return task.access === 'joined' ? sent(task.taskId, heard, about) : heardAs([], [{ note: 'arrived' }]);
    case 'text':
    case 'edit':
      return heardAs(
        [],
        [
          task.access === 'joined'
            ? { note: 'form', form: 'taskAnswer', draft: heard.text.slice(0, 4_000) }
            : { note: 'arrived' },
        ],
      );
  }
};

type Task = NonNullable<ContributorView['task']>;

const pressed = (
  { taskId, access }: Task,
  { action, subject }: Extract<Heard, { kind: 'choice' }>,
): Hearing<null> => {
  if (subject !== taskId) return STALE;
  if (action === 'join' && access === 'invited') return heardAs([{ type: 'joinTask', taskId }]);
  const form = FORMS.find((each) => each === action);
  if (form === undefined || (form === 'conflict') !== (access === 'invited')) return STALE;
  return heardAs([], [{ note: 'form', form }]);
};

const COMMAND: { readonly [F in FormName]: (taskId: string, words: string) => Command } = {
  conflict: (taskId, words) => ({ type: 'joinTask', taskId, conflict: words.slice(0, 2_000) }),
  taskAnswer: (taskId, words) => ({ type: 'answerTask', taskId, text: words.slice(0, 4_000) }),
  taskCannot: (taskId, words) => ({ type: 'declineTask', taskId, reason: words.slice(0, 2_000) }),
  taskTime: (taskId, words) => ({ type: 'askTime', taskId, reason: words.slice(0, 2_000) }),
};

const filled = (
  { taskId }: Task,
  { action, subject, values }: Extract<Heard, { kind: 'form' }>,
): Hearing<null> => {
  const form = FORMS.find((each) => each === action);
  if (form === undefined || subject !== taskId) return STALE;
  const words = (values['words'] ?? '').trim();
  return words === '' ? heardAs([], [{ note: 'form', form }]) : heardAs([COMMAND[form](taskId, words)]);
};

/** What they send is what they were asked for: there is nothing else that it could belong to. */
const sent = (
  taskId: string,
  { file }: Extract<Heard, { kind: 'file' }>,
  about: HearContext,
): Hearing<null> => {
  const evidenceId = about.newId();
  return heardAs([
    { type: 'addEvidence', evidence: { evidenceId, by: 'contributor', ...file, at: about.now } },
    { type: 'giveFile', taskId, evidenceId },
  ]);
};
