/** Queries of the table's indexes: how a range, a filter and a cursor are said to DynamoDB. */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type IndexName, indexes } from '#store/keys';
import type { Item, ListOptions } from '#store/table';

/** At most so many items are read for one page of a list (DESIGN § 4). */
export const pageLimit = 1000;

/** @returns the query of one partition of an index */
export function indexQuery(
  TableName: string,
  index: IndexName,
  partition: string,
  { cursor = null, limit = 50, newestFirst = false, from, upTo, filter, attributes = [] }: ListOptions,
): QueryCommandInput {
  const { name, key, order } = indexes[index];
  const range = rangeOf(from, upTo);
  return {
    TableName,
    IndexName: name,
    KeyConditionExpression: ['#key = :key', ...range.conditions].join(' AND '),
    ...(filter ? { FilterExpression: filter.condition } : {}),
    ...(attributes.length > 0
      ? { ProjectionExpression: attributes.map((name) => `#${name}`).join(', ') }
      : {}),
    ExpressionAttributeNames: {
      '#key': key,
      ...(range.conditions.length > 0 ? { '#order': order } : {}),
      ...filter?.names,
      ...Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: { ':key': partition, ...range.values, ...filter?.values },
    Limit: Math.min(limit, pageLimit),
    ScanIndexForward: !newestFirst,
    ExclusiveStartKey: cursor ? startOf(cursor, index, partition, { from, upTo }) : undefined,
  };
}

/** @returns the cursor after this item, or after the key at which a query stopped */
export function cursorAfter(index: IndexName, item: Item): string {
  const { key, order } = indexes[index];
  const position = { pk: item.pk, sk: item.sk, [key]: item[key], [order]: item[order] };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function rangeOf(from: string | undefined, upTo: string | undefined): { conditions: string[]; values: Item } {
  if (from !== undefined && upTo !== undefined)
    return { conditions: ['#order BETWEEN :from AND :upTo'], values: { ':from': from, ':upTo': upTo } };
  if (from !== undefined) return { conditions: ['#order >= :from'], values: { ':from': from } };
  if (upTo !== undefined) return { conditions: ['#order <= :upTo'], values: { ':upTo': upTo } };
  return { conditions: [], values: {} };
}

/** A cursor that was tampered with only moves the start of the list inside the same partition; nonsense starts anew. */
function startOf(
  cursor: string,
  index: IndexName,
  partition: string,
  { from = '', upTo = '\uffff' }: Pick<ListOptions, 'from' | 'upTo'>,
): Item | undefined {
  const { key, order } = indexes[index];
  const start = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  const whole = ['pk', 'sk', key, order].every(
    (name) => typeof start[name] === 'string' && start[name] !== '',
  );
  const inside = String(start[order]) >= from && String(start[order]) <= upTo;
  return whole && inside && start[key] === partition && Object.keys(start).length === 4 ? start : undefined;
}

function parsed(json: string): Item {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
