/** The local Secrets Manager, asked by the SDK's own client. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSecrets } from '../../../infra/local/services/secrets.ts';
import { serve, type TestServer } from './http-server.ts';

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:000000000000:secret:${name}-AbCdEf`;
const secrets = [
  { name: 'link-key', arn: arn('link-key') },
  { name: 'reply-key', arn: arn('reply-key') },
  { name: 'oidc-client-secret', arn: arn('oidc-client-secret'), value: 'demo' },
];
let folder: string;
let file: string;
let server: TestServer;
let client: SecretsManagerClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'keys', 'secrets.json');
  server = await serve((request, response) => createSecrets({ file, secrets }).handle(request, response));
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
  expect(createSecrets({ file, secrets }).value('link-key')).toBe(value);
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
  });

  expect(more.value('link-key')).toBe(before);
  expect(createSecrets({ file, secrets: [] }).value).toThrow('There is no secret');
  expect(JSON.parse(readFileSync(file, 'utf8'))['session-key']).toBe(more.value('session-key'));
});

it('keeps the values where only their owner can read them', async () => {
  await get('link-key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('does not know another secret', async () => {
  await expect(get(arn('other'))).rejects.toBeInstanceOf(ResourceNotFoundException);
});
