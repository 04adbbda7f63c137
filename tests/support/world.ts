/**
 * The world of casework for tests: the real DynamoDB engine with the table of the synthesized template, and plain objects
 * for what lies outside. What it was told is kept, so that a test can look.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { World } from '#casework/world';
import { parseDay } from '#domain/calendar/calendar';
import type { FailedExecution } from '#store/failures';
import { forgetLog } from '#store/known-logs';
import { createRegistry } from '#store/registry';
import { createRules } from '#store/rules';
import { createTable, type Item } from '#store/table';
import { createDynamoDb } from '../../infra/local/services/dynamodb.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { municipality, provider } from './cases.ts';
import { fixedKeys } from './keys.ts';

export const mailDomain = 'tugirada.example';
export const settings: World['settings'] = {
  baseUrl: 'https://tugirada.example',
  mailDomain,
  sender: `suunamine@${mailDomain}`,
  agencyAddress: 'ska@agency.example',
  configurationSet: 'tugirada',
  answersPerDay: 1000,
  retention: { finalPaymentYear: 2026, years: 5 },
};
export const keys = {
  link: fixedKeys('link-key-of-the-tests'),
  reply: fixedKeys('reply-key-of-the-tests'),
  pepper: fixedKeys('pepper-of-the-tests'),
};
export const providerAddress = 'abi@teenus.example';
export const municipalityDomain = 'pparnumaa.example';

export interface SentMail {
  /** Key of the mail's item: it travels as a tag. */
  readonly key: string;
  readonly input: SendEmailCommandInput;
}

/** What a world was told, in order. */
export interface Told {
  /** Names of executions, in order: of referrals, and of obligations beside the path. */
  readonly referrals: string[];
  readonly obligations: string[];
  readonly transfers: string[];
  readonly imports: string[];
  /** What was sent on from where it failed: machine and name. */
  readonly redrives: string[];
  /** What the machines say failed; a test fills it. */
  readonly failures: FailedExecution[];
  readonly intakes: { readonly objectKey: string; readonly name: string }[];
  readonly tokens: { readonly token: string; readonly signal: string }[];
  readonly mails: SentMail[];
  readonly reports: { readonly what: string; readonly error: unknown }[];
  /** Raw mails by object key, uploads by their id. */
  readonly objects: Map<string, { bytes: Uint8Array; arrivedAt: Date | null }>;
}

export interface TestWorld extends World {
  readonly told: Told;
  /** Every item of the table. */
  items(): Promise<Item[]>;
  /** Makes the table hold exactly these items, and forgets what it was told. */
  restore(items: readonly Item[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an engine of its own; one municipality, one provider and their contract are in the registry. */
export async function startWorld(): Promise<TestWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'tugirada-world-'));
  const template = await synthesizeTemplate(parseSettings({ baseUrl: settings.baseUrl }), settings.baseUrl);
  const [definition] = template.tables;
  if (!definition) throw new Error('The template has no table');
  const engine = await createDynamoDb({ folder, tables: [definition] });
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const table = createTable(documents, definition.name);
  const registry = createRegistry(table);
  await registry.putMunicipality({ ...municipality, email: null, domains: [municipalityDomain] });
  await registry.putProvider({ ...provider, email: providerAddress });
  const contract = { ehak: municipality.ehak, provider: provider.id, from: parseDay('2025-01-01') };
  await registry.putContract({ ...contract, until: null });
  const told = nothingTold();
  return {
    table,
    registry,
    rules: createRules(table),
    ...outside(told),
    keys,
    settings,
    told,
    items: () => scan(documents, definition.name),
    async restore(items) {
      const wanted = new Set(items.map(keyOf));
      const present = await scan(documents, definition.name);
      const same = new Set(present.map((item) => JSON.stringify(item)));
      await write(documents, definition.name, [
        ...present
          .filter((item) => !wanted.has(keyOf(item)))
          .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
        ...items.filter((item) => !same.has(JSON.stringify(item))).map((Item) => ({ PutRequest: { Item } })),
      ]);
      forgetLog(table);
      forget(told);
    },
    async stop() {
      client.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Machines, bucket and sender that keep what they are told in `told`. */
function outside(told: Told): Pick<World, 'machines' | 'rawMails' | 'uploads' | 'sendMail' | 'report'> {
  return {
    machines: {
      async startReferral(caseId, restart) {
        told.referrals.push(`${caseId}-${restart}`);
        return true;
      },
      async startObligation(caseId, kind, cause, restart) {
        told.obligations.push(`${caseId}-${kind}-${cause}-${restart}`);
        return true;
      },
      async startTransfer(id, act) {
        told.transfers.push(`${id}-${act}`);
        return true;
      },
      async startImport(id, act, run) {
        told.imports.push(`${id}-${run}-${act}`);
        return true;
      },
      async startIntake(objectKey, name) {
        told.intakes.push({ objectKey, name });
        return true;
      },
      async returnToken(token, signal) {
        told.tokens.push({ token, signal });
      },
      failed: async () => told.failures,
      async redrive(machine, name) {
        told.redrives.push(`${machine} ${name}`);
        return true;
      },
    },
    rawMails: {
      get: async (objectKey) => told.objects.get(objectKey) ?? null,
      async file(objectKey, mailKey) {
        const object = told.objects.get(objectKey);
        if (object) told.objects.set(`mail/${mailKey}.eml`, object);
        if (objectKey.startsWith('inbox/')) told.objects.delete(objectKey);
        return `mail/${mailKey}.eml`;
      },
      async erase(mailKey) {
        told.objects.delete(`mail/${mailKey}.eml`);
      },
      waiting: async () => [...told.objects.keys()].filter((key) => key.startsWith('inbox/')),
    },
    uploads: {
      async put(id, bytes) {
        told.objects.set(`import/${id}`, { bytes, arrivedAt: null });
      },
      get: async (id) => told.objects.get(`import/${id}`)?.bytes ?? null,
      async remove(id) {
        told.objects.delete(`import/${id}`);
      },
    },
    async sendMail(input) {
      const key = input.EmailTags?.find(({ Name }) => Name === 'mail')?.Value ?? '';
      told.mails.push({ key, input });
      return `ses-${key}`;
    },
    report: (what, error) => void told.reports.push({ what, error }),
  };
}

const nothingTold = (): Told => ({
  referrals: [],
  obligations: [],
  transfers: [],
  imports: [],
  redrives: [],
  failures: [],
  intakes: [],
  tokens: [],
  mails: [],
  reports: [],
  objects: new Map(),
});

function forget(told: Told): void {
  const { objects, ...lists } = told;
  for (const list of Object.values(lists)) list.length = 0;
  objects.clear();
}

const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

async function scan(documents: DynamoDBDocumentClient, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** DynamoDB takes 25 writes in a batch. */
async function write(
  documents: DynamoDBDocumentClient,
  table: string,
  requests: readonly ({ DeleteRequest: { Key: Item } } | { PutRequest: { Item: Item } })[],
): Promise<void> {
  for (let from = 0; from < requests.length; from += 25) {
    const batch = requests.slice(from, from + 25);
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: [...batch] } }));
  }
}
