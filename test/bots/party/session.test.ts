import { expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { type House, openHouse, type Person } from '../../fixture/house.ts';
import { mediated } from '../../fixture/mediated.ts';

const TIMES = {
  day1: '2026-11-27',
  time1: '10:00',
  day2: '2026-11-27',
  time2: '2:30 pm',
  day3: '2026-11-30',
  time3: '9.15',
  minutes: '45',
};
const offered = async (house: House) => {
  const talk = await mediated(house, '20');
  await talk.chair.press('open', 'proposeSession');
  await talk.chair.fill('proposeSession', TIMES);
  return talk;
};
const sessionId = async (who: Person): Promise<string> => {
  const { body } =
    (await who.feed()).findLast(({ message }) => message.body.kind === 'calendar')?.message ?? {};
  if (body?.kind !== 'calendar') throw new Error('Nothing for the calendar.');
  return body.sessionId;
};

test('three times, the first that suits both, reminders, nobody blamed, new times', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await offered(house);

  // Each reads the times by the clock of the place they are in, which is named with them.
  expect(await claimant.news()).toMatch(
    /Friday, November 27, 2026 at 10:00 AM \(Eastern Time\)[\s\S]*2:30 PM \(Eastern Time\)/,
  );
  expect(await respondent.news()).toMatch(/November 27, 2026 at 10:00 AM \(Eastern Time\)/);

  expect(await claimant.fill('sessionMark', { time1: 'no', time2: 'yes', time3: 'yes' })).toMatch(
    /When both sides have answered/,
  );
  expect(await respondent.news()).toBe('');
  await respondent.fill('sessionMark', { time1: 'yes', time2: 'yes', time3: 'yes' });
  expect(await claimant.news()).toMatch(
    /is on Friday, November 27, 2026 at 2:30 PM \(Eastern Time\), for about 45/,
  );
  expect(await chair.news()).toMatch(/set for/);

  const id = await sessionId(claimant);
  expect(await house.turns.appointment(claimant.conversationId, id)).toMatchObject({
    uid: `${id}@parley`,
    sequence: 0,
    at: Date.UTC(2026, 10, 27, 19, 30),
    minutes: 45,
    cancelled: false,
  });
  expect(await house.turns.room(claimant.conversationId)).toMatchObject({ may: false, why: 'tooEarly' });

  await house.wait(2 * DAY + 5 * HOUR);
  expect((await claimant.news()).match(/small reminder/g)).toHaveLength(1);
  await house.wait(22 * HOUR + 50 * MINUTE);
  expect((await claimant.news()).match(/small reminder/g)).toHaveLength(1);
  expect(await chair.news()).toMatch(/Reminder: the talk by video/);
  await house.wait(45 * MINUTE);
  expect(await claimant.news()).toMatch(/begins now/);

  // Two come, the respondent does not.
  const room = await house.turns.room(claimant.conversationId);
  expect(room).toMatchObject({ may: true, as: 'claimant', sessionId: id });
  expect(await house.turns.room(chair.conversationId)).toMatchObject({
    may: true,
    as: 'chair',
    name: 'Mia Ito',
  });
  for (const seat of ['claimant', 'chair'] as const)
    await house.turns.noteRoom(claimant.caseId, { type: 'joinSession', sessionId: id, seat });
  await house.wait(20 * MINUTE);
  expect(await respondent.news()).toMatch(/nothing is held against you/);
  expect(await claimant.news()).toMatch(/could not come[\s\S]*go on writing/);
  expect(await chair.news()).toMatch(/Not at the talk by video: the business[\s\S]*\[Offer times/);

  await chair.press('open', 'proposeSession');
  await chair.fill('proposeSession', { day1: '2026-12-02', time1: '16:00', minutes: '30' });
  expect(await respondent.news()).toMatch(/December 2, 2026 at 4:00 PM/);
  expect(await claimant.news()).toMatch(/December 2/);
  expect(house.faults).toEqual([]);
});

test('who cannot come says why; who has to move it says why; the calendar follows', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await offered(house);
  const all = { time1: 'yes', time2: 'yes', time3: 'yes' };
  await claimant.fill('sessionMark', all);
  await respondent.fill('sessionMark', all);
  const first = await sessionId(claimant);

  await chair.press('open', 'proposeSession');
  const moved = { ...TIMES, day1: '2026-12-01', reason: '' };
  expect(await chair.fill('proposeSession', moved)).toMatch(/reason/i);
  await chair.fill('proposeSession', { ...moved, reason: 'I have to be in court.' });
  expect(await claimant.news()).toMatch(/“I have to be in court\.”[\s\S]*December 1/);
  const entry = () => house.turns.appointment(claimant.conversationId, first);
  expect(await entry()).toMatchObject({ cancelled: true, sequence: 1 });
  await claimant.fill('sessionMark', { time1: 'yes' });
  await respondent.fill('sessionMark', { time1: 'yes' });
  expect(await entry()).toMatchObject({
    uid: `${first}@parley`,
    cancelled: false,
    sequence: 2,
    at: Date.UTC(2026, 11, 1, 15),
  });

  await respondent.press('sessionCannot');
  await respondent.fill('sessionCannot', { words: 'Our shop is flooded.' });
  expect(await claimant.news()).toMatch(/The other side had to call off[\s\S]*Our shop is flooded/);
  expect(await chair.news()).toMatch(/Our shop is flooded[\s\S]*\[Offer times/);
  expect(await entry()).toMatchObject({ cancelled: true, sequence: 3 });
  expect(house.faults).toEqual([]);
});

test('times that suit nobody both go back to the chair, and a room can be opened at once', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await offered(house);
  await claimant.fill('sessionMark', { time1: 'yes', time2: 'no', time3: 'no' });
  await respondent.fill('sessionMark', { time1: 'no', time2: 'no', time3: 'yes' });
  expect(await claimant.news()).toMatch(/have not found a time/);
  expect(await chair.news()).toMatch(/Please offer others[\s\S]*\[Offer times/);
  await chair.press('openRoom');
  expect(await respondent.news()).toMatch(/room for a talk by video is open now/);
  expect(await house.turns.room(respondent.conversationId)).toMatchObject({ may: true, as: 'respondent' });
  // A called room is nobody's appointment: who does not come has missed nothing.
  await house.wait(30 * MINUTE);
  expect(await respondent.news()).toBe('');
  await chair.press('endSession');
  expect(await house.turns.room(respondent.conversationId)).toMatchObject({ may: false, why: 'noSession' });
  expect(house.faults).toEqual([]);
});
