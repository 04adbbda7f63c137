/** Policies over what must survive, and over mail on its way to it. */
import { describe, expect, it } from 'vitest';
import { type Resource, synthesize } from './synthesized.ts';

const app = synthesize({ domain: 'tugi.ee', agencyAddress: 'ska@tugi.ee' });

function only(type: string): Resource {
  const [first, ...others] = app.ofType(type);
  if (!first || others.length > 0) throw new Error(`expected one ${type}`);
  return first[1];
}

/** The bucket of mails, not that of its access logs. */
const mailBucket = () => {
  const [id, bucket] =
    app.ofType('AWS::S3::Bucket').find(([, { Metadata }]) => !Metadata?.['tugirada:bucket']) ?? [];
  if (!id || !bucket) throw new Error('no bucket of mails');
  return { id, bucket };
};
const policyOf = (bucketId: string) => {
  const policies = app.ofType('AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties);
  const own = policies.find(({ Bucket }) => (Bucket as { Ref: string }).Ref === bucketId);
  return (app.flatten(own?.PolicyDocument) as { Statement: Record<string, unknown>[] }).Statement;
};

/** Types whose name an account or a region has only once. */
const ofFixedName = new Set(['AWS::Cognito::UserPoolDomain', 'AWS::KMS::Alias', 'AWS::SES::EmailIdentity']);

const arnOf = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${name}key`)), 'Arn'] });

describe('the state stack', () => {
  it.each(
    Object.entries(app.state.Resources).filter(([, { Type }]) => Type !== 'AWS::S3::BucketPolicy'),
  )('keeps %s whatever happens to the stack', (_, { Type, DeletionPolicy, UpdateReplacePolicy }) => {
    // What a failed first deployment left would be in the way of the second.
    const kept = ofFixedName.has(Type) ? 'RetainExceptOnCreate' : 'Retain';
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual([kept, 'Retain']);
  });

  it('holds all tables, buckets, secrets and addresses, and no function: not one that a construct brings along', () => {
    const kept = Object.values(app.state.Resources).map(({ Type }) => Type);
    expect(new Set(kept)).toEqual(
      new Set([
        'AWS::KMS::Key',
        'AWS::KMS::Alias',
        'AWS::Cognito::UserPool',
        'AWS::Cognito::UserPoolClient',
        'AWS::Cognito::UserPoolDomain',
        'AWS::DynamoDB::Table',
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
        'AWS::SecretsManager::Secret',
        'AWS::ApiGatewayV2::Api',
        'AWS::SES::ConfigurationSet',
        'AWS::SES::EmailIdentity',
      ]),
    );
    const rest = Object.values(app.workflow.Resources).map(({ Type }) => Type);
    expect(rest.filter((type) => kept.includes(type))).toEqual([]);
  });

  it('has one table: on demand, protected, with point-in-time recovery and the five indexes', () => {
    const { Properties } = only('AWS::DynamoDB::Table');
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    const keys = ({ KeySchema }: Record<string, unknown>) =>
      (KeySchema as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
    const indexes = Properties.GlobalSecondaryIndexes as (Record<string, unknown> & { IndexName: string })[];
    expect(keys(Properties)).toEqual(['pk', 'sk']);
    expect(Object.fromEntries(indexes.map((index) => [index.IndexName, keys(index)]))).toEqual({
      work: ['workKey', 'workOrder'],
      owner: ['ownerKey', 'ownerOrder'],
      lookup: ['lookupKey', 'lookupOrder'],
      unfinished: ['unfinished', 'since'],
      running: ['runningKey', 'runningOrder'],
    });
    for (const { Projection } of indexes) expect(Projection).toEqual({ ProjectionType: 'ALL' });
    const types = (Properties.AttributeDefinitions as { AttributeType: string }[]).map(
      (one) => one.AttributeType,
    );
    expect(new Set(types)).toEqual(new Set(['S']));
  });

  it('has one bucket: versioned, closed to the public, encrypted, telling EventBridge', () => {
    expect(mailBucket().bucket.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arnOf('data') },
          },
        ],
      },
      LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^accesslogs/) } },
    });
  });

  it('closes every bucket to the public and to speech without TLS', () => {
    for (const [id, { Properties }] of app.ofType('AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(policyOf(id)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  it('forgets a download after a day, an upload that nobody imported after a month, what was deleted and a mail that was moved after a month', () => {
    const oneDay = { NoncurrentVersionExpiration: { NoncurrentDays: 1 } };
    const { Rules } = mailBucket().bucket.Properties.LifecycleConfiguration as { Rules: object[] };
    expect(Rules).toEqual([
      expect.objectContaining({ Id: 'deleted-mails', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
      expect.objectContaining({ Prefix: 'inbox/', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
      expect.objectContaining({ Prefix: 'download/', ExpirationInDays: 1, ...oneDay }),
      expect.objectContaining({ Prefix: 'import/', ExpirationInDays: 30, ...oneDay }),
    ]);
    // Nothing else ever expires: mails are kept until somebody decides.
    expect(JSON.stringify(Rules.slice(0, 2))).not.toContain('ExpirationInDays');
  });

  it('lets nobody talk to the bucket without TLS, and SES write the inbox by our rule alone', () => {
    const allowed = policyOf(mailBucket().id).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      {
        Sid: 'ReceiveMail',
        Effect: 'Allow',
        Principal: { Service: 'ses.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: expect.stringMatching(/^arn:aws:s3:::mails\w+\/inbox\/\*$/),
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnEquals: {
            'aws:SourceArn':
              'arn:aws:ses:eu-central-1:111122223333:receipt-rule-set/tugirada:receipt-rule/inbox',
          },
        },
      },
    ]);
  });
});

/** The rule that starts intake; what SES tells of mails that left has rules of its own. */
const arrived = (): Resource => {
  const found = app
    .ofType('AWS::Events::Rule')
    .find(([, { Properties }]) => JSON.stringify(Properties.EventPattern).includes('aws.s3'));
  if (!found) throw new Error('no rule for mails that arrive');
  return found[1];
};

describe('mail', () => {
  it('comes in by TLS, scanned, for the inbox and the reply addresses, under the name that the bucket expects', () => {
    const { Rule, RuleSetName } = only('AWS::SES::ReceiptRule').Properties;
    expect(only('AWS::SES::ReceiptRuleSet').Properties).toEqual({ RuleSetName: 'tugirada' });
    expect(app.flatten(RuleSetName)).toEqual(app.ofType('AWS::SES::ReceiptRuleSet')[0]?.[0]);
    expect(Rule).toMatchObject({
      Name: 'inbox',
      Enabled: true,
      ScanEnabled: true,
      TlsPolicy: 'Require',
      Recipients: ['suunamine@tugi.ee', 'juhtum@tugi.ee'],
      Actions: [{ S3Action: { ObjectKeyPrefix: 'inbox/' } }],
    });
  });

  it.each([
    ['inbox/o3vrnil0e2ic28trm7dfhrc2v0cnbeccl4nbp0g1', true],
    ['inbox/0123', true],
    ['inbox/AMAZON_SES_SETUP_NOTIFICATION', false],
    ['inbox/', false],
    ['mail/o3vrnil0e2ic28trm7dfhrc2v0cnbecc.eml', false],
  ])('under %s starts intake: %s', (key, starts) => {
    const { EventPattern } = arrived().Properties;
    const { detail } = EventPattern as { detail: { object: { key: { prefix: string }[] } } };
    expect(detail.object.key.some(({ prefix }) => key.startsWith(prefix))).toBe(starts);
  });

  it('gives intake the key of the object and nothing else', () => {
    const { Targets } = arrived().Properties as { Targets: Record<string, unknown>[] };
    expect(Targets.map(({ InputTransformer }) => InputTransformer)).toEqual([
      {
        InputPathsMap: { 'detail-object-key': '$.detail.object.key' },
        InputTemplate: '{"objectKey":<detail-object-key>}',
      },
    ]);
  });

  it('leaves from our domain, by TLS', () => {
    expect(only('AWS::SES::EmailIdentity').Properties.EmailIdentity).toBe('tugi.ee');
    expect(only('AWS::SES::ConfigurationSet').Properties.DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
  });
});

describe('what SES tells of a mail that left', () => {
  const rules = app
    .ofType('AWS::Events::Rule')
    .map(([, { Properties }]) => Properties)
    .filter(({ EventPattern }) => JSON.stringify(EventPattern).includes('aws.ses'));

  it('is asked for: sends, deliveries, bounces, complaints, refusals', () => {
    const { EventDestination } = only('AWS::SES::ConfigurationSetEventDestination').Properties;
    expect(EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'],
    });
    const types = rules.flatMap(({ EventPattern }) => (EventPattern as Pattern)['detail-type']);
    expect(types.sort()).toEqual([
      'Email Bounced',
      'Email Complaint Received',
      'Email Delivered',
      'Email Rejected',
      'Email Sent',
    ]);
  });

  it('comes without the addresses that the event holds', () => {
    const paths = rules.flatMap(({ Targets }) =>
      (Targets as { InputTransformer: { InputPathsMap: Record<string, string> } }[]).flatMap(
        ({ InputTransformer }) => Object.values(InputTransformer.InputPathsMap),
      ),
    );
    expect(new Set(paths)).toEqual(
      new Set([
        ...['$.detail.eventType', '$.detail.bounce.bounceType', '$.detail.mail.tags.mail'],
        ...['$.detail.mail.messageId', '$.detail.mail.timestamp'],
      ]),
    );
  });

  it('is of our own mails', () => {
    for (const { EventPattern } of rules) {
      expect((EventPattern as Pattern).detail.mail.tags).toMatchObject({ mail: [{ exists: true }] });
      expect(JSON.stringify(EventPattern)).toContain('ses:configuration-set');
    }
  });
});

describe('what starts by itself', () => {
  const schedules = () => app.ofType('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);

  it('sweeps every 5 minutes, goes its round in the morning, and sends a canary mail every hour', () => {
    const started = schedules().map(({ ScheduleExpression, Target }) => {
      const { Arn, Input } = app.flatten(Target) as { Arn: string; Input: string };
      return [ScheduleExpression, Arn.split(':').slice(5).join(':').slice(0, 15), Input];
    });
    expect(started).toEqual([
      ['rate(5 minutes)', expect.stringContaining('stateMachine'), '{}'],
      ['cron(0 8 ? * MON-FRI *)', expect.stringContaining('stateMachine'), '{"round":"morning"}'],
      ['rate(1 hour)', 'function:canary', '{"now":"<aws.scheduler.scheduled-time>"}'],
    ]);
  });

  it('ends in the dead-letter queue when it cannot start, or fails and nobody waits for it', () => {
    const [queue] = app.ofType('AWS::SQS::Queue');
    const arn = { 'Fn::GetAtt': [queue?.[0], 'Arn'] };
    const rules = app.ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const targets = [
      ...rules.flatMap(({ Targets }) => Targets as object[]),
      ...schedules().map(({ Target }) => Target),
    ];
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(target).toMatchObject({ DeadLetterConfig: { Arn: arn } });
    const kept = app.ofType('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    expect(kept).toHaveLength(2);
    for (const { DestinationConfig } of kept)
      expect(DestinationConfig).toEqual({ OnFailure: { Destination: arn } });
  });
});

interface Pattern {
  readonly 'detail-type': string[];
  readonly detail: { readonly mail: { readonly tags: object } };
}
