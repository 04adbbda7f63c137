/** The facts of DynamoDB that the store relies on, asked of the engine that stands in for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDb, type DynamoDb } from '../../../infra/local/services/dynamodb.ts';
import { connect, TABLE, table } from './dynamodb-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'dynamodb-'));
let engine: DynamoDb;
let client: DynamoDBDocumentClient;
let key: { pk: string; sk: string };
let keys = 0;

const get = async (at: object = key) =>
  (await client.send(new GetCommand({ TableName: TABLE, Key: at, ConsistentRead: true }))).Item;
const put = (item: object, more: object = {}) =>
  client.send(new PutCommand({ TableName: TABLE, Item: { ...key, ...item }, ...more }));
const workOf = async (workKey: string, more: object = {}) =>
  await client.send(
    new QueryCommand({
      TableName: TABLE,
      IndexName: 'work',
      KeyConditionExpression: 'workKey = :w',
      ExpressionAttributeValues: { ':w': workKey },
      ...more,
    }),
  );

beforeAll(async () => {
  engine = await createDynamoDb({ folder, tables: [table] });
  client = connect(engine.endpoint);
});
beforeEach(() => {
  keys += 1;
  key = { pk: `CASE#TR26-${keys}`, sk: 'CASE' };
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('conditional writes', () => {
  it('puts a log entry once, and refuses the second one of the same version', async () => {
    const once = { ConditionExpression: 'attribute_not_exists(pk)' };
    await put({ who: 'first' }, once);

    await expect(put({ who: 'second' }, once)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    expect(await get()).toEqual({ ...key, who: 'first' });
  });

  it('lets exactly one of many simultaneous writers through', async () => {
    const writes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, who) =>
        put({ who }, { ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );

    const [winner, ...others] = writes.flatMap((write, who) => (write.status === 'fulfilled' ? [who] : []));
    expect(others).toEqual([]);
    expect(await get()).toEqual({ ...key, who: winner });
  });

  it('turns an open item to answered and hands back the token that it held before', async () => {
    await put({ status: 'open', token: 'AAAA', schemaVersion: 1 });
    const answer = new UpdateCommand({
      TableName: TABLE,
      Key: key,
      UpdateExpression: 'SET #status = :answered REMOVE #token',
      ConditionExpression: '#status = :open',
      ExpressionAttributeNames: { '#status': 'status', '#token': 'token' },
      ExpressionAttributeValues: { ':answered': 'answered', ':open': 'open' },
      ReturnValues: 'ALL_OLD',
    });

    expect((await client.send(answer)).Attributes).toEqual({
      ...key,
      status: 'open',
      token: 'AAAA',
      schemaVersion: 1,
    });
    expect(await get()).toEqual({ ...key, status: 'answered', schemaVersion: 1 });
    await expect(client.send(answer)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('does not make an item by an update whose condition asks for one', async () => {
    const update = new UpdateCommand({
      TableName: TABLE,
      Key: key,
      UpdateExpression: 'SET seen = :yes',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':yes': true },
    });

    await expect(client.send(update)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    expect(await get()).toBeUndefined();
  });

  it('compares the version as a number, and nested values by path', async () => {
    await put({ version: 9, due: { date: '2026-03-02' } });
    const raise = (from: number) =>
      client.send(
        new UpdateCommand({
          TableName: TABLE,
          Key: key,
          UpdateExpression: 'SET version = :next',
          ConditionExpression: 'version < :next AND due.#date = :date',
          ExpressionAttributeNames: { '#date': 'date' },
          ExpressionAttributeValues: { ':next': from, ':date': '2026-03-02' },
        }),
      );

    await raise(10);
    await expect(raise(10)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    expect(await get()).toMatchObject({ version: 10 });
  });
});

describe('indexes', () => {
  it('leave out an item that lacks either part of the index key', async () => {
    const workKey = `ka-${key.pk}`;
    await put({ sk: 'A', workKey });
    await put({ sk: 'B', workOrder: '2026' });
    await put({ sk: 'C', workKey, workOrder: '2026' });

    expect((await workOf(workKey)).Items).toEqual([{ ...key, sk: 'C', workKey, workOrder: '2026' }]);
  });

  it('lose an item when an update removes its index key, and when it is deleted', async () => {
    const workKey = `closed-${key.pk}`;
    await put({ sk: 'A', workKey, workOrder: '1' });
    await put({ sk: 'B', workKey, workOrder: '2' });
    await client.send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { ...key, sk: 'A' },
        UpdateExpression: 'SET #s = :closed REMOVE workKey, workOrder',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':closed': 'closed' },
      }),
    );
    await client.send(new DeleteCommand({ TableName: TABLE, Key: { ...key, sk: 'B' } }));

    expect((await workOf(workKey)).Items).toEqual([]);
    expect(await get({ ...key, sk: 'A' })).toEqual({ ...key, sk: 'A', status: 'closed' });
  });

  it('move an item whose index key a put changes', async () => {
    await put({ workKey: `from-${key.pk}`, workOrder: '1' });
    await put({ workKey: `to-${key.pk}`, workOrder: '2' });

    expect((await workOf(`from-${key.pk}`)).Items).toEqual([]);
    expect((await workOf(`to-${key.pk}`)).Items).toHaveLength(1);
  });

  it('are read in order, in pages, from a cursor, forwards and backwards', async () => {
    const workKey = `pages-${key.pk}`;
    for (const order of ['2026-03-02', '2026-02-27', '2026-11-21', '2026-02-27']) {
      keys += 1;
      await put({ pk: `CASE#TR26-${keys}`, workKey, workOrder: order });
    }
    const seen: string[] = [];
    let cursor: Record<string, unknown> | undefined;
    do {
      const page = await workOf(workKey, { Limit: 1, ExclusiveStartKey: cursor });
      seen.push(...(page.Items ?? []).map((item) => item.workOrder));
      cursor = page.LastEvaluatedKey;
    } while (cursor !== undefined);

    expect(seen).toEqual(['2026-02-27', '2026-02-27', '2026-03-02', '2026-11-21']);
    const backwards = await workOf(workKey, { ScanIndexForward: false });
    expect(backwards.Items?.map((item) => item.workOrder)).toEqual(seen.toReversed());
    const march = await workOf(workKey, {
      KeyConditionExpression: 'workKey = :w AND workOrder BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':w': workKey, ':from': '2026-03-01', ':to': '2026-03-31' },
    });
    expect(march.Items?.map((item) => item.workOrder)).toEqual(['2026-03-02']);
  });

  it('are counted, filtered and projected within a bound as without one', async () => {
    const workKey = `bounded-${key.pk}`;
    for (const order of ['1', '2', '3', '4']) {
      keys += 1;
      await put({ pk: `CASE#TR26-${keys}`, workKey, workOrder: order, odd: Number(order) % 2 });
    }
    const odd = {
      FilterExpression: 'odd = :odd',
      ExpressionAttributeValues: { ':w': workKey, ':odd': 1 },
      ProjectionExpression: 'workOrder',
    };

    expect(await workOf(workKey, { Limit: 3, Select: 'COUNT' })).toMatchObject({ Count: 3, ScannedCount: 3 });
    const three = await workOf(workKey, { Limit: 3, ...odd });
    expect(three.Items).toEqual([{ workOrder: '1' }, { workOrder: '3' }]);
    const rest = await workOf(workKey, { Limit: 3, ...odd, ExclusiveStartKey: three.LastEvaluatedKey });
    expect(rest).toMatchObject({ Items: [], Count: 0, ScannedCount: 1 });
    expect(rest.LastEvaluatedKey).toBeUndefined();
    const [bounded, whole] = [await workOf(workKey, { Limit: 10, ...odd }), await workOf(workKey, odd)].map(
      ({ $metadata, ...answer }) => answer,
    );
    expect(bounded).toEqual(whole);
  });

  it('end a page at a megabyte, within a bound as without one', async () => {
    const workKey = `long-${key.pk}`;
    for (const order of ['1', '2', '3', '4', '5']) {
      keys += 1;
      await put({ pk: `CASE#TR26-${keys}`, workKey, workOrder: order, text: 'x'.repeat(300_000) });
    }
    const [bounded, whole] = [await workOf(workKey, { Limit: 5 }), await workOf(workKey)];

    expect(bounded.Count).toBe(4);
    expect(bounded.Items).toEqual(whole.Items);
    expect(bounded.LastEvaluatedKey).toEqual(whole.LastEvaluatedKey);
    expect(await workOf(workKey, { Limit: 5, Select: 'COUNT' })).toMatchObject({ Count: 4 });
  });
});

describe('a partition', () => {
  it('is read by the beginning of the sort key, in its order, consistently', async () => {
    for (const sk of ['LOG#000002', 'CASE', 'LOG#000010', 'LOG#000001', 'OBLIGATION#x#1']) {
      await put({ sk });
    }
    const log = await client.send(
      new QueryCommand({
        TableName: TABLE,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :log)',
        ExpressionAttributeValues: { ':pk': key.pk, ':log': 'LOG#' },
      }),
    );

    expect(log.Items?.map((item) => item.sk)).toEqual(['LOG#000001', 'LOG#000002', 'LOG#000010']);
  });
});
