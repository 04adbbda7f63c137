/** Handlers as bundles: what is loaded at a start, and chunks for what `import()` loads when it is needed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { environments } from '#contract/environment';

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
 * Bundles every function as it is deployed.
 *
 * @param use gets the folder, in which each function has one of its own by its name; it is gone afterwards
 * @returns what `use` returns; throws what it throws, and esbuild's error when an import cannot be found
 */
export async function withBundles<Result>(use: (bundles: string) => Result): Promise<Result> {
  const bundles = mkdtempSync(join(tmpdir(), 'tugirada-bundles-'));
  try {
    const names = Object.keys(environments);
    await Promise.all(names.map((name) => bundleInto(join(bundles, name), `functions/${name}.ts`)));
    return use(bundles);
  } finally {
    rmSync(bundles, { recursive: true });
  }
}

/**
 * Makes what is deployed as one function: `index.mjs` and its chunks, minified, with source maps. Not CDK's *NodejsFunction*: it
 * asks esbuild for one file, so that everything would be read at every start.
 *
 * @param folder is filled
 * @param entry path of its source from the project's root, or the source itself
 * @returns what is in each file; throws esbuild's error when an import cannot be found
 */
export async function bundleInto(
  folder: string,
  entry: string | { readonly source: string },
): Promise<Metafile> {
  const { metafile } = await build({
    ...bundleOptions,
    ...(typeof entry === 'string'
      ? { entryPoints: [entry], plugins: [startInOnePiece(join(root, entry))] }
      : { stdin: { contents: entry.source, resolveDir: root } }),
    minify: true,
    outdir: folder,
    entryNames: 'index',
    chunkNames: '[name]-[hash]',
    metafile: true,
  });
  return metafile;
}

/**
 * esbuild puts apart what different entries share, and each `import()` is an entry: a start would read dozens of small files,
 * each for 0.4 ms of a processor. So whatever is loaded on demand imports the start as well, which is there by then: all of
 * the start is shared by the same entries, and stays together.
 */
const startInOnePiece = (start: string): Plugin => ({
  name: 'start-in-one-piece',
  setup({ onResolve, onLoad, resolve }) {
    const resolved = {};
    onResolve({ filter: /^[#.]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      const ours = importer.startsWith(join(root, 'functions/'));
      if (kind !== 'dynamic-import' || !ours || pluginData === resolved) return null;
      const real = await resolve(path, { kind, importer, resolveDir, pluginData: resolved });
      return real.errors.length > 0 ? real : { path: real.path, namespace: 'on-demand' };
    });
    onLoad({ filter: /./, namespace: 'on-demand' }, ({ path }) => ({
      contents: `import ${JSON.stringify(start)}; export * from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
});
