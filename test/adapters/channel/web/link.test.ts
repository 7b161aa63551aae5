import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WireItem } from '../../../../adapters/channel/web/wire.ts';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { DAY } from '../../../../core/time.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { fileClaim, join } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
let code: string;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
  code = await fileClaim(claimant, mine);
});
afterAll(() => house.close());

test('a link is short, lower case, and shown with a code to scan', async () => {
  const links = (await claimant.feed(mine)).items.filter(
    (item): item is Extract<WireItem, { kind: 'link' }> => item.kind === 'link',
  );
  for (const { url, qrSvg } of links) {
    expect(url).toMatch(new RegExp(`^${house.url}/l/[2-9a-hjkmnp-z]{12}$`));
    expect(qrSvg).toMatch(/^<svg [^>]*>(?:<path [^>]*\/>)+<\/svg>\s*$/);
  }
  expect(links.map(({ text }) => text).sort()).toEqual([
    expect.stringContaining('for the other side'),
    expect.stringContaining('for you alone'),
  ]);
});

test('a preview of a link, however often, binds nothing and says nothing of the case', async () => {
  for (const path of [`/l/${code}`, `/api/links/${code}`])
    for (const init of [{}, { method: 'HEAD' }]) {
      const response = await testBrowser(house.url).call(path, init);
      expect(response.status).toBe(200);
      expect(response.headers.getSetCookie()).toEqual([]);
      const text = await response.text();
      for (const secret of ['Casa Lima', 'fridge', '800', 'broke']) expect(text).not.toContain(secret);
    }
  expect(await house.store.link(sha256(code))).toMatchObject({ boundTo: null });
});

test('the landing page tells what it is, in the reader’s language', async () => {
  const peek = async (language: string) =>
    (await testBrowser(house.url, undefined, language).get(`/api/links/${code}`)).json();
  expect(await peek('en-GB,en;q=0.9')).toEqual({
    kind: 'invite',
    title: 'Somebody would like to settle a matter with you',
    text: expect.stringContaining('Goods and services.'),
    action: 'Read what it is about',
    others: [],
  });
  expect(await peek('fr, zh-HK;q=0.8, es;q=0.5')).toMatchObject({ action: '看看是什麼事' });
  expect(await peek('zh-CN')).toMatchObject({ action: '看看是什么事' });
  expect(await peek('es-MX')).toMatchObject({ action: 'Leer de qué se trata' });
  expect(await (await claimant.get(`/api/links/${code}?locale=es`)).json()).toMatchObject({
    action: 'Leer de qué se trata',
  });
});

test('the first browser that enters has the invitation; a second is turned away kindly, the first comes back', async () => {
  const respondent = testBrowser(house.url);
  const theirs = await join(respondent, code);
  const again = await respondent.post(`/api/links/${code}`, { locale: 'en' });
  expect(await again.json()).toEqual({ conversationId: theirs, staff: false });

  const second = testBrowser(house.url);
  expect(await (await second.get(`/api/links/${code}`)).json()).toEqual({
    kind: 'problem',
    title: 'This link was opened in another browser',
    text: expect.stringContaining('If you opened it before, please go on there'),
  });
  const refusedEntry = await second.post(`/api/links/${code}`, { locale: 'zh-Hant' });
  expect(refusedEntry.status).toBe(409);
  expect(await refusedEntry.json()).toMatchObject({
    t: 'refused',
    text: expect.stringContaining('請在那裡繼續'),
  });
  expect(refusedEntry.headers.getSetCookie()).toEqual([]);
  expect((await second.get(`/api/conversations/${theirs}/feed`)).status).toBe(404);
});

test('two browsers at the same moment: one enters', async () => {
  const id = await claimant.openCase();
  const fresh = await fileClaim(claimant, id);
  const browsers = Array.from({ length: 5 }, () => testBrowser(house.url));
  const answers = await Promise.all(
    browsers.map((each) => each.post(`/api/links/${fresh}`, { locale: 'en' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
});

test('the claimant’s own link opens the conversation on another device', async () => {
  const own = (await claimant.feed(mine)).items.findLast((item) => item.kind === 'link');
  const phone = testBrowser(house.url);
  const response = await phone.post(
    `${new URL(own?.kind === 'link' ? own.url : '').pathname.replace('/l/', '/api/links/')}`,
    {
      locale: 'en',
    },
  );
  expect(await response.json()).toEqual({ conversationId: mine, staff: false });
  expect((await phone.feed(mine)).items.length).toBeGreaterThan(3);
});

test('unknown, mistyped and expired links are answered with what to do', async () => {
  const browser = testBrowser(house.url);
  for (const wrong of ['nosuchcode22', '../../etc/passwd', '%00', '💥', 'a'.repeat(95)]) {
    const response = await browser.post(`/api/links/${encodeURIComponent(wrong)}`, { locale: 'en' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ t: 'refused', text: expect.stringMatching(/\w+/) });
  }
  const id = await claimant.openCase();
  const late = await fileClaim(claimant, id);
  house.clock.move(200 * DAY);
  expect(await (await browser.get(`/api/links/${late}`)).json()).toMatchObject({
    kind: 'problem',
    title: 'This link has run out',
  });
  expect((await browser.post(`/api/links/${late}`, { locale: 'en' })).status).toBe(410);
});
