/** The deployed system for a test: reached by AWS's protocols alone, wherever it was deployed to. */
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeExecutionCommand,
  type ExecutionListItem,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createRegistry, type Registry } from '#store/registry';
import { createTable, type Table } from '#store/table';
import { sessionCookieLine } from '#web/sign-in/session.ts';
import { type Deployment, readDeployment } from '../../infra/deploy/deployment.ts';
import { endpointFor, mustAnswer, s3Settings } from '../../infra/deploy/endpoint.ts';
import { signInOverHttp } from '../../infra/local/endpoints/sign-in.ts';
import { officers } from '../../infra/local/oidc.ts';
import { type Browser, createBrowser } from '../support/browser.ts';
import { openDoor } from './door.ts';

/** All mails go to SES's mailbox simulator, so that nothing reaches anybody where they really leave. */
export const SIMULATOR = 'simulator.amazonses.com';

/** The municipality of the proof; EHAK has no such code. */
export const municipality = { ehak: '0000', name: 'Proovivald', email: `success+vald@${SIMULATOR}` };

export interface DeployedSystem {
  readonly deployment: Deployment;
  readonly table: Table;
  readonly registry: Registry;
  readonly linkKey: string;
  /** Stores a raw mail as SES's receipt rule does. @returns the object's key */
  receive(mail: Buffer): Promise<string>;
  /** @returns whether the object is in the bucket */
  holds(key: string): Promise<boolean>;
  /** Executions of a machine, newest first. */
  executions(machine: string): Promise<ExecutionListItem[]>;
  /** The input of an execution, as the text that it was started with. */
  inputOf(execution: ExecutionListItem): Promise<string>;
  browser(): Browser;
  /** A browser in which somebody is signed in: by the issuer behind the door, else by a session sealed with the system's key. */
  signedIn(role: 'officer' | 'lead'): Promise<Browser>;
  close(): Promise<void>;
}

/** @throws Error when nothing was deployed, it was deployed to another endpoint than the environment names now, or it is in use */
export async function connectToDeployed(): Promise<DeployedSystem> {
  const deployment = readDeployment();
  const endpoint = endpointFor(deployment.region);
  if (endpoint.emulator !== deployment.emulator) {
    const [then, now] = [deployment, endpoint].map(({ emulator }) => emulator ?? 'an account');
    throw new Error(
      `Deployed to ${then}, but AWS_ENDPOINT_URL asks for ${now}: set it as then, or deploy there.`,
    );
  }
  await mustAnswer(endpoint);
  const { bucket, baseUrl, machines, secrets } = deployment;
  const [dynamo, s3, sfn, manager] = [
    new DynamoDBClient({}),
    new S3Client(s3Settings(endpoint)),
    new SFNClient({}),
    new SecretsManagerClient({}),
  ];
  const secret = async (name: string): Promise<string> => {
    const { SecretString } = await manager.send(new GetSecretValueCommand({ SecretId: secrets[name] }));
    if (!SecretString) throw new Error(`The secret ${name} has no text`);
    return SecretString;
  };
  const table = createTable(DynamoDBDocumentClient.from(dynamo), deployment.table);
  const registry = createRegistry(table);
  const known = await registry.municipalities().catch((cause: Error) => {
    if (cause.name !== 'ResourceNotFoundException') throw cause;
    // An emulator that was started anew remembers nothing.
    throw new Error('What was deployed is not there any more: run `npm run deploy:emulator` again.', {
      cause,
    });
  });
  const others = known.filter(({ ehak }) => ehak !== municipality.ehak);
  if (others.length > 0) {
    throw new Error(
      'This system is in use: its registry knows municipalities. The proof is for a test account.',
    );
  }
  const byDoor = deployment.emulator !== null && baseUrl.startsWith('http://127.0.0.1:');
  const door = byDoor ? await openDoor(deployment, await secret('oidc-client-secret')) : null;

  return {
    deployment,
    table,
    registry,
    linkKey: await secret('link-key'),
    async receive(mail) {
      const key = `inbox/${randomBytes(20).toString('hex')}`;
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: mail }));
      return key;
    },
    holds: (key) =>
      s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).then(
        () => true,
        (error: { $metadata?: { httpStatusCode?: number } }) => {
          if (error.$metadata?.httpStatusCode === 404) return false;
          throw error;
        },
      ),
    async executions(machine) {
      const { executions = [] } = await sfn.send(
        new ListExecutionsCommand({ stateMachineArn: machines[machine], maxResults: 100 }),
      );
      return executions;
    },
    async inputOf({ executionArn }) {
      const { input = '' } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return input;
    },
    browser: () => createBrowser(baseUrl),
    async signedIn(role) {
      const browser = createBrowser(baseUrl);
      // Whoever deployed with another issuer does so because functions there do not reach the door.
      if (door && deployment.oidcIssuer?.startsWith(baseUrl)) {
        const { sub = '' } = officers.find((one) => one.role === role) ?? {};
        browser.take(await signInOverHttp(baseUrl, sub));
        return browser;
      }
      const sessionKey = await secret('session-key');
      const settings = { sessionKey, baseUrl, wallClock: () => Date.now() };
      browser.take([sessionCookieLine({ sub: `proof-${role}`, name: 'Proov', role }, settings)]);
      return browser;
    },
    async close() {
      await door?.close();
      for (const client of [dynamo, s3, sfn, manager]) client.destroy();
    },
  };
}

/** Between two looks. */
const LOOK_EVERY_MS = 500;

/**
 * Waits for what a machine will do: real machines tell nobody when they have.
 *
 * @param look gives null while it is not so yet
 * @throws Error after `patienceMs`, naming what did not come
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  patienceMs = 90_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
