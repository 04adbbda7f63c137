/** Secrets Manager on this machine: values made at the first start, their versions and rotation, kept in a file. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import * as z from 'zod';
import { readBody, sendJson } from './http-exchange.ts';
import {
  beginVersion,
  firstVersion,
  moveStage,
  pendingOf,
  putVersion,
  SecretRefused,
  type SecretVersions,
  versionOf,
  versionsSchema,
} from './secret-versions.ts';
import type { ServiceClock } from './service-clock.ts';

export interface LocalSecret {
  /** The name under which the value is kept, whatever its ARN is tomorrow. */
  name: string;
  arn: string;
  /** A fixed value; without one, 32 random bytes as base64url are made once and kept. */
  value?: string;
}

export interface Secrets {
  /** Answers one request of the Secrets Manager API. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The current value of the secret with that name. @throws when there is none */
  value(name: string): string;
  /** When the current version of a secret was made, ms since 1970. */
  currentSince(arn: string): number;
  /** Begins a new version, or takes up the one that was begun. @returns its id */
  beginVersion(arn: string): string;
}

const LARGEST_REQUEST_BYTES = 64 * 1024;
/** A file of before secrets had versions holds plain values. */
const kept = z.record(z.string(), z.union([z.string(), versionsSchema]));
const requestSchema = z.object({
  SecretId: z.string().min(1),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
  ClientRequestToken: z.string().optional(),
  SecretString: z.string().optional(),
  VersionStages: z.array(z.string()).default(['AWSCURRENT']),
  MoveToVersionId: z.string().optional(),
});
type Request = z.infer<typeof requestSchema>;

/**
 * Makes the values that are missing and keeps them before it returns.
 * @param settings.file JSON of name → versions, readable by its owner alone
 */
export const createSecrets = ({
  file,
  secrets,
  clock,
}: {
  file: string;
  secrets: readonly LocalSecret[];
  clock: ServiceClock;
}): Secrets => {
  const nowIso = () => new Date(clock.now()).toISOString();
  const versions = new Map<string, SecretVersions>();
  const before = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  for (const [name, known] of Object.entries(before))
    versions.set(name, typeof known === 'string' ? firstVersion(randomUUID(), known, nowIso()) : known);
  const fixed = new Map(secrets.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  const save = () => writeOwnFile(file, JSON.stringify(Object.fromEntries(versions), null, 2));
  for (const { name } of secrets.filter(({ name }) => !fixed.has(name) && !versions.has(name)))
    versions.set(name, firstVersion(randomUUID(), randomBytes(32).toString('base64url'), nowIso()));
  if (versions.size > 0) save();

  const find = (id: string): LocalSecret => {
    const secret = secrets.find(({ arn, name }) => id === arn || id === name);
    if (!secret)
      throw new SecretRefused(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    return secret;
  };
  const versionsOf = ({ name }: LocalSecret): SecretVersions => {
    const value = fixed.get(name);
    return value === undefined
      ? (versions.get(name) ?? [])
      : firstVersion('00000000-0000-4000-8000-000000000001', value, nowIso());
  };
  const change = (secret: LocalSecret, changed: SecretVersions): void => {
    versions.set(secret.name, changed);
    save();
  };

  const operations: Record<string, (secret: LocalSecret, request: Request) => object> = {
    GetSecretValue: (secret, { VersionId, VersionStage }) => {
      const { id, value, stages, createdAt } = versionOf(versionsOf(secret), VersionId, VersionStage);
      const CreatedDate = Date.parse(createdAt) / 1000;
      return { SecretString: value, VersionId: id, VersionStages: stages, CreatedDate };
    },
    DescribeSecret: (secret) => ({
      VersionIdsToStages: Object.fromEntries(versionsOf(secret).map(({ id, stages }) => [id, stages])),
    }),
    PutSecretValue: (secret, { ClientRequestToken: id = randomUUID(), SecretString = '', VersionStages }) => {
      const version = { id, value: SecretString, stages: VersionStages, createdAt: nowIso() };
      change(secret, putVersion(versionsOf(secret), version));
      return { VersionId: id, VersionStages };
    },
    UpdateSecretVersionStage: (secret, { VersionStage = '', MoveToVersionId = '' }) => {
      change(secret, moveStage(versionsOf(secret), VersionStage, MoveToVersionId));
      return {};
    },
  };

  return {
    handle: async (request, response) => {
      const type = { 'content-type': 'application/x-amz-json-1.1' };
      const target = `${request.headers['x-amz-target']}`;
      try {
        const body = await readBody(request, LARGEST_REQUEST_BYTES);
        const operation = operations[target.replace(/^secretsmanager\./, '')];
        if (!operation) throw new SecretRefused('UnknownOperationException', target);
        const input = requestSchema.parse(JSON.parse(body.toString()));
        const secret = find(input.SecretId);
        sendJson(response, 200, { ARN: secret.arn, Name: secret.name, ...operation(secret, input) }, type);
      } catch (error) {
        request.resume();
        const refused = error instanceof SecretRefused ? error : null;
        const Message = refused?.message ?? String(error);
        sendJson(response, 400, { __type: refused?.name ?? 'SerializationException', Message }, type);
      }
    },
    value: (name) => {
      const secret = secrets.find((one) => one.name === name);
      if (!secret) throw new Error(`There is no secret named ${name}.`);
      return versionOf(versionsOf(secret)).value ?? '';
    },
    currentSince: (arn) => Date.parse(versionOf(versionsOf(find(arn))).createdAt),
    beginVersion: (arn) => {
      const secret = find(arn);
      const begun = beginVersion(versionsOf(secret), randomUUID(), nowIso());
      change(secret, begun);
      return pendingOf(begun) ?? '';
    },
  };
};

/** Written beside and renamed over: a crash leaves the old file or the new one, never half of one. */
const writeOwnFile = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
};
