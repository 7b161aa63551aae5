import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../../browser/chromium.ts';
import { type Dispute, joinedDispute, type Office, office } from '../../../fixture/office.ts';
import {
  ALEX,
  APP,
  type Directory,
  directory,
  hostPage,
  openTab,
  type Said,
  staffLink,
  type Tab,
  TENANT,
} from './desk-tab.ts';

const TEAMS = 'https://teams.microsoft.com';
/** How the page names the way it is dressed. */
const THEMES = ['light', 'dark', 'contrast'] as const;

/** Outside a test, both the host and the desk are on the internet; a page from there may frame this machine only so. */
const FRAME_OF_THIS_MACHINE = '--disable-features=LocalNetworkAccessChecks';

const folder = mkdtempSync(join(tmpdir(), 'parley-tab-'));
let browser: Browser;
let entra: Directory;
let at: Office;
let dispute: Dispute;
let tab: Tab;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchChromium([FRAME_OF_THIS_MACHINE]);
  entra = await directory();
  at = office();
  dispute = await joinedDispute(at, { seller: 'Kettle & Co.' });
  tab = await openTab(at, entra.url, folder);
}, 120_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await tab.close();
  await entra.close();
  rmSync(folder, { recursive: true });
});

type Around = { readonly origin?: string; readonly path?: string; readonly site?: Tab };

/** A browser on the page of Teams; its network knows that page and this machine, nothing else. */
const inTeams = async (said: Partial<Said>, { origin = TEAMS, path = '', site = tab }: Around = {}) => {
  const context = await browser.newContext({ locale: 'en', colorScheme: 'light' });
  contexts.push(context);
  context.setDefaultTimeout(20_000);
  const token = said.token === undefined ? await entra.token(site.host) : said.token;
  const body = hostPage(`${site.url}/desk?host=teams${path}`, { ...said, token });
  await context.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  const page = await context.newPage();
  await page.goto(`${origin}/v2/`);
  return page;
};
const frameOf = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector('#tab')).contentFrame();
  if (frame === null) throw new Error('The tab is not there.');
  return frame;
};
const heard = (page: Page): Promise<unknown> => page.evaluate('heard');
/** Resolves once the page is dressed like that. */
const wears = async (frame: Frame, theme: (typeof THEMES)[number]): Promise<void> => {
  await frame.locator(`.desk.${theme}`).waitFor();
};
const link = async (frame: Frame | Page): Promise<URL> => {
  await frame.getByRole('button', { name: 'Copy link' }).click();
  await frame.getByRole('status').getByText('Copied').waitFor();
  return new URL(await frame.locator('.copy input').inputValue());
};

test('Teams says who, where and how it looks: the desk signs in, opens the case and follows the theme', async () => {
  const page = await inTeams({ theme: 'dark', subEntityId: dispute.caseId });
  const frame = await frameOf(page);
  await frame.getByRole('heading', { level: 1, name: /Kettle & Co/ }).waitFor();
  await frame.getByText('Alex Kim').first().waitFor();
  await wears(frame, 'dark');
  await page.evaluate("say('themeChange', 'contrast')");
  await wears(frame, 'contrast');
  await page.evaluate("say('themeChange', 'default')");
  await wears(frame, 'light');
  expect(await heard(page)).toEqual(
    expect.arrayContaining(['appInitialization.appLoaded', 'appInitialization.success']),
  );
  // It acts as a member of the team from there, and it is the same person whatever screen it comes from.
  await frame.getByRole('button', { name: 'Take over' }).click();
  await frame.getByRole('status').getByText('Alex Kim took the case over.').waitFor();
  const seen = await at.turns.caseForStaff(dispute.caseId, ALEX.id);
  expect(seen?.view.people.holder).toMatchObject({ actor: { id: ALEX.id } });
}, 60_000);

test('the copied link opens the case in Teams, and leads to the same case without Teams', async () => {
  const frame = await frameOf(await inTeams({ subEntityId: dispute.caseId }));
  const copied = await link(frame);
  expect(copied.href).toContain(`${TEAMS}/l/entity/${APP}/desk?`);
  expect(copied.search).not.toContain('+');
  expect(JSON.parse(copied.searchParams.get('context') ?? '')).toEqual({ subEntityId: dispute.caseId });
  expect(copied.searchParams.get('webUrl')).toBe(`${tab.url}/desk#/case/${dispute.caseId}`);
}, 60_000);

test('without a case it opens the queue, in the language that Teams is used in', async () => {
  const frame = await frameOf(await inTeams({ locale: 'zh-tw' }));
  await frame.getByRole('heading', { level: 1, name: '案件' }).waitFor();
  expect(await frame.evaluate('document.documentElement.lang')).toBe('zh-Hant');
}, 60_000);

test.each([
  ['a token that somebody else signed', () => entra.token(tab.host, {}, 'stranger'), /could not tell us who/],
  ['no token at all', async () => null, /could not tell us who/],
  [
    'a person who is not on the team',
    () => entra.token(tab.host, { oid: TENANT }),
    /not on our team's list yet/,
  ],
])(
  '%s is refused kindly, and nothing of the desk is shown',
  async (_what, token, sentence) => {
    const page = await inTeams({ token: await token(), subEntityId: dispute.caseId });
    const frame = await frameOf(page);
    await frame.getByRole('alert').getByText(sentence).waitFor();
    expect(await frame.content()).not.toContain('Kettle');
    // Teams need not wait: the sentence is what there is to see.
    expect(await heard(page)).toEqual(expect.arrayContaining(['appInitialization.success']));
  },
  60_000,
);

test('another site that plays Teams gets silence: no page in its frame, and no message', async () => {
  const page = await inTeams({}, { origin: 'https://teams.microsoft.example' });
  await page.waitForTimeout(500);
  expect(await heard(page)).toEqual([]);
  expect((await frameOf(page)).url()).toMatch(/^chrome-error:/);
}, 60_000);

test('where Teams is not configured, not even Teams may frame the desk', async () => {
  const plain = await openTab(at, null, folder);
  try {
    const page = await inTeams({ token: '' }, { site: plain });
    await page.waitForTimeout(500);
    expect(await heard(page)).toEqual([]);
    expect((await frameOf(page)).url()).toMatch(/^chrome-error:/);
  } finally {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await plain.close();
  }
}, 60_000);

/** A window of its own, entered by a staff link, with the names of the scripts that it loaded. */
const inBrowser = async (path: string) => {
  const context = await browser.newContext({ locale: 'en', colorScheme: 'dark' });
  contexts.push(context);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${tab.url}/l/${await staffLink(at)}`);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.waitForURL(/desk/);
  asked.length = 0;
  await page.goto(`${tab.url}${path}`);
  return { page, asked };
};

test('in a browser’s own window it is as it was: a link lets in, the system says how it looks, nothing of Teams is loaded', async () => {
  const { page, asked } = await inBrowser(`/desk?in=a-window#/case/${dispute.caseId}`);
  await page.getByRole('heading', { level: 1, name: /Kettle & Co/ }).waitFor();
  await wears(page.mainFrame(), 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await wears(page.mainFrame(), 'light');
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await wears(page.mainFrame(), 'contrast');
  expect((await link(page)).href).toBe(`${tab.url}/desk#/case/${dispute.caseId}`);
  const assets = asked.filter((path) => path.startsWith('/assets/'));
  expect(assets.length).toBeGreaterThan(3);
  expect(assets.filter((path) => path.includes('teams'))).toEqual([]);
  expect(asked).not.toContain('/api/desk/sso');
}, 60_000);

test('the tab’s address in a browser’s own window, where no Teams is around it, is the desk as well', async () => {
  const { page } = await inBrowser('/desk?host=teams');
  await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
}, 60_000);
