/** Handlers as bundles: what is loaded at a start, and chunks for what `import()` loads when it is needed. */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** For deployments, the local system and the benchmark alike. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  outExtension: { '.js': '.mjs' },
  sourcemap: 'linked',
  // Places without the text of the sources: the runtime reads the map at every cold start.
  sourcesContent: false,
  // Nothing is external, the SDK neither: what was tested is what runs.
  mainFields: ['module', 'main'],
  // Some dependencies still call require(), which an ES module does not have.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Makes what is deployed as one function: `index.mjs` and its chunks, minified, with source maps.
 *
 * @param folder is filled
 * @param entry path of its source from the project's root, or the source itself
 * @returns what is in each file; throws esbuild's error when an import cannot be found
 */
export const bundleInto = (folder: string, entry: string | { readonly source: string }): Metafile =>
  buildSync({
    ...bundleOptions,
    ...(typeof entry === 'string'
      ? { entryPoints: [entry] }
      : { stdin: { contents: entry.source, resolveDir: root } }),
    minify: true,
    outdir: folder,
    entryNames: 'index',
    chunkNames: '[name]-[hash]',
    metafile: true,
  }).metafile;
