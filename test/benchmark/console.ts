import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '../../core/port/store.ts';
import { deskSite, withPage } from '../adapters/channel/web/desk-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { batch } from '../contract/store-fixture.ts';
import { joinedDispute, office } from '../fixture/office.ts';
import { inFolder, type Measure, quantile, whole } from './measure.ts';
import { busyRow } from './queue.ts';

const CASES = 10_000;
const AT_ONCE = 500;
/** Cases that are opened, each for the first time. */
const OPENED = 25;
const LIMIT = 100;
const FIRST_LOAD = 250_000;
/** A frame that took longer is one that a person sees. */
const LONG_FRAME = 50;

const fill = async (store: Store): Promise<void> => {
  for (let from = 0; from < CASES; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => ({
        ...busyRow(from + index),
        phase: 'negotiating',
        step: 'negotiate',
      })).map((row) => store.append(batch(row.caseId, 0, { row }))),
    );
};

/** The console in a real Chromium, on a store of 10,000 open cases: its first load, a change of route, and scrolling. */
export const benchConsole = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'console.sqlite') });
    const at = office(store);
    await fill(store);
    const caseIds: string[] = [];
    for (let count = 0; count < OPENED; count += 1) caseIds.push((await joinedDispute(at)).caseId);
    const site = await withPage(deskSite(at));
    const url = await site.listen({ port: 0, host: '127.0.0.1' });
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'en' });
      await context.addCookies([{ name: 'who', value: 'alex', url }]);
      const page = await context.newPage();
      const first = await firstLoad(page, url);
      return [
        { name: 'console: open cases', value: whole(CASES + OPENED) },
        first,
        ...(await routes(page, caseIds)),
        ...(await scrolled(page)),
      ];
    } finally {
      await browser.close();
      await site.close();
      await store.close();
    }
  });

/** Bytes of scripts, styles and the page, as they came over the wire until the first rows were there. */
const firstLoad = async (page: Page, url: string): Promise<Measure> => {
  let bytes = 0;
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const files = new Set<string>();
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.url.includes('/api/')) files.add(requestId);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) bytes += encodedDataLength;
  });
  const from = performance.now();
  await page.goto(`${url}/desk`);
  await page.locator('.row').first().waitFor();
  const took = performance.now() - from;
  const value = `${whole(bytes / 1_000)} kB`;
  // The code of the other pages comes afterwards; a route is changed once it is there.
  await page.waitForLoadState('networkidle');
  return {
    name: 'console: first load on the wire',
    value,
    ratio: `${whole(took)} ms to the first rows`,
    target: `<= ${FIRST_LOAD / 1_000} kB`,
  };
};

/** Goes to an address as a link does, and says how many milliseconds passed until what it leads to was drawn. */
const goes = (page: Page, hash: string, shown: string): Promise<number> =>
  page.evaluate(
    `new Promise((done) => {
      const from = performance.now();
      const look = () => document.querySelector(${JSON.stringify(shown)}) === null
        ? requestAnimationFrame(look)
        : requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
      location.hash = ${JSON.stringify(hash)};
      requestAnimationFrame(look);
    })`,
  );

const routes = async (page: Page, caseIds: readonly string[]): Promise<readonly Measure[]> => {
  const there: number[] = [];
  const back: number[] = [];
  for (const caseId of caseIds) {
    there.push(await goes(page, `#/case/${caseId}`, 'main.case .columns'));
    back.push(await goes(page, '#/queue', 'main.queue .row'));
  }
  const line = (name: string, took: readonly number[]): Measure => ({
    name: `console: ${name}, median`,
    value: `${quantile(took, 0.5).toFixed(0)} ms`,
    ratio: `p95 ${quantile(took, 0.95).toFixed(0)} ms`,
    target: `<= ${LIMIT} ms`,
  });
  return [line('from the queue to a case', there), line('from a case to the queue', back)];
};

/** Scrolls the queue to its end, as fast as a wheel that is spun, and counts the frames that a person would see. */
const scrolled = async (page: Page): Promise<readonly Measure[]> => {
  const frames: readonly number[] = await page.evaluate(
    `new Promise((done) => {
      const main = document.querySelector('main.queue'), took = [];
      let before = performance.now(), still = 0;
      const step = (now) => {
        took.push(now - before);
        before = now;
        const top = main.scrollTop;
        main.scrollTop = top + 1000;
        still = main.scrollTop === top ? still + 1 : 0;
        // The next rows may be on their way: at the end once nothing has moved for a second.
        still < 60 ? requestAnimationFrame(step) : done(took);
      };
      requestAnimationFrame(step);
    })`,
  );
  const long = frames.filter((took) => took > LONG_FRAME);
  return [
    {
      name: `console: frames over ${LONG_FRAME} ms while scrolling to the end`,
      value: whole(long.length),
      ratio: `of ${whole(frames.length)}, p95 ${quantile(frames, 0.95).toFixed(0)} ms`,
      target: '0',
    },
    { name: 'console: slowest frame', value: `${quantile(frames, 1).toFixed(0)} ms` },
  ];
};
