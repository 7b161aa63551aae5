import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessProblems, startTrial, type Trial, until } from '../trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

/** The shop's page, on another origin than the chat: the same machine by its other name. */
const shop = (): string => {
  const { port } = trial.server;
  const script = encodeURIComponent(`http://127.0.0.1:${port}/assets/widget.js`);
  return `http://localhost:${port}/other-site?script=${script}`;
};

test('one script tag puts the chat on another site, by keyboard too, and the site cannot look inside', async () => {
  const { page, faults, context } = await trial.person();
  await page.goto(shop());
  const launcher = page.getByRole('button', { name: /./ });
  await launcher.waitFor();
  expect(trial.server.asked.some((path) => path.startsWith('/embed'))).toBe(false);
  await launcher.focus();
  await page.keyboard.press('Enter');
  expect(await launcher.getAttribute('aria-expanded')).toBe('true');
  const chat = page.frameLocator('iframe');
  await chat.getByRole('button', { name: 'Empezar' }).click();
  await chat.getByText('Hello. I am Parley').waitFor();
  expect(trial.server.asked).toContain('/embed?locale=es&procedure=consumer');
  const inside = page.locator('iframe');
  expect(await inside.evaluate((frame) => (frame as HTMLIFrameElement).contentDocument)).toBeNull();
  expect(faults).toEqual([]);

  await chat.getByRole('textbox').focus();
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  expect(await launcher.evaluate((it) => it.matches(':focus'))).toBe(true);
  expect(await accessProblems(page)).toEqual([]);

  // This browser gives a foreign frame no storage, as private windows do: the server's list leads back.
  await page.reload();
  await launcher.click();
  await chat.getByRole('link', { name: 'Goods and services' }).click();
  await chat.getByText('Hello. I am Parley').waitFor();
  await context.close();
});

test('on a phone the chat covers the screen and has its own way out', async () => {
  const { page, context } = await trial.person({ viewport: { width: 390, height: 844 } });
  await page.goto(shop());
  await page.getByRole('button', { name: /./ }).click();
  // It rises into place.
  await until(
    () => page.locator('iframe').boundingBox(),
    (box) => JSON.stringify(box) === JSON.stringify({ x: 0, y: 0, width: 390, height: 844 }),
  );
  await page.frameLocator('iframe').getByRole('button', { name: 'Cerrar' }).click();
  await page.locator('iframe').waitFor({ state: 'hidden' });
  await context.close();
});

test('a script on the site cannot close or open anything by pretending to be the frame', async () => {
  const { page, context } = await trial.person();
  await page.goto(shop());
  await page.getByRole('button', { name: /./ }).click();
  await page.locator('iframe').waitFor();
  await page.evaluate('window.postMessage({ parley: "close" }, "*")');
  await page.waitForTimeout(100);
  expect(await page.locator('iframe').isVisible()).toBe(true);
  await context.close();
});
