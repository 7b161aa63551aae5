import type { Store } from '../../../core/port/store.ts';
import type { FactQuery } from '../../../core/report/count.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import { type CaseTables, headOf, jsonCopy, keyOf, putCounted } from './memory-turn.ts';

type Facts = Pick<Store, 'countFacts' | 'countTallies' | 'facts' | 'uncounted' | 'putFact'>;

export const factAccess = (tables: CaseTables): Facts => {
  const counted = (demonstrations = false): CaseFact[] =>
    [...tables.facts.values()].filter(({ demonstration }) => demonstration === demonstrations);
  return {
    countFacts: async ({ from, to, by, having, demonstration }) =>
      countBy(
        counted(demonstration).filter(
          (fact) =>
            fact.openedAt >= from && fact.openedAt < to && (having === undefined || fact[having] !== null),
        ),
        by,
      ),
    countTallies: async ({ from, to, what, by, demonstration = false }) =>
      countBy(
        [...tables.tallies.values()].filter(
          (each) =>
            each.at >= from &&
            each.at < to &&
            what.includes(each.what) &&
            (tables.facts.get(each.caseId)?.demonstration ?? false) === demonstration,
        ),
        by,
      ),
    facts: async (wanted) =>
      jsonCopy(
        counted(wanted.demonstration)
          .filter(isWanted(wanted))
          .sort((one, other) => other.openedAt - one.openedAt || (one.caseId < other.caseId ? -1 : 1))
          .slice(0, wanted.limit),
      ),
    uncounted: async (edition, limit, after = '') =>
      [...tables.heads.keys()]
        .filter((caseId) => {
          const { version } = headOf(tables, caseId);
          const fact = tables.facts.get(caseId);
          const behind = fact === undefined || fact.edition < edition || fact.version < version;
          return caseId > after && version > 0 && behind;
        })
        .sort()
        .slice(0, limit),
    putFact: async (fact, tallies) => {
      if (headOf(tables, fact.caseId).version >= fact.version) putCounted(tables, fact, tallies);
    },
  };
};

const isWanted =
  (wanted: FactQuery) =>
  ({ warned, statutoryAt, respondent }: CaseFact): boolean => {
    if (wanted.kind === 'warned') return warned !== 0;
    if (wanted.kind === 'statutory') return statutoryAt !== null && statutoryAt <= wanted.by;
    return respondent === wanted.respondent;
  };

/** How many are alike in those columns; without columns, how many there are. */
const countBy = <T extends object, C extends keyof T>(
  rows: readonly T[],
  by: readonly C[],
): (Pick<T, C> & { readonly count: number })[] => {
  const groups = Map.groupBy(rows, (row) => keyOf(...by.map((column) => JSON.stringify(row[column]))));
  if (by.length === 0 && groups.size === 0) return [{ count: 0 } as Pick<T, C> & { count: number }];
  return [...groups.values()].map((alike) => {
    const [first] = alike;
    const columns = Object.fromEntries(by.map((column) => [column, first?.[column]]));
    return { ...(columns as Pick<T, C>), count: alike.length };
  });
};
