/** What the browser tests of a file share: one Chromium and one local system, for starting them costs more than most tests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, startChromium } from '../support/chromium.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

export type Scene = {
  readonly chromium: Chromium;
  /** Its clock starts on Monday, 16 February 2026 at 10.00 in Tallinn; there from the first test on. */
  readonly system: TestSystem;
};

/** Runs the tests in a real browser; on a machine that has none they say so, and fail where CI is set. */
export async function withChromium(tests: (chromium: Chromium) => void): Promise<void> {
  const chromium = await startChromium().catch((error: Error) => error);
  if (chromium instanceof Error) {
    it('has a browser to test with', ({ annotate }) => {
      console.warn(`The pages are not tested in a browser. ${chromium.message}`);
      expect(process.env.CI, chromium.message).toBeUndefined();
      return annotate(chromium.message);
    });
    return;
  }
  describe('in Chromium', () => tests(chromium));
}

/** The same with a local system that all tests share. */
export const inBrowser = (tests: (scene: Scene) => void): Promise<void> =>
  withChromium((chromium) => {
    let system: TestSystem | null = null;
    beforeAll(async () => {
      system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
    });
    afterAll(async () => {
      await Promise.all([system?.stop(), chromium.close()]);
    });
    tests({
      chromium,
      get system() {
        if (!system) throw new Error('The system starts before the first test, not before');
        return system;
      },
    });
  });
