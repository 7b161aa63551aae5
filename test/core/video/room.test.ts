import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { otherSide } from '../../../core/case/party.ts';
import {
  emptyRoom,
  mayHear,
  type Room,
  type RoomCommand,
  type RoomRole,
  roomView,
  SEAT_KEPT,
  seatOf,
  sweepRoom,
  takeRoomCommand,
  talking,
} from '../../../core/video/room.ts';

const arrival = (
  role: RoomRole,
  peer = `${role}-page`,
  seat: string = role,
): RoomCommand & { peer: string } => ({
  type: 'arrive',
  seat,
  role,
  name: role,
  peer,
});
const after = (room: Room, ...said: readonly (readonly [peer: string, command: RoomCommand])[]): Room =>
  said.reduce((before, [peer, command]) => {
    const outcome = takeRoomCommand(before, peer, command, 0);
    if (!outcome.ok) throw new Error(`Refused: ${outcome.code}.`);
    return outcome.room;
  }, room);
const arrive = (role: RoomRole): readonly [string, RoomCommand] => [`${role}-page`, arrival(role)];
const BY_MEDIATOR = 'mediator-page';

const joint = after(
  emptyRoom('case-1', 4),
  arrive('mediator'),
  arrive('claimant'),
  arrive('respondent'),
  [BY_MEDIATOR, { type: 'admit', seat: 'claimant' }],
  [BY_MEDIATOR, { type: 'admit', seat: 'respondent' }],
);

test('whoever waits at the door hears nobody until the mediator lets them in', () => {
  const room = after(emptyRoom('case-1', 4), arrive('claimant'), arrive('mediator'));
  expect(talking(room)).toEqual([]);
  expect(talking(after(room, [BY_MEDIATOR, { type: 'admit', seat: 'claimant' }]))).toEqual([
    'claimant-page',
    BY_MEDIATOR,
  ]);
});

test('the sides never meet alone: when the mediator goes, nobody hears anybody', () => {
  expect(mayHear(joint, 'claimant-page', 'respondent-page')).toBe(true);
  const left = after(joint, [BY_MEDIATOR, { type: 'leave' }]);
  expect(talking(left)).toEqual([]);
  expect(talking(after(left, arrive('mediator')))).toHaveLength(3);
});

test('in a private talk the other side hears nobody, sees who is talking, and comes back after it', () => {
  const room = after(joint, [BY_MEDIATOR, { type: 'openCaucus', side: 'claimant' }]);
  expect(talking(room)).toEqual([BY_MEDIATOR, 'claimant-page']);
  expect(roomView(room, 'respondent-page')).toMatchObject({
    caucus: 'claimant',
    others: [
      { role: 'mediator', heard: false },
      { role: 'claimant', heard: false },
    ],
  });
  expect(talking(after(room, [BY_MEDIATOR, { type: 'closeCaucus' }]))).toHaveLength(3);
});

test('a private talk outlives the mediator’s absence: nobody walks into it meanwhile', () => {
  const room = after(
    joint,
    [BY_MEDIATOR, { type: 'openCaucus', side: 'claimant' }],
    [BY_MEDIATOR, { type: 'leave' }],
    arrive('mediator'),
  );
  expect(talking(room)).toEqual(['claimant-page', BY_MEDIATOR]);
});

test.each<RoomCommand>([
  { type: 'admit', seat: 'claimant' },
  { type: 'sendOut', seat: 'respondent' },
  { type: 'openCaucus', side: 'claimant' },
  { type: 'closeCaucus' },
  { type: 'restore', inside: ['claimant'], caucus: null },
])('$type is the mediator’s alone', (command) => {
  expect(takeRoomCommand(joint, 'claimant-page', command, 0)).toEqual({ ok: false, code: 'mediatorOnly' });
});

test('a private talk needs somebody of that side, an admission somebody who is there and a place for them', () => {
  const alone = after(emptyRoom('case-1', 1), arrive('mediator'), arrive('claimant'));
  const said = (command: RoomCommand) => takeRoomCommand(alone, BY_MEDIATOR, command, 0);
  expect(said({ type: 'openCaucus', side: 'claimant' })).toEqual({ ok: false, code: 'nobodyThere' });
  expect(said({ type: 'admit', seat: 'nobody' })).toEqual({ ok: false, code: 'notHere' });
  expect(said({ type: 'admit', seat: 'claimant' })).toEqual({ ok: false, code: 'roomFull' });
});

test('the newest page of a person takes the seat, and the one before it has nothing to say any more', () => {
  const room = after(joint, ['phone', arrival('claimant', 'phone')]);
  expect(seatOf(room, 'claimant-page')).toBeNull();
  expect(mayHear(room, 'phone', BY_MEDIATOR)).toBe(true);
  expect(takeRoomCommand(room, 'claimant-page', { type: 'leave' }, 0)).toEqual({
    ok: false,
    code: 'notHere',
  });
});

test('a seat is kept for a while for somebody whose network is gone, and no longer', () => {
  const lost = after(joint, ['claimant-page', { type: 'lose' }]);
  expect(talking(sweepRoom(lost, SEAT_KEPT - 1))).toContain('claimant-page');
  expect(talking(sweepRoom(lost, SEAT_KEPT))).not.toContain('claimant-page');
  expect(talking(sweepRoom(after(lost, arrive('claimant')), SEAT_KEPT))).toContain('claimant-page');
});

test('a room that was lost with its process is as the mediator’s page remembers it, in whatever order people come', () => {
  const memory: RoomCommand = { type: 'restore', inside: ['claimant', 'respondent'], caucus: 'respondent' };
  const room = after(
    emptyRoom('case-1', 4),
    arrive('claimant'),
    arrive('mediator'),
    [BY_MEDIATOR, memory],
    arrive('respondent'),
  );
  expect(talking(room)).toEqual([BY_MEDIATOR, 'respondent-page']);
  const standing = after(joint, [BY_MEDIATOR, memory]);
  expect(standing.caucus).toBeNull();
});

const PEOPLE = [
  ['mediator', 'mediator'],
  ['claimant', 'claimant'],
  ['claimant', 'spouse'],
  ['respondent', 'respondent'],
  ['respondent', 'lawyer'],
] as const;
const anySeat = fc.constantFrom(...PEOPLE.map(([, seat]) => seat));
const anyPeer = fc
  .tuple(anySeat, fc.constantFrom('phone', 'desk'))
  .map(([seat, screen]) => `${seat}-${screen}`);
const arriving = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.constantFrom('phone', 'desk'))
  .map(([[role, seat], screen]) => [`${seat}-${screen}`, arrival(role, `${seat}-${screen}`, seat)] as const);
const side = fc.constantFrom('claimant' as const, 'respondent' as const);
const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  anySeat.map((seat): RoomCommand => ({ type: 'admit', seat })),
  anySeat.map((seat): RoomCommand => ({ type: 'sendOut', seat })),
  side.map((of): RoomCommand => ({ type: 'openCaucus', side: of })),
  fc
    .tuple(fc.array(anySeat), fc.option(side))
    .map(([inside, caucus]): RoomCommand => ({ type: 'restore', inside, caucus })),
  fc.constantFrom<RoomCommand>({ type: 'closeCaucus' }, { type: 'lose' }, { type: 'leave' }),
);
const mediatorPage = fc.constantFrom('mediator-phone', 'mediator-desk');
const acting = fc.tuple(fc.oneof({ weight: 3, arbitrary: mediatorPage }, anyPeer), command);

/** Everything that has to hold between two pages, in whatever state the room is. */
const linkHolds = (room: Room, one: string, other: string): void => {
  if (!mayHear(room, one, other)) return;
  const [a, b] = [seatOf(room, one), seatOf(room, other)];
  expect([a?.standing, b?.standing]).toEqual(['inside', 'inside']);
  expect(a).not.toBe(b);
  expect(mayHear(room, other, one)).toBe(true);
  expect(room.seats.some(({ role, standing }) => role === 'mediator' && standing === 'inside')).toBe(true);
  if (room.caucus !== null) expect([a?.role, b?.role]).not.toContain(otherSide(room.caucus));
};

test('whatever happens in whatever order, nobody outside a private talk is linked to anybody in it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(arriving, acting), { maxLength: 60 }), (steps) => {
      let room = emptyRoom('case-1', 4);
      steps.forEach(([peer, said], step) => {
        const outcome = takeRoomCommand(room, peer, said, step * 1_000);
        room = sweepRoom(outcome.ok ? outcome.room : room, step * 1_000);
        const pages = [...room.seats.map((seat) => seat.peer), 'intruder'];
        for (const one of pages) for (const other of pages) linkHolds(room, one, other);
        expect(new Set(pages).size).toBe(pages.length);
        expect(talking(room).length).toBeLessThanOrEqual(room.atMost);
      });
    }),
    { numRuns: 300 },
  );
});
