/**
 * The handlers as they are deployed: bundled by esbuild, here with what they share in chunks, so that one thread loads
 * all of them in the time of one.
 */
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../constructs/bundle.ts';
import { madeOnce } from './made-once.ts';

/** @param entries paths from the project's root @returns the file to import for each; throws esbuild's error */
export async function bundleHandlers(entries: readonly string[]): Promise<Map<string, string>> {
  const folder = await madeOnce(
    ['handlers', JSON.stringify(bundleOptions), ...entries],
    ['functions'],
    async (outdir) => {
      await build({ ...bundleOptions, entryPoints: [...entries], outdir });
    },
  );
  return new Map(entries.map((entry) => [entry, join(folder, `${basename(entry, extname(entry))}.mjs`)]));
}
