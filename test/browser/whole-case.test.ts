import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Program, startProgram } from '../fixture/program.ts';
import { launchChromium } from './chromium.ts';
import { type Visitor, visitor } from './people.ts';

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
  const [, link = ''] = /Your desk.*(http\S+)/u.exec(program.said) ?? [];
  desk = await visitor(browser, link);
  await desk.presses(/./);
  await desk.page.getByRole('heading', { name: 'Cases' }).waitFor();
}, 60_000);

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
  await claimant.presses('Goods and services');
  await claimant.reads(/in your own words/);
  await claimant.says(STORY);
  await claimant.reads(/photo or a document/);
  await claimant.presses('Go on without');
  await claimant.presses('Yes, this is right');
  await claimant.presses(/Invite Acme/);
  await claimant.reads(/This is the link for the other side/);
  const invitation = await claimant.page.getByRole('log').locator('input.address').first().inputValue();
  const respondent = await visitor(browser, invitation);
  await respondent.presses(/./);
  await respondent.reads(/would like to settle a complaint with you/);
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

test('a case from the first sentence to a kept promise', async () => {
  const { claimant, respondent } = await told();
  // The respondent offers something else, the claimant accepts, both say yes to the restated terms.
  await respondent.presses('Offer something else');
  await respondent.types('Amount', '350');
  await respondent.types(/Why\?/, 'It was used for a month.');
  await respondent.presses('Send this offer');
  await claimant.reads(/offer is open until/);
  await claimant.presses('Accept');
  await claimant.reads(/Here is what both sides would agree to/);
  await claimant.presses('Yes, I agree');
  await claimant.page.getByRole('dialog').getByRole('button', { name: 'Yes, I agree' }).click();
  await claimant.reads(/noted your yes/);
  await respondent.presses('Yes, I agree');
  await respondent.page.getByRole('dialog').getByRole('button', { name: 'Yes, I agree' }).click();
  await respondent.reads(/You can sign now/);
  await respondent.types('Your full name', 'Acme Ltd');
  await respondent.presses('Sign');
  await respondent.reads(/You have signed/);

  // The consumer may think it over; an adjuster sees the case and lets the time pass.
  await openCase('All', /· Acme$/);
  await moveClock('+3 days', 2);
  await claimant.reads(/You can sign now/);
  await claimant.types('Your full name', 'Ann Lee');
  await claimant.presses('Sign');
  await claimant.reads(/Both sides have signed/);

  await respondent.reads(/You pay \$350/);
  await respondent.types('Payment reference', 'TX-77');
  await respondent.presses('It is paid');
  await claimant.reads(/Has it reached you/);
  await claimant.presses('Received');
  await claimant.page.getByText('Done: every promise kept').waitFor();
  await respondent.page.getByText('Done: every promise kept').waitFor();

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
  await respondent.presses('Offer something else');
  await respondent.types('Amount', '120');
  await respondent.presses('Send this offer');
  await claimant.reads(/offer is open until/);
  await claimant.presses('Try a sealed round');
  await respondent.reads(/Shall we try a sealed round/);
  await respondent.presses("Yes, let's try");
  for (const [who, number] of [
    [claimant, '431'],
    [respondent, '287'],
  ] as const) {
    await who.reads(/Type the (?:smallest|most)/);
    await who.types(/Your number \(USD\)/, number);
    await who.presses('Seal this number');
    await who.presses('Seal this number');
    await who.page.getByRole('dialog').waitFor();
    await who.page.getByRole('dialog').getByText('Close', { exact: true }).click();
    await who.reads(/Your number is sealed/);
  }
  await moveClock('+3 days', 2);
  for (const who of [claimant, respondent]) {
    await who.reads(/There was no match/);
    await who.reads(/A person was asked/);
    const html = await who.page.content();
    expect(html).not.toMatch(/431|287/);
  }

  // The adjuster finds it among those that wait for a person, takes it over, and both are told.
  await openCase('Need attention', /· Acme$/);
  await desk.page.getByRole('button', { name: 'Take over' }).click();
  await claimant.reads(/is here now/);
  await respondent.reads(/is here now/);
  expect(await desk.page.content()).not.toMatch(/431|287/);
  await claimant.leaves();
  await respondent.leaves();
}, 120_000);
