import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import { launchChromium } from '../../../browser/chromium.ts';
import { type House, openHouse } from './house.ts';
import { accessProblems, until } from './trial.ts';

let folder: string;
let house: House;
let browser: Browser;
let photo: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-upload-'));
  await buildWeb(folder);
  [house, browser] = await Promise.all([openHouse({ assetsDir: folder }), launchChromium()]);
  const raw = { width: 500, height: 400, channels: 3 } as const;
  // Noise does not get smaller: some 600 kB.
  const buffer = await sharp(randomBytes(500 * 400 * 3), { raw })
    .png()
    .toBuffer();
  photo = { name: 'kettle.png', mimeType: 'image/png', buffer };
});
afterEach(() => {
  house.gate.append = async () => {};
});
afterAll(async () => {
  await browser.close();
  await house.close();
  rmSync(folder, { recursive: true });
});

type Person = { readonly page: Page; readonly network: CDPSession; readonly id: string };

/** Somebody in a case of their own. */
const person = async (): Promise<Person> => {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(house.url);
  await page.getByRole('button', { name: 'Goods and services' }).click();
  await page.getByRole('log').getByText("Hello, I'm Parley").waitFor();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  return { page, network, id: page.url().split('/').at(-1) ?? '' };
};
/** Bytes a second that leave the browser; -1: as many as can. */
const throttle = ({ network }: Person, uploadThroughput: number) =>
  network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
const choose = ({ page }: Person, file = photo): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(file);
const share = ({ page }: Person): Promise<number> =>
  page.locator('.upload progress').evaluate((bar) => (bar as HTMLProgressElement).value);
const evidence = async ({ id }: Person): Promise<readonly string[]> => {
  const { caseId } = (await house.store.conversation(id)) ?? { caseId: '' };
  return (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded' ? [event.evidence.name] : [],
  );
};
const kept = ({ page }: Person): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('parley', 1);
        opening.onsuccess = () => {
          const count = opening.result.transaction('files').objectStore('files').count();
          count.onsuccess = () => {
            opening.result.close();
            resolve(count.result);
          };
        };
      }),
  );

test('a reload in the middle of a slow upload: the file goes on, with its progress, and is on the record once', async () => {
  const someone = await person();
  const { page } = someone;
  await throttle(someone, 100_000);
  await choose(someone);
  await until(
    () => share(someone),
    (value) => value > 0.1,
  );
  await page.reload();
  const going = page.locator('.upload');
  await going.getByText('kettle.png').waitFor();
  await going.getByRole('progressbar', { name: /kettle\.png/ }).waitFor();
  expect(await accessProblems(page)).toEqual([]);
  expect(await evidence(someone)).toEqual([]);
  await throttle(someone, -1);
  await page
    .getByRole('log')
    .getByRole('link', { name: /kettle\.png/ })
    .waitFor();
  await going.waitFor({ state: 'detached' });
  expect(await evidence(someone)).toEqual(['kettle.png']);
  await until(
    () => kept(someone),
    (count) => count === 0,
  );
  // What is on the record is not sent by another reload.
  await page.reload();
  await page
    .getByRole('log')
    .getByRole('link', { name: /kettle\.png/ })
    .waitFor();
  await page.waitForTimeout(200);
  expect(await going.count()).toBe(0);
  expect(await evidence(someone)).toEqual(['kettle.png']);
  await page.context().close();
});

test('a file that had arrived when the page went is sent again under the same id and counts once', async () => {
  const someone = await person();
  const { page, id } = someone;
  let open = (): void => {};
  house.gate.append = () =>
    new Promise((resolve) => {
      open = resolve;
    });
  await choose(someone);
  await until(
    () => house.gate.waiting,
    (waiting) => waiting === 1,
  );
  await until(
    () => kept(someone),
    (count) => count === 1,
  );
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(`${id}/files?`))
      sent.push(new URL(request.url()).searchParams.get('id') ?? '');
  });
  await page.reload();
  await until(
    () => sent.length,
    (count) => count === 1,
  );
  house.gate.append = async () => {};
  open();
  await page.locator('.upload').waitFor({ state: 'detached' });
  expect(await evidence(someone)).toEqual(['kettle.png']);
  expect(
    await page
      .getByRole('log')
      .getByRole('link', { name: /kettle\.png/ })
      .count(),
  ).toBe(1);
  await page.context().close();
});

test('one that is cancelled after the reload is gone for good', async () => {
  const someone = await person();
  const { page } = someone;
  await throttle(someone, 20_000);
  await choose(someone);
  await until(
    () => kept(someone),
    (count) => count === 1,
  );
  await page.reload();
  await page.locator('.upload').getByRole('button', { name: 'Remove' }).click();
  await until(
    () => kept(someone),
    (count) => count === 0,
  );
  await throttle(someone, -1);
  await page.reload();
  await page.getByRole('log').getByText("Hello, I'm Parley").waitFor();
  await page.waitForTimeout(200);
  expect(await page.locator('.upload').count()).toBe(0);
  expect(await evidence(someone)).toEqual([]);
  await page.context().close();
  // Somebody who goes away in the middle of a file is no fault of the program.
  expect(house.log.text()).not.toContain('"level":50');
});

test('what cannot be taken says why, is not tried again by a reload, and one that is too large is not sent at all', async () => {
  const someone = await person();
  const { page } = someone;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await choose(someone, {
    name: 'all.zip',
    mimeType: 'image/png',
    buffer: Buffer.from('PK\u0003\u0004 no picture'),
  });
  await page.locator('.upload').getByText('This kind of file').waitFor();
  expect(await page.locator('.upload').getByRole('button', { name: 'Send again' }).count()).toBe(0);
  await until(
    () => kept(someone),
    (count) => count === 0,
  );
  const before = asked.filter((url) => url.includes('/files?')).length;
  await choose(someone, { ...photo, name: 'huge.png', buffer: Buffer.alloc(10 * 1_024 * 1_024 + 1) });
  await page.locator('.upload').getByText('up to 10 MB').waitFor();
  expect(asked.filter((url) => url.includes('/files?'))).toHaveLength(before);
  expect(await kept(someone)).toBe(0);
  await page.context().close();
});
