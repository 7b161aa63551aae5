import { Command } from '../case/command.ts';
import { decide } from '../case/decide.ts';
import type { DecisionContext } from '../case/decision.ts';
import { deadlinesOf } from '../case/due.ts';
import { EVENT_VERSION, type Recorded } from '../case/event.ts';
import { evolve } from '../case/evolve.ts';
import type { Actor } from '../case/party.ts';
import type { Refusal } from '../case/refusal.ts';
import type { CaseState } from '../case/state.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { Locale } from '../locale.ts';
import type { Append, Link, StoredRecord } from '../port/store.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { chainHash, leafHash } from '../record/chain.ts';
import { type Course, wentOn } from '../report/course.ts';
import { factOf } from '../report/fact.ts';
import { statutoryDate } from '../report/statutory.ts';
import type { Tally } from '../report/tally.ts';
import { DAY, type Instant } from '../time.ts';
import { queueRow } from '../view/queue-row.ts';
import { completed, type Engine } from './engine.ts';
import type { LoadedCase } from './loaded-case.ts';

/** What a list of commands came to, before anything is stored. */
export type Acted = {
  readonly before: LoadedCase;
  readonly state: CaseState;
  readonly course: Course;
  readonly tallies: readonly Tally[];
  readonly version: number;
  readonly head: string;
  readonly records: readonly StoredRecord[];
  readonly refusals: readonly Refusal[];
  readonly procedure: Procedure;
};

/**
 * Decides each command on the state that the one before left. A refused command changes nothing; the others stand.
 * `team`: what is known of the team where one of its people acts.
 */
export const act = (
  engine: Engine,
  before: LoadedCase,
  commands: readonly Command[],
  by: Actor,
  now: Instant,
  locale: Locale,
  team: Pick<DecisionContext, 'authority' | 'colleagues'> = {},
): Acted => {
  const [first] = commands;
  const ref = before.state?.procedure ?? (first?.type === 'openCase' ? first.procedure : undefined);
  if (ref === undefined) throw new Error(`Case ${before.caseId} does not exist.`);
  const procedure = engine.procedureOf(ref);
  const records: StoredRecord[] = [];
  const refusals: Refusal[] = [];
  const tallies: Tally[] = [];
  let { state, course, head, version } = before;
  for (const asked of commands) {
    const parsed = Command.safeParse(completed(asked, state, locale, engine.digest));
    const decision = parsed.success
      ? decide(state, parsed.data, { now, by, procedure, ...team })
      : { refusal: { code: 'unclear' } as const };
    if (decision.refusal !== undefined) {
      refusals.push(decision.refusal);
      // How often somebody's number or answer was refused, and why, says something of it.
      if (!UNDER_SEAL.includes(asked.type)) engine.meter?.refused(decision.refusal.code);
    }
    for (const event of decision.events ?? []) {
      version += 1;
      const recorded: Recorded = { position: version, at: now, by, v: EVENT_VERSION, event };
      const salt = engine.ids.id();
      head = chainHash(head, leafHash(recorded, salt, engine.digest), engine.digest);
      records.push({ recorded, salt, hash: head });
      state = evolve(state, recorded);
      const went = wentOn(course, before.caseId, recorded, engine.digest);
      course = went.course;
      tallies.push(...went.tallies);
    }
  }
  if (state === null || course === null) throw new Error(`Case ${before.caseId} was refused at its opening.`);
  return { before, state, course, tallies, version, head, records, refusals, procedure };
};

const UNDER_SEAL: readonly Command['type'][] = [
  'placeBid',
  'closeSealedRound',
  'answerProposal',
  'closeProposal',
  'answerPreferences',
  'showPackages',
  'answerPackages',
  'closePreferences',
];

/** The part of an append that follows from the case alone. */
export const caseAppend = (
  engine: Engine,
  acted: Acted,
): Pick<
  Append,
  | 'caseId'
  | 'expectedVersion'
  | 'expectedRevision'
  | 'records'
  | 'deadlines'
  | 'row'
  | 'fact'
  | 'tallies'
  | 'links'
> => {
  const { before, state, course, tallies, version, records, procedure } = acted;
  const { caseId } = before;
  const unchanged = { caseId, expectedVersion: before.version, expectedRevision: before.revision, records };
  if (records.length === 0) return unchanged;
  const deadlines = deadlinesOf(state, procedure).filter(isDoneHere(engine));
  return {
    ...unchanged,
    deadlines,
    row: queueRow(state, version, procedure),
    fact: factOf(caseId, course, procedure, statutoryDate(deadlines, procedure)),
    tallies,
    links: invitations(engine, state, records),
  };
};

/** Where there is no model, nobody waits for a retelling either. */
const isDoneHere =
  ({ paraphrase }: Engine) =>
  ({ clock }: Deadline): boolean =>
    clock !== 'retelling' || paraphrase !== undefined;

/** How long an invitation's link outlives the date it asks for: late is better than locked out. */
const INVITE_GRACE = 90 * DAY;

const invitations = (engine: Engine, state: CaseState, records: readonly StoredRecord[]): readonly Link[] =>
  records.flatMap(({ recorded: { event } }): readonly Link[] => {
    if (event.type === 'representativeInvited')
      return [
        {
          codeHash: engine.digest(event.inviteId),
          kind: 'invite' as const,
          caseId: state.caseId,
          personId: event.representativeId,
          role: 'representative' as const,
          expiresAt: event.expiresAt,
          boundTo: null,
        },
      ];
    if (event.type === 'contributorInvited')
      return [
        {
          codeHash: engine.digest(event.inviteId),
          kind: 'invite' as const,
          caseId: state.caseId,
          personId: event.contributorId,
          role: 'contributor' as const,
          expiresAt: event.dueAt + INVITE_GRACE,
          boundTo: null,
        },
      ];
    return event.type === 'respondentInvited'
      ? [
          {
            codeHash: engine.digest(event.inviteId),
            kind: 'invite' as const,
            caseId: state.caseId,
            personId: null,
            role: 'respondent' as const,
            expiresAt: event.replyBy + INVITE_GRACE,
            boundTo: null,
          },
        ]
      : [];
  });
