/**
 * The people of many cases at once, for a benchmark: each does what a mail asks of it, by its link or on the admin page.
 * Parties look at their mail once a week, so that what is due within five working days is reminded of, as in life.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
import type { Browser, Filled } from '../support/browser.ts';
import { personalCodeFor } from '../support/mails/personal-code.ts';
import { referralMail } from '../support/mails/referral-mail.ts';
import { PROVIDER, supportPerson, taskLink } from '../support/story.ts';
import type { TestSystem } from '../support/system.ts';

/** Acts that people do at the same time. */
const AT_ONCE = 10;
const WEEK_MS = 7 * 24 * 3_600_000;
/** The service lasts 12 months; its beginning and end take some weeks more. */
const MOST_WEEKS = 60;
/** Weeks after the beginning in which a municipality asks, and a provider reports a change. */
const QUERY_WEEK = 6;
const CHANGE_WEEK = 9;

const given = [
  'Olena',
  'Iryna',
  'Hanna',
  'Oksana',
  'Svitlana',
  'Kateryna',
  'Nadiia',
  'Larysa',
  'Vira',
  'Zoia',
];
const families = ['Kovalenko', 'Bondarenko', 'Tkachenko', 'Moroz', 'Lysenko', 'Savchenko', 'Rudenko'];

const report: Filled = { 'outcome-1': 'met', summary: 'Tuleb toime.', recommendation: 'Jätkata õpet.' };
const overview: Filled = { 'progress-1': 'under-way', activities: 'Käisime arstil.', next: 'Keelekursus.' };

/** What a task mail to the provider is answered with, by its subject. */
const answers: readonly [RegExp, (today: string) => Filled][] = [
  [/tugiisiku leidmine/, () => supportPerson],
  [/kohtumise kokkuleppimine/, (date) => ({ date, time: '10:00', minutes: '60', place: 'Näidise 1' })],
  [
    /kohtumise tulemus/,
    () => ({ result: 'held', suited: 'yes', goals: 'Eesti keele kursus', rhythm: 'two-months' }),
  ],
  [/infopäringule vastamine/, () => ({ text: 'Jah, alates märtsist.' })],
  [/ülevaate saatmine/, () => overview],
  [/lõpparuande esitamine/, () => report],
  [/aruande esitamine/, () => ({ text: 'Kulges plaani järgi.' })],
];

/** Runs so many cases through their whole life. @returns mails by SES that they got and wrote @throws when one does not end */
export async function live(system: TestSystem, cases: number): Promise<{ out: number; in: number }> {
  const outbox = new DatabaseSync(join(system.dataDir, 'ses.sqlite'), { readOnly: true });
  const newer = outbox.prepare('SELECT number, mail FROM mail WHERE number > ? ORDER BY number');
  const officer = await system.signIn('mari');
  const people = Array.from({ length: cases }, (_, n) => `ametnik${n}@elva.ee`);
  const ended = new Set<string>();
  /** Of each case: the mail that said that the service began, and the last one that its municipality can reply to. */
  const links = new Map<string, LocalMail>();
  const replies = new Map<string, LocalMail>();
  let seen = 0;
  let received = 0;

  await each(people, async (from, n) => {
    const name = `${given[n % given.length]} ${families[Math.floor(n / given.length) % families.length]}`;
    const birth = `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`;
    const personalCode = personalCodeFor('female', birth, 1 + (n % 999));
    const mail = {
      from,
      messageId: `<referral-${n}@elva.ee>`,
      subject: 'Suunamine',
      fields: { name, personalCode },
    };
    await system.send(await referralMail(mail));
    received += 1;
  });
  await system.idle();
  await answerAll();

  const { now } = await system.clock();
  for (let week = 1; ended.size < cases; week += 1) {
    if (week > MOST_WEEKS) throw new Error(`${cases - ended.size} of ${cases} cases have not ended`);
    await system.advanceTo(new Date(Date.parse(now) + week * WEEK_MS).toISOString());
    if (week === QUERY_WEEK) await each([...links.values()], ask);
    if (week === CHANGE_WEEK) await each([...links.values()], tellChange);
    await answerAll();
  }
  outbox.close();
  return { out: seen, in: received };

  /** Until nobody has a mail that asks for something. */
  async function answerAll(): Promise<void> {
    for (;;) {
      await system.idle();
      const rows = newer.all(seen);
      if (rows.length === 0) return;
      seen = Number(rows.at(-1)?.number);
      await each(
        rows.map(({ mail }) => JSON.parse(String(mail)) as LocalMail),
        answer,
      );
    }
  }

  async function answer(mail: LocalMail): Promise<void> {
    const { subject } = mail;
    const [to = ''] = mail.to;
    const caseId = /TR\d\d-[0-9A-Z]{5}/.exec(subject)?.[0];
    if (!caseId) return;
    if (to.endsWith('@elva.ee') && mail.replyTo) replies.set(caseId, mail);
    if (/juhtum on lõpetatud/.test(subject) && to.endsWith('@elva.ee')) ended.add(caseId);
    else if (/teenus on alanud/.test(subject) && to === PROVIDER) links.set(caseId, mail);
    else if (to === PROVIDER && /^Ülesanne/.test(subject)) await act(mail, to, await valuesFor(subject));
    else if (to.endsWith('@elva.ee') && /teenus lõpeb/.test(subject) && /\/task\//.test(mail.text ?? ''))
      await act(mail, to, { need: 'ends' });
    else if (to.endsWith('@elva.ee') && /olukord on muutunud/.test(subject))
      await act(mail, to, {}, /lugenud/);
    else if (/läbivaatamine/.test(subject) && !/^(Meeldetuletus|Tähtaeg)/.test(subject)) await review(caseId);
  }

  async function valuesFor(subject: string): Promise<Filled> {
    const [, values] = answers.find(([words]) => words.test(subject)) ?? [];
    if (!values) throw new Error(`Nobody knows what to do about "${subject}"`);
    return values((await system.clock()).now.slice(0, 10));
  }

  async function act(
    mail: LocalMail,
    address: string,
    values: Filled,
    button: RegExp = /^Saada vastus/,
  ): Promise<void> {
    const { browser, page } = await open(taskLink(mail), address);
    check(await browser.submit(page, values, { button }));
  }

  async function open(
    link: string,
    email: string,
  ): Promise<{ browser: Browser; page: Awaited<ReturnType<Browser['get']>> }> {
    const browser = system.browser();
    const page = await browser.submit(await browser.get(link), { email });
    return { browser, page };
  }

  async function review(caseId: string): Promise<void> {
    const page = await officer.get(`/admin/cases/${caseId}?personal=1`);
    if (!page.html.includes('Kinnita otsus')) return;
    const referral = page.html.includes('value="accept"');
    const values: Filled = referral
      ? { verdict: 'accept', provider: 'abikasi', referralDate: '2026-02-16' }
      : { verdict: 'approve' };
    check(await officer.submit(page, values, { button: 'Kinnita otsus' }));
  }

  /** The municipality replies to the mail that said who the support person is. */
  async function ask(started: LocalMail): Promise<void> {
    const caseId = /TR\d\d-[0-9A-Z]{5}/.exec(started.subject)?.[0] ?? '';
    const last = replies.get(caseId);
    const [from = ''] = last?.to ?? [];
    const text = 'Tere!\n\nKas klient on kursusele registreeritud?\n';
    await system.send({ from, to: last?.replyTo ?? '', subject: `Re: ${last?.subject}`, text });
    received += 1;
  }

  async function tellChange(started: LocalMail): Promise<void> {
    const link = /https?:\S+\/task\/\S+\/change/.exec(started.text ?? '')?.[0] ?? '';
    const { browser, page } = await open(link, PROVIDER);
    const values = { direction: 'better', what: 'Klient leidis töö.' };
    check(await browser.submit(page, values, { button: 'Saada teade' }));
  }
}

function check({ status, url, text }: { status: number; url: string; text: string }): void {
  if (status !== 200) throw new Error(`${url} answered ${status}: ${text.slice(0, 400)}`);
}

async function each<T>(all: readonly T[], act: (one: T, n: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map((one, n) => act(one, from + n)));
}
