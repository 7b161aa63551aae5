import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { type RoomKeeping, roomKeeping } from '../../../../../adapters/channel/web/room/room-keeping.ts';
import type { RoomFrame } from '../../../../../adapters/channel/web/room/wire.ts';
import { localSignals } from '../../../../../adapters/coordination/local/local-signals.ts';
import { randomIds } from '../../../../../adapters/ids/random-ids.ts';
import { memoryStore } from '../../../../../adapters/store/memory/memory-store.ts';
import { meshEngine } from '../../../../../adapters/video/mesh/mesh.ts';
import type { RoomRole } from '../../../../../core/video/room.ts';
import { silentLog } from '../../../../fixture/silent-log.ts';

const open: RoomKeeping[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((keeping) => keeping.close()));
});

/** Processes that share a store and can signal to each other, and what was noted by any of them. */
const house = () => {
  const [store, signals, notes] = [memoryStore(), localSignals(), [] as string[]];
  const process = (): RoomKeeping => {
    const keeping = roomKeeping({
      engine: meshEngine(),
      store,
      signals,
      ids: randomIds(),
      log: silentLog,
      note: async (_caseId, sessionId, { role, how }) => void notes.push(`${sessionId} ${role} ${how}`),
    });
    open.push(keeping);
    return keeping;
  };
  return { process, notes };
};

const sit = (keeping: RoomKeeping, role: RoomRole) => {
  const frames: RoomFrame[] = [];
  const peer = `${role}.page`;
  const leave = keeping.enter('room', {
    sessionId: 's1',
    arrival: { type: 'arrive', seat: role, role, name: role, peer },
    tell: (frame) => void frames.push(frame),
  });
  const say = (heard: Parameters<RoomKeeping['say']>[2]): void => keeping.say('room', peer, heard);
  const rooms = () => frames.flatMap((frame) => (frame.t === 'room' ? [frame] : []));
  return { frames, leave, say, room: () => rooms().at(-1) };
};

/** Waits until that is so: what goes between processes takes a moment. */
const until = async (so: () => boolean): Promise<void> => {
  for (const late = Date.now() + 5_000; !so() && Date.now() < late; ) await pause(2);
  expect(so()).toBe(true);
};

test('people of two processes sit in one room, and whichever keeps it notes who comes and goes', async () => {
  const { process, notes } = house();
  const [one, other] = [process(), process()];
  const mediator = sit(one, 'mediator');
  await until(() => mediator.room()?.view.you?.standing === 'inside');
  const claimant = sit(other, 'claimant');
  await until(() => claimant.room()?.view.you?.standing === 'waiting');
  mediator.say({ type: 'admit', seat: 'claimant' });
  await until(() => claimant.room()?.view.others[0]?.heard === true);
  claimant.leave('leave');
  await until(() => mediator.room()?.view.others.length === 0);
  expect(notes).toEqual(['s1 mediator came', 's1 claimant came', 's1 claimant left']);
});

test('a process that dies is followed by another, which learns from the mediator who was inside', async () => {
  const { process } = house();
  const [dying, other] = [process(), process()];
  const claimant = sit(dying, 'claimant');
  await until(() => claimant.room() !== undefined);
  const mediator = sit(other, 'mediator');
  await until(() => mediator.room() !== undefined);
  mediator.say({ type: 'admit', seat: 'claimant' });
  await until(() => claimant.room()?.view.others[0]?.heard === true);
  const keeper = mediator.room()?.keeper;
  await dying.close();

  const again = sit(other, 'claimant');
  mediator.say({ type: 'again' });
  // Whoever comes in by a process that knows of no keeper takes the room if it is free.
  const third = sit(process(), 'respondent');
  await until(() => third.room() !== undefined);
  await until(() => mediator.room()?.keeper !== keeper);
  mediator.say({ type: 'restore', inside: ['claimant'], caucus: null });
  await until(() => again.room()?.view.you?.standing === 'inside');
  expect(third.room()?.view.you?.standing).toBe('waiting');
});
