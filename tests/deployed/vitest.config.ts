/** `npm run test:deployed`: apart from the other tests, because it needs a deployment, and machines there run in real time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    name: 'deployed',
    include: ['tests/deployed/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Each stage stands on the one before.
    bail: 1,
    reporters: ['verbose'],
  },
});
