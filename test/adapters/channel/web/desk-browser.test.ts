import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { FastifyInstance } from 'fastify';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
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
const DESKTOP = { width: 1280, height: 800 };

let browser: Browser;
let at: Office;
let site: FastifyInstance;
let url: string;
let dispute: Dispute;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
}, 120_000);
afterAll(() => browser.close());

beforeEach(async () => {
  at = office();
  dispute = await joinedDispute(at, { seller: 'Kettle & Co.' });
  await dispute.say(
    'respondent',
    {
      type: 'answerElements',
      answers: [
        { element: 'item', stance: 'agree' },
        { element: 'problem', stance: 'dispute', own: { kind: 'text', text: 'It was dropped.' } },
      ],
    },
    { type: 'makeOffer', offerId: 'offer-1', terms: money(120) },
  );
  await dispute.say('claimant', { type: 'requestPerson', reason: 'request' });
  site = await withPage(deskSite(at, { moveClock: (ms) => at.forward(ms) }));
  url = await site.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await site.close();
});

type Look = {
  readonly viewport?: typeof PHONE;
  readonly colorScheme?: 'light' | 'dark';
  readonly contrast?: 'no-preference' | 'more';
  readonly who?: string;
};
/** A page of the desk, with everything that its browser complained about. */
const open = async (look: Look = {}) => {
  const { viewport = DESKTOP, colorScheme = 'light', contrast = 'no-preference', who = 'alex' } = look;
  const context = await browser.newContext({ viewport, colorScheme, contrast, locale: 'en' });
  contexts.push(context);
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: 'who', value: who, url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.location().url.endsWith('/favicon.ico'))
      complaints.push(line.text());
  });
  await page.goto(`${url}/desk`);
  return { page, complaints };
};

/** What axe finds against WCAG 2.2 A and AA, and its best practices. */
const findings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = (await page.evaluate(`${AXE}; axe.run(document)`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};

const act = (page: Page, name: string) => page.locator('details.act', { hasText: name }).first();

test('from the queue to a closed case: taken over, written to one side, terms suggested, closed after a second yes and that of both sides', async () => {
  const { page, complaints } = await open();
  await page.getByRole('link', { name: /Something is broken or faulty/ }).click();
  await page.getByRole('heading', { level: 1, name: /Kettle & Co/ }).waitFor();
  await page.getByText('To write to a side, take the case over first.').waitFor();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('status').getByText('Alex Kim took the case over.').waitFor();

  const words = page.getByLabel('Message');
  await words.fill('May I see the receipt?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('alert').getByText('Please choose who reads it.').waitFor();
  expect((await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.messages).toEqual([]);
  await page.getByLabel('Customer only').check();
  await page.getByRole('button', { name: 'Send to the customer' }).click();
  await page.locator('.said.to-claimant').getByText('May I see the receipt?').waitFor();
  expect(await words.inputValue()).toBe('');
  const sent = (await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.messages;
  expect(sent).toMatchObject([{ audience: 'claimant', text: 'May I see the receipt?' }]);

  const propose = act(page, 'Suggest terms to both');
  await propose.locator('summary').click();
  await propose.getByRole('button').click();
  await propose.getByText('Please fill this in.').waitFor();
  await propose.getByLabel('Amount').fill('300');
  await propose.getByLabel('Reason').fill('The lid is a known fault.');
  await propose.getByRole('button').click();
  await page.locator('.move.staff').getByText('$300').waitFor();
  // The new terms may be drawn a moment before the form closes.
  await propose.getByLabel('Amount').waitFor({ state: 'hidden' });

  const close = act(page, 'Close the case');
  await close.locator('summary').click();
  await close.getByLabel('How it ends').selectOption('notSettled');
  await close.getByLabel('Reason').fill('No common ground.');
  await close.getByRole('button', { name: 'Close the case' }).click();
  await close.getByText('This ends the case here, and both sides are told. Go on?').waitFor();
  expect((await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.ended).toBeNull();
  await close.getByRole('button', { name: 'Close the case' }).click();
  await page.getByText('asks first whether anything is still open').first().waitFor();
  for (const side of ['claimant', 'respondent'] as const)
    await dispute.say(side, { type: 'answerClosing', done: true });
  await page.getByText('There is nothing to do for you here right now.').waitFor();
  expect((await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.ended).toMatchObject({ how: 'closed' });
  expect(complaints).toEqual([]);
  expect(at.faults).toEqual([]);
}, 120_000);

test('what is not sent stays typed: a refused proposal keeps its words and says why', async () => {
  const { page } = await open();
  await page.goto(`${url}/desk#/case/${dispute.caseId}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  const propose = act(page, 'Suggest terms to both');
  await propose.locator('summary').click();
  await propose.getByLabel('Amount').fill('300');
  await propose.getByLabel('Reason').fill('If you delete your review.');
  await propose.getByRole('button').click();
  await page
    .getByRole('status')
    .getByText(/be part of a deal/)
    .waitFor();
  expect(await propose.getByLabel('Reason').inputValue()).toBe('If you delete your review.');
  expect((await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.table?.proposal).toBeNull();
}, 120_000);

test('what a colleague or a side does appears by itself, and the clock of a demonstration moves the dates', async () => {
  const { page } = await open();
  await page.goto(`${url}/desk#/case/${dispute.caseId}`);
  await page.getByRole('heading', { name: 'Messages' }).waitFor();
  await dispute.say('claimant', {
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

test('the keyboard alone reaches a case and writes a note', async () => {
  await joinedDispute(at, { seller: 'Second Shop' });
  const { page } = await open();
  const rows = page.locator('a.open');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Second Shop');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Kettle & Co/ }).waitFor();
  const onNote = () => page.evaluate("document.activeElement.value === 'staff'");
  for (let step = 0; step < 30 && !(await onNote()); step += 1) await page.keyboard.press('Tab');
  expect(await onNote()).toBe(true);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Call on Monday.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.said.to-staff').getByText('Call on Monday.').waitFor();
}, 120_000);

test('axe finds nothing on the queue and on a case with a form open, in light, dark and high contrast, on a phone and a desktop', async () => {
  for (const look of [
    { viewport: DESKTOP, colorScheme: 'light' },
    { viewport: PHONE, colorScheme: 'dark' },
    { viewport: DESKTOP, colorScheme: 'dark', contrast: 'more' },
  ] as const) {
    const { page } = await open(look);
    await page.locator('.row').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto(`${url}/desk#/case/${dispute.caseId}`);
    const take = page.getByRole('button', { name: 'Take over' });
    await page.getByRole('heading', { name: 'What you can do' }).waitFor();
    if (await take.isVisible()) await take.click();
    const close = act(page, 'Close the case');
    await close.locator('summary').click();
    await close.getByRole('button').click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await findings(page)).toEqual([]);
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
}, 120_000);

test('what is asked of a side is a form of the bot’s own, sent from the desk, and stands as a task with its date', async () => {
  const { page, complaints } = await open();
  await page.goto(`${url}/desk#/case/${dispute.caseId}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  const ask = act(page, 'Ask for a document or answer');
  await ask.locator('summary').click();
  await ask.getByLabel('Whom you ask').selectOption('claimant');
  await ask.getByLabel(/What/).first().selectOption('document');
  await ask.locator('textarea[name=what]').fill('The receipt of the kettle');
  await ask
    .locator('input[type=date]')
    .fill(new Date(at.clock.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await ask.locator('textarea[name=reason]').fill('To see what was paid');
  await ask.getByRole('button').click();
  await ask.getByRole('textbox').first().waitFor({ state: 'hidden' });
  const tasks = (await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.tasks ?? [];
  expect(tasks.map(({ text }) => text)).toEqual(['The receipt of the kettle']);
  expect(complaints).toEqual([]);
}, 60_000);

test('a supervisor reads which cases stand still, on a desktop and a phone, and axe finds nothing', async () => {
  for (const viewport of [DESKTOP, PHONE]) {
    const { page, complaints } = await open({ who: 'sam', viewport });
    await page.getByRole('link', { name: 'Standing still' }).click();
    await page.getByRole('link', { name: /Kettle & Co/ }).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBe(0);
    expect(complaints).toEqual([]);
  }
  const { page } = await open();
  expect(await page.getByRole('link', { name: 'Standing still' }).count()).toBe(0);
}, 60_000);

test('a browser that is not of the team is told how to get in', async () => {
  const { page } = await open({ who: 'stranger' });
  await page
    .getByRole('alert')
    .getByText(/link that was made for you/)
    .waitFor();
  expect(await page.locator('.row').count()).toBe(0);
}, 120_000);

test('the figures: a picture with its numbers behind it, by keyboard, for other weeks, and as a file; axe finds nothing', async () => {
  for (let count = 0; count < 5; count += 1) await joinedDispute(at);
  const { page, complaints } = await open({ who: 'sam' });
  await page.getByRole('link', { name: 'Figures' }).click();
  const funnel = page.getByRole('region', { name: 'The way of a case' });
  await funnel.waitFor();
  const numbers = funnel.locator('summary');
  await numbers.focus();
  await page.keyboard.press('Enter');
  await funnel.getByRole('row', { name: 'Other side joined 6 6' }).waitFor();
  expect(await findings(page)).toEqual([]);
  const file = await page.request.get(
    new URL((await funnel.getByRole('link', { name: /Save as a file/ }).getAttribute('href')) ?? '', url)
      .href,
  );
  expect(await file.text()).toContain('"Other side joined","6","6"');
  await page.getByLabel('To', { exact: true }).fill('2026-01-10');
  await page.keyboard.press('Enter');
  await page.getByText('No case was opened in this time.').first().waitFor();
  await page.getByRole('link', { name: 'Warnings' }).click();
  await page.getByRole('link', { name: 'Kettle Shop' }).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
