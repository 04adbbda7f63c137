import { beforeAll, describe, expect, it } from 'vitest';
import { environments } from '#contract/environment';
import { buildApp } from '../../../infra/app.ts';
import { unionOfEnvironments } from '../../../infra/local/invoke.ts';
import { objectCreated, targetsOf } from '../../../infra/local/rules.ts';
import { synthesizeTemplate } from '../../../infra/local/synthesize.ts';
import { type LocalTemplate, readTemplate } from '../../../infra/local/template.ts';
import { parseSettings } from '../../../infra/settings.ts';

const baseUrl = 'http://127.0.0.1:3000';
const region = 'eu-central-1';
const states = `arn:aws:states:${region}:000000000000:stateMachine`;

describe('the synthesized template as the local system reads it', () => {
  let template: LocalTemplate;

  beforeAll(async () => {
    template = await synthesizeTemplate(parseSettings({ baseUrl }), baseUrl);
  });

  it('is the same at another address, but for the address', async () => {
    const elsewhere = 'http://127.0.0.1:2917';
    const direct = buildApp({ settings: parseSettings({ baseUrl: elsewhere }), bundles: null }).app.synth();
    const stacks = Object.fromEntries(direct.stacks.map((one) => [one.stackName, one.template]));
    expect(await synthesizeTemplate(parseSettings({ baseUrl: elsewhere }), elsewhere)).toEqual(
      readTemplate({ region, stacks }, elsewhere),
    );
  });

  it('has every function with an environment that its own schema takes', () => {
    expect(template.functions.map(({ name }) => name).sort()).toEqual(Object.keys(environments).sort());
    for (const { name, entry, environment, timeoutMs } of template.functions) {
      expect(entry).toBe(`functions/${name}.ts`);
      expect(timeoutMs).toBeGreaterThan(1000);
      expect(
        Object.entries(environments)
          .find(([own]) => own === name)?.[1]
          .safeParse(environment),
      ).toMatchObject({
        success: true,
      });
    }
    expect(unionOfEnvironments(template.functions)).toMatchObject({
      BASE_URL: baseUrl,
      TABLE_NAME: 'tugirada',
    });
  });

  it('has every machine, without any intrinsic left', () => {
    const names = template.machines.map(({ name }) => name).sort();
    expect(names).toEqual([
      'import',
      'intake',
      'maintenance',
      'obligation',
      'referral',
      'restart',
      'service',
      'transfer',
    ]);
    expect(JSON.stringify(template.machines)).not.toMatch(/"(Ref|Fn::\w+)"|\$\{Token/);
    expect(JSON.stringify(template.machines)).toContain(`${states}:obligation`);
  });

  it('starts intake for a raw mail, with its key alone, and for nothing else', () => {
    const event = (key: string) => objectCreated('tugirada-mail', key, region, '2026-02-20T10:00:00.000Z');
    expect(targetsOf(template.rules, event('inbox/0a"b\\c'))).toEqual([
      { arn: `${states}:intake`, input: { objectKey: 'inbox/0a"b\\c' } },
    ]);
    expect(targetsOf(template.rules, event('mail/0abc.eml'))).toEqual([]);
    expect(targetsOf(template.rules, event('inbox/AMAZON_SES_SETUP_NOTIFICATION'))).toEqual([]);
  });

  it('starts maintenance by two schedules', () => {
    expect(template.schedules).toMatchObject([
      { expression: 'rate(5 minutes)', arn: `${states}:maintenance`, input: '{}' },
      {
        expression: 'cron(0 8 ? * MON-FRI *)',
        timeZone: 'Europe/Tallinn',
        arn: `${states}:maintenance`,
        input: '{"round":"morning"}',
      },
    ]);
  });

  it('has one table, one bucket and five secrets', () => {
    expect(template.tables.map(({ name }) => name)).toEqual(['tugirada']);
    expect(template.buckets).toEqual(['tugirada-mail']);
    const kinds = template.secrets.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['link-key', 'oidc-client-secret', 'pepper', 'reply-key', 'session-key']);
  });
});

describe('a template with something unknown', () => {
  const withEnvironment = (value: unknown, more: object = {}) => ({
    region,
    stacks: {
      one: {
        Resources: {
          Function: {
            Type: 'AWS::Lambda::Function',
            Metadata: { 'tugirada:entry': 'functions/pages.ts' },
            Properties: { Environment: { Variables: { VALUE: value } } },
          },
          ...more,
        },
      },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes its placeholders so
      two: { Outputs: { Out: { Value: { 'Fn::Sub': 'in ${AWS::Region}' }, Export: { Name: 'two:Out' } } } },
    },
  });
  const read = (value: unknown, more?: object) =>
    readTemplate(withEnvironment(value, more), baseUrl).functions[0];

  it.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-central-1'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes its placeholders so
    [{ 'Fn::Sub': ['${one}/${AWS::AccountId}/${!kept}', { one: 'x' }] }, 'x/000000000000/${kept}'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::ImportValue': 'two:Out' }, 'in eu-central-1'],
    [{ 'Fn::GetAtt': ['Function', 'Arn'] }, `arn:aws:lambda:${region}:000000000000:function:pages`],
  ])('resolves %j', (value, resolved) => {
    expect(read(value)?.environment).toEqual({ VALUE: resolved });
  });

  it.each([
    [{ 'Fn::Base64': 'x' }, 'Fn::Base64'],
    [{ 'Fn::ImportValue': 'nobody:Out' }, 'nobody:Out'],
    [{ Ref: 'Nothing' }, 'Nothing'],
    [{ Ref: 'AWS::NotificationARNs' }, 'AWS::NotificationARNs'],
    [{ Ref: 'Odd' }, 'AWS::Odd::Thing'],
  ])('refuses %j by name', (value, name) => {
    expect(() => read(value, { Odd: { Type: 'AWS::Odd::Thing' } })).toThrow(name);
  });
});

describe('event patterns', () => {
  const rule = (pattern: Record<string, unknown>) => [
    { name: 'rule', pattern, targets: [{ arn: 'arn:target', transformer: null }] },
  ];
  const event = objectCreated('bucket', 'inbox/abc.eml', region, '2026-02-20T10:00:00.000Z');
  const found = (key: unknown) => targetsOf(rule({ detail: { object: { key: [key] } } }), event).length === 1;

  it.each([
    ['inbox/abc.eml', true],
    ['inbox/abc', false],
    [{ prefix: 'inbox/' }, true],
    [{ prefix: 'mail/' }, false],
    [{ suffix: '.eml' }, true],
    [{ wildcard: 'inbox/*.eml' }, true],
    [{ wildcard: 'inbox/*.txt' }, false],
    [{ exists: true }, true],
    [{ exists: false }, false],
    [{ 'anything-but': 'inbox/abc.eml' }, false],
    [{ 'anything-but': { prefix: 'mail/' } }, true],
  ])('takes or leaves the key by %j', (pattern, taken) => {
    expect(found(pattern)).toBe(taken);
  });

  it('refuses a pattern that it does not know', () => {
    expect(() => found({ numeric: ['>', 3] })).toThrow('numeric');
  });
});
