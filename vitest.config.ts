/** How the tests run: each kind is a project of its own, so that `tests/run.ts` can name and count them. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tests/slow-first.ts';

/** Those integration tests that only need a world of their own, not modules of their own. */
const overOneWorld = 'tests/integration/{casework,store}/**/*.test.ts';

const kind = (name: string, timeoutMs: number, isolate = true) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    exclude: [overOneWorld],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    isolate,
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    // Each file has its own processes, ports and folders. One more than there are cores: two of them left a fifth of the
    // time unused in the end-to-end tests, which wait for processes, browsers and the disk.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowFirst },
    projects: [
      // They load the same modules again and again: once for all files of a process takes a quarter less time. What
      // asks when a module is loaded, or puts another in its place, is among the integration tests.
      kind('unit', 20_000, false),
      kind('integration', 90_000),
      // The same for these: it takes a third of their time.
      {
        extends: true,
        test: {
          ...kind('integration-casework', 90_000, false).test,
          include: [overOneWorld],
          exclude: [],
        },
      },
      // They only read what was synthesized: loading the CDK once for all files takes a third of the time.
      kind('infra', 120_000, false),
      kind('e2e', 180_000),
      kind('browser', 180_000),
    ],
    coverage: {
      provider: 'v8',
      include: ['functions/domain/**'],
      reporter: ['text-summary', 'json-summary'],
      // 95.2 were measured; random stories walk a few branches more or fewer each time.
      thresholds: { branches: 94 },
    },
  },
});
