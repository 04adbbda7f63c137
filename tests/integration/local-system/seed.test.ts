import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { createRegistry } from '#store/registry';
import { createTable } from '#store/table';
import { sampleOf } from '../../../infra/local/post.ts';
import { seedRegistry } from '../../../infra/local/seed.ts';
import { createDynamoDb, type DynamoDb } from '../../../infra/local/services/dynamodb.ts';
import { synthesizeTemplate } from '../../../infra/local/synthesize.ts';
import { parseSettings } from '../../../infra/settings.ts';

describe('the seed of the local registry', () => {
  let folder: string;
  let engine: DynamoDb;
  let registry: ReturnType<typeof createRegistry>;
  const day = parseDay('2026-02-20');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'seed-'));
    const { tables } = await synthesizeTemplate(parseSettings(), 'http://127.0.0.1:3000');
    engine = await createDynamoDb({ folder, tables });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials });
    registry = createRegistry(createTable(DynamoDBDocumentClient.from(client), 'tugirada'));
    await seedRegistry(registry, join(folder, 'seeded'));
  });

  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true });
  });

  it('knows every municipality that exists, and whose mail domain is whose', async () => {
    expect(await registry.municipalities()).toHaveLength(78);
    expect(await registry.municipalityOfDomain('elva.ee')).toMatchObject({ name: 'Elva vald' });
    expect(await registry.municipalityOfDomain('toila.ee')).toMatchObject({ name: 'Jõhvi vald' });
  });

  it('lets four municipalities provide themselves and Abikäsi all others', async () => {
    const all = await registry.municipalities();
    const providers = await Promise.all(
      all.map(async ({ ehak }) => (await registry.providerOf(ehak, day))?.name),
    );
    const own = all.filter(({ name }, index) => providers[index] === name).map(({ name }) => name);
    expect(own.sort()).toEqual(['Jõhvi vald', 'Rakvere linn', 'Tallinn', 'Tartu linn']);
    expect(providers.filter((name) => name === 'Abikäsi')).toHaveLength(all.length - own.length);
  });

  it('leaves what an officer changed alone at the next start', async () => {
    await registry.putProvider({ id: 'abikasi', name: 'Abikäsi', email: 'uus@teenus.example' });
    await seedRegistry(registry, join(folder, 'seeded'));
    expect(await registry.provider('abikasi')).toMatchObject({ email: 'uus@teenus.example' });
  });
});

describe('the sample referral', () => {
  it('is another mail each time it is sent, of the same sender and with the same parts', async () => {
    const date = new Date('2026-02-20T10:00:00.000Z');
    const [one, two] = await Promise.all(
      [sampleOf(date), sampleOf(date)].map(({ raw }) => PostalMime.parse(raw)),
    );
    expect(one?.messageId).not.toBe(two?.messageId);
    expect(one?.date).toBe(date.toISOString());
    expect(one?.from?.address).toBe(sampleOf(date).from);
    expect(one?.headers.filter(({ key }) => key === 'message-id' || key === 'date')).toHaveLength(2);
    expect(one?.attachments.length).toBeGreaterThan(0);
    expect(one?.text).toBe(two?.text);
  });
});
