import type { Score } from '../case/score.ts';
import type { Locale } from '../locale.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { HOUR, type Instant } from '../time.ts';
import type { Course } from './course.ts';
import { type Channel, hasReached } from './stage.ts';
import { CASE_WARNINGS, type CaseWarning } from './warning.ts';

/** Raised with every change to what a fact says, so that older cases are read again. */
export const FACT_EDITION = 1;

/**
 * What the figures know of a case: one small row. An allow-list: no name, no word that anybody wrote, no sum, nothing of
 * a sealed round but whether it met.
 */
export type CaseFact = {
  readonly caseId: string;
  /** Number of events that it was made of; an older one never takes the place of a newer. */
  readonly version: number;
  readonly edition: number;
  readonly demonstration: boolean;
  readonly openedAt: Instant;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly procedureId: string;
  readonly claimType: ClaimTypeId | null;
  /** See `respondentKey`. */
  readonly respondent: string | null;
  /** See `bitOf`. */
  readonly reached: number;
  /** Whole hours from the filing to the other side's first reply, and to the last signature. */
  readonly replyHours: number | null;
  readonly settleHours: number | null;
  /** Of a signed settlement: promises in all, those confirmed, and those that were broken or are in dispute. */
  readonly promises: number;
  readonly promisesKept: number;
  readonly promisesBroken: number;
  readonly claimantScore: Score | null;
  readonly respondentScore: Score | null;
  /** Bits of `CASE_WARNINGS`; 0 once the case has ended. */
  readonly warned: number;
  /** The next date in it that a law or a regulator sets. */
  readonly statutoryAt: Instant | null;
};

/** The row of a case, from its course; `statutoryAt`: see `statutoryDate`. */
export const factOf = (
  caseId: string,
  course: Course,
  procedure: Pick<Procedure, 'largeMinor'>,
  statutoryAt: Instant | null,
): CaseFact => {
  const { promises, scores, filedAt } = course;
  const count = (...statuses: readonly string[]): number =>
    promises.filter(({ status }) => statuses.includes(status)).length;
  const open = !hasReached(course.reached, 'ended');
  return {
    caseId,
    version: course.version,
    edition: FACT_EDITION,
    demonstration: course.demonstration,
    openedAt: course.openedAt,
    channel: course.channel,
    locale: course.locale,
    procedureId: course.procedureId,
    claimType: course.claimType,
    respondent: course.respondent,
    reached: course.reached,
    replyHours: hoursBetween(filedAt, course.repliedAt),
    settleHours: hoursBetween(filedAt, course.signedAt),
    promises: promises.length,
    promisesKept: count('kept'),
    promisesBroken: count('broken', 'disputed'),
    claimantScore: scores.claimant ?? null,
    respondentScore: scores.respondent ?? null,
    warned: open ? warnedOf(course, procedure) : 0,
    statutoryAt: open ? statutoryAt : null,
  };
};

const hoursBetween = (from: Instant | null, to: Instant | null): number | null =>
  from === null || to === null ? null : Math.floor((to - from) / HOUR);

const warnedOf = (course: Course, procedure: Pick<Procedure, 'largeMinor'>): number =>
  CASE_WARNINGS.reduce(
    (bits, warning, index) => (WARNED[warning](course, procedure) ? bits | (1 << index) : bits),
    0,
  );

/** One row a warning; read from open data only. */
const WARNED: {
  readonly [W in CaseWarning]: (course: Course, procedure: Pick<Procedure, 'largeMinor'>) => boolean;
} = {
  crisis: ({ paused }) => paused,
  guarded: ({ guarded }) => guarded,
  injury: ({ injury, claimType }) => injury ?? claimType === 'personalInjury',
  cannotOnline: ({ cannotOnline }) => cannotOnline,
  publicity: ({ publicity }) => publicity,
  largeSum: ({ demandMinor }, { largeMinor }) =>
    demandMinor !== null && largeMinor !== undefined && demandMinor >= largeMinor,
};
