import type { Clock, Log, Wakeups, Wording } from '../../../../core/port/outside.ts';
import type { Presence } from '../../../../core/port/presence.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import type { TimeZone } from '../../../../core/time.ts';
import type { TurnService } from '../../../../core/turn/service.ts';

/** What the routes of the desk work with. */
export type DeskParts = {
  readonly service: TurnService;
  readonly store: Store;
  readonly wording: Wording;
  readonly clock: Clock;
  readonly log: Log;
  readonly wakeups: Wakeups;
  readonly presence: Presence;
  readonly procedures: readonly Procedure[];
  /** The operator's own, in which the weeks of a report begin. */
  readonly timeZone: TimeZone;
  /** The app's id in Teams; absent where the desk is no tab there. */
  readonly teamsApp?: string | undefined;
  /** Moves a demonstration's clock forward, in milliseconds; absent where time is real. */
  readonly moveClock?: (ms: number) => Promise<void>;
};
