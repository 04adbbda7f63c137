/** The keys under which everything at rest is encrypted. They are kept: a backup or a log outlives the stack that made it. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** For what may hold personal data: table, bucket, secrets, dead letters. Who may read a log has no right to it. */
export function makeDataKey(scope: Construct, receiptRuleArn: string): Key {
  const key = makeKey(scope, 'data');
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ReceiveMail',
      principals: [new ServicePrincipal('ses.amazonaws.com')],
      // The second for a mail that SES writes in parts: S3 reads its data key again for each.
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnEquals: { 'aws:SourceArn': receiptRuleArn },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'KeepDeadLetters',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      // No condition: SQS does not hand on who asked. The queue's own policy names the rules that may write.
      resources: ['*'],
    }),
  );
  return key;
}

/** How names of logs begin that AWS delivers itself. */
export const DELIVERED_LOGS = '/aws/vendedlogs/';

/** For what holds no personal data: logs and alarms. */
export function makeOperationsKey(scope: Construct): Key {
  const key = makeKey(scope, 'operations');
  const { account, region, partition } = Stack.of(scope);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'WriteLogs',
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': ['', DELIVERED_LOGS].map(
            (beginning) => `arn:${partition}:logs:${region}:${account}:log-group:${beginning}tugirada-*`,
          ),
        },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TellAlarms',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  return key;
}

function makeKey(scope: Construct, name: string): Key {
  const key = new Key(scope, `${name}-key`, {
    description: `Tugirada: ${name}`,
    // A new key material every year; what was encrypted with an older one stays readable.
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // A first deployment that fails takes it away again: its name is fixed, so a second one could not make it.
  key.addAlias(`tugirada-${name}`).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return key;
}
