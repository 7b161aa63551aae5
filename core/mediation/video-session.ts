import { z } from 'zod';
import { SIDES, Side } from '../case/party.ts';
import { Instant, MINUTE } from '../time.ts';

/** Who belongs in the room of a mediation: both sides, and whoever leads the talk. */
export const RoomSeat = Side.or(z.literal('chair'));
export type RoomSeat = z.infer<typeof RoomSeat>;
export const ROOM_SEATS: readonly RoomSeat[] = [...SIDES, 'chair'];

/** Starts to choose from, the one that suits the chair best first. */
export const SessionTimes = z
  .array(Instant)
  .min(1)
  .max(3)
  .readonly()
  .refine((times) => new Set(times).size === times.length, 'No time is named twice.');

/** Shortest, usual and longest talk, in minutes. */
export const MINUTES = { least: 15, usual: 60, most: 240 } as const;

/** The doors open so long before the time, for a look at camera and microphone. */
export const EARLY = 30 * MINUTE;
/** A time that is proposed lies at least so far ahead. */
export const NOTICE = 30 * MINUTE;

/**
 * A talk on video. `proposed`: each side marks which of the times suit. `apart`: none suits both. `set`: it has its time.
 * `replaced`: other times were proposed in its place.
 */
export type VideoSession = {
  readonly sessionId: string;
  /** The entry in people's calendars: other times for the same talk keep it (RFC 5545, 3.8.4.7), with a higher `sequence`. */
  readonly uid: string;
  readonly sequence: number;
  readonly times: readonly Instant[];
  readonly minutes: number;
  readonly proposedAt: Instant;
  /** Until when the sides may mark. */
  readonly markBy: Instant;
  /** Which times suit a side; absent while it has not said. */
  readonly marks: { readonly [S in Side]?: readonly Instant[] };
  readonly status: 'proposed' | 'apart' | 'set' | 'ended' | 'cancelled' | 'replaced';
  /** When it begins, and since when that is known. */
  readonly at: Instant | null;
  readonly setAt: Instant | null;
  readonly begun: boolean;
  /** Opened by the chair on the spot: nobody had a date that could be missed. */
  readonly called: boolean;
  readonly here: readonly RoomSeat[];
  /** Everybody who was there at some time. */
  readonly came: readonly RoomSeat[];
  /** Who was not there a quarter of an hour after the start: a fact, and no blame. */
  readonly missed: readonly RoomSeat[];
  /** Since when the chair is to offer new times; null where nobody waits for any. */
  readonly again: Instant | null;
};

/** The first time, in the chair's order, that suits both sides; null where none does, or a side has not said. */
export const commonTime = ({ times, marks }: Pick<VideoSession, 'times' | 'marks'>): Instant | null =>
  times.find((time) => SIDES.every((side) => marks[side]?.includes(time) === true)) ?? null;

/** Can no time suit both any more, whatever a side says that has not answered yet? */
export const noneLeft = ({ times, marks }: Pick<VideoSession, 'times' | 'marks'>): boolean =>
  times.every((time) => SIDES.some((side) => marks[side]?.includes(time) === false));

/** The sides that have not said yet which times suit. */
export const unmarked = ({ marks }: Pick<VideoSession, 'marks'>): readonly Side[] =>
  SIDES.filter((side) => marks[side] === undefined);

/** Who has not come. */
export const absent = ({ came }: Pick<VideoSession, 'came'>): readonly RoomSeat[] =>
  ROOM_SEATS.filter((seat) => !came.includes(seat));

/** Who talks well is not cut off: the room closes an hour after the planned end. */
const LATE = 60 * MINUTE;

/** Until when the room of a talk that has a time can be open. */
export const lastHour = ({ at, minutes }: { readonly at: Instant; readonly minutes: number }): Instant =>
  at + minutes * MINUTE + LATE;

/** From when until when a session's room is open; null while it has no time, and once it is over. */
export const openHours = ({
  at,
  minutes,
  status,
}: VideoSession): { readonly from: Instant; readonly until: Instant } | null =>
  at === null || status !== 'set' ? null : { from: at - EARLY, until: lastHour({ at, minutes }) };
