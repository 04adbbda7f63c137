/** The SDK clients, made once for each container. Their endpoints come from the environment, so the same code runs anywhere. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Keys } from '#contract/key-ring';
import { openKeys } from '#runtime/keys';
import { wallClock } from '#runtime/wall-clock';

export interface Clients {
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly ses: SESv2Client;
  readonly sfn: SFNClient;
  /** @param id ARN or name; the value is fetched once for each container */
  readonly secret: (id: string) => Promise<string>;
  /** @param id ARN or name of a secret that holds keys which change */
  readonly keys: (id: string) => Promise<Keys>;
}

export function createClients(): Clients {
  const secrets = new SecretsManagerClient({});
  const values = new Map<string, Promise<string>>();
  return {
    documents: DynamoDBDocumentClient.from(new DynamoDBClient({}), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    s3: new S3Client({}),
    ses: new SESv2Client({}),
    sfn: new SFNClient({}),
    secret: (id) => {
      const value = values.get(id) ?? fetchSecret(secrets, id);
      values.set(id, value);
      value.catch(() => values.delete(id));
      return value;
    },
    keys: (id) => openKeys(() => fetchSecret(secrets, id), wallClock),
  };
}

async function fetchSecret(secrets: SecretsManagerClient, id: string): Promise<string> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error('A secret has no text');
  return SecretString;
}
