import type { CommandOf } from '../command.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { closingKey, deadlinesOf } from '../due.ts';
import type { CaseEvent } from '../event.ts';
import { SIDES, type Side } from '../party.ts';
import type { OpenCase, OpenPhase } from '../state.ts';
import {
  ALREADY,
  askPerson,
  CLAIMANT,
  done,
  OPEN,
  PARTIES,
  type Rules,
  refuse,
  rule,
  STAFF,
  sideOf,
} from './rule.ts';

/** The ways in which a case ends before a promise is kept, and what is said of it afterwards. */
export const ENDING: Rules<'withdrawCase' | 'referCase' | 'closeCase' | 'answerClosing' | 'rateCase'> = {
  withdrawCase: rule(
    CLAIMANT,
    [
      'narrating',
      'filed',
      'invited',
      'answering',
      'negotiating',
      'sealedRound',
      'matched',
      'reflection',
      'mediation',
    ],
    (_state, _command, context) => done({ type: 'caseWithdrawn', by: sideOf(context) }),
    { whilePaused: true },
  ),

  referCase: rule(
    STAFF,
    OPEN,
    (_state, { to, reason }, { by }) => done({ type: 'caseReferred', by, to, reason }),
    {
      holder: true,
      whilePaused: true,
    },
  ),

  // No closure over somebody's silence without proof of notice, a ladder of reminders and a person.
  closeCase: rule(
    STAFF,
    OPEN,
    (state, { outcome, reason }, context) =>
      (outcome === 'settledElsewhere' ? null : overSilence(state, outcome, context)) ??
      closed(state, { outcome, reason }, context),
    { holder: true },
  ),

  answerClosing: rule(PARTIES, OPEN, (state, answer, context) => {
    const by = sideOf(context);
    const asked = state.closing;
    if (asked === null || !asked.sides.includes(by)) return refuse('closingGone');
    if (asked.done.includes(by) && answer.done) return ALREADY;
    const answered: CaseEvent = { type: 'closingAnswered', by, done: answer.done };
    if (!answer.done) return done(answered, ...askPerson(state, 'stillOpen', context));
    const { outcome, reason, sides } = asked;
    const all = sides.every((side) => side === by || asked.done.includes(side));
    return all ? done(answered, { type: 'caseClosed', outcome, reason }) : done(answered);
  }),
  // Who never came in has nothing to say about how it went.
  rateCase: rule(PARTIES, ['kept', 'withdrawn', 'referred', 'closed'], (state, { score }, context) => {
    const by = sideOf(context);
    if (by === 'respondent' && state.respondent === null) return refuse('wrongPhase');
    return state.ratings[by] === score ? ALREADY : done({ type: 'caseRated', by, score });
  }),
};

/**
 * Nobody's case is closed behind their back: whoever is there is asked first whether anything is still open. A yes of
 * everybody closes it; over a silence that outlasted its reminders a person decides, with the reason.
 */
const closed = (
  state: OpenCase,
  { outcome, reason }: Pick<CommandOf<'closeCase'>, 'outcome' | 'reason'>,
  { by, procedure }: DecisionContext,
): Decision => {
  const sides = presentSides(state, outcome);
  if (sides.length === 0) return done({ type: 'caseClosed', outcome, reason });
  const asked = state.closing;
  if (asked === null || asked.outcome !== outcome)
    return done({ type: 'closingAsked', by, outcome, reason, sides });
  const missing = asked.sides.filter((side) => !asked.done.includes(side));
  if (missing.some((side) => state.cannotOnline.includes(side))) return refuse('needsPerson');
  const keys = missing.map((side) => closingKey(asked.at, side));
  const waits = deadlinesOf(state, procedure).find(({ key }) => keys.includes(key));
  return waits === undefined
    ? done({ type: 'caseClosed', outcome, reason })
    : refuse('tooEarly', { at: waits.at });
};

/** Who is there to be asked; a side whose silence has outlasted its own reminders was asked already. */
const presentSides = (
  state: OpenCase,
  outcome: 'unanswered' | 'notSettled' | 'settledElsewhere',
): readonly Side[] => {
  const clock = outcome === 'settledElsewhere' ? null : WAITS[state.phase];
  const silent = clock === null ? null : SILENT[clock];
  return SIDES.filter((side) => side !== silent && (side === 'claimant' || state.respondent !== null));
};

const REMINDERS = 2;

/** Why a case may not be closed yet over the silence of the side that it waits for; null where it may. */
const overSilence = (
  state: OpenCase,
  outcome: 'unanswered' | 'notSettled',
  { procedure }: DecisionContext,
): Decision | null => {
  const waits = WAITS[state.phase];
  const asked = state.phase === 'invited' || state.phase === 'answering';
  if ((asked || outcome === 'unanswered') && state.notice === null) return refuse('needsNotice');
  if (outcome === 'unanswered' && !asked) return refuse('wrongPhase');
  if (waits === null) return null;
  // Who cannot be online is not silent.
  if (state.cannotOnline.length > 0) return refuse('needsPerson');
  const key = state.phase === 'invited' ? `${waits}/${state.invitedAt}` : waits;
  if (state.passed.filter((each) => each.startsWith(`${key}/remind/`)).length < REMINDERS)
    return refuse('needsReminders');
  const due = deadlinesOf(state, procedure).find((each) => each.key === key);
  return due === undefined ? null : refuse('tooEarly', { at: due.at });
};

type FirstClock = 'tell' | 'invite' | 'join' | 'answer';

/** Whose silence it is that lets each of them pass. */
const SILENT: { readonly [C in FirstClock]: Side } = {
  tell: 'claimant',
  invite: 'claimant',
  join: 'respondent',
  answer: 'respondent',
};

/** The clock of the side that each phase waits for until both have spoken; a phase without a row does not compile. */
const WAITS: { readonly [P in OpenPhase]: FirstClock | null } = {
  narrating: 'tell',
  filed: 'invite',
  invited: 'join',
  answering: 'answer',
  negotiating: null,
  sealedRound: null,
  matched: null,
  reflection: null,
  signed: null,
  kept: null,
  broken: null,
  disputed: null,
  mediation: null,
};
