/** Runs the CDK command line of this project on an assembly that was synthesized before. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const script = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');

/**
 * Its output goes to ours.
 *
 * @param assembly folder of the cloud assembly
 * @returns false when the command failed
 */
export function cdk(assembly: string, ...options: string[]): Promise<boolean> {
  const all = [script, ...options, '--app', assembly, '--no-notices', '--progress', 'events', '--ci'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, all, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
