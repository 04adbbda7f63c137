/** What runs the system for people on duty: where alarms go, where dead letters lie, how logs are kept. */
import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { GradualDeployments } from './gradual.ts';
import { DELIVERED_LOGS } from './keys.ts';
import { ALARM_PERIOD, alarmsOfStack, RunbookAlarm } from './runbook-alarm.ts';

export interface OperationsProps {
  readonly settings: Pick<Settings, 'alarmAddress' | 'logRetentionDays'>;
  readonly keys: Record<'data' | 'operations', IKey>;
}

export class Operations extends Construct {
  readonly alarmTopic: Topic;
  /** Events that reached nobody. */
  readonly undelivered: Queue;
  readonly deployments: GradualDeployments;
  private readonly keys: OperationsProps['keys'];
  private readonly logRetention: RetentionDays;

  constructor(scope: Construct, id: string, { settings, keys }: OperationsProps) {
    super(scope, id);
    this.keys = keys;
    this.logRetention = settings.logRetentionDays;
    this.alarmTopic = new Topic(this, 'alarms', {
      displayName: 'Tugirada alarms',
      enforceSSL: true,
      masterKey: keys.operations,
    });
    // A policy of ours takes the place of the usual one, by which everything of the account may publish: CloudWatch must be named.
    this.alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TellAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarmTopic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': alarmsOfStack(this) },
        },
      }),
    );
    if (settings.alarmAddress !== undefined) {
      this.alarmTopic.addSubscription(new EmailSubscription(settings.alarmAddress));
    }
    this.undelivered = this.makeUndelivered();
    this.deployments = new GradualDeployments(this, 'deployments');
  }

  /** A log group that is encrypted, forgets after the retention of the settings, and outlives its stack. */
  makeLog(scope: Construct, id: string, logGroupName?: string): LogGroup {
    return new LogGroup(scope, id, {
      ...(logGroupName === undefined ? {} : { logGroupName }),
      retention: this.logRetention,
      encryptionKey: this.keys.operations,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /**
   * The same for logs that AWS delivers, of machines and the API. Without this beginning each would be written into the account's policy
   * for such logs, which holds 5,120 characters. The stack's own id, because the log of a stack that was destroyed is still there.
   */
  makeDeliveredLog(scope: Construct, id: string, name: string): LogGroup {
    const { stackName, stackId } = Stack.of(scope);
    const made = Fn.select(2, Fn.split('/', stackId));
    return this.makeLog(scope, id, `${DELIVERED_LOGS}${stackName}-${name}-${made}`);
  }

  /** 14 days, the longest a queue keeps them: holidays are shorter. */
  private makeUndelivered(): Queue {
    const queue = new Queue(this, 'undelivered', {
      encryption: QueueEncryption.KMS,
      // An event of SES names the address that a mail went to.
      encryptionMasterKey: this.keys.data,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(
      queue,
      'SQS3',
      'It is the dead-letter queue itself, of rules, the schedule and functions; an alarm watches it.',
    );
    new RunbookAlarm(this, 'undelivered-events', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD, statistic: 'Maximum' }),
      heading: 'an-event-was-not-delivered',
      topic: this.alarmTopic,
    });
    return queue;
  }
}
