/**
 * `npm run screenshots`: plays a week of invented people on a system of its own and keeps its pictures in docs/images.
 * Time, keys and Message-IDs are fixed, so that a picture changes only when its page does. PORT and SMTP_PORT (3000,
 * 2525) are what the pictures show and must be free.
 */
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import * as people from '../../../tests/browser/people.ts';
import { openWindow, startChromium } from '../../../tests/support/chromium.ts';
import { type ReferralMail, referralMail } from '../../../tests/support/mails/referral-mail.ts';
import { accept, arrange, ensure, latest, taskLink } from '../../../tests/support/story.ts';
import { startTestSystem, type TestSystem } from '../../../tests/support/system.ts';

const DESK = { width: 1120, height: 820 };
const PHONE = { width: 360, height: 740, scale: 2 };
/** So that a clone of the repository stays small. */
const MOST_BYTES = 200_000;
/** Of a system that lives for these pictures only: with them, links and addresses look the same each time. */
const KEYS = ['link-key', 'reply-key', 'session-key', 'oidc-client-secret'];

const images = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
mkdirSync(images, { recursive: true });

const chromium = await startChromium();
const system = await startTestSystem({
  startAt: '2026-02-09T08:00:00.000Z',
  port: Number(process.env.PORT ?? 3000),
  smtpPort: Number(process.env.SMTP_PORT ?? 2525),
  dataDir: folderWithKeys(),
});
try {
  await playOthers(system);
  const caseId = await sendSample(system);
  const desk = await openWindow(chromium, DESK);
  await pictureArrival(desk);
  await pictureReview(desk, caseId);
  await picturePhone(caseId);
  await pictureReminder(desk, caseId);
} finally {
  await system.stop();
  await chromium.close();
}

/** Three other cases, each waiting for another party; the first of them too long. */
async function playOthers({ advanceTo, idle }: TestSystem): Promise<void> {
  await accept(system, await refer('kati.kask@viljandi.ee', { name: 'Mykhailo Bondar' }), '2026-02-09');
  await advanceTo('2026-02-12T08:00:00.000Z');
  await accept(system, await refer('jaan.juurikas@elva.ee', { name: 'Iryna Shevchenko' }));
  await ensure(system);
  await arrange(system, '2026-02-19', '14:00');
  await refer('piret.puu@antsla.ee', { name: 'Nataliia Moroz', languages: null, need: null });
  await advanceTo('2026-02-17T08:00:00.000Z');
  await idle();
}

async function pictureArrival(page: Page): Promise<void> {
  await page.goto(`${system.url}/`);
  await keep(page, 'start-page', 1000);
  await people.openMail(page, system.url, people.SENDER, /kätte saadud/);
  await keep(page, 'receipt', 1000);
}

async function pictureReview(page: Page, caseId: string): Promise<void> {
  await people.signIn(page, system.url);
  await keep(page, 'work-list', 560);
  await people.follow(page, page.getByRole('link', { name: caseId }));
  await people.follow(page, page.getByRole('link', { name: 'Näita isikuandmeid ja kirja' }));
  await page.getByRole('radio', { name: 'Võta vastu' }).check();
  await keep(page, 'review', 1600);
  await people.press(page, 'Kinnita otsus');
  await system.idle();
  await page.goto(`${system.url}/admin/cases/${caseId}?personal=1`);
  await keep(page, 'case', 1600);
}

async function picturePhone(caseId: string): Promise<void> {
  const phone = await openWindow(chromium, PHONE);
  await phone.goto(taskLink(await latest(system, people.PROVIDER, new RegExp(`leidmine.*${caseId}`))));
  await people.confirmAddress(phone, people.PROVIDER);
  await keep(phone, 'task-on-phone', 1080);
  const form = await phone.getByRole('heading', { name: 'Tugiisiku andmed' }).boundingBox();
  await keep(phone, 'form-on-phone', 1080, (form?.y ?? 0) - 40);
}

async function pictureReminder(page: Page, caseId: string): Promise<void> {
  await system.advanceTo('2026-02-23T07:30:00.000Z');
  await people.openMail(page, system.url, people.PROVIDER, new RegExp(`Meeldetuletus.*${caseId}`));
  await keep(page, 'reminder', 1000);
}

async function sendSample({ send, idle }: TestSystem): Promise<string> {
  await send(readFileSync(new URL('../../seed/sample-referral.eml', import.meta.url)));
  await idle();
  return caseOf(people.SENDER);
}

/** A referral with a Message-ID of its own, from which the case gets its number. */
async function refer(from: string, fields: ReferralMail['fields']): Promise<string> {
  await system.send(await referralMail({ from, fields, messageId: `<1.${from}>` }));
  await system.idle();
  return caseOf(from);
}

async function caseOf(municipality: string): Promise<string> {
  const { subject } = await latest(system, municipality, /kätte saadud/);
  return /TR\d\d-[0-9A-Z]{5}/.exec(subject)?.[0] ?? '';
}

function folderWithKeys(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tugirada-pictures-'));
  const keys = KEYS.map((name) => [name, `${name}-of-the-pictures`.padEnd(43, '.')]);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(Object.fromEntries(keys)));
  return folder;
}

/** Keeps a part of the page, at most `height` high, from `top` on; both in CSS pixels. */
async function keep(page: Page, name: string, height: number, top = 0): Promise<void> {
  const { width } = page.viewportSize() ?? DESK;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  const path = join(images, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({
    path,
    fullPage: true,
    caret: 'hide',
    clip: { x: 0, y: top, width, height: Math.min(height, whole - top) },
  });
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png  ${Math.ceil(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES / 1000} kB`);
}
