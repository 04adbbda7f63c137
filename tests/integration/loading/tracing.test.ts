/** Handlers as they are deployed, under traces of X-Ray, whose daemon is a socket here and whose AWS is a server that answers as told. */
import { type ChildProcess, fork } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleInto } from '../../../infra/constructs/bundle.ts';
import { marks } from '../../support/marks.ts';
import { serve, type TestServer } from '../local-services/http-server.ts';
import type { Answer, Invocation } from './container.ts';

/** A part of a trace, as it is sent to the daemon. */
interface Part {
  readonly id: string;
  readonly name: string;
  readonly trace_id: string;
  readonly parent_id: string;
  readonly annotations?: object;
  readonly aws?: object;
  readonly cause?: { readonly exceptions: readonly { type: string; message: string }[] };
}

const root = (trace: number) => `1-5759e988-bd862e3fe1be46a99427279${trace}`;
const header = (trace: number, sampled: 0 | 1) =>
  `Root=${root(trace)};Parent=557abcec3ee5a041;Sampled=${sampled};Lineage=1:4f82aa01:0`;
const delivered = { event: 'Delivery', mailKey: [marks.clientName] };
const entries = ['functions/canary.ts', 'functions/mail-event.ts'];

const folder = mkdtempSync(join(tmpdir(), 'tugirada-traced-'));
let daemon: Socket;
let daemonAddress: string;
let parts: Part[];
let aws: TestServer;
let refusal: { readonly of: RegExp; readonly message: string } | null;
let container: ChildProcess;

beforeAll(async () => {
  for (const entry of entries) await bundleInto(join(folder, entry), entry);
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  [parts, refusal] = [[], null];
  daemon = createSocket('udp4').on('message', (sent) => {
    parts.push(JSON.parse(String(sent).split('\n')[1] ?? ''));
    daemon.emit('part');
  });
  daemon.bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  daemonAddress = `127.0.0.1:${daemon.address().port}`;
  aws = await serve(({ headers, url }, response) => {
    const call = String(headers['x-amz-target'] ?? url);
    const refused = refusal?.of.test(call);
    response.writeHead(refused ? 400 : 200, { 'x-amzn-errortype': refused ? 'ValidationException' : '' });
    response.end(JSON.stringify(refused ? { message: refusal?.message } : { SecretString: 'a key' }));
  });
});

afterEach(async () => {
  container.kill();
  daemon.close();
  await aws.stop();
});

async function start(entry: string, environment: Record<string, string> = {}): Promise<void> {
  const env = {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
    TABLE_NAME: 'tugirada',
    SENDER: 'tugirada@example.ee',
    REFERRAL_INBOX: 'suunamine@example.ee',
    CONFIGURATION_SET: 'tugirada',
    REPLY_KEY_SECRET: 'reply-key',
    POWERTOOLS_METRICS_DISABLED: 'true',
    // What Lambda itself sets.
    _HANDLER: 'index.handler',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'traced',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: daemonAddress,
    LAMBDA_TASK_ROOT: '/var/task',
    ...environment,
  };
  container = fork(new URL('container.ts', import.meta.url), [join(folder, entry, 'index.mjs')], {
    env,
    silent: true,
  });
  await answered();
}

/** A container that died gives its exit code, which is no answer. */
async function answered() {
  const [answer] = await Promise.race([once(container, 'message'), once(container, 'exit')]);
  return answer;
}

async function invoke(invocation: Invocation): Promise<Answer> {
  container.send(invocation);
  return answered();
}

async function received(count: number): Promise<readonly Part[]> {
  while (parts.length < count) await once(daemon, 'part');
  return parts;
}

/** What it wrote until it ended. */
async function logged(): Promise<string> {
  const { stdout, stderr } = container;
  if (!stdout || !stderr) throw new Error('its output is not piped');
  container.disconnect();
  return (await Promise.all([text(stdout), text(stderr)])).join('');
}

describe('a sampled invocation', () => {
  it('is traced with the calls to AWS beneath it, without their parameters', async () => {
    await start('functions/mail-event.ts');
    expect(await invoke({ event: delivered, trace: header(1, 1) })).toEqual({ error: null, loaded: true });
    const [call, handler] = await received(2);
    expect(handler).toMatchObject({
      name: '## index.handler',
      trace_id: root(1),
      parent_id: '557abcec3ee5a041',
      annotations: { ColdStart: true, Service: 'tugirada' },
    });
    expect(call).toMatchObject({ name: 'DynamoDB', trace_id: root(1), parent_id: handler?.id });
    expect(call?.aws).toEqual({ operation: 'UpdateItem', region: 'eu-central-1', retries: 1 });
  });

  it('tells errors by name, never by what they say', async () => {
    await start('functions/mail-event.ts');
    refusal = { of: /UpdateItem/, message: `${marks.need} of ${marks.clientName}` };
    await invoke({ event: delivered, trace: header(1, 1) });
    await invoke({ event: { event: marks.need }, trace: header(2, 1) });
    await received(3);
    const named = parts.map(({ name, cause }) => [name, cause?.exceptions.map(({ type }) => type)]);
    expect(named).toEqual([
      ['DynamoDB', ['ValidationException']],
      ['## index.handler', ['ValidationException']],
      ['## index.handler', ['ZodError']],
    ]);
    const all = JSON.stringify(parts);
    expect([marks.need, marks.clientName].filter((mark) => all.includes(mark))).toEqual([]);
  });

  it('tells of SES and of secrets no more than that', async () => {
    await start('functions/canary.ts');
    refusal = { of: /outbound-emails/, message: `not verified: ${marks.clientEmail}` };
    const { error } = await invoke({ event: { now: '2026-06-10T07:00:00.000Z' }, trace: header(1, 1) });
    await received(3);
    expect([error, ...parts.map(({ name }) => name)]).toEqual([
      'ValidationException',
      'SecretsManager',
      'SESv2',
      '## index.handler',
    ]);
    expect(JSON.stringify(parts)).not.toMatch(/kliendipost|example\.ee|reply-key|a key/);
  });
});

describe('an invocation that is not sampled', () => {
  it('loads and sends nothing, and leaves the traces of later ones as they are', async () => {
    await start('functions/mail-event.ts');
    expect(await invoke({ event: delivered, trace: header(1, 0) })).toEqual({ error: null, loaded: false });
    expect(await invoke({ event: delivered, trace: '' })).toEqual({ error: null, loaded: false });
    await invoke({ event: delivered, trace: header(2, 1) });
    await invoke({ event: delivered, trace: header(3, 0) });
    await invoke({ event: delivered, trace: '' });
    await invoke({ event: delivered, trace: header(4, 1) });
    // They come in order: what the others had sent would stand between them.
    const sent = (await received(4)).map(({ name, trace_id, annotations }) => [name, trace_id, annotations]);
    const warm = { ColdStart: false, Service: 'tugirada' };
    expect(sent).toEqual([
      ['DynamoDB', root(2), undefined],
      ['## index.handler', root(2), warm],
      ['DynamoDB', root(4), undefined],
      ['## index.handler', root(4), warm],
    ]);
    expect(await logged()).toBe('');
  });
});

it.each([
  ['be loaded', 'nowhere', 'Traces cannot be made'],
  ['be sent', '127.0.0.1:99999', 'A trace is lost'],
])('a trace that cannot %s fails nobody, and is logged by name', async (_, address, message) => {
  await start('functions/mail-event.ts', { AWS_XRAY_DAEMON_ADDRESS: address });
  expect((await invoke({ event: delivered, trace: header(1, 1) })).error).toBeNull();
  expect((await invoke({ event: delivered, trace: header(2, 1) })).error).toBeNull();
  const lines = (await logged()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).message)).toEqual([message]);
});
