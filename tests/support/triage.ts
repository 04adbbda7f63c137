/** The agency's triage as tests look at it: what waits, what one mail added, what is kept of it. */
import { getElementsByTagName } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Browser, Page } from './browser.ts';
import { type ReferralMail, referralMail } from './mails/referral-mail.ts';
import type { Driver } from './system.ts';

/** Paths of the mails that wait for an officer, the oldest first. */
export async function waiting(officer: Browser): Promise<string[]> {
  const page = await officer.get('/admin/triage');
  const links = getElementsByTagName('a', parseDocument(page.html).children);
  return links
    .map((link) => link.attribs.href ?? '')
    .filter((href) => /^\/admin\/triage\/[0-9a-f]+$/.test(href));
}

/** Does it, waits, and opens the one mail that it brought into triage. @throws when it brought none, or several */
export async function intoTriage(
  system: Driver,
  officer: Browser,
  act: () => Promise<unknown>,
): Promise<Page> {
  const before = await waiting(officer);
  await act();
  await system.idle();
  const [path, ...others] = (await waiting(officer)).filter((one) => !before.includes(one));
  if (path === undefined || others.length > 0)
    throw new Error(`It brought ${path === undefined ? 0 : others.length + 1} mails into triage, not one`);
  return officer.get(`${path}?personal=1`);
}

let strangers = 0;

/** A mail of somebody whom nobody knows, in triage. @returns its page, the second step taken */
export async function fromStranger(
  system: Driver,
  officer: Browser,
  mail: ReferralMail = {},
): Promise<{ page: Page; from: string }> {
  strangers += 1;
  const from = String(mail.from ?? `keegi${strangers}@muu${strangers}.example`);
  const messageId = `<${strangers}@muu.example>`;
  const page = await intoTriage(system, officer, async () =>
    system.send(await referralMail({ messageId, ...mail, from })),
  );
  return { page, from };
}

export const pathOf = (page: Page): string => new URL(page.url).pathname;

/** The bytes of the mail on this page, as the link to download it serves them, or the status of the refusal. */
export async function keptBytes(officer: Browser, { url }: Page): Promise<Buffer | number> {
  const { origin, pathname } = new URL(url);
  const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const path = `${pathname.replace('/triage/', '/mails/')}/download`;
  const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : answer.status;
}

let writers = 0;

/** Sends a good referral from an address that nobody used before. @returns its case; @throws when it opened none */
export async function referAnew(system: Driver, mail: ReferralMail = {}): Promise<string> {
  writers += 1;
  const from = `kirjutaja${writers}@elva.ee`;
  await system.send(await referralMail({ messageId: `<hea-${writers}@elva.ee>`, from, ...mail }));
  await system.idle();
  const [receipt, ...others] = await system.mailbox(String(mail.from ?? from));
  const caseId = /TR\d\d-[0-9A-Z]{5}/.exec(receipt?.subject ?? '')?.[0];
  if (!caseId || others.length > 0)
    throw new Error(`A good referral brought ${others.length} further mails, ${receipt?.subject}`);
  return caseId;
}
