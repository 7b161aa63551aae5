import { basename, resolve } from 'node:path';
import type { BuildOptions, BuildResult, Plugin } from 'esbuild';

type First = Pick<BuildResult<{ metafile: true; write: false }>, 'metafile' | 'outputFiles'>;

/** A module that the plugin itself asks for is not answered by it again. */
const ASKED = Symbol('asked');

/**
 * Makes of `options` a bundle that is loaded after another one: a module that the first bundle holds is not bundled a
 * second time but imported from it, so that there is one of each (a context, a component) on the page. `first` is how the
 * first one was built, with its metafile; `address` where browsers find it.
 */
export const bundledAfter = <O extends BuildOptions>(options: O, first: First, address: string): O => {
  const held = new Set(
    Object.keys(first.metafile.inputs).map((path) => resolve(options.absWorkingDir ?? '.', path)),
  );
  const fromFirst: Plugin = {
    name: 'from-first',
    setup: (build) => {
      build.onResolve({ filter: /./ }, async ({ path, pluginData, ...asked }) => {
        if (pluginData === ASKED || asked.kind === 'entry-point') return null;
        const { importer, resolveDir, kind, namespace } = asked;
        const found = await build.resolve(path, { importer, resolveDir, kind, namespace, pluginData: ASKED });
        return held.has(found.path) ? { path: address, external: true } : found;
      });
      build.onEnd(({ outputFiles = [] }) => ({ errors: missing(first, address, outputFiles) }));
    },
  };
  return { ...options, plugins: [fromFirst] };
};

/** Names that are imported from the first bundle and that it does not export: a browser would load nothing at all. */
const missing = ({ metafile }: First, address: string, files: readonly { readonly text: string }[]) => {
  const { exports = [] } =
    Object.entries(metafile.outputs).find(([path]) => basename(path) === basename(address))?.[1] ?? {};
  const imported = files.flatMap(({ text }) =>
    [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/gu)]
      .filter(([, , from]) => from === address)
      .flatMap(([, names = '']) => names.split(',').map((name) => name.trim().split(/\s+as\s+/u)[0] ?? '')),
  );
  return imported
    .filter((name) => !exports.includes(name))
    .map((name) => ({ text: `${address} does not export ${name}.` }));
};
