import { browserHost } from './browser-host.ts';
import type { Host } from './host.ts';

/** The host that the address names (`?host=teams`); a browser's, where Teams does not answer. */
export const openHost = async (): Promise<Host> => (await named()) ?? browserHost();

const named = async (): Promise<Host | null> => {
  if (new URLSearchParams(location.search).get('host') !== 'teams') return null;
  // Its own file, loaded inside Teams alone.
  const { teamsHost } = await import('./teams-host.ts');
  return teamsHost();
};
