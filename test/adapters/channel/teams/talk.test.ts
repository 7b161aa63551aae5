import { expect, test } from '@jest/globals';
import { APP_ID, STAFF_ID } from './microsoft.ts';
import { buttonsOf, cardOf, type TeamsPerson, wordsOf } from './person.ts';
import { STORY } from './sealed-round.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
const store = () => site.world().parley().store;
const conversationOf = async (person: TeamsPerson): Promise<string> =>
  (await store().addressesAt('teams', person.conversationId))[0]?.conversationId ?? '';
const eventsOf = async (person: TeamsPerson) => {
  const conversation = await store().conversation(await conversationOf(person));
  const record = await store().record(conversation?.caseId ?? '');
  return record.map(({ recorded }) => recorded.event as { readonly type: string });
};
const after = async (person: TeamsPerson, work: Promise<unknown>): Promise<readonly string[]> => {
  const before = person.reads().length;
  await work;
  await site.settled();
  return person.reads().slice(before);
};

/** A claim that is filed, on the web, and the code of its invitation. */
const invitation = async () => {
  const { turns } = site.world().parley();
  const { conversationId } = await turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
  const take = (updateId: string, input: Parameters<typeof turns.take>[0]['input']) =>
    turns.take({ conversationId, updateId, input });
  const story =
    'On 3 March 2026 I bought a kettle at Acme for $480. It broke. I want my money back. I called them twice.';
  await take('1', { kind: 'text', text: story });
  await take('2', { kind: 'choice', action: 'noEvidence' });
  await take('3', { kind: 'choice', action: 'file' });
  await take('4', { kind: 'choice', action: 'inviteSeller' });
  const feed = await store().feed(conversationId, 0, 1_000);
  const codes = feed.flatMap(({ message: { body } }) =>
    body.kind === 'link' ? [[body.url, body.code] as const] : [],
  );
  return { conversationId, codes: new Map(codes) };
};

test('whoever writes first has a case, in their language and time zone', async () => {
  const person = site.person({ locale: 'zh-TW' });
  const news = await after(person, person.say('你好'));
  expect(news.join()).toMatch(/您/u);
  const shown = await site
    .world()
    .parley()
    .turns.show(await conversationOf(person), 0, 1);
  expect(shown).toMatchObject({ locale: 'zh-Hant', timeZone: 'America/New_York' });
});

test('an invitation is entered by its link or its code alone, and lets one account in', async () => {
  const { codes } = await invitation();
  const code = codes.get('invite') ?? '';
  const ben = site.person();
  const news = await after(ben, ben.say(code));
  expect(news.join('\n')).toContain('kettle');
  expect((await store().conversation(await conversationOf(ben)))?.role).toBe('respondent');
  const way = URL.parse(site.served().platform.otherWay(code).url);
  expect(way?.searchParams.get('users')).toBe(`28:${APP_ID}`);
  expect(way?.searchParams.get('message')).toBe(code);
  const eve = site.person();
  expect(await after(eve, eve.say(`${site.served().url}/l/${code}`))).toEqual([
    expect.stringContaining('already opened by somebody else'),
  ]);
  expect(await conversationOf(eve)).toBe('');
  expect(await after(eve, eve.say(`${site.served().url}/l/nonsensecode`))).toEqual([
    expect.stringContaining('check that the link is complete'),
  ]);
  // A word that looks like a code is what was said.
  const ana = site.person();
  await after(ana, ana.say('refrigerator'));
  expect(await eventsOf(ana)).not.toEqual([]);
});

test('a second case in one chat: the other one names itself, and its buttons turn the chat to it', async () => {
  const person = site.person();
  await after(person, person.say('The kettle broke on 3 March 2026.'));
  const first = await conversationOf(person);
  const button = person.button(({ data }) => 'parley' in data);
  await site.world().wait(1_000);
  await after(person, person.say('new case'));
  await site.world().wait(1_000);
  const second = await conversationOf(person);
  expect(second).not.toBe(first);
  const pressed = await after(person, person.press(button));
  expect(pressed.join()).not.toContain('About your case');
  expect(await conversationOf(person)).toBe(first);
  const { turns } = site.world().parley();
  const other = await after(
    person,
    turns.take({
      conversationId: second,
      updateId: 'web/1',
      input: { kind: 'text', text: 'A toaster broke.' },
    }),
  );
  expect(other[0]).toContain('About your case');
});

test('a case that began on the web goes on in Teams, and the web is told', async () => {
  const { conversationId, codes } = await invitation();
  const ana = site.person();
  await after(ana, ana.say(codes.get('resume') ?? ''));
  expect(await conversationOf(ana)).toBe(conversationId);
  const feed = await store().feed(conversationId, 0, 1_000);
  expect(JSON.stringify(feed)).toContain('news.chatAdded');
});

test('installing greets once; uninstalling closes the chat on the record; who comes back goes on', async () => {
  const person = site.person();
  const install = person.activity({ type: 'installationUpdate', action: 'add' });
  const hello = await after(
    person,
    Promise.all([
      person.post(install),
      person.send({ type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] }),
    ]),
  );
  expect(hello).toEqual([expect.stringContaining("I'm Parley, a bot")]);
  expect(await after(person, person.post(install))).toEqual([]);
  await after(person, person.say('The kettle broke on 3 March.'));
  await after(person, person.send({ type: 'installationUpdate', action: 'remove' }));
  expect((await eventsOf(person)).at(-1)).toMatchObject({ type: 'chatLost', platform: 'teams', next: 'web' });
  const back = await after(person, person.send({ type: 'installationUpdate', action: 'add' }));
  expect(back.join()).toContain('reach you here');
  expect(back.join()).not.toContain("I'm Parley, a bot");
});

test('an edit changes the very message that it is of, also after others, and again', async () => {
  const person = site.person();
  await after(person, person.say('The kettle broke on 3 March 2026.'));
  const paid = person.activity({ text: 'I paid 480 USD for it.' });
  await after(person, person.post(paid));
  await after(person, person.say('It was blue.'));
  const edit = (text: string, timestamp: string) => ({
    ...paid,
    type: 'messageUpdate',
    text,
    timestamp,
    channelData: { eventType: 'editMessage' },
  });
  for (const [amount, time] of [
    ['450', '2026-11-24T16:00:00Z'],
    ['430', '2026-11-24T16:05:00Z'],
  ] as const)
    expect((await after(person, person.post(edit(`I paid ${amount} USD for it.`, time)))).join()).toContain(
      `$${amount}`,
    );
  const feed = await store().feed(await conversationOf(person), 0, 1_000);
  const edits = feed.flatMap(({ message: { body } }) =>
    'edits' in body && body.edits !== undefined ? [body.edits] : [],
  );
  const said = feed.find(
    ({ message: { body } }) => 'verbatim' in body.text && body.text.verbatim.includes('480'),
  );
  expect(edits[0]).toBe(said?.seq);
  expect(edits).toHaveLength(2);
});

test('an edit is a correction; a deleted message is noted, once', async () => {
  const person = site.person();
  await after(person, person.say('On 3 March 2026 I bought a kettle for $480 at Acme. It broke.'));
  const edit = person.activity({
    type: 'messageUpdate',
    text: 'On 3 March 2026 I bought a kettle for $450 at Acme. It broke.',
    channelData: { eventType: 'editMessage' },
  });
  expect((await after(person, person.post(edit))).join()).toContain('$450');
  const said = person.activity({ text: 'It was blue.' });
  await after(person, person.post(said));
  const gone = { ...said, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } };
  expect((await after(person, person.post(gone))).join()).toContain('You deleted a message');
  const other = person.activity({ type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
  expect(await after(person, person.post(other))).toEqual([]);
});

test('a sticker gets a polite line; a reaction, typing and what is not known get none', async () => {
  const person = site.person();
  await after(person, person.say('The kettle broke on 3 March.'));
  const sticker = {
    contentType: 'text/html',
    content: '<img itemtype="http://schema.skype.com/Sticker" src="x">',
  };
  expect((await after(person, person.send({ text: '', attachments: [sticker] }))).join()).toContain(
    'stickers',
  );
  for (const more of [
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'typing' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} },
    { type: 'somethingNew' },
  ])
    expect(await after(person, person.send(more))).toEqual([]);
  expect(site.world().faults).toEqual([]);
});

test('in a group and in a channel nothing is said of a case, nobody is heard, and the private chat is offered once', async () => {
  const person = site.person();
  await after(person, person.say('The kettle broke on 3 March.'));
  const record = (await eventsOf(person)).length;
  const group = { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true } };
  const inGroup = () =>
    site.microsoft().sent.filter(({ conversationId }) => conversationId === group.conversation.id);
  await person.send({ ...group, text: '<at>Parley</at> 450 USD' });
  await person.send({ ...group, text: '<at>Parley</at> what about my case?' });
  await person.send({ ...group, text: 'not to the bot' });
  expect(inGroup()).toHaveLength(1);
  const [told] = inGroup();
  const card = told === undefined ? null : cardOf(told.activity);
  expect(wordsOf(card)).toContain('in private only');
  expect(buttonsOf(card)).toMatchObject([
    { url: `https://teams.microsoft.com/l/chat/0/0?users=28:${APP_ID}` },
  ]);
  const button = person.button(({ data }) => 'parley' in data);
  expect(wordsOf((await person.press(button, {}, group))['value'])).toContain('in private only');
  expect(await eventsOf(person)).toHaveLength(record);
});

test('a pressed card is replaced for good by what came of it; pressed again, by why nothing did', async () => {
  const person = site.person();
  await after(person, person.say(STORY));
  const action = (name: string) =>
    person.button(({ data }) => (data['parley'] as { action?: string })?.action === name);
  await after(person, person.press(action('noEvidence')));
  const file = action('file');
  const replaced = await person.press(file, {}, { replyToId: 'card-7' });
  await site.settled();
  expect(wordsOf(replaced['value'])).toContain(`✓ ${file.title}`);
  expect(buttonsOf(replaced['value'])).toEqual([]);
  const changed = site.microsoft().updated.filter(({ id }) => id === 'card-7');
  expect(changed.map(({ activity }) => cardOf(activity))).toEqual([replaced['value']]);
  const record = await eventsOf(person);
  const again = await person.press(file);
  expect(wordsOf(again['value'])).toContain('Things have moved on');
  expect(wordsOf(again['value'])).not.toContain('✓');
  expect((await eventsOf(person)).length).toBe(record.length);
});

test('a button of a case is pressed by nobody from another chat', async () => {
  const [ana, eve] = [site.person(), site.person()];
  await after(
    ana,
    ana.say('On 3 March 2026 I bought a kettle for $480 at Acme. It broke. I want my money back.'),
  );
  const record = await eventsOf(ana);
  const button = ana.button(({ data }) => 'parley' in data);
  expect(wordsOf((await eve.press(button))['value'])).toContain('not from a case of this chat');
  expect(await eventsOf(ana)).toEqual(record);
});

test('a member of the team is shown the queue and the way to the desk, and has no case of their own', async () => {
  const claimant = site.person();
  await after(claimant, claimant.say('I want to talk to a person'));
  const alex = site.person({ account: STAFF_ID });
  const [line, ...more] = await after(alex, alex.say('hello'));
  expect(more).toEqual([]);
  expect(line).toMatch(/\d+ cases? waits? for a person/u);
  expect(alex.button(({ url }) => url !== undefined).url).toBe(`${site.served().url}/desk`);
  expect(await conversationOf(alex)).toBe('');
  // The same object id in another directory is somebody else.
  const other = site.person({ account: STAFF_ID });
  const elsewhere = { id: other.conversationId, conversationType: 'personal', tenantId: 'another' };
  expect(
    (await after(other, other.send({ text: 'hello', conversation: elsewhere, channelData: {} }))).join(),
  ).not.toContain('for a person.');
});
