/**
 * The main job on a deployed system, in real time: a referral from the raw mail in S3 to a running service; then a running case comes from
 * a file, and both go to another provider. It leaves two cases, a municipality and two providers behind.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '#casework/read-case';
import { dayOf, parseDay } from '#domain/calendar/calendar';
import { findObligation, type Phase } from '#domain/case/state';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import { type ImportFile, linesOfImport, loadImport } from '#store/imports';
import { casesOfTransfer } from '#store/transfers';
import type { Filled } from '../support/browser.ts';
import { referralMail } from '../support/mails/referral-mail.ts';
import { supportPerson } from '../support/story.ts';
import { connectToDeployed, type DeployedSystem, municipality, SIMULATOR, until } from './deployed-system.ts';
import { fileOfRunningCase } from './running-case.ts';
import { keptByEmulator, linkIn, sentMails } from './sent-mails.ts';

const provider = { id: 'proovi-teenus', name: 'Prooviteenus', email: `success+teenus@${SIMULATOR}` };
const successor = { id: 'proovi-tugi', name: 'Proovitugi', email: `success+tugi@${SIMULATOR}` };
const CASE_MANAGER = `success+juhtum@${SIMULATOR}`;

/** The sweep comes every 5 minutes. */
const BY_SWEEP_MS = 6 * 60_000;

let system: DeployedSystem;
let objectKey: string;
let caseId: string;
let importedId: string;
const startedAt = new Date();
const today = dayOf(startedAt.toISOString());

beforeAll(async () => {
  system = await connectToDeployed();
});
afterAll(() => system?.close());

describe('a deployed system', () => {
  it('answers by the HTTP API and keeps its registry in DynamoDB', async () => {
    const { registry } = system;
    await registry.putMunicipality({ ...municipality, domains: [SIMULATOR] });
    await registry.putProvider(provider);
    await registry.putContract({
      ehak: municipality.ehak,
      provider: provider.id,
      from: parseDay('2024-01-01'),
      until: null,
    });
    expect(await registry.municipalityOfDomain(SIMULATOR)).toMatchObject({ ehak: municipality.ehak });
    const page = await system.browser().get('/health');
    expect([page.status, page.html]).toEqual([200, '{"status":"ok"}']);
  });

  it('reads a raw mail that was put into S3, and opens a case', { timeout: 2 * BY_SWEEP_MS }, async () => {
    objectKey = await system.receive(
      await referralMail({
        from: `Mari Maasikas <${CASE_MANAGER}>`,
        to: system.deployment.inboxAddress,
        messageId: `<${crypto.randomUUID()}@${SIMULATOR}>`,
        date: startedAt,
        arrival: { recipient: system.deployment.inboxAddress },
      }),
    );
    const how = await until('intake reads the mail', howItWasRead, BY_SWEEP_MS);
    console.log(`The mail was read by an execution that ${how} had started.`);
    // In an account the event must do it; the sweep is what heals a lost one.
    if (system.deployment.emulator === null) expect(how).toBe('the event');
    caseId = await until('a case is there', caseOfMunicipality);
    expect(caseId).toMatch(/^TR\d\d-[0-9A-Z]{5}$/);
    expect(await system.holds(objectKey)).toBe(false);
  });

  it('answers the municipality by SES and asks the agency to review', async () => {
    expect((await mailTo('municipality')).address).toBe(CASE_MANAGER);
    await until('referral runs', async () => (await running('referral')).length > 0);
    await until('the review is open', async () => {
      const { state } = await readCase(system.table, caseId);
      return state && findObligation(state, 'review-referral', '1')?.status === 'open';
    });
    const kept = await keptByEmulator(system.deployment);
    for (const { sesId, subject } of kept ? await sentMails(system.table, caseId) : []) {
      expect(kept?.find(({ id }) => id === sesId)?.subject).toBe(subject);
    }
  });

  it('lets a signed-in officer accept the referral, by which the machine asks the provider', async () => {
    const browser = await system.signedIn('officer');
    const page = await browser.get(`/admin/cases/${caseId}`);
    expect(page.status).toBe(200);
    const accepted = await browser.submit(
      page,
      { verdict: 'accept', provider: provider.id, referralDate: today },
      { button: 'Kinnita otsus' },
    );
    expect(accepted.status).toBe(200);
    expect((await mailTo('provider', 'ensure-support-person')).address).toBe(provider.email);
    expect(await phase()).toBe('assigning');
  });

  it('takes the provider through its tasks by signed links to a running service', async () => {
    await answer('ensure-support-person', supportPerson);
    expect(await reached('arranging')).toBe('arranging');
    await answer('arrange-first-meeting', { date: today, time: '10:00', minutes: '60', place: 'Näidise 1' });
    expect(await reached('meeting')).toBe('meeting');
    await answer('record-first-meeting', {
      result: 'held',
      suited: 'yes',
      goals: 'Eesti keele kursus',
      rhythm: 'monthly',
    });
    expect(await reached('active')).toBe('active');
  });

  it('ends referral and all obligations, and leaves service waiting for its milestone', async () => {
    await until('service waits', async () => {
      const item = await system.table.get({ pk: `CASE#${caseId}`, sk: 'SERVICE' });
      return typeof item?.token === 'string' && (await running('service')).length > 0;
    });
    await until('referral has ended', async () => (await running('referral')).length === 0);
    for (const machine of ['referral', 'obligation']) {
      const mine = (await system.executions(machine)).filter(({ name }) => name?.startsWith(caseId));
      expect(mine.map(({ status }) => status)).toEqual(mine.map(() => 'SUCCEEDED'));
      expect(mine.length).toBe(machine === 'referral' ? 1 : 4);
    }
  });

  it('imports a running case from the lines of a lead, whose service then runs', async () => {
    const { table } = system;
    const browser = await system.signedIn('lead');
    const cells = {
      ...{ municipality: municipality.name, provider: provider.name, caseManagerEmail: CASE_MANAGER },
      supportPersonEmail: `success+tugiisik@${SIMULATOR}`,
    };
    const uploaded = await browser.submit(
      await browser.get('/admin/import'),
      { text: fileOfRunningCase(cells, today) },
      { button: 'Kontrolli faili' },
    );
    const id = uploaded.url.split('/').at(-1) ?? '';
    const stands = (status: ImportFile['status']) =>
      until(`the file is ${status}`, async () => {
        const file = await loadImport(table, id);
        return file?.status === status && linesOfImport(table, file);
      });
    expect(await stands('checked')).toMatchObject([{ result: 'ready', phase: 'active', findings: [] }]);
    const page = await browser.get(`/admin/import/${id}`);
    await browser.submit(page, { choice: 'clean', confirm: true }, { button: 'Impordi' });
    const [line] = await stands('imported');
    expect(line).toMatchObject({ result: 'imported', phase: 'active' });
    importedId = line?.caseId ?? '';
    await until('its service runs', async () => (await running('service', importedId)).length > 0);
    expect(await ended('import', id, 2)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('gives both cases to another provider', async () => {
    const { registry, table } = system;
    await registry.putProvider(successor);
    const browser = await system.signedIn('lead');
    const list = await browser.submit(
      await browser.get('/admin/registry/transfers'),
      { from: provider.id, to: successor.id, effective: today },
      { button: 'Vaata nimekirja' },
    );
    const started = await browser.submit(
      list,
      { contracts: false, reason: 'Proov', confirm: true },
      { button: 'Anna juhtumid üle' },
    );
    const id = new URL(started.url).pathname.split('/').at(-1) ?? '';
    expect(await ended('transfer', id, 1)).toEqual(['SUCCEEDED']);
    const became = new Map((await casesOfTransfer(table, id)).map((one) => [one.caseId, one.result]));
    expect([became.get(caseId), became.get(importedId)]).toEqual(['changed', 'changed']);
    expect((await readCase(table, importedId)).state?.provider?.id).toBe(successor.id);
    expect((await mailTo('provider', 'take-over-case')).address).toBe(successor.email);
  });
});

/** Who started the execution that read our mail to its end; null while none has. */
async function howItWasRead(): Promise<'the event' | 'the sweep' | null> {
  for (const execution of await system.executions('intake')) {
    if (execution.status !== 'SUCCEEDED') continue;
    if ((await system.inputOf(execution)) !== JSON.stringify({ objectKey })) continue;
    return execution.name?.startsWith('sweep-') ? 'the sweep' : 'the event';
  }
  return null;
}

const running = async (machine: string, of = caseId) =>
  (await system.executions(machine)).filter(
    ({ status, name }) => status === 'RUNNING' && name?.startsWith(of),
  );

/** How the executions ended whose names begin so, when so many have. */
const ended = (machine: string, of: string, count: number) =>
  until(`${count} of ${machine} have ended`, async () => {
    const mine = (await system.executions(machine)).filter(({ name }) => name?.startsWith(of));
    const left = mine.filter(({ status }) => status === 'RUNNING');
    return mine.length === count && left.length === 0 && mine.map(({ status }) => status);
  });

/** The newest case of the municipality, whose log begins with our mail. */
async function caseOfMunicipality(): Promise<string | null> {
  const { items } = await system.table.list('work', 'PHASE#review', { newestFirst: true });
  for (const { pk } of items) {
    const id = String(pk).slice('CASE#'.length);
    const { state, entries } = await readCase(system.table, id);
    const [first] = entries;
    if (state && first && new Date(first.at) >= startedAt) return id;
  }
  return null;
}

const phase = async (): Promise<Phase | undefined> => (await readCase(system.table, caseId)).state?.phase;

const reached = (wanted: Phase) =>
  until(`the case is ${wanted}`, async () => ((await phase()) === wanted ? wanted : null));

/** The newest mail that SES took for the party, about its task of that kind if one is named. */
const mailTo = (party: Party, kind?: ObligationKind) =>
  until(`a mail to ${party} about ${kind ?? 'the case'} is sent`, async () =>
    (await sentMails(system.table, caseId))
      .filter(({ to, obligation }) => to === party && (kind === undefined || obligation?.kind === kind))
      .at(-1),
  );

/** The provider opens the link of its mail, confirms its address and answers. */
async function answer(kind: ObligationKind, values: Filled): Promise<void> {
  const link = await linkIn(await mailTo('provider', kind), system);
  const browser = system.browser();
  const task = await browser.submit(await browser.get(link), { email: provider.email });
  const thanks = await browser.submit(task, values, { button: /^Saada vastus/ });
  expect(thanks.status).toBe(200);
}
