import { expect, test } from '@jest/globals';
import { joined } from '../../../fixture/team.ts';
import { STAFF_ID } from './microsoft.ts';
import { buttonsOf, cardOf, wordsOf } from './person.ts';
import { sealedRound } from './sealed-round.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
const CHANNEL = '19:queue@thread.tacv2';
const inTeam = (text: string) => ({
  text: `<at>Parley</at> ${text}`,
  conversation: {
    id: `${CHANNEL};messageid=1`,
    conversationType: 'channel',
    isGroup: true,
    tenantId: '99999999-8888-4777-8666-555555555555',
  },
  channelData: {
    tenant: { id: '99999999-8888-4777-8666-555555555555' },
    team: { id: '19:team' },
    channel: { id: CHANNEL },
  },
});
const inThread = () =>
  site.microsoft().sent.filter(({ conversationId }) => conversationId.startsWith(CHANNEL));
const until = async (done: () => boolean): Promise<void> => {
  const end = Date.now() + 4_000;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(done()).toBe(true);
};

test('a channel is told of cases that need a person once a member of the team says so there', async () => {
  const stranger = site.person();
  await stranger.send(inTeam('queue'));
  expect(inThread().at(-1)?.activity.text).toContain('Only a member of the team');
  const claimant = site.person();
  await claimant.say('I bought a kettle from Acme. I want to talk to a person.');
  await site.settled();
  expect(site.microsoft().posted).toEqual([]);
  const alex = site.person({ account: STAFF_ID });
  await alex.send(inTeam('Queue'));
  expect(inThread().at(-1)?.activity.text).toContain('From now on');
  // Whoever waits already is announced at the next thing that happens.
  await claimant.say('It cost 480 USD.');
  await until(() => site.microsoft().posted.length === 1);
});

test('the card says what, why, since and until when, leads to the case, and names nobody and no amount', async () => {
  const [posted] = site.microsoft().posted;
  expect(posted?.conversationId).toBe(CHANNEL);
  const card = posted === undefined ? null : cardOf(posted.activity);
  const words = wordsOf(card);
  expect(words).toMatch(/A case needs a person\nCase \w{5}-\w{5}\nAbout\n/u);
  expect(words).toContain('Somebody asked for a person');
  expect(words).toMatch(/Waiting since .*2026/u);
  expect(words).toMatch(/Answer by .*2026/u);
  expect(words).not.toMatch(/Acme|480/u);
  const [row] = await site.world().parley().store.cases({ needsPerson: true, open: true, limit: 1 });
  expect(buttonsOf(card)).toMatchObject([{ url: `${site.served().url}/desk#/case/${row?.caseId}` }]);
});

test('one card a case, however much happens; when somebody takes it, the card says who', async () => {
  const { store, turns } = site.world().parley();
  const [row] = await store.cases({ needsPerson: true, open: true, limit: 1 });
  const caseId = row?.caseId ?? '';
  const claimant = (await store.conversations(caseId)).find(({ role }) => role === 'claimant');
  for (const text of ['It was on 3 March.', 'Hello?'])
    await turns.take({
      conversationId: claimant?.conversationId ?? '',
      updateId: `said-${text}`,
      input: { kind: 'text', text },
    });
  await site.settled();
  const desk = await turns.staffConversation(caseId, await joined(store));
  const input = { kind: 'choice', action: 'takeOver' } as const;
  await turns.take({ conversationId: desk?.conversationId ?? '', updateId: 'take-1', input });
  await until(() => site.microsoft().updated.some(({ id }) => id === site.microsoft().posted[0]?.id));
  const card = cardOf(site.microsoft().updated.at(-1)?.activity ?? { type: '' });
  expect(wordsOf(card)).toContain('Alex has taken this case');
  expect(buttonsOf(card)).toEqual([]);
  expect(site.microsoft().posted).toHaveLength(1);
});

test('a number under seal is in no card; a post that fails is tried again; removed, the bot is silent', async () => {
  const { claimant } = await sealedRound(site);
  const button = claimant.button(({ data }) => (data['parley'] as { does?: string })?.does === 'seal');
  await claimant.press(button, { 'field:sealed': '293' });
  site.microsoft().answers.push(...Array.from({ length: 8 }, () => ({ status: 503 })));
  await claimant.say('I want to talk to a person');
  await site.settled();
  site.microsoft().answers.length = 0;
  await claimant.say('Please hurry.');
  await until(() => site.microsoft().posted.length === 2);
  expect(JSON.stringify(site.microsoft().posted)).not.toContain('293');

  // Taken each time, and never answered for: after the second nobody posts it a third time.
  site.microsoft().lostPosts = 9;
  const third = site.person();
  for (const text of ['I want to talk to a person', 'It broke on 3 March.', 'Hello?', 'Are you there?']) {
    await third.say(text);
    await site.settled();
  }
  await until(() => site.microsoft().lostPosts <= 7);
  site.microsoft().lostPosts = 0;
  expect(site.microsoft().posted).toHaveLength(4);
  site.microsoft().posted.splice(2);

  const alex = site.person({ account: STAFF_ID });
  await alex.send({ ...inTeam(''), type: 'installationUpdate', action: 'remove' });
  const other = site.person();
  await other.say('I want to talk to a person');
  await other.say('hello?');
  await site.settled();
  expect(site.microsoft().posted).toHaveLength(2);
  expect(site.world().faults).toEqual([]);
});
