import type { Calendar } from '../port/calendar.ts';
import type { Channel } from '../port/channel.ts';
import type { Intake } from '../port/intake.ts';
import type { Attachments, Clock, Digest, Ids, Log, Wakeups, Wording } from '../port/outside.ts';
import type { Store } from '../port/store.ts';
import type { Trace } from '../port/trace.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { TimeZone } from '../time.ts';
import type { TurnService } from '../turn/service.ts';
import type { Deliveries } from './delivery.ts';
import type { Door } from './door.ts';

/** What a chat platform's adapter works with. */
export type ChatParts = {
  readonly service: TurnService;
  readonly store: Store;
  readonly door: Door;
  readonly wording: Wording;
  readonly attachments: Attachments;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly wakeups: Wakeups;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  /** What a turn is followed by; absent where none is. */
  readonly trace?: Trace;
  readonly procedures: readonly Procedure[];
  /** The address that people reach Parley at, without a slash at its end. */
  readonly publicUrl: () => string;
  /** Whether that address leads here from people's own devices, and not from this machine alone. */
  readonly reachable: boolean;
  /** The procedure of a case that is begun in a chat. */
  readonly procedureId: string;
  /** Of people of whom the platform tells none. */
  readonly timeZone: TimeZone;
};

/** A chat platform that is served. */
export type ChatPlatform = {
  readonly channel: Channel;
  /** Begins to listen; `outbox` brings what stands in the feeds. */
  start(outbox: Deliveries): Promise<void>;
  /** Takes nothing new; resolves when what was taken is done. */
  stop(): Promise<void>;
};
