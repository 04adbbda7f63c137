/** One browser for the tests of a file; on a machine that cannot run it they say so, and fail where CI is set. */
import { afterAll, describe, expect, it } from 'vitest';
import { type Chromium, startChromium } from '../support/chromium.ts';

/** Runs the tests in a browser of this file's own. */
export async function inBrowser(tests: (chromium: Chromium) => void): Promise<void> {
  const started = await startChromium().catch((error: Error) => error);
  if (started instanceof Error) {
    it('has a browser to test with', ({ annotate }) => {
      console.warn(`The pages are not tested in a browser. ${started.message}`);
      expect(process.env.CI, started.message).toBeUndefined();
      return annotate(started.message);
    });
    return;
  }
  describe('in Chromium', () => {
    afterAll(() => started.close());
    tests(started);
  });
}
