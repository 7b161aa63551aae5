import type { Store } from '../../core/port/store.ts';
import { FACT_EDITION } from '../../core/report/fact.ts';
import { batch, caseFact, caseRow, deadline } from '../contract/store-fixture.ts';
import { sideBySide } from './measure.ts';

/** Far ahead of every run: nothing of these cases is due by itself. */
const LATER = 4_000_000_000_000;

/** Fills a store with open cases from number `from` up to `to`, each with so many events, a row in the queue and two deadlines. */
export const fillCases = async (store: Store, from: number, to: number, events: number): Promise<void> => {
  let next = from;
  await sideBySide(
    256,
    () => next < to,
    async () => {
      const number = next;
      const caseId = `stored-${number}`;
      next += 1;
      const result = await store.append(
        batch(caseId, 0, {
          count: events,
          // As a turn would have: nothing is left to be counted at the start.
          fact: caseFact(caseId, { version: events, edition: FACT_EDITION }),
          row: caseRow(caseId, { due: LATER + number }),
          deadlines: [deadline('tell', LATER + number), deadline('tell/remind/1', LATER - 1_000 + number)],
        }),
      );
      if (!result.ok) throw new Error(`An append was refused: ${result.reason}.`);
    },
  );
};
