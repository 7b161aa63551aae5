import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const BUILD = pathToFileURL(resolve('adapters/channel/web/build-console.ts')).href;

/**
 * Where the console lies as browsers load it: built by whichever test comes first, for all of them. In a process of its
 * own: Vite's bundler is native code that does not know the objects of the context that jest runs tests in.
 */
export const consoleAssets = async (): Promise<string> => {
  const folder = resolve('build/test-console');
  const script = `import { buildConsole } from ${JSON.stringify(BUILD)}; await buildConsole(${JSON.stringify(folder)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return folder;
};
