/** The project's own source files, for tests that judge how the code is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Import {
  /** As written: `#domain/x`, `./x.ts`, `node:fs`, `zod`. */
  readonly from: string;
  readonly typeOnly: boolean;
}

export interface Source {
  /** From the root of the project, with slashes: `functions/domain/x.ts`. */
  readonly path: string;
  readonly lines: number;
  /** The code without its comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Reads all TypeScript under some folders of the project; fixtures are data and left out. */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('/fixtures/'))
      .sort()
      .map(readSource),
  );
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const code = withoutComments(text);
  return { path, lines: text.trimEnd().split('\n').length, code, imports: importsOf(code) };
}

/** Comments go, texts stay: the first alternative that matches at a place wins. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
}

export function importsOf(code: string): Import[] {
  const declared = [
    ...code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;()]*?\sfrom\s+)?'([^']+)'/gm),
  ];
  const called = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)];
  return [
    ...declared.map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...called.map(([, from = '']) => ({ from, typeOnly: false })),
  ];
}
