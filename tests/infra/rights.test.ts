/** Policies over everything that may do something: least privilege, by name. */
import { describe, expect, it } from 'vitest';
import { app, functions, list, may, nameOf, statements, whoMay } from './granted.ts';
import { readSources } from './sources.ts';

/** Actions for which AWS allows nothing but every resource, and why we need them. */
const withoutResource = new Map([
  ...[
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ].map((action): [string, string] => [action, 'a machine that logs sets its log delivery up itself']),
  ...[
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
  ].map((action): [string, string] => [action, 'traces are sent to X-Ray, which knows no resources']),
]);

/** Resources that must end in a wildcard, and why. */
const openEnded: [RegExp, string][] = [
  [
    /^arn:aws:s3:::mails\w+\/(inbox|mail|download|import)\/\*$/,
    'objects are named by mail; the folder is what a function may touch',
  ],
  [
    /^arn:aws:cloudwatch:[^*]*:alarm:tugirada-workflow-\*$/,
    'a deployment looks at the alarms of this stack, whose names CloudFormation makes',
  ],
  [/^arn:aws:states:.*:execution:obligation\w+\*$/, 'referral waits for executions, which are named by case'],
  [
    /^arn:aws:states:.*:execution:(referral|obligation|service|intake|transfer|import|restart|maintenance)machine\w+:\*$/,
    'failed executions, which are named by case or mail, are shown and redriven',
  ],
];

/** Actions on the account's only setting of its kind. */
for (const action of ['ses:SetActiveReceiptRuleSet', 'ses:DescribeActiveReceiptRuleSet']) {
  withoutResource.set(action, 'which receipt rules are active is said of the account, not of a resource');
}

/** What each SDK call needs to be allowed. */
const needs: Record<string, string[]> = {
  BatchGetCommand: ['dynamodb:BatchGetItem'],
  GetCommand: ['dynamodb:GetItem'],
  PutCommand: ['dynamodb:PutItem'],
  UpdateCommand: ['dynamodb:UpdateItem'],
  DeleteCommand: ['dynamodb:DeleteItem'],
  QueryCommand: ['dynamodb:Query'],
  GetObjectCommand: ['s3:GetObject'],
  PutObjectCommand: ['s3:PutObject'],
  CopyObjectCommand: ['s3:GetObject', 's3:PutObject'],
  DeleteObjectCommand: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  ListObjectVersionsCommand: ['s3:ListBucketVersions'],
  ListObjectsV2Command: ['s3:ListBucket'],
  StartExecutionCommand: ['states:StartExecution'],
  ListExecutionsCommand: ['states:ListExecutions'],
  DescribeExecutionCommand: ['states:DescribeExecution'],
  RedriveExecutionCommand: ['states:RedriveExecution'],
  SendTaskSuccessCommand: ['states:SendTaskSuccess'],
  SendEmailCommand: ['ses:SendEmail'],
  SetActiveReceiptRuleSetCommand: ['ses:SetActiveReceiptRuleSet'],
  DescribeActiveReceiptRuleSetCommand: ['ses:DescribeActiveReceiptRuleSet'],
  GetSecretValueCommand: ['secretsmanager:GetSecretValue'],
  DescribeSecretCommand: ['secretsmanager:DescribeSecret'],
  PutSecretValueCommand: ['secretsmanager:PutSecretValue'],
  UpdateSecretVersionStageCommand: ['secretsmanager:UpdateSecretVersionStage'],
};

describe('rights', () => {
  it('are given to roles of ours by policies that stand here, none by a managed policy', () => {
    for (const [id, { Properties }] of app.ofType('AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns, id).toBeUndefined();
      expect(Properties.Policies, id).toBeUndefined();
    }
    expect(statements.length).toBeGreaterThan(50);
  });

  it('name each action', () => {
    const actions = statements.flatMap(([, { Action }]) => list(Action));
    expect(actions.filter((action) => !/^[a-z0-9]+:[A-Za-z]+$/.test(action))).toEqual([]);
  });

  it('name each resource, but for the actions that AWS does not bind to one', () => {
    const unbound = statements.filter(([, { Resource }]) => list(Resource).includes('*'));
    const actions = unbound.flatMap(([, { Action }]) => list(Action));
    expect(actions.filter((action) => !withoutResource.has(action))).toEqual([]);
    const resources = statements.flatMap(([, { Resource }]) => list(Resource)).filter((one) => one !== '*');
    const named = (arn: string) =>
      /^arn:aws:[^*]+$/.test(arn) || openEnded.some(([shape]) => shape.test(arn));
    expect(resources.filter((arn) => !named(arn))).toEqual([]);
  });

  it('use each exception that is allowed here', () => {
    const actions = statements.flatMap(([, { Action }]) => list(Action));
    expect([...withoutResource.keys()].filter((action) => !actions.includes(action))).toEqual([]);
    const resources = statements.flatMap(([, { Resource }]) => list(Resource));
    for (const [shape] of openEnded)
      expect(
        resources.some((arn) => shape.test(arn)),
        String(shape),
      ).toBe(true);
  });

  it('let nobody scan the table, nor write many items by one call', () => {
    const actions = new Set(statements.flatMap(([, { Action }]) => list(Action)));
    expect([...actions].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it('let nobody delete from the table but search items, and the morning round items of cases', () => {
    expect(whoMay('DeleteItem', { key: 'SEARCH#a1' })).toEqual(
      expect.arrayContaining(['morning-round', 'pages']),
    );
    expect(whoMay('DeleteItem', { key: 'CASE#TR26-00001' })).toEqual(['morning-round']);
    for (const key of ['MAIL#a1', 'REGISTRY#M#0171', 'TRANSFER#1', 'AUDIT#2026-02-12'])
      expect(whoMay('DeleteItem', { key }), key).toEqual([]);
  });

  it('let four functions add access entries, and none change or delete one but to let it expire', () => {
    const key = 'AUDIT#2026-02-12';
    expect(whoMay('PutItem', { key })).toEqual(['file-mail', 'import-lines', 'pages', 'sweep']);
    expect(whoMay('DeleteItem', { key })).toEqual([]);
    for (const attribute of ['officer', 'what', 'detail', 'at', 'caseId', 'ownerKey'])
      expect(whoMay('UpdateItem', { key, attributes: ['pk', 'sk', attribute] }), attribute).toEqual([]);
    expect(whoMay('UpdateItem', { key, attributes: ['pk', 'sk', 'expiresAt'] })).toEqual(['morning-round']);
  });

  it('let a call that names no key write nothing', () => {
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem']) expect(whoMay(action, {})).toEqual([]);
  });

  it('let every function that writes at all put and change what is no access entry', () => {
    const writing = whoMay('PutItem', { key: 'CASE#TR26-00001' });
    expect(writing).toEqual(whoMay('UpdateItem', { key: 'CASE#TR26-00001' }));
    const none = ['activate-inbox', 'canary', 'measure', 'rotate-key'];
    const all = Object.keys(functions).map(nameOf).sort();
    expect(writing).toEqual(all.filter((name) => !none.includes(name)));
  });

  it('cover the SDK calls in the code, and no call is left in them that the code does not make', () => {
    const calls = readSources('functions').flatMap(({ code }) => [...code.matchAll(/new (\w+Command)\(/g)]);
    const made = new Set(calls.map(([, command = '']) => command));
    expect([...made].filter((command) => !(command in needs))).toEqual([]);
    const needed = new Set([...made].flatMap((command) => needs[command] ?? []));
    const given = new Set(Object.keys(functions).flatMap((entry) => [...may(entry).actions]));
    const besides = [
      ...['logs:CreateLogStream', 'logs:PutLogEvents', 'ses:SendRawEmail', 'sqs:SendMessage'],
      ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      ...['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      ...['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    ];
    expect([...given].sort()).toEqual([...needed, ...besides].sort());
  });

  it('let mails leave under our sender only', () => {
    const sending = statements.filter(([, { Action }]) =>
      list(Action).some((action) => action.startsWith('ses:Send')),
    );
    expect(sending.length).toBeGreaterThan(0);
    for (const [, { Action, Condition }] of sending) {
      expect(list(Action)).toEqual(['ses:SendEmail', 'ses:SendRawEmail']);
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'tugirada@tugirada.example' } });
    }
  });

  it('do not let the reader of mails send, wake or start anything: it meets what strangers wrote', () => {
    const { actions } = may('functions/read-mail.ts');
    expect([...actions].filter((action) => /^(ses|states):/.test(action))).toEqual([]);
  });

  it('let only the pages read the keys of sign-in', () => {
    for (const entry of Object.keys(functions)) {
      const secrets = may(entry).statements.filter(({ Action }) =>
        list(Action).includes('secretsmanager:GetSecretValue'),
      );
      const readsSignIn = JSON.stringify(secrets).includes('sessionkey');
      expect(readsSignIn, entry).toBe(entry === 'functions/pages.ts');
    }
  });

  it('let only the function of the rotation change a secret, and only those that rotate', () => {
    for (const entry of Object.keys(functions)) {
      const changing = may(entry).statements.filter(({ Action }) =>
        list(Action).some((action) => /^secretsmanager:(Put|Update)/.test(action)),
      );
      const secrets = changing.flatMap(({ Resource }) => list(Resource)).map((arn) => arn.split(':').at(-1));
      expect(
        secrets.map((id) => id?.replace(/[0-9A-F]{8}$/, '')),
        entry,
      ).toEqual(entry === 'functions/rotate-key.ts' ? ['linkkey', 'pepper', 'replykey'] : []);
    }
  });

  it('let the pages send on what failed, but not what a schedule starts again', () => {
    const machines = (action: string) =>
      may('functions/pages.ts')
        .statements.filter(({ Action }) => list(Action).includes(action))
        .flatMap(({ Resource }) => list(Resource))
        .map((arn) => /(?:stateMachine|execution):([a-z]+?)machine/.exec(arn)?.[1])
        .sort();
    const all = [
      'import',
      'intake',
      'maintenance',
      'obligation',
      'referral',
      'restart',
      'service',
      'transfer',
    ];
    expect(machines('states:ListExecutions')).toEqual(all);
    expect(machines('states:DescribeExecution')).toEqual(all);
    expect(machines('states:RedriveExecution')).toEqual(all.filter((one) => one !== 'maintenance'));
  });

  it('let tokens be returned to the machines that wait, and to no other', () => {
    const returning = statements.filter(([, { Action }]) => list(Action).includes('states:SendTaskSuccess'));
    expect(returning.length).toBe(1);
    const resources = returning.flatMap(([, { Resource }]) => list(Resource));
    expect(resources.map((arn) => /stateMachine:([a-z]+?)machine/.exec(arn)?.[1]).sort()).toEqual([
      'obligation',
      'service',
    ]);
  });

  it('let the key of the data be used through the services that hold it, never by itself', () => {
    const using = statements.filter(([, { Action }]) => list(Action).some((action) => /^kms:/.test(action)));
    expect(using.length).toBeGreaterThan(Object.keys(functions).length);
    for (const [, { Condition, Resource }] of using) {
      const { StringEquals } = Condition as { StringEquals: Record<string, string | string[]> };
      const services = list(StringEquals['kms:ViaService'] ?? '').map((one) => one.split('.')[0]);
      expect([['dynamodb', 's3', 'secretsmanager'], ['sqs']]).toContainEqual(services);
      expect(list(Resource)).toEqual([expect.stringMatching(/^arn:aws:kms:[^*]*:key\/datakey/)]);
    }
  });

  it('let the pages be called by our API alone, what mails tell by our rules, the rotation for one secret each', () => {
    const permissions = app.ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    const callers = permissions.map(({ Principal, FunctionName, SourceArn }) => [
      Principal,
      String(app.flatten(FunctionName)).split(':').at(-1)?.slice(0, 5),
      /execute-api|events|(?<=f)\w+key|pepper/.exec(JSON.stringify(SourceArn))?.[0],
    ]);
    expect(callers.sort()).toEqual([
      ['apigateway.amazonaws.com', 'pages', 'execute-api'],
      ...Array(2).fill(['events.amazonaws.com', 'maile', 'events']),
      ...['linkkey', 'pepper', 'replykey'].map((secret) => ['secretsmanager.amazonaws.com', 'rotat', secret]),
    ]);
  });
});
