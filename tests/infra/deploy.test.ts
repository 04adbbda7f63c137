/** What `npm run deploy:emulator` changes of our own templates for an endpoint that cannot do everything. */
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { EndpointRefused, emulatorOf } from '../../infra/deploy/endpoint.ts';
import { itemsAsInput } from '../../infra/deploy/items-as-input.ts';
import { leaveOut } from '../../infra/deploy/leave-out.ts';
import { quotePlaceholders } from '../../infra/deploy/quote-placeholders.ts';
import { removeFailed, removeOutdated } from '../../infra/deploy/stacks.ts';
import type { Template } from '../../infra/deploy/template.ts';
import { withoutMoments } from '../../infra/deploy/without-moments.ts';
import { readTemplate } from '../../infra/local/template.ts';
import { createScene } from '../unit/step-functions/scene.ts';
import { calls, standing, start } from './flows.ts';
import { Synthesized, synthesize } from './synthesized.ts';

const { workflow, state } = synthesize();
const deployed: Template = workflow;
/** The machines' definitions of a changed template. */
const definitionsOf = (changed: Template) =>
  new Synthesized(state, changed as Synthesized['workflow']).definitions();

describe('leaving out', () => {
  it('takes a type with everything that refers to it, and nothing else', () => {
    const { template, leftOut } = leaveOut(
      deployed,
      new Map([['AWS::SES::ReceiptRuleSet', 'Unsupported resource type']]),
    );
    const types = leftOut.map(({ type }) => type);
    expect(types).toContain('AWS::SES::ReceiptRuleSet');
    expect(types).toContain('AWS::SES::ReceiptRule');
    expect(Object.keys(template.Resources)).toEqual(
      Object.keys(deployed.Resources).filter((id) => !leftOut.some(({ logicalId }) => logicalId === id)),
    );
    expect(JSON.stringify(template.Resources)).not.toContain(`"Ref":"${leftOut[0]?.logicalId}"`);
  });

  it('takes one resource by its name and says in whose words', () => {
    const [alarm = ''] = Object.keys(deployed.Resources).filter(
      (id) => deployed.Resources[id]?.Type === 'AWS::CloudWatch::Alarm',
    );
    const { leftOut } = leaveOut(deployed, new Map([[alarm, 'metric math is not supported']]));
    expect(leftOut).toEqual([
      { logicalId: alarm, type: 'AWS::CloudWatch::Alarm', because: 'metric math is not supported' },
    ]);
  });

  it('follows GetAtt, Sub and outputs, and lets a mere order of creation go', () => {
    const template: Template = {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        ByAttribute: { Type: 'A', Properties: { x: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
        ByText: { Type: 'A', Properties: { x: { 'Fn::Sub': 'a ${Topic.Arn}' } } },
        ByChain: { Type: 'A', Properties: { x: [{ 'Fn::Join': ['', [{ Ref: 'ByText' }]] }] } },
        After: { Type: 'A', DependsOn: ['Topic', 'Apart'] },
        Apart: { Type: 'A', Properties: { x: 'Topic' } },
      },
      Outputs: { gone: { Value: { Ref: 'ByChain' } }, kept: { Value: { Ref: 'Apart' } } },
    };
    const left = leaveOut(template, new Map([['AWS::SNS::Topic', 'no']])).template;
    expect(Object.keys(left.Resources)).toEqual(['After', 'Apart']);
    expect(left.Resources.After?.DependsOn).toEqual(['Apart']);
    expect(Object.keys(left.Outputs ?? {})).toEqual(['kept']);
  });

  it('changes nothing for an endpoint that refuses nothing', () => {
    expect(leaveOut(deployed, new Map())).toEqual({ template: deployed, leftOut: [] });
  });
});

describe('a stack that is there', () => {
  /** CloudFormation that holds this template, and forgets it when told to. */
  function cloudFormation(holds: Template | null, stands = 'UPDATE_COMPLETE') {
    const told: string[] = [];
    const send = async ({ constructor: { name } }: object) => {
      const removed = told.includes('DeleteStackCommand');
      told.push(name);
      if (name === 'DescribeStacksCommand')
        return { Stacks: [{ StackStatus: removed ? 'DELETE_COMPLETE' : stands }] };
      if (name === 'DeleteStackCommand') return {};
      if (holds === null) throw Object.assign(new Error('There is no stack'), { name: 'ValidationError' });
      return { TemplateBody: JSON.stringify(holds) };
    };
    return { told, client: { send, config: {} } as unknown as CloudFormationClient };
  }

  it('is removed before it is deployed when its code is another', async () => {
    const ids = Object.keys(deployed.Resources);
    const version = ids.find((id) => deployed.Resources[id]?.Type === 'AWS::Lambda::Version') ?? '';
    const { [version]: old, ...rest } = deployed.Resources;
    const outdated = { ...deployed, Resources: { ...rest, [`${version}old`]: old } } as Template;
    const cases: [Template | null, boolean][] = [
      [outdated, true],
      [deployed, false],
      [null, false],
    ];
    for (const [holds, removed] of cases) {
      const { client, told } = cloudFormation(holds);
      expect(await removeOutdated(client, 'tugirada-workflow', deployed)).toBe(removed);
      expect(told.includes('DeleteStackCommand')).toBe(removed);
    }
  });

  it('is removed when it was never made, and when it can be made anew after a refused update', async () => {
    const cases: [string, { makeAnew: boolean; removed: boolean }][] = [
      ['ROLLBACK_COMPLETE', { makeAnew: false, removed: true }],
      ['UPDATE_ROLLBACK_COMPLETE', { makeAnew: false, removed: false }],
      ['UPDATE_ROLLBACK_COMPLETE', { makeAnew: true, removed: true }],
      ['UPDATE_COMPLETE', { makeAnew: true, removed: false }],
    ];
    for (const [stands, { makeAnew, removed }] of cases) {
      const { client, told } = cloudFormation(deployed, stands);
      await removeFailed(client, 'tugirada-workflow', makeAnew);
      expect(told.includes('DeleteStackCommand')).toBe(removed);
    }
  });
});

describe('machines without moments', () => {
  it('reckon with none, and keep every state', () => {
    const { template, changed } = withoutMoments(deployed);
    const [before, after] = [definitionsOf(deployed), definitionsOf(template)];
    expect(JSON.stringify(before)).toContain('$toMillis');
    expect(JSON.stringify(after)).not.toContain('$toMillis');
    for (const [name, { States }] of Object.entries(before)) {
      expect(Object.keys(after[name]?.States ?? {})).toEqual(Object.keys(States));
    }
    expect(changed.length).toBeGreaterThan(0);
    expect(after.obligation?.States['Await the answer']?.TimeoutSeconds).toBe(86_400);
  });
});

describe('machines whose Maps take their input', () => {
  const { template, changed } = itemsAsInput(deployed);

  it('make the list that input, and keep every state', () => {
    const [before, after] = [definitionsOf(deployed), definitionsOf(template)];
    const maps: string[] = [];
    for (const [machine, { States }] of Object.entries(before)) {
      for (const [name, state] of Object.entries(States)) {
        const now = after[machine]?.States[name];
        if (state.Type !== 'Map') expect(now).toEqual(state);
        else {
          maps.push(name);
          const { Items } = state as { Items?: unknown };
          expect(now).toEqual({ Type: 'Pass', Output: Items, Next: `${name}, each` });
          expect(after[machine]?.States[`${name}, each`]).toEqual(state);
        }
      }
    }
    expect(maps.length).toBeGreaterThan(0);
    expect(changed.flatMap((one) => one.maps).sort()).toEqual(maps.sort());
  });

  it('mean what they meant', async () => {
    const stacks = { 'tugirada-state': state, 'tugirada-workflow': template as Synthesized['workflow'] };
    const { machines } = readTemplate({ region: 'eu-central-1', stacks }, 'https://tugi.example');
    const parts = [
      { from: 0, to: 10 },
      { from: 10, to: 13 },
    ];
    const scene = createScene({
      machines: Object.fromEntries(machines.map(({ name, definition }) => [name, definition as object])),
      functions: {
        'list-import': () => ({ parts }),
        'import-lines': () => ({ worked: 10 }),
        'finish-import': () => ({}),
      },
    });
    const arn = await start(scene, 'import', { importId: '0123456789abcdef0123', run: 2, act: 'check' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(scene, 'import-lines')).toMatchObject(parts);
  });
});

describe('an endpoint', () => {
  it('is an address without a slash at its end; an empty one is none', () => {
    expect(emulatorOf({ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/' })).toBe('http://127.0.0.1:4566');
    expect([emulatorOf({ AWS_ENDPOINT_URL: '' }), emulatorOf({})]).toEqual([null, null]);
    for (const AWS_ENDPOINT_URL of ['127.0.0.1:4566', 'localhost:4566', 'somewhere'])
      expect(() => emulatorOf({ AWS_ENDPOINT_URL })).toThrow(EndpointRefused);
  });
});

describe('placeholders of rules', () => {
  const templatesOf = ({ Resources }: Template) =>
    Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::Events::Rule')
      .flatMap(
        ({ Properties }) =>
          JSON.stringify(Properties).match(/"InputTemplate":("(?:[^"\\]|\\.)*")/)?.[1] ?? [],
      )
      .map((text) => String(JSON.parse(text)));

  it('stand in quotes where S3 tells of an object, so that replacing them gives JSON', () => {
    const [before, after] = [templatesOf(deployed), templatesOf(quotePlaceholders(deployed))];
    const changed = after.filter((template) => !before.includes(template));
    const filled = changed.map((template) => JSON.parse(template.replace(/<[\w-]+>/g, 'inbox/a')));
    expect(filled).toEqual([{ objectKey: 'inbox/a' }]);
  });
});
