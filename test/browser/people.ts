import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** What a person's browser is like. */
export type Look = {
  readonly locale?: string;
  readonly phone?: boolean;
  readonly dark?: boolean;
};

/** Somebody with a browser of their own: nothing is shared with the others but the server. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Waits until a message with such words has come. */
  reads(words: RegExp): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses the newest button with that name. */
  presses(name: string | RegExp): Promise<void>;
  /** Types into the newest field with that label. */
  types(label: string | RegExp, text: string): Promise<void>;
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
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  // The newest message also stands in a region for screen readers; what counts is the log.
  const log = (): Locator => page.getByRole('log');
  return {
    page,
    context,
    reads: (words) => log().getByText(words).last().waitFor({ state: 'visible' }),
    says: async (text) => {
      const composer = page.locator('#composer');
      await composer.fill(text);
      await composer.press('Enter');
    },
    presses: (name) =>
      page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .last()
        .click(),
    types: (label, text) => page.getByLabel(label).last().fill(text),
    leaves: () => context.close(),
  };
};
