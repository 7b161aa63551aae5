import type { Command } from '../../core/case/command.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { approvedFor } from '../../core/view/staff-action.ts';
import type { AdjusterMemory, Pending } from './memory.ts';
import { FORMS, heardAs } from './note.ts';

type Press = (pressed: {
  readonly view: AdjusterView;
  readonly memory: AdjusterMemory;
  readonly subject: string | undefined;
  readonly about: HearContext;
}) => Hearing<AdjusterMemory> | null;

/** A pressed button. What the case does not allow is refused by the case, in its own words. */
export const hearChoice = (
  view: AdjusterView,
  memory: AdjusterMemory,
  { action, subject }: Extract<Heard, { kind: 'choice' }>,
  about: HearContext,
): Hearing<AdjusterMemory> => {
  const press = Object.hasOwn(PRESS, action) ? PRESS[action] : undefined;
  return press?.({ view, memory, subject, about }) ?? heardAs(memory, [], [{ note: 'stale' }]);
};

const command =
  (type: 'takeOver' | 'release' | 'acceptHandover' | 'declineHandover' | 'resumeCase'): Press =>
  ({ memory }) =>
    heardAs(memory, [{ type }]);

/** The buttons of this bot's messages and of the desk; names come from outside, hence the open record. */
const PRESS: { readonly [action: string]: Press } = {
  takeOver: command('takeOver'),
  release: command('release'),
  acceptHandover: command('acceptHandover'),
  declineHandover: command('declineHandover'),
  resume: command('resumeCase'),
  proposeApproved: ({ view, memory, about }) => {
    const approved = approvedFor(view.approvals, about.personId);
    return approved === undefined
      ? null
      : heardAs(memory, [
          {
            type: 'makeProposal',
            proposalId: about.newId(),
            terms: approved.terms,
            reason: approved.reason,
          },
        ]);
  },
  offerPreferences: ({ memory, about }) =>
    heardAs(memory, [{ type: 'offerPreferences', roundId: about.newId() }]),
  openRoom: ({ memory, about }) => heardAs(memory, [{ type: 'openRoom', sessionId: about.newId() }]),
  endSession: ({ view: { running }, memory }) =>
    running === null ? null : heardAs(memory, [{ type: 'endSession', sessionId: running.sessionId }]),
  open: ({ memory, subject }) => {
    const form = FORMS.find((name) => name === subject);
    return form === undefined ? null : heardAs(memory, [], [{ note: 'form', form }]);
  },
  /** The yes to what was read back last, and to nothing else. */
  confirm: ({ memory, subject, about }) =>
    memory.pending !== null && memory.pending.kind === subject
      ? heardAs({ ...memory, pending: null }, [confirmed(memory.pending, about)])
      : null,
  keep: ({ memory }) => heardAs({ ...memory, pending: null }, [], [{ note: 'kept' }]),
};

const confirmed = (pending: Pending, about: HearContext): Command => {
  switch (pending.kind) {
    case 'close':
      return { type: 'closeCase', outcome: pending.outcome, reason: pending.reason };
    case 'refer':
      return { type: 'referCase', to: pending.to, reason: pending.reason };
    case 'leave':
      return {
        type: 'requestApproval',
        approvalId: about.newId(),
        terms: pending.terms,
        reason: pending.reason,
      };
  }
};
