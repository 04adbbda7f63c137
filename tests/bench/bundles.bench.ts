/**
 * Size and cold import of each function's bundle, beside a bundle that imports alone what the function imports of the SDK.
 * Each import is a process of its own, run as Lambda runs it; the two sides take turns. Processor time counts, and the best of
 * them: what else the machine does only slows down.
 *
 *     npm run bench -- bundles
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { type Bundle, bundleFunction, bundleSdk, sdkImportsOf } from './bundle.ts';

/** Turns of each side. */
const TURNS = 9;
/** The most that an import may take of that of the SDK clients alone. The reader of mails brings its parsers, and is only told of. */
const LIMIT = 1.5;
const UNLIMITED = ['read-mail'];

const baseUrl = 'https://tugirada.example';
const folder = mkdtempSync(join(tmpdir(), 'tugirada-bundles-'));
const worker = new URL('import-worker.ts', import.meta.url).pathname;

try {
  const { functions } = await synthesizeTemplate(parseSettings({ baseUrl }), baseUrl);
  const head = ['function', 'kB', 'SDK kB', 'times', 'import ms', 'SDK ms', 'times'];
  print(head);
  const over = functions.map(({ name, environment }) => {
    const { cells, times } = compare(name, environment);
    print(cells);
    return times > LIMIT && !UNLIMITED.includes(name) ? [name] : [];
  });
  for (const name of over.flat()) console.error(`${name} takes more than ${LIMIT} times its SDK clients`);
  process.exitCode = over.flat().length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

function compare(name: string, environment: Record<string, string>): { cells: string[]; times: number } {
  const whole = bundleFunction(name, folder);
  const sdk = bundleSdk(sdkImportsOf(whole), join(folder, `${name}-sdk.mjs`));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    theirs.push(importMs(sdk, environment));
    ours.push(importMs(whole, environment));
  }
  const [ms, sdkMs] = [Math.min(...ours), Math.min(...theirs)];
  const [kB, sdkKb] = [kBof(whole), kBof(sdk)];
  const rounded = [kB, sdkKb].map((size) => size.toFixed(0));
  const figures = [...rounded, (kB / sdkKb).toFixed(2), ms.toFixed(0), sdkMs.toFixed(0)];
  return { cells: [name, ...figures, (ms / sdkMs).toFixed(2)], times: ms / sdkMs };
}

/** Milliseconds of processor time. */
function importMs({ file }: Bundle, environment: Record<string, string>): number {
  const env = { ...environment, AWS_REGION: 'eu-central-1', PATH: process.env.PATH };
  const out = execFileSync(process.execPath, ['--enable-source-maps', worker, file], {
    encoding: 'utf8',
    env,
  });
  return Number(out);
}

function kBof({ file }: Bundle): number {
  return statSync(file).size / 1000;
}

function print([name = '', ...figures]: string[]): void {
  console.log(name.padEnd(18) + figures.map((figure) => figure.padStart(11)).join(''));
}
