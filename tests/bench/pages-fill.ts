/**
 * A data folder of the local system with many cases. Some stories are told by the real use cases on the real engine; every
 * further case is a copy of one of them with its own number, municipality, client and days, written into the database's
 * files by the engine's own index rules. What the search needs is written by the store, under the folder's own key.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import storage, { type Item as Stored } from 'dynalite/db/index.js';
import { indexClient } from '#casework/search';
import { addDays, type Day } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Item, Table } from '#store/table';
import { municipalities } from '../../infra/seed/municipalities.ts';
import { createDynamoDb, type TableDefinition } from '../../infra/local/services/dynamodb.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { fixedKeys } from '../support/keys.ts';
import { type Story, tellStories } from './pages-stories.ts';

/** Of a hundred cases: ten run, as in the tenth year of a service of one year. */
const MIX = [
  ...['incomplete', 'review', 'assigning', 'arranging', 'active', 'active', 'active', 'active', 'active', 'meeting'],
  ...Array<string>(90).fill('ended'),
];
/** One case in so many has its mails, too: those that the benchmark opens. */
export const MAILS_EVERY = 50;
const PEPPER = 'pepper-of-the-benchmark';
/** Writes to the database's files at once. */
const BATCH = 20_000;

const given = 'Olena Oleksandr Mykhailo Kateryna Andrii Tetiana Serhii Iryna Dmytro Nataliia Yevhen Yuliia Ihor Svitlana Volodymyr Hanna Pavlo Oksana Bohdan Mariia'.split(' ');
const families = ['Koval', 'Bondar', 'Shevch', 'Petr', 'Tkach', 'Melnyk', 'Krav', 'Polishch', 'Lys', 'Moroz', 'Sav', 'Rud', 'Klym', 'Havryl', 'Dan'];
const endings = ['enko', 'chuk', 'iv', 'uk', 'skyi', 'ko', 'yshyn'];

/** @returns the name of the nth client: 2,100 names, each as common as the others */
export const clientName = (n: number): string =>
  `${given[n % given.length]} ${families[(n >> 2) % families.length]}${endings[(n >> 5) % endings.length]}`;

export const caseIdOf = (n: number): string =>
  `TR${String(16 + (n % 10))}-${n.toString(32).toUpperCase().padStart(5, '0').replace(/[I-V]/g, (c) => 'JKMNPQRSTVWXYZ'[c.charCodeAt(0) - 73] ?? c)}`;

/** Fills a new folder with so many cases. @param today around which the due days lie */
export async function fillFolder(dataDir: string, cases: number, today: Day): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ pepper: PEPPER }));
  const { tables } = synthesizeTemplate(parseSettings({ baseUrl: 'http://127.0.0.1' }), 'http://127.0.0.1');
  const folder = join(dataDir, 'dynamodb');
  await (await createDynamoDb({ folder, tables })).stop();
  const [definition] = tables;
  if (!definition) throw new Error('The template has no table');

  const stories = await tellStories();
  const write = await openTable(join(folder, 'tables'), definition.name);
  for (let n = 0; n < cases; n += 1) {
    const story = stories.get(MIX[n % MIX.length] ?? '');
    if (!story) throw new Error(`There is no story ${MIX[n % MIX.length]}`);
    const state = { ...story.state, id: caseIdOf(n) };
    for (const item of await itemsOf(story, state, n, today)) await write.put(item);
  }
  await write.close();
}

const places = municipalities();
const peppers = { pepper: fixedKeys(PEPPER) };

async function itemsOf({ state: told, items }: Story, state: CaseState, n: number, today: Day): Promise<Item[]> {
  const { ehak, name } = places[n % places.length] ?? { ehak: '0638', name: '' };
  const copies = (JSON.parse(
    JSON.stringify(n % MAILS_EVERY === 0 ? items : items.filter(({ sk }) => sk !== 'MAIL'))
      .replaceAll(told.id, state.id)
      .replaceAll(told.municipality.name, name)
      .replaceAll(told.municipality.ehak, ehak)
      .replaceAll(told.mailKey, told.mailKey.slice(8) + String(n).padStart(8, '0'))
      .replaceAll('Olena Kovalenko', clientName(n)),
  ) as Item[]);
  const due = addDays(today, (n % 40) - 12);
  const registeredAt = `${addDays(today, -(n % 3000))}T08:00:00.000Z`;
  return [...copies.map((item) => dated(item, due, registeredAt)), ...(await searchItems(state, n))];
}

/** Puts the days into the keys of the indexes as well. */
function dated(item: Item, due: Day, registeredAt: string): Item {
  const open = item.sk !== 'CASE' && item.lookupKey === 'OPEN';
  if (item.sk !== 'CASE' && !open) return item;
  const order = open ? due : registeredAt;
  const keys = ['workOrder', 'ownerOrder', 'lookupOrder', 'runningOrder'].filter((key) => key in item);
  return {
    ...item,
    ...(open ? {} : { registeredAt }),
    ...(item.due ? { due } : {}),
    ...Object.fromEntries(keys.map((key) => [key, order])),
  };
}

/** What the store writes for the search, without a database. */
async function searchItems(state: CaseState, n: number): Promise<Item[]> {
  const written: Item[] = [];
  const table: Pick<Table, 'get' | 'put' | 'update' | 'remove'> = {
    get: async () => null,
    put: async (item) => void written.push(item),
    update: async (key, { set }) => {
      written.push({ ...key, ...set });
      return null;
    },
    remove: async () => {},
  };
  if (!state.referral) return [];
  const client = { ...state.referral.client, name: clientName(n) };
  const keys = { ...peppers, link: peppers.pepper, reply: peppers.pepper };
  await indexClient({ table: table as Table, keys }, { ...state, referral: { ...state.referral, client } });
  return written;
}

/** Writes items and their index entries straight into the engine's files, as its own `putItem` would. */
async function openTable(path: string, name: TableDefinition['TableName']) {
  const store = storage.create({ path });
  await store.db.open();
  const table = await new Promise<Parameters<typeof storage.createKey>[1]>((resolve, reject) =>
    store.tableDb.get(name, (error, found) => (found ? resolve(found) : reject(error))),
  );
  const indexes = table.GlobalSecondaryIndexes ?? [];
  type Put = { type: 'put'; key: string; value: Stored };
  const pending = new Map<string, Put[]>();
  let count = 0;

  const flush = async () => {
    for (const [index, puts] of pending) {
      const level = index === '' ? store.getItemDb(name) : store.getIndexDb('Global', name, index);
      await new Promise<void>((resolve, reject) =>
        level.batch(puts, (error) => (error ? reject(error) : resolve())),
      );
    }
    pending.clear();
    count = 0;
  };
  const add = (index: string, key: string, value: Stored) => {
    const puts = pending.get(index) ?? [];
    if (puts.length === 0) pending.set(index, puts);
    puts.push({ type: 'put', key, value });
    count += 1;
  };
  return {
    async put(item: Item): Promise<void> {
      const value = marshall(item, { removeUndefinedValues: true }) as Stored;
      add('', storage.createKey(value, table), value);
      for (const { index, key, item: entry } of storage.getIndexActions(indexes, null, value, table).puts)
        add(index, key, entry);
      if (count >= BATCH) await flush();
    },
    async close(): Promise<void> {
      await flush();
      await store.db.close();
    },
  };
}
