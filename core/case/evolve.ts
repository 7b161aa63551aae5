import type { Instant } from '../time.ts';
import type { CaseEvent, CaseEventType, EventOf } from './event.ts';
import { ENDING } from './evolve/ending.ts';
import { ERASING } from './evolve/erasing.ts';
import { INVITING } from './evolve/inviting.ts';
import { LEAVE } from './evolve/leave.ts';
import { MEDIATING } from './evolve/mediating.ts';
import { MEETING } from './evolve/meeting.ts';
import { NEGOTIATING } from './evolve/negotiating.ts';
import { PEOPLE } from './evolve/people.ts';
import { PREFERRING } from './evolve/preferring.ts';
import { REPRESENTING } from './evolve/representing.ts';
import { SEALING } from './evolve/sealing.ts';
import { SETTLING } from './evolve/settling.ts';
import type { Happening, Steps } from './evolve/step.ts';
import { TASKS } from './evolve/tasks.ts';
import { TELLING } from './evolve/telling.ts';
import type { Side } from './party.ts';
import type { CaseState } from './state.ts';

/**
 * The case after one more event. Total over every event that `decide` can produce from that state; an event that
 * does not fit the state means a broken record and throws.
 */
export const evolve = (state: CaseState | null, happening: Happening): CaseState => {
  const { event, at } = happening;
  if (event.type === 'caseOpened') return opened(event, at);
  if (state === null) throw new Error(`A case begins with caseOpened, not with ${event.type}.`);
  const step = STEP[event.type] as (state: CaseState, event: CaseEvent, happening: Happening) => CaseState;
  return settle(state, step(state, event, happening), happening);
};

/** The case that a whole record adds up to; null for an empty one. */
export const replay = (record: readonly Happening[]): CaseState | null =>
  record.reduce<CaseState | null>(evolve, null);

/** What every event changes: the moment of the last touch, the clocks of a phase that ended, the holder's last act. */
const settle = (before: CaseState, after: CaseState, { at, by, event }: Happening): CaseState => {
  // A closed chat is no word from its person: it must not look like one to any clock.
  if (event.type === 'chatLost') return after;
  const moved = before.phase !== after.phase;
  const heard = by.role === 'claimant' && by.id === after.claimant.id;
  const holder = after.people.holder;
  const acted = holder !== null && by.role !== 'parley' && by.id === holder.actor.id;
  const asked = isHolders(event);
  return {
    ...after,
    touchedAt: at,
    ...(moved
      ? {
          passed: after.passed.filter(outlastsPhase),
          extended: {},
          closing: null,
          offlineSince: after.offlineSince === null ? null : at,
        }
      : {}),
    ...(heard
      ? {
          claimant: { ...after.claimant, lastHeardAt: at },
          passed: (moved ? after.passed.filter(outlastsPhase) : after.passed).filter(
            (key) => !key.startsWith('tell'),
          ),
        }
      : {}),
    ...(holder !== null && (acted || asked)
      ? { people: { ...after.people, holder: { ...holder, actedAt: at } } }
      : {}),
  };
};

/** What comes back to whoever holds the case, whose own clock runs from then on. */
const isHolders = (event: CaseEvent): boolean =>
  (event.type === 'personRequested' && event.reason === 'clockPassed') ||
  (event.type === 'clockPassed' && event.clock === 'turn') ||
  event.type === 'turnPassed' ||
  event.type === 'proposalLapsed';

/** The dates of tasks and of leave run on whatever becomes of the case meanwhile. */
const outlastsPhase = (key: string): boolean =>
  key.startsWith('task/') || key.startsWith('approval/') || key.startsWith('erasure/');

const opened = (event: EventOf<'caseOpened'>, at: Instant): CaseState => ({
  phase: 'narrating',
  caseId: event.caseId,
  procedure: event.procedure,
  openedAt: at,
  timeZone: event.timeZone,
  currency: event.currency,
  demonstration: event.demonstration,
  claimant: { id: event.claimantId, locale: event.locale, lastHeardAt: at },
  claimType: null,
  story: [],
  elements: {},
  evidence: [],
  readings: [],
  retellings: {},
  containment: { state: 'none' },
  respondent: null,
  search: null,
  notice: null,
  people: { requested: null, holder: null, handover: null, held: [] },
  touchedAt: at,
  passed: [],
  extended: {},
  messages: [],
  notes: [],
  closing: null,
  tasks: [],
  mandates: [],
  approvals: [],
  reserves: [],
  cannotOnline: [],
  offlineSince: null,
  guards: [],
  guardsSeen: false,
  paused: null,
  ratings: {},
  erasures: [],
  hold: null,
});

/** One row an event; an event without a row does not compile. */
const STEP: Steps<Exclude<CaseEventType, 'caseOpened'>> = {
  ...TELLING,
  ...INVITING,
  ...NEGOTIATING,
  ...SEALING,
  ...SETTLING,
  ...PEOPLE,
  ...MEDIATING,
  ...MEETING,
  ...PREFERRING,
  ...TASKS,
  ...REPRESENTING,
  ...LEAVE,
  ...ENDING,
  ...ERASING,
};

/** The sides that still have to act on something both are asked for. */
export const missingSides = (done: readonly Side[]): readonly Side[] =>
  (['claimant', 'respondent'] as const).filter((side) => !done.includes(side));
