/** Policies over encryption: what is kept is encrypted under keys of ours, and these are given to nobody in passing. */
import { describe, expect, it } from 'vitest';
import { type Resource, synthesize } from './synthesized.ts';

const app = synthesize();
const keys = app.ofType('AWS::KMS::Key');
const arnOf = (name: 'data' | 'operations'): string => {
  const [id] = keys.find(([one]) => one.startsWith(`${name}key`)) ?? [];
  if (!id) throw new Error(`no key ${name}`);
  return `arn:aws:kms:eu-central-1:111122223333:key/${id}`;
};

const logs = app.ofType('AWS::Logs::LogGroup');

/** CloudFormation begins a name with that of the stack. */
const nameOf = (id: string, { Properties }: Resource): string =>
  Properties.LogGroupName === undefined
    ? `tugirada-workflow-${id}-1A2B`
    : String(app.flatten(Properties.LogGroupName));
const logNames = logs.map(([id, log]) => nameOf(id, log));

interface Statement {
  readonly Sid?: string;
  readonly Principal: Record<string, string>;
  readonly Condition?: unknown;
}

const statementsOf = (name: 'data' | 'operations'): Statement[] => {
  const [, key] = keys.find(([id]) => id.startsWith(`${name}key`)) ?? [];
  return (app.flatten(key?.Properties.KeyPolicy) as { Statement: Statement[] }).Statement;
};

describe('secrets', () => {
  it('begin as a key of at least 32 bytes each', () => {
    const secrets = app.byMetadata('AWS::SecretsManager::Secret', 'tugirada:secret');
    expect(Object.keys(secrets).sort()).toEqual([
      'link-key',
      'oidc-client-secret',
      'pepper',
      'reply-key',
      'session-key',
    ]);
    for (const { Properties } of Object.values(secrets)) {
      expect(Properties.GenerateSecretString).toMatchObject({ PasswordLength: 64 });
    }
  });

  it('whose keys go out in mails change four times a year, the pepper yearly, none at a deployment', () => {
    const schedules = app
      .ofType('AWS::SecretsManager::RotationSchedule')
      .map(([, { Properties }]) => [
        /:secret:([a-z]+)/.exec(String(app.flatten(Properties.SecretId)))?.[1],
        Properties.RotationRules,
        Properties.RotateImmediatelyOnUpdate,
      ]);
    expect(schedules).toEqual([
      ['linkkey', { AutomaticallyAfterDays: 90 }, false],
      ['replykey', { AutomaticallyAfterDays: 90 }, false],
      ['pepper', { AutomaticallyAfterDays: 365 }, false],
    ]);
  });
});

describe('keys', () => {
  it('are two, and change their material every year', () => {
    expect(keys).toHaveLength(2);
    for (const [, { Properties }] of keys) expect(Properties.EnableKeyRotation).toBe(true);
  });

  it.each<[string, (properties: Record<string, unknown>) => unknown]>([
    ['AWS::DynamoDB::Table', ({ SSESpecification }) => (SSESpecification as Kms).KMSMasterKeyId],
    ['AWS::SecretsManager::Secret', ({ KmsKeyId }) => KmsKeyId],
    ['AWS::SQS::Queue', ({ KmsMasterKeyId }) => KmsMasterKeyId],
  ])('protect every %s by the key of the data', (type, keyOf) => {
    const found = app.ofType(type);
    expect(found.length).toBeGreaterThan(0);
    for (const [id, { Properties }] of found) expect(app.flatten(keyOf(Properties)), id).toBe(arnOf('data'));
  });

  it.each<[string, (properties: Record<string, unknown>) => unknown]>([
    ['AWS::Logs::LogGroup', ({ KmsKeyId }) => KmsKeyId],
    ['AWS::SNS::Topic', ({ KmsMasterKeyId }) => KmsMasterKeyId],
  ])('protect every %s by the key of operations', (type, keyOf) => {
    const found = app.ofType(type);
    expect(found.length).toBeGreaterThan(0);
    for (const [id, { Properties }] of found)
      expect(app.flatten(keyOf(Properties)), id).toBe(arnOf('operations'));
  });

  it('let SES write mails by our rule alone', () => {
    const ses = statementsOf('data').filter(({ Principal }) => Principal.Service === 'ses.amazonaws.com');
    expect(ses).toEqual([
      expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnEquals: {
            'aws:SourceArn':
              'arn:aws:ses:eu-central-1:111122223333:receipt-rule-set/tugirada:receipt-rule/inbox',
          },
        },
      }),
    ]);
  });

  it('are not lent to SES for its own encryption, which nobody else can read', () => {
    for (const [, { Properties }] of app.ofType('AWS::SES::ReceiptRule'))
      expect(JSON.stringify(Properties)).not.toContain('KmsKeyArn');
  });

  it('let every log be written: by the name that CloudFormation makes, or the one that it is given', () => {
    const [statement] = statementsOf('operations').filter(({ Sid }) => Sid === 'WriteLogs');
    const { ArnLike } = statement?.Condition as { ArnLike: Record<string, string[]> };
    const shapes = Object.values(ArnLike)
      .flat()
      .map((arn) => arn.replace(/^arn:aws:logs:eu-central-1:111122223333:log-group:/, '').replace('*', ''));
    for (const name of logNames)
      expect(
        shapes.some((shape) => name.startsWith(shape)),
        name,
      ).toBe(true);
  });

  it('let logs and alarms use their key for this account only', () => {
    for (const { Sid, Condition } of statementsOf('operations').filter(({ Sid }) => Sid !== undefined))
      expect(JSON.stringify(Condition), Sid).toContain('111122223333');
  });
});

describe('logs that AWS delivers', () => {
  const destinations = [
    ...app
      .ofType('AWS::StepFunctions::StateMachine')
      .map(([, { Properties }]) => JSON.stringify(Properties.LoggingConfiguration)),
    ...app
      .ofType('AWS::ApiGatewayV2::Stage')
      .map(([, { Properties }]) => JSON.stringify(Properties.AccessLogSettings)),
  ];
  const delivered = logs.filter(([id]) => destinations.some((one) => one.includes(`"${id}"`)));

  it('have names by which they need no line each in the account’s policy for such logs', () => {
    expect(delivered).toHaveLength(destinations.length);
    for (const [id, log] of delivered)
      expect(nameOf(id, log)).toMatch(/^\/aws\/vendedlogs\/tugirada-workflow-/);
  });

  it('have names of their own, and other ones when the stack is made again: the logs of before stay', () => {
    expect(new Set(delivered.map(([id, log]) => nameOf(id, log))).size).toBe(delivered.length);
    for (const [id, log] of delivered) expect(nameOf(id, log)).toMatch(/-stack-made-at-some-time$/);
  });
});

interface Kms {
  readonly KMSMasterKeyId: unknown;
}
