/**
 * No personal data where it must not be: everything that people write in a case's life is marked, and every mark is searched
 * for in logs, metrics, machines, keys, subjects, headers, URLs and the provider's mails.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readAddresses } from '../../infra/local/addresses.ts';
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
import { openStore } from '../../infra/local/step-functions/store.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { referralMail } from '../support/mails/referral-mail.ts';
import { askAndDraft, importLine, takePapers } from '../support/marked-pages.ts';
import { CASE_MANAGER, code, findings, marks, type Place, STRANGER } from '../support/marks.ts';
import { answerTask, latest, openTask, PROVIDER, review, taskLink } from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { intoTriage } from '../support/triage.ts';

let system: TestSystem;
let caseId: string;
/** Addresses that were asked for, were led to, or stood on a page. */
const urls: Place[] = [];

beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  const ask = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await ask(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const path = url.replace(system.url, '');
    // What only the local system has, with mailboxes by their addresses.
    if (path.startsWith('/_local')) return answer;
    urls.push({ where: 'an address', text: url });
    urls.push({ where: `Location of ${path}`, text: answer.headers.get('location') ?? '' });
    const html = /html/.test(answer.headers.get('content-type') ?? '') ? await answer.clone().text() : '';
    for (const [, link = ''] of html.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g))
      if (!/^(mailto:|tel:|\/_local)/.test(link)) urls.push({ where: `a link on ${path}`, text: link });
    return answer;
  });
  await play();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await system?.stop();
});

async function play(): Promise<void> {
  await system.send(
    await referralMail({
      from: `Kaarin Salahaldur <${CASE_MANAGER}>`,
      messageId: '<zoreslava.vyshnevetska@elva.ee>',
      subject: 'Suunamine: Zoreslava Vyshnevetska',
      decision: { name: 'Salafail Zoreslava Vyshnevetska.pdf' },
      fields: {
        name: 'Zoreslava Vyshnevetska',
        personalCode: code,
        phone: '+372 5123 4987',
        email: 'kliendipost@post.example',
        address: 'Salakese 41-7, Elva linn, 61507',
        starNumber: '2026-998877',
        family: 'Danylo Bohdanets',
        otherServices: 'salateenus',
        need: 'Salavajadus: vajab abi asjaajamisel Töötukassas.',
        goals: 'Salasiht: tuleb ametiasutustes iseseisvalt toime.',
      },
    }),
  );
  await system.idle();
  const receipt = await latest(system, CASE_MANAGER, /kätte saadud/);
  caseId = /TR\d\d-[0-9A-Z]{5}/.exec(receipt.subject)?.[0] ?? '';
  const path = `/admin/cases/${caseId}`;

  const officer = await system.signIn('mari');
  const personal = await officer.get(`${path}?personal=1`);
  expect(personal.text).toContain('Zoreslava');
  const [, download = ''] = /href="([^"]*\/download\?number=1)"/.exec(personal.html) ?? [];
  expect((await officer.get(download)).status).toBe(200);
  for (const typed of ['Vyshnevetska', code, 'zoreslava']) {
    const found = await officer.submit(await officer.get('/admin'), { typed }, { action: /search/ });
    expect(found.text).toContain(caseId);
  }

  const corrected = { need: 'Salavajadus: vajab abi ka perearstiga.', reason: 'Salaparandus: KOV helistas.' };
  await officer.submit(await officer.get(`${path}?personal=1`), corrected, { button: 'Salvesta parandus' });
  await wrongMails();

  await review(system, caseId, { verdict: 'accept', provider: 'abikasi', referralDate: '2026-02-12' });
  await wrongAddress();
  await answerTask(system, /tugiisiku leidmine/, {
    name: 'Tugimargus Abilinn',
    phone: '5987 6123',
    email: 'tugimargus@teenus.example',
    languages: ['uk', 'et'],
    notRelative: true,
    notSameHome: true,
    noConviction: true,
  });
  const meeting = { date: '2026-02-17', time: '10:00', minutes: '60', place: 'Salakoht 5, Elva' };
  await answerTask(system, /esmase kohtumise kokkuleppimine/, meeting);
  await system.advanceTo('2026-02-17T10:00:00.000Z');
  const held = { result: 'held', suited: 'yes', goals: 'Salakokkulepe: keelekursus', rhythm: 'monthly' };
  await answerTask(system, /esmase kohtumise tulemus/, held);

  await reply(/tugiisik/, 'Tere!\n\nSalaparing: kas Zoreslava käib kursusel?\n\nKaarin Salahaldur');
  await answerTask(system, /infopäringule vastamine/, { text: 'Salavastus: jah.' });
  const browser = system.browser();
  const task = await latest(system, PROVIDER, new RegExp(caseId));
  const form = await browser.submit(await browser.get(`${taskLink(task)}/change`), { email: PROVIDER });
  await browser.submit(
    form,
    { direction: 'worse', what: 'Salamuutus: klient on haiglas.', urgent: true },
    { button: 'Saada teade' },
  );
  await system.idle();
  await openTask(system, await latest(system, CASE_MANAGER, /olukord on muutunud/), CASE_MANAGER);
  await askAndDraft(system, /olukord on muutunud/);
  await reply(/olukord/, 'Olen puhkusel. Asendab Vooras Salasaatja.', { 'Auto-Submitted': 'auto-replied' });

  const page = await intoTriage(system, officer, () => fromStranger('Salakiri: abi Zoreslavale.'));
  await officer.submit(page, { municipality: '0171' }, { button: /[Uu]salda/ });
  const left = await intoTriage(system, officer, () => fromStranger('Salakiri: veel üks.'));
  await officer.submit(left, { reason: 'Salakorvale: pole meie asi.' }, { button: /kõrvale/ });
  await bounce();

  const lead = await system.signIn('lea');
  await importLine(system, lead);
  await takePapers(lead, caseId);

  await officer.submit(await officer.get(path), {}, { button: 'Käivita juhtum uuesti' });
  const last = await officer.get(path);
  await officer.submit(
    last,
    { reason: 'Salapohjus: kolis ära.', confirm: true },
    { button: 'Tühista juhtum' },
  );
  await system.idle();
  await system.advanceTo('2026-02-23T08:00:00.000Z');
}

/** From a forger, with a virus, broken, and with papers that nobody can open; all about the same client. */
async function wrongMails(): Promise<void> {
  const subject = 'Suunamine: Zoreslava Vyshnevetska';
  const encrypted = {
    filename: 'Salafail Zoreslava.cdoc2',
    content: Buffer.from(`CDOC\u0002${'x'.repeat(500)}`),
  };
  const broken = { filename: 'Salafail Vyshnevetska.pdf', content: Buffer.from('%PDF-1.7\nsalakiri') };
  for (const [index, verdict] of ['fail', 'virus', null].entries()) {
    const headers: Record<string, string> = verdict ? { 'X-Local-Verdict': verdict } : {};
    const mail = { from: CASE_MANAGER, messageId: `<${index}@elva.ee>`, subject, headers };
    const fields = { name: 'Zoreslava Vyshnevetska', personalCode: code, need: null };
    const bytes = await referralMail({ ...mail, fields, decision: false, attachments: [encrypted, broken] });
    await system.send(bytes, { from: CASE_MANAGER, to: ['suunamine@tugirada.example'] });
  }
  const head = `From: ${CASE_MANAGER}\r\nTo: suunamine@tugirada.example\r\nSubject: Salateema\r\n`;
  const type = 'Content-Type: multipart/mixed; boundary="Zoreslava"\r\n\r\n--Zoreslava\r\nContent-Type: ';
  await system.send(Buffer.from(`${head}${type}text/plain; charset=salakiri\r\n\r\n{"Zoreslava": "salakiri`));
  await system.idle();
}

/** Somebody else types an address of their own at the provider's link. */
async function wrongAddress(): Promise<void> {
  const browser = system.browser();
  const ask = await browser.get(taskLink(await latest(system, PROVIDER, new RegExp(caseId))));
  expect((await browser.submit(ask, { email: STRANGER })).status).toBeGreaterThanOrEqual(400);
}

async function reply(to: RegExp, text: string, headers: Record<string, string> = {}): Promise<void> {
  const mail = await latest(system, CASE_MANAGER, to);
  const from = `Kaarin Salahaldur <${CASE_MANAGER}>`;
  await system.send({ from, to: mail.replyTo ?? '', subject: `Re: ${mail.subject}`, text, headers });
  await system.idle();
}

async function fromStranger(text: string): Promise<void> {
  const to = 'suunamine@tugirada.example';
  await system.send({ from: `Vooras Salasaatja <${STRANGER}>`, to, subject: 'Salateema: Zoreslava', text });
  await system.idle();
}

/** Our last mail to the case manager comes back. */
async function bounce(): Promise<void> {
  const mail = await latest(system, CASE_MANAGER, new RegExp(caseId));
  const text = `Delivery to ${CASE_MANAGER} failed.\n\nFinal-Recipient: rfc822; ${CASE_MANAGER}\nAction: failed\nStatus: 5.1.1\n`;
  await system.send(
    {
      from: 'mailer-daemon@elva.ee',
      to: mail.replyTo ?? '',
      subject: 'Undelivered Mail Returned to Sender',
      text,
      inReplyTo: mail.headers['Message-ID'] ?? '',
      headers: { 'Auto-Submitted': 'auto-replied' },
    },
    { from: '', to: [mail.replyTo ?? ''] },
  );
  await system.idle();
}

const clients = async () => {
  const environment = readAddresses(system.dataDir)?.environment ?? {};
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const at = (name: string) => ({
    endpoint: environment[`AWS_ENDPOINT_URL_${name}`] ?? '',
    region: environment.AWS_REGION ?? '',
    credentials,
  });
  const template = await synthesizeTemplate(parseSettings({ baseUrl: system.url }), system.url);
  return { at, table: template.tables[0], bucket: template.buckets[0] ?? '' };
};

it('lets every mark through to where it belongs, so that this search can find it', async () => {
  const { at, table } = await clients();
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at('DYNAMODB')));
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: table?.name ?? '' }));
  const found = findings([{ where: 'the items', text: JSON.stringify(Items) }]).join('\n');
  // A draft went with its task; its page was seen to hold it.
  const lost = Object.keys(marks).filter((name) => name !== 'draft' && !found.includes(`${name} in`));
  expect(lost).toEqual([]);
});

it('keeps every mark out of logs and metrics', () => {
  const lines = readFileSync(join(system.dataDir, 'functions.log'), 'utf8').split('\n');
  expect(lines.filter((line) => line.includes('CloudWatchMetrics')).length).toBeGreaterThan(0);
  expect(findings(lines.map((text, index) => ({ where: `line ${index + 1} of the log`, text })))).toEqual([]);
});

it('keeps every mark out of machines: names, inputs, outputs, errors and every event', async () => {
  const store = openStore(join(system.dataDir, 'executions.sqlite'));
  const rows = store.list({});
  const places = rows.flatMap(({ arn, name }) => [
    { where: `execution ${name}`, text: JSON.stringify(store.find(arn)) },
    ...store
      .history(arn)
      .map((event) => ({ where: `event ${event.id} of ${name}`, text: JSON.stringify(event) })),
  ]);
  store.close();
  expect(places.length).toBeGreaterThan(200);
  expect(findings(places)).toEqual([]);
});

it('keeps every mark out of keys: of items and indexes, and of objects', async () => {
  const { at, table, bucket } = await clients();
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at('DYNAMODB')));
  const { AttributeDefinitions = [] } = Object(table?.properties) as {
    AttributeDefinitions?: { AttributeName: string }[];
  };
  const names = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  expect(names).toEqual(expect.arrayContaining(['pk', 'sk', 'workKey', 'lookupKey']));
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: table?.name ?? '' }));
  const keys = Items.map((item) => ({
    where: `the keys of ${item.pk} ${item.sk}`,
    text: names.map((name) => `${name}=${item[name] ?? ''}`).join(' '),
  }));
  const s3 = new S3Client({ ...at('S3'), forcePathStyle: true });
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: '' }));
  expect([keys.length > 50, Contents.length > 5]).toEqual([true, true]);
  const objects = Contents.map(({ Key = '' }) => ({ where: `the object ${Key}`, text: Key }));
  expect(findings([...keys, ...objects])).toEqual([]);
});

it('keeps every mark out of the headers of mails, but for the address of who gets it', async () => {
  const places = (await system.mailbox()).flatMap(({ id, to, subject, headers, attachments }) => [
    { where: `the subject of ${id}`, text: subject },
    { where: `the attachments of ${id}`, text: attachments.map(({ name }) => name).join() },
    ...Object.entries(headers).map(([name, text]) => ({
      where: `${name} of ${id}`,
      text,
      but: name === 'To' && to.includes(CASE_MANAGER) ? [marks.caseManager] : referralsId(name),
    })),
  ]);
  expect(places.length).toBeGreaterThan(100);
  expect(findings(places)).toEqual([]);
});

/** A thread is kept together by the Message-ID that the municipality's program gave its mail. */
const referralsId = (header: string): string[] =>
  ['References', 'In-Reply-To'].includes(header) ? [marks.clientName, marks.clientSurname] : [];

it('keeps every mark out of what is mailed to the provider', async () => {
  const mails = await system.mailbox(PROVIDER);
  expect(mails.length).toBeGreaterThan(4);
  const body = ({ text, html, attachments }: LocalMail) =>
    [text, html, ...attachments.map((one) => Buffer.from(one.contentBase64, 'base64').toString())].join('\n');
  expect(findings(mails.map((mail) => ({ where: mail.subject, text: body(mail) })))).toEqual([]);
});

it('keeps every mark out of addresses: asked for, led to, on pages and in mails', async () => {
  const inMails = (await system.mailbox()).flatMap(({ subject, text, html }) =>
    [...`${text}\n${html}`.matchAll(/https?:[^\s"<>]+/g)].map(([url]) => ({
      where: `a link in ${subject}`,
      text: url,
    })),
  );
  expect([urls.length > 300, inMails.length > 10]).toEqual([true, true]);
  expect(findings([...urls, ...inMails])).toEqual([]);
});
