import type { Instant } from '../time.ts';

/** A talk on video as it stands in somebody's calendar: when it is, and nothing of what it is about. */
export type Appointment = {
  /** The same for as long as it is the same talk, whatever time it moves to. */
  readonly uid: string;
  /** Higher at each change, so that an older file never overwrites a newer one (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly at: Instant;
  readonly minutes: number;
  readonly cancelled: boolean;
  /** When this was looked up. */
  readonly now: Instant;
  /** What a person of the team can find the case by. */
  readonly reference: string;
};

/** Writes calendar files (RFC 5545). `title` and `url` are what the entry shows and leads to. */
export type Calendar = {
  file(appointment: Appointment, shown: { readonly title: string; readonly url: string }): string;
};
