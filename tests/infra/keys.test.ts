/** Policies over encryption: what is kept is encrypted under keys of ours, and these are given to nobody in passing. */
import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';

const app = synthesize();
const keys = app.ofType('AWS::KMS::Key');
const arnOf = (name: 'data' | 'operations'): string => {
  const [id] = keys.find(([one]) => one.startsWith(`${name}key`)) ?? [];
  if (!id) throw new Error(`no key ${name}`);
  return `arn:aws:kms:eu-central-1:111122223333:key/${id}`;
};

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

  it('let logs and alarms use their key for this account only', () => {
    for (const { Sid, Condition } of statementsOf('operations').filter(({ Sid }) => Sid !== undefined))
      expect(JSON.stringify(Condition), Sid).toContain('111122223333');
  });
});

interface Kms {
  readonly KMSMasterKeyId: unknown;
}
