/** The main path by people's clicks: from the sample referral to a running service, with and without scripts. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openWindow } from '../support/chromium.ts';
import type { Scene } from './in-browser.ts';
import { DESK, inspect, PHONE, watch } from './inspect.ts';
import {
  AGENCY,
  arrangeMeeting,
  confirmAddress,
  follow,
  followMail,
  nameSupportPerson,
  openMail,
  PROVIDER,
  press,
  recordMeeting,
  SENDER,
  sendSample,
  signIn,
} from './people.ts';

export function mainPath(scene: Scene): void {
  const { chromium } = scene;

  it.each([
    { scripts: true, width: DESK },
    { scripts: false, width: PHONE },
  ])('leads from the mail to the service: scripts $scripts, $width px', async ({ scripts, width }) => {
    const page = await openWindow(chromium, { scripts, width });
    const { strangers } = watch(page, scene.system.url);
    const { url } = scene.system;

    await sendSample(page, url);
    await inspect(page);
    await openMail(page, url, SENDER, /kätte saadud/);
    await inspect(page);
    await openMail(page, url, AGENCY, /läbivaat/);

    await review(page);
    const caseId = /TR26-[0-9A-Z]{5}/.exec(page.url())?.[0] ?? '';

    await doTask(page, /tugiisiku leidmine/, caseId, nameSupportPerson);
    await doTask(page, /kokkuleppimine/, caseId, (task) => arrangeMeeting(task, '2026-02-18'));
    await doTask(page, /kohtumise tulemus/, caseId, recordMeeting);

    await page.goto(`${url}/admin/cases/${caseId}`);
    await expectText(page, 'Teenus kestab');
    await inspect(page);
    expect(strangers).toEqual([]);
    await page.context().close();
  });

  /** The officer signs in at the real provider, finds the case that waits, and accepts it. */
  async function review(page: Page): Promise<void> {
    await page.goto(`${scene.system.url}/admin`);
    expect(page.url()).toContain('/_local/oidc/');
    await inspect(page);
    await signIn(page, scene.system.url);
    await inspect(page);
    const row = page.getByRole('main').getByRole('row', { name: /läbivaatamine/ });
    await follow(page, row.getByRole('link').first());
    await inspect(page);
    await follow(page, page.getByRole('link', { name: 'Näita isikuandmeid ja kirja' }));
    await expectText(page, 'Olena Kovalenko');
    await page.getByRole('radio', { name: 'Võta vastu' }).check();
    await inspect(page);
    await press(page, 'Kinnita otsus');
    await expectText(page, 'Suunamine on vastu võetud.');
    await inspect(page);
  }

  /** The provider opens the newest mail of the task and does it; the case manager's address is remembered after the first. */
  async function doTask(
    page: Page,
    subject: RegExp,
    caseId: string,
    answer: (task: Page) => Promise<void>,
  ): Promise<void> {
    await scene.system.idle();
    await openMail(page, scene.system.url, PROVIDER, new RegExp(`${subject.source}.*${caseId}`));
    const task = await followMail(page);
    if (await task.getByLabel('E-posti aadress').isVisible()) {
      await inspect(task);
      await confirmAddress(task, PROVIDER);
    }
    await inspect(task);
    await answer(task);
    await press(task, 'Saada vastus');
    await expectText(task, 'Saime vastuse kätte');
    await inspect(task);
    await task.close();
  }
}

async function expectText(page: Page, text: string): Promise<void> {
  expect(await page.getByRole('main').textContent()).toContain(text);
}
