import { clockEnd, remindersOf } from '../deadline/calendar.ts';
import {
  type ClockDeadline,
  type ClockId,
  type Deadline,
  type ErrandClock,
  isErrand,
} from '../deadline/deadline.ts';
import { TALKING } from '../mediation/chair.ts';
import { absent, openHours, unmarked, type VideoSession } from '../mediation/video-session.ts';
import { isWanted } from '../mediation/wanted.ts';
import type { Clock, Procedure } from '../procedure/procedure.ts';
import { DAY, type Instant, SECOND } from '../time.ts';
import { grantedErasure, openErasure } from './erasure.ts';
import { missingSides } from './evolve.ts';
import type { Owner, Side } from './party.ts';
import { SIDES } from './party.ts';
import { unread } from './reading.ts';
import { unretold } from './retelling.ts';
import {
  type AtTable,
  atTable,
  type CaseState,
  type Ended,
  isOpen,
  type OpenCase,
  type PromiseState,
  type StateOf,
} from './state.ts';

/**
 * Every moment at which something will happen to the case unless somebody acts before: a pure function of the case and
 * its procedure, so no clock can be forgotten, doubled or left behind. Earliest first.
 *
 * Invariant (property-tested over random walks): an open case has at least one deadline that is not a mere reminder.
 */
export const deadlinesOf = (state: CaseState, procedure: Procedure): readonly Deadline[] => {
  const known = computed.get(state);
  if (known?.procedure === procedure) return known.deadlines;
  const deadlines = computeDeadlines(state, procedure);
  computed.set(state, { procedure, deadlines });
  return deadlines;
};

/** A turn asks for the deadlines of one state several times: for the queue, the store and the panel. */
const computed = new WeakMap<
  CaseState,
  { readonly procedure: Procedure; readonly deadlines: readonly Deadline[] }
>();

const computeDeadlines = (state: CaseState, procedure: Procedure): readonly Deadline[] => {
  const clocks = new Clocks(state, procedure);
  if (!isOpen(state)) {
    afterTheEnd(state, clocks);
    return clocks.sorted();
  }
  people(state, clocks);
  erasures(state, clocks);
  if (state.paused === null) {
    containment(state, clocks);
    for (const { evidenceId, at } of unread(state)) clocks.errand('reading', at, evidenceId);
    for (const { by, of } of unretold(state))
      clocks.errand('retelling', state.touchedAt + STILL, `${by}/${of}`);
    tasks(state, clocks);
    closing(state, clocks);
    talks(state, clocks);
    phase(state, clocks);
  }
  if (!clocks.some(isStep)) clocks.end('person', 'staff', state.touchedAt);
  return clocks.sorted();
};

/** Who has said nothing for so long has finished telling; one that still puts things right is not put in short meanwhile. */
const STILL = 20 * SECOND;

/** Does a deadline carry the case on? A nudge does not, nor a request to stop a loss or to destroy data, nor an errand. */
const isStep = (deadline: Deadline): deadline is ClockDeadline =>
  deadline.kind !== 'remind' &&
  deadline.clock !== 'containment' &&
  deadline.clock !== 'erasure' &&
  !isErrand(deadline);

/** Who acts next, on what, and by when: the earliest deadline that is an end. The step is named by its clock. */
export type NextStep = {
  readonly owner: Owner;
  readonly step: ClockId;
  readonly due: Instant;
  readonly clock: Clock;
};

/** Null where nothing is left to do by anybody; or, in an open case, by anybody whom `shown` lets be seen. */
export const nextStep = (
  state: CaseState,
  procedure: Procedure,
  shown: (deadline: ClockDeadline) => boolean = () => true,
): NextStep | null => {
  if (!isOpen(state)) return answerDue(state, procedure);
  const steps = deadlinesOf(state, procedure).filter(isStep);
  if (steps.length === 0) throw new Error('An open case has no next step.');
  const next = steps.find(shown);
  if (next === undefined) return null;
  return { owner: next.owner, step: next.clock, due: next.at, clock: procedure.clocks[next.clock] };
};

/** Of an ended case only a wish that its data be destroyed is left to be answered. */
const answerDue = (state: CaseState, { clocks }: Procedure): NextStep | null => {
  const open = openErasure(state);
  return open === undefined
    ? null
    : { owner: 'staff', step: 'erasure', due: open.replyBy, clock: clocks.erasure };
};

/** Between the answer to such a wish and what it brings about: the answer itself is to be read first. */
const TO_READ = DAY;

/** Collects the deadlines of one case; leaves out what came already and what runs for a side that cannot be online. */
class Clocks {
  readonly #deadlines: Deadline[] = [];
  readonly #state: CaseState;
  readonly #procedure: Procedure;

  constructor(state: CaseState, procedure: Procedure) {
    this.#state = state;
    this.#procedure = procedure;
  }

  /** An end counted from `since`. */
  end(clock: ClockId, owner: Owner, since: Instant, key: string = clock): void {
    this.endAt(clock, owner, clockEnd(this.#procedure.clocks[clock], since, this.#procedure), key, since);
  }

  /** An end at a moment that is on the record, with the reminders that fall after `since`. */
  endAt(
    clock: ClockId,
    owner: Owner,
    recorded: Instant,
    key: string = clock,
    since: Instant = this.#state.openedAt,
  ): void {
    if (this.#state.cannotOnline.some((side) => side === owner)) return;
    const at = Math.max(this.#state.extended[clock] ?? recorded, recorded);
    this.#add({ key, clock, kind: 'end', at, owner });
    for (const [index, remindAt] of remindersOf(this.#procedure.clocks[clock], at).entries())
      if (remindAt > since)
        this.#add({ key: `${key}/remind/${index + 1}`, clock, kind: 'remind', at: remindAt, owner });
  }

  /** Until when an ended case is kept: as long as its procedure says, or until somebody granted that it be destroyed. */
  kept(state: Ended): Instant {
    const granted = grantedErasure(state);
    return granted === null
      ? clockEnd(this.#procedure.clocks.retention, state.endedAt, this.#procedure)
      : Math.max(granted, state.endedAt) + TO_READ;
  }

  /** Something for the program to do at that moment. */
  work(clock: ClockId, at: Instant, key: string): void {
    this.#add({ key, clock, kind: 'work', at, owner: 'parley' });
  }

  /** The same, with the clock's reminders to both sides: whether one of them has acted is not looked at. */
  workAfterReminders(clock: ClockId, at: Instant, key: string, since: Instant): void {
    this.work(clock, at, key);
    for (const [index, remindAt] of remindersOf(this.#procedure.clocks[clock], at).entries())
      if (remindAt > since)
        this.#add({
          key: `${key}/remind/${index + 1}`,
          clock,
          kind: 'remind',
          at: remindAt,
          owner: 'parley',
        });
  }

  /** A file to be read from the moment it came; words to be put in short once nobody goes on telling. */
  errand(clock: ErrandClock, at: Instant, about: string): void {
    this.#add({ key: `${clock}/${about}`, clock, kind: 'work', at, owner: 'parley' });
  }

  some(test: (deadline: Deadline) => boolean): boolean {
    return this.#deadlines.some(test);
  }

  sorted(): readonly Deadline[] {
    return this.#deadlines.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  }

  #add(deadline: Deadline): void {
    if (!this.#state.passed.includes(deadline.key)) this.#deadlines.push(deadline);
  }
}

/** A mediator who has given a side its turn, or both a proposal, has nothing to do until then. */
const waitsForOthers = (state: OpenCase): boolean =>
  state.phase === 'mediation' && (state.turn !== null || state.proposal !== null);

const people = (state: OpenCase, clocks: Clocks): void => {
  const {
    approvals,
    people: { requested, holder, handover },
  } = state;
  if (holder !== null && !waitsForOthers(state)) clocks.end('person', 'staff', holder.actedAt);
  else if (holder === null && requested !== null) clocks.endAt('person', 'staff', requested.replyBy);
  if (handover !== null) clocks.endAt('handover', 'staff', handover.acceptBy, `handover/${handover.at}`);
  for (const { approvalId, replyBy, status } of approvals)
    if (status === 'open') clocks.endAt('approval', 'staff', replyBy, `approval/${approvalId}`);
};

/** The date of a task is on the record; one that went by is a person's to see to. */
const tasks = (state: OpenCase, clocks: Clocks): void => {
  // Until the customer has said yes, it is theirs to answer.
  for (const { taskId, askedOf, dueAt, askedAt, status, access } of state.tasks)
    if (status === 'open')
      clocks.endAt('task', access === 'consent' ? 'claimant' : askedOf, dueAt, `task/${taskId}`, askedAt);
};

/** A side that is asked whether its case may be closed has time to answer, and reminders. */
const closing = ({ closing: asked }: OpenCase, clocks: Clocks): void => {
  if (asked === null) return;
  for (const side of asked.sides)
    if (!asked.done.includes(side)) clocks.end('closing', side, asked.at, closingKey(asked.at, side));
};

/** The dates of a talk on video. Its keys name the session, whose end outlasts the mediation that it was held in. */
const talks = (state: OpenCase, clocks: Clocks): void => {
  if (!atTable(state)) return;
  for (const session of state.sessions) {
    const { sessionId, again } = session;
    const hours = openHours(session);
    if (hours !== null && TALKING.some((phase) => phase === state.phase))
      clocks.endAt('roomClose', 'parley', hours.until, `roomClose/${sessionId}`);
    if (state.phase !== 'mediation') continue;
    if (again !== null) clocks.end('sessionAgain', 'staff', again, `sessionAgain/${sessionId}/${again}`);
    if (session.status === 'proposed')
      for (const side of unmarked(session))
        clocks.endAt(
          'sessionMark',
          side,
          session.markBy,
          `sessionMark/${sessionId}/${side}`,
          session.proposedAt,
        );
    if (session.status === 'set') appointment(session, clocks);
  }
};

/** Reminders of a talk that still lie ahead when its time is set, its start, and a look at who came. */
const appointment = (session: VideoSession, clocks: Clocks): void => {
  const { sessionId, at, setAt, begun, called, missed } = session;
  if (at === null || setAt === null || called) return;
  if (!begun) clocks.endAt('session', 'parley', at, `session/${sessionId}`, setAt);
  else if (missed.length === 0 && absent(session).length > 0)
    clocks.end('noShow', 'parley', at, `noShow/${sessionId}`);
};

/** The deadline of a side that was asked at that moment. */
export const closingKey = (at: Instant, side: Side): string => `closing/${at}/${side}`;

const containment = (state: OpenCase, clocks: Clocks): void => {
  if (state.containment.state !== 'requested') return;
  const key = `containment/${state.containment.requestId}`;
  clocks.work('containment', state.containment.at, `${key}/ask`);
  clocks.end('containment', 'parley', state.containment.at, key);
};

const afterTheEnd = (state: CaseState, clocks: Clocks): void => {
  if (isOpen(state)) return;
  if (state.phase !== 'archived') {
    clocks.end('shredKeys', 'parley', state.endedAt);
    clocks.end('archive', 'parley', state.endedAt);
  }
  erasures(state, clocks);
  if (state.hold === null) clocks.work('retention', clocks.kept(state), 'retention');
};

/** A wish that data be destroyed is answered in time, whatever becomes of the case meanwhile. */
const erasures = ({ erasures: wishes }: CaseState, clocks: Clocks): void => {
  for (const { requestId, at, replyBy, answer } of wishes)
    if (answer === null) clocks.endAt('erasure', 'staff', replyBy, `erasure/${requestId}`, at);
};

const phase = (state: OpenCase, clocks: Clocks): void => {
  const row = PHASE[state.phase] as (state: OpenCase, clocks: Clocks) => void;
  row(state, clocks);
};

/** The clocks of each phase; a phase without a row does not compile. */
const PHASE: { readonly [P in OpenCase['phase']]: (state: StateOf<P>, clocks: Clocks) => void } = {
  narrating: (state, clocks) => clocks.end('tell', 'claimant', state.claimant.lastHeardAt),
  filed: (state, clocks) => clocks.end('invite', 'claimant', state.filedAt),
  invited: (state, clocks) =>
    clocks.endAt('join', 'respondent', state.replyBy, `join/${state.invitedAt}`, state.invitedAt),
  answering: (state, clocks) => {
    clocks.endAt('answer', 'respondent', state.answerBy, 'answer', state.joinedAt);
    searched(state, clocks);
  },
  negotiating: (state, clocks) => {
    for (const offer of state.offers)
      if (offer.status === 'open')
        clocks.endAt(
          'offer',
          offer.by === 'claimant' ? 'respondent' : 'claimant',
          offer.expiresAt,
          `offer/${offer.offerId}`,
          offer.at,
        );
    if (state.sealedProposal !== null)
      for (const side of missingSides(state.sealedProposal.agreed))
        clocks.end(
          'sealedConsent',
          side,
          state.sealedProposal.at,
          `sealedConsent/${state.sealedProposal.roundId}/${side}`,
        );
    searched(state, clocks);
    proposed(state, clocks);
    // A proposal has its own end, which must come whatever anybody does: nobody is silent meanwhile.
    if (state.proposal === null)
      clocks.end('silence', mover(state), state.movedAt, `silence/${state.movedAt}`);
    clocks.end('negotiate', mover(state), state.laidAt);
  },
  sealedRound: (state, clocks) =>
    clocks.work('sealedRound', state.round.closesAt, `sealedRound/${state.round.roundId}`),
  matched: (state, clocks) => {
    for (const side of missingSides(state.confirmed))
      clocks.end('confirm', side, state.since, `confirm/${side}`);
  },
  reflection: (state, clocks) => {
    if (!state.ended) clocks.endAt('reflection', 'claimant', state.endsAt);
    else
      for (const side of missingSides(state.signatures.map(({ by }) => by)))
        clocks.end('sign', side, state.endsAt, `sign/${side}`);
  },
  signed: (state, clocks) => promised(state, clocks),
  broken: (state, clocks) => {
    promised(state, clocks);
    watched(state, clocks);
  },
  disputed: (state, clocks) => {
    promised(state, clocks);
    watched(state, clocks);
  },
  kept: (state, clocks) => clocks.end('close', 'parley', state.keptAt),
  mediation: (state, clocks) => {
    proposed(state, clocks);
    preferred(state, clocks);
    if (state.turn !== null)
      clocks.endAt('turn', state.turn.of, state.turn.until, `turn/${state.turn.at}`, state.turn.at);
    clocks.endAt('mediation', 'staff', state.until);
  },
};

/** Whoever is looked for is proposed at once; then that person has a date to answer by, and each side one to object by. */
const searched = (state: OpenCase, clocks: Clocks): void => {
  const { search } = state;
  if (search === null || search.sought === null) return;
  if (isWanted(state))
    clocks.work('neutral', search.sought.at, `neutral/${search.sought.at}/${search.out.length}`);
  const { proposed: named } = search;
  if (named === null) return;
  if (!named.cleared) clocks.endAt('conflict', 'staff', named.answerBy, `conflict/${named.at}`, named.at);
  for (const side of missingSides(named.settled))
    clocks.endAt('objection', side, named.objectBy, `objection/${named.at}/${side}`, named.at);
};

const proposed = ({ proposal }: AtTable, clocks: Clocks): void => {
  if (proposal === null) return;
  const { proposalId, at, until } = proposal;
  clocks.workAfterReminders('proposal', until, `proposal/${proposalId}`, at);
};

/** A round of questions or packages has its end, which comes whatever anybody does; a new key for each of its halves. */
const preferred = ({ preference }: AtTable, clocks: Clocks): void => {
  if (preference === null) return;
  const { roundId, at, until, packages } = preference;
  const half = packages === null ? 'questions' : 'packages';
  clocks.workAfterReminders('preference', until, `preference/${roundId}/${half}`, at);
};

const promised = (
  { promises, signedAt }: StateOf<'signed' | 'broken' | 'disputed'>,
  clocks: Clocks,
): void => {
  for (const promise of promises) followed(promise, signedAt, clocks);
};

/** A broken or disputed promise is a person's: let go, it comes back to the queue, whatever else is still due. */
const watched = ({ people, touchedAt }: StateOf<'broken' | 'disputed'>, clocks: Clocks): void => {
  if (people.holder === null && people.requested === null) clocks.end('person', 'staff', touchedAt);
};

const followed = (promise: PromiseState, signedAt: Instant, clocks: Clocks): void => {
  const key = `promise/${promise.promiseId}`;
  if (promise.status === 'due') clocks.endAt('promise', promise.by, promise.dueAt, key, signedAt);
  if (promise.status === 'reported' && promise.reportedAt !== undefined)
    clocks.end(
      'confirm',
      promise.by === 'claimant' ? 'respondent' : 'claimant',
      promise.reportedAt,
      `${key}/confirm`,
    );
};

/** Whose move it is: the side that something on the table waits for; the claimant where nothing does. */
export const mover = (state: AtTable): Side => {
  const open = state.offers.findLast(({ status }) => status === 'open');
  const [asked] = missingSides(state.sealedProposal?.agreed ?? SIDES);
  if (asked !== undefined) return asked;
  if (open !== undefined) return open.by === 'claimant' ? 'respondent' : 'claimant';
  return 'claimant';
};
