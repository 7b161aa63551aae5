import { expect, test } from '@jest/globals';
import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import type { Understanding } from '../../../core/port/understanding.ts';
import { DAY } from '../../../core/time.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type House, openHouse, type Person } from '../../fixture/house.ts';
import { mediated, proposed, type Talks } from '../../fixture/mediated.ts';
import { ALEX, joined, MIA, mediator } from '../../fixture/team.ts';

/** What is said in private; nobody but the two may ever meet it. */
const SECRET = 'canary-7731 my sister lent me the money';

/** Reads as ever, and keeps what it was given to read. */
const overheard = (read: string[]): Understanding => {
  const rules = rulesUnderstanding();
  return {
    ...rules,
    read: (text, context) => {
      read.push(text);
      return rules.read(text, context);
    },
  };
};

const textOf = async (who: Person): Promise<string> => JSON.stringify(await who.feed());

/** Everything that somebody else than the side and its mediator can look at. */
const elsewhere = async (house: House, talks: Talks, own: Person): Promise<string> => {
  const { caseId } = talks.claimant;
  const others = [talks.claimant, talks.respondent, talks.desk].filter((each) => each !== own);
  const shown = await Promise.all(
    others.map(async ({ conversationId }) => [
      await house.turns.show(conversationId, 0, 1_000),
      await house.turns.exportRecord(conversationId),
      await house.store.conversation(conversationId),
    ]),
  );
  const staff = await house.turns.caseForStaff(caseId, ALEX.id);
  return JSON.stringify([shown, staff, await house.store.case(caseId), house.faults]);
};

test('who it is, why, an objection, a conflict: the next one; before the declaration nothing of the file', async () => {
  const house = openHouse();
  const { claimant, respondent, chair, desk } = await proposed(house);
  expect(await claimant.news()).toMatch(/We suggest Mia Ito as your mediator[\s\S]*Mediator, Bar/);
  expect(await respondent.news()).toMatch(/We suggest Mia Ito as your mediator[\s\S]*Mediator, Bar/);

  const before = await chair.news();
  expect(before).toMatch(/Before you see the file: does anything tie you/);
  const file = await house.turns.caseForStaff(claimant.caseId, MIA.id);
  expect(file?.view).toMatchObject({ story: [], points: [], table: null, messages: [], evidence: [] });
  expect(file?.timeline).toHaveLength(1);
  expect(JSON.stringify(await house.turns.exportRecord(chair.conversationId))).not.toContain('storyTold');

  await joined(house.store, mediator('noa', 'Noa Lee'));
  await claimant.press('mediatorObject');
  await claimant.fill('objectMediator', { why: 'canary-9 she is a neighbour of the shop' });
  await house.wait(0);
  expect(await respondent.news()).toMatch(/We suggest Noa Lee/);
  expect(`${await textOf(respondent)}${await textOf(chair)}`).not.toContain('canary-9');
  expect(await desk.news()).toMatch(/objects to the mediator: canary-9/);

  const noa = await house.mediator(claimant.caseId, mediator('noa', 'Noa Lee'));
  await noa.press('declareTied');
  await house.wait(0);
  const lacking = await desk.news();
  expect(lacking).toMatch(/No mediator fits\. Missing: somebody who has no part in the case/);
  expect(lacking).toMatch(/on the page “Team” give somebody the role of mediator/);
});

test('what is said in private reaches nobody else: no screen, record, reading, row, nor the next mediator', async () => {
  const read: string[] = [];
  const house = openHouse(undefined, { understanding: overheard(read) });
  const talks = await mediated(house);
  const { claimant, respondent, chair } = talks;

  // Nothing goes anywhere before it is chosen who reads it.
  expect(await claimant.say(SECRET)).toMatch(/Who should read this\? I send nothing before you choose/);
  expect(await textOf(chair)).not.toContain('canary-7731');
  expect(await claimant.press('room', 'private')).toMatch(/Only Mia Ito reads this/);
  expect(await chair.news()).toMatch(/The customer wrote to the mediator, in private[\s\S]*canary-7731/);
  await claimant.say(`and again ${SECRET}`);
  await chair.press('open', 'write');
  await chair.fill('write', { audience: 'caucusClaimant', text: `I keep it: ${SECRET}` });
  expect(await claimant.news()).toMatch(/I keep it[\s\S]*Only you read this/);

  expect(await elsewhere(house, talks, claimant)).not.toContain('canary-7731');
  expect(read.join('\n')).not.toContain('canary-7731');

  // By the word of the side alone, and in the words that it allowed.
  await chair.press('open', 'askCarry');
  await chair.fill('askCarry', { whom: 'claimant', what: 'She would keep it for half.' });
  expect(await respondent.news()).toBe('');
  await claimant.press('carryYes');
  await chair.press('open', 'carryAcross');
  const carry = (await chair.feed()).findLast(({ message: { body } }) => body.kind === 'form')?.message.body;
  const options = carry?.kind === 'form' ? (carry.fields[0]?.options ?? []) : [];
  await chair.fill('carryAcross', { carry: options[0]?.value ?? '' });
  expect(await respondent.news()).toMatch(
    /Mia Ito may tell you this from the other side: “She would keep it/,
  );
  expect(await textOf(talks.desk)).not.toContain('She would keep it for half');

  // A mediator who comes after knows nothing of it.
  const noa = mediator('noa', 'Noa Lee');
  await joined(house.store, noa);
  await chair.press('open', 'declareConflict').catch(() => undefined);
  await house.turns.take({
    conversationId: chair.conversationId,
    updateId: 'conflict',
    input: { kind: 'form', action: 'declareConflict', values: { conflict: 'yes' } },
  });
  await house.wait(0);
  const next = await house.mediator(claimant.caseId, noa);
  await next.press('declareFree');
  await claimant.press('mediatorYes');
  await respondent.press('mediatorYes');
  const view = await house.turns.caseForStaff(claimant.caseId, noa.id);
  expect(view?.view.points.length).toBeGreaterThan(0);
  expect(JSON.stringify([view, await house.turns.exportRecord(next.conversationId)])).not.toContain('canary');
  expect(await claimant.say('hello')).toMatch(/Who should read this/);
  expect(house.faults).toEqual([]);
});

test('from a stall to a signed agreement, each in their own time', async () => {
  const house = openHouse();
  const { claimant, respondent, desk, chair } = await mediated(house);
  expect(await house.turns.staffSeat(claimant.caseId, ALEX.id)).toEqual({ ok: true, seat: 'adjuster' });

  await chair.press('open', 'giveTurn');
  await chair.fill('giveTurn', { whom: 'respondent' });
  expect(await respondent.news()).toMatch(/It is your turn: Mia Ito would like to hear from you/);
  expect(await respondent.panel()).toMatch(/Your turn|you/i);
  await house.wait(5 * DAY);
  expect(await respondent.news()).toMatch(/Nothing is decided by that: the mediator goes on/);

  await claimant.press('room', 'joint');
  await claimant.say('I would keep it if half is paid back.');
  expect(await respondent.news()).toMatch(/I would keep it if half is paid back/);
  expect(await desk.news()).toMatch(/I would keep it if half is paid back/);

  await chair.press('open', 'propose');
  await chair.fill('propose', { amount: '240', days: '10', reason: 'Half, and it stays where it is.' });
  expect(await claimant.news()).toMatch(/suggests this to both sides/);
  await claimant.press('proposalYes');
  const agreed = await respondent.press('proposalYes');
  expect(agreed).toMatch(/You pay \$240/);
  for (const side of [claimant, respondent]) await side.press('confirm');
  // The mediator stays with the case until it is signed, or lets it go.
  expect(await house.turns.staffSeat(claimant.caseId, MIA.id)).toEqual({ ok: true, seat: 'mediator' });
  await respondent.fill('sign', { name: 'Cool Fridges' });
  await house.wait(4 * DAY);
  await claimant.fill('sign', { name: 'Ann' });
  expect(await claimant.panel()).toMatch(/Signed|promise/i);
  expect(house.faults).toEqual([]);
});

test('words go to the talk that they were written into, whatever was chosen meanwhile; an edit asks anew', async () => {
  const read: string[] = [];
  const house = openHouse(undefined, { understanding: overheard(read) });
  const { claimant, respondent, chair } = await mediated(house);
  let updates = 0;
  const take = async (who: Person, input: Input): Promise<void> => {
    updates += 1;
    await house.turns.take({ conversationId: who.conversationId, updateId: `take-${updates}`, input });
  };
  await claimant.press('room', 'private');
  await claimant.press('room', 'joint');

  // The page showed the private talk when this was written, and does so again after the mediator has called for it.
  await take(claimant, { kind: 'text', text: SECRET, room: 'private' });
  await take(claimant, { kind: 'edit', of: '1', text: `${SECRET}, not my brother` });
  expect(await claimant.news()).toMatch(/Only Mia Ito reads this[\s\S]*Who should read this\?/);
  expect(await textOf(respondent)).not.toContain('canary-7731');
  expect(read.join()).not.toContain('canary-7731');
  expect(await chair.news()).toContain('canary-7731');
  await claimant.press('room', 'private');
  expect(await chair.news()).toContain('not my brother');
  await take(claimant, { kind: 'text', text: 'This one is for both.', room: 'joint' });
  expect(await respondent.news()).toContain('This one is for both.');

  // The mediator writes into the talk that their page shows.
  const shown = await house.turns.show(chair.conversationId, Number.MAX_SAFE_INTEGER, 1);
  expect(shown?.panel.composer.rooms?.map(({ subject, chosen }) => [subject, chosen])).toEqual([
    ['joint', false],
    ['caucusClaimant', false],
    ['caucusRespondent', false],
  ]);
  await take(chair, { kind: 'text', text: 'canary-7731 between us', room: 'caucusClaimant' });
  expect(await claimant.news()).toContain('canary-7731 between us');
  expect(await textOf(respondent)).not.toContain('canary-7731');
  await take(chair, { kind: 'text', text: 'To whom?' });
  expect(await chair.news()).toMatch(/who/i);
  expect(await textOf(claimant)).not.toContain('To whom?');

  await chair.press('open', 'endMediation');
  await chair.fill('endMediation', { settled: 'no', reason: 'They are far apart.' });
  await take(claimant, { kind: 'text', text: 'canary-8842 for Mia', room: 'private' });
  expect(`${await textOf(respondent)}${await textOf(chair)}${read.join()}`).not.toContain('canary-8842');
  expect(house.faults).toEqual([]);
});
