import type { Link, LinkedRoom, LinkSignal, VideoEngine } from '../../../../core/port/video.ts';
import {
  emptyRoom,
  mayHear,
  type Room,
  type RoomCommand,
  type RoomRole,
  roomView,
  seatOf,
  sweepRoom,
  takeRoomCommand,
} from '../../../../core/video/room.ts';
import type { RoomFrame } from './wire.ts';

/** What a page's own process hands to the process that keeps the room. */
export type Heard =
  | RoomCommand
  | { readonly type: 'signal'; readonly link: string; readonly signal: LinkSignal }
  | { readonly type: 'caption'; readonly text: string }
  /** A page has a new line, and may have missed what was said before. */
  | { readonly type: 'again' };

/** A room in the process that keeps it: one thing after another, and every page told what it may know. */
export type KeptRoom = {
  hear(peer: string, heard: Heard): void;
  /** Gives up the seats of people who did not come back. */
  sweep(): void;
  isEmpty(): boolean;
  close(): Promise<void>;
};

type Parts = {
  readonly roomId: string;
  readonly keeper: string;
  readonly engine: VideoEngine;
  readonly now: () => number;
  readonly tell: (peer: string, frame: RoomFrame) => void;
  /** Somebody of a case has come or gone. */
  readonly note: (fact: RoomFact) => void;
  readonly onFault: (fault: unknown) => void;
};

/** `left`: by their own wish; `lost`: their network went and did not come back. */
export type RoomFact = { readonly role: RoomRole; readonly how: 'came' | 'left' | 'lost' };

/** What has come about between two states of a room. A side has gone when nobody of it is left, at any page. */
const factsBetween = (before: Room, after: Room, gone: 'left' | 'lost'): readonly RoomFact[] => {
  const rolesIn = ({ seats }: Room): readonly RoomRole[] => [...new Set(seats.map(({ role }) => role))];
  const [were, are] = [rolesIn(before), rolesIn(after)];
  return [
    ...are.filter((role) => !were.includes(role)).map((role): RoomFact => ({ role, how: 'came' })),
    ...were.filter((role) => !are.includes(role)).map((role): RoomFact => ({ role, how: gone })),
  ];
};

export const keepRoom = ({ roomId, keeper, engine, now, tell, note, onFault }: Parts): KeptRoom => {
  let room = emptyRoom(roomId, engine.atMost);
  const told = new Map<string, string>();
  const links = new Map<string, readonly Link[]>();
  const linked: LinkedRoom = engine.open(roomId, {
    links: (peer, held) => {
      links.set(peer, held);
      tell(peer, { t: 'links', links: held });
    },
    signal: (peer, link, signal) => tell(peer, { t: 'signal', link, signal }),
  });
  const inTurn = oneByOne(onFault);

  /** First nothing flows any more that may not, then the screens say so. */
  const become = async (next: Room, how: 'left' | 'lost' = 'left'): Promise<void> => {
    const gone = room.seats.filter(({ peer }) => seatOf(next, peer) === null);
    for (const fact of factsBetween(room, next, how)) note(fact);
    room = next;
    await linked.arrange(room);
    for (const { seat, peer } of gone) {
      told.delete(peer);
      links.delete(peer);
      if (room.seats.some((each) => each.seat === seat)) tell(peer, { t: 'elsewhere' });
    }
    for (const { peer } of room.seats) show(peer);
  };
  const show = (peer: string): void => {
    const view = roomView(room, peer);
    const news = JSON.stringify(view);
    if (told.get(peer) === news) return;
    told.set(peer, news);
    tell(peer, { t: 'room', keeper, view });
  };
  const act = async (peer: string, command: RoomCommand): Promise<void> => {
    const outcome = takeRoomCommand(room, peer, command, now());
    if (!outcome.ok) return tell(peer, { t: 'no', code: outcome.code });
    await become(outcome.room);
  };
  /** Words go where the voice goes. */
  const passOn = (peer: string, text: string): void => {
    const by = seatOf(room, peer);
    if (by === null) return;
    for (const other of room.seats)
      if (mayHear(room, peer, other.peer)) tell(other.peer, { t: 'caption', seat: by.seat, text });
  };
  const showAgain = (peer: string): void => {
    if (seatOf(room, peer) === null) return;
    told.delete(peer);
    show(peer);
    tell(peer, { t: 'links', links: links.get(peer) ?? [] });
  };

  return {
    hear: (peer, heard) =>
      inTurn(async () => {
        if (heard.type === 'again') return showAgain(peer);
        if (heard.type === 'caption') return passOn(peer, heard.text);
        if (heard.type !== 'signal') return act(peer, heard);
        // An engine may ask a server; what one page says of its path holds nobody else up.
        linked.take(peer, heard.link, heard.signal).catch(onFault);
      }),
    sweep: () =>
      inTurn(async () => {
        const swept = sweepRoom(room, now());
        if (swept !== room) await become(swept, 'lost');
      }),
    isEmpty: () => room.seats.length === 0,
    close: async () => {
      await inTurn(() => linked.close());
    },
  };
};

/** Runs what it is given in the order in which it came; a fault stops nothing that follows. */
const oneByOne = (onFault: (fault: unknown) => void) => {
  let last = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch(onFault);
    return last;
  };
};
