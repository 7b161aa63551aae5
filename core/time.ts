import { z } from 'zod';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Core never reads a clock: every moment is an argument. */
export const Instant = z.int();
export type Instant = z.infer<typeof Instant>;

/** A calendar day without a time, `YYYY-MM-DD`. */
export const CivilDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export type CivilDate = z.infer<typeof CivilDate>;

const knownZones = new Set<string>();
const isZone = (name: string): boolean => {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  knownZones.add(name);
  return true;
};

/** An IANA time zone name, for example `Asia/Taipei`. A browser sends it: what is no zone would break every date later. */
export const TimeZone = z.string().max(64).refine(isZone, 'This is no time zone.');
export type TimeZone = z.infer<typeof TimeZone>;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Later than every moment that a case knows: for what has no end of its own. */
export const FOREVER: Instant = 8_640_000_000_000_000;
