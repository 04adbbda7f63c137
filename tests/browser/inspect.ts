/** What every page must be, in every state: readable by all (axe-core), no wider than its window, without foreign parts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The narrowest phone that WCAG 2.2 (1.4.10 Reflow) speaks of, and an ordinary desk, in CSS pixels. */
export const PHONE = 320;
export const DESK = 1280;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sessions = new WeakMap<Page, CDPSession>();

/**
 * Looks at the page as it stands, and how it fits both widths. Fails with what is wrong, and where.
 * @param by `fit` leaves axe-core out, which takes most of the time
 */
export async function inspect(page: Page, by: 'axe-core' | 'fit' = 'axe-core'): Promise<void> {
  const where = new URL(page.url()).pathname.replace(/\/task\/.*/, '/task/…');
  if (by === 'axe-core') await isReadable(page, where, []);
  await fits(page, where);
  expect(await page.title()).toMatch(/^.+ – /);
}

/** The same for the HTML of a mail, which is a part of the mail program's page: landmarks are not its matter. */
export async function inspectMail(page: Page, subject: string): Promise<void> {
  await isReadable(page, subject, ['landmark-one-main', 'region']);
  await fits(page, subject);
}

async function isReadable(page: Page, where: string, without: string[]): Promise<void> {
  const width = page.viewportSize()?.width ?? DESK;
  expect(await violations(page, without), `axe-core on ${where} at ${width} px`).toEqual([]);
}

async function fits(page: Page, where: string): Promise<void> {
  const own = page.viewportSize() ?? { width: DESK, height: 900 };
  for (const width of [PHONE, DESK]) {
    await page.setViewportSize({ ...own, width });
    expect(await tooWide(page), `${where} is too wide at ${width} px`).toEqual([]);
  }
  await page.setViewportSize(own);
  expect(await page.getByRole('heading', { level: 1 }).count(), `h1 on ${where}`).toBe(1);
}

/** Fails later, in `strangers`, when the page asks for anything of another host or breaks its own policy. */
export function watch(page: Page, baseUrl: string): { strangers: string[] } {
  const strangers: string[] = [];
  page.context().on('request', (request) => {
    if (!request.url().startsWith(`${baseUrl}/`) && !request.url().startsWith('about:'))
      strangers.push(request.url());
  });
  page.context().on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) strangers.push(message.text());
  });
  return { strangers };
}

/** What sticks out on the right, if the page can be scrolled sideways; a part that scrolls by itself may be wider. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80));
    return [page.scrollWidth + ' px', ...out.slice(0, 5)];
  })()`);

async function violations(page: Page, without: string[]): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  return withScripts(page, async () => {
    await page.evaluate(`${axe};0`);
    // The frame of a mail is another page: the test of the mails looks at it by itself.
    return page.evaluate<string[]>(`axe.run({ exclude: ['iframe'] }, ${options}).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => id + ': ' + help + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
  });
}

/** axe-core needs timers, which a window without scripts does not run: they run while it looks, after the page is there. */
async function withScripts<T>(page: Page, look: () => Promise<T>): Promise<T> {
  if (await page.evaluate<boolean>('matchMedia("(scripting: enabled)").matches')) return look();
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  // "true" first: the session believes that scripts run and would take "false" for no change.
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    return await look();
  } finally {
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}
