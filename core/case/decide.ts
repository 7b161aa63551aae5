import { mediatorOf, wasNeutral, wasPartysPerson } from '../staff/seat.ts';
import type { Command, CommandType } from './command.ts';
import { CARRYING } from './decide/carrying.ts';
import { CLOCK_RULES } from './decide/clocks.ts';
import { ENDING } from './decide/ending.ts';
import { ERASING_RULES } from './decide/erasing.ts';
import { INVITING } from './decide/inviting.ts';
import { LEAVE } from './decide/leave.ts';
import { voiceRefused } from './decide/mandated.ts';
import { MEDIATING } from './decide/mediating.ts';
import { MEETING, withoutTalksAhead } from './decide/meeting.ts';
import { NEGOTIATING } from './decide/negotiating.ts';
import { PEOPLE } from './decide/people.ts';
import { PREFERRING } from './decide/preferring.ts';
import { answeredByOther, REPRESENTING } from './decide/representing.ts';
import { RETELLING_RULES } from './decide/retelling.ts';
import { done, type Rule, type Rules, refuse } from './decide/rule.ts';
import { SEALING } from './decide/sealing.ts';
import { SETTLING } from './decide/settling.ts';
import { seatMayAsk } from './decide/staff-command.ts';
import { TASKS } from './decide/tasks.ts';
import { TELLING } from './decide/telling.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { Actor } from './party.ts';
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
  ...REPRESENTING,
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
  const refusal = admission(state, command, rule, context);
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

/** A side is one person; before a business has joined, whoever opened its invitation is it. */
const strangerRefused = ({ claimant, respondent }: CaseState, by: Actor): RefusalCode | null => {
  if (by.role === 'claimant' && by.id !== claimant.id) return 'notYours';
  return by.role === 'respondent' && respondent !== null && by.id !== respondent.id ? 'inviteUsed' : null;
};

/** Somebody who acts for a side does what their mandate covers; of two voices of a side the first one stands. */
const refusedVoice = (state: CaseState, command: Command, context: DecisionContext): Refusal | null => {
  const code = voiceRefused(state, command.type, context.by);
  return code === null ? answeredByOther(state, command, context) : { code };
};

/** Seat, person, neutrality, mandate, phase, safety, guardrails, holder: checked in this order, before any rule is asked. */
const admission = (
  state: CaseState,
  command: Command,
  rule: Rule<Exclude<CommandType, 'openCase'>>,
  context: DecisionContext,
): Refusal | null => {
  const { by } = context;
  const { type } = command;
  if (!rule.by.includes(by.role)) return { code: 'notYours' };
  if ((by.role === 'adjuster' || by.role === 'mediator') && !seatMayAsk(by.role, type))
    return { code: 'notYours' };
  const stranger = strangerRefused(state, by);
  if (stranger !== null) return { code: stranger };
  const neutral = by.role === 'mediator' ? neutralRefused(state, type, by.id) : null;
  if (neutral !== null) return { code: neutral };
  if (by.role === 'adjuster' && wasNeutral(state, by.id)) return { code: 'wasNeutral' };
  const voice = refusedVoice(state, command, context);
  if (voice !== null) return voice;
  if (!rule.phases.includes(state.phase)) return { code: 'wrongPhase' };
  if (isOpen(state) && state.paused !== null && !rule.whilePaused) return { code: 'paused' };
  if (rule.binds && by.role !== 'parley' && awaitsPerson(state)) return { code: 'personFirst' };
  if (rule.holder && (by.role === 'parley' || state.people.holder?.actor.id !== by.id))
    return { code: 'notHolder' };
  return null;
};
