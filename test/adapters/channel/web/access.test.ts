import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { joined } from '../../../fixture/team.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { fileClaim, join } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let respondent: TestBrowser;
let stranger: TestBrowser;
let adjuster: TestBrowser;
let otherStaff: TestBrowser;
let mine: string;
let theirs: string;
let staffs: string;
let sha: string;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  respondent = testBrowser(house.url);
  stranger = testBrowser(house.url);
  adjuster = testBrowser(house.url);
  otherStaff = testBrowser(house.url);
  mine = await claimant.openCase();
  await stranger.openCase();
  const code = await fileClaim(claimant, mine);
  const sent = await claimant.call(`/api/conversations/${mine}/files?id=p1&name=a.png`, {
    method: 'POST',
    body: png,
  });
  if (sent.status !== 200) throw new Error(await sent.text());
  theirs = await join(respondent, code);
  await adjuster.post(`/api/links/${await house.staffLink('alex')}`, { locale: 'en' });
  await otherStaff.post(`/api/links/${await house.staffLink('kim')}`, { locale: 'en' });
  const { caseId } = (await house.store.conversation(mine)) ?? { caseId: '' };
  const conversation = await house.turns.staffConversation(caseId, await joined(house.store));
  staffs = conversation?.conversationId ?? '';
  const evidence = (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded' ? [event.evidence.sha256] : [],
  );
  sha = evidence[0] ?? '';
});
afterAll(() => house.close());

const routes = (id: string, said: string): readonly (readonly [string, RequestInit])[] => [
  [`/api/conversations/${id}/feed`, {}],
  [`/api/conversations/${id}/export`, {}],
  [`/api/conversations/${id}/events`, {}],
  [`/api/conversations/${id}/files/${sha}`, {}],
  [`/api/conversations/${id}/files/${sha}/preview`, {}],
  [
    `/api/conversations/${id}/turns`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'q1', input: { kind: 'text', text: said } }),
    },
  ],
  [
    `/api/conversations/${id}/locale`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"locale":"en"}' },
  ],
  [`/api/conversations/${id}/files?id=q2&name=b.png`, { method: 'POST', body: png }],
];

test('every route of a conversation answers its own reader', async () => {
  for (const [browser, id] of [
    [claimant, mine],
    [respondent, theirs],
    [adjuster, staffs],
  ] as const)
    for (const [path, init] of routes(id, 'This is mine').filter(([each]) => !each.endsWith('/events')))
      expect([path, (await browser.call(path, init)).status]).toEqual([path, 200]);
});

test('and answers everybody else as if there were none, on every route, with the same words', async () => {
  const attempts = [
    ['a stranger with a session', stranger, [mine, theirs, staffs]],
    ['nobody', testBrowser(house.url), [mine, theirs, staffs]],
    ['the claimant', claimant, [theirs, staffs]],
    ['the business', respondent, [mine, staffs]],
    ['staff in a party’s conversation', adjuster, [mine, theirs]],
    ['staff in a colleague’s conversation', otherStaff, [mine, theirs, staffs]],
  ] as const;
  const bodies = new Set<string>();
  for (const [who, browser, ids] of attempts)
    for (const id of [...ids, 'no-such-conversation'])
      for (const [path, init] of routes(id, 'Let me in')) {
        const response = await browser.call(path, init);
        expect([who, path, response.status]).toEqual([who, path, 404]);
        bodies.add(await response.text());
      }
  expect([...bodies]).toEqual([
    JSON.stringify({
      t: 'refused',
      id: null,
      text: 'This conversation cannot be opened here. Please use the link that you were given, or the browser in which you began.',
      retry: false,
    }),
  ]);
  expect(JSON.stringify(await claimant.feed(mine))).not.toContain('Let me in');
});

test('a socket is refused before it opens', async () => {
  for (const [browser, id] of [
    [stranger, mine],
    [respondent, mine],
    [adjuster, theirs],
    [testBrowser(house.url), mine],
    [claimant, 'no-such-conversation'],
  ] as const)
    await expect(browser.live(id)).rejects.toThrow('404');
});

test('a file opens for those whose case has it, by no other case and no guess', async () => {
  const foreign = await stranger.openCase();
  expect((await stranger.get(`/api/conversations/${foreign}/files/${sha}`)).status).toBe(404);
  for (const guess of ['0'.repeat(64), '..%2f..%2fetc%2fpasswd', '%00', 'x'])
    expect((await claimant.get(`/api/conversations/${mine}/files/${guess}`)).status).toBe(404);
  for (const look of ['', '/preview']) {
    expect((await stranger.get(`/api/conversations/${foreign}/files/${sha}${look}`)).status).toBe(404);
    const response = await respondent.get(`/api/conversations/${theirs}/files/${sha}${look}`);
    const { width, height } = await sharp(await response.arrayBuffer()).metadata();
    expect([look, response.status, width, height]).toEqual([look, 200, 1, 1]);
  }
});

test('a way of writing the address does not get around the gate', async () => {
  const path = `/%61pi/conversations/${mine}/feed`;
  expect((await stranger.get(path)).status).toBe(404);
  const posted = await stranger.call(`/%61pi/cases`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    body: JSON.stringify({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' }),
  });
  expect(posted.status).toBe(403);
});

test('what a party exports is what that party may see', async () => {
  const seen = await (await claimant.get(`/api/conversations/${mine}/export`)).text();
  expect(seen).toContain('It broke after a week.');
  const response = await respondent.get(`/api/conversations/${theirs}/export`);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  const record = (await response.json()) as { entries: { recorded?: { event: { type: string } } }[] };
  const types = record.entries.map((entry) => entry.recorded?.event.type);
  expect(types).toContain('claimFiled');
  expect(types).not.toContain('storyTold');
});
