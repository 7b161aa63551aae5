import { expect, test } from '@jest/globals';
import { movableClock } from '../../../adapters/clock/clock.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { DAY } from '../../../core/time.ts';

test('a demonstration clock goes forward, never back, and remembers how far', async () => {
  const store = memoryStore();
  const clock = movableClock();
  await clock.attach(store);
  await clock.move(3 * DAY);
  await clock.move(-DAY);
  expect(Math.abs(clock.now() - Date.now() - 3 * DAY)).toBeLessThan(5_000);

  const again = movableClock();
  await again.attach(store);
  expect(Math.abs(again.now() - clock.now())).toBeLessThan(5_000);
});
