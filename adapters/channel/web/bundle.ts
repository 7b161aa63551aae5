import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const CLIENT = join(import.meta.dirname, 'client');

/**
 * What a page is made of. `copied` are files that are served as they are. `after`: the script that is on the page
 * already; what it holds is taken from it.
 */
export type Bundle = {
  readonly name: string;
  readonly after?: string;
  readonly script: string;
  readonly style: string | null;
  readonly format: 'esm' | 'iife';
  readonly copied: readonly string[];
};

/** Everything that browsers load. */
export const bundles = (): readonly Bundle[] =>
  [
    {
      name: 'client',
      script: join(CLIENT, 'client.tsx'),
      style: './client/client.css',
      format: 'esm' as const,
      copied: [join(CLIENT, 'index.html'), join(CLIENT, 'icon.svg')],
    },
    {
      name: 'rest',
      after: 'client',
      script: join(CLIENT, 'rest.ts'),
      style: null,
      format: 'esm' as const,
      copied: [],
    },
    {
      name: 'room',
      after: 'client',
      script: join(CLIENT, 'room/room.ts'),
      style: './client/room/room.css',
      format: 'esm' as const,
      copied: [join(CLIENT, 'room/room.html')],
    },
    {
      name: 'events',
      after: 'client',
      script: join(CLIENT, 'live/events.ts'),
      style: null,
      format: 'esm' as const,
      copied: [],
    },
    {
      name: 'dictation',
      script: join(CLIENT, 'dictation.ts'),
      style: null,
      format: 'esm' as const,
      copied: [],
    },
    {
      name: 'sign-in',
      script: join(CLIENT, 'sign-in.ts'),
      style: null,
      format: 'esm' as const,
      copied: [],
    },
    {
      name: 'widget',
      script: join(CLIENT, 'widget.ts'),
      style: null,
      format: 'iife' as const,
      copied: [],
    },
  ].filter(({ script }) => existsSync(script));
