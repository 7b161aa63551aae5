import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from 'react';
import { PAGES, type PageId } from '../wire.ts';
import type { DeskWord } from '../words.ts';
import { addressParts } from './address.ts';

/** What a page is given: the parts of the address after its own name. */
export type PageProps = { readonly rest: readonly string[] };

/** What pages are put together by in the navigation, in its order. */
export const GROUPS = ['work', 'report', 'people', 'own'] as const;
export type Group = (typeof GROUPS)[number];

/** What a group is called; null: its pages stand in the bar by themselves. The last is called by the reader's name. */
export const GROUP_WORD: { readonly [G in Group]: DeskWord | 'reader' | null } = {
  work: null,
  report: 'desk.reports',
  people: 'desk.people',
  own: 'reader',
};

type Page = {
  readonly group: Group;
  /** Its name in the navigation; null for a page that is reached from others only. */
  readonly word: DeskWord | null;
  readonly Page: LazyExoticComponent<ComponentType<PageProps>>;
  /** Fetches its code ahead of time. */
  readonly load: () => Promise<unknown>;
};

const page = (group: Group, word: DeskWord | null, load: () => Promise<ComponentType<PageProps>>): Page => ({
  group,
  word,
  load,
  Page: lazy(async () => ({ default: await load() })),
});

/**
 * Every page of the console, in the order of the navigation; its code is loaded with its first showing. Who may see
 * which is said by the server (`DeskChrome.pages`). A page without a row does not compile.
 */
export const PAGE: { readonly [P in PageId]: Page } = {
  queue: page('work', 'desk.queue', async () => (await import('./queue/queue-page.tsx')).QueuePage),
  stalls: page('report', 'desk.stalls', async () => (await import('./stalls/stalls-page.tsx')).StallsPage),
  figures: page('report', 'desk.figures', async () => (await import('./report/pages.tsx')).FiguresPage),
  review: page('report', 'desk.review', async () => (await import('./report/pages.tsx')).ReviewPage),
  causes: page('report', 'desk.causes', async () => (await import('./report/pages.tsx')).CausesPage),
  warnings: page('report', 'desk.warnings', async () => (await import('./report/pages.tsx')).WarningsPage),
  leave: page('work', 'leave.title', async () => (await import('./leave/leave-page.tsx')).LeavePage),
  team: page('people', 'team.title', async () => (await import('./team/team-page.tsx')).TeamPage),
  registry: page(
    'people',
    'registry.title',
    async () => (await import('./team/registry-page.tsx')).RegistryPage,
  ),
  journal: page('people', 'journal.title', async () => (await import('./team/journal-page.tsx')).JournalPage),
  own: page('own', 'own.title', async () => (await import('./own/own-page.tsx')).OwnPage),
  case: page('work', null, async () => (await import('./case/case-page.tsx')).CasePage),
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
