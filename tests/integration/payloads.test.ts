/**
 * Yesterday's payloads in today's code: an execution lives up to a year by the definition that it began with, so every
 * recorded payload must still be read, and every recorded machine must still find its way with what today's functions answer.
 * `tests/fixtures/record-payloads.ts` records a version; the latest must hold every step and every machine of today.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { payloads, type StepName } from '#contract/payloads';
import type { Instant } from '#domain/calendar/calendar';
import { obligationKinds } from '#domain/obligation/kinds';
import { loadImport, moveImport } from '#store/imports';
import { readLog } from '#store/log';
import { createTable, type Table } from '#store/table';
import { machineNames } from '../../infra/constructs/tugirada-machine.ts';
import { readAddresses } from '../../infra/local/addresses.ts';
import { unionOfEnvironments } from '../../infra/local/invoke.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import type { Page } from '../support/browser.ts';
import { activeLine, csvOf } from '../support/imports.ts';
import { accept, handOver, refer } from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { begin, createScene, untilStill } from '../unit/step-functions/scene.ts';
import { playing, waysOf } from './payload-ways.ts';

const folder = new URL('../fixtures/payloads/', import.meta.url);
const recordedSchema = z.object({
  functions: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  machines: z.record(
    z.string(),
    z.object({ inputs: z.array(z.unknown()), definition: z.record(z.string(), z.unknown()) }),
  ),
});
const recorded = readdirSync(folder)
  .map((name) => Number.parseInt(name, 10))
  .sort((one, other) => one - other)
  .map((version) => {
    const json = readFileSync(new URL(`${version}.json`, folder), 'utf8');
    return [`version ${version}`, recordedSchema.parse(JSON.parse(json))] as const;
  });
/**
 * Versions 2 and 3 hold *transfer*, *import* and *restart* without an input, because the story that they were recorded from had none:
 * such a machine is given what the next version was given.
 */
const versions = recorded.map(([version, { functions, machines }], place) => {
  const inputsOf = (name: string) =>
    recorded
      .slice(place)
      .map(([, later]) => later.machines[name]?.inputs ?? [])
      .find((inputs) => inputs.length > 0) ?? [];
  const whole = Object.entries(machines).map(([name, { definition }]) => ({
    name,
    definition,
    inputs: inputsOf(name),
  }));
  return [version, { functions, machines: whole }] as const;
});
const known = (name: string): name is StepName => Object.hasOwn(payloads, name);

describe('the latest version', () => {
  const [, latest] = recorded.at(-1) ?? fail('No version is recorded');

  it.each(Object.keys(payloads))('holds what the machines pass to %s', (name) => {
    expect(latest.functions[name] ?? []).not.toEqual([]);
  });

  it.each(machineNames)('holds the definition of %s, and with what it is started', (name) => {
    expect(latest.machines[name]?.inputs ?? []).not.toEqual([]);
  });
});

describe.each(versions)('the payloads of %s', (_, { functions }) => {
  it('are there', () => {
    expect(Object.values(functions).flat().length).toBeGreaterThan(20);
  });

  it.each(Object.entries(functions))('are read by the schema of today: %s', (name, recorded) => {
    if (!known(name)) throw new Error('Executions of then call it: it must stay until they are over');
    for (const payload of recorded) expect(() => payloads[name].input.parse(payload)).not.toThrow();
  });
});

describe.each(versions)('the machines of %s', (_, { machines }) => {
  const definitions = Object.fromEntries(machines.map(({ name, definition }) => [name, definition]));
  const cases = machines.flatMap(({ name, inputs }) =>
    inputs.flatMap((input) => waysOf(name).map((answers) => [name, input, answers] as const)),
  );

  it('are each given what they were started with', () => {
    expect(machines.filter(({ inputs }) => inputs.length === 0)).toEqual([]);
  });

  it.each(cases)('go their way with the functions of today: %s of %j', async (name, input, answers) => {
    const scene = createScene({ machines: definitions, functions: playing(answers) });
    const { status, error } = await untilStill(scene, await begin(scene, name, input));
    const unattended = JSON.stringify(answers).includes('"unattended"');
    expect([status, error]).toEqual(
      unattended ? ['FAILED', 'ObligationUnattended'] : ['SUCCEEDED', undefined],
    );
  });
});

describe('the functions of today', () => {
  let system: TestSystem;
  let table: Table;
  const standIns: [RegExp, string][] = [];

  beforeAll(async () => {
    system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
    const caseId = await refer(system);
    await accept(system, caseId);
    const lead = await system.signIn('lea');
    const transfer = await handOver(system, lead, '2026-02-26');
    const file = await lead.submit(
      await lead.get('/admin/import'),
      { text: csvOf([{ ...activeLine, municipality: 'Elva vald', provider: 'Abikäsi' }]) },
      { button: 'Kontrolli faili' },
    );
    await system.idle();
    const here = readAddresses(system.dataDir)?.environment ?? {};
    const template = await synthesizeTemplate(parseSettings({ baseUrl: system.url }), system.url);
    const environment = { ...unionOfEnvironments(template.functions), ...here };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    table = createTable(documents, environment.TABLE_NAME ?? '');
    const [opened] = await readLog(table, caseId);
    const [event] = opened?.events ?? [];
    if (event?.type !== 'CaseOpened') throw new Error('The case was not opened');
    standIns.push([/inbox\/0001/g, `mail/${event.mailKey}.eml`]);
    standIns.push([/(a3){32}/g, event.mailKey], [/TR26-4F7KQ/g, caseId]);
    standIns.push([/(?<="transferId":")(b7){10}/g, idIn(transfer)]);
    standIns.push([/(?<="importId":")(b7){10}/g, idIn(file)]);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await system.stop();
  });

  // In the order of the contract, in which what ends the machines of the cases comes late.
  const steps = [
    ...new Set([
      ...Object.keys(payloads),
      ...versions.flatMap(([, { functions }]) => Object.keys(functions)),
    ]),
  ].filter(known);
  const given = steps.flatMap((name) =>
    versions.flatMap(([version, { functions }]) =>
      functions[name] ? [[name, version, functions[name]] as const] : [],
    ),
  );

  it.each(given)('do their work: %s with the payloads of %s', async (name, _, all) => {
    const { handler } = await import(fileURLToPath(new URL(`../../functions/${name}.ts`, import.meta.url)));
    const context = { functionName: name, awsRequestId: 'r', getRemainingTimeInMillis: () => 20_000 };
    for (const one of all) {
      const json = standIns.reduce((text, [id, real]) => text.replace(id, real), JSON.stringify(one));
      const payload = JSON.parse(json);
      if (payload.importId) await bringTo(table, payload);
      const answer = await handler(payload, context);
      expect(payloads[name].output.safeParse(answer).success, json).toBe(true);
      expect(answer).toMatchObject(done[name] ?? {});
    }
  });

  it.each(versions)('know every kind of obligation that %s knew', (_, { functions }) => {
    const kinds = [functions['open-obligation'] ?? []].flat().map(({ kind }) => kind);
    expect(kinds.filter((kind) => !obligationKinds.some((one) => one === kind))).toEqual([]);
    expect(kinds.length).toBeGreaterThan(4);
  });
});

/** Answers that show that the step found what it was asked for; of the others their shape is enough. */
const done: { readonly [Name in StepName]?: object } = {
  'list-import': { parts: [{ from: 0, to: 1 }] },
  'import-lines': { worked: 1 },
  'transfer-case': { result: expect.stringMatching(/^(planned|changed)$/) },
};

const idIn = ({ url }: Page): string => new URL(url).pathname.split('/').at(-1) ?? '';

/** Puts the import where its machine is at this step; the file is there until it was imported. */
async function bringTo(
  table: Table,
  { importId, run, act, now }: { importId: string; run: number; act: string; now: Instant },
): Promise<void> {
  const file = (await loadImport(table, importId)) ?? fail(`There is no import ${importId}`);
  const status = act === 'check' ? 'checking' : 'importing';
  await moveImport(table, file, { status, run, choice: 'warned' }, now);
}

function fail(message: string): never {
  throw new Error(message);
}
