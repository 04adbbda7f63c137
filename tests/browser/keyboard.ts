/** An officer accepts a referral with Tab, Enter and Space alone, and sees at each step where the focus is. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openWindow } from '../support/chromium.ts';
import { latest, PROVIDER, refer } from '../support/story.ts';
import type { Scene } from './in-browser.ts';
import { DESK } from './inspect.ts';

/** More steps than any page of ours has places to stop at. */
const MOST_TABS = 80;

export function keyboard(scene: Scene): void {
  const { chromium } = scene;

  it('leads from the sign-in to the accepted referral', async () => {
    const caseId = await refer(scene.system);
    const page = await openWindow(chromium, { width: DESK });
    await page.goto(`${scene.system.url}/admin`);
    await enter(page, /^Mari Maasikas/);
    await enter(page, new RegExp(`^${caseId}$`));
    await enter(page, /^Näita isikuandmeid/);
    await tabTo(page, /^Võta vastu/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Teenuseosutaja/);
    await enter(page, /^Kinnita otsus$/);
    expect(await page.getByRole('status').textContent()).toBe(
      'Suunamine on vastu võetud. Teenuseosutaja saab ülesande kirjaga.',
    );
    await scene.system.idle();
    expect((await latest(scene.system, PROVIDER, /tugiisiku leidmine/)).subject).toContain(caseId);
  });

  it('lets the first Tab skip the head of the page', async () => {
    const page = await openWindow(chromium, { width: DESK });
    await page.goto(`${scene.system.url}/admin`);
    await enter(page, /^Mari Maasikas/);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ words: 'Liigu põhisisu juurde', visible: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect((await focused(page)).words).toBe('Otsi juhtumit');
  });
}

/** Tabs to what is called so and presses Enter; returns when the next page is there. */
async function enter(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  const before = page.url();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(page.url()).not.toBe(before);
}

/** Presses Tab until the focus is on what is called so; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_TABS; step++) {
    await page.keyboard.press('Tab');
    const { words, visible } = await focused(page);
    passed.push(words);
    expect(visible, `the focus on "${words}" is seen`).toBe(true);
    if (name.test(words)) return;
  }
  throw new Error(`Tab never reached ${name}: ${passed.join(' | ')}`);
}

/** What has the focus: its label or text, and whether an outline of at least 2 px marks it inside the window. */
const focused = (page: Page): Promise<{ words: string; visible: boolean }> =>
  page.evaluate(`(() => {
    const one = document.activeElement;
    const label = one.labels?.[0] ?? one;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const { top, bottom, left, width } = one.getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && left >= 0 && width > 0;
    return {
      words: (label.getAttribute('aria-label') ?? label.textContent).replace(/\\s+/g, ' ').trim(),
      // Inside a date field the browser itself marks the button of its calendar.
      visible: inside && (one.type === 'date' || outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
    };
  })()`);
