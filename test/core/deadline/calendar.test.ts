import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  civilDateOf,
  clockEnd,
  instantOf,
  remindersOf,
  sealedRoundEnd,
} from '../../../core/deadline/calendar.ts';
import { CLOCKS } from '../../../core/deadline/deadline.ts';
import type { Clock, Procedure } from '../../../core/procedure/procedure.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../core/time.ts';

const CONSUMER = PROCEDURES[0] as Procedure;
const ZONES = [
  'Asia/Taipei',
  'America/New_York',
  'Europe/Madrid',
  'Pacific/Auckland',
  'America/Sao_Paulo',
] as const;

/** Local date and hour of a moment as another part of the platform tells them: the check is independent of the calendar's own sums. */
const local = (
  at: Instant,
  timeZone: string,
): { readonly date: string; readonly hour: number; readonly minute: number } => {
  const text = new Date(at).toLocaleString('sv-SE', { timeZone });
  const [date = '', time = ''] = text.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { date, hour, minute };
};

/** What the clock on the wall shows, as if it were UTC; to the second. */
const wall = (at: Instant, timeZone: string): number =>
  Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);

/** The day after, by the platform's own calendar. */
const tomorrow = (date: string): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
};
const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();

/** Steps through the days one by one: slow, and nothing to get wrong. */
const counted = (from: string, days: number, counts: (date: string) => boolean): string => {
  let date = from;
  for (let left = days; left > 0; ) {
    date = tomorrow(date);
    if (counts(date)) left -= 1;
  }
  return date;
};

const under = (timeZone: string, more: Partial<Procedure> = {}): Procedure => ({
  ...CONSUMER,
  timeZone,
  ...more,
});
const lasting = (amount: number, unit: Clock['unit']): Clock => ({ ...CONSUMER.clocks.answer, amount, unit });

const Moments = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2060, 0, 1) });
const Dates = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY, max: Date.UTC(2200, 0, 1) / DAY })
  .map((days) => new Date(days * DAY).toISOString().slice(0, 10));
const Zone = fc.constantFrom(...ZONES);

describe('a calendar day', () => {
  test('is the one that a clock on the wall shows, in every zone and on every day of daylight saving', () => {
    fc.assert(
      fc.property(Moments, Zone, (at, zone) => {
        expect(civilDateOf(at, zone)).toBe(local(at, zone).date);
      }),
    );
  });

  test('plus days is what the platform’s calendar says, over month ends and leap years, there and back', () => {
    fc.assert(
      fc.property(Dates, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const later = addDays(date, days);
        expect(later).toBe(new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10));
        expect(addDays(later, -days)).toBe(date);
      }),
    );
  });

  test.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-31', 28, '2026-02-28'],
    ['2026-11-24', 10, '2026-12-04'],
  ])('%s and %i days is %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then);
  });
});

describe('an hour of a day', () => {
  test('is found wherever the clocks do not change, and shows that hour', () => {
    fc.assert(
      fc.property(Dates, fc.integer({ min: 0, max: 23 }), Zone, (date, hour, zone) => {
        const at = instantOf(date, hour, zone);
        const ahead = (moment: Instant) => wall(moment, zone) - Math.floor(moment / 1_000) * 1_000;
        const steady = ahead(at - 3 * HOUR) === ahead(at + 3 * HOUR);
        if (steady && date > '1996') expect(local(at, zone)).toEqual({ date, hour, minute: 0 });
      }),
    );
  });

  test('24 is the same moment as hour 0 of the day after, but where the day after has no such hour', () => {
    fc.assert(
      fc.property(Dates, Zone, (date, zone) => {
        if (date < '1996') return;
        const midnight = instantOf(date, 24, zone);
        const first = instantOf(tomorrow(date), 0, zone);
        if (local(first, zone).hour === 0) expect(midnight).toBe(first);
      }),
    );
  });

  test.each([
    // Spring forward, 8 March 2026 in New York: 2:00 does not exist, and is read as 3:00 of summer time.
    ['2026-03-08', 2, 'America/New_York', '2026-03-08T07:00:00Z'],
    ['2026-03-08', 3, 'America/New_York', '2026-03-08T07:00:00Z'],
    // Back, 1 November 2026: 1:00 comes twice, the first is meant.
    ['2026-11-01', 1, 'America/New_York', '2026-11-01T05:00:00Z'],
    ['2026-11-01', 2, 'America/New_York', '2026-11-01T07:00:00Z'],
    ['2026-03-29', 2, 'Europe/Madrid', '2026-03-29T01:00:00Z'],
    ['2026-10-25', 2, 'Europe/Madrid', '2026-10-25T00:00:00Z'],
    // The other half of the world: forward in September, back in April.
    ['2026-09-27', 2, 'Pacific/Auckland', '2026-09-26T14:00:00Z'],
    ['2026-04-05', 2, 'Pacific/Auckland', '2026-04-04T13:00:00Z'],
    // Brazil changed its clocks at midnight until 2019: 4 November 2018 began at 1:00.
    ['2018-11-03', 24, 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2026-11-03', 24, 'America/Sao_Paulo', '2026-11-04T03:00:00Z'],
    ['2026-06-30', 24, 'Asia/Taipei', '2026-06-30T16:00:00Z'],
  ])('%s %i:00 in %s is %s', (date, hour, zone, utc) => {
    expect(new Date(instantOf(date, hour, zone)).toISOString()).toBe(utc.replace('Z', '.000Z'));
  });
});

describe('a clock that counts days', () => {
  test('does not count the first one, and ends at the cut-off hour of the last: calendar days', () => {
    fc.assert(
      fc.property(
        Moments,
        Zone,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 4, max: 22 }),
        (from, zone, days, cutOffHour) => {
          const end = clockEnd(lasting(days, 'calendarDays'), from, under(zone, { cutOffHour }));
          const date = counted(local(from, zone).date, days, () => true);
          expect(local(end, zone)).toEqual({ date, hour: cutOffHour, minute: 0 });
        },
      ),
    );
  });

  test('leaves out Saturdays, Sundays and holidays where it counts working days', () => {
    const Holidays = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 25 });
    fc.assert(
      fc.property(Moments, Zone, fc.integer({ min: 0, max: 40 }), Holidays, (from, zone, days, gaps) => {
        const first = local(from, zone).date;
        const holidays = gaps.map((gap) =>
          new Date(Date.parse(first) + gap * DAY).toISOString().slice(0, 10),
        );
        const end = clockEnd(lasting(days, 'workingDays'), from, under(zone, { holidays, cutOffHour: 17 }));
        const works = (date: string) => weekday(date) % 6 !== 0 && !holidays.includes(date);
        expect(local(end, zone)).toEqual({ date: counted(first, days, works), hour: 17, minute: 0 });
      }),
    );
  });

  test('never ends earlier for beginning later, nor for lasting longer', () => {
    const Lengths = fc.integer({ min: 0, max: 60 });
    const Unit = fc.constantFrom('minutes', 'hours', 'calendarDays', 'workingDays');
    fc.assert(
      fc.property(
        Moments,
        fc.nat(40 * DAY),
        Lengths,
        Lengths,
        Zone,
        Unit,
        (from, wait, amount, more, zone, unit) => {
          const end = (at: Instant, length: number) => clockEnd(lasting(length, unit), at, under(zone));
          expect(end(from + wait, amount)).toBeGreaterThanOrEqual(end(from, amount));
          expect(end(from, amount + more)).toBeGreaterThanOrEqual(end(from, amount));
          expect(end(from, amount)).toBeGreaterThanOrEqual(from);
        },
      ),
    );
  });

  // Worked by hand with a paper calendar. 24 November 2026 is a Tuesday; Thursday 26 is Thanksgiving.
  test.each<readonly [string, number, Clock['unit'], string, number, string]>([
    // Told at ten past four in the afternoon in New York: day 1 is the 25th, day 10 is 4 December, at its end.
    ['2026-11-24T21:10:00Z', 10, 'calendarDays', 'America/New_York', 24, '2026-12-05T05:00:00Z'],
    // A minute before midnight is still the first day; a minute after is the next.
    ['2026-11-25T04:59:00Z', 10, 'calendarDays', 'America/New_York', 24, '2026-12-05T05:00:00Z'],
    ['2026-11-25T05:01:00Z', 10, 'calendarDays', 'America/New_York', 24, '2026-12-06T05:00:00Z'],
    // Wednesday 25 and Friday 27: the holiday between them is no working day.
    ['2026-11-24T21:10:00Z', 2, 'workingDays', 'America/New_York', 17, '2026-11-27T22:00:00Z'],
    // From a Friday: Monday is the first working day.
    ['2026-12-04T15:00:00Z', 1, 'workingDays', 'America/New_York', 24, '2026-12-08T05:00:00Z'],
    // Over the change to winter time: ten days are 241 hours, and it still ends at midnight.
    ['2026-10-25T04:00:00Z', 10, 'calendarDays', 'America/New_York', 24, '2026-11-05T05:00:00Z'],
    // Over a leap day, and over one that is missing.
    ['2028-02-20T12:00:00Z', 10, 'calendarDays', 'Europe/Madrid', 24, '2028-03-01T23:00:00Z'],
    ['2027-02-20T12:00:00Z', 10, 'calendarDays', 'Europe/Madrid', 24, '2027-03-02T23:00:00Z'],
    // Monday morning in Auckland is still Sunday in London.
    ['2026-06-07T22:00:00Z', 1, 'workingDays', 'Pacific/Auckland', 17, '2026-06-09T05:00:00Z'],
    // The 28 and 33 days that a court service had written into its code, and the 19 of its letter.
    ['2026-01-05T10:00:00Z', 28, 'calendarDays', 'Europe/Madrid', 16, '2026-02-02T15:00:00Z'],
    ['2026-01-05T10:00:00Z', 33, 'calendarDays', 'Europe/Madrid', 16, '2026-02-07T15:00:00Z'],
    ['2026-01-05T10:00:00Z', 19, 'calendarDays', 'Europe/Madrid', 16, '2026-01-24T15:00:00Z'],
    ['2026-11-24T21:10:00Z', 90, 'minutes', 'America/New_York', 24, '2026-11-24T22:40:00Z'],
    ['2026-10-31T21:10:00Z', 72, 'hours', 'America/New_York', 24, '2026-11-03T21:10:00Z'],
  ])('from %s, %i %s in %s until %i:00 ends at %s', (from, amount, unit, zone, cutOffHour, end) => {
    const at = clockEnd(lasting(amount, unit), Date.parse(from), under(zone, { cutOffHour }));
    expect(new Date(at).toISOString()).toBe(end.replace('Z', '.000Z'));
  });
});

describe('a sealed round', () => {
  test('lasts half an hour live; scheduled it lasts its clock and two whole working days at least', () => {
    fc.assert(
      fc.property(Moments, Zone, fc.integer({ min: 1, max: 200 }), (from, zone, hours) => {
        const procedure = under(zone, {
          clocks: { ...CONSUMER.clocks, sealedRound: lasting(hours, 'hours') },
        });
        expect(sealedRoundEnd('live', from, procedure)).toBe(from + 30 * MINUTE);
        const end = sealedRoundEnd('scheduled', from, procedure);
        expect(end).toBeGreaterThanOrEqual(from + hours * HOUR);
        let worked = 0;
        for (
          let date = tomorrow(local(from, zone).date);
          date <= local(end - 1, zone).date;
          date = tomorrow(date)
        )
          if (weekday(date) % 6 !== 0 && !procedure.holidays.includes(date)) worked += 1;
        expect(worked).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('that is asked for on a Friday is open until Tuesday is over', () => {
    // Friday 4 December 2026, noon in New York; 72 hours would end on Monday at noon.
    const end = sealedRoundEnd('scheduled', Date.UTC(2026, 11, 4, 17), CONSUMER);
    expect(new Date(end).toISOString()).toBe('2026-12-09T05:00:00.000Z');
  });
});

describe('reminders', () => {
  test('come before the end, earliest first, as many hours before as the procedure says', () => {
    const clock = { ...lasting(10, 'calendarDays'), remindHoursBefore: [24, 120] };
    expect(remindersOf(clock, 1_000 * HOUR)).toEqual([880 * HOUR, 976 * HOUR]);
  });

  test('of every clock of every procedure fall within the clock itself', () => {
    const wrong = PROCEDURES.flatMap((procedure) =>
      CLOCKS.flatMap((id) => {
        const clock = procedure.clocks[id];
        const from = Date.UTC(2026, 10, 24, 15);
        const early = remindersOf(clock, clockEnd(clock, from, procedure)).filter((at) => at <= from);
        return early.length === 0 ? [] : [`${procedure.id} ${id}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
