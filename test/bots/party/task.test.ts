import { expect, test } from '@jest/globals';
import { type House, openHouse, type Person } from '../../fixture/house.ts';
import { negotiating, type Parties } from '../../fixture/invited.ts';
import { adjuster, joined } from '../../fixture/team.ts';

const filled = (house: House, who: Person, action: string, values: { readonly [name: string]: string }) =>
  house.turns.take({
    conversationId: who.conversationId,
    updateId: `${action}-${JSON.stringify(values)}`,
    input: { kind: 'form', action, values },
  });

const asked = async (house: House, wants = 'document'): Promise<Parties & { readonly alex: Person }> => {
  const parties = await negotiating(house);
  const alex = await house.adjuster(parties.claimant.caseId);
  await alex.press('takeOver');
  await filled(house, alex, 'askTask', {
    whom: 'claimant',
    wants,
    what: 'The receipt of the fridge',
    date: '2026-12-10',
    reason: 'It shows the day of the purchase.',
  });
  return { ...parties, alex };
};

test('a document is asked for with its reason and date; the file that comes is asked to belong to it', async () => {
  const house = openHouse();
  const { claimant, respondent, alex } = await asked(house);
  await respondent.news();
  expect(await claimant.news()).toMatch(
    /The receipt of the fridge[\s\S]*day of the purchase[\s\S]*December 11/,
  );
  const { panel } = (await house.turns.show(claimant.conversationId, 0, 1)) ?? {};
  expect(panel?.tasks).toMatchObject([{ params: { text: 'The receipt of the fridge' } }]);
  expect(await claimant.attach('receipt.png')).toMatch(/receipt\.png[\s\S]*Is this the file/);
  expect(await claimant.press('taskFile')).toMatch(/that is all we needed/);
  expect((await house.turns.show(claimant.conversationId, 0, 1))?.panel.tasks).toEqual([]);
  expect(await alex.news()).toMatch(/gave the file that was asked for/);
  // The other side reads the file, and nothing of who asked for it.
  const told = await respondent.news();
  expect(told).toMatch(/receipt\.png/);
  expect(told).not.toMatch(/asked/);
  expect(house.faults).toEqual([]);
});

test('another file leaves it open; who has none says so with a reason', async () => {
  const house = openHouse();
  const { claimant, alex } = await asked(house);
  await claimant.attach('photo.png');
  expect(await claimant.press('taskFileNo')).toMatch(/stays open/);
  await claimant.press('taskCannot');
  expect(await claimant.fill('taskCannot', { words: 'I threw it away.' })).toMatch(
    /Nothing is held against you/,
  );
  expect(await alex.news()).toMatch(/I threw it away/);
});

test('a question is answered in a form of its own; more time is asked for and given', async () => {
  const house = openHouse();
  const { claimant, alex } = await asked(house, 'answer');
  await claimant.press('taskTime');
  await claimant.fill('taskTime', { words: 'A week more, I am away.' });
  expect(await alex.news()).toMatch(/A week more/);
  const form = await alex.press('open', 'extendTask');
  expect(form).toMatch(/Which request/);
  const body = (await alex.feed()).findLast(({ message }) => message.body.kind === 'form')?.message.body;
  const task = body?.kind === 'form' ? (body.fields[0]?.options?.[0]?.value ?? '') : '';
  await alex.fill('extendTask', { task, date: '2026-12-17', reason: 'You are away.' });
  expect(await claimant.news()).toMatch(/You have until[\s\S]*December 18/);
  await claimant.press('taskAnswer');
  await claimant.fill('taskAnswer', { words: 'On 3 March.' });
  expect(await alex.news()).toMatch(/On 3 March/);
});

test('terms beyond the own limit are asked leave for with one tap, and sent as they were approved', async () => {
  const house = openHouse();
  const { claimant } = await negotiating(house);
  const junior = adjuster('jo', 'Jo', {
    roles: ['adjuster'],
    authority: [{ currency: 'USD', upToMinor: 10_000 }],
  });
  const at = async (member: Parameters<typeof joined>[1]): Promise<string> =>
    (await house.turns.staffConversation(claimant.caseId, await joined(house.store, member)))
      ?.conversationId ?? '';
  const jo = await at(junior);
  const alex = await house.adjuster(claimant.caseId);
  const take = (input: Parameters<House['turns']['take']>[0]['input'], updateId: string) =>
    house.turns.take({ conversationId: jo, updateId, input });
  const feed = async () => JSON.stringify((await house.store.feed(jo, 0, 100)).map(({ message }) => message));
  await take({ kind: 'choice', action: 'takeOver' }, 'a');
  await take({ kind: 'form', action: 'propose', values: { amount: '350', reason: 'Half way.' } }, 'b');
  expect(await feed()).toMatch(/refusal\.overOwnAuthority\.amount/);
  expect(await claimant.news()).not.toMatch(/350/);
  await take({ kind: 'choice', action: 'confirm', subject: 'leave' }, 'c');
  expect(await alex.news()).toMatch(/Jo asks for leave[\s\S]*350[\s\S]*Half way/);
  await alex.press('open', 'decideApproval');
  await alex.fill('decideApproval', { verdict: 'yes', reason: 'Fair to both.' });
  expect(await feed()).toMatch(/Fair to both/);
  await take({ kind: 'choice', action: 'proposeApproved' }, 'd');
  expect(await claimant.news()).toMatch(/350/);
  expect(house.faults).toEqual([]);
});

test('before a case is closed both sides read why and are asked whether anything is open', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  const alex = await house.adjuster(claimant.caseId);
  await alex.press('takeOver');
  await filled(house, alex, 'close', { outcome: 'notSettled', reason: 'We looked for long.' });
  await alex.press('confirm');
  for (const side of [claimant, respondent])
    expect(await side.news()).toMatch(
      /no agreement was found[\s\S]*We looked for long[\s\S]*still open for you/,
    );
  expect(await respondent.press('closingYes')).toMatch(/Thank you/);
  expect(await claimant.press('closingNo')).toMatch(/stays open/);
  expect(await alex.news()).toMatch(/something is still open/);
  expect(await claimant.panel()).not.toMatch(/Closed/);
  expect(house.faults).toEqual([]);
});
