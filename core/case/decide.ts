import { mediatorOf, wasNeutral, wasPartysPerson } from '../staff/seat.ts';
import type { Command, CommandType } from './command.ts';
import { CARRYING } from './decide/carrying.ts';
import { CLOCK_RULES } from './decide/clocks.ts';
import { ENDING } from './decide/ending.ts';
import { ERASING_RULES } from './decide/erasing.ts';
import { INVITING } from './decide/inviting.ts';
import { LEAVE } from './decide/leave.ts';
import { MEDIATING } from './decide/mediating.ts';
import { MEETING, withoutTalksAhead } from './decide/meeting.ts';
import { NEGOTIATING } from './decide/negotiating.ts';
import { PEOPLE } from './decide/people.ts';
import { PREFERRING } from './decide/preferring.ts';
import { RETELLING_RULES } from './decide/retelling.ts';
import { done, type Rule, type Rules, refuse } from './decide/rule.ts';
import { SEALING } from './decide/sealing.ts';
import { SETTLING } from './decide/settling.ts';
import { seatMayAsk } from './decide/staff-command.ts';
import { TASKS } from './decide/tasks.ts';
import { TELLING } from './decide/telling.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { type CaseState, isOpen } from './state.ts';

/** Every command but the first, with who may ask for it, where, and what it means; one without a row does not compile. */
export const RULES: Rules<Exclude<CommandType, 'openCase'>> = {
  ...TELLING,
  ...RETELLING_RULES,
  ...INVITING,
  ...NEGOTIATING,
  ...SEALING,
  ...SETTLING,
  ...PEOPLE,
  ...MEDIATING,
  ...CARRYING,
  ...MEETING,
  ...PREFERRING,
  ...TASKS,
  ...LEAVE,
  ...CLOCK_RULES,
  ...ENDING,
  ...ERASING_RULES,
};

/**
 * What a command does to a case: events, or a refusal with a code. Pure: the same state, command and context give the
 * same decision. Events of one decision apply in order.
 */
export const decide = (state: CaseState | null, command: Command, context: DecisionContext): Decision => {
  if (command.type === 'openCase') return open(state, command, context);
  if (state === null) return refuse('wrongPhase');
  const rule = RULES[command.type] as Rule<Exclude<CommandType, 'openCase'>>;
  const refusal = admission(state, command.type, rule, context);
  return refusal === null ? withoutTalksAhead(state, rule.decide(state, command, context)) : { refusal };
};

const open = (
  state: CaseState | null,
  { type: _type, ...opening }: Extract<Command, { type: 'openCase' }>,
  { by }: DecisionContext,
): Decision => {
  if (state !== null) return refuse('alreadyDone');
  if (by.role !== 'claimant' || by.id !== opening.claimantId) return refuse('notYours');
  return done({ type: 'caseOpened', ...opening });
};

/** Something that only people may settle is known, and no person has looked at it yet. */
const awaitsPerson = ({ guards, guardsSeen, people }: CaseState): boolean =>
  guards.length > 0 && !guardsSeen && people.holder === null;

/** Nobody's person, and on no case but the one that they were given; before that they may only declare themselves. */
const neutralRefused = (state: CaseState, type: CommandType, id: string): RefusalCode | null => {
  if (wasPartysPerson(state, id)) return 'notNeutral';
  return mediatorOf(state) === id || type === 'declareConflict' ? null : 'notYours';
};

/** Seat, person, neutrality, phase, safety, guardrails, holder: checked in this order, before any rule is asked. */
const admission = (
  state: CaseState,
  type: CommandType,
  rule: Rule<Exclude<CommandType, 'openCase'>>,
  { by }: DecisionContext,
): Refusal | null => {
  if (!rule.by.includes(by.role)) return { code: 'notYours' };
  if ((by.role === 'adjuster' || by.role === 'mediator') && !seatMayAsk(by.role, type))
    return { code: 'notYours' };
  if (by.role === 'claimant' && by.id !== state.claimant.id) return { code: 'notYours' };
  if (by.role === 'respondent' && state.respondent !== null && by.id !== state.respondent.id)
    return { code: 'inviteUsed' };
  const neutral = by.role === 'mediator' ? neutralRefused(state, type, by.id) : null;
  if (neutral !== null) return { code: neutral };
  if (by.role === 'adjuster' && wasNeutral(state, by.id)) return { code: 'wasNeutral' };
  if (!rule.phases.includes(state.phase)) return { code: 'wrongPhase' };
  if (isOpen(state) && state.paused !== null && !rule.whilePaused) return { code: 'paused' };
  if (rule.binds && by.role !== 'parley' && awaitsPerson(state)) return { code: 'personFirst' };
  if (rule.holder && (by.role === 'parley' || state.people.holder?.actor.id !== by.id))
    return { code: 'notHolder' };
  return null;
};
