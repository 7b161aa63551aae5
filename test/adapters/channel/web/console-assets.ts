import { resolve } from 'node:path';
import { buildConsole } from '../../../../adapters/channel/web/build-console.ts';

/** Where the console lies as browsers load it: built by whichever test comes first, for all of them. */
export const consoleAssets = async (): Promise<string> => {
  const folder = resolve('build/test-console');
  await buildConsole(folder);
  return folder;
};
