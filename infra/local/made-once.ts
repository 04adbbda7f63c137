/** What is made of the project's sources and is the same until they change: kept under their hash, made once. */
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
import { join } from 'node:path';
import { root } from '../constructs/bundle.ts';

const cache = join(root, 'node_modules/.cache/tugirada');
/** Folders used last that stay (9 MB each): a system that still runs loads its rarer parts when it needs them. */
const KEPT = 24;

/**
 * @param what a name, and all that the result depends on beside sources and packages
 * @param sources folders from the project's root whose TypeScript the result is made of
 * @param make fills the folder; whoever makes the same at the same time makes the same: the first that is done wins
 * @returns the folder; throws what `make` throws
 */
export async function madeOnce(
  what: readonly [name: string, ...of: string[]],
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, `${what[0]}-${hashOf(what, sources)}`);
  if (!existsSync(folder)) await fill(folder, make);
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

async function fill(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(cache, { recursive: true });
  forgetOldest();
  const making = mkdtempSync(join(cache, 'making-'));
  try {
    await make(making);
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

function hashOf(what: readonly string[], sources: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(what));
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', ...files])
    hash.update(`\0${name}\0`).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 24);
}

function forgetOldest(): void {
  const folders = readdirSync(cache).map((name) => join(cache, name));
  const used = folders.map((folder) => ({
    folder,
    at: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  used.sort((a, b) => b.at - a.at);
  for (const { folder } of used.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}
