import type { ServerFrame, WireInput } from '../../wire.ts';

/** One connection, of whatever kind. It ends once and is then replaced by a new one. */
export type Connection = { say(id: string, input: WireInput): void; close(): void };

type Ears = {
  /** Connected: turns may be sent. */
  opened(): void;
  frame(frame: ServerFrame): void;
  /** Lost. What was not answered is to be sent again, with the same id. */
  ended(): void;
};

export type Connect = (path: string, after: number, ears: Ears) => Connection;
