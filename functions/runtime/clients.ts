/**
 * The SDK clients, each made once for a container when it is first asked for. Their endpoints come from the environment, so the
 * same code runs anywhere. A function that asks for some of them carries only these in its bundle.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Keys } from '#contract/key-ring';
import { openKeys } from '#runtime/keys';
import { noteClient } from '#runtime/made-clients';
import { wallClock } from '#runtime/wall-clock';

/** All of them, for functions that change cases. */
export interface Clients {
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly ses: SESv2Client;
  readonly sfn: SFNClient;
  readonly keys: typeof openSecretKeys;
}

export const documents = /* @__PURE__ */ once(() => {
  const client = new DynamoDBClient({});
  // It copies every answer field by field for a logger that we do not have: a tenth of the time of a page.
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
});
export const s3 = /* @__PURE__ */ once(() => new S3Client({}));
export const ses = /* @__PURE__ */ once(() => new SESv2Client({}));
export const sfn = /* @__PURE__ */ once(() => new SFNClient({}));
export const secrets = /* @__PURE__ */ once(() => new SecretsManagerClient({}));

export const allClients = (): Clients => ({
  documents: documents(),
  s3: s3(),
  ses: ses(),
  sfn: sfn(),
  keys: openSecretKeys,
});

/** @param id ARN or name of a secret @returns its text as it is now */
export async function readSecret(id: string): Promise<string> {
  const { SecretString } = await secrets().send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error('A secret has no text');
  return SecretString;
}

/** @param id ARN or name of a secret that holds keys which change */
export const openSecretKeys = (id: string): Promise<Keys> => openKeys(() => readSecret(id), wallClock);

function once<Client extends object>(make: () => Client): () => Client {
  let made: Client | null = null;
  return () => {
    made ??= noteClient(make());
    return made;
  };
}
