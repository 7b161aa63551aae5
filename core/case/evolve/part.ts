import type { Agreement } from '../../settlement/terms.ts';
import type { Instant } from '../../time.ts';
import {
  type AtTable,
  atTable,
  type CaseState,
  type Claimed,
  type Common,
  type Joined,
  type Settled,
  type Table,
} from '../state.ts';
import { broken } from './step.ts';

export const common = (state: CaseState): Common => ({
  caseId: state.caseId,
  procedure: state.procedure,
  openedAt: state.openedAt,
  timeZone: state.timeZone,
  currency: state.currency,
  demonstration: state.demonstration,
  claimant: state.claimant,
  claimType: state.claimType,
  story: state.story,
  elements: state.elements,
  evidence: state.evidence,
  readings: state.readings,
  retellings: state.retellings,
  containment: state.containment,
  respondent: state.respondent,
  search: state.search,
  notice: state.notice,
  people: state.people,
  touchedAt: state.touchedAt,
  passed: state.passed,
  extended: state.extended,
  messages: state.messages,
  notes: state.notes,
  closing: state.closing,
  tasks: state.tasks,
  mandates: state.mandates,
  approvals: state.approvals,
  reserves: state.reserves,
  cannotOnline: state.cannotOnline,
  offlineSince: state.offlineSince,
  guards: state.guards,
  guardsSeen: state.guardsSeen,
  paused: state.paused,
  ratings: state.ratings,
  erasures: state.erasures,
  hold: state.hold,
});

export const claimed = (state: CaseState): Claimed =>
  'filedAt' in state ? { demand: state.demand, filedAt: state.filedAt } : broken(state, 'a claim');

export const joinedState = (state: CaseState) => ('answers' in state ? state : broken(state, 'an answer'));

export const joinedOf = (state: CaseState): Joined => {
  const { respondent, authorityMinor, answers, joinedAt } = joinedState(state);
  return { respondent, authorityMinor, answers, joinedAt };
};

export const tableState = (state: CaseState): AtTable => (atTable(state) ? state : broken(state, 'a move'));

/** Everything of a case at the table but what belongs to its phase alone. */
export const tableOf = (state: CaseState): Common & Claimed & Joined & Table => {
  const table = tableState(state);
  return {
    ...common(state),
    ...claimed(state),
    ...joinedOf(state),
    offers: table.offers,
    refusal: table.refusal,
    proposal: table.proposal,
    sealedProposal: table.sealedProposal,
    rounds: table.rounds,
    // Sealed questions end with the phase that they were asked in.
    preference: null,
    preferenceWishes: [],
    preferenceRounds: table.preferenceRounds + (table.preference === null ? 0 : 1),
    sessions: table.sessions,
    stall: table.stall,
    laidAt: table.laidAt,
    movedAt: table.movedAt,
  };
};

/** The table as it is, or freshly laid by the respondent's first answer. */
export const laidTable = (state: CaseState, at: Instant): Common & Claimed & Joined & Table =>
  atTable(state)
    ? tableOf(state)
    : {
        ...common(state),
        ...claimed(state),
        ...joinedOf(state),
        offers: [],
        refusal: null,
        proposal: null,
        sealedProposal: null,
        rounds: [],
        preference: null,
        preferenceWishes: [],
        preferenceRounds: 0,
        sessions: [],
        stall: null,
        laidAt: at,
        movedAt: at,
      };

export const laid = (state: CaseState, at: Instant): AtTable =>
  atTable(state) ? state : { ...laidTable(state, at), phase: 'negotiating' };

export type AtPromises = Extract<CaseState, Settled & { readonly agreement: Agreement }>;

export const hasPromises = (state: CaseState): state is AtPromises => 'promises' in state;

export const heldBy = (state: CaseState, until: Instant) => {
  const { holder, held } = state.people;
  return holder === null ? held : [...held, { actor: holder.actor, since: holder.since, until }];
};
