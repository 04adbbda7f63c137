/** An officer and a provider work with Tab, Enter and Space alone, and see at each step where the focus is. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openWindow } from '../support/chromium.ts';
import { latest, MUNICIPALITY, PROVIDER, refer, taskLink } from '../support/story.ts';
import type { Scene } from './in-browser.ts';
import { DESK } from './inspect.ts';

/** More steps than any page of ours has places to stop at. */
const MOST_TABS = 80;

export function keyboard(scene: Scene): void {
  const { chromium } = scene;

  it('leads from the sign-in to the arranged meeting', async () => {
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

    await openTask(page, new RegExp(`tugiisiku leidmine.*${caseId}`));
    await type(page, /^E-posti aadress/, PROVIDER);
    await send(page, /^Ava ülesanne$/);
    await type(page, /^Tugiisiku nimi/, 'Kalle Kask');
    await type(page, /^Telefon/, '5555 1234');
    for (const box of [/^ukraina/, /astme sugulane/, /samas kodus/, /karistust/]) {
      await tabTo(page, box);
      await page.keyboard.press('Space');
    }
    await send(page, /^Saada vastus$/);
    expect(await page.getByRole('main').textContent()).toContain('Saime vastuse kätte');

    await openTask(page, new RegExp(`kokkuleppimine.*${caseId}`));
    await type(page, /^Kuupäev/, '18022026');
    await type(page, /^Kellaaeg/, '10.00');
    await type(page, /^Koht/, 'Kesk 1, Elva');
    await send(page, /^Saada vastus$/);
    await scene.system.idle();
    const told = await latest(scene.system, MUNICIPALITY, new RegExp(`${caseId}.*esmane kohtumine`));
    expect(told.subject).toContain('18.02.2026 kell 10.00');
  });

  /** The link of a mail is opened by the mail program. */
  async function openTask(page: Page, subject: RegExp): Promise<void> {
    await scene.system.idle();
    await page.goto(taskLink(await latest(scene.system, PROVIDER, subject)));
  }

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

/** Tabs to a field and types. */
async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Tabs to a button and presses Enter; returns when the page that answers is there, at whatever address. */
async function send(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
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
