import type { Recorded } from '../case/event.ts';
import type { Actor } from '../case/party.ts';
import type { Phrase } from '../message/message.ts';
import type { Instant } from '../time.ts';
import { happeningBy } from './happening.ts';

/** One line of what happened in a case. */
export type TimelineEntry = {
  readonly position: number;
  readonly at: Instant;
  readonly by: Actor['role'];
  readonly what: Phrase;
};

/** What somebody may read of a record, oldest first: cut by the same rows as every notification. */
export const timelineOf = (
  records: readonly Recorded[],
  sees: (recorded: Recorded) => boolean,
): readonly TimelineEntry[] =>
  records.flatMap((recorded) => {
    const what = sees(recorded) ? happeningBy(recorded) : null;
    const { position, at, by } = recorded;
    return what === null ? [] : [{ position, at, by: by.role, what }];
  });
