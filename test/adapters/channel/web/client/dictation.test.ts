import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessProblems, startTrial, type Trial } from '../trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

/** The browser's own listener, which a test speaks to: `window.hear(...)`, `window.fail(error)`, `window.tongue()`. */
const LISTENER = `
  delete window.webkitSpeechRecognition;
  window.SpeechRecognition = class {
    constructor() { window.listener = this; }
    start() { this.started = true; }
    stop() { this.abort(); }
    abort() { if (this.started) { this.started = false; queueMicrotask(() => this.onend?.()); } }
  };
  window.hear = (...parts) => window.listener.onresult?.({ results: parts.map((transcript, at) => Object.assign([{ transcript }], { isFinal: at < parts.length - 1 })) });
  window.fail = (error) => { window.listener.onerror?.({ error }); window.listener.onend?.(); };
  window.tongue = () => window.listener.lang;
`;

const at = async (id: string, script = LISTENER) => {
  const person = await trial.person();
  await person.page.addInitScript(script);
  await person.open(`/c/${id}`);
  await person.page.getByRole('log').waitFor();
  return person;
};
const composer = (page: Page) => page.getByRole('textbox', { name: 'Write here' });
const microphone = (page: Page) => page.getByRole('button', { name: 'Speak instead of typing' });
const line = (page: Page) => page.locator('.dictation');

test('what is said is written behind what was typed, while it is said, and sent by nobody but Send', async () => {
  const { page, faults, context } = await at('dictated');
  await composer(page).fill('My fridge');
  const button = microphone(page);
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  await button.click();
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  await line(page).getByText('I am listening').waitFor();
  expect(await page.evaluate('tongue()')).toMatch(/^en-/);
  expect(await accessProblems(page)).toEqual([]);
  await page.evaluate("hear('came ')");
  expect(await composer(page).inputValue()).toBe('My fridge came');
  await page.evaluate("hear('came ', 'broken.')");
  expect(await composer(page).inputValue()).toBe('My fridge came broken.');
  await button.press('Enter');
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  expect(await line(page).textContent()).toBe('');
  const { turns } = trial.server;
  const before = turns.length;
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('Heard: text').waitFor();
  expect(turns.slice(before).map(({ input }) => input)).toEqual([
    { kind: 'text', text: 'My fridge came broken.' },
  ]);
  expect(faults).toEqual([]);
  await context.close();
});

test('who types or sends takes the field back: nothing that was heard comes after it', async () => {
  const { page, context } = await at('taken');
  await microphone(page).click();
  await page.evaluate("hear('one')");
  await composer(page).fill('two');
  expect(await microphone(page).getAttribute('aria-pressed')).toBe('false');
  await page.evaluate("hear('one more')");
  expect(await composer(page).inputValue()).toBe('two');
  await microphone(page).click();
  await page.evaluate("hear('three')");
  expect(await composer(page).inputValue()).toBe('two three');
  await composer(page).press('Enter');
  await page.getByRole('log').getByText('Heard: text').waitFor();
  await page.evaluate("hear('three and more')");
  expect(await composer(page).inputValue()).toBe('');
  await context.close();
});

test.each([
  ['not-allowed', 'The microphone is not allowed here'],
  ['network', 'needs the internet'],
  ['language-not-supported', 'could not listen just now'],
])('after %s the line says so, and typing goes on', async (error, said) => {
  const { page, context } = await at(`failed-${error}`);
  await microphone(page).click();
  await page.evaluate(`fail('${error}')`);
  await line(page).getByText(said).waitFor();
  expect(await microphone(page).getAttribute('aria-pressed')).toBe('false');
  await composer(page).fill('typed');
  expect(await composer(page).inputValue()).toBe('typed');
  await context.close();
});

test('silence is nothing to speak of', async () => {
  const { page, context } = await at('silence');
  await microphone(page).click();
  await page.evaluate("fail('no-speech')");
  expect(await line(page).textContent()).toBe('');
  await context.close();
});

test('a browser that cannot listen shows no button and loads nothing for it', async () => {
  const { page, context } = await at(
    'deaf',
    'delete window.webkitSpeechRecognition; delete window.SpeechRecognition;',
  );
  await composer(page).waitFor();
  await composer(page).fill('typed');
  expect(await microphone(page).count()).toBe(0);
  expect(
    await page.evaluate(
      "performance.getEntriesByType('resource').filter(({ name }) => name.includes('dictation')).length",
    ),
  ).toBe(0);
  await context.close();
});
