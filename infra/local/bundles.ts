/**
 * The handlers as they are deployed: bundled by esbuild, here with what they share in chunks, so that one thread loads
 * all of them in the time of one.
 */
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import { madeOnce, root } from './made-once.ts';

/** @param entries paths from the project's root @returns the file to import for each; throws esbuild's error */
export async function bundleHandlers(entries: readonly string[]): Promise<Map<string, string>> {
  const folder = await madeOnce(['handlers', ...entries], ['functions'], async (outdir) => {
    await build({
      entryPoints: [...entries],
      absWorkingDir: root,
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      sourcemap: 'linked',
      sourcesContent: false,
      mainFields: ['module', 'main'],
      // Some dependencies still call require(), which an ES module does not have.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'silent',
    });
  });
  return new Map(entries.map((entry) => [entry, join(folder, `${basename(entry, extname(entry))}.mjs`)]));
}
