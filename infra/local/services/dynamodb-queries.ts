/**
 * Answers dynalite's bounded queries by one read of the files. It takes one item after another, parses and measures each, also
 * those that it only counts: a list that counts to 1,000 took most of its time so.
 */
import storage, {
  type Item,
  type Query,
  type QueryTable,
  type Range,
  type Result,
  type ValueIterator,
} from 'dynalite/db/index.js';
import { AT_ONCE, AT_ONCE_BYTES } from './dynamodb-files.ts';

/** DynamoDB ends a page there. JSON is longer than what it measures: only a page whose JSON is longer is measured. */
const PAGE_BYTES = 1024 * 1024;

/** From now on dynalite answers so in this process; what none of our queries asks for it does as before. */
export function queryInOneRead(): void {
  if (patched.has(storage.queryTable)) return;
  storage.queryTable = insteadOf(storage.queryTable);
  patched.add(storage.queryTable);
}

const patched = new WeakSet<QueryTable>();

const insteadOf =
  (otherwise: QueryTable): QueryTable =>
  (...query) => {
    const [store, table, asked, range, isLocal, fetches, keys, done] = query;
    const { Limit, IndexName, TableName } = asked;
    if (!Limit || Limit > AT_ONCE || isLocal || fetches || isUnusual(asked)) return otherwise(...query);
    // As dynalite names them.
    const place = IndexName ? `index-global~${TableName}~${IndexName}~` : `item-${TableName}~`;
    const values = store.db.values<string>({
      ...within(place, range),
      limit: Limit,
      valueEncoding: 'utf8',
      highWaterMarkBytes: AT_ONCE_BYTES,
    });
    read(values, Limit)
      .then((texts) => resultOf(asked, texts, keys, table.KeySchema[1]?.AttributeName))
      .then((result) => done(null, result), done);
  };

const isUnusual = (asked: Query): boolean =>
  [asked.QueryFilter, asked.ScanFilter, asked.AttributesToGet, asked.ReturnConsumedCapacity].some(Boolean);

const bounds = ['gt', 'gte', 'lt', 'lte'];

const within = (place: string, range: Range): Range =>
  Object.fromEntries(
    Object.entries(range).map(([name, value]) => [name, bounds.includes(name) ? `${place}${value}` : value]),
  );

async function read(values: ValueIterator<string>, most: number): Promise<string[]> {
  try {
    const texts: string[] = [];
    while (texts.length < most) {
      const more = await values.nextv(most - texts.length);
      if (more.length === 0) break;
      texts.push(...more);
    }
    return texts;
  } finally {
    await values.close();
  }
}

/** @param keys attributes of the place to go on from @param sortKey of the table, which is measured in another way */
function resultOf(
  asked: Query,
  texts: readonly string[],
  keys: readonly string[],
  sortKey: string | undefined,
): Result {
  const { _filter: filter, _projection: projection } = asked;
  const bytes = texts.reduce((sum, { length }) => sum + length, 0);
  const page = bytes < PAGE_BYTES ? texts : firstPage(texts, sortKey);
  const last = page.length === asked.Limit || page.length < texts.length ? page.at(-1) : undefined;
  const result = {
    ScannedCount: page.length,
    ...(last && { LastEvaluatedKey: pick(JSON.parse(last), keys) }),
  };
  // A bare count needs no item.
  if (!filter && asked.Select === 'COUNT') return { ...result, Count: page.length };
  const items = itemsOf(page).filter((item) => !filter || storage.matchesExprFilter(item, filter.expression));
  if (asked.Select === 'COUNT') return { ...result, Count: items.length };
  const shown = projection ? items.map((item) => storage.mapPaths(projection.paths, item)) : items;
  return { ...result, Count: items.length, Items: shown };
}

/** Up to the item that reaches the size of a page. */
function firstPage(texts: readonly string[], sortKey: string | undefined): readonly string[] {
  let bytes = 0;
  const end = texts.findIndex((text) => {
    if (bytes >= PAGE_BYTES) return true;
    bytes += storage.itemSize(JSON.parse(text), true, true, sortKey);
    return false;
  });
  return end < 0 ? texts : texts.slice(0, end);
}

const itemsOf = (texts: readonly string[]): Item[] => JSON.parse(`[${texts.join(',')}]`);

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
