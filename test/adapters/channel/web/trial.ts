import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import { launchChromium } from '../../../browser/chromium.ts';
import { startWireServer, type WireServer } from './wire-server.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real browser before a scripted server: what every trial of the browser's side starts with. */
export type Trial = {
  readonly server: WireServer;
  readonly browser: Browser;
  /** A person with a browser of their own. `faults` gathers what the page complained about. */
  person(options?: BrowserContextOptions): Promise<Person>;
  close(): Promise<void>;
};
type Person = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
  open(path: string): Promise<void>;
};

export const startTrial = async (): Promise<Trial> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-web-'));
  await buildWeb(folder);
  const [server, browser] = await Promise.all([startWireServer(folder), launchChromium()]);
  return {
    server,
    browser,
    person: async (options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (fault) => faults.push(String(fault)));
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) faults.push(line.text());
      });
      return {
        context,
        page,
        faults,
        open: async (path) => {
          await page.goto(`http://127.0.0.1:${server.port}${path}`);
        },
      };
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** What axe finds against WCAG 2.2 A and AA and its own good practice, each as one line. */
export const accessProblems = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ' ' + html + ' ' + failureSummary)))`,
  );
  return found as readonly string[];
};

/** Waits until something is so; fails with the last value where it never is. */
export const until = async <T>(look: () => T | Promise<T>, right: (value: T) => boolean): Promise<T> => {
  const end = Date.now() + 5_000;
  for (;;) {
    const value = await look();
    if (right(value)) return value;
    if (Date.now() > end) throw new Error(`Never so: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
