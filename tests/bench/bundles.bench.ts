/**
 * Size and cold import of each function's bundle, beside a bundle that imports alone what the function imports of the SDK. Both
 * are made with the options of a deployment; `kB` is what a start reads, `all kB` also what is loaded on demand. Each import is a
 * process of its own, run as Lambda runs it; the two sides take turns. Processor time counts. A machine's speed changes from
 * minute to minute, so the times are compared turn by turn, and the median of these ratios counts.
 *
 *     npm run bench -- bundles
 *     BUNDLES=pages,sweep npm run bench -- bundles
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { type Bundle, bundleFunction, bundleSdk, sdkImportsOf } from './bundle.ts';

/** Turns of each side. */
const TURNS = 11;
/** The most that an import may take of that of the SDK clients alone. The reader of mails brings its parsers, and is only told of. */
const LIMIT = 1.5;
const UNLIMITED = ['read-mail'];

const baseUrl = 'https://tugirada.example';
const folder = mkdtempSync(join(tmpdir(), 'tugirada-bundles-'));
const worker = new URL('import-worker.ts', import.meta.url).pathname;
const asked = process.env.BUNDLES?.split(',');

try {
  const { functions } = await synthesizeTemplate(parseSettings({ baseUrl }), baseUrl);
  print(['function', 'kB', 'SDK kB', 'times', 'all kB', 'import ms', 'SDK ms', 'times']);
  const over: string[] = [];
  for (const { name, environment } of functions.filter((one) => asked?.includes(one.name) ?? true)) {
    const { cells, times } = await compare(name, environment);
    print(cells);
    if (times > LIMIT && !UNLIMITED.includes(name)) over.push(name);
  }
  for (const name of over) console.error(`${name} takes more than ${LIMIT} times its SDK clients`);
  process.exitCode = over.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

async function compare(
  name: string,
  environment: Record<string, string>,
): Promise<{ cells: string[]; times: number }> {
  const whole = await bundleFunction(name, join(folder, name));
  const sdk = await bundleSdk(sdkImportsOf(whole), join(folder, `${name}-sdk`));
  const turns = Array.from({ length: TURNS }, () => {
    const theirs = importMs(sdk, environment);
    const ours = importMs(whole, environment);
    return { ours, theirs, times: ours / theirs };
  });
  const times = median(turns.map((turn) => turn.times));
  const [ms, sdkMs] = [median(turns.map(({ ours }) => ours)), median(turns.map(({ theirs }) => theirs))];
  const sizes = [whole.startKb.toFixed(0), sdk.startKb.toFixed(0), (whole.startKb / sdk.startKb).toFixed(2)];
  const cells = [name, ...sizes, whole.wholeKb.toFixed(0), ms.toFixed(0), sdkMs.toFixed(0), times.toFixed(2)];
  return { cells, times };
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print([name = '', ...figures]: string[]): void {
  console.log(name.padEnd(18) + figures.map((figure) => figure.padStart(11)).join(''));
}
