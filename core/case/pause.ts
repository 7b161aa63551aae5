import type { VideoSession } from '../mediation/video-session.ts';
import type { Instant } from '../time.ts';
import type { CaseState, OfferState, PromiseState, Table } from './state.ts';

/**
 * The case goes on after a stop, for somebody's safety or because a side could not be online and a person found
 * another way. No clock ran against anybody meanwhile: every end moves by as long as the case stood still.
 */
export const resumed = (state: CaseState, at: Instant): CaseState => {
  const since = Math.min(state.paused?.at ?? at, state.offlineSince ?? at);
  const later = since === at ? state : shifted(state, { by: at - since, at });
  return { ...later, paused: null, cannotOnline: [], offlineSince: null };
};

/** How long the case stood still, in milliseconds, and when it goes on. */
type Stop = { readonly by: number; readonly at: Instant };

/** A moment from which a clock runs: one that lies within the stop becomes the moment at which the case goes on. */
const start = (moment: Instant, { by, at }: Stop): Instant => Math.min(at, moment + by);

/** An end that was set at `since`: later by as much of the stop as came after that. */
const end = (moment: Instant, since: Instant, { by, at }: Stop): Instant => moment + Math.min(by, at - since);

const shifted = (state: CaseState, stop: Stop): CaseState => {
  const { person, ...others } = state.extended;
  const later = Object.fromEntries(Object.entries(others).map(([clock, to]) => [clock, to + stop.by]));
  const tasks = state.tasks.map((task) =>
    task.status === 'open' ? { ...task, dueAt: end(task.dueAt, task.askedAt, stop) } : task,
  );
  const search = searchShifted(state.search, stop);
  const closing = state.closing === null ? null : { ...state.closing, at: start(state.closing.at, stop) };
  // The time of a person of the team runs on.
  return phaseShifted(
    { ...state, tasks, closing, search, extended: person === undefined ? later : { ...later, person } },
    stop,
  );
};

const searchShifted = (search: CaseState['search'], stop: Stop): CaseState['search'] => {
  if (search === null || search.proposed === null) return search;
  const { answerBy, objectBy, at } = search.proposed;
  const proposed = {
    ...search.proposed,
    answerBy: end(answerBy, at, stop),
    objectBy: end(objectBy, at, stop),
  };
  return { ...search, proposed };
};

/** One row a phase: the moments from which its clocks run, or at which they end. */
const phaseShifted = (state: CaseState, stop: Stop): CaseState => {
  const { by } = stop;
  switch (state.phase) {
    case 'narrating': {
      const lastHeardAt = start(state.claimant.lastHeardAt, stop);
      return { ...state, claimant: { ...state.claimant, lastHeardAt } };
    }
    case 'filed':
      return { ...state, filedAt: start(state.filedAt, stop) };
    case 'invited':
      return { ...state, replyBy: end(state.replyBy, state.invitedAt, stop) };
    case 'answering':
      return { ...state, answerBy: state.answerBy + by };
    case 'negotiating':
      return { ...state, ...table(state, stop) };
    case 'sealedRound':
      return {
        ...state,
        ...table(state, stop),
        round: { ...state.round, closesAt: state.round.closesAt + by },
      };
    case 'matched':
      return { ...state, ...table(state, stop), since: start(state.since, stop) };
    case 'reflection':
      return { ...state, ...table(state, stop), endsAt: state.endsAt + by };
    case 'signed':
    case 'broken':
    case 'disputed':
      return { ...state, promises: state.promises.map((promise) => laterPromise(promise, stop)) };
    case 'mediation':
      return {
        ...state,
        ...table(state, stop),
        until: state.until + by,
        preference: laterPreference(state.preference, stop),
        turn:
          state.turn === null ? null : { ...state.turn, until: end(state.turn.until, state.turn.at, stop) },
        sessions: state.sessions.map((session) => laterSession(session, stop)),
      };
    case 'kept':
    case 'withdrawn':
    case 'referred':
    case 'closed':
    case 'archived':
      return state;
  }
};

const table = (
  {
    offers,
    proposal,
    sealedProposal,
    laidAt,
    movedAt,
  }: Pick<Table, 'offers' | 'proposal' | 'sealedProposal' | 'laidAt' | 'movedAt'>,
  stop: Stop,
) => ({
  offers: offers.map((offer): OfferState => ({ ...offer, expiresAt: end(offer.expiresAt, offer.at, stop) })),
  proposal:
    proposal === null
      ? null
      : {
          ...proposal,
          at: start(proposal.at, stop),
          until: end(proposal.until, proposal.at, stop),
        },
  sealedProposal: sealedProposal === null ? null : { ...sealedProposal, at: start(sealedProposal.at, stop) },
  laidAt: start(laidAt, stop),
  movedAt: start(movedAt, stop),
});

const laterPreference = (preference: Table['preference'], stop: Stop): Table['preference'] =>
  preference === null
    ? null
    : { ...preference, until: end(preference.until, preference.at, stop), at: start(preference.at, stop) };

/** An appointment does not move by itself: one that came meanwhile is offered anew. Time to say what suits goes on. */
const laterSession = (session: VideoSession, stop: Stop): VideoSession => {
  if (session.status === 'proposed')
    return { ...session, markBy: end(session.markBy, session.proposedAt, stop) };
  const slept = session.status === 'set' && !session.begun && (session.at ?? stop.at) < stop.at;
  return slept
    ? { ...session, status: 'cancelled', sequence: session.sequence + 1, again: stop.at }
    : session;
};

const laterPromise = (promise: PromiseState, stop: Stop): PromiseState => ({
  ...promise,
  dueAt: promise.dueAt + stop.by,
  ...(promise.reportedAt === undefined ? {} : { reportedAt: start(promise.reportedAt, stop) }),
});
