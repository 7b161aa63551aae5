import { SIDES, type Side } from '../case/party.ts';
import { type Instant, SECOND } from '../time.ts';

/**
 * A room in which the two sides of a case and their mediator see and hear each other. It is soft: what is said in it is
 * kept nowhere, and after a crash it is built anew from who comes. Time is an argument; times are milliseconds.
 */
export type Room = {
  readonly roomId: string;
  /** How many may be inside at once, as the engine can carry. */
  readonly atMost: number;
  readonly seats: readonly Seat[];
  /** The side that the mediator speaks with alone; null while all are together. */
  readonly caucus: Side | null;
  /** Seats that the mediator let in before this room was built anew: whoever comes to one goes straight in. */
  readonly expected: readonly string[];
};

export type RoomRole = Side | 'mediator';

/** One person of the case. The same person at another screen takes the same seat. */
export type Seat = {
  /** The id of the person's conversation. */
  readonly seat: string;
  readonly role: RoomRole;
  /** Empty where the case knows no name. */
  readonly name: string;
  /** Sits with a side for which they act. */
  readonly acts?: boolean;
  /** Outside the door, or let in by the mediator. */
  readonly standing: 'waiting' | 'inside';
  /** The page that the person is at now. */
  readonly peer: string;
  /** When the page was last heard, once it is lost; null while it is there. */
  readonly lostAt: Instant | null;
  readonly shows: Shows;
};

/** What a page says that it sends. Nothing rests on it but a sign beside the face. */
export type Shows = { readonly microphone: boolean; readonly camera: boolean; readonly screen: boolean };
const NOTHING: Shows = { microphone: false, camera: false, screen: false };

/** How long a seat is kept for a person whose network is gone. */
export const SEAT_KEPT = 60 * SECOND;

/** Why something was not done, each with its own sentence `room.refused.<code>`. */
export type RoomRefusal = 'mediatorOnly' | 'roomFull' | 'notHere' | 'nobodyThere';

export type RoomCommand =
  | {
      readonly type: 'arrive';
      readonly seat: string;
      readonly role: RoomRole;
      readonly name: string;
      readonly acts?: boolean;
      readonly peer: string;
    }
  | { readonly type: 'admit'; readonly seat: string }
  | { readonly type: 'sendOut'; readonly seat: string }
  | { readonly type: 'openCaucus'; readonly side: Side }
  | { readonly type: 'closeCaucus' }
  /** The mediator's page remembers the room that was lost with its process. */
  | { readonly type: 'restore'; readonly inside: readonly string[]; readonly caucus: Side | null }
  | { readonly type: 'show'; readonly shows: Shows }
  /** The line to this page is gone; the person may come back. */
  | { readonly type: 'lose' }
  | { readonly type: 'leave' };

export type RoomOutcome =
  | { readonly ok: true; readonly room: Room }
  | { readonly ok: false; readonly code: RoomRefusal };

export const emptyRoom = (roomId: string, atMost: number): Room => ({
  roomId,
  atMost,
  seats: [],
  caucus: null,
  expected: [],
});

/**
 * Whether sound and picture may go between two pages. Engines, signalling and screens all ask here and nowhere else.
 * Both are inside and, while the mediator speaks with one side, both belong to that talk. Without a mediator in the room
 * nobody is linked: the sides never meet alone.
 */
export const mayHear = (room: Room, one: string, other: string): boolean => {
  const [a, b] = [seatOf(room, one), seatOf(room, other)];
  return a !== null && b !== null && a !== b && talks(room, a) && talks(room, b) && isLed(room);
};

/** The seat that a page sits in; null for a page that has none, or none any more. */
export const seatOf = (room: Room, peer: string): Seat | null =>
  room.seats.find((each) => each.peer === peer) ?? null;

/** The pages that may hear somebody, in the order of their seats. */
export const talking = (room: Room): readonly string[] =>
  room.seats
    .filter(({ peer }) => room.seats.some((other) => mayHear(room, peer, other.peer)))
    .map(({ peer }) => peer);

const isInside = ({ standing }: Seat): boolean => standing === 'inside';
const isLed = (room: Room): boolean => room.seats.some((each) => each.role === 'mediator' && isInside(each));
const talks = ({ caucus }: Room, seat: Seat): boolean =>
  isInside(seat) && (caucus === null || seat.role === 'mediator' || seat.role === caucus);

type By = Seat;
type Rules = {
  readonly [T in Exclude<RoomCommand['type'], 'arrive'>]: (
    room: Room,
    command: Extract<RoomCommand, { type: T }>,
    by: By,
    now: Instant,
  ) => RoomOutcome;
};

const done = (room: Room): RoomOutcome => ({ ok: true, room });
const refused = (code: RoomRefusal): RoomOutcome => ({ ok: false, code });

const changed = (room: Room, seat: string, change: Partial<Seat>): Room => ({
  ...room,
  seats: room.seats.map((each) => (each.seat === seat ? { ...each, ...change } : each)),
});
const without = (room: Room, seat: string): Room => ({
  ...room,
  seats: room.seats.filter((each) => each.seat !== seat),
});

/** Of these rules alone the mediator's come with the right to decide about others. */
const led =
  <C>(rule: (room: Room, command: C) => RoomOutcome) =>
  (room: Room, command: C, by: By): RoomOutcome =>
    by.role === 'mediator' ? rule(room, command) : refused('mediatorOnly');

const RULES: Rules = {
  admit: led((room, { seat }) => {
    const found = room.seats.find((each) => each.seat === seat);
    if (found === undefined) return refused('notHere');
    if (!isInside(found) && room.seats.filter(isInside).length >= room.atMost) return refused('roomFull');
    return done(changed(room, seat, { standing: 'inside' }));
  }),
  sendOut: led((room, { seat }) => {
    const found = room.seats.find((each) => each.seat === seat);
    if (found === undefined || found.role === 'mediator') return refused('notHere');
    return done({
      ...changed(room, seat, { standing: 'waiting' }),
      expected: room.expected.filter((each) => each !== seat),
    });
  }),
  openCaucus: led((room, { side }) =>
    room.seats.some((each) => each.role === side && isInside(each))
      ? done({ ...room, caucus: side })
      : refused('nobodyThere'),
  ),
  closeCaucus: led((room) => done({ ...room, caucus: null })),
  restore: led((room, { inside, caucus }) => {
    const isNew =
      room.caucus === null && !room.seats.some((each) => each.role !== 'mediator' && isInside(each));
    if (!isNew) return done(room);
    const returned = room.seats.filter(({ seat }) => inside.includes(seat));
    return done(returned.reduce(letIn, { ...room, caucus, expected: inside }));
  }),
  show: (room, { shows }, { seat }) => done(changed(room, seat, { shows })),
  lose: (room, _command, { seat }, now) => done(changed(room, seat, { lostAt: now })),
  leave: (room, _command, { seat }) =>
    done({ ...without(room, seat), expected: room.expected.filter((each) => each !== seat) }),
};

const letIn = (room: Room, { seat }: Seat): Room =>
  room.seats.filter(isInside).length < room.atMost ? changed(room, seat, { standing: 'inside' }) : room;

/**
 * Takes a command of the page `peer` at a moment. A page that has no seat, or whose person has gone on to another page,
 * is refused everything but to arrive.
 */
export const takeRoomCommand = (
  room: Room,
  peer: string,
  command: RoomCommand,
  now: Instant,
): RoomOutcome => {
  if (command.type === 'arrive') return peer === command.peer ? arrive(room, command) : refused('notHere');
  const by = seatOf(room, peer);
  if (by === null) return refused('notHere');
  const rule = RULES[command.type] as (room: Room, command: RoomCommand, by: By, now: Instant) => RoomOutcome;
  return rule(room, command, by, now);
};

/** A mediator walks in; a side waits at the door, unless it was let in before. The newest page of a person is the one that counts. */
const arrive = (
  room: Room,
  { seat, role, name, acts = false, peer }: Extract<RoomCommand, { type: 'arrive' }>,
): RoomOutcome => {
  const known = room.seats.find((each) => each.seat === seat);
  const here = { seat, role, name, acts, peer, lostAt: null };
  if (known !== undefined) {
    const shows = known.peer === peer ? known.shows : NOTHING;
    return done(changed(room, seat, { ...here, shows }));
  }
  const full = room.seats.filter(isInside).length >= room.atMost;
  if (role === 'mediator' && full) return refused('roomFull');
  const inside = !full && (role === 'mediator' || room.expected.includes(seat));
  const standing = inside ? 'inside' : 'waiting';
  return done({ ...room, seats: [...room.seats, { ...here, standing, shows: NOTHING }] });
};

/** Gives up the seats of people who did not come back in time. */
export const sweepRoom = (room: Room, now: Instant): Room => {
  const seats = room.seats.filter(({ lostAt }) => lostAt === null || now - lostAt < SEAT_KEPT);
  return seats.length === room.seats.length ? room : { ...room, seats };
};

/** What one page may know of the room: an allow-list. `you` is null for a page that has no seat. */
export type RoomView = {
  readonly you: {
    readonly seat: string;
    readonly role: RoomRole;
    readonly standing: Seat['standing'];
  } | null;
  /** Everybody else whom this reader may know to be here. */
  readonly others: readonly OtherSeat[];
  readonly caucus: Side | null;
  /** The sides that the mediator can speak with alone now; empty for everybody else. */
  readonly mayCaucus: readonly Side[];
  readonly led: boolean;
};
export type OtherSeat = Pick<Seat, 'seat' | 'role' | 'name' | 'acts' | 'standing'> & {
  /** May the reader see and hear them? */
  readonly heard: boolean;
  readonly lost: boolean;
  /** What they show; nothing of people who are not heard. */
  readonly shows: Shows;
};

/** The mediator sees everybody; a side sees who is inside, and nobody else who waits. */
export const roomView = (room: Room, peer: string): RoomView => {
  const by = seatOf(room, peer);
  const leads = by?.role === 'mediator';
  const others = by === null ? [] : room.seats.filter((each) => each !== by && (leads || isInside(each)));
  return {
    you: by === null ? null : { seat: by.seat, role: by.role, standing: by.standing },
    others: others.map((each) => otherSeat(room, peer, each)),
    caucus: room.caucus,
    mayCaucus: leads
      ? SIDES.filter((side) => others.some((each) => each.role === side && isInside(each)))
      : [],
    led: isLed(room),
  };
};

const otherSeat = (
  room: Room,
  reader: string,
  { seat, role, name, acts = false, standing, peer, lostAt, shows }: Seat,
): OtherSeat => {
  const heard = mayHear(room, reader, peer);
  return { seat, role, name, acts, standing, heard, lost: lostAt !== null, shows: heard ? shows : NOTHING };
};
