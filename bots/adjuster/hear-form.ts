import { BidRule, BidTiming } from '../../core/blind-bid/round.ts';
import type { Command } from '../../core/case/command.ts';
import { Audience, Side } from '../../core/case/party.ts';
import { instantOf } from '../../core/deadline/calendar.ts';
import { ClockId } from '../../core/deadline/deadline.ts';
import { RepresentativeKind } from '../../core/representation/kind.ts';
import { MandateScope } from '../../core/representation/mandate.ts';
import { type Contributor, ContributorKind, isShareable, TaskWants } from '../../core/task/task.ts';
import { CivilDate, DAY, type Instant } from '../../core/time.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { amountTyped, daysTyped } from '../typed.ts';
import type { Filled, Form } from './filled.ts';
import type { AdjusterMemory, Pending } from './memory.ts';
import { FORMS, type FormName, heardAs } from './note.ts';
import { timesTyped } from './session-times.ts';
import { termsTyped } from './terms.ts';

type Read = (filled: Filled) => Hearing<AdjusterMemory>;

/** A filled-in form. A field that is missing or unclear is named; nothing is guessed and nothing is sent. */
export const hearForm = (
  view: AdjusterView,
  memory: AdjusterMemory,
  form: Form,
  about: HearContext,
): Hearing<AdjusterMemory> => {
  const name = FORMS.find((each) => each === form.action);
  if (name === undefined) return heardAs(memory, [], [{ note: 'stale' }]);
  const field = (key: string): string => (form.values[key] ?? '').trim();
  return READ[name]({ view, memory, form, about, field });
};

const incomplete = ({ memory }: Filled, field: string): Hearing<AdjusterMemory> =>
  heardAs(memory, [], [{ note: 'incomplete', field }]);

const sends = ({ memory }: Filled, ...commands: readonly Command[]): Hearing<AdjusterMemory> =>
  heardAs({ ...memory, pending: null }, commands);

/** An end of the case is read back first; the yes to it is a button of its own. */
const readBack = ({ memory }: Filled, pending: Pending): Hearing<AdjusterMemory> =>
  heardAs({ ...memory, pending }, [], [{ note: 'confirmEnd' }]);

const write: Read = (filled) => {
  const { field, about, memory } = filled;
  const audience = Audience.safeParse(field('audience'));
  const text = field('text');
  if (!audience.success)
    return heardAs({ ...memory, draft: text.slice(0, 4_000) || null }, [], [{ note: 'chooseAudience' }]);
  if (text === '' || text.length > 4_000) return incomplete(filled, 'text');
  const command: Command =
    audience.data === 'staff'
      ? { type: 'addNote', noteId: about.newId(), text }
      : { type: 'sendMessage', messageId: about.newId(), audience: audience.data, text };
  return heardAs({ ...memory, draft: null }, [command]);
};

const propose: Read = (filled) => {
  const terms = termsTyped(filled);
  if ('missing' in terms) return incomplete(filled, terms.missing);
  const reason = filled.field('reason');
  if (reason === '' || reason.length > 2_000) return incomplete(filled, 'reason');
  // Kept for the case that they go beyond the person's own limit: then leave is asked for these very terms.
  const pending: Pending = { kind: 'leave', terms: terms.terms, reason };
  return heardAs({ ...filled.memory, pending }, [
    { type: 'makeProposal', proposalId: filled.about.newId(), terms: terms.terms, reason },
  ]);
};

/** Both sides read why the round is suggested. Where the case will refuse the round, the reason is not sent either. */
const sealedRound: Read = (filled) => {
  const { view, about, field } = filled;
  const { blindBid } = about.procedure;
  const timing = BidTiming.safeParse(field('timing') || blindBid.timings[0]);
  const rule = BidRule.safeParse(field('rule') || blindBid.rule);
  const reason = field('reason');
  if (!timing.success) return incomplete(filled, 'timing');
  if (!rule.success) return incomplete(filled, 'rule');
  if (reason === '' || reason.length > 2_000) return incomplete(filled, 'reason');
  const round: Command = {
    type: 'proposeSealedRound',
    roundId: about.newId(),
    rule: rule.data,
    timing: timing.data,
    reason,
  };
  return view.may.actions.includes('sealedRound')
    ? sends(filled, round, {
        type: 'sendMessage',
        messageId: about.newId(),
        audience: 'joint',
        text: reason,
      })
    : sends(filled, round);
};

const extend: Read = (filled) => {
  const clock = ClockId.safeParse(filled.form.subject ?? filled.field('clock'));
  const to = momentTyped(filled);
  const reason = filled.field('reason');
  if (!clock.success) return incomplete(filled, 'clock');
  if (to === null) return incomplete(filled, 'date');
  if (reason === '') return incomplete(filled, 'reason');
  return sends(filled, { type: 'extendClock', clock: clock.data, to, reason });
};

/** The end of a day where the procedure lives, at its cut-off hour. */
const momentTyped = ({ field, about: { procedure } }: Filled): Instant | null => {
  const date = CivilDate.safeParse(field('date'));
  return date.success ? instantOf(date.data, procedure.cutOffHour, procedure.timeZone) : null;
};

const askTask: Read = (filled) => {
  const { field, about } = filled;
  const askedOf = Side.safeParse(field('whom'));
  const wants = TaskWants.safeParse(field('wants'));
  const text = field('what');
  const dueAt = momentTyped(filled);
  const reason = field('reason');
  if (!askedOf.success) return incomplete(filled, 'whom');
  if (!wants.success) return incomplete(filled, 'wants');
  if (text === '' || text.length > 1_000) return incomplete(filled, 'what');
  if (dueAt === null) return incomplete(filled, 'date');
  if (reason === '' || reason.length > 1_000) return incomplete(filled, 'reason');
  const task = { taskId: about.newId(), askedOf: askedOf.data, wants: wants.data, text, reason, dueAt };
  return sends(filled, { type: 'askTask', task });
};

/** The code of the link is made here; whoever holds the case gets it to pass on. */
const askContributor: Read = (filled) => {
  const { field } = filled;
  const kind = ContributorKind.safeParse(field('kind'));
  const wants = TaskWants.safeParse(field('wants'));
  const name = field('who').slice(0, 120);
  if (!kind.success || kind.data === 'expert') return incomplete(filled, 'kind');
  if (name === '') return incomplete(filled, 'who');
  if (!wants.success) return incomplete(filled, 'wants');
  return askOutside(filled, { kind: kind.data, name }, wants.data);
};

/** The link goes to the side that asked for it, and not to whoever writes this. */
const inviteRepresentative: Read = (filled) => {
  const { field, about } = filled;
  const side = Side.safeParse(field('whom'));
  const name = field('who').slice(0, 120);
  const kind = RepresentativeKind.safeParse(field('kind'));
  const scope = MandateScope.safeParse(field('scope'));
  if (!side.success) return incomplete(filled, 'whom');
  if (name === '') return incomplete(filled, 'who');
  if (!kind.success) return incomplete(filled, 'kind');
  if (!scope.success) return incomplete(filled, 'scope');
  const representativeId = about.newId();
  return sends(filled, {
    type: 'inviteRepresentative',
    inviteId: about.newCode(),
    mandate: { representativeId, side: side.data, name, kind: kind.data, scope: scope.data, bids: false },
  });
};

/** Who it is comes from the registry, by its rule (core/turn/expert.ts). */
const askExpert: Read = (filled) => askOutside(filled, { kind: 'expert', name: EXPERT }, 'answer');

/** Stands for whoever the registry names; refused where it names nobody. */
const EXPERT = '?';

const askOutside = (
  filled: Filled,
  { kind, name }: Pick<Contributor, 'kind' | 'name'>,
  wants: TaskWants,
): Hearing<AdjusterMemory> => {
  const { view, field, about } = filled;
  const text = field('what');
  const dueAt = momentTyped(filled);
  const reason = field('reason');
  if (text === '' || text.length > 1_000) return incomplete(filled, 'what');
  if (dueAt === null) return incomplete(filled, 'date');
  if (reason === '' || reason.length > 1_000) return incomplete(filled, 'reason');
  const shareable = ({ element }: AdjusterView['points'][number]): boolean => isShareable(element, { kind });
  const elements =
    field('facts') === 'facts' ? view.points.filter(shareable).map(({ element }) => element) : [];
  const file = field('file');
  return sends(filled, {
    type: 'askContributor',
    inviteId: about.newCode(),
    task: {
      taskId: about.newId(),
      askedOf: 'contributor',
      wants,
      text,
      reason,
      dueAt,
      contributor: {
        contributorId: about.newId(),
        kind,
        name,
        elements,
        files: file === '' ? [] : [file],
      },
    },
  });
};

const extendTask: Read = (filled) => {
  const taskId = filled.field('task');
  const dueAt = momentTyped(filled);
  const reason = reasonTyped(filled);
  if (taskId === '') return incomplete(filled, 'task');
  if (dueAt === null) return incomplete(filled, 'date');
  return reason === null
    ? incomplete(filled, 'reason')
    : sends(filled, { type: 'extendTask', taskId, dueAt, reason });
};

const cancelTask: Read = (filled) => {
  const taskId = filled.field('task');
  const reason = reasonTyped(filled);
  if (taskId === '') return incomplete(filled, 'task');
  return reason === null
    ? incomplete(filled, 'reason')
    : sends(filled, { type: 'cancelTask', taskId, reason });
};

/** The request that was open when the form was made is answered, and no later one. */
const decideApproval: Read = (filled) => {
  const { view, field } = filled;
  const verdict = field('verdict');
  const reason = reasonTyped(filled);
  const asked = view.approvals.find(({ status }) => status === 'open');
  if (asked === undefined) return heardAs(filled.memory, [], [{ note: 'stale' }]);
  if (verdict !== 'yes' && verdict !== 'no') return incomplete(filled, 'verdict');
  if (reason === null) return incomplete(filled, 'reason');
  const { approvalId } = asked;
  return sends(filled, { type: 'answerApproval', approvalId, approved: verdict === 'yes', reason });
};

const setReserve: Read = (filled) => {
  const { view, form, field } = filled;
  const amount = amountTyped(field('amount'), form.reading, view.currency);
  const reason = reasonTyped(filled);
  if (amount === null) return incomplete(filled, 'amount');
  return reason === null
    ? incomplete(filled, 'reason')
    : sends(filled, { type: 'setReserve', amount, reason });
};

/** The wish that was open when the form was made is answered, and no later one. */
const answerErasure: Read = (filled) => {
  const { view, field } = filled;
  const verdict = field('verdict');
  const reason = reasonTyped(filled);
  if (view.erasure === null) return heardAs(filled.memory, [], [{ note: 'stale' }]);
  if (verdict !== 'yes' && verdict !== 'no') return incomplete(filled, 'verdict');
  if (reason === null) return incomplete(filled, 'reason');
  const { requestId } = view.erasure;
  return sends(filled, { type: 'answerErasure', requestId, granted: verdict === 'yes', reason });
};

const hold =
  (type: 'placeHold' | 'liftHold'): Read =>
  (filled) => {
    const reason = reasonTyped(filled);
    return reason === null ? incomplete(filled, 'reason') : sends(filled, { type, reason });
  };

const reasonTyped = ({ field }: Filled): string | null => {
  const reason = field('reason');
  return reason === '' || reason.length > 2_000 ? null : reason;
};

const startMediation: Read = (filled) => {
  const days = daysTyped(filled.form.values['days']);
  return sends(filled, {
    type: 'startMediation',
    ...(days === undefined || days === 0 ? {} : { until: filled.about.now + days * DAY }),
  });
};

const endMediation: Read = (filled) => {
  const settled = filled.field('settled');
  return settled === 'yes' || settled === 'no'
    ? sends(filled, { type: 'endMediation', settled: settled === 'yes' })
    : incomplete(filled, 'settled');
};

const proposeSession: Read = (filled) => {
  const typed = timesTyped(filled);
  if ('missing' in typed) return incomplete(filled, typed.missing);
  const minutes = Number(filled.field('minutes'));
  const reason = reasonTyped(filled);
  if (reason === null && filled.field('reason') !== '') return incomplete(filled, 'reason');
  return sends(filled, {
    type: 'proposeSession',
    sessionId: filled.about.newId(),
    times: typed.times,
    ...(Number.isInteger(minutes) && minutes > 0 ? { minutes } : {}),
    ...(reason === null ? {} : { reason }),
  });
};

const close: Read = (filled) => {
  const outcome = (['notSettled', 'settledElsewhere', 'unanswered'] as const).find(
    (each) => each === filled.field('outcome'),
  );
  const reason = filled.field('reason');
  if (outcome === undefined) return incomplete(filled, 'outcome');
  return reason === '' ? incomplete(filled, 'reason') : readBack(filled, { kind: 'close', outcome, reason });
};

const refer: Read = (filled) => {
  const to = filled.field('to');
  const reason = filled.field('reason');
  if (to === '') return incomplete(filled, 'to');
  return reason === '' ? incomplete(filled, 'reason') : readBack(filled, { kind: 'refer', to, reason });
};

/** One row a form; a form that nobody reads does not compile. */
const READ: { readonly [F in FormName]: Read } = {
  write,
  propose,
  sealedRound,
  handOver: (filled) => {
    const to = filled.field('colleague');
    return to === '' ? incomplete(filled, 'colleague') : sends(filled, { type: 'offerHandover', to });
  },
  decideApproval,
  askTask,
  askContributor,
  askExpert,
  inviteRepresentative,
  extendTask,
  cancelTask,
  setReserve,
  startMediation,
  endMediation,
  proposeSession,
  cancelSession: (filled) => {
    const reason = reasonTyped(filled);
    const { session } = filled.view;
    if (session === null) return heardAs(filled.memory, [], [{ note: 'stale' }]);
    return reason === null
      ? incomplete(filled, 'reason')
      : sends(filled, { type: 'cancelSession', sessionId: session.sessionId, reason });
  },
  extend,
  proveNotice: (filled) => {
    const note = filled.field('note').slice(0, 500);
    return note === ''
      ? incomplete(filled, 'note')
      : sends(filled, { type: 'proveNotice', how: 'byPerson', note });
  },
  invite: (filled) => {
    const name = filled.field('name').slice(0, 120);
    return name === ''
      ? incomplete(filled, 'name')
      : sends(filled, { type: 'inviteRespondent', inviteId: filled.about.newCode(), name });
  },
  refer,
  close,
  answerErasure,
  placeHold: hold('placeHold'),
  liftHold: hold('liftHold'),
};
