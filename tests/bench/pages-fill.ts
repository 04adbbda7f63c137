/**
 * A data folder of the local system with many cases. Some stories are told by the real use cases on the real engine; every
 * further case is a copy of one of them with its own number, municipality, client and days, written into the database's
 * files by the engine's own index rules. What the search needs is written by the store, under the folder's own key.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import storage, { type Item as Stored } from 'dynalite/db/index.js';
import { indexClient } from '#casework/search';
import { addDays, type Day } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Item, Table } from '#store/table';
import { createDynamoDb, type TableDefinition } from '../../infra/local/services/dynamodb.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { readMunicipalities } from '../../infra/seed/municipalities.ts';
import { parseSettings } from '../../infra/settings.ts';
import { fixedKeys } from '../support/keys.ts';
import { type Story, tellStories } from './pages-stories.ts';

/**
 * So many run at any time, however many there are: a table grows by what has ended, year after year. (BRIEF expects 70 clients
 * a year; this is the load of eight times as many.)
 */
const RUNNING = 600;
const RUNNING_MIX = [
  ...['incomplete', 'review', 'assigning', 'arranging', 'active', 'active', 'active', 'active', 'active'],
  'meeting',
] as const;
const phaseOf = (n: number): string =>
  n < RUNNING ? (RUNNING_MIX[n % RUNNING_MIX.length] ?? 'ended') : 'ended';
/** One case in fifty has its mails, too; those that run are active, and the benchmark opens them. */
const MAILS_EVERY = 50;
const WITH_MAILS = 4;
const PEPPER = 'pepper-of-the-benchmark';
/** Writes to the database's files at once. */
const BATCH = 20_000;

const given =
  'Olena Oleksandr Mykhailo Kateryna Andrii Tetiana Serhii Iryna Dmytro Nataliia Yevhen Yuliia Ihor Svitlana Volodymyr Hanna Pavlo Oksana Bohdan Mariia'.split(
    ' ',
  );
const families = [
  'Koval',
  'Bondar',
  'Shevch',
  'Petr',
  'Tkach',
  'Melnyk',
  'Krav',
  'Polishch',
  'Lys',
  'Moroz',
  'Sav',
  'Rud',
  'Klym',
  'Havryl',
  'Dan',
];
const endings = ['enko', 'chuk', 'iv', 'uk', 'skyi', 'ko', 'yshyn'];

/** @returns the name of the nth client: 2,100 names, each as common as the others */
const clientName = (n: number): string =>
  `${given[n % given.length]} ${families[(n >> 2) % families.length]}${endings[(n >> 5) % endings.length]}`;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const caseIdOf = (n: number): string => {
  const digits = [20, 15, 10, 5, 0].map((shift) => CROCKFORD[(n >>> shift) & 31]);
  return `TR${16 + (n % 10)}-${digits.join('')}`;
};

/** @returns the number of the nth active case that has its mails; there are 12 */
export const activeCaseOf = (n: number): string => caseIdOf(n * MAILS_EVERY + WITH_MAILS);

/** Fills a new folder with so many cases. @param today around which the due days lie */
export async function fillFolder(dataDir: string, cases: number, today: Day): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ pepper: PEPPER }));
  const { tables } = await synthesizeTemplate(
    parseSettings({ baseUrl: 'https://tugirada.example' }),
    'https://tugirada.example',
  );
  const folder = join(dataDir, 'dynamodb');
  await (await createDynamoDb({ folder, tables })).stop();
  const [definition] = tables;
  if (!definition) throw new Error('The template has no table');

  const stories = await tellStories();
  const templates = new Map([...stories].map(([phase, story]) => [phase, templateOf(story)]));
  const write = await openTable(join(folder, 'tables'), definition.name);
  for (let n = 0; n < cases; n += 1) {
    const template = templates.get(phaseOf(n));
    if (!template) throw new Error(`There is no story of ${phaseOf(n)}`);
    for (const item of await itemsOf(template, n, today)) await write.put(item);
  }
  await write.close();
}

const places = readMunicipalities().filter(({ validTo }) => validTo === null);
/**
 * One client in three lives in the capital, as of all people in Estonia: a list of its cases fills a page in a small table, too.
 */
const capital = places.find(({ ehak }) => ehak === '0784');
const placeOf = (n: number) => (n % 3 === 0 ? capital : places[n % places.length]);
const peppers = fixedKeys(PEPPER);

interface Template {
  readonly state: CaseState;
  /** Items as the database keeps them, as JSON: with the mails, and without. */
  readonly whole: string;
  readonly withoutMails: string;
}

const templateOf = ({ state, items }: Story): Template => ({
  state,
  whole: JSON.stringify(items.map(attributesOf)),
  withoutMails: JSON.stringify(items.filter(({ sk }) => sk !== 'MAIL').map(attributesOf)),
});

async function itemsOf({ state, ...items }: Template, n: number, today: Day): Promise<Stored[]> {
  const { ehak, name } = placeOf(n) ?? { ehak: '0638', name: '' };
  const text = n % MAILS_EVERY === WITH_MAILS ? items.whole : items.withoutMails;
  const copies: Stored[] = JSON.parse(
    text
      .replaceAll(state.id, caseIdOf(n))
      .replaceAll(state.municipality.name, name)
      .replaceAll(state.municipality.ehak, ehak)
      .replaceAll(state.mailKey, state.mailKey.slice(8) + String(n).padStart(8, '0'))
      .replaceAll('Olena Kovalenko', clientName(n)),
  );
  const due = addDays(today, (n % 40) - 12);
  const registeredAt = `${addDays(today, -(n % 3000))}T08:00:00.000Z`;
  for (const item of copies) date(item, due, registeredAt);
  return [
    ...copies,
    ...JSON.parse((await searchItems(state, clientName(n))).replaceAll(state.id, caseIdOf(n))),
  ];
}

/** Puts the days into the keys of the indexes as well. */
function date(item: Stored, due: Day, registeredAt: string): void {
  const open = item.lookupKey?.S === 'OPEN';
  if (item.sk?.S !== 'CASE' && !open) return;
  const order = { S: open ? due : registeredAt };
  for (const key of ['workOrder', 'ownerOrder', 'lookupOrder', 'runningOrder'])
    if (item[key]) item[key] = order;
  if (!open) item.registeredAt = order;
  if (item.due?.S) item.due = { S: due };
}

const searched = new Map<string, Promise<string>>();

/** What the store writes for the search, without a database; the same for all clients of a name. */
function searchItems(state: CaseState, name: string): Promise<string> {
  const key = `${state.id} ${name}`;
  const known = searched.get(key) ?? writeSearchItems(state, name);
  searched.set(key, known);
  return known;
}

async function writeSearchItems(state: CaseState, name: string): Promise<string> {
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
  if (!state.referral) return '[]';
  const referral = { ...state.referral, client: { ...state.referral.client, name, personalCode: null } };
  const keys = { pepper: peppers, link: peppers, reply: peppers };
  await indexClient({ table: table as Table, keys }, { ...state, referral });
  return JSON.stringify(written.map(attributesOf));
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
    async put(value: Stored): Promise<void> {
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

const attributesOf = (item: Item): Stored =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])),
  );

/** A value in DynamoDB's own JSON; our items hold no sets and no bytes. */
function attribute(value: unknown): Record<string, unknown> {
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  if (typeof value === 'object') return { M: attributesOf(value as Item) };
  if (typeof value === 'boolean') return { BOOL: value };
  return typeof value === 'number' ? { N: String(value) } : { S: value };
}
