import { expect, test } from '@jest/globals';
import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { type Chat, door } from '../../../core/delivery/door.ts';
import { type House, openHouse } from '../../fixture/house.ts';
import { STORY } from '../../fixture/invited.ts';

const chatOf = (account: string): Chat => ({
  platform: 'telegram',
  chatId: `chat-${account}`,
  account,
  reference: null,
});

const begin = () => {
  const house = openHouse();
  let now = 0;
  const clock = { now: () => (now += 1) };
  return { house, way: door({ store: house.store, service: house.turns, clock, digest: sha256 }) };
};

/** A claim that is filed and whose other side is invited. */
const invitation = async (house: House) => {
  const claimant = await house.claimant();
  await claimant.say(STORY);
  await claimant.press('noEvidence');
  await claimant.press('file');
  await claimant.press('inviteSeller');
  return { claimant, code: await claimant.link('invite') };
};

const OPENING = { procedureId: 'consumer', locale: 'en', timeZone: 'UTC' } as const;

test('a case begun in a chat is shown there from the greeting on, and is what the chat is about', async () => {
  const { way } = begin();
  const address = await way.open(chatOf('ana'), OPENING);
  expect(address).toMatchObject({ shown: 0, lost: false });
  expect(await way.heard(chatOf('ana'))).toMatchObject({ conversationId: address.conversationId });
  expect(await way.heard(chatOf('ben'))).toBeNull();
});

test('an invitation lets the first account in, again and again, and refuses every other one', async () => {
  const { house, way } = begin();
  const { code } = await invitation(house);
  const first = await way.enter(chatOf('ben'), code, 'en');
  expect(first).toMatchObject({ ok: true, address: { shown: 0, chatId: 'chat-ben' } });
  expect(await way.enter(chatOf('eve'), code, 'en')).toEqual({ ok: false, problem: 'linkUsed' });
  const again = await way.enter(chatOf('ben'), code, 'en');
  expect(again).toMatchObject({
    ok: true,
    address: { conversationId: first.ok && first.address.conversationId },
  });
  expect(await way.enter(chatOf('eve'), 'nonsense', 'en')).toEqual({ ok: false, problem: 'linkUnknown' });
});

test('who comes from another screen goes on from here, and is told on that screen', async () => {
  const { house, way } = begin();
  const { claimant, code } = await invitation(house);
  await claimant.news();
  const resume = await claimant.link('resume');
  const before = (await claimant.feed()).length;
  const entered = await way.enter(chatOf('ana'), resume, 'en');
  expect(entered).toMatchObject({
    ok: true,
    address: { conversationId: claimant.conversationId, shown: before },
  });
  expect(await claimant.news()).toMatch(/You can now go on in Telegram as well/);
  await way.enter(chatOf('ana'), resume, 'en');
  expect(await claimant.news()).toBe('');
  const events = (await house.store.record(claimant.caseId)).map(({ recorded }) => recorded.event);
  expect(events.filter((event) => (event as { type: string }).type === 'chatAdded')).toHaveLength(1);
  expect(code).not.toBe(resume);
});

test('a chat that was lost and is opened again goes on from where things stand', async () => {
  const { house, way } = begin();
  const { claimant } = await invitation(house);
  const resume = await claimant.link('resume');
  const entered = await way.enter(chatOf('ana'), resume, 'en');
  if (!entered.ok) throw new Error('Not let in.');
  await house.store.putAddress({ ...entered.address, lost: true });
  await claimant.say('How long does this take?');
  const last = (await claimant.feed()).length;
  expect(await way.enter(chatOf('ana'), resume, 'en')).toMatchObject({ ok: true, address: { lost: false } });
  expect(await house.store.addresses(claimant.conversationId)).toMatchObject([{ lost: false, shown: last }]);
});

test('one chat may hold several cases: the one used last is meant, until its person turns to another', async () => {
  const { way } = begin();
  const first = await way.open(chatOf('ana'), OPENING);
  const second = await way.open(chatOf('ana'), OPENING);
  expect(await way.heard(chatOf('ana'))).toMatchObject({ conversationId: second.conversationId });
  await way.turnTo(chatOf('ana'), first.conversationId);
  expect(await way.heard(chatOf('ana'))).toMatchObject({ conversationId: first.conversationId });
  expect(await way.turnTo(chatOf('ana'), 'another')).toBeNull();
});

test('a link of the staff lets nobody in from a chat, and stays unused', async () => {
  const { house, way } = begin();
  await house.store.putLink({
    codeHash: sha256('staffcode'),
    kind: 'staff',
    caseId: null,
    personId: 'adjuster',
    role: 'adjuster',
    expiresAt: Number.MAX_SAFE_INTEGER,
    boundTo: null,
  });
  expect(await way.enter(chatOf('ana'), 'staffcode', 'en')).toEqual({ ok: false, problem: 'linkUnknown' });
  expect((await house.store.link(sha256('staffcode')))?.boundTo).toBeNull();
});
