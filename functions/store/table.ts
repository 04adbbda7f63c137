/** The few DynamoDB calls that the store makes, on plain objects. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { cursorAfter, indexQuery, pageLimit } from '#store/index-query';
import type { IndexName, Key } from '#store/keys';

export type Item = Record<string, unknown>;

export interface Table {
  /** Consistent read. */
  get(key: Key): Promise<Item | null>;
  /** Consistent reads of at most 100 items in one call. @returns them in the order of the keys, null for each that is not there */
  getAll(keys: readonly Key[]): Promise<(Item | null)[]>;
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
  /** Adds to numbers of an item, all in one write; what is not there counts as 0. */
  add(key: Key, numbers: Readonly<Record<string, number>>): Promise<void>;
  /** All items of a partition between two sort keys, in order; consistent. */
  between(pk: string, from: string, to: string): Promise<Item[]>;
  /**
   * One attribute of the items of a partition whose sort keys begin so and that fit, the last of them first. It ends when
   * `enough` were found or `limit` were read. `more`: not all was.
   */
  search(
    pk: string,
    beginning: string,
    options: { filter: Filter | null; enough: number; limit: number; attribute: string },
  ): Promise<{ values: unknown[]; more: boolean }>;
  /** One page of an index; eventually consistent, so never for a decision. */
  list(index: IndexName, key: string, options?: ListOptions): Promise<ListPage>;
  /** Counts a list by one bounded read. `more`: there is more than was read. */
  tally(
    index: IndexName,
    key: string,
    options?: Pick<ListOptions, 'from' | 'upTo' | 'filter'>,
  ): Promise<{ count: number; more: boolean }>;
  /** Deletes an item; a no-op when there is none. */
  remove(key: Key): Promise<void>;
  /**
   * Lets an item go by itself, and touches nothing else of it; a no-op when there is none.
   * @param expiresAt seconds since 1970
   */
  expire(key: Key, expiresAt: number): Promise<void>;
}

export interface ListPage {
  readonly items: Item[];
  readonly next: string | null;
  /** How many items were read, also those that the filter left out. */
  readonly read: number;
}

export interface ListOptions {
  readonly cursor?: string | null;
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Only items whose sort key is at least, and at most, this. */
  readonly from?: string;
  readonly upTo?: string;
  /** Items that do not fit are read, but not given. */
  readonly filter?: Filter | null;
  /** Only these attributes of each item. */
  readonly attributes?: readonly string[];
}

export interface Filter {
  /** In DynamoDB's words, with `#name` and `:value` from `names` and `values`. */
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

export interface Change {
  readonly set?: Item;
  readonly remove?: readonly string[];
  /** Condition in DynamoDB's words, with `#name` and `:value` from `names` and `values`. */
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

/** Calls until we give up on items that are refused for the moment. */
const mostTries = 10;

const placeOf = ({ pk, sk }: Item | Key): string => `${pk} ${sk}`;

export function createTable(client: DynamoDBDocumentClient, tableName: string): Table {
  const TableName = tableName;
  return {
    async get(key) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true }),
      );
      return Item ?? null;
    },
    async getAll(keys) {
      const found = new Map<string, Item>();
      let left: Item[] = keys.map((key) => ({ ...key }));
      for (let tries = 0; left.length > 0; tries += 1) {
        if (tries === mostTries) throw new Error('The table does not give what is asked for');
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({ RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[TableName] ?? []) found.set(placeOf(item), item);
        left = UnprocessedKeys?.[TableName]?.Keys ?? [];
      }
      return keys.map((key) => found.get(placeOf(key)) ?? null);
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
    async add(key, numbers) {
      const names = Object.keys(numbers);
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { ...key },
          UpdateExpression: `SET schemaVersion = :version ADD ${names.map((name) => `#${name} :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ':version': 1,
            ...Object.fromEntries(names.map((name) => [`:${name}`, numbers[name]])),
          },
        }),
      );
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
    async search(pk, beginning, { filter, enough, limit, attribute }) {
      const values: unknown[] = [];
      let read = 0;
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
            ...(filter ? { FilterExpression: filter.condition } : {}),
            // A page of whole items would be a third of a megabyte to take apart.
            ProjectionExpression: '#wanted',
            ExpressionAttributeNames: { '#wanted': attribute, ...filter?.names },
            ExpressionAttributeValues: { ':pk': pk, ':beginning': beginning, ...filter?.values },
            Limit: read === 0 ? Math.min(enough, limit) : limit - read,
            ScanIndexForward: false,
            ExclusiveStartKey: start,
          }),
        );
        values.push(...(page.Items ?? []).map((item) => item[attribute]));
        read += page.ScannedCount ?? 0;
        start = page.LastEvaluatedKey;
      } while (start && values.length < enough && read < limit);
      return { values, more: start !== undefined };
    },
    async list(index, key, options = {}) {
      const page = await client.send(new QueryCommand(indexQuery(TableName, index, key, options)));
      return {
        items: page.Items ?? [],
        next: page.LastEvaluatedKey ? cursorAfter(index, page.LastEvaluatedKey) : null,
        read: page.ScannedCount ?? 0,
      };
    },
    async tally(index, key, options = {}) {
      const query = indexQuery(TableName, index, key, { ...options, limit: pageLimit });
      const { Count = 0, LastEvaluatedKey } = await client.send(
        new QueryCommand({ ...query, Select: 'COUNT' }),
      );
      return { count: Count, more: LastEvaluatedKey !== undefined };
    },
    async remove(key) {
      await client.send(new DeleteCommand({ TableName, Key: { ...key } }));
    },
    async expire(key, expiresAt) {
      await ifHolds(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { ...key },
            UpdateExpression: 'SET expiresAt = :expiresAt',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':expiresAt': expiresAt },
          }),
        ),
      );
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
