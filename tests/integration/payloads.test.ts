/**
 * Yesterday's payloads in today's code: an execution lives up to a year by the definition that it began with, so every
 * recorded payload must still be read, and every recorded machine must still find its way with what today's functions answer.
 * `tests/fixtures/record-payloads.ts` records a version.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { payloads, type StepName, type StepOutput } from '#contract/payloads';
import { obligationKinds, outcomes, pathKinds } from '#domain/obligation/kinds';
import { readLog } from '#store/log';
import { createTable } from '#store/table';
import { readAddresses } from '../../infra/local/addresses.ts';
import { unionOfEnvironments } from '../../infra/local/invoke.ts';
import { synthesizeTemplate } from '../../infra/local/synthesize.ts';
import { parseSettings } from '../../infra/settings.ts';
import { accept, refer } from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { begin, createScene, type Functions, START, untilStill } from '../unit/step-functions/scene.ts';

const folder = new URL('../fixtures/payloads/', import.meta.url);
const recordedSchema = z.object({
  functions: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  machines: z.record(
    z.string(),
    z.object({ inputs: z.array(z.unknown()), definition: z.record(z.string(), z.unknown()) }),
  ),
});
const versions = readdirSync(folder).map((name) => {
  const recorded = recordedSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  return [`version ${name.replace('.json', '')}`, recorded] as const;
});
const known = (name: string): name is StepName => Object.hasOwn(payloads, name);

describe.each(versions)('the payloads of %s', (_, { functions }) => {
  it('are there', () => {
    expect(Object.values(functions).flat().length).toBeGreaterThan(20);
  });

  it.each(Object.entries(functions))('are read by the schema of today: %s', (name, recorded) => {
    if (!known(name)) throw new Error('Executions of then call it: it must stay until they are over');
    for (const payload of recorded) expect(() => payloads[name].input.parse(payload)).not.toThrow();
  });
});

/** What a function of today may answer; a machine of then must know its way with each. */
type Answers = { [Name in StepName]?: StepOutput<Name>[] };
const soon = new Date(START + 60_000).toISOString();
const closed = outcomes.map(
  (outcome): Answers => ({
    'open-obligation': [{ wakeAt: soon }],
    'keep-token': [{}],
    'nudge-obligation': [{ wakeAt: soon }, { wakeAt: null }],
    'plan-nudge': [{ wakeAt: null }],
    'close-obligation': [{ outcome }],
  }),
);
const ways: Record<string, Answers[]> = {
  obligation: closed,
  referral: [
    ...pathKinds.map(
      (step): Answers => ({
        ...closed[0],
        'place-case': [
          { step, cause: '1' },
          { step: 'ended', cause: '1' },
        ],
      }),
    ),
    {
      'place-case': [{ step: 'start-service', cause: '1' }],
      'plan-service': [{ milestone: 'none', wakeAt: null }],
    },
  ],
  service: payloads['plan-service'].output.shape.milestone.options.map(
    (milestone): Answers => ({
      'plan-service': [
        { milestone, wakeAt: soon },
        { milestone: 'none', wakeAt: null },
      ],
      'keep-token': [{}],
      'reach-milestone': [{}],
    }),
  ),
  intake: payloads['read-mail'].output.shape.route.options.map(
    (route): Answers => ({
      'read-mail': [{ mailKey: 'a3'.repeat(32), route, reason: 'unknown-sender' }],
      'open-case': [{ caseId: 'TR26-4F7KQ' }],
      'file-mail': [{ filed: 'note' }],
      'triage-mail': [{ mailKey: 'a3'.repeat(32) }],
    }),
  ),
};

/** Functions that read their input as today's do, and answer in turn; the last answer again and again. */
function playing(answers: Answers): Functions {
  return Object.fromEntries(
    Object.entries(answers).map(([name, given]) => {
      const left: unknown[] = [...given];
      const { input, output } = payloads[name as StepName];
      return [
        name,
        (payload: unknown) => {
          input.parse(payload);
          return JSON.parse(JSON.stringify(output.parse(left.length > 1 ? left.shift() : left[0])));
        },
      ];
    }),
  );
}

describe.each(versions)('the machines of %s', (_, { machines }) => {
  const definitions = Object.fromEntries(
    Object.entries(machines).map(([name, { definition }]) => [name, definition]),
  );
  const cases = Object.entries(machines).flatMap(([name, { inputs }]) =>
    inputs.flatMap((input) => (ways[name] ?? []).map((answers) => [name, input, answers] as const)),
  );

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
  const standIns: [RegExp, string][] = [];

  beforeAll(async () => {
    system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
    const caseId = await refer(system);
    await accept(system, caseId);
    const here = readAddresses(system.dataDir)?.environment ?? {};
    const template = await synthesizeTemplate(parseSettings({ baseUrl: system.url }), system.url);
    const environment = { ...unionOfEnvironments(template.functions), ...here };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const [opened] = await readLog(createTable(documents, environment.TABLE_NAME ?? ''), caseId);
    const [event] = opened?.events ?? [];
    if (event?.type !== 'CaseOpened') throw new Error('The case was not opened');
    standIns.push([/inbox\/0001/g, `mail/${event.mailKey}.eml`]);
    standIns.push([/(a3){32}/g, event.mailKey], [/TR26-4F7KQ/g, caseId]);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await system.stop();
  });

  describe.each(versions)('given the payloads of %s', (_, { functions }) => {
    it.each(Object.entries(functions))('do their work: %s', async (name, recorded) => {
      const { handler } = await import(fileURLToPath(new URL(`../../functions/${name}.ts`, import.meta.url)));
      const context = { functionName: name, awsRequestId: 'r', getRemainingTimeInMillis: () => 20_000 };
      for (const payload of recorded) {
        const json = standIns.reduce((text, [id, real]) => text.replace(id, real), JSON.stringify(payload));
        const answer = await handler(JSON.parse(json), context);
        expect(payloads[name as StepName].output.safeParse(answer).success, json).toBe(true);
      }
    });

    it('know every kind of obligation that they knew then', () => {
      const kinds = [functions['open-obligation'] ?? []].flat().map(({ kind }) => kind);
      expect(kinds.filter((kind) => !obligationKinds.some((one) => one === kind))).toEqual([]);
      expect(kinds.length).toBeGreaterThan(4);
    });
  });
});
