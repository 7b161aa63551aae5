import { lateScript } from './late-script.ts';

export type Rest = typeof import('./rest.ts');

/** The second script. */
export const { load: loadRest, use: useRest } = lateScript<Rest>('/assets/rest.js');
