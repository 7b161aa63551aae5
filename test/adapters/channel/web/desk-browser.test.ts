import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Dispute, joinedDispute, money, type Office, office } from '../../../fixture/office.ts';
import { deskSite, withPage } from './desk-site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const PHONE = { width: 390, height: 844 };
const FILE = {
  evidenceId: 'file-1',
  by: 'claimant',
  name: 'lid.png',
  mime: 'image/png',
  bytes: 20_480,
  sha256: 'ab'.repeat(32),
  element: 'problem',
  preview: { sha256: 'cd'.repeat(32), width: 300, height: 200 },
  at: 0,
} as const;
const DESKTOP = { width: 1280, height: 800 };

let browser: Browser;
let at: Office;
let site: FastifyInstance;
let url: string;
/** One page for whoever holds cases; each test goes to its own case. */
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  at = office();
  site = await withPage(deskSite(at, { moveClock: (ms) => at.forward(ms) }));
  url = await site.listen({ port: 0, host: '127.0.0.1' });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
  ({ page, complaints } = await open('alex'));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A dispute with an offer, a fact that both agree on, one that they do not, a file, and a request for a person. */
const disputeWith = async (seller: string): Promise<Dispute> => {
  const dispute = await joinedDispute(at, { seller, demonstration: true });
  await dispute.say('claimant', { type: 'addEvidence', evidence: FILE });
  await dispute.say(
    'respondent',
    {
      type: 'answerElements',
      answers: [
        { element: 'item', stance: 'agree' },
        { element: 'problem', stance: 'dispute', own: { kind: 'text', text: 'It was dropped.' } },
      ],
    },
    { type: 'makeOffer', offerId: `offer-${seller}`, terms: money(120) },
  );
  await dispute.say('claimant', { type: 'requestPerson', reason: 'request' });
  return dispute;
};

/** A page of the desk, with everything that its browser complained about. */
const open = async (who: string) => {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en' });
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: 'who', value: who, url }]);
  const opened = await context.newPage();
  const said: string[] = [];
  opened.on('pageerror', (fault) => said.push(fault.message));
  opened.on('console', (line) => {
    if (line.type() === 'error' && !line.location().url.endsWith('/favicon.ico'))
      said.push(`${line.text()} ${line.location().url}`);
  });
  await opened.goto(`${url}/desk`);
  return { page: opened, complaints: said };
};

const goTo = async ({ caseId }: Dispute, seller: string): Promise<void> => {
  await page.evaluate(`location.hash = '#/case/${caseId}'`);
  await page.getByRole('heading', { level: 1, name: new RegExp(seller) }).waitFor();
};
const take = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.locator('.answers').getByText('Alex Kim took the case over.').waitFor();
};
/** Opens the form of an action. */
const act = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).waitFor();
  return { dialog, send: () => dialog.getByRole('button', { name, exact: true }).first().click() };
};
/** Until an expression is true in the page; its policy lets nobody put one there to be waited for. */
const until = async (expression: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`Never so: ${expression}`);
};
const seen = async ({ caseId }: Dispute) => (await at.turns.caseForStaff(caseId, 'alex'))?.view;

/** What axe finds against WCAG 2.2 A and AA, and its best practices. */
const findings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = (await page.evaluate(`${AXE}; axe.run(document)`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};

test('from the queue to a closed case: taken over, written to one side, terms suggested, closed after a second yes and that of both sides', async () => {
  const dispute = await disputeWith('Kettle & Co.');
  await page.getByRole('link', { name: /Kettle & Co/ }).click();
  await page.getByRole('heading', { level: 1, name: /Kettle & Co/ }).waitFor();
  await page.getByText('To write to a side, take the case over first.').waitFor();
  await take();

  const words = page.getByLabel('Message');
  await words.fill('May I see the receipt?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('alert').getByText('Please choose who reads it.').waitFor();
  expect((await seen(dispute))?.messages).toEqual([]);
  await page.getByLabel('Customer only').check();
  await page.getByText('The customer reads this. The business does not.').waitFor();
  await page.getByRole('button', { name: 'Send to the customer' }).click();
  await page.locator('.said.to-claimant').getByText('May I see the receipt?').waitFor();
  expect(await words.inputValue()).toBe('');
  expect((await seen(dispute))?.messages).toMatchObject([
    { audience: 'claimant', text: 'May I see the receipt?' },
  ]);

  const propose = await act('Suggest terms to both');
  await propose.send();
  await propose.dialog.getByText('Please fill this in.').waitFor();
  await propose.dialog.getByLabel('Amount').fill('300');
  await propose.dialog.getByLabel('Reason').fill('The lid is a known fault.');
  await propose.send();
  await page.locator('.move.staff').getByText('$300').waitFor();
  await propose.dialog.waitFor({ state: 'detached' });

  const close = await act('Close the case');
  await close.dialog.getByLabel('How it ends').selectOption('notSettled');
  await close.dialog.getByLabel('Reason').fill('No common ground.');
  await close.send();
  const yes = close.dialog.locator('button.danger');
  await yes.waitFor();
  expect((await seen(dispute))?.ended).toBeNull();
  await yes.click();
  await page.getByText('asks first whether anything is still open').first().waitFor();
  for (const side of ['claimant', 'respondent'] as const)
    await dispute.say(side, { type: 'answerClosing', done: true });
  await close.dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close the case' }).waitFor({ state: 'detached' });
  expect((await seen(dispute))?.ended).toMatchObject({ how: 'closed' });
}, 120_000);

test('what is not sent stays typed: a refused proposal keeps its words and says why; a task that is asked has its date', async () => {
  const dispute = await disputeWith('Refusing Ltd');
  await goTo(dispute, 'Refusing Ltd');
  await take();
  const propose = await act('Suggest terms to both');
  // What follows another field is asked for only beside it.
  expect(await propose.dialog.getByLabel('Who pays').count()).toBe(0);
  await propose.dialog.getByLabel('Amount').fill('300');
  expect(await propose.dialog.getByLabel('Who pays').inputValue()).toBe('respondent');
  await propose.dialog.getByLabel('Reason').fill('If you delete your review.');
  await propose.send();
  await propose.dialog
    .getByRole('status')
    .getByText(/be part of a deal/)
    .waitFor();
  expect(await propose.dialog.getByLabel('Reason').inputValue()).toBe('If you delete your review.');
  expect((await seen(dispute))?.table?.proposal).toBeNull();
  await page.keyboard.press('Escape');
  await propose.dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Suggest terms to both');

  const ask = await act('Ask for a document or answer');
  await ask.dialog.getByLabel('Whom you ask').selectOption('claimant');
  await ask.dialog.getByLabel(/What/).first().selectOption('document');
  await ask.dialog.locator('textarea[name=what]').fill('The receipt of the kettle');
  const day = new Date(at.clock.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await ask.dialog.locator('input[type=date]').fill(day);
  await ask.dialog.locator('textarea[name=reason]').fill('To see what was paid');
  await ask.send();
  await ask.dialog.waitFor({ state: 'detached' });
  expect((await seen(dispute))?.tasks.map(({ text }) => text)).toEqual(['The receipt of the kettle']);

  // Gone with the page that it lies over, a dialog leaves nothing covered.
  await act('Set the reserve');
  await page.evaluate("location.hash = '#/queue'");
  await page.getByRole('link', { name: /Refusing Ltd/ }).waitFor();
}, 120_000);

test('by the keyboard alone: to a case, from a line of the brief to its source and back, through a file, a note, and back to the queue', async () => {
  await disputeWith('Keyboard Shop');
  const second = await disputeWith('Second Shop');
  await page.evaluate("location.hash = '#/queue/all/shop'");
  const rows = page.locator('a.open');
  await until("document.querySelectorAll('a.open').length === 2");
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  const chosen = await page.evaluate('document.activeElement.textContent');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Shop/ }).waitFor();

  const source = page.locator('.brief .source').first();
  await source.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toMatch(/^(said|event|file)-/);
  expect(await page.locator('.marked').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.evaluate("document.activeElement === document.querySelector('.brief .source')")).toBe(
    true,
  );

  await page.locator('button.file').focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await viewer.getByText('1 / 1').waitFor();
  await page.keyboard.press('+');
  await until("document.querySelector('.viewer-frame img').style.inlineSize === '150%'");
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await until("document.activeElement.matches('button.file')");

  const note = page.getByLabel('A note for the team');
  await note.focus();
  await page.keyboard.type('Call on Monday.');
  await page.keyboard.press('Escape');
  expect(await note.inputValue()).toBe('Call on Monday.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.notes .said').getByText('Call on Monday.').waitFor();
  await page.keyboard.press('Escape');
  await until("document.querySelectorAll('a.open').length === 2");
  await until(
    `document.activeElement.textContent === ${JSON.stringify(chosen)} ||
      document.querySelector('a.open[tabindex="0"]').textContent === ${JSON.stringify(chosen)}`,
  );

  // What a colleague or a side does appears by itself, and the clock of a demonstration moves the dates.
  await goTo(second, 'Second Shop');
  await second.say('claimant', {
    type: 'sendMessage',
    messageId: 'm-2',
    audience: 'claimant',
    text: 'Is anybody there?',
  });
  await page.locator('.said.to-team').getByText('Is anybody there?').waitFor();
  const clock = page.locator('.clock output');
  const before = await clock.textContent();
  await page.getByRole('button', { name: '+7 days' }).click();
  await page
    .locator('.timeline')
    .getByText(/A date passed/)
    .first()
    .waitFor();
  expect(await clock.textContent()).not.toBe(before);
}, 120_000);

test('axe finds nothing on the queue, a case and a form, in light, dark and high contrast, on a phone and a desktop', async () => {
  const dispute = await disputeWith('Axe & Sons');
  for (const { viewport, colorScheme, contrast, theme } of [
    { viewport: DESKTOP, colorScheme: 'light', contrast: 'no-preference', theme: 'light' },
    { viewport: PHONE, colorScheme: 'dark', contrast: 'no-preference', theme: 'dark' },
    { viewport: DESKTOP, colorScheme: 'dark', contrast: 'more', theme: 'contrast' },
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
    await page.locator(`.desk.${theme}`).waitFor();
    await page.evaluate("location.hash = '#/queue'");
    await page.locator('.row').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await goTo(dispute, 'Axe & Sons');
    if (await page.getByRole('button', { name: 'Take over' }).isVisible()) await take();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await findings(page)).toEqual([]);
    const close = await act('Close the case');
    await close.send();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await close.dialog.waitFor({ state: 'detached' });
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    const small = await page.evaluate(
      `[...document.querySelectorAll('button, select, input:not([type=radio]), summary, label.pick')]
        .map((each) => [each.textContent, each.getBoundingClientRect().height])
        .filter(([, height]) => height > 0 && height < 24)`,
    );
    expect(small).toEqual([]);
  }
  await page.setViewportSize(DESKTOP);
  expect(complaints).toEqual([]);
  expect(at.faults).toEqual([]);
}, 120_000);

test('a supervisor reads which cases stand still, on a desktop and a phone, and axe finds nothing', async () => {
  await disputeWith('Still Ltd');
  const supervisor = await open('sam');
  await supervisor.page.getByRole('button', { name: 'Reports' }).focus();
  await supervisor.page.keyboard.press('Enter');
  expect(await findings(supervisor.page)).toEqual([]);
  await supervisor.page.keyboard.press('Tab');
  await supervisor.page.keyboard.press('Enter');
  await supervisor.page.getByRole('heading', { name: 'Standing still' }).waitFor();
  expect(await supervisor.page.getByRole('link', { name: 'Causes' }).count()).toBe(0);
  for (const viewport of [DESKTOP, PHONE]) {
    await supervisor.page.setViewportSize(viewport);
    await supervisor.page.getByRole('link', { name: /Still Ltd/ }).waitFor();
    expect(await findings(supervisor.page)).toEqual([]);
    expect(
      await supervisor.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    ).toBe(0);
  }
  await supervisor.page.getByRole('button', { name: 'Menu' }).click();
  expect(await findings(supervisor.page)).toEqual([]);
  await supervisor.page.keyboard.press('Escape');
  expect(await supervisor.page.getByRole('link', { name: 'Causes' }).count()).toBe(0);
  expect(supervisor.complaints).toEqual([]);
  expect(await page.getByRole('button', { name: 'Reports' }).count()).toBe(0);
}, 60_000);

test('a browser that is not of the team is told how to get in', async () => {
  const { page: strange } = await open('stranger');
  await strange
    .getByRole('alert')
    .getByText(/link that was made for you/)
    .waitFor();
  expect(await strange.locator('.row').count()).toBe(0);
}, 120_000);

test('the figures: a picture with its numbers behind it, by keyboard, for other weeks, and as a file; axe finds nothing', async () => {
  for (let count = 0; count < 5; count += 1) await joinedDispute(at, { demonstration: true });
  const figures = await open('sam');
  const { page } = figures;
  await page.getByRole('button', { name: 'Reports' }).click();
  await page.getByRole('link', { name: 'Figures' }).click();
  const funnel = page.getByRole('region', { name: 'The way of a case' });
  await funnel.waitFor();
  const numbers = funnel.locator('summary');
  await numbers.focus();
  await page.keyboard.press('Enter');
  await funnel.getByRole('row', { name: 'Other side joined 11 11' }).waitFor();
  expect(await findings(page)).toEqual([]);
  const file = await page.request.get(
    new URL((await funnel.getByRole('link', { name: /Save as a file/ }).getAttribute('href')) ?? '', url)
      .href,
  );
  expect(await file.text()).toContain('"Other side joined","11","11"');
  await page.getByLabel('To', { exact: true }).fill('2026-01-10');
  await page.keyboard.press('Enter');
  await page.getByText('No case was opened in this time.').first().waitFor();
  await page.getByRole('button', { name: 'Reports' }).click();
  await page.getByRole('link', { name: 'Warnings' }).click();
  await page.getByRole('link', { name: 'Kettle Shop' }).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(figures.complaints).toEqual([]);
}, 60_000);
