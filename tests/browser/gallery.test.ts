/**
 * Every page in its states, drawn over plain ports: on a phone in Estonian, on a desk in English without scripts, readable by all.
 * axe-core looks at each state once, in turn here and there: both show the same elements.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow } from '../support/chromium.ts';
import { agencyPages } from './agency-pages.ts';
import { type Drawn, open, surveyPage } from './drawn.ts';
import { withChromium } from './in-browser.ts';
import { DESK, inspect, PHONE, watch } from './inspect.ts';
import { partyPages } from './party-pages.ts';

await withChromium((chromium) => {
  const windows: Partial<Record<'et' | 'en', Page>> = {};
  let strangers: string[] = [];
  beforeAll(async () => {
    windows.et = await openWindow(chromium, { width: PHONE });
    windows.en = await openWindow(chromium, { width: DESK, scripts: false });
    strangers = Object.values(windows).flatMap((page) => watch(page, 'https://tugirada.example').strangers);
  });
  afterAll(() => chromium.close());

  const shows = (pages: Readonly<Record<string, Drawn>>) => {
    const turns = Object.entries(pages).flatMap(([name, drawn], turn) =>
      (['et', 'en'] as const).map((language, window) => {
        const by = turn % 2 === window ? 'axe-core' : 'fit';
        return [name, language, by, drawn] as const;
      }),
    );
    it.each(turns)('shows %s (%s, %s)', async (_, language, by, drawn) => {
      const page = windows[language];
      if (!page) throw new Error('no window');
      await open(page, drawn, language);
      await inspect(page, by);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    });
  };
  describe('the agency’s pages', () => shows(agencyPages));
  describe('the pages of links', () => shows(partyPages));

  it.each([
    ['the client, in Ukrainian', surveyPage('client')],
    ['the client, in Russian', surveyPage('client', '?lang=ru')],
    ['the client, in English', surveyPage('client', '?lang=en')],
    ['the municipality', surveyPage('municipality', '?lang=et')],
    ['who has answered', surveyPage('client', '?thanks')],
    ['who answered before', surveyPage('client', '', 'used')],
    ['who comes too late', surveyPage('provider', '', 'over')],
  ])('shows the survey to %s', async (_, drawn) => {
    if (!windows.et) throw new Error('no window');
    await open(windows.et, drawn, 'et');
    await inspect(windows.et);
  });

  it('asks no other host for anything and breaks no policy of its own', () => {
    expect(strangers).toEqual([]);
  });
});
