/** The local Secrets Manager, asked by the SDK's own client. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSecrets } from '../../../infra/local/services/secrets.ts';
import { serve, type TestServer } from './http-server.ts';

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:000000000000:secret:${name}-AbCdEf`;
const secrets = [
  { name: 'link-key', arn: arn('link-key') },
  { name: 'reply-key', arn: arn('reply-key') },
  { name: 'oidc-client-secret', arn: arn('oidc-client-secret'), value: 'demo' },
];
const begin = Date.parse('2026-02-20T10:00:00.000Z');
const clock = { now: () => begin, track: <T>(work: Promise<T>) => work };
let folder: string;
let file: string;
let server: TestServer;
let client: SecretsManagerClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'keys', 'secrets.json');
  server = await serve((request, response) =>
    createSecrets({ file, secrets, clock }).handle(request, response),
  );
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', server.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = new SecretsManagerClient({});
});
afterEach(async () => {
  client.destroy();
  await server.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
const get = (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId }));

it('gives a value of 32 random bytes by ARN and by name, the same after each start', async () => {
  const { SecretString: value = '', Name } = await get(arn('link-key'));

  expect(Buffer.from(value, 'base64url')).toHaveLength(32);
  expect(Name).toBe('link-key');
  expect((await get('link-key')).SecretString).toBe(value);
  expect((await get('reply-key')).SecretString).not.toBe(value);
  expect(createSecrets({ file, secrets, clock }).value('link-key')).toBe(value);
});

it('gives the fixed value where there is one, and does not write it down', async () => {
  expect((await get('oidc-client-secret')).SecretString).toBe('demo');
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['link-key', 'reply-key']);
});

it('adds the value of a new secret and leaves the others alone', async () => {
  const { SecretString: before } = await get('link-key');
  const more = createSecrets({
    file,
    secrets: [...secrets, { name: 'session-key', arn: arn('session-key') }],
    clock,
  });

  expect(more.value('link-key')).toBe(before);
  expect(createSecrets({ file, secrets: [], clock }).value).toThrow('There is no secret');
  const [version] = JSON.parse(readFileSync(file, 'utf8'))['session-key'];
  expect(version).toMatchObject({ value: more.value('session-key'), stages: ['AWSCURRENT'] });
});

it('keeps the values where only their owner can read them', async () => {
  await get('link-key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('does not know another secret', async () => {
  await expect(get(arn('other'))).rejects.toBeInstanceOf(ResourceNotFoundException);
});

it('takes over a file of before secrets had versions', async () => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ 'link-key': 'plain' }));
  const { SecretString, CreatedDate } = await get('link-key');
  expect([SecretString, CreatedDate?.toISOString()]).toEqual(['plain', '2026-02-20T10:00:00.000Z']);
});

describe('a version', () => {
  const put = (token: string, SecretString: string, VersionStages?: string[]) =>
    client.send(
      new PutSecretValueCommand({
        SecretId: 'link-key',
        ClientRequestToken: token,
        SecretString,
        VersionStages,
      }),
    );
  const token = '11111111-1111-4111-8111-111111111111';
  const stages = async () =>
    (await client.send(new DescribeSecretCommand({ SecretId: 'link-key' }))).VersionIdsToStages ?? {};

  it('that is pending leaves the current one in place until its stage is moved', async () => {
    const { SecretString: before, VersionId = '' } = await get('link-key');
    await put(token, 'new', ['AWSPENDING']);
    expect((await get('link-key')).SecretString).toBe(before);
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: 'link-key',
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: token,
        RemoveFromVersionId: VersionId,
      }),
    );
    expect((await get('link-key')).SecretString).toBe('new');
    expect(await stages()).toEqual({ [token]: ['AWSPENDING', 'AWSCURRENT'], [VersionId]: ['AWSPREVIOUS'] });
  });

  it('is put once: the same again changes nothing, another value is refused', async () => {
    await put(token, 'by hand');
    await put(token, 'by hand');
    expect((await get('link-key')).SecretString).toBe('by hand');
    await expect(put(token, 'another')).rejects.toBeInstanceOf(ResourceExistsException);
  });
});
