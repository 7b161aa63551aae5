import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { everyKind } from '../sample-talk.ts';
import { accessProblems, startTrial, type Trial, until } from '../trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.close());

const composer = (page: Page) => page.getByRole('textbox', { name: 'Write here' });
const log = (page: Page) => page.getByRole('log');

test('every kind of message is there in its own form, and nothing offends the security policy', async () => {
  const { page, open, faults, context } = await trial.person();
  await open('/c/all');
  for (const { kind, text } of everyKind('en')) {
    const shape = page.locator(`.msg.${kind}`).filter({ hasText: text.split('\n')[0] ?? '' });
    if (kind !== 'file') await shape.first().waitFor();
  }
  await page
    .getByRole('link', { name: /broken-door\.png/ })
    .getByRole('presentation')
    .waitFor();
  await page.getByRole('link', { name: /invoice-2026-03\.pdf/ }).waitFor();
  await page.getByRole('img', { name: 'The link as a QR code' }).waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('6');
  expect(await page.getByText('Their version').count()).toBe(1);
  expect(await page.locator('dt', { hasText: 'Other side' }).count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing on any page in %s', async (colorScheme) => {
  const { page, open, context } = await trial.person({
    colorScheme,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  await open('/c/all');
  await page.getByText('Why this date?').click();
  await page.getByRole('button', { name: 'Menu' }).click();
  expect(await accessProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Yes, I agree' }).click();
  expect(await accessProblems(page)).toEqual([]);
  await open('/');
  await page.getByRole('button', { name: 'Goods and services' }).waitFor();
  expect(await accessProblems(page)).toEqual([]);
  await open('/l/k7mpx4tq9wzd');
  await page.getByRole('button', { name: 'See what it is about' }).waitFor();
  expect(await accessProblems(page)).toEqual([]);
  await context.close();
});

test('from the first page to a told story by the keyboard alone', async () => {
  const { page, open, context } = await trial.person();
  await open('/');
  const first = page.getByRole('button', { name: 'Goods and services' });
  await first.waitFor();
  for (
    let steps = 0;
    steps < 12 && !(await first.evaluate((it) => it === document.activeElement));
    steps += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/c/new-consumer');
  await log(page).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Go to the writing field');
  await page.keyboard.press('Enter');
  await page.keyboard.type('My fridge came broken');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('on 3 March.');
  await page.keyboard.press('Enter');
  await log(page).getByText('Heard: text').waitFor();
  expect(trial.server.turns.at(-1)?.input).toEqual({
    kind: 'text',
    text: 'My fridge came broken\non 3 March.',
  });
  expect(await composer(page).inputValue()).toBe('');
  await context.close();
});

test('an Enter that chooses a character in an input method sends nothing', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/ime');
  await composer(page).fill('冰箱');
  const enter = (composing: boolean, keyCode: number): Promise<unknown> =>
    page.evaluate(
      `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: ${keyCode}, isComposing: ${composing}, bubbles: true, cancelable: true }))`,
    );
  await composer(page).focus();
  await enter(true, 13);
  // Safari ends the composition first and tells by the key's code only.
  await enter(false, 229);
  await page.waitForTimeout(100);
  expect(await composer(page).inputValue()).toBe('冰箱');
  await enter(false, 13);
  await log(page).getByText('Heard: text').waitFor();
  await context.close();
});

test('what is being written is there after a reload, and is not sent by it', async () => {
  const { page, open, context } = await trial.person();
  const before = trial.server.turns.length;
  await open('/c/draft');
  await composer(page).fill('The door does not');
  await page.reload();
  await expect(composer(page).inputValue()).resolves.toBe('The door does not');
  expect(trial.server.turns).toHaveLength(before);
  await context.close();
});

test('words of people are text: no markup, no links, their own direction, no overflow', async () => {
  const { page, open, faults, context } = await trial.person({ viewport: { width: 320, height: 640 } });
  await open('/c/words');
  await page.getByText('Hello. I am Parley').waitFor();
  expect(await page.getByRole('button', { name: 'New messages' }).count()).toBe(0);
  const [, mine] = everyKind('en');
  if (mine === undefined) throw new Error('The sample talk is empty.');
  const nasty = `<img src=x onerror=alert(1)> https://evil.example/${'a'.repeat(400)} \u202Eabc\u200B`;
  const from = { role: 'respondent', label: 'Acme', me: false };
  trial.server.push('words', [
    { ...mine, from, text: nasty },
    { ...mine, from, text: 'الباب لا يغلق', lang: 'ar' },
    { ...mine, from, text: 'long '.repeat(10_000) },
  ]);
  await log(page).getByText('الباب لا يغلق').waitFor();
  expect(await log(page).locator('img, a').count()).toBe(0);
  expect(
    await log(page)
      .getByText('الباب لا يغلق')
      .evaluate((it) => getComputedStyle(it).direction),
  ).toBe('rtl');
  expect(await log(page).getByText('الباب لا يغلق').getAttribute('lang')).toBe('ar');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  expect(await log(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('a form keeps what was typed, points at what is missing, and sends once', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/all');
  const form = page.locator('form.sheet');
  await form.getByLabel('Why?').fill('It is fair.');
  await form.getByRole('button', { name: 'Send this offer' }).click();
  await form.getByText('Please fill this in.').waitFor();
  expect(await form.getByLabel('Amount').evaluate((it) => it === document.activeElement)).toBe(true);
  await form.getByLabel('Amount').fill('450');
  trial.server.answers.push({ drafts: [], refused: 'That is more than the case is about.' });
  await form.getByRole('button', { name: 'Send this offer' }).click();
  await form.getByText('That is more than the case is about.').waitFor();
  expect(await form.getByLabel('Amount').inputValue()).toBe('450');
  await form.getByRole('radio', { name: 'An apology' }).check();
  const before = trial.server.turns.length;
  await form.getByRole('button', { name: 'Send this offer' }).dblclick();
  await until(
    () => trial.server.turns.length,
    (count) => count > before,
  );
  expect(trial.server.turns.slice(before).map(({ input }) => input)).toEqual([
    {
      kind: 'form',
      action: 'counterOffer',
      values: { amount: '450', days: '14', other: '2', reason: 'It is fair.' },
      version: 13,
    },
  ]);
  await context.close();
});

test('an agreement is read back before a yes is sent; a stale button is sent all the same', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/all');
  const before = trial.server.turns.length;
  await page.getByRole('button', { name: 'Yes, I agree' }).click();
  const review = page.getByRole('dialog');
  await review.getByText('Acme Ltd pays you €420.00 within 14 days').waitFor();
  await page.keyboard.press('Escape');
  await review.waitFor({ state: 'detached' });
  expect(trial.server.turns).toHaveLength(before);
  await page.getByRole('button', { name: 'Yes, I agree' }).click();
  await review.getByRole('button', { name: 'Yes, I agree' }).click();
  await log(page).getByText('Heard: choice').first().waitFor();
  expect(trial.server.turns.at(-1)?.input).toEqual({
    kind: 'choice',
    action: 'confirm',
    subject: 'agreement-1',
    version: 15,
  });
  await page.getByRole('button', { name: 'A repair' }).click();
  await until(
    () => trial.server.turns.at(-1)?.input,
    (input) => input?.kind === 'choice' && input.action === 'say',
  );
  expect(await page.getByRole('button', { name: 'A repair' }).getAttribute('aria-pressed')).toBe('true');
  await context.close();
});

test('files come by the picker, by paste and by drop; one that is refused says why', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/all');
  const photo = { name: 'door.png', mimeType: 'image/png', buffer: Buffer.alloc(2_000) };
  await page.locator('.file-request input[type=file]').setInputFiles(photo);
  await page.getByText('door.png').first().waitFor();
  await until(
    () => trial.server.uploads,
    (uploads) => uploads.length === 1,
  );
  expect(trial.server.uploads[0]).toEqual({ name: 'door.png', bytes: 2_000, element: 'evidence' });
  const hand = (event: string, target: string): Promise<unknown> =>
    page.evaluate(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['abc'], '${event}.png', { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true, clipboardData: transfer, dataTransfer: transfer };
      document.querySelector('${target}').dispatchEvent(new ${event === 'paste' ? 'ClipboardEvent' : 'DragEvent'}('${event}', init));
    })()`);
  await hand('paste', '#composer');
  await hand('drop', '.log');
  const uploads = await until(
    () => trial.server.uploads,
    ({ length }) => length === 3,
  );
  expect(uploads.map(({ name }) => name).sort()).toEqual(['door.png', 'drop.png', 'paste.png']);
  await page.locator('.file-request input[type=file]').setInputFiles({ ...photo, name: 'all.zip' });
  await page.getByText('A zip cannot be read here.').waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  expect(await page.getByText('all.zip').count()).toBe(0);
  await context.close();
});

test('news is read out politely and once; a reader further up is left there and told', async () => {
  const { page, open, context } = await trial.person({ viewport: { width: 390, height: 640 } });
  await open('/c/all');
  await page.getByText('Agreement between you and Acme Ltd').waitFor();
  expect(await page.getByRole('button', { name: 'New messages' }).count()).toBe(0);
  const spoken = page.locator('[aria-live=polite]');
  expect(await spoken.textContent()).toBe('');
  await log(page).evaluate((it) => it.scrollTo(0, 0));
  const [bot] = everyKind('en');
  if (bot === undefined) throw new Error('The sample talk is empty.');
  trial.server.push('all', [{ ...bot, text: 'There is news for you.' }]);
  const pill = page.getByRole('button', { name: 'New messages' });
  await pill.waitFor();
  expect(await log(page).evaluate((it) => it.scrollTop)).toBe(0);
  expect(await spoken.textContent()).toBe('Parley, a bot: There is news for you.');
  await pill.click();
  await pill.waitFor({ state: 'detached' });
  expect(await log(page).evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight)).toBeLessThan(2);
  await context.close();
});

test('the language can be changed in the middle, and is kept for the next visit', async () => {
  const { page, open, context } = await trial.person();
  await open('/c/language');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByLabel('Language').selectOption('zh-Hant');
  await page.getByText('您好，我是 Parley，是機器人。').waitFor();
  await page.getByRole('button', { name: '我要找專人' }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-Hant');
  await open('/');
  await page.getByRole('heading', { name: '遇到問題了嗎？' }).waitFor();
  await context.close();
});

test('a link is looked at without entering; a used one and a closed conversation say so', async () => {
  const { page, open, context } = await trial.person();
  await open('/l/k7mpx4tq9wzd');
  const enter = page.getByRole('button', { name: 'See what it is about' });
  await enter.waitFor();
  await enter.click();
  await page.waitForURL('**/c/all');
  await open('/l/gone');
  await page.getByRole('heading', { name: 'This link has been used' }).waitFor();
  await open('/c/unknown');
  await page.getByText('There is nothing here for you.').waitFor();
  await context.close();
});

test('controls are large enough for a thumb, and nothing is cut off at 320 pixels or at twice the size', async () => {
  const { page, open, context } = await trial.person({ viewport: { width: 320, height: 568 } });
  await open('/c/all');
  await page.getByText('Agreement between you and Acme Ltd').waitFor();
  const small = await page
    .locator('button, select, input:not([type=file]), a.button, textarea')
    .evaluateAll((all) =>
      all
        .map((it) => ({ box: (it.closest('label.radio') ?? it).getBoundingClientRect(), html: it.outerHTML }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ html }) => html),
    );
  expect(small).toEqual([]);
  // 640 by 400 at 200 % zoom is 320 by 200.
  await page.setViewportSize({ width: 320, height: 200 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await composer(page).focus();
  const seen = await composer(page).boundingBox();
  expect(seen).not.toBeNull();
  expect((seen?.y ?? 0) + (seen?.height ?? 0)).toBeLessThanOrEqual(200);
  await context.close();
});
