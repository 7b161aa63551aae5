import type { Decision, DecisionContext } from '../decision.ts';
import { deadlinesOf } from '../due.ts';
import type { OpenCase, OpenPhase } from '../state.ts';
import { ALREADY, CLAIMANT, done, OPEN, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';

/** The ways in which a case ends before a promise is kept, and what is said of it afterwards. */
export const ENDING: Rules<'withdrawCase' | 'referCase' | 'closeCase' | 'rateCase'> = {
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
      done({ type: 'caseClosed', outcome, reason }),
    { holder: true },
  ),

  // Who never came in has nothing to say about how it went.
  rateCase: rule(PARTIES, ['kept', 'withdrawn', 'referred', 'closed'], (state, { score }, context) => {
    const by = sideOf(context);
    if (by === 'respondent' && state.respondent === null) return refuse('wrongPhase');
    return state.ratings[by] === score ? ALREADY : done({ type: 'caseRated', by, score });
  }),
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

/** The clock of the side that each phase waits for until both have spoken; a phase without a row does not compile. */
const WAITS: { readonly [P in OpenPhase]: 'tell' | 'invite' | 'join' | 'answer' | null } = {
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
