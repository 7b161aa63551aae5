import { afterAll, beforeAll } from '@jest/globals';
import type { TeamsSettings } from '../../../../adapters/channel/teams/settings.ts';
import { openWorld, type World } from '../../../conversation/world.ts';
import { Microsoft } from './microsoft.ts';
import { TeamsPerson } from './person.ts';
import { type Served, serveTeams } from './served.ts';

export type Site = {
  readonly world: () => World;
  readonly microsoft: () => Microsoft;
  readonly served: () => Served;
  person(options?: { readonly account?: string; readonly locale?: string }): TeamsPerson;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
};

/** Parley behind Teams for a whole test file: real store, words and bots; Microsoft's side on loopback. */
export const teamsSite = (settings: Partial<TeamsSettings> = {}): Site => {
  let world: World | null = null;
  let microsoft: Microsoft | null = null;
  let served: Served | null = null;
  const there = <T>(value: T | null): T => {
    if (value === null) throw new Error('The site is not open.');
    return value;
  };
  beforeAll(async () => {
    world = await openWorld();
    microsoft = await Microsoft.start();
    served = await serveTeams(world.parley(), microsoft, { settings });
  });
  afterAll(async () => {
    await served?.close();
    await microsoft?.close();
    await world?.close();
  });
  return {
    world: () => there(world),
    microsoft: () => there(microsoft),
    served: () => there(served),
    person: (options) => new TeamsPerson(there(microsoft), () => there(served).url, options),
    settled: () => there(served).outbox.idle(),
  };
};
