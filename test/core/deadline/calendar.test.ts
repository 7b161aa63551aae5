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
import type { Clock, Procedure } from '../../../core/procedure/procedure.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { PROCEDURE } from '../case/walk.ts';

const ZONES = [
  'Asia/Taipei',
  'America/New_York',
  'Europe/Madrid',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
] as const;

/** What a wall clock in that zone shows, `2026-11-01 01:30`: the browser's own calendar, and no arithmetic of ours. */
const wallClock = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** The day that lies some days after another, by the calendar of `Date`. */
const dayAfter = (date: string, days: number): string => {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

const clock = (amount: number, unit: Clock['unit']): Clock => ({
  ...PROCEDURE.clocks.answer,
  amount,
  unit,
});

const procedureIn = (timeZone: string, more: Partial<Procedure> = {}): Procedure => ({
  ...PROCEDURE,
  timeZone,
  holidays: [],
  cutOffHour: 24,
  ...more,
});

const utc = (text: string): number => Date.parse(text);
/** 2016 to 2036: with leap years, and with the summer time that began at midnight in São Paulo until 2019. */
const Instants = fc.integer({ min: utc('2016-01-01T00:00:00Z'), max: utc('2036-12-31T00:00:00Z') });
const Zones = fc.constantFrom(...ZONES);
const Dates = Instants.map((at) => new Date(at).toISOString().slice(0, 10));

describe('days and moments', () => {
  test('the day of a moment is the one that a calendar on the wall shows', () => {
    fc.assert(
      fc.property(Instants, Zones, (at, zone) => {
        expect(civilDateOf(at, zone)).toBe(wallClock(at, zone).slice(0, 10));
      }),
    );
  });

  test('days are counted as the calendar counts them, both ways', () => {
    fc.assert(
      fc.property(Dates, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        expect(addDays(date, days)).toBe(dayAfter(date, days));
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  test('at the moment of an hour the clock on the wall shows it, the first time that it does', () => {
    fc.assert(
      fc.property(Dates, fc.integer({ min: 0, max: 24 }), Zones, (date, hour, zone) => {
        const at = instantOf(date, hour, zone);
        const meant = `${hour === 24 ? dayAfter(date, 1) : date} ${String(hour % 24).padStart(2, '0')}:00`;
        const shown = wallClock(at, zone);
        // An hour that is skipped is shown as late as the clocks moved; then no moment shows the hour itself.
        if (shown !== meant) expect(shown > meant && wallClock(at - 1, zone) < meant).toBe(true);
        for (const earlier of [30 * MINUTE, HOUR]) expect(wallClock(at - earlier, zone)).not.toBe(meant);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['the hour that New York skips', '2027-03-14', 2, 'America/New_York', '2027-03-14T07:00:00Z'],
    ['the hour that New York has twice', '2026-11-01', 1, 'America/New_York', '2026-11-01T05:00:00Z'],
    ['the hour that Madrid has twice', '2026-10-25', 2, 'Europe/Madrid', '2026-10-25T00:00:00Z'],
    ['the midnight that São Paulo skipped', '2018-11-03', 24, 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['the midnight that São Paulo had twice', '2018-02-17', 24, 'America/Sao_Paulo', '2018-02-18T03:00:00Z'],
    ['summer at the other end of the world', '2027-01-01', 24, 'Pacific/Auckland', '2027-01-01T11:00:00Z'],
    ['half an hour of summer time', '2026-10-04', 24, 'Australia/Lord_Howe', '2026-10-04T13:00:00Z'],
  ])('%s', (_what, date, hour, zone, expected) => {
    expect(new Date(instantOf(date, hour, zone)).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe('the end of a clock', () => {
  test('of calendar days is the cut-off of the day that lies so many days after the first', () => {
    fc.assert(
      fc.property(
        Instants,
        Zones,
        fc.nat({ max: 400 }),
        fc.integer({ min: 1, max: 24 }),
        (from, zone, days, cutOffHour) => {
          const end = clockEnd(clock(days, 'calendarDays'), from, procedureIn(zone, { cutOffHour }));
          const last = dayAfter(wallClock(from, zone).slice(0, 10), days);
          expect(wallClock(end - 1, zone).slice(0, 10)).toBe(last);
          expect(end).toBe(instantOf(last, cutOffHour, zone));
        },
      ),
    );
  });

  test('of working days leaves out the first day, weekends and holidays, and nothing else', () => {
    const Holidays = fc.array(fc.nat({ max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(Instants, Zones, fc.integer({ min: 1, max: 40 }), Holidays, (from, zone, days, off) => {
        const first = wallClock(from, zone).slice(0, 10);
        const holidays = off.map((after) => dayAfter(first, after));
        const end = clockEnd(clock(days, 'workingDays'), from, procedureIn(zone, { holidays }));
        const last = wallClock(end - 1, zone).slice(0, 10);
        const works = (date: string): boolean =>
          ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) && !holidays.includes(date);
        const counted: string[] = [];
        for (let day = dayAfter(first, 1); day <= last; day = dayAfter(day, 1))
          if (works(day)) counted.push(day);
        expect(counted).toHaveLength(days);
        expect(works(last)).toBe(true);
      }),
    );
  });

  test('of minutes and hours runs through every change of the clocks as it is', () => {
    fc.assert(
      fc.property(Instants, Zones, fc.nat({ max: 500 }), (from, zone, amount) => {
        expect(clockEnd(clock(amount, 'hours'), from, procedureIn(zone))).toBe(from + amount * HOUR);
        expect(clockEnd(clock(amount, 'minutes'), from, procedureIn(zone))).toBe(from + amount * MINUTE);
      }),
    );
  });

  test('never comes earlier for what began later', () => {
    const Units = fc.constantFrom<Clock['unit']>('minutes', 'hours', 'calendarDays', 'workingDays');
    fc.assert(
      fc.property(
        Instants,
        fc.nat({ max: 5 * DAY }),
        Zones,
        fc.nat({ max: 60 }),
        Units,
        (from, later, zone, amount, unit) => {
          const procedure = procedureIn(zone, { holidays: PROCEDURE.holidays });
          const end = (at: number): number => clockEnd(clock(amount, unit), at, procedure);
          expect(end(from + later)).toBeGreaterThanOrEqual(end(from));
        },
      ),
    );
  });
});

const NEW_YORK = 'America/New_York';
const MADRID = 'Europe/Madrid';

/** Worked by hand with a paper calendar. The first day is not counted: Regulation (EEC) No 1182/71, Art. 3(1). */
const BY_HAND: readonly (readonly [string, number, Clock['unit'], string, string, string])[] = [
  ['three days from a Monday', 3, 'calendarDays', NEW_YORK, '2026-11-23T15:00:00Z', '2026-11-27T05:00:00Z'],
  [
    'over the start of summer time',
    2,
    'calendarDays',
    NEW_YORK,
    '2027-03-12T15:00:00Z',
    '2027-03-15T04:00:00Z',
  ],
  [
    'over the end of summer time',
    2,
    'calendarDays',
    NEW_YORK,
    '2026-10-30T15:00:00Z',
    '2026-11-02T05:00:00Z',
  ],
  ['into a leap day', 1, 'calendarDays', 'Asia/Taipei', '2028-02-28T04:00:00Z', '2028-02-29T16:00:00Z'],
  [
    'past where a leap day is not',
    1,
    'calendarDays',
    'Asia/Taipei',
    '2027-02-28T04:00:00Z',
    '2027-03-01T16:00:00Z',
  ],
  ['2100 has none', 1, 'calendarDays', 'Asia/Taipei', '2100-02-28T04:00:00Z', '2100-03-01T16:00:00Z'],
  [
    '30 days from the last of January',
    30,
    'calendarDays',
    MADRID,
    '2027-01-31T11:00:00Z',
    '2027-03-02T23:00:00Z',
  ],
  [
    'a minute before midnight is that day',
    1,
    'calendarDays',
    'Pacific/Auckland',
    '2026-12-31T10:59:00Z',
    '2027-01-01T11:00:00Z',
  ],
  [
    'a minute later is the next',
    1,
    'calendarDays',
    'Pacific/Auckland',
    '2026-12-31T11:00:00Z',
    '2027-01-02T11:00:00Z',
  ],
  ['the 28 days of a court', 28, 'calendarDays', MADRID, '2026-02-01T11:00:00Z', '2026-03-01T23:00:00Z'],
  ['the 33 days of a court', 33, 'calendarDays', MADRID, '2026-01-01T11:00:00Z', '2026-02-03T23:00:00Z'],
  ['the 19 days of a template', 19, 'calendarDays', MADRID, '2026-12-20T11:00:00Z', '2027-01-08T23:00:00Z'],
  ['the rest of today', 0, 'calendarDays', MADRID, '2026-12-20T11:00:00Z', '2026-12-20T23:00:00Z'],
  ['one working day from a Friday', 1, 'workingDays', MADRID, '2026-11-20T11:00:00Z', '2026-11-23T23:00:00Z'],
  [
    'one working day from a Saturday',
    1,
    'workingDays',
    MADRID,
    '2026-11-21T11:00:00Z',
    '2026-11-23T23:00:00Z',
  ],
  // 2 3 4 | 7 (8) 9 10 11 | 14 to 18 | 21 to 24 (25) | 28 to 31: (EU) 2025/2647 gives a trader 20 working days.
  ['20 working days of December', 20, 'workingDays', MADRID, '2026-12-01T11:00:00Z', '2026-12-31T23:00:00Z'],
];

const SPANISH_HOLIDAYS = ['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'];

describe('worked by hand', () => {
  test.each(BY_HAND)('%s', (_what, amount, unit, zone, from, end) => {
    const procedure = procedureIn(zone, { holidays: SPANISH_HOLIDAYS });
    expect(new Date(clockEnd(clock(amount, unit), utc(from), procedure)).toISOString()).toBe(
      new Date(end).toISOString(),
    );
  });

  test('the day after Thanksgiving is the first working day for a consumer of the day before', () => {
    const end = clockEnd(clock(1, 'workingDays'), utc('2026-11-25T15:00:00Z'), PROCEDURE);
    expect(wallClock(end - 1, PROCEDURE.timeZone)).toBe('2026-11-27 23:59');
  });

  test('what comes after the cut-off hour still has the whole of its days', () => {
    const office = procedureIn(MADRID, { cutOffHour: 17 });
    for (const from of ['2026-11-23T08:00:00Z', '2026-11-23T22:00:00Z'])
      expect(wallClock(clockEnd(clock(2, 'calendarDays'), utc(from), office), MADRID)).toBe(
        '2026-11-25 17:00',
      );
  });

  test('reminders come before the end, earliest first', () => {
    const nudged = { ...clock(7, 'calendarDays'), remindHoursBefore: [24, 72, 1] };
    expect(remindersOf(nudged, 100 * DAY)).toEqual([97 * DAY, 99 * DAY, 100 * DAY - HOUR]);
  });
});

describe('the end of a sealed round', () => {
  test('is half an hour after a live one opened, whatever day it is', () => {
    const from = utc('2026-11-21T15:00:00Z');
    expect(sealedRoundEnd('live', from, PROCEDURE)).toBe(from + 30 * MINUTE);
  });

  test.each([
    ['a Monday: 72 hours', '2026-11-16T15:00:00Z', '2026-11-19T15:00:00Z'],
    ['a Friday: the whole of Monday and Tuesday', '2026-11-20T15:00:00Z', '2026-11-25T05:00:00Z'],
    ['the day before Thanksgiving: Friday and Monday', '2026-11-25T15:00:00Z', '2026-12-01T05:00:00Z'],
  ])('a scheduled one that opens on %s', (_what, from, end) => {
    expect(new Date(sealedRoundEnd('scheduled', utc(from), PROCEDURE)).toISOString()).toBe(
      new Date(end).toISOString(),
    );
  });

  test('a scheduled one is never shorter than 72 hours and two working days', () => {
    fc.assert(
      fc.property(Instants, Zones, (from, zone) => {
        const procedure = procedureIn(zone, { holidays: PROCEDURE.holidays });
        const end = sealedRoundEnd('scheduled', from, procedure);
        expect(end).toBeGreaterThanOrEqual(from + 72 * HOUR);
        expect(end).toBeGreaterThanOrEqual(clockEnd(clock(2, 'workingDays'), from, procedure));
      }),
    );
  });
});
