/**
 * DynamoDB on this machine: dynalite in the process, on disk, with the tables and indexes of the synthesized template.
 * It lacks transactions, streams and TTL, and ignores ReturnValuesOnConditionCheckFailure: our store uses none of them.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import * as z from 'zod';
import { useFilesWell } from './dynamodb-files.ts';
import { mendTables } from './dynamodb-indexes.ts';
import { queryInOneRead } from './dynamodb-queries.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** The properties that matter here, of AWS::DynamoDB::Table and AWS::DynamoDB::GlobalTable alike. */
const properties = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
});

export type TableDefinition = z.infer<typeof properties> & { TableName: string };

export interface DynamoDb {
  /** `http://127.0.0.1:<port>`, for AWS_ENDPOINT_URL_DYNAMODB. */
  endpoint: string;
  /** How often something was written since the start, or tried to be. */
  writes(): number;
  stop(): Promise<void>;
}

/**
 * Starts the engine; its tables exist and are active when the promise resolves. State survives `kill -9`: after a
 * start that follows no clean stop, indexes that a write had reached before its item are put right.
 * @param folder where the data are kept; made if it does not exist. One process at a time may have it open.
 * @param tables name and `Properties` of each table in the template
 * @throws when an existing table has another primary key than the template, or a definition is not one of a table
 */
export const createDynamoDb = async (options: {
  folder: string;
  tables: readonly { name: string; properties: unknown }[];
  region?: string;
}): Promise<DynamoDb> => {
  const definitions = options.tables.map((table) => ({
    TableName: table.name,
    ...properties.parse(table.properties),
  }));
  const path = join(options.folder, 'tables');
  const cleanlyStopped = join(options.folder, 'cleanly-stopped');
  mkdirSync(path, { recursive: true });
  const missing = await mendTables({ path, definitions, rebuildIndexes: !existsSync(cleanlyStopped) });
  rmSync(cleanlyStopped, { force: true });

  useFilesWell();
  queryInOneRead();
  const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const { unanswered, writes } = watch(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createTables(endpoint, options.region ?? 'eu-central-1', missing);
  return {
    endpoint,
    writes,
    stop: async () => {
      while ((await connections(server)) > 0 || unanswered() > 0) {
        server.closeIdleConnections();
        await setTimeout(1);
      }
      await close(server);
      writeFileSync(cleanlyStopped, '');
    },
  };
};

const createTables = async (endpoint: string, region: string, tables: TableDefinition[]): Promise<void> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  for (const table of tables) {
    await client.send(new CreateTableCommand({ ...table, BillingMode: 'PAY_PER_REQUEST' }));
    await waitUntilActive(client, table.TableName);
  }
  client.destroy();
};

/** Asks again at once: dynalite has the table ready within a turn or two, the SDK's own waiter would wait a second. */
const waitUntilActive = async (client: DynamoDBClient, name: string): Promise<void> => {
  let status: string | undefined;
  while (status !== 'ACTIVE') {
    status = (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  }
};

/**
 * Counts the requests that dynalite works at: one whose connection broke is worked at all the same, and throws in this
 * process when the database closes under it. And the writes, before their answer leaves: who has it sees them counted.
 */
const watch = (server: Server): { unanswered(): number; writes(): number } => {
  const unanswered = new Set<ServerResponse>();
  let writes = 0;
  server.prependListener('request', (request, response) => {
    const end = response.end.bind(response);
    const isWrite = /\.(Put|Update|Delete|BatchWrite)/.test(String(request.headers['x-amz-target']));
    request.once('end', () => unanswered.add(response));
    response.end = ((...body: Parameters<typeof end>) => {
      unanswered.delete(response);
      if (isWrite) writes += 1;
      return end(...body);
    }) as typeof response.end;
  });
  return { unanswered: () => unanswered.size, writes: () => writes };
};

const connections = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
