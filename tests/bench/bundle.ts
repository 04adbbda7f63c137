/** Bundles for the benchmark, made as for a deployment: a function, or what it imports of the SDK and nothing else. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundleInto, root } from '../../infra/constructs/bundle.ts';

export interface Bundle {
  /** What Lambda imports. */
  readonly file: string;
  /** kB that are read at a start: `file` and what it imports, and what these import. */
  readonly startKb: number;
  /** kB of all files, what is loaded on demand too; without source maps. */
  readonly wholeKb: number;
  /** Those files of a start that hold something of ours. */
  readonly filesOfOurs: readonly string[];
  /** Paths of the sources of which something is read at a start, from the project's root. */
  readonly sources: readonly string[];
}

/** @param folder is filled */
export const bundleFunction = async (name: string, folder: string): Promise<Bundle> =>
  toBundle(folder, await bundleInto(folder, `functions/${name}.ts`));

/** @param imports names by package, as `sdkImportsOf` gives them */
export async function bundleSdk(
  imports: ReadonlyMap<string, readonly string[]>,
  folder: string,
): Promise<Bundle> {
  const lines = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`);
  const all = [...imports.values()].flat();
  const source = [...lines, `export default [${all.join(', ')}];`].join('\n');
  return toBundle(folder, await bundleInto(folder, { source }));
}

/** @returns the names that a function imports of the SDK as values at its start, by package */
export function sdkImportsOf({ sources }: Bundle): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const ours = sources.filter((path) => path.startsWith('functions/'));
  for (const code of ours.map((path) => readFileSync(join(root, path), 'utf8'))) {
    for (const [, names = '', from = ''] of code.matchAll(SDK_IMPORT)) {
      if (!sources.some((path) => path.startsWith(`node_modules/${from}/`))) continue;
      const values = names.split(',').map((one) => one.trim());
      const known = found.get(from) ?? [];
      found.set(from, new Set([...known, ...values.filter((one) => one !== '' && !one.startsWith('type '))]));
    }
  }
  return new Map([...found].sort().map(([from, names]) => [from, [...names].sort()]));
}

const SDK_IMPORT = /^import \{([^}]+)\} from '(@aws-sdk\/[\w-]+)';$/gm;

function toBundle(folder: string, { outputs }: Metafile): Bundle {
  const code = Object.entries(outputs).filter(([path]) => path.endsWith('.mjs'));
  const read = new Map<string, Metafile['outputs'][string]>();
  const reach = (path: string): void => {
    const output = outputs[path];
    if (!output || read.has(path)) return;
    read.set(path, output);
    for (const { kind, path: next } of output.imports) if (kind === 'import-statement') reach(next);
  };
  for (const [path, { entryPoint }] of code) if (entryPoint && path.endsWith('/index.mjs')) reach(path);
  const inputs = [...read.values()].flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    file: resolve(folder, 'index.mjs'),
    startKb: kB([...read.values()]),
    wholeKb: kB(code.map(([, output]) => output)),
    filesOfOurs: [...read]
      .filter(([, { inputs }]) => Object.entries(inputs).some(ofOurs))
      .map(([path]) => path),
    // Wherever the packages are installed.
    sources: used.map(([path]) => path.replace(/^.*node_modules\//, 'node_modules/')),
  };
}

const ofOurs = ([path, { bytesInOutput }]: [string, { bytesInOutput: number }]): boolean =>
  path.startsWith('functions/') && bytesInOutput > 0;

const kB = (outputs: readonly { bytes: number }[]): number =>
  outputs.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
