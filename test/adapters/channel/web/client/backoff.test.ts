import { expect, test } from '@jest/globals';
import { backoff } from '../../../../../adapters/channel/web/client/live/backoff.ts';

test('pauses double up to 20 seconds, and chance takes at most half of one away', () => {
  expect([1, 2, 3, 4].map((failures) => backoff(failures, 0))).toEqual([400, 800, 1_600, 3_200]);
  expect(backoff(40, 0)).toBe(20_000);
  expect(backoff(3, 0.999)).toBeGreaterThanOrEqual(800);
});
