import type { BidTiming } from '../blind-bid/round.ts';
import type { Clock, Procedure } from '../procedure/procedure.ts';
import { type CivilDate, DAY, HOUR, type Instant, MINUTE, type TimeZone } from '../time.ts';

/**
 * When a clock that starts at `from` ends. Minutes and hours run as they are. Days are days of the procedure's own
 * calendar: the first one counted is the day after `from` (Regulation (EEC) No 1182/71, Art. 3(1)), and the last one
 * ends at the procedure's cut-off hour, whatever the clocks did meanwhile.
 */
export const clockEnd = (clock: Clock, from: Instant, procedure: Procedure): Instant => {
  if (clock.unit === 'minutes') return from + clock.amount * MINUTE;
  if (clock.unit === 'hours') return from + clock.amount * HOUR;
  const first = civilDateOf(from, procedure.timeZone);
  const last =
    clock.unit === 'calendarDays'
      ? addDays(first, clock.amount)
      : addWorkingDays(first, clock.amount, procedure.holidays);
  return instantOf(last, procedure.cutOffHour, procedure.timeZone);
};

/** The moments of a clock's nudges, earliest first. */
export const remindersOf = (clock: Clock, end: Instant): readonly Instant[] =>
  clock.remindHoursBefore.map((hours) => end - hours * HOUR).sort((a, b) => a - b);

/** A live round lasts 30 minutes. A scheduled one lasts its clock, and never less than two working days. */
export const sealedRoundEnd = (timing: BidTiming, from: Instant, procedure: Procedure): Instant => {
  if (timing === 'live') return from + LIVE_ROUND;
  const twoDays = addWorkingDays(civilDateOf(from, procedure.timeZone), 2, procedure.holidays);
  return Math.max(
    clockEnd(procedure.clocks.sealedRound, from, procedure),
    instantOf(twoDays, procedure.cutOffHour, procedure.timeZone),
  );
};
const LIVE_ROUND = 30 * MINUTE;

/** The calendar day of a moment in a time zone. */
export const civilDateOf = (at: Instant, timeZone: TimeZone): CivilDate =>
  dateOf(at + offsetAt(at, timeZone));

/**
 * The moment of a local hour (0 to 24) of a day. An hour that the clocks skip is read with the offset before the
 * change; of an hour that comes twice, the first is meant.
 */
export const instantOf = (date: CivilDate, hour: number, timeZone: TimeZone): Instant => {
  const local = startOf(date) + hour * HOUR;
  const before = local - offsetAt(local - DAY, timeZone);
  if (offsetAt(before, timeZone) === local - before) return before;
  const after = local - offsetAt(local + DAY, timeZone);
  return offsetAt(after, timeZone) === local - after ? after : before;
};

/** The day that lies `days` after another; before it where negative. */
export const addDays = (date: CivilDate, days: number): CivilDate => dateOf(startOf(date) + days * DAY);

/** The Monday of the week that a day belongs to. */
export const mondayOf = (date: CivilDate): CivilDate =>
  // 1970-01-01 was a Thursday: three days after a Monday.
  addDays(date, -((startOf(date) / DAY + 3) % 7));

const addWorkingDays = (date: CivilDate, days: number, holidays: readonly string[]): CivilDate => {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
};

export const isWorkingDay = (date: CivilDate, holidays: readonly string[]): boolean => {
  // 1970-01-01 was a Thursday: 0 is Sunday, 6 is Saturday.
  const weekday = (startOf(date) / DAY + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date);
};

/** Days since 1970-01-01 to and from year, month, day: exact for every Gregorian date (H. Hinnant, `days_from_civil`). */
const startOf = (date: CivilDate): Instant => {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear =
    Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY;
};

const dateOf = (local: Instant): CivilDate => {
  const days = Math.floor(local / DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
};

const pad = (number: number): string => String(number).padStart(2, '0');

/** Milliseconds that local time is ahead of UTC. Zones change at whole quarters of an hour, so one look each is kept. */
const offsetAt = (at: Instant, timeZone: TimeZone): number => {
  const quarter = Math.floor(at / QUARTER);
  const zone = zoneOf(timeZone);
  const known = zone.offsets.get(quarter);
  if (known !== undefined) return known;
  if (zone.offsets.size >= KEPT_OFFSETS) zone.offsets.clear();
  const offset = measured(zone.format, quarter * QUARTER);
  zone.offsets.set(quarter, offset);
  return offset;
};
const QUARTER = 15 * MINUTE;
const KEPT_OFFSETS = 4_096;

type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> };
const zones = new Map<TimeZone, Zone>();
const zoneOf = (timeZone: TimeZone): Zone => {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(timeZone, zone);
  return zone;
};

const measured = (format: Intl.DateTimeFormat, at: Instant): number => {
  const part: { [type: string]: number } = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return startOf(date) + hour * HOUR + minute * MINUTE + second * 1_000 - at;
};
