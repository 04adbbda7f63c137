/**
 * The handlers as they are deployed: bundled by esbuild, here with what they share in chunks, so that one thread loads
 * 23 of them in the time of one. A bundle is kept under the hash of all that it is made of and made once.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/tugirada');
/** Bundles used last that stay (9 MB each): a system that still runs loads its rarer chunks when it needs them. */
const KEPT = 20;

/** @param entries paths from the project's root @returns the file to import for each; throws esbuild's error */
export async function bundleHandlers(entries: readonly string[]): Promise<Map<string, string>> {
  const folder = join(cache, hashOfSources(entries));
  if (!existsSync(folder)) await make(entries, folder);
  const now = new Date();
  utimesSync(folder, now, now);
  return new Map(entries.map((entry) => [entry, join(folder, `${basename(entry, extname(entry))}.mjs`)]));
}

/** Whoever makes the same at the same time makes the same files: the first rename wins. */
async function make(entries: readonly string[], folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  forgetOldest();
  const outdir = mkdtempSync(join(cache, 'making-'));
  try {
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
    renameSync(outdir, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function hashOfSources(entries: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(entries));
  const files = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => join('functions', name));
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', ...files])
    hash.update(`\0${name}\0`).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 24);
}

function forgetOldest(): void {
  const folders = readdirSync(cache)
    .map((name) => join(cache, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of folders.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}
