/** The DynamoDB engine after the worst: killed while it writes, or started with another template. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import storage, { type Item } from 'dynalite/db/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDb } from '../../../infra/local/services/dynamodb.ts';
import { connect, TABLE, table } from './dynamodb-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dynamodb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('kill -9', () => {
  const endpointOf = (child: ChildProcess) =>
    new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve(String(message)));
      child.once('exit', (code) => reject(new Error(`the engine's process ended with ${code}`)));
    });
  const startChild = async (at: string) => {
    const child = fork(new URL('dynamodb-process.ts', import.meta.url), [at], {
      execArgv: ['--import', 'tsx'],
    });
    return { child, endpoint: await endpointOf(child) };
  };
  const kill = (child: ChildProcess) =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });

  it('loses no acknowledged write and leaves indexes that agree with the items', async () => {
    const acknowledged = new Map<string, number>();
    for (const round of [1, 2, 3]) {
      const { child, endpoint } = await startChild(folder);
      const killed = connect(endpoint);
      let running = true;
      const writer = async (name: string) => {
        for (let turn = round * 1000; running; turn += 1) {
          const item = { pk: name, sk: 'CASE', turn, workKey: `work-${turn % 7}`, workOrder: name };
          await killed.send(new PutCommand({ TableName: TABLE, Item: item }));
          acknowledged.set(name, turn);
          // One of them kills: a second kill would wait for an end that has been.
          if (running && acknowledged.size === 5 && turn >= round * 1000 + 40) {
            running = false;
            await kill(child);
          }
        }
      };
      await Promise.allSettled(['A', 'B', 'C', 'D', 'E'].map(writer));
      killed.destroy();
    }

    const reopened = await createDynamoDb({ folder, tables: [table] });
    const after = connect(reopened.endpoint);
    const items = await Promise.all(
      [...acknowledged.keys()].map(
        async (pk) => (await after.send(new GetCommand({ TableName: TABLE, Key: { pk, sk: 'CASE' } }))).Item,
      ),
    );
    const indexed = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6].map(
        async (rest) =>
          (
            await after.send(
              new QueryCommand({
                TableName: TABLE,
                IndexName: 'work',
                KeyConditionExpression: 'workKey = :w',
                ExpressionAttributeValues: { ':w': `work-${rest}` },
              }),
            )
          ).Items ?? [],
      ),
    );
    after.destroy();
    await reopened.stop();

    for (const [index, turn] of [...acknowledged.values()].entries()) {
      expect(items[index]?.turn).toBeGreaterThanOrEqual(turn);
    }
    const byName = (one: { pk?: string }, other: { pk?: string }) =>
      String(one.pk).localeCompare(String(other.pk));
    expect(indexed.flat().sort(byName)).toEqual(items.map((item) => item ?? {}).sort(byName));
  });
});

describe('a stop', () => {
  it('waits for what a caller asked for who is gone, and keeps it', async () => {
    const engine = await createDynamoDb({ folder, tables: [table] });
    const { hostname, port } = new URL(engine.endpoint);
    const put = (pk: string): string => {
      const body = JSON.stringify({ TableName: TABLE, Item: { pk: { S: pk }, sk: { S: 'CASE' } } });
      const head = ['POST / HTTP/1.1', 'host: local', 'x-amz-target: DynamoDB_20120810.PutItem'];
      const sign =
        'AWS4-HMAC-SHA256 Credential=a/20260101/eu/dynamodb/aws4_request, SignedHeaders=a, Signature=b';
      const more = ['content-type: application/x-amz-json-1.0', 'x-amz-date: 20260101T000000Z'];
      const rest = [`authorization: ${sign}`, `content-length: ${body.length}`, '', body];
      return [...head, ...more, ...rest].join('\r\n');
    };
    const names = Array.from({ length: 40 }, (_, n) => `CASE#${n}`);
    await Promise.all(
      names.map(async (name) => {
        const socket = connectSocket(Number(port), hostname);
        await once(socket, 'connect');
        await new Promise((sent) => socket.write(put(name), sent));
        socket.destroy();
      }),
    );

    await engine.stop();
    // An error of the engine after its end would end this process: the run fails by it.
    await setImmediate();
    const reopened = await createDynamoDb({ folder, tables: [table] });
    const after = connect(reopened.endpoint);
    const { Items = [] } = await after.send(new ScanCommand({ TableName: TABLE }));
    after.destroy();
    await reopened.stop();
    expect(Items.map(({ pk }) => pk).sort()).toEqual([...names].sort());
  });
});

describe('a start', () => {
  /** Runs the engine for as long as `use` takes. */
  const running = async <T>(
    tables: unknown[],
    use: (client: ReturnType<typeof connect>) => Promise<T>,
  ): Promise<T> => {
    const engine = await createDynamoDb({ folder, tables: tables as [typeof table] });
    const client = connect(engine.endpoint);
    try {
      return await use(client);
    } finally {
      client.destroy();
      await engine.stop();
    }
  };
  const query = async (client: ReturnType<typeof connect>, index: string, key: string, value: string) =>
    (
      await client.send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: index,
          KeyConditionExpression: '#k = :v',
          ExpressionAttributeNames: { '#k': key },
          ExpressionAttributeValues: { ':v': value },
        }),
      )
    ).Items;
  const item = { pk: 'CASE#1', sk: 'CASE', workKey: 'open', workOrder: '1', ownerKey: 'abi' };

  it('after a crash between index and item drops what the index says of a write that never was', async () => {
    await running([table], (client) => client.send(new PutCommand({ TableName: TABLE, Item: item })));
    rmSync(join(folder, 'cleanly-stopped'));
    const text = ({ workKey }: { workKey: string }): Item =>
      Object.fromEntries(Object.entries({ ...item, workKey }).map(([name, S]) => [name, { S }]));
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = table.properties;
    const stored = { ...table, TableName: TABLE, TableStatus: 'ACTIVE', AttributeDefinitions, KeySchema };
    const store = storage.create({ path: join(folder, 'tables') });
    await store.db.open();
    const index = store.getIndexDb('Global', TABLE, 'work');
    const keyOf = (entry: Item) =>
      storage.createIndexKey(
        entry,
        stored,
        GlobalSecondaryIndexes.flatMap((one) => one.KeySchema),
      );
    const [before, after] = [text({ workKey: 'open' }), text({ workKey: 'closed' })];
    await new Promise((resolve) => index.del(keyOf(before), resolve));
    await new Promise((resolve) => index.put(keyOf(after), after, resolve));
    await store.db.close();

    await running([table], async (client) => {
      expect(await query(client, 'work', 'workKey', 'closed')).toEqual([]);
      expect(await query(client, 'work', 'workKey', 'open')).toEqual([item]);
    });
  });

  it('with a new index in the template fills it from the items', async () => {
    await running([table], (client) => client.send(new PutCommand({ TableName: TABLE, Item: item })));
    const { AttributeDefinitions, GlobalSecondaryIndexes } = table.properties;
    const owner = {
      IndexName: 'owner',
      KeySchema: [{ AttributeName: 'ownerKey', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    const properties = {
      ...table.properties,
      AttributeDefinitions: [...AttributeDefinitions, { AttributeName: 'ownerKey', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [...GlobalSecondaryIndexes, owner],
    };

    const found = await running([{ name: TABLE, properties }], (client) =>
      query(client, 'owner', 'ownerKey', 'abi'),
    );
    expect(found).toEqual([item]);
  });

  it('with another primary key in the template is refused', async () => {
    await running([table], async () => undefined);
    const properties = { ...table.properties, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] };

    await expect(createDynamoDb({ folder, tables: [{ name: TABLE, properties }] })).rejects.toThrow(
      /another primary key/,
    );
  });

  it('beside another one on the same data is refused in words', async () => {
    await running([table], async () => {
      await expect(createDynamoDb({ folder, tables: [table] })).rejects.toThrow(
        /Another process .* Stop it first/,
      );
    });
  });
});
