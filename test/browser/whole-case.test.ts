import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Program, startProgram } from '../fixture/program.ts';
import { launchChromium } from './chromium.ts';
import { type Visitor, visitor, words } from './people.ts';

/**
 * Three people in three browsers, against the program as `npm start -- --demo` runs it: only its clock, moved from the
 * desk, lets a test live through a time to think in a minute.
 */
let browser: Browser;
let program: Program;
let folder = '';
let desk: Visitor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-browser-'));
  [browser, program] = await Promise.all([launchChromium(), startProgram(folder, {}, ['--demo'])]);
  const [, link = ''] = /Your desk.*(http\S+)/u.exec(program.said()) ?? [];
  desk = await visitor(browser, link);
  await desk.enters();
  await desk.page.getByRole('heading', { name: 'Cases' }).waitFor();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const STORY =
  'My fridge from Acme came broken on 3 March, it does not cool at all. I paid $480 and want my money back.';

/** A claimant tells, files and invites; the respondent opens the link. */
const told = async (): Promise<{ claimant: Visitor; respondent: Visitor }> => {
  const claimant = await visitor(browser, program.url, { phone: true });
  await claimant.page.getByRole('button', { name: 'Goods and services' }).click();
  await claimant.reads('ask.story');
  await claimant.says(STORY);
  await claimant.reads('ask.evidence');
  await claimant.presses('choice.noEvidence');
  await claimant.presses('choice.file');
  await claimant.presses('choice.inviteSeller');
  await claimant.reads('link.invite');
  const invitation = await claimant.page.getByRole('log').locator('input.address').first().inputValue();
  const respondent = await visitor(browser, invitation);
  await respondent.enters();
  await respondent.reads('notice.text');
  return { claimant, respondent };
};

const moveClock = async (button: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    const moved = desk.page.waitForResponse((response) => response.url().includes('/api/desk/clock'));
    await desk.page.getByRole('button', { name: button }).click();
    expect((await moved).status()).toBe(200);
  }
};

/** Opens a case from the queue, by what its row says. */
const openCase = async (filter: string, row: RegExp): Promise<void> => {
  await desk.page.goto(`${program.url}/desk`);
  await desk.page.getByRole('navigation').getByText(filter, { exact: true }).click();
  await desk.page.getByText(row).first().click();
  await desk.page.getByRole('heading', { name: 'Timeline' }).waitFor();
};

/** The two sealed numbers, standing alone: ids of conversations are hexadecimal and may hold their digits. */
const BIDS = /(?<![0-9a-f])(?:431|287)(?![0-9a-f])/;

test('a case from the first sentence to a kept promise', async () => {
  const { claimant, respondent } = await told();
  // The respondent offers something else, the claimant accepts, both say yes to the restated terms.
  await respondent.presses('choice.offerAnswer');
  await respondent.types('field.amount', '350');
  await respondent.types('field.reason', 'It was used for a month.');
  await respondent.presses('choice.sendOffer');
  await claimant.reads('ask.offer');
  await claimant.presses('choice.accept');
  await claimant.reads('ask.agreement');
  await claimant.presses('choice.confirm');
  await claimant.page
    .getByRole('dialog')
    .getByRole('button', { name: words('choice.confirm') })
    .click();
  await claimant.reads('news.confirmed');
  await respondent.presses('choice.confirm');
  await respondent.page
    .getByRole('dialog')
    .getByRole('button', { name: words('choice.confirm') })
    .click();
  await respondent.reads('ask.sign.respondent');
  await respondent.types('field.name', 'Acme Ltd');
  await respondent.presses('choice.sign');
  await respondent.reads('news.signed');

  // The consumer may think it over; an adjuster sees the case and lets the time pass.
  await openCase('All', /· Acme$/);
  await moveClock('+3 days', 2);
  await claimant.reads('ask.sign');
  await claimant.types('field.name', 'Ann Lee');
  await claimant.presses('choice.sign');
  await claimant.reads('news.settled');

  await respondent.reads('ask.ownPayment');
  await respondent.types('field.reference', 'TX-77');
  await respondent.presses('choice.paid');
  await claimant.reads('ask.received');
  await claimant.presses('choice.received');
  await claimant.page.getByText(words('phase.kept')).waitFor();
  await respondent.page.getByText(words('phase.kept')).waitFor();

  // What happened can be taken away, and does not say more than its reader may know.
  const record = await claimant.page.request.get(
    `${program.url}/api/conversations/${claimant.page.url().split('/').at(-1)}/export`,
  );
  expect((await record.json()).format).toBe('parley-record');
  await claimant.leaves();
  await respondent.leaves();
}, 120_000);

test('a sealed round without overlap goes to a human, and nobody learns a number', async () => {
  const { claimant, respondent } = await told();
  await respondent.presses('choice.offerAnswer');
  await respondent.types('field.amount', '120');
  await respondent.presses('choice.sendOffer');
  await claimant.reads('ask.offer');
  await claimant.presses('choice.sealedAsk');
  await respondent.reads('ask.sealed');
  await respondent.presses('choice.sealedYes');
  for (const [who, number, box] of [
    [claimant, '431', 'sealed.open.respondentPrice'],
    [respondent, '287', 'sealed.open.respondentPrice.respondent'],
  ] as const) {
    await who.reads(box);
    await who.types('chrome.amount', number);
    await who.presses('chrome.seal');
    await who.presses('chrome.seal');
    await who.page.getByRole('dialog').waitFor();
    await who.page.getByRole('dialog').getByText('Close', { exact: true }).click();
    await who.reads('note.bidSealed');
  }
  await moveClock('+3 days', 2);
  for (const who of [claimant, respondent]) {
    await who.reads('news.noMatch');
    await who.reads('news.personAsked');
    const html = await who.page.content();
    expect(html).not.toMatch(BIDS);
  }

  // The adjuster finds it among those that wait for a person, takes it over, and both are told.
  await openCase('Need attention', /· Acme$/);
  await desk.page.getByRole('button', { name: words('staff.action.takeOver') }).click();
  await claimant.reads('person.here');
  await respondent.reads('person.here');
  expect(await desk.page.content()).not.toMatch(BIDS);
  await claimant.leaves();
  await respondent.leaves();
}, 120_000);
