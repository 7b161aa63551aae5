import { expect, test } from '@jest/globals';
import { EVENT_VERSION } from '../../../core/case/event.ts';
import { type Migration, readRecorded } from '../../../core/case/migrate.ts';

const stored = (v: number, event: unknown) => ({
  position: 1,
  at: 1_700_000_000_000,
  by: { role: 'claimant', id: 'c' },
  v,
  event,
});
const WITHDRAWN = { type: 'caseWithdrawn', by: 'claimant' };

test('an entry of today reads as it is', () => {
  expect(readRecorded(stored(EVENT_VERSION, WITHDRAWN))).toEqual(stored(EVENT_VERSION, WITHDRAWN));
});

test('an older entry goes through every later migration, in order, and keeps the version it was stored with', () => {
  const renamed: Migration = (event) => ({ ...(event as object), type: 'caseWithdrawn' });
  const sided: Migration = (event) => {
    const { side, ...rest } = event as { side: string };
    return { ...rest, by: side };
  };
  // As if versions 1 and 2 had been written before: row n brings version n to n + 1.
  const migrations: readonly Migration[] = [(event) => event, renamed, sided];
  const old = stored(1, { type: 'caseTakenBack', side: 'claimant' });
  expect(readRecorded(old, migrations).event).toEqual(WITHDRAWN);
  expect(readRecorded(stored(2, { type: 'caseWithdrawn', side: 'claimant' }), migrations).event).toEqual(
    WITHDRAWN,
  );
  expect(readRecorded(old, migrations).v).toBe(1);
});

test.each([0, -1, EVENT_VERSION + 1, Number.NaN])('an entry of version %p is a fault, not a guess', (v) => {
  expect(() => readRecorded(stored(v, WITHDRAWN))).toThrow(/version/);
});

test('an entry that is none is a fault', () => {
  expect(() => readRecorded(stored(EVENT_VERSION, { type: 'caseWithdrawn', by: 'nobody' }))).toThrow();
});
