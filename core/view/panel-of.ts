import { type NextStep, nextStep } from '../case/due.ts';
import { onlyBotListens } from '../case/listening.ts';
import { caseNumber } from '../case/number.ts';
import type { Owner, Role, Side } from '../case/party.ts';
import { type CaseState, isOpen } from '../case/state.ts';
import { proposedMediator } from '../mediation/wanted.ts';
import type { Phrase } from '../message/message.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { goesAsFarAs, mandateOf, openMandate } from '../representation/mandate.ts';
import { isAsked, mediatorOf } from '../staff/seat.ts';
import { isPending, pendingOf, taskFor } from '../task/task.ts';
import type { Panel } from './panel.ts';

/** Whoever has joined may let somebody act for them, and end that also when the case is over. */
const helperOf = (state: CaseState, role: Role): Panel['helper'] => {
  if (!isSide(role) || (role === 'respondent' && state.respondent === null)) return null;
  const has = openMandate(state.mandates, role) !== null;
  return isOpen(state) || has
    ? { action: 'represent', label: { key: has ? 'choice.representSee' : 'panel.helper' } }
    : null;
};

const isSide = (role: Role): role is Side => role === 'claimant' || role === 'respondent';

/** The panel above a conversation, for the seat that looks at it; whether the room is open is for whoever knows the person and the time. Words are in prompts/replies, `panel.json`. */
export const panelOf = (state: CaseState, role: Role, procedure: Procedure): Panel => {
  const next = stepFor(state, role, procedure);
  const open = isOpen(state);
  const side = isSide(role);
  return {
    title: procedure.title,
    number: caseNumber(state.caseId),
    phase: { key: `phase.${isOpen(state) && state.paused !== null ? 'paused' : state.phase}` },
    next:
      next === null
        ? { key: 'next.nothing' }
        : { key: nextKey(role, next.owner), params: { step: { key: `step.${next.step}` } } },
    due:
      next === null
        ? null
        : {
            at: next.due,
            why: next.clock.why,
            source: next.clock.source,
            verified: next.clock.verified,
          },
    tasks: isSide(role) && open ? tasksOf(state, role) : [],
    person: side && open ? { action: 'person', label: { key: 'panel.person' } } : null,
    helper: helperOf(state, role),
    composer: { open, hint: composerHint(state, side), edits: side && onlyBotListens(state) },
    room: false,
    demonstration: state.demonstration,
  };
};

/** Above the talk with somebody outside of the dispute: what they are asked for and until when, and nothing of the case. */
export const contributorPanel = (state: CaseState, personId: string, procedure: Procedure): Panel => {
  const task = taskFor(state.tasks, personId);
  const open = isOpen(state) && task !== undefined && isPending(task);
  const { why, source, verified } = procedure.clocks.task;
  return {
    title: procedure.title,
    number: caseNumber(state.caseId),
    phase: { key: 'contributor.phase' },
    next: open ? { key: 'next.you', params: { step: { key: 'step.task' } } } : { key: 'next.nothing' },
    due: open ? { at: task.dueAt, why, source, verified } : null,
    tasks: [],
    person: null,
    helper: null,
    composer: { open, hint: { key: open ? 'composer.open' : 'composer.ended' }, edits: false },
    room: false,
    demonstration: state.demonstration,
  };
};

/** Above the talk with a neutral: the case for the one who sits on it, the one open question for whoever is asked to. */
export const mediatorPanel = (
  state: CaseState,
  { personId, procedure }: { readonly personId: string; readonly procedure: Procedure },
): Panel => {
  if (mediatorOf(state) === personId) return panelOf(state, 'mediator', procedure);
  const asked = isAsked(state, personId) ? proposedMediator(state) : null;
  const open = asked !== null && !asked.cleared;
  const { why, source, verified } = procedure.clocks.conflict;
  return {
    title: procedure.title,
    number: caseNumber(state.caseId),
    phase: { key: asked === null ? 'mediator.phase.gone' : 'mediator.phase.asked' },
    next: open ? { key: 'next.you', params: { step: { key: 'step.conflict' } } } : { key: 'next.nothing' },
    due: open ? { at: asked.answerBy, why, source, verified } : null,
    tasks: [],
    person: null,
    helper: null,
    composer: { open: false, hint: { key: 'composer.ended' }, edits: false },
    room: false,
    demonstration: state.demonstration,
  };
};

/** Above the talk with whoever acts for a side: the side's own, with what only the side itself may do left out. */
export const representativePanel = (state: CaseState, personId: string, procedure: Procedure): Panel => {
  const mandate = mandateOf(state.mandates, personId);
  if (mandate?.status === 'active') {
    const panel = panelOf(state, mandate.side, procedure);
    const speaks = goesAsFarAs(mandate, 'speaks');
    const edits = panel.composer.edits && speaks;
    return {
      ...panel,
      tasks: speaks ? panel.tasks : [],
      helper: null,
      composer: { ...panel.composer, edits },
    };
  }
  return {
    title: procedure.title,
    number: caseNumber(state.caseId),
    phase: { key: `representative.phase.${mandate?.status === 'invited' ? 'asked' : 'over'}` },
    next: { key: 'next.nothing' },
    due: null,
    tasks: [],
    person: null,
    helper: null,
    composer: { open: false, hint: { key: 'composer.ended' }, edits: false },
    room: false,
    demonstration: state.demonstration,
  };
};

/** That something was asked of the other side, or leave of somebody of the team, is not a party's to see. */
const stepFor = (state: CaseState, role: Role, procedure: Procedure): NextStep | null =>
  role === 'adjuster'
    ? nextStep(state, procedure)
    : nextStep(
        state,
        procedure,
        ({ clock, owner }) =>
          clock !== 'approval' && (clock !== 'task' || role === 'mediator' || owner === role),
      );

const tasksOf = (state: CaseState, side: Side): readonly Phrase[] =>
  pendingOf(state.tasks, side).map(({ text, dueAt }) => ({
    key: 'panel.task',
    params: { text, at: { at: dueAt } },
  }));

const nextKey = (role: Role, owner: Owner): string => {
  if (owner === 'parley') return 'next.parley';
  if (owner === 'staff') return role === 'adjuster' || role === 'mediator' ? 'next.you' : 'next.staff';
  if (owner === role) return 'next.you';
  return `next.${owner}`;
};

const composerHint = (state: CaseState, side: boolean): Phrase => {
  if (!isOpen(state)) return { key: 'composer.ended' };
  if (!side) return { key: 'composer.staff' };
  return { key: state.people.holder === null ? 'composer.open' : 'composer.person' };
};
