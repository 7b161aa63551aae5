import type { Instant } from '../time.ts';
import type { CaseFact } from './fact.ts';
import type { Tally, TallyKind } from './tally.ts';

/** By what facts are counted together. A list, as a store makes its statements of it. */
export const FACT_COLUMNS = [
  'channel',
  'locale',
  'procedureId',
  'claimType',
  'respondent',
  'reached',
  'replyHours',
  'settleHours',
  'promises',
  'promisesKept',
  'promisesBroken',
  'claimantScore',
  'respondentScore',
] as const satisfies readonly (keyof CaseFact)[];
export type FactColumn = (typeof FACT_COLUMNS)[number];
/** Cases that are alike in some columns, and how many there are. */
export type FactCount<C extends FactColumn> = Pick<CaseFact, C> & { readonly count: number };

export const TALLY_COLUMNS = [
  'what',
  'why',
  'memberId',
  'claimType',
  'respondent',
] as const satisfies readonly (keyof Tally)[];
export type TallyColumn = (typeof TALLY_COLUMNS)[number];
export type TallyCount<C extends TallyColumn> = Pick<Tally, C> & { readonly count: number };

/** Moments from `from` on, up to and without `to`. */
export type Span = { readonly from: Instant; readonly to: Instant };

/**
 * Whether demonstrations are counted, and then they alone, or real cases, which is usual: made-up cases and real ones
 * are never in the same figure, though they may lie in the same store.
 */
export type Counted = { readonly demonstration?: boolean };

/** Cases by when they were opened. */
export type FactCountQuery<C extends FactColumn> = Span &
  Counted & {
    readonly by: readonly C[];
    /** Only cases that have one. */
    readonly having?: 'replyHours' | 'settleHours';
  };
/** What is dated, by when it happened. */
export type TallyCountQuery<C extends TallyColumn> = Span &
  Counted & {
    readonly what: readonly TallyKind[];
    readonly by: readonly C[];
  };

/**
 * Cases, the newest first. `warned`: with a warning of their own. `statutory`: with such a date
 * up to and with `by`. `respondent`: against that other side.
 */
export type FactQuery = Counted &
  (
    | { readonly kind: 'warned'; readonly limit: number }
    | { readonly kind: 'statutory'; readonly by: Instant; readonly limit: number }
    | { readonly kind: 'respondent'; readonly respondent: string; readonly limit: number }
  );
