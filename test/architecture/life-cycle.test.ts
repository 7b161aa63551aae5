import { expect, test } from '@jest/globals';
import { drawnLifeCycle, lifeCycle } from './life-cycle.ts';

test('the life of a case in ARCHITECTURE.md is the one that the decider walks', () => {
  // Draw it anew with: node test/architecture/life-cycle.ts --write
  expect(drawnLifeCycle()).toBe(lifeCycle());
});
