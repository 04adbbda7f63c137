/** The stand-ins for AWS, wired to each other: what a handler or a machine finds when it looks for a service. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable, type Table } from '#store/table';
import { keepAddresses } from './addresses.ts';
import { openAwsEndpoints } from './aws-endpoints.ts';
import { bundleHandlers } from './bundles.ts';
import type { LocalClock } from './clock.ts';
import { createInvoker, type Invoker } from './invoke.ts';
import { objectCreated, sesEvent, targetsOf } from './rules.ts';
import { createDynamoDb } from './services/dynamodb.ts';
import { createS3, type S3 } from './services/s3.ts';
import { createSecrets, type Secrets } from './services/secrets.ts';
import { createSes, type Ses, type SesEvent } from './services/ses.ts';
import { createStepFunctions, type StepFunctions } from './step-functions/engine.ts';
import type { LocalTemplate } from './template.ts';

/** In the User-Agent of the local system's own requests: AWS has none of them. */
export const LOOKS_OF_ITS_OWN = 'local-system';

export type BackendSettings = {
  dataDir: string;
  region: string;
  template: LocalTemplate;
  clock: LocalClock;
  /** Takes what must be ended at a stop, the last one first. */
  onStop: (close: () => unknown) => void;
};

export type Backends = {
  s3: S3;
  ses: Ses;
  secrets: Secrets;
  invoker: Invoker;
  /** Not started: its executions go on when the system says so. */
  stepFunctions: StepFunctions;
  /** The one table of the template. */
  table: Table;
  /** How often its items were written to. */
  tableWrites(): number;
  /** Starts a machine as EventBridge and Scheduler do; a failure is told on the console, as nobody waits for it. */
  startMachine(arn: string, input: string): Promise<void>;
};

/** Opens all of them on the data folder. Throws when another process has it open. */
export async function openBackends(settings: BackendSettings): Promise<Backends> {
  const { dataDir, region, template, clock, onStop } = settings;
  const inData = (name: string) => join(dataDir, name);
  const { bucket, table: tableName } = only(template);

  const dynamoDb = await createDynamoDb({ folder: inData('dynamodb'), tables: template.tables, region });
  onStop(dynamoDb.stop);
  const s3 = createS3({ folder: inData('s3'), bucket, clock, onObjectCreated });
  onStop(s3.close);
  const ses = createSes({ file: inData('ses.sqlite'), clock, region, onEvent: onSesEvent });
  onStop(ses.close);
  const secrets = createSecrets({
    file: inData('secrets.json'),
    secrets: template.secrets.map(({ kind, arn }) => ({ name: kind, arn })),
    clock,
  });
  const endpoints = await openAwsEndpoints(region, dynamoDb.endpoint, () => ({
    s3,
    ses,
    secrets,
    stepFunctions,
  }));
  onStop(endpoints.close);

  const files = await bundleHandlers(template.functions.map(({ entry }) => entry));
  const invoker = createInvoker({
    functions: template.functions.map((one) => ({ ...one, entry: files.get(one.entry) ?? one.entry })),
    environment: endpoints.environment,
    // Its input is whatever anybody mails to us.
    isolated: ['read-mail'],
    logFile: inData('functions.log'),
  });
  onStop(invoker.stop);
  const stepFunctions = createStepFunctions({
    clock,
    file: inData('executions.sqlite'),
    machines: template.machines,
    invoke: invoker.invoke,
  });
  onStop(stepFunctions.stop);

  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  // Named, so that what the local system looks up for itself can be told from what a function reads.
  const client = new DynamoDBClient({
    endpoint: dynamoDb.endpoint,
    region,
    credentials,
    customUserAgent: LOOKS_OF_ITS_OWN,
  });
  onStop(() => client.destroy());
  const table = createTable(DynamoDBDocumentClient.from(client), tableName);
  onStop(
    keepAddresses(dataDir, {
      environment: endpoints.environment,
      machines: Object.fromEntries(template.machines.map(({ name, arn }) => [name, arn])),
    }),
  );
  return { s3, ses, secrets, invoker, stepFunctions, table, tableWrites: dynamoDb.writes, startMachine };

  /** A crash between the object and the start of its machine is healed by the sweep, as in AWS. */
  function onObjectCreated(key: string): void {
    const event = objectCreated(bucket, key, region, new Date(clock.now()).toISOString());
    for (const { arn, input } of targetsOf(template.rules, event)) {
      void clock.track(startMachine(arn, JSON.stringify(input)));
    }
  }

  async function onSesEvent(event: SesEvent): Promise<void> {
    for (const { arn, input } of targetsOf(template.rules, sesEvent(event, region))) {
      const told = await invoker.invoke(arn, input);
      if (!told.ok) throw new Error(`${arn} failed: ${told.errorType}`);
    }
  }

  async function startMachine(stateMachineArn: string, input: string): Promise<void> {
    try {
      await stepFunctions.startExecution({ stateMachineArn, input });
    } catch (error) {
      console.error(`${stateMachineArn} could not be started.`, error);
    }
  }
}

function only({ buckets, tables }: LocalTemplate): { bucket: string; table: string } {
  const [[bucket, ...moreBuckets], [table, ...moreTables]] = [buckets, tables];
  if (bucket === undefined || table === undefined || moreBuckets.length + moreTables.length > 0) {
    throw new Error(
      `The local system has one bucket and one table, the template ${buckets} and ${tables.length}`,
    );
  }
  return { bucket, table: table.name };
}
