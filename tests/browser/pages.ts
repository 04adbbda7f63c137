/** Every other page and every mail, in the states that people meet: readable by all, and no wider than a phone. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
import { openWindow } from '../support/chromium.ts';
import { referralMail } from '../support/mails/referral-mail.ts';
import {
  accept,
  answerTask,
  arrange,
  ensure,
  latest,
  MUNICIPALITY,
  refer,
  taskLink,
} from '../support/story.ts';
import type { Scene } from './in-browser.ts';
import { DESK, inspect, inspectMail, PHONE } from './inspect.ts';
import { confirmAddress, follow, press, signIn } from './people.ts';

export function pages(scene: Scene): void {
  const { chromium } = scene;
  let met: string;
  let late: string;
  beforeAll(async () => {
    met = await refer(scene.system);
    await accept(scene.system, met);
    await ensure(scene.system);
    await arrange(scene.system, '2026-02-18');
    late = await refer(scene.system);
    await accept(scene.system, late);
    await scene.system.send(
      await referralMail({ from: 'keegi@tundmatu.example', messageId: '<v@tundmatu.example>' }),
    );
    const fields = { need: null, languages: null };
    await scene.system.send(await referralMail({ fields, decision: false, messageId: '<puudu@elva.ee>' }));
    await scene.system.advanceTo('2026-02-25T07:30:00.000Z');
  });

  it.each(['Mari Maasikas', 'Aud Itor'])('shows the lists to %s', async (officer) => {
    const page = await openWindow(chromium, { width: DESK });
    await signIn(page, scene.system.url, officer);
    expect(await page.getByRole('row', { name: late }).textContent()).toContain('Tähtaeg möödas');
    for (const path of [
      '',
      '?assignee=municipality',
      '?phase=assigning',
      '?phase=ended',
      '?view=cases&due=overdue&language=uk',
      '?view=tasks&assignee=agency&municipality=0000',
      '/triage',
      '/failures',
    ]) {
      await page.goto(`${scene.system.url}/admin${path}`);
      await inspect(page);
    }
    await page.goto(`${scene.system.url}/admin`);
    await findByName(page, late);
    await page.goto(`${scene.system.url}/admin/olematu`);
    expect(await page.title()).toMatch(/^Sellist lehte ei ole/);
    await inspect(page);
    await page.context().close();
  });

  it.each([DESK, PHONE])('shows a late case with all its forms, %d px', async (width) => {
    const page = await openWindow(chromium, { width });
    await signIn(page, scene.system.url);
    await page.goto(`${scene.system.url}/admin/cases/${late}?personal=1`);
    await unfold(page);
    await inspect(page);
    await follow(page, page.getByRole('link', { name: 'Ava kiri' }));
    await inspect(page);
    await page.goto(`${scene.system.url}/admin/cases/${met}`);
    await unfold(page);
    await inspect(page);
    await follow(page, page.getByRole('button', { name: 'Logi välja' }));
    expect(await page.title()).toMatch(/^Olete välja logitud/);
    await inspect(page);
    await page.context().close();
  });

  it.each([DESK, PHONE])('shows a mail in triage with all that can be done, %d px', async (width) => {
    const page = await openWindow(chromium, { width });
    await signIn(page, scene.system.url);
    const menu = page.getByRole('navigation', { name: 'Peamenüü' });
    await follow(page, menu.getByRole('link', { name: 'Triaaž' }));
    await follow(page, page.getByRole('row', { name: 'tundmatu.example' }).getByRole('link'));
    await inspect(page);
    await follow(page, page.getByRole('link', { name: 'Näita kirja ja loetud andmeid' }));
    await unfold(page);
    await inspect(page);
    await press(page, 'Jäta kõrvale');
    expect(await page.title()).toMatch(/^Viga: /);
    expect(await page.getByRole('alert').textContent()).toContain('Sisestage põhjendus.');
    await inspect(page);
    await page.context().close();
  });

  it('shows the municipality what is missing, and the time of the meeting', async () => {
    const page = await openWindow(chromium, { width: PHONE });
    await page.goto(taskLink(await latest(scene.system, MUNICIPALITY, /puudu/)));
    await confirmAddress(page, MUNICIPALITY);
    await inspect(page);
    await press(page, 'Saada vastus');
    expect(await page.title()).toMatch(/^Viga: /);
    await inspect(page);
    await page.goto(linkInCalendar(await latest(scene.system, MUNICIPALITY, /kohtumine/)));
    await confirmAddress(page, MUNICIPALITY);
    expect(await page.getByRole('main').textContent()).toContain('teadmiseks');
    await inspect(page);
    await page.context().close();
  });

  it('shows a stranger what became of a task, and no names', async () => {
    const task = new RegExp(`esmase kohtumise tulemus.*${met}`);
    await answerTask(scene.system, task, { result: 'no-show', note: 'Klient ei tulnud.' });
    const page = await openWindow(chromium, { width: PHONE });
    const asked = new RegExp(`^Ülesanne: ${task.source}`);
    await page.goto(taskLink(await latest(scene.system, 'abi@teenus.example', asked)));
    expect(await page.title()).toMatch(/juba täidetud/);
    expect(await page.content()).not.toContain('Olena');
    await inspect(page);
    await page.context().close();
  });

  it('sends mails that a phone can show and everybody can read', async () => {
    const page = await openWindow(chromium, { width: PHONE });
    const mails = await scene.system.mailbox();
    const kinds = new Map(mails.map((mail) => [mail.subject.replace(/[\dA-Z]*\d[\dA-Z.-]*/g, ''), mail]));
    expect(kinds.size).toBeGreaterThan(8);
    for (const { html, subject } of kinds.values()) {
      await page.setContent(html ?? '');
      await inspectMail(page, subject);
    }
    await page.context().close();
  });
}

/** The clients of this system are one woman, Olena Kovalenko; the address of the result does not tell. */
async function findByName(page: Page, caseId: string): Promise<void> {
  await page.getByLabel('Otsi juhtumit').fill('Олена Коваленко');
  await press(page, 'Otsi');
  expect(await page.title()).toMatch(/^Otsing \(\d+\)/);
  expect(decodeURIComponent(page.url())).toMatch(/\/admin\/search\?for=[\w-]+$/);
  expect(await page.getByRole('row', { name: caseId }).count()).toBe(1);
  await inspect(page);
  await page.getByLabel('Otsi juhtumit').fill('x');
  await press(page, 'Otsi');
  expect(await page.title()).toMatch(/^Viga: /);
  await inspect(page);
}

/** Opens whatever can be unfolded, as somebody does who looks for something. */
async function unfold(page: Page): Promise<void> {
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** The address in the calendar file of the mail. */
function linkInCalendar({ attachments }: LocalMail): string {
  const file = Buffer.from(attachments[0]?.contentBase64 ?? '', 'base64').toString();
  return /https?:[\w/:.-]+\/task\/[\w.-]+/.exec(file.replace(/\r\n[ \t]/g, ''))?.[0] ?? '';
}
