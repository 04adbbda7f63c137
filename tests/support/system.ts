/** The local system for tests: in this process, or as a process of its own that can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Execution, LocalMail } from '../../infra/local/endpoints/ports.ts';
import { startSystem } from '../../infra/local/system.ts';
import { type Browser, createBrowser } from './browser.ts';

export type ClockAnswer = { now: string; nextTimer: string | null };

/** What a test does to a system, over its ports alone. */
export type Driver = {
  url: string;
  smtpPort: number;
  /** Sends a mail by SMTP: raw bytes with their own headers, or the fields of one. Rejects when SMTP refuses it. */
  send(mail: Buffer | string | SendMailOptions, envelope?: { from: string; to: string[] }): Promise<void>;
  /** Mails sent to the address, oldest first; all of them without one. */
  mailbox(to?: string): Promise<LocalMail[]>;
  clock(): Promise<ClockAnswer>;
  /** Moves time to the ISO instant; answers when all is idle. */
  advanceTo(instant: string): Promise<ClockAnswer>;
  /** Moves time on by so many ms. */
  advance(ms: number): Promise<ClockAnswer>;
  /** Moves time to the next timer. */
  toNextTimer(): Promise<ClockAnswer>;
  idle(): Promise<void>;
  executions(): Promise<Execution[]>;
  browser(): Browser;
  /** A browser in which the officer (mari, lea, aud) is signed in. */
  signIn(officer: string): Promise<Browser>;
};

export type TestSystem = Driver & {
  dataDir: string;
  stop(): Promise<void>;
};
/** A system in this process. */
export type OwnSystem = TestSystem & {
  /**
   * Destroys the workflow part and deploys it again: executions, tokens and timers are gone, the state part (table, bucket,
   * secrets) and the ports stay.
   */
  redeploy(): Promise<void>;
};
export type SpawnedSystem = TestSystem & {
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts the process again on the same folder and ports. */
  start(): Promise<void>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Starts a system in this process, on free ports unless told, in a folder that `stop` removes.
 * @param options.startAt ISO instant of its clock @param options.dataDir an own folder, with what it holds already
 */
export async function startTestSystem(
  options: { startAt?: string; port?: number; smtpPort?: number; dataDir?: string } = {},
): Promise<OwnSystem> {
  const { startAt, port = 0, smtpPort = 0 } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'tugirada-'));
  let system = await startSystem({ port, smtpPort, dataDir, startAt });
  return {
    ...driverOf(system.url, system.smtpPort),
    dataDir,
    async redeploy() {
      await system.stop();
      const executions = readdirSync(dataDir).filter((name) => name.startsWith('executions.sqlite'));
      for (const name of executions) rmSync(join(dataDir, name));
      system = await startSystem({ port: system.port, smtpPort: system.smtpPort, dataDir });
    },
    async stop() {
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts `infra/local/main.ts` as a process of its own on free ports; resolves when it is ready. */
export async function spawnSystem(
  options: { dataDir?: string; startAt?: string } = {},
): Promise<SpawnedSystem> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'tugirada-'));
  const [port, smtpPort] = await Promise.all([freePort(), freePort()]);
  const env = {
    ...process.env,
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    DATA_DIR: dataDir,
    ...(options.startAt === undefined ? {} : { TUGIRADA_START: options.startAt }),
  };
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    // Not by the command `tsx`, which is a process around this one and would take the kill for it.
    child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], { cwd: root, env });
    await ready(child);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await exited;
  }

  await start();
  return {
    ...driverOf(`http://127.0.0.1:${port}`, smtpPort),
    dataDir,
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function driverOf(url: string, smtpPort: number): Driver {
  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  const clock = () => ask<ClockAnswer>('/_local/clock');
  const advanceTo = (instant: string) => ask<ClockAnswer>('/_local/clock', { advanceTo: instant });
  return {
    url,
    smtpPort,
    async send(mail, envelope) {
      const transport = nodemailer.createTransport({
        host: '127.0.0.1',
        port: smtpPort,
        secure: false,
        ignoreTLS: true,
      });
      const raw = typeof mail === 'string' || Buffer.isBuffer(mail) ? Buffer.from(mail) : null;
      await transport.sendMail(
        raw ? { raw, envelope: envelope ?? envelopeOf(raw) } : { ...(mail as SendMailOptions), envelope },
      );
    },
    mailbox: (to) => ask(`/_local/mail${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`),
    clock,
    advanceTo,
    async advance(ms) {
      const { now } = await clock();
      return advanceTo(new Date(Date.parse(now) + ms).toISOString());
    },
    toNextTimer: () => ask('/_local/clock', { advance: 'next-timer' }),
    idle: async () => void (await ask('/_local/idle', {})),
    executions: () => ask('/_local/executions'),
    browser: () => createBrowser(url),
    async signIn(officer) {
      const answer = await fetch(`${url}/_local/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ officer }),
      });
      if (!answer.ok) throw new Error(`The sign-in answered ${answer.status}: ${await answer.text()}`);
      const browser = createBrowser(url);
      browser.take(answer.headers.getSetCookie());
      return browser;
    },
  };
}

/** The addresses of From and To, as a mail program would take them. */
function envelopeOf(raw: Buffer): { from: string; to: string[] } {
  const head = (raw.toString('latin1').split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');
  const addresses = (name: string) =>
    (new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1] ?? '').match(/[^\s<>",;:]+@[^\s<>",;]+/g) ?? [];
  return { from: addresses('From')[0] ?? '', to: addresses('To') };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Tugirada is ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The system ended with ${code}: ${output}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
