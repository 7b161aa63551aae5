import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openedBy } from '../../../../adapters/channel/telegram/seal/init-data.ts';
import { LOCALES } from '../../../../core/locale.ts';
import { launchChromium } from '../../../browser/chromium.ts';
import { accessProblems, until } from '../web/trial.ts';
import { type Bench, openBench } from './bench.ts';
import type { Person } from './person.ts';
import { TOKEN } from './server.ts';
import { feedOf, sealing } from './story.ts';

const NOW = Date.UTC(2026, 10, 24, 15);

/** What Telegram hands a page, signed as its documentation says. */
const initData = (
  userId: number,
  { at = NOW, token = TOKEN }: { readonly at?: number; readonly token?: string } = {},
) => {
  const fields = new URLSearchParams({
    query_id: 'AAH',
    user: JSON.stringify({ id: userId, first_name: 'Ana', language_code: 'en' }),
    auth_date: String(at / 1_000),
    signature: 'of-another-kind',
  });
  const text = [...fields]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  fields.set('hash', createHmac('sha256', secret).update(text).digest('hex'));
  return fields.toString();
};

test('who opened a page is known by Telegram’s signature alone, for an hour', () => {
  const good = initData(7);
  expect(openedBy(good, TOKEN, NOW)).toBe('7');
  expect(openedBy(initData(7, { at: NOW - 59 * 60_000 }), TOKEN, NOW)).toBe('7');
  expect(openedBy(initData(7, { at: NOW - 61 * 60_000 }), TOKEN, NOW)).toBeNull();
  expect(openedBy(initData(7, { at: NOW + 10 * 60_000 }), TOKEN, NOW)).toBeNull();
  expect(openedBy(initData(7, { token: 'another' }), TOKEN, NOW)).toBeNull();
  expect(openedBy(good.replace('%3A7%2C', '%3A8%2C'), TOKEN, NOW)).toBeNull();
  expect(openedBy(`${good}&hash=${'0'.repeat(64)}`, TOKEN, NOW)).toBe('7');
  for (const text of ['', 'hash=', `hash=${'0'.repeat(64)}`, 'user=%7B%7D', good.replace(/hash=.*/u, '')])
    expect(openedBy(text, TOKEN, NOW)).toBeNull();
});

let browser: Browser;
let bench: Bench;
let ana: Person;
beforeAll(async () => {
  browser = await launchChromium();
  bench = await openBench({ publicUrl: 'https://parley.example' });
  ({ ana } = await sealing(bench));
});
afterAll(async () => {
  await browser.close();
  await bench.close();
});

/** The address that the key under the open round leads to; the program is reached on loopback here. */
const pageOf = async (person: Person): Promise<string> => {
  const key = person.screen.flatMap(({ keyboard }) => keyboard.flat()).findLast((each) => 'web_app' in each);
  if (key === undefined || !('web_app' in key)) throw new Error('There is no key to the page.');
  return key.web_app.url.replace('https://parley.example', bench.address());
};

const THEME = {
  bg_color: '#17212b',
  text_color: '#f5f5f5',
  button_color: '#5288c1',
  button_text_color: '#0b1520',
};

const open = async (
  address: string,
  data: string,
  theme: object = THEME,
): Promise<{ readonly page: Page; readonly faults: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (line) => {
    // A refusal in words is an answer; a browser notes its status all the same.
    if (line.type() === 'error' && !/status of 4\d\d/u.test(line.text())) faults.push(line.text());
  });
  page.on('pageerror', (fault) => faults.push(String(fault)));
  const handed = new URLSearchParams({ tgWebAppData: data, tgWebAppThemeParams: JSON.stringify(theme) });
  await page.goto(`${address}#${handed}`);
  return { page, faults };
};

const sealedRows = async (): Promise<number> => {
  const { store } = bench.parley();
  const [{ caseId } = { caseId: '' }] = await store.cases({ limit: 1 });
  const round = (await feedOf(bench, bench.person(7))).findLast(
    ({ message }) => message.body.kind === 'sealedInput',
  );
  const { body } = round?.message ?? { body: { kind: 'text' } };
  return (await store.sealed(caseId, body.kind === 'sealedInput' ? body.roundId : '')).length;
};

test('a number is typed, read back, sealed, and can be changed, with nothing but a keyboard', async () => {
  const { page, faults } = await open(await pageOf(ana), initData(7));
  await page.waitForSelector('#type:not([hidden])');
  expect(await page.textContent('#bounds')).toMatch(/From \$200.* to \$480/u);
  expect(await accessProblems(page)).toEqual([]);
  await page.keyboard.type('31799');
  await page.keyboard.press('Enter');
  await until(
    () => page.textContent('#problem'),
    (text) => text !== '',
  );
  expect(await page.textContent('#problem')).toMatch(/one amount from/u);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('317');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#check:not([hidden])');
  expect(await page.textContent('#read')).toBe('317 USD');
  expect(await accessProblems(page)).toEqual([]);
  expect(await sealedRows()).toBe(0);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#done:not([hidden])');
  expect(await page.textContent('#sealed')).toMatch(/Your number is sealed/u);
  expect(await page.inputValue('#amount')).toBe('');
  expect(JSON.parse(await page.inputValue('#receipt'))).toMatchObject({
    format: 'parley-receipt',
    minor: 31_700,
  });
  expect(await accessProblems(page)).toEqual([]);
  expect(await sealedRows()).toBe(1);
  expect(page.url()).not.toMatch(/(?<!\w)317(?!\w)/u);
  expect(faults).toEqual([]);
  await bench.quiet();
  expect(ana.read(1)).toMatch(/sealed/u);
  expect(JSON.stringify([bench.server.calls, bench.logged])).not.toMatch(/(?<![0-9a-z])317(?![0-9a-z])/u);
});

test('Telegram’s colours are worn where they can be read, and ours where they cannot', async () => {
  const address = await pageOf(ana);
  const ground = 'getComputedStyle(document.body).backgroundColor';
  const dark = await open(address, initData(7));
  await dark.page.waitForSelector('#type:not([hidden])');
  expect(await dark.page.evaluate(ground)).toBe('rgb(23, 33, 43)');
  const pale = await open(address, initData(7), { bg_color: '#777777', text_color: '#888888' });
  await pale.page.waitForSelector('#type:not([hidden])');
  expect(await pale.page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  expect(await accessProblems(pale.page)).toEqual([]);
  const picture = process.env['PARLEY_PICTURE_DIR'];
  if (picture !== undefined) {
    await dark.page.screenshot({ path: `${picture}/seal-dark.png` });
    await pale.page.screenshot({ path: `${picture}/seal-light.png` });
  }
});

test.each([
  ['nobody', ''],
  ['somebody of another account', initData(9)],
  ['the other side of the same case', initData(8)],
  ['somebody who opened it yesterday', initData(7, { at: NOW - 24 * 3_600_000 })],
])('it says nothing of the case to %s', async (_who, data) => {
  const { page } = await open(await pageOf(ana), data);
  await until(
    () => page.textContent('#problem'),
    (text) => text !== '',
  );
  expect(await page.textContent('main')).toMatch(/open this page once more from the chat/u);
  expect(await page.isVisible('#type')).toBe(false);
  expect(await page.textContent('main')).not.toMatch(/200|480/u);
  expect(await accessProblems(page)).toEqual([]);
});

test.each(LOCALES)('it is there in %s', async (locale) => {
  const { page, faults } = await open(`${bench.address()}/telegram/seal?c=x&r=y&l=${locale}`, '');
  await until(
    () => page.textContent('#problem'),
    (text) => text !== '',
  );
  expect(await page.getAttribute('html', 'lang')).toBe(locale);
  expect(await page.textContent('main')).not.toMatch(/telegram\.|chrome\./u);
  expect(await accessProblems(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('only Telegram may show it in a frame, and it runs nothing but its own', async () => {
  const response = await fetch(`${bench.address()}/telegram/seal`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('frame-ancestors https://web.telegram.org');
  expect(policy).not.toMatch(/unsafe|\*/u);
  expect(response.headers.get('cache-control')).toBe('no-store');
});
