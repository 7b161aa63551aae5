import type { CaseEvent } from '../event.ts';
import { authorityProblem } from './negotiating.ts';
import { ALREADY, done, endOf, RESPONDENT, type Rules, refuse, rule } from './rule.ts';
import { agreementFrom } from './settling.ts';

/** How the other side learns of the claim, comes in and answers. */
export const INVITING: Rules<
  | 'inviteRespondent'
  | 'proveNotice'
  | 'joinAsRespondent'
  | 'setAuthority'
  | 'answerElements'
  | 'acceptDemand'
  | 'refuseClaim'
> = {
  inviteRespondent: rule(
    ['claimant', 'adjuster'],
    ['filed', 'invited'],
    (_state, { inviteId, name }, context) =>
      done({ type: 'respondentInvited', inviteId, name, replyBy: endOf('join', context) }),
  ),

  proveNotice: rule(
    ['parley', 'adjuster'],
    ['invited', 'answering', 'negotiating', 'sealedRound', 'matched', 'mediation'],
    (state, { how, note }) =>
      state.notice === null
        ? done({ type: 'noticeProven', how, ...(note === undefined ? {} : { note }) })
        : ALREADY,
    { whilePaused: true },
  ),

  joinAsRespondent: rule(
    RESPONDENT,
    ['invited', 'answering', 'negotiating', 'sealedRound', 'matched', 'reflection', 'signed'],
    (state, { respondentId, name, locale }, context) => {
      if (state.phase !== 'invited')
        return state.respondent?.id === respondentId ? ALREADY : refuse('inviteUsed');
      const notice: readonly CaseEvent[] =
        state.notice === null ? [{ type: 'noticeProven', how: 'linkOpened' }] : [];
      const answerBy = endOf('answer', context);
      return done(...notice, { type: 'respondentJoined', respondentId, name, locale, answerBy });
    },
    { whilePaused: true },
  ),

  setAuthority: rule(
    ['respondent', 'adjuster'],
    ['answering', 'negotiating', 'mediation'],
    (state, { upToMinor }) =>
      state.authorityMinor === upToMinor ? ALREADY : done({ type: 'authoritySet', upToMinor }),
  ),

  answerElements: rule(RESPONDENT, ['answering', 'negotiating'], (state, { answers }) => {
    const fresh = answers.filter(
      (answer) =>
        state.elements[answer.element] !== undefined &&
        JSON.stringify(state.answers[answer.element]) !== JSON.stringify(answer),
    );
    return fresh.length === 0 ? ALREADY : done({ type: 'elementsAnswered', answers: fresh });
  }),

  acceptDemand: rule(RESPONDENT, ['answering', 'negotiating'], (state, { agreementId }, context) => {
    if (
      state.phase === 'negotiating' &&
      state.offers.some(({ by, status }) => by === 'claimant' && status === 'open')
    )
      return refuse('offerGone');
    const { terms, offerId } = state.demand;
    const over = authorityProblem(terms, 'respondent', state.authorityMinor, state.currency);
    return over ?? done(agreementFrom(agreementId, terms, 'demand', offerId, context));
  }),

  refuseClaim: rule(RESPONDENT, ['answering', 'negotiating'], (_state, { reason, text }) =>
    done({ type: 'claimRefused', reason, ...(text === undefined ? {} : { text }) }),
  ),
};
