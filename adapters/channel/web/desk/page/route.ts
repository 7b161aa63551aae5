import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from 'react';
import { PAGES, type PageId } from '../wire.ts';
import type { DeskWord } from '../words.ts';
import { addressParts } from './address.ts';

/** What a page is given: the parts of the address after its own name. */
export type PageProps = { readonly rest: readonly string[] };

type Page = {
  /** Its name in the navigation; null for a page that is reached from others only. */
  readonly word: DeskWord | null;
  readonly Page: LazyExoticComponent<ComponentType<PageProps>>;
  /** Fetches its code ahead of time. */
  readonly load: () => Promise<unknown>;
};

const page = (word: DeskWord | null, load: () => Promise<ComponentType<PageProps>>): Page => ({
  word,
  load,
  Page: lazy(async () => ({ default: await load() })),
});

/**
 * Every page of the console, in the order of the navigation; its code is loaded with its first showing. Who may see
 * which is said by the server (`DeskChrome.pages`). A page without a row does not compile.
 */
export const PAGE: { readonly [P in PageId]: Page } = {
  queue: page('desk.queue', async () => (await import('./queue/queue-page.tsx')).QueuePage),
  stalls: page('desk.stalls', async () => (await import('./stalls/stalls-page.tsx')).StallsPage),
  figures: page('desk.figures', async () => (await import('./report/pages.tsx')).FiguresPage),
  review: page('desk.review', async () => (await import('./report/pages.tsx')).ReviewPage),
  causes: page('desk.causes', async () => (await import('./report/pages.tsx')).CausesPage),
  warnings: page('desk.warnings', async () => (await import('./report/pages.tsx')).WarningsPage),
  leave: page('leave.title', async () => (await import('./leave/leave-page.tsx')).LeavePage),
  team: page('team.title', async () => (await import('./team/team-page.tsx')).TeamPage),
  registry: page('registry.title', async () => (await import('./team/registry-page.tsx')).RegistryPage),
  journal: page('journal.title', async () => (await import('./team/journal-page.tsx')).JournalPage),
  own: page('own.title', async () => (await import('./own/own-page.tsx')).OwnPage),
  case: page(null, async () => (await import('./case/case-page.tsx')).CasePage),
};

export type Route = PageProps & { readonly page: PageId };

/** The order of the navigation. */
export const ORDER = Object.keys(PAGE) as readonly PageId[];

/** An address that names no page is the queue's. */
const read = (): Route => {
  const [name, ...rest] = addressParts();
  const found = PAGES.find((each) => each === name);
  return found === undefined ? { page: 'queue', rest: [] } : { page: found, rest };
};

/** The page that the address names. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = (): void => setRoute(read());
    addEventListener('hashchange', changed);
    // The address may have changed between the first picture and this.
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
};
