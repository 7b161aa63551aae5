import { expect, test } from '@jest/globals';
import { newMember } from '../../../core/staff/new-member.ts';
import type { Person } from '../../fixture/house.ts';
import { type House, openHouse } from '../../fixture/house.ts';
import { negotiating, type Parties } from '../../fixture/invited.ts';

const DAY = 24 * 60 * 60 * 1_000;
const ASKED = {
  kind: 'workshop',
  who: 'Cold Repairs',
  wants: 'answer',
  what: 'Was the cooling broken from the start?',
  date: '2026-12-10',
  reason: 'Both sides see it differently.',
};

/** A case at the table, with Alex of the team on it, who asked somebody outside. */
const asked = async (
  house: House,
  more: Partial<typeof ASKED & { readonly facts: string; readonly file: string }> = {},
): Promise<Parties & { readonly alex: Person }> => {
  const parties = await negotiating(house);
  const alex = await house.adjuster(parties.claimant.caseId);
  await alex.press('takeOver');
  await alex.press('open', 'write');
  await house.turns.take({
    conversationId: alex.conversationId,
    updateId: 'ask',
    input: { kind: 'form', action: 'askContributor', values: { ...ASKED, ...more } },
  });
  return { ...parties, alex };
};

test('somebody outside answers one question, seeing what was shared and nothing else; both sides read it at once', async () => {
  const house = openHouse();
  const { claimant, respondent, alex } = await asked(house, { facts: 'facts' });
  for (const side of [claimant, respondent])
    expect(await side.news()).toMatch(/We asked Cold Repairs \(Workshop\)[\s\S]*Was the cooling broken/);
  const workshop = await house.enter(await alex.link('invite'));
  const before = await workshop.news();
  expect(before).toMatch(/does anything tie you/);
  expect(before).not.toMatch(/480|200|fridge/i);
  const after = await workshop.press('join');
  expect(after).toMatch(/fridge/i);
  expect(after).toMatch(/Both sides see it differently/);
  // Neither what is asked for nor what is offered is theirs to know.
  expect(await workshop.panel()).not.toMatch(/480|200/);
  expect(JSON.stringify(await workshop.feed())).not.toMatch(/48000|offered|wantedAmount/);
  await workshop.press('taskAnswer');
  expect(await workshop.fill('taskAnswer', { words: 'The compressor was never filled.' })).toMatch(
    /Thank you/,
  );
  for (const side of [claimant, respondent])
    expect(await side.news()).toMatch(/Cold Repairs[\s\S]*The compressor was never filled/);
  expect(await alex.news()).toMatch(/The compressor was never filled/);
  // It ended with the answer; what happens in the case from now on is not told to them.
  await claimant.say('I have a question for the shop.');
  expect(await workshop.news()).toBe('');
  expect(await workshop.press('taskAnswer')).toMatch(/nothing more to do/);
  expect(house.faults).toEqual([]);
});

test('whoever is tied to a side says so before they see anything, and is out', async () => {
  const house = openHouse();
  const { claimant, alex } = await asked(house, { facts: 'facts' });
  const workshop = await house.enter(await alex.link('invite'));
  await workshop.press('conflict');
  await workshop.fill('conflict', { words: 'My brother owns the shop.' });
  expect(await workshop.news()).not.toMatch(/fridge/i);
  expect(JSON.stringify(await workshop.feed())).not.toMatch(/fridge/i);
  expect(await alex.news()).toMatch(/My brother owns the shop/);
  // The sides read that they cannot help, and not why.
  const told = await claimant.news();
  expect(told).toMatch(/Cold Repairs cannot help/);
  expect(told).not.toMatch(/brother/);
});

test('a hospital is asked only after the customer said yes; a no sends nothing', async () => {
  for (const given of [true, false]) {
    const house = openHouse();
    const { claimant, respondent, alex } = await asked(house, { kind: 'hospital', who: 'St Mary' });
    expect(await respondent.news()).toMatch(/First the customer says/);
    expect(await claimant.news()).toMatch(/it is up to you/);
    await expect(alex.link('invite')).rejects.toThrow('There is no invite link.');
    if (given) {
      expect(await claimant.press('consentYes')).toMatch(/We ask now/);
      const hospital = await house.enter(await alex.link('invite'));
      await hospital.press('join');
      await hospital.attach('letter.pdf', 'application/pdf');
      for (const side of [claimant, respondent])
        expect(await side.news()).toMatch(/letter\.pdf[\s\S]*St Mary sent what we asked for/);
    } else {
      expect(await claimant.press('consentNo')).toMatch(/Nothing is sent/);
      await expect(alex.link('invite')).rejects.toThrow('There is no invite link.');
    }
    expect(house.faults).toEqual([]);
  }
});

test('a file that was shared can be opened by whoever came in, and no other one', async () => {
  const house = openHouse();
  const parties = await negotiating(house);
  await parties.claimant.attach('invoice.png');
  await parties.claimant.attach('private.png');
  const [shared, other] = (await house.store.record(parties.claimant.caseId)).flatMap(
    ({ recorded: { event } }) => (event.type === 'evidenceAdded' ? [event.evidence.evidenceId] : []),
  );
  const alex = await house.adjuster(parties.claimant.caseId);
  await alex.press('takeOver');
  await house.turns.take({
    conversationId: alex.conversationId,
    updateId: 'ask',
    input: { kind: 'form', action: 'askContributor', values: { ...ASKED, file: shared ?? '' } },
  });
  const { conversationId, ...workshop } = await house.enter(await alex.link('invite'));
  const opens = async (file = '') => (await house.turns.evidence(conversationId, file))?.name ?? null;
  expect(await opens(shared)).toBeNull();
  expect(await workshop.press('join')).toMatch(/invoice\.png/);
  expect([await opens(shared), await opens(other)]).toEqual(['invoice.png', null]);
  // Their copy of the record holds hashes alone.
  const { entries = [] } = (await house.turns.exportRecord(conversationId)) ?? {};
  expect(entries.length).toBeGreaterThan(5);
  expect(entries.filter((entry) => 'recorded' in entry)).toEqual([]);
});

test('who does not answer is reminded, and then a person sees to it', async () => {
  const house = openHouse();
  const { alex } = await asked(house);
  const workshop = await house.enter(await alex.link('invite'));
  await workshop.press('join');
  await house.wait(14 * DAY);
  expect(await workshop.news()).toMatch(/small reminder/);
  await house.wait(4 * DAY);
  expect(await workshop.news()).toMatch(/You can still send it/);
  expect(await alex.news()).toMatch(/A date passed for whoever was asked/);
});

test('an expert comes from the registry by its rule; both sides read who, why and the answer at once', async () => {
  const house = openHouse();
  const credential = { title: 'Engineer', issuer: 'Chamber' };
  const question = {
    what: 'Can this be repaired?',
    date: '2026-12-10',
    reason: 'The sides differ.',
    facts: 'facts',
  };
  const { claimant, respondent } = await negotiating(house);
  const alex = await house.adjuster(claimant.caseId);
  await alex.press('takeOver');
  const ask = (updateId: string) =>
    house.turns.take({
      conversationId: alex.conversationId,
      updateId,
      input: { kind: 'form', action: 'askExpert', values: question },
    });
  await ask('1');
  expect(await alex.news()).toMatch(/Nobody in the registry fits/);
  await house.store.putMember(newMember({ id: 'old', name: 'Olga', roles: ['expert'], addedAt: 0 }));
  await house.store.putMember(
    newMember({ id: 'eve', name: 'Eve', roles: ['expert'], addedAt: 0, credential }),
  );
  await ask('2');
  for (const side of [claimant, respondent])
    expect(await side.news()).toMatch(/We asked Eve[\s\S]*chosen by a fixed rule: Engineer, Chamber/);
  const eve = await house.enter(await alex.link('invite'));
  await eve.press('join');
  await eve.press('taskAnswer');
  await eve.fill('taskAnswer', { words: 'Yes, for 60.' });
  for (const side of [claimant, respondent]) expect(await side.news()).toMatch(/Eve[\s\S]*Yes, for 60/);
  // One question each: nobody is left for a second one.
  await ask('3');
  expect(await alex.news()).toMatch(/Nobody in the registry fits/);
  expect(house.faults).toEqual([]);
});
