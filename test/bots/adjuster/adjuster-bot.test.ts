import { beforeEach, expect, test } from '@jest/globals';
import type { FeedItem } from '../../../core/message/message.ts';
import { DAY, HOUR } from '../../../core/time.ts';
import {
  type Dispute,
  filedDispute,
  joinedDispute,
  money,
  type Office,
  office,
} from '../../fixture/office.ts';

const ALEX = { id: 'alex', name: 'Alex' };
const BO = { id: 'bo', name: 'Bo' };
let at: Office;
beforeEach(() => {
  at = office();
});

/** A member of the team at one case. */
const desk = async (caseId: string, staff = ALEX) => {
  const conversation = await at.turns.staffConversation(caseId, staff);
  if (conversation === null) throw new Error('There is no such case.');
  const id = conversation.conversationId;
  let read = (await at.store.feed(id, 0, 500)).length;
  return {
    press: (action: string, subject?: string) =>
      at.turn(id, { kind: 'choice', action, ...(subject === undefined ? {} : { subject }) }),
    fill: (action: string, values: { readonly [name: string]: string }, subject?: string) =>
      at.turn(id, { kind: 'form', action, values, ...(subject === undefined ? {} : { subject }) }),
    type: (text: string) => at.turn(id, { kind: 'text', text }),
    send: () =>
      at.turn(id, { kind: 'file', file: { sha256: 'f', name: 'a.png', mime: 'image/png', bytes: 9 } }),
    /** Messages since the last look, and the words of each in English. */
    news: async () => {
      const items = await at.store.feed(id, read, 500);
      read += items.length;
      return { items, words: items.map(words) };
    },
    view: async () => {
      const found = await at.turns.caseForStaff(caseId, staff.id);
      if (found === null) throw new Error('There is no such case.');
      return found.view;
    },
  };
};

const words = ({ message: { body } }: FeedItem): string =>
  'verbatim' in body.text ? body.text.verbatim : at.wording.say(body.text, 'en', 'America/New_York');

const negotiating = async (): Promise<Dispute> => {
  const dispute = await joinedDispute(at);
  await dispute.say('respondent', { type: 'makeOffer', offerId: 'offer-1', terms: money(120) });
  return dispute;
};

test('on arrival there is one card with where the case is and what can be done', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  await alex.press('nonsense');
  const [item] = await at.store.feed(
    (await at.turns.staffConversation(caseId, ALEX))?.conversationId ?? '',
    0,
    1,
  );
  expect(item?.message.body.kind).toBe('card');
  const body = item?.message.body;
  if (body?.kind !== 'card') throw new Error('No card.');
  expect(body.choices).toMatchObject([{ action: 'takeOver' }, { action: 'open', subject: 'write' }]);
  const said = body.rows.map(({ value }) =>
    'verbatim' in value ? value.verbatim : at.wording.say(value, 'en', 'UTC'),
  );
  expect(said).toEqual(expect.arrayContaining(['Looking for a solution', 'Kettle Shop', '$480']));
});

test('taking over and releasing are told to everybody on the team at the case', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  const bo = await desk(caseId, BO);
  await alex.press('takeOver');
  expect((await alex.view()).people.holder?.actor).toMatchObject(ALEX);
  expect((await bo.news()).words).toEqual(['Alex took the case over.']);
  await bo.press('takeOver');
  expect((await bo.news()).words).toEqual(['A person is looking after this case right now.']);
  await alex.press('release');
  expect((await alex.view()).people.holder).toBeNull();
});

test('words without an audience reach nobody; with one they reach exactly that side', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  await alex.press('takeOver');
  await alex.news();
  await alex.type('I think the shop should pay more.');
  expect((await alex.view()).messages).toEqual([]);
  const { items } = await alex.news();
  const form = items.at(-1)?.message.body;
  expect(form).toMatchObject({ kind: 'form', action: 'write' });
  if (form?.kind !== 'form') throw new Error('No form.');
  expect(form.fields.find(({ name }) => name === 'text')?.value).toBe('I think the shop should pay more.');

  await alex.fill('write', { text: 'To whom?' });
  expect((await alex.view()).messages).toEqual([]);
  for (const audience of ['claimant', 'respondent', 'joint'])
    await alex.fill('write', { audience, text: `For ${audience}.` });
  await alex.fill('write', { audience: 'staff', text: 'The receipt looks real.' });
  const view = await alex.view();
  expect(view.messages.map(({ audience, text }) => [audience, text])).toEqual([
    ['claimant', 'For claimant.'],
    ['respondent', 'For respondent.'],
    ['joint', 'For joint.'],
  ]);
  expect(view.notes.map(({ text }) => text)).toEqual(['The receipt looks real.']);
  expect((await alex.news()).words).toEqual(
    expect.arrayContaining(['Sent to the customer.', 'Your note is saved. Only the team can read it.']),
  );
});

test('who does not hold the case cannot write to a side', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  await alex.fill('write', { audience: 'joint', text: 'Hello.' });
  expect((await alex.view()).messages).toEqual([]);
  expect((await alex.news()).words).toEqual(['Please take the case over first. Then you can do this.']);
});

test('a proposal with money and another promise goes to both; unclear fields are named', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  await alex.press('takeOver');
  await alex.news();
  await alex.fill('propose', { amount: 'a lot', reason: 'Fair.' });
  await alex.fill('propose', { amount: '300' });
  await alex.fill('propose', { reason: 'Nothing promised.' });
  await alex.fill('propose', { amount: '300', days: '9999', reason: 'Too late.' });
  expect((await alex.news()).words).toEqual([
    'Please look at this field again: Amount. Nothing was sent.',
    'Please look at this field again: Reason. Nothing was sent.',
    'Please look at this field again: Amount. Nothing was sent.',
    'Please look at this field again: Days from signing. Nothing was sent.',
  ]);
  expect((await alex.view()).table?.proposal).toBeNull();
  await alex.fill('propose', {
    amount: '300.50',
    days: '7',
    other: 'collect',
    otherBy: 'respondent',
    otherDays: '3',
    reason: 'The lid is a known fault.',
  });
  expect((await alex.view()).table?.proposal?.terms).toEqual({
    money: { amount: { minor: 30_050, currency: 'USD' }, payer: 'respondent', dueInDays: 7 },
    other: [{ kind: 'collect', by: 'respondent', dueInDays: 3 }],
  });
  await alex.fill('propose', { amount: '300', reason: 'If you delete your review.' });
  expect((await alex.news()).words.at(-1)).toMatch(/be part of a deal/);
});

test('a sealed round is suggested with its reason, once more after no match, and not a third time', async () => {
  const dispute = await negotiating();
  const alex = await desk(dispute.caseId);
  await alex.press('takeOver');
  for (const round of [1, 2]) {
    await alex.fill('sealedRound', { timing: 'scheduled', reason: `Try ${round}.` });
    const roundId = (await alex.view()).table?.sealedProposal?.roundId ?? '';
    await dispute.say('claimant', { type: 'agreeSealedRound', roundId });
    await dispute.say('respondent', { type: 'agreeSealedRound', roundId });
    await at.forward(14 * DAY);
  }
  expect((await alex.view()).table?.rounds).toMatchObject([{ matched: false }, { matched: false }]);
  await alex.news();
  await alex.fill('sealedRound', { timing: 'scheduled', reason: 'Try 3.' });
  expect((await alex.news()).words).toEqual(['A sealed round is not possible right now.']);
  expect((await alex.view()).messages.map(({ text }) => text)).toEqual(['Try 1.', 'Try 2.']);
});

test('a hand-over keeps its owner until it is accepted', async () => {
  const { caseId } = await negotiating();
  const alex = await desk(caseId);
  const bo = await desk(caseId, BO);
  await alex.press('takeOver');
  await bo.news();
  await alex.fill('handOver', { colleague: 'bo' });
  const { items } = await bo.news();
  expect(items[0]?.message.body).toMatchObject({
    choices: [{ action: 'acceptHandover' }, { action: 'declineHandover' }],
  });
  expect((await alex.view()).people.holder?.actor.id).toBe('alex');
  await bo.press('acceptHandover');
  expect((await bo.view()).people.holder?.actor).toMatchObject(BO);
});

test('more time is given to a date with a reason', async () => {
  const { caseId } = await joinedDispute(at);
  const alex = await desk(caseId);
  await alex.press('takeOver');
  await alex.fill('extend', { date: '2027-01-15', reason: 'They are on holiday.' }, 'answer');
  const answer = (await alex.view()).deadlines.find(({ clock }) => clock === 'answer');
  expect(new Date(answer?.at ?? 0).toISOString()).toBe('2027-01-16T05:00:00.000Z');
  expect(answer?.moved).toBe(true);
  await alex.news();
  await alex.fill('extend', { date: '2020-01-01', reason: 'Back then.' }, 'answer');
  expect((await alex.news()).words).toHaveLength(1);
  expect((await alex.view()).deadlines.find(({ clock }) => clock === 'answer')?.at).toBe(answer?.at);
});

test('a case is closed only after an explicit yes to what was read back, and then a yes of both sides', async () => {
  const dispute = await negotiating();
  const alex = await desk(dispute.caseId);
  await alex.press('takeOver');
  await alex.news();
  await alex.press('confirm', 'close');
  expect((await alex.view()).ended).toBeNull();
  await alex.fill('close', { outcome: 'notSettled', reason: 'No common ground.' });
  expect((await alex.view()).ended).toBeNull();
  await alex.press('confirm', 'refer');
  expect((await alex.view()).ended).toBeNull();
  await alex.press('keep');
  await alex.press('confirm', 'close');
  expect((await alex.view()).ended).toBeNull();
  await alex.fill('close', { outcome: 'notSettled', reason: 'No common ground.' });
  await alex.press('confirm', 'close');
  expect((await alex.view()).ended).toBeNull();
  for (const side of ['claimant', 'respondent'] as const)
    await dispute.say(side, { type: 'answerClosing', done: true });
  expect((await alex.view()).ended).toMatchObject({ how: 'closed', from: 'negotiating' });
});

test('nobody is closed out for silence without notice and reminders', async () => {
  const dispute = await filedDispute(at);
  const alex = await desk(dispute.caseId);
  await alex.press('takeOver');
  await alex.fill('invite', { name: 'Kettle Shop' });
  await alex.fill('close', { outcome: 'unanswered', reason: 'Silence.' });
  await alex.news();
  await alex.press('confirm', 'close');
  expect((await alex.news()).words).toEqual(['First it must be clear that the other side was told.']);
  await alex.fill('proveNotice', { note: 'Called Ms Li on 24 November.' });
  expect((await alex.view()).notice).toMatchObject({ how: 'byPerson' });
  await alex.fill('close', { outcome: 'unanswered', reason: 'Silence.' });
  await alex.news();
  await alex.press('confirm', 'close');
  expect((await alex.news()).words).toEqual(['First the reminders must have gone out.']);
  expect((await alex.view()).ended).toBeNull();
});

test('an invitation by staff gives staff the link, and it lets the business in', async () => {
  const dispute = await filedDispute(at);
  const alex = await desk(dispute.caseId);
  await alex.fill('invite', { name: 'Kettle Shop' });
  const { items } = await alex.news();
  const link = items.map(({ message }) => message.body).find((body) => body.kind === 'link');
  if (link?.kind !== 'link') throw new Error('No link.');
  await dispute.join(link.code, 'Kettle Shop');
  expect((await alex.view()).respondent).toMatchObject({ name: 'Kettle Shop', joined: true });
});

test('a mediator, referral, opting out and a crisis: the person finds the way on', async () => {
  const dispute = await negotiating();
  const alex = await desk(dispute.caseId);
  await alex.press('takeOver');
  await alex.fill('startMediation', { days: '5' });
  expect((await alex.news()).words).toContain('Alex asked for a mediator.');
  expect(await alex.view()).toMatchObject({ phase: 'negotiating' });
  await dispute.say('claimant', { type: 'noteCrisis', kind: 'medical' });
  expect((await alex.view()).paused).toMatchObject({ by: 'claimant', kind: 'medical' });
  await alex.press('resume');
  expect((await alex.view()).paused).toBeNull();
  await alex.fill('refer', { to: 'Small claims court', reason: 'Both want a judge.' });
  expect((await alex.view()).ended).toBeNull();
  await alex.press('confirm', 'refer');
  expect((await alex.view()).ended).toMatchObject({ how: 'referred' });
});

test('what a side writes to the team arrives under its own name; a file is not taken', async () => {
  const dispute = await negotiating();
  const alex = await desk(dispute.caseId);
  await dispute.say('claimant', {
    type: 'sendMessage',
    messageId: 'm-2',
    audience: 'claimant',
    text: 'Please hurry.',
  });
  const { items, words: said } = await alex.news();
  expect(said).toEqual(['The customer wrote to our team.', 'Please hurry.']);
  expect(items.at(-1)?.message.from).toEqual({ role: 'claimant' });
  await alex.send();
  expect((await alex.view()).evidence).toEqual([]);
  expect((await alex.news()).words.at(-1)).toMatch(/Only the two sides can add files/);
});

test('a whole case to a kept promise reads as a story in the timeline', async () => {
  const dispute = await negotiating();
  const alex = await desk(dispute.caseId);
  await dispute.say('claimant', { type: 'acceptOffer', offerId: 'offer-1', agreementId: 'agreement-1' });
  await dispute.say('claimant', { type: 'confirmAgreement', agreementId: 'agreement-1' });
  await dispute.say('respondent', { type: 'confirmAgreement', agreementId: 'agreement-1' });
  await at.forward(5 * DAY);
  const sign = { type: 'signAgreement', agreementId: 'agreement-1', agreementHash: '' } as const;
  await dispute.say('claimant', { ...sign, name: 'Ana Ruiz' });
  await dispute.say('respondent', { ...sign, name: 'K. Shop' });
  await at.forward(HOUR);
  const promiseId = (await alex.view()).promises[0]?.promiseId ?? '';
  await dispute.say('respondent', { type: 'reportPromise', promiseId });
  await dispute.say('claimant', { type: 'confirmPromise', promiseId });
  const found = await at.turns.caseForStaff(dispute.caseId, 'alex');
  expect(found?.view.phase).toBe('kept');
  const said = (found?.timeline ?? []).map(({ what }) => at.wording.say(what, 'en', 'America/New_York'));
  expect(said).toEqual(
    expect.arrayContaining([
      'The claim was filed. Asked for: $480.',
      'The business offered: $120.',
      'The customer said yes to the agreement.',
      'The customer signed: Ana Ruiz.',
      'Every promise was kept.',
    ]),
  );
  expect(at.faults).toEqual([]);
});
