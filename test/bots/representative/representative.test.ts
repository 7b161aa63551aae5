import { expect, test } from '@jest/globals';
import { type House, openHouse, type Person } from '../../fixture/house.ts';
import { negotiating, type Parties } from '../../fixture/invited.ts';

type Given = { readonly scope: 'reads' | 'speaks' | 'signs'; readonly bids: 'yes' | 'no' };
type Represented = Parties & { readonly lawyer: Person; readonly code: string };

/** The customer gave Ana Ruiz that much, and she said yes. */
const represented = async (
  house: House,
  given: Given = { scope: 'speaks', bids: 'no' },
): Promise<Represented> => {
  const { claimant, respondent } = await negotiating(house);
  await claimant.say('My lawyer should speak for me.');
  await claimant.press('represent');
  await claimant.fill('represent', { name: 'Ana Ruiz', kind: 'lawyer', ...given });
  await respondent.news();
  const code = await claimant.link('invite');
  const lawyer = await house.enter(code);
  await lawyer.press('takeMandate');
  return { claimant, respondent, lawyer, code };
};

/** Somebody of the team has looked, so that what binds is open. */
const seenByTeam = async (house: House, { claimant }: Parties): Promise<void> => {
  const adjuster = await house.adjuster(claimant.caseId);
  await adjuster.press('takeOver');
  await adjuster.press('release');
};

/** A sum where one would stand: ids and hashes hold any three digits by chance. */
const NUMBER = (major: number): RegExp => new RegExp(`(?<![\\w-])${major}(?:00)?(?![\\w-])`, 'u');

const namesIn = async (person: Person): Promise<string> => JSON.stringify(await person.feed());

test('a customer says so in plain words, reads that nobody needs a lawyer, and sends a link that shows nothing before a yes', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  expect(await claimant.say('My lawyer should speak for me.')).toMatch(
    /do not need a lawyer.*\[Somebody shall speak for me\]/s,
  );
  expect(await claimant.press('represent')).toMatch(/do not need a lawyer/);
  await claimant.fill('represent', { name: 'Ana Ruiz', kind: 'lawyer', scope: 'speaks', bids: 'no' });
  expect(await namesIn(respondent)).not.toMatch(/Ruiz/);
  const lawyer = await house.enter(await claimant.link('invite'));
  const door = await lawyer.news();
  expect(door).toMatch(/The other side will read your name/);
  expect(door).not.toMatch(/fridge|480|200/);
  expect(await lawyer.say('What is it about?')).not.toMatch(/fridge|480|200/);
  expect(await lawyer.press('takeMandate')).toMatch(/fridge.*\$200/s);
  expect(await respondent.news()).toMatch(/Ana Ruiz \(lawyer\) now acts for the other side/);
  expect(await claimant.news()).toMatch(/Ana Ruiz \(lawyer\) said yes/);
});

test('what comes through a lawyer is marked so for everybody, and the side itself is told', async () => {
  const house = openHouse();
  const { claimant, respondent, lawyer } = await represented(house);
  await respondent.news();
  await claimant.news();
  await lawyer.say('We have kept the receipt for you to see.');
  await lawyer.press('counter');
  await lawyer.fill('counterOffer', { amount: '350' });
  for (const reader of [claimant, respondent]) {
    const said = (await reader.feed()).find(({ message: { body } }) =>
      JSON.stringify(body).includes('receipt'),
    );
    expect(said?.message.from).toEqual({
      role: 'representative',
      name: 'Ana Ruiz',
      acts: { side: 'claimant', kind: 'lawyer' },
    });
  }
  expect(await respondent.news()).toMatch(/From Ana Ruiz \(lawyer\), for the other side:.*\$350/s);
  const { turns } = house;
  const alex = await house.adjuster(claimant.caseId);
  const seen = await turns.caseForStaff(claimant.caseId, 'alex');
  expect(JSON.stringify(seen?.timeline.at(-1)?.what)).toMatch(/happened.through.*Ana Ruiz/);
  expect(seen?.view.representatives).toMatchObject([{ name: 'Ana Ruiz', scope: 'speaks' }]);
  expect(await alex.press('takeOver')).toMatch(/Ana Ruiz \(lawyer\) acts for the customer/);
  const told = await claimant.news();
  expect(told).toMatch(/Ana Ruiz \(lawyer\) acted for you:/);
  expect(told).not.toMatch(/other side has made an offer/);
});

test('who may not agree is shown no such button and refused by the case in words; of two answers the first stands', async () => {
  const house = openHouse();
  const parties = await represented(house);
  const { claimant, lawyer } = parties;
  await seenByTeam(house, parties);
  expect(await lawyer.say('I accept.')).toMatch(/does not cover this/);
  expect(await claimant.panel()).toMatch(/Looking for a solution/);
  await expect(lawyer.press('accept')).rejects.toThrow(/no button/);
  await claimant.press('represent');
  await claimant.press('representChange');
  await claimant.fill('representChange', { scope: 'signs', bids: 'no' });
  await lawyer.say('What is offered?');
  const offered = (await lawyer.feed()).flatMap(({ message: { body } }) =>
    'choices' in body ? body.choices : [],
  );
  expect(offered.some(({ action }) => action === 'accept')).toBe(true);
  await claimant.press('decline');
  const offerId = offered.find(({ action }) => action === 'accept')?.subject ?? '';
  await house.turns.take({
    conversationId: lawyer.conversationId,
    updateId: 'late',
    input: { kind: 'choice', action: 'accept', subject: offerId },
  });
  expect(await lawyer.news()).toMatch(/has answered this offer already: the person concerned declined it/);
});

test('a sealed number stays with the one hand that seals, and reaches nothing of the lawyer', async () => {
  const house = openHouse();
  const parties = await represented(house);
  const { claimant, respondent, lawyer } = parties;
  await seenByTeam(house, parties);
  await claimant.press('sealedAsk');
  await respondent.press('sealedYes');
  expect(await lawyer.news()).toMatch(/neither do you/);
  expect((await lawyer.feed()).some(({ message: { body } }) => body.kind === 'sealedInput')).toBe(false);
  await claimant.seal(317);
  const { conversationId } = lawyer;
  const record = await house.turns.exportRecord(conversationId);
  const shown = await house.turns.show(conversationId, 0, 1_000);
  expect(JSON.stringify([record, shown])).not.toMatch(NUMBER(317));
  await claimant.press('represent');
  await claimant.press('representChange');
  await claimant.fill('representChange', { scope: 'speaks', bids: 'yes' });
  await expect(claimant.seal(318)).resolves.not.toHaveProperty('receipt');
  expect(await claimant.news()).toMatch(/gave that to whoever acts for you/);
  await lawyer.say('Where do we stand?');
  await expect(lawyer.seal(319)).resolves.toHaveProperty('receipt');
  expect(JSON.stringify([await claimant.feed(), await respondent.feed()])).not.toMatch(NUMBER(319));
});

test('a business has a lawyer too, who lays the mandate down by themselves', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await respondent.say('Can a relative represent us?');
  await respondent.press('represent');
  await respondent.fill('represent', { name: 'Ben Ito', kind: 'other', scope: 'speaks', bids: 'no' });
  const speaker = await house.enter(await respondent.link('invite'));
  await speaker.press('takeMandate');
  await claimant.news();
  expect(await speaker.say('I offer 250')).toMatch(/250/);
  await speaker.press('yes');
  expect(await claimant.news()).toMatch(/From Ben Ito \(representative\), for the other side:.*\$250/s);
  await speaker.press('layDown');
  expect(await speaker.press('layDownYes')).toMatch(/no longer act in this case/);
  expect(await respondent.news()).toMatch(/Ben Ito no longer acts for you, by their own wish/);
  expect(await claimant.news()).toMatch(/Ben Ito no longer acts for the other side/);
  expect(house.faults).toEqual([]);
});

test('the end of a mandate shuts the door at once, also for who is inside, and the record keeps the name', async () => {
  const house = openHouse();
  const { claimant, respondent, lawyer, code } = await represented(house);
  await respondent.news();
  await house.wait(60_000);
  await claimant.press('represent');
  await claimant.press('representEnd');
  await claimant.press('representEndYes');
  expect(await respondent.news()).toMatch(/Ana Ruiz no longer acts for the other side/);
  expect(await lawyer.news()).toMatch(/has ended it/);
  const { turns } = house;
  expect(await turns.peek(code, 'session-2')).toEqual({ ok: false, problem: 'linkExpired' });
  const shown = await turns.show(lawyer.conversationId, 0, 1_000);
  expect(JSON.stringify(shown?.items)).not.toMatch(/fridge|480/);
  const record = await turns.exportRecord(lawyer.conversationId);
  expect(JSON.stringify(record)).not.toMatch(/fridge|recorded/);
  expect(JSON.stringify(await turns.exportRecord(respondent.conversationId))).toMatch(/Ana Ruiz/);
  expect(house.faults).toEqual([]);
});
