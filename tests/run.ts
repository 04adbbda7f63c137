/**
 * `npm test`: types and lint, unit tests, then all that take minutes; ends with one line `N passed, N failed`.
 * `npm test -- unit e2e` runs only those kinds. Types and lint count as one test each.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Those of a group run at the same time: one after the other each would end with one worker busy and a core idle. */
const groups = [['unit'], ['integration', 'infra', 'e2e', 'browser']] as const;
const kinds = groups.flat();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !['types', 'lint', ...kinds].includes(name));
if (unknown.length > 0)
  throw new Error(`Unknown: ${unknown.join(', ')}. Known: types, lint, ${kinds.join(', ')}`);

const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);
const folder = mkdtempSync(join(tmpdir(), 'tugirada-test-'));
const counts: Count[] = [];
try {
  if (wanted('types')) counts.push(await check('types', binary('typescript', 'tsc'), ['--noEmit']));
  if (wanted('lint')) counts.push(await check('lint', binary('@biomejs/biome', 'biome'), ['check', '.']));
  for (const group of groups) {
    const kindsOfIt = group.filter(wanted);
    if (kindsOfIt.length > 0) counts.push(await tests(kindsOfIt));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sum = (name: keyof Count): number => counts.reduce((total, count) => total + count[name], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;

async function check(name: string, script: string, options: string[]): Promise<Count> {
  console.log(`\n— ${name}`);
  const passed = (await run(script, options)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** What fails without a failed test (a file that does not load, an error after the end) counts as one failure. */
async function tests(group: readonly string[]): Promise<Count> {
  console.log(`\n— ${group.join(', ')}`);
  const report = join(folder, `${group.join('-')}.json`);
  // Integration tests are two projects.
  const projects = group.flatMap((kind) => ['--project', `${kind}*`]);
  const coverage = group.includes('unit') ? ['--coverage'] : [];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(binary('vitest', 'vitest'), ['run', ...projects, ...reporters, ...coverage]);
  const { passed, failed } = countsOf(report);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function countsOf(report: string): Count {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function run(script: string, options: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The script behind a package's command: found by its package.json, so that no PATH is needed. */
function binary(packageName: string, command: string): string {
  const file = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  return join(file, '..', typeof bin === 'string' ? bin : bin[command]);
}
