import { roundBounds } from '../../blind-bid/bounds.ts';
import { chairOf } from '../../mediation/chair.ts';
import { ISSUES_OF } from '../../preference/issue.ts';
import type { Questions } from '../../preference/preference.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import { otherSide } from '../party.ts';
import type { StateOf } from '../state.ts';
import { authorityProblem } from './negotiating.ts';
import { ALREADY, done, endOf, PARLEY, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';
import { agreementFrom } from './settling.ts';

/** So often both may be asked: who could ask again and again would find the other's limit. */
const MOST_ROUNDS = 2;

/**
 * Sealed preferences (design page 3): in a mediation, where whoever leads the talks offers it or both sides wish for it.
 * What anybody answered is in no state and in no event; whoever does not answer loses nothing by it.
 */
export const PREFERRING: Rules<
  | 'offerPreferences'
  | 'wishPreferences'
  | 'answerPreferences'
  | 'showPackages'
  | 'answerPackages'
  | 'closePreferences'
> = {
  offerPreferences: rule(STAFF, ['mediation'], (state, { roundId }, context) => {
    const { by } = context;
    if (by.role === 'parley' || chairOf(state)?.id !== by.id) return refuse('notHolder');
    if (state.preference !== null)
      return state.preference.roundId === roundId ? ALREADY : refuse('alreadyDone');
    const questions = questionsOf(state, context);
    if (questions === null || state.preferenceRounds >= MOST_ROUNDS) return refuse('roundNotAllowed');
    return done(asked(roundId, questions, context));
  }),

  wishPreferences: rule(PARTIES, ['mediation'], (state, { roundId }, context) => {
    const by = sideOf(context);
    if (state.preference !== null || state.preferenceWishes.includes(by)) return ALREADY;
    const questions = questionsOf(state, context);
    if (questions === null || state.preferenceRounds > 0) return refuse('roundNotAllowed');
    const wished: CaseEvent = { type: 'preferencesWished', roundId, by };
    return state.preferenceWishes.includes(otherSide(by))
      ? done(wished, asked(roundId, questions, context))
      : done(wished);
  }),

  answerPreferences: rule(PARTIES, ['mediation'], ({ preference }, { roundId, answer }, { now }) => {
    if (preference?.roundId !== roundId || preference.packages !== null || now >= preference.until)
      return refuse('roundGone');
    return answer.levels.length === preference.questions.issues.length ? ALREADY : refuse('unclear');
  }),

  showPackages: rule(PARLEY, ['mediation'], ({ preference }, { roundId, packages }, context) =>
    preference?.roundId !== roundId || preference.packages !== null
      ? ALREADY
      : done({ type: 'packagesShown', roundId, packages, until: endOf('preference', context) }),
  ),

  answerPackages: rule(PARTIES, ['mediation'], (state, { roundId, picks }, context) => {
    const { preference } = state;
    if (preference?.roundId !== roundId || preference.packages === null || context.now >= preference.until)
      return refuse('roundGone');
    if (picks.length !== preference.packages.length) return refuse('unclear');
    const wanted = preference.packages.filter((_terms, place) => picks[place] === true);
    const over = wanted
      .map((terms) => authorityProblem(terms, sideOf(context), state.authorityMinor, state.currency))
      .find((problem) => problem !== null);
    return over ?? ALREADY;
  }),

  closePreferences: rule(PARLEY, ['mediation'], (state, { roundId, pick, agreementId }, context) => {
    const { preference } = state;
    if (preference?.roundId !== roundId) return ALREADY;
    const terms = pick === null ? undefined : preference.packages?.[pick];
    if (terms !== undefined)
      return done(
        { type: 'preferencesClosed', roundId },
        agreementFrom(agreementId, terms, 'proposal', `${roundId}/${(pick ?? 0) + 1}`, context),
      );
    return context.now < preference.until
      ? refuse('tooEarly', { at: preference.until })
      : done({ type: 'preferencesClosed', roundId });
  }),
};

const asked = (roundId: string, questions: Questions, context: DecisionContext): CaseEvent => ({
  type: 'preferencesAsked',
  roundId,
  questions,
  until: endOf('preference', context),
});

/** Null where there is no money between the two, or the dispute is of no kind that is known. */
const questionsOf = (state: StateOf<'mediation'>, { procedure }: DecisionContext): Questions | null => {
  const bounds = roundBounds(state);
  if (bounds === null || state.claimType === null) return null;
  const { currency, low, high } = bounds;
  const { payWithinDays } = procedure;
  return { issues: ISSUES_OF[state.claimType], currency, low, high, payWithinDays };
};
