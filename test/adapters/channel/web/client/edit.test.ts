import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessProblems, startTrial, type Trial, until } from '../trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

const composer = (page: Page) => page.getByRole('textbox', { name: 'Write here' });
const editor = (page: Page) => page.getByRole('textbox', { name: 'You are editing your message' });
const pen = (page: Page, text: string) => page.getByRole('button', { name: `Edit this message: ${text}` });
const log = (page: Page) => page.getByRole('log');
const focused = (page: Page) => page.evaluate('document.activeElement.id');
/** Says something, and waits until it stands in the feed. */
const said = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
  await pen(page, text).waitFor();
};
const edits = (text: string) =>
  trial.server.turns.filter(({ input }) => input.kind === 'edit' && input.text === text);

test('a message is edited in its place: the old words are there, the new ones are marked, and a draft is left alone', async () => {
  const { page, open, context } = await trial.person({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await open('/c/edit-touch');
  await said(page, 'I paid $480');
  await said(page, 'It was Acme');
  await composer(page).fill('half a sentence');
  await pen(page, 'I paid $480').tap();
  expect(await editor(page).inputValue()).toBe('I paid $480');
  expect(await focused(page)).toBe('composer');
  expect(await accessProblems(page)).toEqual([]);
  await editor(page).fill('I paid $450');
  await page.getByRole('button', { name: 'Send' }).tap();
  const message = log(page).locator('.msg').filter({ hasText: 'I paid $450' });
  await message.getByText('Edited', { exact: true }).waitFor();
  expect(await log(page).getByText('I paid $480').count()).toBe(0);
  // In its old place: before what was said after it.
  const order = await log(page).locator('.group.me .msg .words').allInnerTexts();
  expect(order.slice(-2)).toEqual(['I paid $450', 'It was Acme']);
  expect(edits('I paid $450')).toHaveLength(1);
  await until(
    () => composer(page).inputValue(),
    (value) => value === 'half a sentence',
  );
  expect(await accessProblems(page)).toEqual([]);
  // And once more, from what it says now.
  await pen(page, 'I paid $450').tap();
  await editor(page).fill('I paid $460');
  await page.keyboard.press('Enter');
  await log(page).getByText('I paid $460').waitFor();
  const [first, second] = ['I paid $450', 'I paid $460'].map((text) => edits(text)[0]?.input);
  expect(second).toEqual({ ...first, text: 'I paid $460' });
  await context.close();
});

test('by the keyboard alone: arrow up takes the newest message, Escape leaves it, and the same words send nothing', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/edit-keys');
  await said(page, 'first');
  await said(page, 'second');
  const turns = trial.server.turns.length;
  await composer(page).focus();
  await page.keyboard.press('ArrowUp');
  expect(await editor(page).inputValue()).toBe('second');
  await page.keyboard.type(' and more');
  await page.keyboard.press('Escape');
  await composer(page).waitFor();
  expect(await focused(page)).toBe('composer');
  expect(await composer(page).inputValue()).toBe('');
  expect(await log(page).getByText('second', { exact: true }).count()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await composer(page).waitFor();
  await page.waitForTimeout(100);
  expect(trial.server.turns).toHaveLength(turns);
  // The arrow moves the cursor where there is something to move it in.
  await page.keyboard.type('a draft');
  await page.keyboard.press('ArrowUp');
  expect(await composer(page).inputValue()).toBe('a draft');
  await context.close();
});

test('an edit made offline is shown as waiting, survives a reload and is sent once', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/edit-offline');
  await said(page, 'I paid $480');
  await context.setOffline(true);
  await pen(page, 'I paid $480').click();
  await editor(page).fill('I paid $430');
  await page.keyboard.press('Enter');
  await log(page).locator('.msg').filter({ hasText: 'I paid $430' }).getByText('Not sent').waitFor();
  expect(edits('I paid $430')).toEqual([]);
  await context.setOffline(false);
  await page.reload();
  await log(page).locator('.msg').filter({ hasText: 'I paid $430' }).getByText('Edited').waitFor();
  await pen(page, 'I paid $430').waitFor();
  expect(edits('I paid $430')).toHaveLength(1);
  expect(await log(page).getByText('I paid $480').count()).toBe(0);
  await context.close();
});

test('an edit that comes too late says why, and the message stands as it was', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/edit-late');
  await said(page, 'I paid $480');
  trial.server.answers.push({ drafts: [], refused: 'This message can no longer be edited.' });
  await pen(page, 'I paid $480').click();
  await editor(page).fill('I paid $1');
  await page.keyboard.press('Enter');
  await log(page).getByText('This message can no longer be edited.').waitFor();
  expect(await accessProblems(page)).toEqual([]);
  await log(page).getByRole('button', { name: 'Remove' }).click();
  await pen(page, 'I paid $480').waitFor();
  expect(await log(page).getByText('I paid $1', { exact: true }).count()).toBe(0);
  await context.close();
});

test('where words can no longer be edited there is no pen', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/edit-closed');
  await said(page, 'I paid $480');
  const talk = trial.server.talk('edit-closed');
  Object.assign(talk, { panel: { ...talk.panel, composer: { ...talk.panel.composer, edits: false } } });
  await pen(page, 'I paid $480').click();
  trial.server.push('edit-closed', []);
  await composer(page).waitFor();
  expect(await pen(page, 'I paid $480').count()).toBe(0);
  await context.close();
});
