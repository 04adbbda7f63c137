/** Machines that are gone, or that failed, are brought back from the stored facts; machines that still run step aside. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAddresses } from '../../infra/local/addresses.ts';
import {
  accept,
  answerTask,
  arrange,
  endService,
  ensure,
  finalReport,
  latest,
  MUNICIPALITY,
  openTask,
  PROVIDER,
  recordHeld,
  refer,
  supportPerson,
  taskLink,
} from '../support/story.ts';
import { type OwnSystem, startTestSystem } from '../support/system.ts';

let system: OwnSystem;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterAll(() => system.stop());

/** Runs `npm run restart` on the system of this test. @returns its last line */
function restart(what: string): Promise<string> {
  const script = fileURLToPath(new URL('../../infra/local/commands/restart.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: system.dataDir };
    const child = spawn(process.execPath, ['--import', 'tsx', script, what], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.once('error', reject);
    child.once('close', () => resolve(said.trim().split('\n').at(-1) ?? ''));
  });
}

const running = async (caseId = '') =>
  (await system.executions())
    .filter(({ name, status }) => status === 'RUNNING' && name.startsWith(caseId))
    .map(({ name }) => name.replace(`${caseId}-`, ''))
    .sort();

describe('the workflow part, destroyed and deployed again', () => {
  /** One case in each phase, the last one with a query and a notice that nobody has answered. */
  const cases: Record<string, string> = {};
  let mails: number;

  beforeAll(async () => {
    cases.incomplete = await refer(system, { fields: { need: null } });
    cases.review = await refer(system);
    const path = ['assigning', 'arranging', 'meeting', 'active', 'closing'];
    for (const [reached, phase] of path.entries()) {
      const caseId = await refer(system);
      cases[phase] = caseId;
      await accept(system, caseId);
      if (reached > 0) await ensure(system);
      if (reached > 1) await arrange(system, '2026-02-16', '12:00');
      if (reached > 2) await recordHeld(system);
      if (reached > 3) await endService(system, '2026-02-16');
    }
    const { replyTo, subject } = await latest(system, MUNICIPALITY, new RegExp(cases.active ?? ''));
    await system.send({ from: MUNICIPALITY, to: replyTo ?? '', subject, text: 'Kuidas kliendil läheb?' });
    await system.idle();
    const browser = system.browser();
    const task = await latest(system, PROVIDER, new RegExp(`infopäringule.*${cases.active}`));
    const form = await browser.submit(await browser.get(`${taskLink(task)}/change`), { email: PROVIDER });
    const change = { direction: 'worse', what: 'Klient on haiglas.' };
    await browser.submit(form, change, { button: 'Saada teade' });
    await system.idle();
    mails = (await system.mailbox()).length;

    await system.redeploy();
    const left = await system.executions();
    expect(left.filter(({ machine }) => machine !== 'maintenance')).toEqual([]);
    expect(await restart('all')).toBe('Restarted: 7. Could not be: 0.');
    await system.idle();
  });

  it('has each case wait where it waited, and tells nobody twice', async () => {
    expect((await system.mailbox()).length).toBe(mails);
    const waiting = await Promise.all(
      Object.entries(cases).map(async ([phase, caseId]) => [phase, await running(caseId)]),
    );
    expect(Object.fromEntries(waiting)).toEqual({
      incomplete: ['1', 'complete-referral-1-1'],
      review: ['1', 'review-referral-1-1'],
      assigning: ['1', 'ensure-support-person-1-1'],
      arranging: ['1', 'arrange-first-meeting-1-1'],
      meeting: ['1', 'record-first-meeting-1-1'],
      active: ['acknowledge-change-1-1', 'answer-query-1-1', 'service-1-1'],
      closing: ['submit-final-report-1-1'],
    });
  });

  it('takes each case on to its next phase', async () => {
    const of = (caseId: string | undefined) => new RegExp(String(caseId));
    await accept(system, cases.review ?? '');
    await answerTask(system, new RegExp(`leidmine.*${cases.assigning}`), supportPerson);
    const { replyTo, subject } = await latest(system, MUNICIPALITY, of(cases.incomplete));
    const text = 'Tere!\n\nAbivajadus: Vajab abi asjaajamisel Töötukassas.\n';
    await system.send({ from: MUNICIPALITY, to: replyTo ?? '', subject: `Re: ${subject}`, text });
    await system.idle();
    const meeting = { date: '2026-02-18', time: '10:00', minutes: '60', place: 'Näidise 1, Elva' };
    await answerTask(system, new RegExp(`kokkuleppimine.*${cases.arranging}`), meeting);
    const held = { result: 'held', suited: 'yes', goals: 'Eesti keele kursus', rhythm: 'monthly' };
    await answerTask(system, new RegExp(`tulemus.*${cases.meeting}`), held);
    await answerTask(system, new RegExp(`infopäringule.*${cases.active}`), { text: 'Hästi.' });
    await answerTask(system, new RegExp(`lõpparuande.*${cases.closing}`), finalReport);
    const { browser, task } = await openTask(
      system,
      await latest(system, MUNICIPALITY, /olukord on muutunud/),
      MUNICIPALITY,
    );
    await browser.submit(task, {}, { button: 'Kinnitan, et olen lugenud' });
    await system.idle();
    const waiting = await Promise.all(
      Object.entries(cases).map(async ([phase, caseId]) => [phase, await running(caseId)]),
    );
    expect(Object.fromEntries(waiting)).toEqual({
      incomplete: ['1', 'review-referral-1-1'],
      review: ['1', 'ensure-support-person-1-1'],
      assigning: ['1', 'arrange-first-meeting-1-1'],
      arranging: ['1', 'record-first-meeting-1-1'],
      meeting: ['service-1-1'],
      active: ['service-1-1'],
      closing: [],
    });
    await latest(system, MUNICIPALITY, new RegExp(`${cases.closing}.*juhtum on lõpetatud`));
  });

  it('keeps the clocks: reminders come on the days of before, each once', async () => {
    await system.advanceTo('2026-02-23T08:00:00.000Z');
    const subjects = (await system.mailbox(PROVIDER)).map((mail) => mail.subject);
    const reminded = subjects.filter(
      (one) => /^(Meeldetuletus|Tähtaeg on täna)/.test(one) && one.includes(String(cases.review)),
    );
    expect(reminded).toHaveLength(2);
  });
});

describe('a restart while the machines run', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await refer(system);
    await accept(system, caseId);
  });

  it('by two officers and by the command at once leaves one machine of each, and no second mail', async () => {
    const before = (await system.mailbox()).length;
    const path = `/admin/cases/${caseId}`;
    const [mari, lea] = await Promise.all([system.signIn('mari'), system.signIn('lea')]);
    const pages = await Promise.all([mari.get(path), mari.get(path), lea.get(path)]);
    await Promise.all([
      ...pages.map((page, index) =>
        (index < 2 ? mari : lea).submit(page, {}, { button: 'Käivita juhtum uuesti' }),
      ),
      restart('all'),
    ]);
    await system.idle();
    const [referral, obligation] = await running(caseId);
    expect(await running(caseId)).toHaveLength(2);
    expect(obligation).toBe(`ensure-support-person-1-${referral}`);
    expect((await system.mailbox()).length).toBe(before);
    await answerTask(system, new RegExp(`leidmine.*${caseId}`), supportPerson);
    expect(await running(caseId)).toEqual([referral, `arrange-first-meeting-1-${referral}`]);
    const log = (await mari.get(path)).text;
    expect(log).toContain('Ametnik Lea LeppJuhtum käivitati uuesti');
  });

  it('says what it cannot restart', async () => {
    expect(await restart('TR26-00000')).toBe('Restarted: 0. Could not be: 1 (see the log of restart-cases).');
  });
});

describe('a redrive', () => {
  it('by an officer goes on where a fault stopped the machines, once the fault is gone', async () => {
    const caseId = await refer(system);
    await accept(system, caseId);
    const broken = { pk: `CASE#${caseId}`, sk: 'LOG#000900' };
    const table = openTable();
    await table.send(new PutCommand({ TableName: 'tugirada', Item: { ...broken, schemaVersion: 9 } }));
    await system.toNextTimer();
    while ((await running(caseId)).length > 0) await system.toNextTimer();

    await table.send(new DeleteCommand({ TableName: 'tugirada', Key: broken }));
    const officer = await system.signIn('lea');
    const page = await officer.get('/admin/failures');
    expect(page.text).toContain('Salvestatud andmed või sammu sisend ei ole oodatud kujul.');
    const name = `${caseId}-ensure-support-person-1-0`;
    const form = { ...page, html: formAbout(page.html, `Jätka katkenud kohast: ${name}`) };
    const sent = await officer.submit(form);
    expect(sent.text).toContain('Katkenud töö jätkub.');
    await system.idle();
    expect(await running(caseId)).toEqual(['0', 'ensure-support-person-1-0']);
    await answerTask(system, new RegExp(`leidmine.*${caseId}`), supportPerson);
    expect(await running(caseId)).toEqual(['0', 'arrange-first-meeting-1-0']);
    const log = (await officer.get(`/admin/cases/${caseId}`)).text;
    expect(log).toContain('Ametnik Lea LeppKatkenud töö jätkati katkenud kohast');
    expect(log.match(/Meeldetuletus: tugiisiku leidmine/g)).toHaveLength(1);
  });
});

function openTable(): DynamoDBDocumentClient {
  const { environment } = readAddresses(system.dataDir) ?? { environment: {} as Record<string, string> };
  const client = new DynamoDBClient({
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return DynamoDBDocumentClient.from(client);
}

/** The one form of a page whose button says this to who cannot see its row. */
const formAbout = (html: string, label: string): string =>
  html
    .split('<form')
    .find((part) => part.includes(`aria-label="${label}"`))
    ?.replace(/^/, '<form') ?? '';
