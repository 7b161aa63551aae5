import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { civilDateOf } from '../../../core/deadline/calendar.ts';
import { periodOf, spanOf, weeksOf } from '../../../core/report/period.ts';
import { quantile } from '../../../core/report/spread.ts';
import { HOUR } from '../../../core/time.ts';

/** 2026-11-25T12:00:00Z, a Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 12);

test('a period is whole weeks from Monday to Sunday in the operator’s zone', () => {
  expect(periodOf({}, 1, NOW, 'Asia/Taipei')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(periodOf({}, 2, Date.UTC(2026, 10, 22, 17), 'Asia/Taipei')).toEqual({
    from: '2026-11-16',
    to: '2026-11-29',
  });
  expect(periodOf({ from: '2026-11-04', to: '2026-11-10' }, 9, NOW, 'UTC')).toEqual({
    from: '2026-11-02',
    to: '2026-11-15',
  });
  expect(periodOf({ from: '2026-12-24' }, 1, NOW, 'UTC')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(weeksOf(periodOf({ from: '1999-01-01' }, 9, NOW, 'UTC'))).toHaveLength(104);
});

test('weeks follow each other without a gap, across every change of the clocks', () => {
  const zones = ['America/New_York', 'Europe/Madrid', 'Asia/Taipei', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 1, max: 60 }), (zone, weeks) => {
      const spans = weeksOf(periodOf({}, weeks, NOW, zone)).map((week) => ({ week, ...spanOf(week, zone) }));
      expect(spans).toHaveLength(weeks);
      for (const [place, { week, from, to }] of spans.entries()) {
        expect(new Date(week.from).getUTCDay()).toBe(1);
        expect([civilDateOf(from, zone), civilDateOf(to - 1, zone)]).toEqual([week.from, week.to]);
        expect(Math.abs((to - from) / HOUR - 168)).toBeLessThanOrEqual(1);
        expect(from).toBe(spans[place - 1]?.to ?? from);
      }
    }),
    { numRuns: 30 },
  );
});

test('half are no longer than the median, nine in ten no longer than p90', () => {
  const spread = [
    { value: 30, count: 1 },
    { value: 2, count: 5 },
    { value: 10, count: 4 },
  ];
  expect([quantile(spread, 0.5), quantile(spread, 0.9), quantile([], 0.5)]).toEqual([2, 10, null]);
});
