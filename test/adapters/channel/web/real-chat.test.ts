import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import { QUIET } from '../../../../adapters/channel/web/server/burst.ts';
import { launchChromium } from '../../../browser/chromium.ts';
import { type House, openHouse } from './house.ts';
import { goodFiles } from './sample-file.ts';
import { accessProblems } from './trial.ts';

let folder: string;
let house: House;
let browser: Browser;
let shop: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-real-'));
  await buildWeb(folder);
  house = await openHouse({ assetsDir: folder, quiet: QUIET });
  browser = await launchChromium();
  shop = createServer((_request, response) => {
    const script = `<script src="${house.url}/assets/widget.js" data-procedure="consumer" data-locale="en" async></script>`;
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>A shop</title>${script}</html>`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser.close();
  await house.close();
  shop.close();
  rmSync(folder, { recursive: true });
});

/** A person with a browser of their own, and what their pages complained about. */
const person = async (): Promise<{ readonly page: Page; readonly faults: readonly string[] }> => {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (line) => {
    if (/Content Security Policy|Refused/.test(line.text())) faults.push(line.text());
  });
  return { page, faults };
};

test('the page and the server understand each other: a case, a telling, a photo, a reload, another language', async () => {
  const { page, faults } = await person();
  await page.goto(house.url);
  await page.getByRole('button', { name: 'Goods and services' }).click();
  const log = page.getByRole('log');
  await log.getByText("Hello, I'm Parley").waitFor();
  await page
    .getByRole('textbox')
    .fill('I bought a kettle from Casa Lima for $80. It broke. I want a refund.');
  await page.keyboard.press('Enter');
  await log.getByText('Casa Lima', { exact: true }).waitFor();
  const png = (await goodFiles())['image/png'] ?? Buffer.alloc(0);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'kettle.png', mimeType: 'image/png', buffer: png });
  const picture = log.getByRole('link', { name: /kettle\.png/ }).locator('img');
  await picture.waitFor();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(60);
  await page.reload();
  await log.getByText('It broke. I want a refund.').first().waitFor();
  expect(await log.getByText('It broke. I want a refund.', { exact: false }).first().isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

/** A second of silence as a WAV file: 8,000 samples of 8 bits. */
const silence = (): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + 8_000, 4);
  head.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 8_000],
    [40, 8_000],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write('data', 36);
  return Buffer.concat([head, Buffer.alloc(8_000, 128)]);
};

test('a voice note is played in the conversation', async () => {
  const { page, faults } = await person();
  await page.goto(house.url);
  await page.getByRole('button', { name: 'Goods and services' }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'voice.wav', mimeType: 'audio/wav', buffer: silence() });
  const player = page.getByRole('log').locator('audio');
  await player.waitFor();
  const seconds = await player.evaluate(
    (audio: HTMLAudioElement) =>
      new Promise((resolve) => {
        audio.onloadedmetadata = () => resolve(audio.duration);
        audio.onerror = () => resolve(audio.error?.message);
        audio.load();
        audio.preload = 'metadata';
      }),
  );
  expect(seconds).toBe(1);
  expect(await accessProblems(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  ['over the socket', true],
  ['where sockets are blocked', false],
] as const)('three messages in a second, %s, have one answer below them', async (_name, sockets) => {
  const { page } = await person();
  if (!sockets) await page.addInitScript("sessionStorage.setItem('parley.noSocket', 'yes')");
  await page.goto(house.url);
  await page.getByRole('button', { name: 'Goods and services' }).click();
  const log = page.getByRole('log');
  await log.getByText("Hello, I'm Parley").waitFor();
  const burst = [
    'The kettle I bought from Acme on 20 February does not work.',
    'I paid $480',
    'no wait, $450',
  ];
  for (const text of burst) {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
  }
  const question = log.getByText('What would put it right for you?');
  await question.waitFor();
  await log.getByText('Sending').waitFor({ state: 'detached' });
  expect(await question.count()).toBe(1);
  expect(await log.locator('.group.me .words').allInnerTexts()).toEqual(burst);
  expect(await log.getByText('it was “$480”, now it is “$450”').count()).toBe(1);
  await page.context().close();
});

test('embedded in another site’s page, the chat opens a case and comes back to it', async () => {
  const { page, faults } = await person();
  const { port } = shop.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('button').first().click();
  const chat = page.frameLocator('iframe');
  await chat.getByRole('button', { name: /^Start/ }).click();
  await chat.getByText("Hello, I'm Parley").waitFor();
  await chat.getByRole('textbox').fill('The kettle that I bought here broke.');
  await chat.getByRole('textbox').press('Enter');
  await chat.getByRole('log').getByText('The kettle that I bought here broke.').first().waitFor();
  expect(faults).toEqual([]);

  await page.reload();
  await page.getByRole('button').first().click();
  await chat.getByRole('link', { name: 'Goods and services' }).click();
  await chat.getByRole('log').getByText('The kettle that I bought here broke.').first().waitFor();
  // What is set inside the shop's page is known there alone.
  await page.goto(house.url);
  expect(await page.getByText('Your cases').count()).toBe(0);
  await page.context().close();
});
