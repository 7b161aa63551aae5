import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { DAY } from '../../../../core/time.ts';
import { launchChromium } from '../../../browser/chromium.ts';
import { adjuster } from '../../../fixture/team.ts';
import { consoleAssets } from './console-assets.ts';
import { freePort } from './free-port.ts';
import { type House, openHouse } from './house.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
/** What stands on a page only when everything that it asked for is there. */
const SHOWN = 'main :is(table, form, section)';

let house: House;
let browser: Browser;
let url: string;
const complaints: string[] = [];
beforeAll(async () => {
  const assetsDir = await consoleAssets();
  await buildWeb(assetsDir);
  const port = await freePort();
  url = `http://localhost:${port}`;
  house = await openHouse({ assetsDir, port, publicUrl: url });
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

const neutral = (id: string, name: string, more: Partial<Member> = {}): Member =>
  adjuster(id, name, { roles: ['mediator'], authority: [], ...more });

/** Lets somebody in by a link, as a new browser of theirs. */
const enter = async (
  member: Member,
  look: Parameters<Browser['newContext']>[0] = { viewport: DESKTOP },
): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en', ...look });
  const code = await house.staffLink(member.id);
  await house.store.putMember(member);
  const { cookie } = await signedIn(code);
  await context.addCookies([{ name: 'parley-desk', value: cookie, url }]);
  return pageOf(context);
};
const signedIn = async (code: string): Promise<{ readonly cookie: string }> => {
  const answer = await fetch(`${house.url}/api/links/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'en' }),
  });
  return { cookie: /parley-desk=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? '' };
};
const pageOf = async (context: BrowserContext): Promise<Page> => {
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(`${line.text()} ${line.location().url}`);
  });
  return page;
};
const findings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = (await page.evaluate(`${AXE}; axe.run(document)`)) as AxeResults;
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
    ...(wide === 0 ? [] : [`wider than the window by ${wide}`]),
  ];
};

test('by link once, then by a passkey of this device: added, used to sign in, and shown where one is signed in', async () => {
  const context = await browser.newContext({ locale: 'en', viewport: PHONE });
  const page = await pageOf(context);
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${url}/l/${await house.staffLink('ana')}`);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await page.getByText('Add a passkey, so that you can come back').waitFor();
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await page.getByLabel('What you call it').fill('Work laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('The passkey was added.').waitFor();
  await page.getByText('Your only way back in').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();

  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'My sign-ins' }).click();
  await page.getByText('with a passkey').waitFor();
  expect((await house.store.passkeysOf('ana')).map(({ name, usedAt }) => [name, usedAt === null])).toEqual([
    ['Work laptop', false],
  ]);
  expect(complaints).toEqual([]);
}, 60_000);

test('an operator adds somebody, gives them a limit and ends their sign-ins; the journal shows each with its reason', async () => {
  const page = await enter(adjuster('op', 'Olga Petrov', { roles: ['operator'] }));
  await page.goto(`${url}/desk`);
  // An operator has no queue: the first page is one that they may see.
  await page.getByRole('heading', { level: 1, name: 'Standing still' }).waitFor();
  expect(await page.getByRole('link', { name: 'Queue' }).count()).toBe(0);
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByText('Please fill this in.').waitFor();
  await page.getByLabel('Name').fill('Noor Haddad');
  await page.getByLabel('senior adjuster').check();
  await page.getByLabel('Why?').fill('Joins the motor desk');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const link = await page.getByLabel('This is the link').inputValue();
  expect(link).toMatch(/\/l\/[\w-]+$/u);

  await page.getByRole('link', { name: '‹ Team' }).click();
  await page.getByRole('link', { name: 'Noor Haddad' }).click();
  await page.getByLabel('Up to a sum').check();
  await page.getByLabel('Currency, such as').first().fill('eur');
  await page.getByLabel('Amount', { exact: true }).first().fill('1500,50');
  await page.getByLabel('Why?').first().fill('As agreed');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByLabel('Why?').last().fill('Lost phone');
  await page.getByRole('button', { name: 'End their sign-ins' }).click();
  await page.getByText('Their sign-ins were ended.').waitFor();
  const noor = (await house.store.members()).find(({ name }) => name === 'Noor Haddad');
  expect(noor?.authority).toEqual([{ currency: 'EUR', upToMinor: 150_050 }]);

  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('link', { name: 'Journal' }).click();
  await page.getByText('Ended every sign-in of Noor Haddad.').waitFor();
  await page.getByLabel('Show').selectOption('team');
  await page.getByText('Added Noor Haddad to the team: senior adjuster.').waitFor();
  await page.getByText('Ended every sign-in').waitFor({ state: 'detached' });
  await page.getByText('As agreed').waitFor();
  await page.getByLabel('Search the journal').fill('no such thing');
  await page.getByText('Nothing here fits.').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('the registry says in words whose credential holds; axe finds nothing on any of the pages, in every look', async () => {
  const now = Date.UTC(2026, 2, 2, 9);
  const credential = (days: number) => ({
    title: 'Registered mediator',
    issuer: 'Board',
    expiresAt: now + days * DAY,
  });
  for (const member of [
    neutral('n-1', 'Ada Good', { credential: credential(300), fields: ['motorAccident'] }),
    neutral('n-2', 'Bo Ending', { credential: credential(20), roles: ['expert'] }),
    neutral('n-3', 'Cy Ended', { credential: credential(-1) }),
    neutral('n-4', 'Di None'),
  ])
    await house.store.putMember(member);
  const olga = adjuster('op', 'Olga Petrov', { roles: ['operator', 'supervisor'] });
  // Each page in one look; those with most on them stand in the other two.
  const others = ['registry/n-2', 'team', 'team/new', 'own'];
  for (const [look, paths] of [
    [{ viewport: DESKTOP, colorScheme: 'light' }, others],
    [{ viewport: PHONE, colorScheme: 'dark', locale: 'zh-TW' }, ['registry', 'team/n-1']],
    [{ viewport: DESKTOP, contrast: 'more', colorScheme: 'dark', locale: 'es' }, ['registry', 'journal']],
  ] as const) {
    const page = await enter(olga, look);
    for (const path of paths) {
      await page.goto(`${url}/desk#/${path}`);
      await page.locator(SHOWN).first().waitFor();
      expect([path, await findings(page)]).toEqual([path, []]);
    }
    if (paths !== others) continue;
    await page.goto(`${url}/desk#/registry`);
    for (const [name, standing] of [
      ['Ada Good', 'Holds'],
      ['Bo Ending', 'Ends within 30 days'],
      ['Cy Ended', 'Has ended: is given no case'],
      ['Di None', 'None: is given no case'],
    ] as const)
      await page.getByRole('row', { name }).getByText(standing).waitFor();
  }
  expect(complaints).toEqual([]);
}, 120_000);

test('a server that is away is said so, with a way to try again; what was there is there again', async () => {
  const page = await enter(adjuster('op', 'Olga Petrov', { roles: ['operator'] }));
  await page.route('**/api/desk/members*', (route) => route.abort());
  await page.goto(`${url}/desk#/team`);
  await page.getByRole('alert').waitFor();
  await page.unroute('**/api/desk/members*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Olga Petrov' }).waitFor();
}, 60_000);
