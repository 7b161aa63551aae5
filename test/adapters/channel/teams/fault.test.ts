import { expect, test } from '@jest/globals';
import type { Answer } from './microsoft.ts';
import { cardOf, wordsOf } from './person.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();

/** Somebody who has begun to tell, with everything said to them so far. */
const begun = async () => {
  const person = site.person();
  await person.say('The kettle that I bought broke on 3 March.');
  await site.settled();
  return { person, before: person.received().length };
};
const feedOf = async (chatId: string) => {
  const { store } = site.world().parley();
  const [address] = await store.addressesAt('teams', chatId);
  return store.feed(address?.conversationId ?? '', 0, 1_000);
};
const unsure = 'My last message may not have reached you.';
const logged = () => site.world().logged;

test('the same delivery again, at once and later, has one effect and one answer', async () => {
  const person = site.person();
  const activity = person.activity({ text: 'The kettle broke on 3 March.' });
  const answers = await Promise.all([person.post(activity), person.post(activity)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await site.settled();
  const { length } = person.received();
  expect((await person.post(activity)).status).toBe(200);
  await site.settled();
  expect(person.received()).toHaveLength(length);
  const own = (await feedOf(person.conversationId)).filter(({ message }) => message.from.role === 'claimant');
  expect(own).toHaveLength(1);
});

test('messages of one chat that come at once are taken one after the other, those of others beside them', async () => {
  const people = Array.from({ length: 5 }, () => site.person());
  await Promise.all(people.map((person) => person.say('The kettle broke on 3 March.')));
  await Promise.all(people.flatMap((person) => ['450 USD', 'a refund'].map((text) => person.say(text))));
  await site.settled();
  for (const person of people) {
    const feed = await feedOf(person.conversationId);
    expect(feed.filter(({ message }) => message.from.role === 'claimant')).toHaveLength(3);
    expect(person.received()).toHaveLength(feed.length - 3);
  }
  expect(site.world().faults).toEqual([]);
});

test.each<{ readonly what: string; readonly answer: Answer }>([
  { what: 'a wait that Teams names', answer: { status: 429, headers: { 'retry-after': '1' } } },
  {
    what: 'a wait until a date',
    answer: { status: 429, headers: { 'retry-after': new Date().toUTCString() } },
  },
  { what: 'two writers at once', answer: { status: 412 } },
  { what: 'a moment without service', answer: { status: 503 } },
])('$what: what was said comes once, and nothing is said about it', async ({ answer }) => {
  const { person, before } = await begun();
  site.microsoft().answers.push(answer, answer);
  await person.say('450 USD');
  await site.settled();
  const news = person.reads().slice(before);
  expect(news.length).toBeGreaterThan(0);
  expect(new Set(news).size).toBe(news.length);
  expect(news.join()).not.toContain(unsure);
});

test.each<{ readonly what: string; readonly answer: Answer; readonly arrives: boolean }>([
  { what: 'a fault after it was taken', answer: { status: 502, accepted: true }, arrives: true },
  { what: 'a fault before it was taken', answer: { status: 500 }, arrives: false },
  { what: 'a line that breaks after it was taken', answer: { breaks: 'accepted' }, arrives: true },
  { what: 'a line that breaks before', answer: { breaks: 'before' }, arrives: false },
])('$what: never said twice unasked, and shown again on request', async ({ answer, arrives }) => {
  const { person, before } = await begun();
  site.microsoft().answers.push(answer);
  await person.say('450 USD');
  await site.settled();
  const news = person.reads().slice(before);
  const [first] = arrives ? news : [null];
  expect(news[arrives ? 1 : 0]).toContain(unsure);
  if (first !== null) expect(news.filter((text) => text === first)).toHaveLength(1);
  const replaced = await person.press(person.button(({ title }) => title === 'Show it again'));
  await site.settled();
  const shown = person.reads().slice(before + news.length);
  expect(shown).toHaveLength(1);
  if (first !== null) expect(shown).toEqual([first]);
  expect(wordsOf(replaced['value'])).toContain('✓ Show it again');
});

test('a card that Teams will not take is said in words', async () => {
  const { person, before } = await begun();
  const taken = { status: 200, accepted: true } as const;
  site.microsoft().answers.push(taken, taken, { status: 400, code: 'BadSyntax' });
  await person.say('450 USD');
  await site.settled();
  const [, , question] = person.received().slice(before);
  expect(question === undefined ? null : cardOf(question.activity)).toBeNull();
  expect(question?.activity.text).toMatch(/•/u);
  expect(site.world().faults).toEqual([]);
});

test('a token that was revoked is replaced at once; while there is none, one line says so and nothing is lost', async () => {
  const { person, before } = await begun();
  const { length } = logged();
  site.microsoft().revoke();
  await person.say('450 USD');
  await site.settled();
  const { length: said } = person.received();
  expect(said).toBeGreaterThan(before);
  expect(logged()).toHaveLength(length);

  const gone = {
    status: 401,
    body: { error: 'invalid_client', error_codes: [7_000_222], error_description: 'secret' },
  };
  site.microsoft().refusals.push(gone, gone, gone);
  site.microsoft().revoke();
  await person.say('a refund');
  await site.settled();
  expect(person.received().length).toBeGreaterThan(said);
  expect(person.reads().join()).not.toContain(unsure);
  expect(logged().slice(length)).toEqual([
    { what: 'teamsToken', channel: 'teams', code: 'AADSTS7000222', turnId: expect.any(String) },
  ]);
});

test('a chat that takes nothing more is a fact on the case, and the page is named on it', async () => {
  const { person, before } = await begun();
  site.microsoft().answers.push({ status: 403, code: 'BotNotInConversationRoster' });
  await person.say('450 USD');
  await site.settled();
  expect(person.received()).toHaveLength(before);
  const texts = (await feedOf(person.conversationId)).map(({ message: { body } }) =>
    JSON.stringify(body.text),
  );
  expect(texts.join()).toContain('news.chatLost');
  // Who writes again is reached again.
  await person.say('a refund');
  await site.settled();
  expect(person.received().length).toBeGreaterThan(before);
});
