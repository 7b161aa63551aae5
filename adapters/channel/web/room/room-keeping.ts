import type { Ids, Log, Signals } from '../../../../core/port/outside.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { VideoEngine } from '../../../../core/port/video.ts';
import { SECOND } from '../../../../core/time.ts';
import { type Heard, type KeptRoom, keepRoom, type RoomFact } from './kept-room.ts';
import type { RoomFrame } from './wire.ts';

/** How long a room belongs to the process that keeps it; after its death another takes over this late at most. */
const LEASE = 12 * SECOND;
const BEAT = 4 * SECOND;

/** How somebody sits down; said again at every beat, so that a process that takes a room over learns who is there. */
type Arrival = Extract<Heard, { type: 'arrive' }>;
/** A page that is connected to this process. */
export type Line = {
  readonly arrival: Arrival;
  /** The talk that it comes for. */
  readonly sessionId: string;
  readonly tell: (frame: RoomFrame) => void;
};

export type RoomKeeping = {
  /** Connects a page to its room, wherever that is kept. Returns the function that says that the line is lost. */
  enter(roomId: string, line: Line): (frame?: 'leave') => void;
  /** What a connected page says to its room. */
  say(roomId: string, peer: string, heard: Heard): void;
  close(): Promise<void>;
};

/** `up` to whoever keeps the room, `down` to the pages of every process, `beat` from its keeper to everybody. */
const topics = (roomId: string) => ({
  up: `room/${roomId}/up`,
  down: `room/${roomId}/down`,
});
type Up =
  | { readonly peer: string; readonly heard: Heard; readonly sessionId?: string }
  | { readonly who: true };
type Down = { readonly peer: string; readonly frame: RoomFrame } | { readonly keeper: string };

/**
 * The rooms that pages of this process are in. Each room is kept by the one process that leases it; the others pass on
 * what their pages say and hear. After a death of that process another takes the lease, hears who is there, and builds
 * the room anew from them (`restore` in core/video/room.ts). What is between processes is not kept: a page that was not
 * answered looks for its path again.
 */
export const roomKeeping = (parts: {
  readonly engine: VideoEngine;
  readonly store: Pick<Store, 'lease' | 'release'>;
  readonly signals: Signals;
  readonly ids: Ids;
  readonly log: Log;
  /** Writes down who came and who went. */
  readonly note: (caseId: string, sessionId: string, fact: RoomFact) => Promise<void>;
}): RoomKeeping => {
  const worker = `room/${parts.ids.id()}`;
  const rooms = new Map<string, Attended>();
  const timer = setInterval(() => {
    for (const [roomId, room] of rooms) {
      room.beat();
      if (room.isOver()) {
        rooms.delete(roomId);
        void room.end();
      }
    }
  }, BEAT).unref();
  const attended = (roomId: string): Attended => {
    const known = rooms.get(roomId) ?? attend(parts, roomId, worker);
    rooms.set(roomId, known);
    return known;
  };
  return {
    enter: (roomId, line) => attended(roomId).enter(line),
    say: (roomId, peer, heard) => rooms.get(roomId)?.say(peer, heard),
    close: async () => {
      clearInterval(timer);
      await Promise.all([...rooms.values()].map((room) => room.end()));
      rooms.clear();
      await parts.store.release(worker);
    },
  };
};

/** A room that somebody here is in, or that is kept here. */
type Attended = Pick<KeptRoom, 'isEmpty'> & {
  enter(line: Line): (frame?: 'leave') => void;
  say(peer: string, heard: Heard): void;
  beat(): void;
  isOver(): boolean;
  end(): Promise<void>;
};

const attend = (
  { engine, store, signals, ids, log, note }: Parameters<typeof roomKeeping>[0],
  roomId: string,
  worker: string,
): Attended => {
  const { up, down } = topics(roomId);
  const lines = new Map<string, Line>();
  let kept: { readonly room: KeptRoom; readonly keeper: string } | null = null;
  let keeper: string | null = null;
  /** The newest talk that anybody came for. */
  let session = '';
  let ended = false;
  const onFault = (fault: unknown): void =>
    log.error({ what: 'room', caseId: roomId, channel: 'web', fault });
  const publishUp = (said: Up): void => signals.publish(up, JSON.stringify(said));
  const publishDown = (said: Down): void => signals.publish(down, JSON.stringify(said));
  const arrive = ({ arrival, sessionId }: Line): void =>
    publishUp({ peer: arrival.peer, heard: arrival, sessionId });
  const comeAnew = (line: Line): void => {
    arrive(line);
    publishUp({ peer: line.arrival.peer, heard: { type: 'again' } });
  };

  const stopUp = signals.listen(up, (text) => {
    if (kept === null) return;
    const said = JSON.parse(text) as Up;
    if ('who' in said) publishDown({ keeper: kept.keeper });
    else {
      session = said.sessionId ?? session;
      kept.room.hear(said.peer, said.heard);
    }
  });
  const stopDown = signals.listen(down, (text) => {
    const said = JSON.parse(text) as Down;
    if (!('keeper' in said)) return lines.get(said.peer)?.tell(said.frame);
    const isNew = keeper !== said.keeper;
    keeper = said.keeper;
    for (const line of lines.values())
      if (isNew) comeAnew(line);
      else arrive(line);
  });
  const keep = (): void => {
    const name = ids.id();
    const tell = (peer: string, frame: RoomFrame): void => publishDown({ peer, frame });
    const room = keepRoom({
      roomId,
      keeper: name,
      engine,
      now: Date.now,
      tell,
      note: (fact) => void note(roomId, session, fact).catch(onFault),
      onFault,
    });
    kept = { room, keeper: name };
  };
  const letGo = async (): Promise<void> => {
    const room = kept?.room;
    kept = null;
    await room?.close();
  };
  /** Keeps the room if it is free, and lets everybody know who keeps it. */
  const beat = async (): Promise<void> => {
    const mine = await store.lease(`room/${roomId}`, worker, LEASE);
    if (ended) return;
    if (mine && kept === null) keep();
    if (!mine && kept !== null) await letGo();
    kept?.room.sweep();
    if (kept !== null) publishDown({ keeper: kept.keeper });
  };
  const beatNow = (): void => void beat().catch(onFault);

  return {
    enter: (line) => {
      const { peer } = line.arrival;
      lines.set(peer, line);
      if (keeper !== null) comeAnew(line);
      else {
        publishUp({ who: true });
        beatNow();
      }
      return (frame) => {
        if (lines.get(peer) !== line) return;
        lines.delete(peer);
        publishUp({ peer, heard: { type: frame ?? 'lose' } });
      };
    },
    say: (peer, heard) => publishUp({ peer, heard }),
    beat: beatNow,
    isEmpty: () => lines.size === 0,
    isOver: () => lines.size === 0 && (kept?.room.isEmpty() ?? true),
    end: async () => {
      ended = true;
      stopUp();
      stopDown();
      await letGo();
    },
  };
};
