import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../../../adapters/store/memory/memory-store.ts';
import { sqliteStore } from '../../../../adapters/store/sqlite/sqlite-store.ts';
import { isDone, isFeed, isRefused, type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { join as enter, fileClaim } from './scene.ts';

const dir = mkdtempSync(join(tmpdir(), 'parley-live-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe.each([
  ['memory', memoryStore],
  ['sqlite', () => sqliteStore({ path: join(dir, `${randomUUID()}.sqlite`) })],
])('over a socket, on %s', (_name, openStore) => {
  let house: House;
  let claimant: TestBrowser;
  beforeAll(async () => {
    house = await openHouse({ store: openStore() });
    claimant = testBrowser(house.url);
  });
  afterAll(() => house.close());
  const textsOf = async (id: string): Promise<readonly string[]> =>
    (await claimant.feed(id)).items.filter(({ from }) => from.me).map(({ text }) => text);

  test('a new case greets, a turn is answered, and what came of it is pushed', async () => {
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    live.send({ t: 'hello', after: 0 });
    const first = await live.next(isFeed);
    expect(first.items[0]?.from).toEqual({ role: 'bot', label: 'Parley, a bot', me: false });
    expect(first.panel).toMatchObject({ title: 'Goods and services', composer: { open: true } });
    live.send({ t: 'say', id: 'a1', input: { kind: 'text', text: 'My new kettle broke.' } });
    const pushed = await live.next(isFeed);
    expect(pushed.items[0]).toMatchObject({ text: 'My new kettle broke.', from: { me: true }, lang: 'en' });
    live.send({ t: 'ping' });
    await live.next((frame): frame is typeof frame & { t: 'pong' } => frame.t === 'pong');
    live.socket.close();
  });

  test('`done` comes only once the turn is in the store', async () => {
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    house.trouble.on = true;
    live.send({ t: 'say', id: 'b1', input: { kind: 'text', text: 'It never came.' } });
    const no = await live.next(isRefused);
    house.trouble.on = false;
    expect(no).toMatchObject({ id: 'b1', retry: true });
    expect(no.text).toContain('Nothing is lost');
    expect(await textsOf(id)).toEqual([]);
    live.send({ t: 'say', id: 'b1', input: { kind: 'text', text: 'It never came.' } });
    await live.next(isDone);
    expect(await textsOf(id)).toEqual(['It never came.']);
    live.socket.close();
  });

  test('the same turn sent twice, here and over a second connection, has one effect', async () => {
    const id = await claimant.openCase();
    const say = { t: 'say', id: 'c1', input: { kind: 'text', text: 'The bill is wrong.' } } as const;
    const one = await claimant.live(id);
    one.send(say);
    one.send(say);
    await one.next(isDone);
    await one.next(isDone);
    one.socket.terminate();
    const two = await claimant.live(id);
    two.send(say);
    expect(await two.next(isDone)).toEqual({ t: 'done', id: 'c1' });
    expect(await claimant.say(id, 'c1', say.input)).toEqual({ t: 'done', id: 'c1' });
    expect(await textsOf(id)).toEqual(['The bill is wrong.']);
    two.socket.close();
  });

  test('turns are taken in the order in which they came, each answered', async () => {
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    const said = Array.from({ length: 12 }, (_, index) => `Line ${index} of what happened.`);
    said.forEach((text, index) => {
      live.send({ t: 'say', id: `d${index}`, input: { kind: 'text', text } });
    });
    for (const index of said.keys()) expect((await live.next(isDone)).id).toBe(`d${index}`);
    expect(await textsOf(id)).toEqual(said);
    live.socket.close();
  });

  test('after a reconnect only what is new comes, without a gap', async () => {
    const id = await claimant.openCase();
    await claimant.say(id, 'e1', { kind: 'text', text: 'My parcel was empty.' });
    const seen = (await claimant.feed(id)).items;
    await claimant.say(id, 'e2', { kind: 'text', text: 'I do not know' });
    const live = await claimant.live(id);
    live.send({ t: 'hello', after: seen.length });
    const { items } = await live.next(isFeed);
    expect(items[0]?.seq).toBe(seen.length + 1);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => seen.length + 1 + index));
    live.socket.close();
  });

  test('a conversation is read in another language, from its first word on, and goes on in it', async () => {
    const id = await claimant.openCase();
    await claimant.say(id, 'z1', { kind: 'text', text: 'My parcel was empty.' });
    const before = (await claimant.feed(id)).items;
    const path = `/api/conversations/${id}/locale`;
    expect((await claimant.post(path, { locale: 'klingon' })).status).toBe(400);
    expect(await (await claimant.post(path, { locale: 'es' })).json()).toEqual({});
    const { items, panel } = await claimant.feed(id);
    expect(items.map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
    expect(items[0]?.lang).toBe('es');
    expect(items[0]?.text).not.toBe(before[0]?.text);
    expect(items.find(({ from }) => from.me)?.text).toBe('My parcel was empty.');
    expect(panel.title).toBe('Productos y servicios');
    expect((await testBrowser(house.url).post(path, { locale: 'en' })).status).toBe(404);
    await claimant.say(id, 'z2', { kind: 'choice', action: 'fix' });
    expect((await claimant.feed(id)).items.at(-1)?.lang).toBe('es');
  });

  test('what one says reaches the other, and only by what they may know', async () => {
    const respondent = testBrowser(house.url);
    const mine = await claimant.openCase();
    const theirs = await enter(respondent, await fileClaim(claimant, mine));
    await respondent.say(theirs, 'f0', { kind: 'choice', action: 'refuse' });
    const live = await respondent.live(theirs);
    live.send({ t: 'hello', after: (await respondent.feed(theirs)).items.at(-1)?.seq ?? 0 });
    await live.next(isFeed);
    await claimant.say(mine, 'f1', { kind: 'text', text: 'Please look at it again.' });
    const { items } = await live.next(isFeed);
    expect(items).toMatchObject([
      { text: 'Please look at it again.', from: { label: 'The other side', me: false }, lang: '' },
    ]);
    expect(JSON.stringify(live.frames())).not.toContain('It broke after a week');
    live.socket.close();
  });
});

describe('broken input', () => {
  let house: House;
  let claimant: TestBrowser;
  beforeAll(async () => {
    house = await openHouse();
    claimant = testBrowser(house.url);
  });
  afterAll(() => house.close());

  test.each([
    ['no JSON', '{"t":"say"'],
    ['no frame', '[1,2,3]'],
    ['null', 'null'],
    ['an unknown frame', '{"t":"sing"}'],
    ['no id', '{"t":"say","input":{"kind":"text","text":"x"}}'],
    ['an id that is no id', '{"t":"say","id":"a b","input":{"kind":"arrive"}}'],
    ['no text', '{"t":"say","id":"x1","input":{"kind":"text"}}'],
    ['a number for a text', '{"t":"say","id":"x1","input":{"kind":"text","text":4}}'],
    ['a seq that is none', '{"t":"hello","after":-1}'],
    ['bytes', Buffer.from([0, 255, 1])],
  ])('%s is answered with a sentence, and the line goes on', async (_name, frame) => {
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    live.socket.send(frame);
    const no = await live.next(isRefused);
    expect(no).toEqual({
      t: 'refused',
      id: null,
      text: expect.stringContaining('could not be read'),
      retry: false,
    });
    live.send({ t: 'say', id: 'ok', input: { kind: 'text', text: 'Still here.' } });
    expect((await live.next(isDone)).id).toBe('ok');
    live.socket.close();
  });

  test('a poisoned form poisons nothing', async () => {
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    const values = '{"__proto__":{"admin":"yes"},"constructor":"x"}';
    live.socket.send(`{"t":"say","id":"p1","input":{"kind":"form","action":"sign","values":${values}}}`);
    expect(isFeed(await live.next((frame): frame is typeof frame => frame.t !== 'pong'))).toBe(false);
    expect(({} as { admin?: string }).admin).toBeUndefined();
    live.socket.close();
  });

  test('a sentence comes in the language of the conversation', async () => {
    const id = await claimant.openCase('consumer', 'es');
    const live = await claimant.live(id);
    live.socket.send('{');
    expect((await live.next(isRefused)).text).toContain('No se pudo leer');
    live.socket.close();
  });

  test('a stale or unknown button, an unknown form and a round that never was change nothing and are answered', async () => {
    const id = await claimant.openCase();
    const before = (await house.store.record((await house.store.conversation(id))?.caseId ?? '')).length;
    expect(
      await claimant.say(id, 'g1', { kind: 'choice', action: 'accept', subject: 'gone', version: 1 }),
    ).toMatchObject({ t: 'done' });
    expect(await claimant.say(id, 'g2', { kind: 'choice', action: 'constructor' })).toMatchObject({
      t: 'done',
    });
    expect(
      await claimant.say(id, 'g3', { kind: 'form', action: 'sign', values: { name: 'A' } }),
    ).toMatchObject({ t: 'done' });
    expect(await claimant.say(id, 'g4', { kind: 'sealed', roundId: 'none', amount: '5' })).toMatchObject({
      t: 'refused',
      text: expect.stringContaining('no longer open'),
    });
    expect((await claimant.feed(id)).items.at(-1)?.from.role).toBe('bot');
    expect(await house.store.record((await house.store.conversation(id))?.caseId ?? '')).toHaveLength(before);
  });

  test('a browser cannot take the id of a turn that the service makes itself', async () => {
    const id = await claimant.openCase();
    await claimant.say(id, 'arrive', { kind: 'text', text: 'This is not lost.' });
    expect((await claimant.feed(id)).items.some(({ text }) => text === 'This is not lost.')).toBe(true);
  });

  test.each([
    ['empty', ''],
    ['emoji', '😀😀'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['half a character', '\ud83d'],
    ['direction marks', '\u202edlrow olleh\u202c'],
    ['white space', ' \n\t '],
  ])('%s gets an answer', async (_name, text) => {
    const id = await claimant.openCase();
    const { seq } = (await claimant.feed(id)).items.at(-1) ?? { seq: 0 };
    expect(await claimant.say(id, 'h1', { kind: 'text', text })).toEqual({ t: 'done', id: 'h1' });
    expect((await claimant.feed(id, seq)).items.at(-1)?.from.role).toBe('bot');
  });

  test('50 kB of story are kept whole and answered', async () => {
    const story = 'It all began on a Monday and nobody ever called back. '.repeat(950).slice(0, 50_000);
    const id = await claimant.openCase();
    const live = await claimant.live(id);
    live.send({ t: 'say', id: 'i1', input: { kind: 'text', text: story } });
    expect(await live.next(isDone)).toEqual({ t: 'done', id: 'i1' });
    const { items } = await claimant.feed(id);
    expect(
      items
        .filter(({ from }) => from.me)
        .map(({ text }) => text)
        .join(''),
    ).toBe(story);
    const { caseId } = (await house.store.conversation(id)) ?? { caseId: '' };
    const told = (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
      event.type === 'storyTold' ? [event.text] : [],
    );
    expect(told.join('') === story).toBe(true);
    live.socket.close();
  });

  test('50,000 characters of Chinese reach the other side whole', async () => {
    const respondent = testBrowser(house.url);
    const mine = await claimant.openCase();
    const theirs = await enter(respondent, await fileClaim(claimant, mine));
    await respondent.say(theirs, 'k0', { kind: 'choice', action: 'refuse' });
    const words = '這台冰箱送來的時候就已經壞了。'.repeat(3_400).slice(0, 50_000);
    expect(await claimant.say(mine, 'k1', { kind: 'text', text: words })).toMatchObject({ t: 'done' });
    const { items } = await respondent.feed(theirs);
    const heard = items.filter(({ from }) => from.role === 'claimant').map(({ text }) => text);
    expect(heard.join('')).toBe(words);
  });

  test('longer than that is refused with what to do instead, over both ways, and the line goes on', async () => {
    const id = await claimant.openCase();
    const text = 'x'.repeat(70_000);
    const live = await claimant.live(id);
    live.send({ t: 'say', id: 'l1', input: { kind: 'text', text } });
    expect(await live.next(isRefused)).toMatchObject({
      id: 'l1',
      retry: false,
      text: expect.stringContaining('in parts'),
    });
    live.send({ t: 'say', id: 'l2', input: { kind: 'text', text: 'x'.repeat(600_000) } });
    expect(await live.next(isRefused)).toMatchObject({ id: 'l2' });
    const posted = await claimant.post(`/api/conversations/${id}/turns`, {
      id: 'l3',
      input: { kind: 'text', text: 'x'.repeat(600_000) },
    });
    expect(posted.status).toBe(413);
    expect(await posted.json()).toMatchObject({ t: 'refused', text: expect.stringContaining('in parts') });
    live.socket.close();
  });
});
