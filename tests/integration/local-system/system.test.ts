import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSystem } from '../../../infra/local/system.ts';
import { type SpawnedSystem, spawnSystem, startTestSystem, type TestSystem } from '../../support/system.ts';

const startAt = '2026-02-20T10:00:00.000Z';
/** A start takes some seconds, on a busy machine many. */
const PATIENCE_MS = 90_000;

describe('the local system in this process', () => {
  let system: TestSystem;

  beforeAll(async () => {
    system = await startTestSystem({ startAt });
  }, PATIENCE_MS);
  afterAll(() => system?.stop(), PATIENCE_MS);

  it('answers that it is well, and stands at the date that was asked for', async () => {
    const health = await fetch(`${system.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await system.clock()).now).toMatch(/^2026-02-20T10:0/);
  });

  it('carries the sample referral from the start page to a receipt in the mailbox', async () => {
    const browser = system.browser();
    await browser.submit(await browser.get('/'), {}, { button: 'Saada näidissuunamine' });
    const machines = (await system.executions()).map(({ machine, status }) => `${machine} ${status}`);
    expect(machines).toContain('intake SUCCEEDED');
    expect(machines).toContain('referral RUNNING');
    const receipt = (await system.mailbox()).find(({ to }) => to[0]?.endsWith('@elva.ee'));
    expect(receipt?.subject).toMatch(/TR26-[0-9A-Z]{5}/);
    const mailbox = await browser.get(`/_local/mailbox?to=${receipt?.to[0]}`);
    expect(mailbox.text).toContain(receipt?.subject);
  });

  it('sends the officers’ page to who signed in, and to nobody else', async () => {
    const officer = await system.signIn('mari');
    expect((await officer.get('/admin')).status).toBe(200);
    expect(officer.cookies.has('tugirada_session')).toBe(true);
    const stranger = await system.browser().get('/admin');
    expect(stranger.url).not.toBe(`${system.url}/admin`);
  });

  it('moves time to the next reminder and no further', async () => {
    const { nextTimer } = await system.clock();
    expect(nextTimer).toMatch(/^2026-02-2\dT07:00/);
    expect((await system.toNextTimer()).now.slice(0, 16)).toBe(nextTimer?.slice(0, 16));
  });

  it('refuses a mail to an address that it does not have', async () => {
    const mail = { from: 'a@elva.ee', to: 'keegi@tugirada.example', subject: 'Tere', text: 'Tere' };
    await expect(system.send(mail)).rejects.toThrow('550');
  });

  it('changes its keys when their day comes, and still knows a reply to an address from before', async () => {
    const [receipt] = (await system.mailbox()).filter(({ to }) => to[0]?.endsWith('@elva.ee'));
    const [caseId = ''] = /TR26-[0-9A-Z]{5}/.exec(receipt?.subject ?? '') ?? [];
    await system.advanceTo('2026-05-25T08:00:00.000Z');
    const kept = JSON.parse(readFileSync(`${system.dataDir}/secrets.json`, 'utf8'));
    expect(kept['reply-key'].map(({ stages }: { stages: string[] }) => stages.at(-1))).toEqual([
      'AWSPREVIOUS',
      'AWSCURRENT',
    ]);
    const from = receipt?.to[0] ?? '';
    await system.send({ from, to: receipt?.replyTo ?? '', subject: 'Tere', text: 'Kuidas läheb?' });
    await system.idle();
    const officer = await system.signIn('mari');
    expect((await officer.get(`/admin/cases/${caseId}`)).text).toMatch(/25\.05\.2026 kell 11\.00\s*saabunud/);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(system.url).port);
    const second = startSystem({ port, smtpPort: 0, dataDir: `${system.dataDir}/second` });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });
});

describe('the local system as a process', () => {
  let system: SpawnedSystem;

  beforeAll(async () => {
    system = await spawnSystem({ startAt });
  }, PATIENCE_MS);
  afterAll(() => system?.stop(), PATIENCE_MS);

  it('goes on after kill -9: a mail that was accepted, the clock, the waiting machines', {
    timeout: PATIENCE_MS,
  }, async () => {
    await system.advanceTo('2026-02-23T08:00:00.000Z');
    await fetch(`${system.url}/_local/sample`, { method: 'POST' });
    await system.send({
      from: 'Tiina Tamm <tiina@elva.ee>',
      to: 'suunamine@tugirada.example',
      subject: 'Tere',
      text: 'Palun helistage mulle.',
    });
    await system.kill();
    await system.start();
    await system.idle();

    const executions = await system.executions();
    const intakes = executions.filter(({ machine }) => machine === 'intake');
    expect(intakes.length).toBeGreaterThanOrEqual(2);
    expect(intakes.map(({ status }) => status)).toEqual(intakes.map(() => 'SUCCEEDED'));
    expect(
      executions.filter(({ machine, status }) => machine === 'referral' && status === 'RUNNING'),
    ).toHaveLength(1);
    const { now, nextTimer } = await system.clock();
    expect(now >= '2026-02-23T08:00:00.000Z').toBe(true);
    const before = (await system.mailbox()).length;
    await system.advanceTo(nextTimer ?? now);
    const subjects = (await system.mailbox()).slice(before).map(({ subject }) => subject);
    // On each working day between, the agency was told in the morning of the mail that waits and of its review.
    const digests = subjects.filter((subject) => subject.startsWith('Hommikune kokkuvõte'));
    expect(digests).toHaveLength(3);
    expect(subjects.filter((subject) => !digests.includes(subject))).toEqual([
      expect.stringContaining('Meeldetuletus'),
    ]);
  });

  it('takes the files of its folder with it when it is done', async () => {
    expect(existsSync(`${system.dataDir}/clock.json`)).toBe(true);
    const port = Number(new URL(system.url).port);
    await system.stop();
    await expect(knock(port)).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(system.dataDir)).toBe(false);
  });
});

function knock(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() && undefined));
    socket.once('error', reject);
  });
}
