import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { everyKind } from '../sample-talk.ts';
import { startTrial, type Trial, until } from '../trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterEach(() => {
  trial.server.mode = 'open';
  trial.server.answers.length = 0;
});
afterAll(() => trial.close());

const composer = (page: Page) => page.getByRole('textbox', { name: 'Write here' });
const write = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
};
const effects = (prefix: string): readonly string[] =>
  trial.server.turns.flatMap(({ input }) =>
    input.kind === 'text' && input.text.startsWith(prefix) ? [input.text] : [],
  );

test('what is written offline is kept, survives a reload, and arrives once and in order', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/offline');
  await page.getByText('Hello. I am Parley').waitFor();
  await context.setOffline(true);
  for (const text of ['offline 1', 'offline 2', 'offline 3']) await write(page, text);
  await page.getByText('You are offline. What you write is kept and sent later.').waitFor();
  expect(await page.getByText('Not sent', { exact: true }).count()).toBe(3);
  expect(effects('offline')).toEqual([]);
  await context.setOffline(false);
  await page.reload();
  await until(
    () => effects('offline'),
    (texts) => texts.length === 3,
  );
  await until(
    () => page.locator('.sending').count(),
    (count) => count === 0,
  );
  expect(effects('offline')).toEqual(['offline 1', 'offline 2', 'offline 3']);
  expect(await page.getByText('offline 2', { exact: true }).count()).toBe(1);
  await context.close();
});

test('a turn whose answer was lost with the connection is sent again with the same id and has one effect', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/lost');
  await page.getByText('Hello. I am Parley').waitFor();
  trial.server.mode = 'silent';
  await write(page, 'lost once');
  await until(
    () => effects('lost'),
    (texts) => texts.length === 1,
  );
  trial.server.mode = 'open';
  trial.server.cut();
  const id = trial.server.turns.at(-1)?.id ?? '';
  const twice = await until(
    () => trial.server.deliveries.filter((delivery) => delivery.id === id),
    ({ length }) => length > 1,
  );
  expect(twice).toHaveLength(2);
  expect(effects('lost')).toEqual(['lost once']);
  await until(
    () => page.evaluate('Object.keys(localStorage).filter((key) => key.includes("outbox")).length'),
    (count) => count === 0,
  );
  await context.close();
});

test('where sockets are blocked, what is written in a row goes out in one request', async () => {
  trial.server.mode = 'socketRefused';
  const { page, open, context } = await trial.person();
  await open('/c/row');
  await page.getByText('Hello. I am Parley').waitFor();
  await page.evaluate("sessionStorage.setItem('parley.noSocket', 'yes')");
  await page.reload();
  await page.getByText('Hello. I am Parley').waitFor();
  trial.server.posts.length = 0;
  for (const text of ['row 1', 'row 2', 'row 3']) await write(page, text);
  await until(
    () => effects('row'),
    (texts) => texts.length === 3,
  );
  expect(effects('row')).toEqual(['row 1', 'row 2', 'row 3']);
  expect(trial.server.posts).toEqual([3]);
  await context.close();
});

test('where sockets are blocked the same conversation runs over server-sent events and posts', async () => {
  trial.server.mode = 'socketRefused';
  const { page, open, context } = await trial.person();
  await open('/c/events');
  await page.getByText('Hello. I am Parley').waitFor();
  await write(page, 'events 1');
  await write(page, 'events 2');
  await until(
    () => effects('events'),
    (texts) => texts.length === 2,
  );
  await page.getByText('Heard: text').nth(1).waitFor();
  const [bot] = everyKind('en');
  if (bot === undefined) throw new Error('The sample talk is empty.');
  trial.server.push('events', [{ ...bot, text: 'Pushed by the server.' }]);
  await page.getByText('Pushed by the server.').first().waitFor();
  const ids = new Set(trial.server.turns.slice(-2).map(({ id }) => id));
  const by = trial.server.deliveries.filter(({ id }) => ids.has(id)).map((delivery) => delivery.by);
  expect(by).toEqual(['post', 'post']);
  expect(trial.server.asked.filter((path) => path.startsWith('/api/conversations/events/live'))).toHaveLength(
    2,
  );
  await context.close();
});

test('a message that got lost on the way is fetched, and one that comes twice stands once', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/gap');
  await page.getByText('Hello. I am Parley').waitFor();
  const [bot] = everyKind('en');
  if (bot === undefined) throw new Error('The sample talk is empty.');
  const drafts = ['gap two', 'gap three', 'gap four'].map((text) => ({ ...bot, text }));
  await until(
    () => trial.server.talk('gap').lines.size,
    (lines) => lines > 0,
  );
  trial.server.push('gap', drafts, (items) => [...items.slice(2), ...items.slice(2)]);
  await page.getByText('gap two', { exact: true }).waitFor();
  const texts = await page.getByRole('log').locator('.words').allTextContents();
  expect(texts.slice(-3)).toEqual(['gap two', 'gap three', 'gap four']);
  await context.close();
});

test('a turn that the server asks to repeat goes again by itself; one that it refuses stays with the reason', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/refused');
  await page.getByText('Hello. I am Parley').waitFor();
  trial.server.answers.push({ drafts: [], refused: 'A moment, please.', retry: true });
  await write(page, 'again please');
  await until(
    () => effects('again'),
    (texts) => texts.length === 1,
  );
  expect(await page.getByText('A moment, please.').count()).toBe(0);
  trial.server.answers.push({ drafts: [], refused: 'This case has ended.' });
  await write(page, 'never again');
  await page.getByText('This case has ended.').waitFor();
  await page.getByText('never again').waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  expect(await page.getByText('never again').count()).toBe(0);
  await context.close();
});

test('one press asks for a person, whatever else still waits for an answer', async () => {
  const { page, open, context } = await trial.person();
  trial.server.mode = 'silent';
  const before = trial.server.deliveries.length;
  await open('/c/old-asks');
  await until(
    () => trial.server.deliveries.length,
    (count) => count > before,
  );
  await page.getByRole('button', { name: 'I need a person' }).dblclick();
  trial.server.mode = 'open';
  trial.server.cut();
  const asked = () =>
    trial.server.turns.flatMap(({ input }) =>
      input.kind === 'choice' && input.action === 'person' ? [input] : [],
    );
  await until(asked, ({ length }) => length > 0);
  expect(asked()).toEqual([{ kind: 'choice', action: 'person' }]);
  await context.close();
});

test('a sealed number is read back, sealed, shown on the receipt, and then nowhere', async () => {
  const { page, open, context } = await trial.person({ acceptDownloads: true });
  const NUMBER = '431.77';
  await open('/c/all');
  const box = page.locator('.sealed');
  await box.getByText('Between €0.00 and €480.00').waitFor();
  expect(await box.getByLabel('Your number (EUR)').inputValue()).toBe('');
  await box.getByLabel('Your number (EUR)').fill(NUMBER);
  await box.getByRole('button', { name: 'Seal this number' }).click();
  await box.getByText(NUMBER).waitFor();
  expect(trial.server.turns.some(({ input }) => input.kind === 'sealed')).toBe(false);
  const everywhere = (): Promise<unknown> =>
    page.evaluate(`JSON.stringify([
      document.documentElement.outerHTML, location.href, history.state, { ...localStorage }, { ...sessionStorage },
      [...document.querySelectorAll('input, textarea')].map(({ value }) => value)
    ])`);
  expect(await everywhere()).toContain(NUMBER);
  trial.server.mode = 'silent';
  await box.getByRole('button', { name: 'Seal this number' }).click();
  await until(
    () => trial.server.turns.some(({ input }) => input.kind === 'sealed'),
    (sealed) => sealed,
  );
  expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
    NUMBER,
  );
  trial.server.mode = 'open';
  trial.server.cut();
  await box.getByRole('button', { name: 'Change the number' }).waitFor();
  await box.getByText('You can change it until 6 March, 18:00.').waitFor();
  await until(everywhere, (all) => !String(all).includes(NUMBER));

  await box.getByRole('button', { name: 'Change the number' }).click();
  expect(await box.getByLabel('Your number (EUR)').inputValue()).toBe('');
  await box.getByLabel('Your number (EUR)').fill(NUMBER);
  await page.keyboard.press('Enter');
  await box.getByText(NUMBER).waitFor();
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog', { name: 'Your number is sealed' });
  await receipt.getByText(NUMBER).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    receipt.getByRole('button', { name: 'Save the receipt' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('receipt.json');
  await receipt.getByRole('button', { name: 'Close' }).last().click();
  await until(everywhere, (all) => !String(all).includes(NUMBER));
  expect(trial.server.asked.join('\n')).not.toContain(NUMBER);
  await context.close();
});

test('whoever comes back after hours is told where things stand, once for all reloads', async () => {
  const { page, open, context } = await trial.person();
  const before = trial.server.deliveries.length;
  const turnsBefore = trial.server.turns.length;
  const arrivals = () => trial.server.deliveries.slice(before).filter(({ id }) => id === 'arrive-1');
  await open('/c/old');
  await until(arrivals, ({ length }) => length === 1);
  await page.reload();
  await until(arrivals, ({ length }) => length === 2);
  expect(trial.server.turns.slice(turnsBefore)).toHaveLength(1);
  await context.close();
});
