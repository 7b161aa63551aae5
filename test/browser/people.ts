import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { readCatalogue } from '../../adapters/wording/icu/wording.ts';

const ENGLISH = readCatalogue(join(import.meta.dirname, '../../prompts/replies/en'));

/** The English words of a key of the catalogue, whatever is put into them. */
export const words = (key: string): RegExp => {
  const message = ENGLISH.get(key);
  if (message === undefined) throw new Error(`There are no words for ${key}.`);
  const parts = message.split(/\{\w+\}/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  // An apostrophe ends a selector of the browser's driver.
  return new RegExp(parts.join('.+').replaceAll("'", '.'), 'u');
};

/** What a person's browser is like. */
export type Look = {
  readonly locale?: string;
  readonly phone?: boolean;
  readonly dark?: boolean;
};

const whole = (key: string): RegExp => new RegExp(`^${words(key).source}$`, 'u');

/** Somebody with a browser of their own: nothing is shared with the others but the server. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Waits until a message with the words of that key has come. */
  reads(key: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses the newest button with the words of that key. */
  presses(key: string): Promise<void>;
  /** Presses the one button of a landing page. */
  enters(): Promise<void>;
  /** Types into the newest field with the words of that key. */
  types(key: string, text: string): Promise<void>;
  leaves(): Promise<void>;
};

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 860 };

export const visitor = async (
  browser: Browser,
  url: string,
  { locale = 'en', phone = false, dark = false }: Look = {},
): Promise<Visitor> => {
  const context = await browser.newContext({
    locale,
    timezoneId: 'America/New_York',
    viewport: phone ? PHONE : DESKTOP,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  // The newest message also stands in a region for screen readers; what counts is the log.
  const log = (): Locator => page.getByRole('log');
  return {
    page,
    context,
    reads: (key) => log().getByText(words(key)).last().waitFor({ state: 'visible' }),
    says: async (text) => {
      const composer = page.locator('#composer');
      await composer.fill(text);
      await composer.press('Enter');
    },
    presses: (key) =>
      page
        .getByRole('button', { name: whole(key) })
        .last()
        .click(),
    enters: () => page.getByRole('main').getByRole('button').click(),
    types: (key, text) => page.getByLabel(words(key)).last().fill(text),
    leaves: () => context.close(),
  };
};
