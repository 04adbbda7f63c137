/** The few DynamoDB calls that the store makes, on plain objects. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type IndexName, indexes, type Key } from '#store/keys';

export type Item = Record<string, unknown>;

/** At most so many items are read for one page of a list (DESIGN § 4). */
export const pageLimit = 1000;

export interface Table {
  /** Consistent read. */
  get(key: Key): Promise<Item | null>;
  put(item: Item & Key): Promise<void>;
  /** @returns false when an item with this key exists already; nothing is changed then */
  putNew(item: Item & Key): Promise<boolean>;
  /** @returns the item as it was before (null: it did not exist), or `refused` when the condition does not hold */
  update(key: Key, change: Change): Promise<Item | null | 'refused'>;
  /**
   * Counts one more, as long as there are fewer than `most`.
   * @param expiresAt seconds since 1970, when the counter may go
   * @returns false when there are that many already
   */
  count(key: Key, most: number, expiresAt: number): Promise<boolean>;
  /** All items of a partition between two sort keys, in order; consistent. */
  between(pk: string, from: string, to: string): Promise<Item[]>;
  /** One page of an index; eventually consistent, so never for a decision. */
  list(index: IndexName, key: string, options?: ListOptions): Promise<{ items: Item[]; next: string | null }>;
}

export interface ListOptions {
  readonly cursor?: string | null;
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Only items whose sort key is at most this. */
  readonly upTo?: string;
}

export interface Change {
  readonly set?: Item;
  readonly remove?: readonly string[];
  /** Condition in DynamoDB's words, with `#name` and `:value` from `names` and `values`. */
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

export function createTable(client: DynamoDBDocumentClient, tableName: string): Table {
  const TableName = tableName;
  return {
    async get(key) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true }),
      );
      return Item ?? null;
    },
    async put(item) {
      await client.send(new PutCommand({ TableName, Item: item }));
    },
    async putNew(item) {
      const condition = { ConditionExpression: 'attribute_not_exists(pk)' };
      return (
        (await ifHolds(client.send(new PutCommand({ TableName, Item: item, ...condition })))) !== 'refused'
      );
    },
    async update(key, change) {
      const result = await ifHolds(
        client.send(new UpdateCommand({ TableName, Key: { ...key }, ...updateOf(change) })),
      );
      return result === 'refused' ? 'refused' : (result.Attributes ?? null);
    },
    async count(key, most, expiresAt) {
      const counted = await ifHolds(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { ...key },
            UpdateExpression: 'SET schemaVersion = :one, expiresAt = :expiresAt ADD counted :one',
            ConditionExpression: 'attribute_not_exists(counted) OR counted < :most',
            ExpressionAttributeValues: { ':one': 1, ':most': most, ':expiresAt': expiresAt },
          }),
        ),
      );
      return counted !== 'refused';
    },
    async between(pk, from, to) {
      const items: Item[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
            ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start);
      return items;
    },
    async list(index, key, { cursor = null, limit = 50, newestFirst = false, upTo } = {}) {
      const { name, key: attribute, order } = indexes[index];
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: name,
          KeyConditionExpression: upTo === undefined ? '#key = :key' : '#key = :key AND #order <= :upTo',
          ExpressionAttributeNames: { '#key': attribute, ...(upTo === undefined ? {} : { '#order': order }) },
          ExpressionAttributeValues: { ':key': key, ...(upTo === undefined ? {} : { ':upTo': upTo }) },
          Limit: Math.min(limit, pageLimit),
          ScanIndexForward: !newestFirst,
          ExclusiveStartKey: cursor ? fromCursor(cursor, indexes[index], key) : undefined,
        }),
      );
      return {
        items: page.Items ?? [],
        next: page.LastEvaluatedKey ? toCursor(page.LastEvaluatedKey) : null,
      };
    },
  };
}

function updateOf({
  set = {},
  remove = [],
  condition,
  names = {},
  values = {},
}: Change): Partial<UpdateCommandInput> {
  const fields = Object.entries(set).filter(([, value]) => value !== undefined);
  const parts = [
    fields.length > 0 ? `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : '',
  ];
  const all = {
    ...names,
    ...Object.fromEntries([...fields.map(([name]) => name), ...remove].map((n) => [`#${n}`, n])),
  };
  const given = { ...values, ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])) };
  return {
    UpdateExpression: parts.filter(Boolean).join(' '),
    ConditionExpression: condition,
    ExpressionAttributeNames: all,
    ...(Object.keys(given).length > 0 ? { ExpressionAttributeValues: given } : {}),
    ReturnValues: 'ALL_OLD',
  };
}

async function ifHolds<Result>(call: Promise<Result>): Promise<Result | 'refused'> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'refused';
    throw error;
  }
}

const toCursor = (key: Item): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** A cursor that was tampered with only moves the start of the list inside the same partition; nonsense starts anew. */
function fromCursor(
  cursor: string,
  { key, order }: (typeof indexes)[IndexName],
  partition: string,
): Item | undefined {
  const start = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  const whole = ['pk', 'sk', key, order].every(
    (name) => typeof start[name] === 'string' && start[name] !== '',
  );
  return whole && start[key] === partition && Object.keys(start).length === 4 ? start : undefined;
}

function parsed(json: string): Item {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
