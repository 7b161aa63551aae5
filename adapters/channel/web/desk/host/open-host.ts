import { browserHost } from './browser-host.ts';
import type { Host } from './host.ts';
import { wear } from './theme.ts';

/** Its own file, loaded inside Teams alone. */
const TEAMS = '/assets/desk-teams.js';

/** The host that the address names (`?host=teams`); a browser's, where Teams does not answer. The desk then looks like it. */
export const openHost = async (): Promise<Host> => {
  const host = (await named()) ?? browserHost();
  if (host.theme !== null) wear(host.theme);
  host.onTheme(wear);
  return host;
};

const named = async (): Promise<Host | null> => {
  if (new URLSearchParams(location.search).get('host') !== 'teams') return null;
  const { teamsHost } = (await import(TEAMS)) as typeof import('./teams-host.ts');
  return teamsHost();
};
