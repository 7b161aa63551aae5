import { app, authentication } from '@microsoft/teams-js';
import { caseHref } from '../page/address.ts';
import type { Host, Theme } from './host.ts';

/**
 * Teams answers at once where it is. A site that frames us and is not on the library's list of Microsoft's hosts gets no
 * answer and gives none; then the desk goes on as in a browser.
 */
const ANSWERS_WITHIN = 5_000;

const THEMES: { readonly [theme: string]: Theme } = {
  default: 'light',
  dark: 'dark',
  contrast: 'contrast',
  // The translucent look of some hosts has light ground under dark text.
  glass: 'light',
};
const themeOf = (name: string): Theme => THEMES[name] ?? 'light';

/** The tab's name in the app's manifest. */
const TAB = 'desk';

/**
 * Inside Teams. Null when nobody answers there.
 *
 * The library asks a server of Microsoft for its newest list of hosts. The page's policy allows calls to our own server
 * alone, so the list that it brings along is used.
 */
export const teamsHost = async (): Promise<Host | null> => {
  const context = await answered();
  if (context === null) return null;
  return {
    caseId: context.page.subPageId || null,
    framed: true,
    language: context.app.locale,
    theme: themeOf(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeOf(name))),
    // Without the person's consent, or signed out, there is none: the server's answer to none says what to do.
    token: () => authentication.getAuthToken().catch(() => ''),
    linkTo,
    shown: () => {
      app.notifyAppLoaded();
      app.notifySuccess();
    },
  };
};

const answered = async (): Promise<app.Context | null> => {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, ANSWERS_WITHIN, null));
  const context = app.initialize().then(
    () => app.getContext(),
    () => null,
  );
  return Promise.race([context, silence]);
};

/**
 * A deep link to a tab: "Create deep links", learn.microsoft.com, Teams platform. `subEntityId` comes back as the
 * context's `page.subPageId`; `webUrl` is for people without Teams.
 */
const linkTo: Host['linkTo'] = (caseId, label, teamsApp) => {
  const web = new URL(`/desk${caseHref(caseId)}`, location.origin);
  if (teamsApp === null) return web.href;
  const link = new URL(`https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsApp)}/${TAB}`);
  link.searchParams.set('webUrl', web.href);
  link.searchParams.set('label', label);
  link.searchParams.set('context', JSON.stringify({ subEntityId: caseId }));
  // Teams reads `+` as itself, not as a space.
  link.search = link.search.replaceAll('+', '%20');
  return link.href;
};
