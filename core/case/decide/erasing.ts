import type { DecisionContext } from '../decision.ts';
import { openErasure } from '../erasure.ts';
import { type CaseState, isOpen } from '../state.ts';
import { ANY } from './clocks.ts';
import { ALREADY, askPerson, done, endOf, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';

/**
 * Destroying what is kept of a person. A wish is answered by a person, with a date and a reason: the other side has a
 * claim on the record too while the dispute lasts (GDPR, Article 17(3)(e)). Whoever needs the record in a court holds it.
 */
export const ERASING_RULES: Rules<'requestErasure' | 'answerErasure' | 'placeHold' | 'liftHold'> = {
  requestErasure: rule(
    PARTIES,
    ANY,
    (state, { requestId }, context) => {
      const by = sideOf(context);
      if (state.erasures.some((each) => each.by === by && each.answer === null)) return ALREADY;
      return done(
        { type: 'erasureRequested', requestId, by, replyBy: endOf('erasure', context) },
        ...(isOpen(state) ? askPerson(state, 'erasure', context) : []),
      );
    },
    { whilePaused: true },
  ),

  answerErasure: rule(
    STAFF,
    ANY,
    (state, { requestId, granted, reason }, { by }) => {
      const wish = openErasure(state);
      if (wish?.requestId !== requestId) return refuse('alreadyDone');
      if (granted && state.hold !== null) return refuse('underHold');
      return done({ type: 'erasureAnswered', requestId, side: wish.by, by, granted, reason });
    },
    { whilePaused: true },
  ),

  placeHold: rule(
    STAFF,
    ANY,
    (state, { reason }, context) => {
      if (!mayHold(state, context)) return refuse('notHolder');
      return state.hold === null ? done({ type: 'holdPlaced', by: context.by, reason }) : ALREADY;
    },
    { whilePaused: true },
  ),

  liftHold: rule(
    STAFF,
    ANY,
    (state, { reason }, context) => {
      if (!mayHold(state, context)) return refuse('notHolder');
      return state.hold === null ? ALREADY : done({ type: 'holdLifted', by: context.by, reason });
    },
    { whilePaused: true },
  ),
};

/** While a case is open it is its holder's; afterwards it is nobody's. */
const mayHold = (state: CaseState, { by }: DecisionContext): boolean =>
  !isOpen(state) || (by.role !== 'parley' && state.people.holder?.actor.id === by.id);
