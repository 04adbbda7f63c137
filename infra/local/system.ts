/** The whole system on one machine: the synthesized machines, the real handlers, and a stand-in for each AWS service. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unfinished } from '#store/keys';
import { createRegistry } from '#store/registry';
import { createTable, type Table } from '#store/table';
import { parseSettings } from '../settings.ts';
import { openAwsEndpoints } from './aws-endpoints.ts';
import type { LocalClock } from './clock.ts';
import { openClock } from './clock-file.ts';
import { openFrontDoor } from './endpoints/front-door.ts';
import { createLocalApp } from './endpoints/local-app.tsx';
import { signInOverHttp } from './endpoints/sign-in.ts';
import { createInvoker } from './invoke.ts';
import { createOidc, OIDC_CLIENT_ID, OIDC_PATH } from './oidc.ts';
import { pagesFunction } from './pages-function.ts';
import { createPost } from './post.ts';
import { objectCreated, targetsOf } from './rules.ts';
import { createSchedules } from './schedules.ts';
import { PROVIDER, seedRegistry } from './seed.ts';
import { createDynamoDb } from './services/dynamodb.ts';
import { createS3 } from './services/s3.ts';
import { createSecrets } from './services/secrets.ts';
import { createSes } from './services/ses.ts';
import { createSmtp } from './services/smtp.ts';
import { createStepFunctions } from './step-functions/engine.ts';
import { synthesizeTemplate } from './synthesize.ts';

export type SystemSettings = {
  /** HTTP and SMTP ports on 127.0.0.1; 0 takes a free one. */
  port: number;
  smtpPort: number;
  /** Folder of all state; made when missing. */
  dataDir: string;
  /** ISO instant at which the clock of a new folder stands; without it, real time. */
  startAt?: string;
};

export type LocalSystem = {
  url: string;
  port: number;
  smtpPort: number;
  /** The address that municipalities write to. */
  inbox: string;
  clock: LocalClock;
  /** Ends all work; what runs goes on at the next start. */
  stop(): Promise<void>;
};

/**
 * Starts the system; it is ready when the promise resolves.
 * @throws when a port is in use (`EADDRINUSE`), the folder cannot be written, or the template holds what has no stand-in
 */
export async function startSystem(settings: SystemSettings): Promise<LocalSystem> {
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await start(settings, (close) => closers.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { port, smtpPort, dataDir, startAt }: SystemSettings,
  onStop: (close: () => unknown) => void,
): Promise<Omit<LocalSystem, 'stop'>> {
  mkdirSync(dataDir, { recursive: true });
  const inData = (name: string) => join(dataDir, name);

  const door = await openFrontDoor(port);
  onStop(door.close);
  const url = `http://127.0.0.1:${door.port}`;
  const app = parseSettings({ baseUrl: url, oidcIssuer: `${url}${OIDC_PATH}`, oidcClientId: OIDC_CLIENT_ID });
  const template = synthesizeTemplate(app, url, inData('assembly'));
  const [bucket = '', [tableDefinition]] = [template.buckets[0], template.tables];
  const clock = openClock(inData('clock.json'), startAt);

  const dynamoDb = await createDynamoDb({
    folder: inData('dynamodb'),
    tables: template.tables,
    region: app.region,
  });
  onStop(dynamoDb.stop);
  const s3 = createS3({ folder: inData('s3'), bucket, clock, onObjectCreated });
  onStop(s3.close);
  const ses = createSes({ file: inData('ses.sqlite'), clock, region: app.region });
  onStop(ses.close);
  const secrets = createSecrets({
    file: inData('secrets.json'),
    secrets: template.secrets.map(({ kind, arn }) => ({ name: kind, arn })),
  });
  const endpoints = await openAwsEndpoints(app.region, dynamoDb.endpoint, () => ({
    s3,
    ses,
    secrets,
    stepFunctions,
  }));
  onStop(endpoints.close);

  const invoker = createInvoker({
    functions: template.functions,
    environment: endpoints.environment,
    isolated: ['read-mail'],
    logFile: inData('functions.log'),
  });
  onStop(invoker.stop);
  const warm = invoker.warm();
  warm.catch(() => undefined);
  const stepFunctions = createStepFunctions({
    clock,
    file: inData('executions.sqlite'),
    machines: template.machines,
    invoke: invoker.invoke,
  });
  onStop(stepFunctions.stop);

  const client = new DynamoDBClient({
    endpoint: dynamoDb.endpoint,
    region: app.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onStop(() => client.destroy());
  const table = createTable(DynamoDBDocumentClient.from(client), tableDefinition?.name ?? '');
  await seedRegistry(createRegistry(table), inData('seeded'));

  await warm;
  await stepFunctions.start();
  const schedules = createSchedules({
    schedules: template.schedules,
    clock,
    start: startMachine,
    isUnfinished: async () => s3.list('inbox/').length > 0 || (await anyUnfinished(table)),
  });
  onStop(schedules.stop);
  await schedules.begin();
  const smtp = createSmtp({
    port: smtpPort,
    domain: app.domain,
    region: app.region,
    put: s3.putDirect,
    clock,
  });
  onStop(smtp.stop);
  const openSmtpPort = await smtp.start();

  const shortNames = new Map(template.machines.map(({ arn, name }) => [arn, name]));
  const post = createPost({ smtpPort: openSmtpPort, inbox: app.inboxAddress, now: clock.now });
  const localApp = createLocalApp({
    baseUrl: url,
    smtpPort: openSmtpPort,
    inbox: app.inboxAddress,
    parties: [
      { address: post.sampleSender, who: 'juhtumikorraldaja, kes saadab näidise' },
      { address: app.agencyAddress, who: 'Sotsiaalkindlustusamet (SKA)' },
      { address: PROVIDER.email, who: `teenuseosutaja ${PROVIDER.name}` },
    ],
    clock,
    mails: async (to) => ses.mails(to),
    executions: () =>
      stepFunctions.executions().map(({ arn, name, status, startedAt, stoppedAt, state }) => ({
        machine: shortNames.get(arn.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, '')) ?? arn,
        name,
        status,
        startedAt,
        stoppedAt,
        state,
      })),
    ...post,
    signIn: (officer) => signInOverHttp(url, officer),
  });
  const oidc = createOidc({
    baseUrl: url,
    clientSecret: secrets.value('oidc-client-secret'),
    file: inData('oidc.json'),
  });
  door.open({ baseUrl: url, app: localApp, oidc, pages: pagesFunction(template.functions, invoker, clock) });
  // First of all at the end: a request in the middle of a stop would meet half a system.
  onStop(door.close);
  return { url, port: door.port, smtpPort: openSmtpPort, inbox: app.inboxAddress, clock };

  /** EventBridge: a crash between the object and the start is healed by the sweep. */
  function onObjectCreated(key: string): void {
    const event = objectCreated(bucket, key, app.region, new Date(clock.now()).toISOString());
    for (const { arn, input } of targetsOf(template.rules, event)) {
      void clock.track(startMachine(arn, JSON.stringify(input)));
    }
  }

  async function startMachine(stateMachineArn: string, input: string): Promise<void> {
    await stepFunctions.startExecution({ stateMachineArn, input });
  }
}

async function anyUnfinished(table: Table): Promise<boolean> {
  for (const value of Object.values(unfinished)) {
    const { items } = await table.list('unfinished', value, { limit: 1 });
    if (items.length > 0) return true;
  }
  return false;
}
