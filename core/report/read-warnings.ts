import type { Store } from '../port/store.ts';
import { DAY, type Instant } from '../time.ts';
import type { CaseFact } from './fact.ts';
import { WARNINGS, type Warning, warningsIn } from './warning.ts';

/** Most cases that the list shows, the gravest and among them the newest first. */
const MOST_CASES = 500;
/** A date that a law sets is near within so many days. */
const NEAR = 5 * DAY;
/** So many cases against one other side, opened within so many days, are again and again. */
export const AGAIN = 5;
export const AGAIN_DAYS = 90;
const MOST_RESPONDENTS = 50;

/** An open case that somebody should look at early, and why. */
export type Warned = {
  readonly caseId: string;
  readonly openedAt: Instant;
  readonly why: readonly Warning[];
  /** The date that a law sets, where it is near. */
  readonly statutoryAt: Instant | null;
};

/** One other side that many turned against; its name is in its newest case. */
export type Repeated = { readonly cases: number; readonly newestCaseId: string };

export type WarningsReport = {
  readonly cases: readonly Warned[];
  readonly respondents: readonly Repeated[];
  /** There are more than are listed. */
  readonly more: boolean;
};

type Facts = Pick<Store, 'facts' | 'countFacts'>;

export const readWarnings = async (store: Facts, now: Instant): Promise<WarningsReport> => {
  const respondents = await repeated(store, now);
  const again = new Set(respondents.map(({ respondent }) => respondent));
  const warned = await store.facts({ kind: 'warned', limit: MOST_CASES + 1 });
  const dated = await store.facts({ kind: 'statutory', by: now + NEAR, limit: MOST_CASES + 1 });
  const found = new Map([...warned, ...dated].map((fact) => [fact.caseId, fact]));
  const cases = [...found.values()].map((fact) => lineOf(fact, now, again));
  return {
    cases: cases.sort(gravestFirst).slice(0, MOST_CASES),
    respondents: respondents.map(({ cases: count, newestCaseId }) => ({ cases: count, newestCaseId })),
    more: warned.length > MOST_CASES || dated.length > MOST_CASES || cases.length > MOST_CASES,
  };
};

const lineOf = (fact: CaseFact, now: Instant, again: ReadonlySet<string>): Warned => {
  const near = fact.statutoryAt !== null && fact.statutoryAt <= now + NEAR;
  const own = new Set<Warning>(warningsIn(fact.warned));
  if (near) own.add('dateNear');
  if (fact.respondent !== null && again.has(fact.respondent)) own.add('sameRespondent');
  return {
    caseId: fact.caseId,
    openedAt: fact.openedAt,
    why: WARNINGS.filter((warning) => own.has(warning)),
    statutoryAt: near ? fact.statutoryAt : null,
  };
};

const gravityOf = ({ why: [gravest] }: Warned): number =>
  gravest === undefined ? WARNINGS.length : WARNINGS.indexOf(gravest);

const gravestFirst = (one: Warned, other: Warned): number =>
  gravityOf(one) - gravityOf(other) || other.openedAt - one.openedAt;

const repeated = async (store: Facts, now: Instant) => {
  const counts = await store.countFacts({
    from: now - AGAIN_DAYS * DAY,
    to: now + 1,
    by: ['respondent'],
  });
  const many = counts
    .filter(({ respondent, count }) => respondent !== null && count >= AGAIN)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_RESPONDENTS);
  const found: (Repeated & { readonly respondent: string })[] = [];
  for (const { respondent, count } of many) {
    if (respondent === null) continue;
    const [newest] = await store.facts({ kind: 'respondent', respondent, limit: 1 });
    if (newest !== undefined) found.push({ respondent, cases: count, newestCaseId: newest.caseId });
  }
  return found;
};
