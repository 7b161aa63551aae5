import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { pace, TEAMS_LIMITS } from '../../../../adapters/channel/teams/pace.ts';

test('a chat is written to as fast as is allowed and no faster; other chats do not wait for it', async () => {
  const { wait: waitFor } = pace([{ ms: 80, messages: 3 }]);
  expect([waitFor('a'), waitFor('a'), waitFor('a')]).toEqual([0, 0, 0]);
  const ms = waitFor('a');
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(80);
  expect(waitFor('b')).toBe(0);
  await wait(ms + 5);
  expect(waitFor('a')).toBe(0);
});

test('a wait is no message: asking again does not make it longer', () => {
  const { wait: waitFor } = pace([{ ms: 60_000, messages: 1 }]);
  expect(waitFor('a')).toBe(0);
  const first = waitFor('a');
  for (let time = 0; time < 10; time += 1) expect(waitFor('a')).toBeLessThanOrEqual(first);
});

test('the limits are below what Teams takes in a chat: 7 in a second, 8 in two, 60 in thirty', () => {
  const TAKEN = new Map([
    [1_000, 7],
    [2_000, 8],
    [30_000, 60],
  ]);
  for (const { ms, messages } of TEAMS_LIMITS) expect(messages).toBeLessThan(TAKEN.get(ms) ?? 0);
});
