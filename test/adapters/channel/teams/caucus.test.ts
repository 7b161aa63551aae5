import { beforeAll, expect, test } from '@jest/globals';
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
  await claimant.press(claimant.button(({ title }) => title === 'Write to Mia Ito alone'), {}, {
    replyToId: waiting?.id,
  });
  await site.settled();
  expect(claimant.reads().at(-1)).toMatch(/Only Mia Ito reads this/u);
  const heard = JSON.stringify(await site.world().parley().store.feed(desks.mia, 0, 1_000));
  expect(heard).toContain('canary-5150');
  expect(await others(respondent)).not.toContain('canary-5150');
  expect(site.world().faults).toEqual([]);
});
