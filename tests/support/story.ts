/** The acts of a case's story, done as people do them: by mail, by link, on the admin page. */
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
import type { Browser, Filled, Page } from './browser.ts';
import { type ReferralMail, referralMail } from './mails/referral-mail.ts';
import type { Driver } from './system.ts';

export const MUNICIPALITY = 'mari.maasikas@elva.ee';
export const PROVIDER = 'abi@teenus.example';
export const AGENCY = 'suunamised@ska.example';

/** Sends a referral and waits. @returns the case's reference, as the receipt tells it */
export async function refer(system: Driver, mail: ReferralMail = {}): Promise<string> {
  await system.send(await referralMail({ messageId: `<${crypto.randomUUID()}@elva.ee>`, ...mail }));
  await system.idle();
  const receipt = await latest(system, MUNICIPALITY, /kätte saadud/);
  return /TR\d\d-[0-9A-Z]{5}/.exec(receipt.subject)?.[0] ?? fail('The receipt names no case');
}

/** The newest mail to the address whose subject fits. */
export async function latest(system: Driver, to: string, subject: RegExp): Promise<LocalMail> {
  const mails = await system.mailbox(to);
  const found = mails.filter((mail) => subject.test(mail.subject)).at(-1);
  return found ?? fail(`No mail to ${to} fits ${subject}: ${mails.map((mail) => mail.subject).join(' | ')}`);
}

export async function subjects(system: Driver, to: string): Promise<string[]> {
  return (await system.mailbox(to)).map((mail) => mail.subject);
}

/** The officer reviews the case. @returns the page that answers */
export async function review(
  system: Driver,
  caseId: string,
  values: Filled,
  officer = 'mari',
): Promise<Page> {
  const browser = await system.signIn(officer);
  const page = await browser.get(`/admin/cases/${caseId}`);
  const answer = await browser.submit(page, values, { button: 'Kinnita otsus' });
  await system.idle();
  return answer;
}

export const accept = (system: Driver, caseId: string, referralDate = '2026-02-12'): Promise<Page> =>
  review(system, caseId, { verdict: 'accept', provider: 'abikasi', referralDate });

export const taskLink = (mail: LocalMail): string =>
  /https?:\/\/\S+\/task\/\S+/.exec(mail.text ?? '')?.[0] ?? fail(`No link in ${mail.subject}`);

/** Opens the link of a mail, confirms the address it was sent to, and shows the task. */
export async function openTask(system: Driver, mail: LocalMail, address = PROVIDER) {
  const browser = system.browser();
  const ask = await browser.get(taskLink(mail));
  const task = await browser.submit(ask, { email: address });
  return { browser, task };
}

/** The provider does the newest task whose subject fits. @returns the page that answers */
export async function answerTask(
  system: Driver,
  subject: RegExp,
  values: Filled,
  button?: RegExp,
): Promise<Page> {
  const { browser, task } = await openTask(system, await latest(system, PROVIDER, subject));
  const answer = await browser.submit(task, values, { button: button ?? /^Saada vastus/ });
  await system.idle();
  return answer;
}

export const supportPerson: Filled = {
  name: 'Kalle Kask',
  phone: '5555 1234',
  email: 'kalle@teenus.example',
  languages: ['uk', 'et'],
  notRelative: true,
  notSameHome: true,
  noConviction: true,
};

export const ensure = (system: Driver) => answerTask(system, /tugiisiku leidmine/, supportPerson);

export const arrange = (system: Driver, date: string, time = '10:00') =>
  answerTask(system, /esmase kohtumise kokkuleppimine/, {
    date,
    time,
    minutes: '60',
    place: 'Näidise 1, Elva',
  });

export const recordHeld = (system: Driver, values: Filled = {}) =>
  answerTask(system, /esmase kohtumise tulemus/, {
    result: 'held',
    suited: 'yes',
    goals: 'Eesti keele kursus',
    rhythm: 'monthly',
    ...values,
  });

/** Runs a case until it is active, from a referral of 16 February 2026. */
export async function toActive(system: Driver): Promise<string> {
  const caseId = await refer(system);
  await accept(system, caseId);
  await ensure(system);
  const { now } = await system.clock();
  await arrange(system, now.slice(0, 10));
  await recordHeld(system);
  return caseId;
}

function fail(message: string): never {
  throw new Error(message);
}

/** The provider ends the service by the link for changes, which every mail to it has. @param started subject of such a mail */
export async function endService(
  system: Driver,
  lastDay: string,
  started = /teenus on alanud/,
): Promise<void> {
  const mail = await latest(system, PROVIDER, started);
  const change = /https?:\/\/\S+\/change\b/.exec(mail.text ?? '')?.[0] ?? '';
  const browser = system.browser();
  await browser.submit(await browser.get(change), { email: PROVIDER });
  const page = await browser.get(change.replace(/change$/, 'end'));
  const sent = await browser.submit(page, { ending: 'goals-met', lastDay }, { button: /^Lõpeta teenus/ });
  if (!sent.text.includes('Teenus on lõpetatud')) throw new Error(`The service did not end: ${sent.text}`);
  await system.idle();
}

/**
 * The lead gives the running cases of the seeded provider to a new one.
 * @param effective ISO day @returns the page of the transfer
 */
export async function handOver(system: Driver, lead: Browser, effective: string): Promise<Page> {
  const another = { name: 'Hoolekaar', email: 'info@hoolekaar.example' };
  const form = await lead.get('/admin/registry/providers/new');
  const added = await lead.submit(form, another, { button: 'Salvesta' });
  const to = new URL(added.url).pathname.split('/').at(-1) ?? '';
  const list = await lead.submit(
    await lead.get('/admin/registry/transfers'),
    { from: 'abikasi', to, effective },
    { button: 'Vaata nimekirja' },
  );
  const started = await lead.submit(
    list,
    { contracts: false, reason: 'Leping lõppes.', confirm: true },
    { button: 'Anna juhtumid üle' },
  );
  await system.idle();
  return started;
}

/** What the final report of a case with one goal is answered with. */
export const finalReport: Filled = {
  'outcome-1': 'met',
  summary: 'Räägib eesti keelt.',
  recommendation: 'Jätkata õpet.',
};
