/** What people do with a mouse and a keyboard; each step ends when the page that answers is there. */
import type { Locator, Page } from 'playwright-core';

export const SENDER = 'mari.maasikas@elva.ee';
export const PROVIDER = 'abi@teenus.example';
export const AGENCY = 'suunamised@ska.example';

/** What a person types or chooses, by the words beside the field. */
export type Typed = Record<string, string>;

/** The municipality's case manager sends the sample referral. */
export async function sendSample(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/`);
  await press(page, 'Saada näidissuunamine');
}

/** Opens the address's mailbox and in it the newest mail whose subject fits. */
export async function openMail(page: Page, url: string, address: string, subject: RegExp): Promise<void> {
  await page.goto(`${url}/`);
  await follow(page, page.getByRole('link', { name: address, exact: true }));
  await follow(page, page.getByRole('table').getByRole('link', { name: subject }).first());
}

/** Clicks the button of the open mail; it opens a window beside the mailbox. */
export async function followMail(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.frameLocator('iframe').getByRole('link', { name: 'Ava ülesanne' }).click();
  const window = await opened;
  await window.waitForLoadState();
  return window;
}

export async function confirmAddress(page: Page, address: string): Promise<void> {
  await fill(page, { 'E-posti aadress': address });
  await press(page, 'Ava ülesanne');
}

/** The officer comes to the admin page and is sent on to the sign-in. */
export async function signIn(page: Page, url: string, officer = 'Mari Maasikas'): Promise<void> {
  await page.goto(`${url}/admin`);
  await press(page, new RegExp(officer));
}

export const typeSupportPerson: Typed = {
  'Tugiisiku nimi': 'Kalle Kask',
  Telefon: '5555 1234',
  'E-post': 'kalle.kask@teenus.example',
};

export async function nameSupportPerson(page: Page): Promise<void> {
  await fill(page, typeSupportPerson);
  for (const box of [/^ukraina/, /^eesti/, /astme sugulane/, /samas kodus/, /karistust/]) {
    await page.getByRole('checkbox', { name: box }).check();
  }
}

export async function arrangeMeeting(page: Page, date: string): Promise<void> {
  await fill(page, { Kuupäev: date, Kellaaeg: '10.00', Koht: 'Kesk 1, Elva' });
}

export async function recordMeeting(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Kohtumine toimus' }).check();
  await page.getByRole('radio', { name: 'Jah, sobivad' }).check();
  await fill(page, { 'Kokkulepitud eesmärgid': 'Perearsti ja kooli leidmine, eesti keele kursus.' });
  await page.getByLabel('Kui tihti').selectOption({ label: 'Iga kuu' });
}

export async function fill(page: Page, typed: Typed): Promise<void> {
  for (const [label, text] of Object.entries(typed)) {
    // The task's own form comes first; the other ways have labels like it.
    await page.getByRole('main').getByLabel(label).first().fill(text);
  }
}

/** Presses the button of that name and waits for the page that answers. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  follow(page, page.getByRole('main').getByRole('button', { name }));

/** Clicks what leads to another page, and waits until that is there as a whole. */
export async function follow(page: Page, target: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), target.click()]);
}
