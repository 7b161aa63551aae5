import { atTable } from '../state.ts';
import { claimed, common, joinedState, laid } from './part.ts';
import type { Steps } from './step.ts';

/** The other side comes in and answers. */
export const INVITING: Steps<
  | 'respondentInvited'
  | 'noticeProven'
  | 'respondentJoined'
  | 'authoritySet'
  | 'elementsAnswered'
  | 'claimRefused'
> = {
  respondentInvited: (state, event, { at }) => ({
    ...common(state),
    ...claimed(state),
    phase: 'invited',
    // What is known of one addressee's notice says nothing about another's.
    notice: state.phase === 'invited' && state.invitedName !== event.name ? null : state.notice,
    inviteId: event.inviteId,
    invitedName: event.name,
    invitedAt: at,
    replyBy: event.replyBy,
  }),
  noticeProven: (state, event, { at }) => ({ ...state, notice: { how: event.how, at } }),
  respondentJoined: (state, event, { at }) => ({
    ...common(state),
    ...claimed(state),
    phase: 'answering',
    respondent: { id: event.respondentId, name: event.name, locale: event.locale, lastHeardAt: at },
    authorityMinor: null,
    answers: {},
    joinedAt: at,
    answerBy: event.answerBy,
  }),
  authoritySet: (state, event) => ({ ...joinedState(state), authorityMinor: event.upToMinor }),
  elementsAnswered: (state, event, { at }) => {
    const before = joinedState(state);
    const answers = { ...before.answers };
    for (const answer of event.answers) answers[answer.element] = answer;
    return atTable(before) ? { ...before, answers, movedAt: at } : { ...before, answers };
  },
  claimRefused: (state, event, { at }) => ({
    ...laid(state, at),
    refusal: { reason: event.reason, at, ...(event.text === undefined ? {} : { text: event.text }) },
    movedAt: at,
  }),
};
