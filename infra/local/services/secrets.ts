/** Secrets Manager on this machine: GetSecretValue, with values made at the first start and kept in a file. */
import { randomBytes } from 'node:crypto';
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
  /** The value of the secret with that name. @throws when there is none */
  value(name: string): string;
}

const LARGEST_REQUEST_BYTES = 64 * 1024;
const kept = z.record(z.string(), z.string());
const getSecretValue = z.object({ SecretId: z.string().min(1) });

/**
 * Makes the values that are missing and keeps them before it returns.
 * @param settings.file JSON of name → value, readable by its owner alone
 */
export const createSecrets = ({
  file,
  secrets,
}: {
  file: string;
  secrets: readonly LocalSecret[];
}): Secrets => {
  const values = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const missing = secrets.filter((secret) => secret.value === undefined && values[secret.name] === undefined);
  if (missing.length > 0) {
    for (const { name } of missing) {
      values[name] = randomBytes(32).toString('base64url');
    }
    writeOwnFile(file, JSON.stringify(values, null, 2));
  }
  const readValue = (secret: LocalSecret | undefined) => secret && (secret.value ?? values[secret.name]);

  const answer = async (request: IncomingMessage): Promise<[status: number, body: object]> => {
    const body = await readBody(request, LARGEST_REQUEST_BYTES);
    if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
      return [400, { __type: 'UnknownOperationException', Message: `${request.headers['x-amz-target']}` }];
    }
    const input = getSecretValue.safeParse(JSON.parse(body.toString()));
    const secret = secrets.find(
      ({ arn, name }) => input.data?.SecretId === arn || input.data?.SecretId === name,
    );
    const SecretString = readValue(secret);
    if (!secret || SecretString === undefined) {
      const Message = "Secrets Manager can't find the specified secret.";
      return [400, { __type: 'ResourceNotFoundException', Message }];
    }
    const version = { VersionId: '00000000-0000-4000-8000-000000000001', VersionStages: ['AWSCURRENT'] };
    return [200, { ARN: secret.arn, Name: secret.name, SecretString, ...version }];
  };

  return {
    handle: async (request, response) => {
      const type = { 'content-type': 'application/x-amz-json-1.1' };
      try {
        const [status, body] = await answer(request);
        sendJson(response, status, body, type);
      } catch (error) {
        request.resume();
        sendJson(response, 400, { __type: 'SerializationException', Message: String(error) }, type);
      }
    },
    value: (name) => {
      const value = readValue(secrets.find((secret) => secret.name === name));
      if (value === undefined) {
        throw new Error(`There is no secret named ${name}.`);
      }
      return value;
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
