/** Keys that change: the real function, asked step by step as Secrets Manager asks it, on a secret that is read by the SDK. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findReplyAddress, readLink, replyAddress, signLink, verifyReplyTag } from '#casework/signing';
import { parseKeyRing } from '#contract/key-ring';
import { openKeys } from '#runtime/keys';
import { createClock } from '../../../infra/local/clock.ts';
import { createRotations } from '../../../infra/local/rotations.ts';
import { createSecrets, type Secrets } from '../../../infra/local/services/secrets.ts';
import { incompleteCase } from '../../support/cases.ts';
import { serve, type TestServer } from '../local-services/http-server.ts';

const DAY_MS = 86_400_000;
const begin = Date.parse('2026-02-20T10:00:00.000Z');
const SecretId = 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:link-key';
const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:rotate-key';
const link = {
  caseId: 'TR26-4F7KQ',
  kind: 'ensure-support-person',
  cause: '1',
  party: 'provider',
  issue: 1,
} as const;
const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

type Handler = (event: object, context: object) => Promise<unknown>;
let handler: Handler;
let folder: string;
let server: TestServer;
let client: SecretsManagerClient;
let secrets: Secrets;
let clock: ReturnType<typeof createClock>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => begin });
  secrets = createSecrets({
    file: join(folder, 'secrets.json'),
    secrets: [{ name: 'link-key', arn: SecretId }],
    clock,
  });
  server = await serve((request, response) => secrets.handle(request, response));
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', server.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = new SecretsManagerClient({});
  vi.resetModules();
  ({ handler } = (await import('../../../functions/rotate-key.ts')) as unknown as { handler: Handler });
});
afterEach(async () => {
  client.destroy();
  await server.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const read = async () => (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
const ask = (Step: string, ClientRequestToken: string) =>
  handler({ Step, SecretId, ClientRequestToken }, { functionName: 'rotate-key', awsRequestId: 'r' });

describe('a key whose day has come', () => {
  let seen: number;
  beforeEach(() => {
    seen = begin;
  });
  const advance = async (days: number) => {
    await clock.advanceTo(clock.now() + days * DAY_MS);
    seen = clock.now();
  };
  const openRotations = (days = 90) =>
    createRotations({
      rotations: [{ secretArn: SecretId, functionArn, days }],
      clock,
      secrets,
      invoke: async (_arn, payload) => ({ ok: true, payload: await handler(payload as object, {}) }),
    });

  it('is changed within an advance, again and again, and what it signed is still known', async () => {
    openRotations();
    const keys = await openKeys(read, () => seen);
    const state = incompleteCase();
    const before = signLink(await keys.newest(), link);
    const address = replyAddress(await keys.newest(), 'tugirada.example', state.id, 'municipality', null);
    await advance(400);

    const ring = parseKeyRing(await read());
    expect(ring).toHaveLength(5);
    expect(ring.map(({ since }) => since?.slice(0, 10) ?? null)).toEqual([
      null,
      '2026-11-17',
      '2026-08-19',
      '2026-05-21',
      '2026-02-20',
    ]);
    expect(await readLink(keys, before)).toEqual(link);
    const found = findReplyAddress([address], 'tugirada.example');
    expect(found && (await verifyReplyTag(keys, state, found))).toEqual({
      party: 'municipality',
      about: null,
    });
    const after = signLink(await keys.newest(), link);
    expect(after).not.toBe(before);
    expect(await readLink(keys, after)).toEqual(link);
  });

  it('is known to a container that has read the secret before: it reads again, for a name that it does not know', async () => {
    openRotations();
    const warm = await openKeys(read, () => seen);
    await clock.advanceTo(begin + 91 * DAY_MS);
    seen = begin + 10_000;
    const [newest] = parseKeyRing(await read());
    expect(await readLink(warm, signLink(newest, link))).toEqual(link);
    const forged = signLink(newest, link).replace(`.${newest.id}.`, '.zzzz.');
    expect(await readLink(warm, forged)).toBeNull();
  });

  it('is no timer in waiting, so that a system in which nothing is left to happen has none', async () => {
    openRotations();
    await clock.look(Number.POSITIVE_INFINITY);
    expect(clock.nextTimer()).toBeNull();
    expect(await clock.advanceToNextTimer()).toBeNull();
  });

  it('is changed at the start when its day passed while the system was down', async () => {
    await advance(100);
    const rotations = openRotations();
    await rotations.begin();
    rotations.stop();
    expect(parseKeyRing(await read())).toHaveLength(2);
  });
});

describe('the steps of a rotation', () => {
  it('may each run twice, and make one key', async () => {
    const old = await read();
    const token = secrets.beginVersion(SecretId);
    for (const step of steps) {
      await ask(step, token);
      await ask(step, token);
    }
    const [newest, ...older] = parseKeyRing(await read());
    expect(Buffer.from(newest.key, 'base64url')).toHaveLength(32);
    expect(older).toEqual([{ id: '', key: old, since: '2026-02-20T10:00:00.000Z' }]);
  });

  it('change nothing before the last one', async () => {
    const old = await read();
    const token = secrets.beginVersion(SecretId);
    for (const step of steps.slice(0, 3)) await ask(step, token);
    expect(await read()).toBe(old);
  });

  it('are taken up where they failed, by a further try with the same version', async () => {
    const token = secrets.beginVersion(SecretId);
    await ask('createSecret', token);
    const made = readFileSync(join(folder, 'secrets.json'), 'utf8');
    expect(secrets.beginVersion(SecretId)).toBe(token);
    for (const step of steps) await ask(step, token);
    expect(made).toContain(parseKeyRing(await read())[0].id);
  });

  it('let a deployment try the test alone, before there is a new key', async () => {
    await expect(ask('testSecret', secrets.beginVersion(SecretId))).resolves.toEqual({});
  });

  it('fail the test when a key was put by hand meanwhile, which the new version does not hold', async () => {
    const token = secrets.beginVersion(SecretId);
    await ask('createSecret', token);
    await client.send(new PutSecretValueCommand({ SecretId, SecretString: 'put by hand' }));
    // What went wrong stands in the log alone.
    await expect(ask('testSecret', token)).rejects.toThrow();
    expect(await read()).toBe('put by hand');
  });

  it('refuse a version that nobody has begun', async () => {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
    await expect(ask('createSecret', 'another')).rejects.toThrow();
    const after = await client.send(new DescribeSecretCommand({ SecretId }));
    expect(after.VersionIdsToStages).toEqual(VersionIdsToStages);
  });
});
