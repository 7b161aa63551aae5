import { expect, test } from '@jest/globals';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { isTeamIn } from '../../../core/procedure/team-hours.ts';

const consumer = PROCEDURES.find(({ id }) => id === 'consumer');
if (consumer === undefined) throw new Error('There is no consumer procedure.');
const at = (iso: string): boolean => isTeamIn(Date.parse(iso), consumer);

test('on a working day, from the first hour on and before the last, by the clock of the procedure', () => {
  expect(at('2026-11-24T08:59:59-05:00')).toBe(false);
  expect(at('2026-11-24T09:00:00-05:00')).toBe(true);
  expect(at('2026-11-24T16:59:59-05:00')).toBe(true);
  expect(at('2026-11-24T17:00:00-05:00')).toBe(false);
  expect(at('2026-07-07T09:00:00-04:00')).toBe(true);
});

test('not on a Saturday, nor on a day off', () => {
  expect(at('2026-11-28T12:00:00-05:00')).toBe(false);
  expect(at('2026-11-26T12:00:00-05:00')).toBe(false);
});
