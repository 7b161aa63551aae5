import type { CaseState } from '../state.ts';
import { CLAIMANT, done, OPEN, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';

/** The ways in which a case ends before a promise is kept. */
export const ENDING: Rules<'withdrawCase' | 'referCase' | 'closeCase'> = {
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
    (state, { outcome, reason }) => {
      if (outcome === 'unanswered') {
        if (state.notice === null) return refuse('needsNotice');
        if (reminded(state) < 2) return refuse('needsReminders');
      }
      return done({ type: 'caseClosed', outcome, reason });
    },
    { holder: true },
  ),
};

/** Reminders that the respondent was sent in this phase. */
const reminded = (state: CaseState): number =>
  state.passed.filter((key) => /^(?:join|answer)\/(?:.*\/)?remind\//.test(key)).length;
