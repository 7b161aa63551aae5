import { beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../../core/time.ts';
import { type Desks, mediatorProposed } from '../../../fixture/mediation-by-staff.ts';
import type { TeamsPerson } from './person.ts';
import { filling, invitedInTeams, pressing } from './sealed-round.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
let people: { readonly claimant: TeamsPerson; readonly respondent: TeamsPerson };
let desks: Desks;
const conversationOf = async (person: TeamsPerson): Promise<string> => {
  const [address] = await site.world().parley().store.addressesAt('teams', person.conversationId);
  return address?.conversationId ?? '';
};
beforeAll(async () => {
  people = await invitedInTeams(site);
  const { claimant, respondent } = people;
  await pressing(site, respondent, 'offerAnswer');
  await filling(site, respondent, 'counterOffer', { amount: '200', days: '7', reason: 'It was used.' });
  const { store } = site.world().parley();
  const { caseId } = (await store.conversation(await conversationOf(claimant))) ?? { caseId: '' };
  desks = await mediatorProposed(site.world().parley(), caseId);
  await site.settled();
  expect(claimant.reads().join()).toMatch(/We suggest Mia Ito as your mediator/u);
  for (const person of [claimant, respondent]) await pressing(site, person, 'mediatorYes');
});
const others = async (person: TeamsPerson): Promise<string> =>
  JSON.stringify([
    person.received(),
    await site.world().parley().store.feed(desks.alex, 0, 1_000),
    site.world().logged,
  ]);

test('in Teams it is chosen who reads before anything goes out, and a private word reaches the mediator alone', async () => {
  const { claimant, respondent } = people;
  await claimant.say('canary-5150 between us');
  await site.settled();
  expect(claimant.reads().at(-1)).toMatch(/Who should read this\? I send nothing before you choose/u);
  const waiting = claimant.received().at(-1);
  await claimant.press(
    claimant.button(({ title }) => title === 'Write to Mia Ito alone'),
    {},
    {
      replyToId: waiting?.id,
    },
  );
  await site.settled();
  expect(claimant.reads().at(-1)).toMatch(/Only Mia Ito reads this/u);
  const heard = JSON.stringify(await site.world().parley().store.feed(desks.mia, 0, 1_000));
  expect(heard).toContain('canary-5150');
  expect(await others(respondent)).not.toContain('canary-5150');
  expect(site.world().faults).toEqual([]);
});

test('a talk on video brings a link of one’s own into the room, and the address of the file for the calendar', async () => {
  const { claimant, respondent } = people;
  const times = { day1: '2026-11-27', time1: '10:00', minutes: '45' };
  const answer = async (values: { readonly [name: string]: string }) => {
    for (const person of [claimant, respondent])
      await desks.fill(await conversationOf(person), 'sessionMark', values);
    await site.settled();
  };
  await desks.take(desks.mia, { kind: 'choice', action: 'open', subject: 'proposeSession' });
  await desks.fill(desks.mia, 'proposeSession', times);
  await answer({ time1: 'yes' });
  const urlOf = (person: TeamsPerson, title: string): string =>
    person.button((button) => button.title === title).url ?? '';
  const room = urlOf(claimant, 'To the video room');
  expect(room).toMatch(/\/l\/[a-z0-9]+#room$/u);
  expect(urlOf(respondent, 'To the video room')).not.toBe(room);
  const file = urlOf(claimant, 'Calendar file');
  expect(file).toMatch(/\/api\/links\/[a-z0-9]+\/sessions\/[^/]+\.ics$/u);

  // The link lets this person in, and nobody any more once the room is closed for good.
  const { turns } = site.world().parley();
  const code = /\/l\/([a-z0-9]+)/u.exec(room)?.[1] ?? '';
  expect(await turns.peek(code, null)).toMatchObject({ ok: true, kind: 'resume' });
  const [, , , , , session = ''] = new URL(file).pathname.split('/');
  const sessionId = session.replace('.ics', '');
  expect(await turns.appointmentByLink(code, sessionId)).toMatchObject({
    conversationId: await conversationOf(claimant),
    appointment: { cancelled: false },
  });
  await pressing(site, respondent, 'sessionCannot');
  await desks.fill(await conversationOf(respondent), 'sessionCannot', { words: 'The shop is flooded.' });
  await site.settled();
  expect(claimant.reads().join()).toMatch(/your calendar takes that time out again/u);
  expect(await turns.appointmentByLink(code, sessionId)).toMatchObject({ appointment: { cancelled: true } });
  await site.world().wait(5 * DAY);
  expect(await turns.peek(code, null)).toEqual({ ok: false, problem: 'linkExpired' });
  expect(await turns.appointmentByLink(code, sessionId)).toBeNull();
  expect(await turns.talkLink(await conversationOf(claimant), sessionId)).toBeNull();
});

test('when something goes wrong the person can name the line that it is found by', async () => {
  const { claimant } = people;
  const { turns, trace } = site.world().parley();
  const { take } = turns;
  Object.assign(turns, { take: () => trace.during('turn', {}, () => Promise.reject(new Error('A fault.'))) });
  await claimant.say('Hello?');
  await site.settled();
  Object.assign(turns, { take });
  const code = /tell our team this code: ([a-z0-9]{10})$/u.exec(claimant.reads().at(-1) ?? '')?.[1];
  expect(code).toBe(site.world().logged.findLast(({ what }) => what === 'turn')?.turnId);
});
