/** Bundles for the benchmark, made with the options of a deployment: a function, or what it imports of the SDK and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import { bundling } from '../../infra/constructs/tugirada-function.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Bundle {
  readonly file: string;
  /** Paths of the sources of which something is in it, from the project's root. */
  readonly sources: readonly string[];
}

export const bundleFunction = (name: string, folder: string): Bundle =>
  bundle({ entryPoints: [join(root, 'functions', `${name}.ts`)] }, join(folder, `${name}.mjs`));

/** @param imports names by package, as `sdkImportsOf` gives them */
export function bundleSdk(imports: ReadonlyMap<string, readonly string[]>, file: string): Bundle {
  const lines = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`);
  const all = [...imports.values()].flat();
  const contents = [...lines, `export default [${all.join(', ')}];`].join('\n');
  return bundle({ stdin: { contents, resolveDir: root } }, file);
}

/** @returns the names that a function imports of the SDK as values, by package; only of packages that are in its bundle */
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

function bundle(what: BuildOptions, outfile: string): Bundle {
  const { externalModules, banner, mainFields, sourceMap, ...options } = bundling;
  const { metafile } = buildSync({
    ...what,
    ...options,
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    metafile: true,
    logLevel: 'error',
    sourcemap: sourceMap,
    mainFields: [...mainFields],
    external: [...externalModules],
    banner: { js: banner },
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  // Wherever the packages are installed.
  const sources = used.map(([path]) => path.replace(/^.*node_modules\//, 'node_modules/'));
  return { file: outfile, sources };
}
