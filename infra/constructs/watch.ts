/** What people on duty look at: the dashboard, and the alarms on how the work goes, not on a single function or machine. */
import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  Metric,
  SingleValueWidget,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { kindDimension, type MetricName, metricsNamespace, metricsService } from '#contract/metrics';
import type { Operations } from './operations.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { MachineName } from './tugirada-machine.ts';

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

export interface WatchProps {
  readonly operations: Operations;
  readonly machines: Record<MachineName, StateMachine>;
  readonly functions: readonly IFunction[];
}

export class Watch extends Construct {
  constructor(scope: Construct, id: string, { operations, machines, functions }: WatchProps) {
    super(scope, id);
    const { alarmTopic, undelivered } = operations;
    this.alarms(alarmTopic, machines);
    const widgets = [
      ...this.work(machines),
      this.mails(machines),
      this.failures(machines, functions, undelivered),
    ];
    new Dashboard(this, 'dashboard', { defaultInterval: Duration.days(7), widgets });
  }

  /** Referrals and promises. */
  private work({ referral, obligation }: WatchProps['machines']): IWidget[][] {
    const kept = ofAllKinds('PromisesKept');
    const broken = ofAllKinds('PromisesBroken');
    return [
      [
        numbers('Referrals begun, a day', [referral.metricStarted({ period: DAY, statistic: Stats.SUM })]),
        numbers('Promises open and overdue', [
          own('ObligationsOpen', Stats.MAXIMUM, HOUR),
          own('ObligationsOverdue', Stats.MAXIMUM, HOUR),
        ]),
        numbers('Promises kept, % of a day', [
          new MathExpression({
            expression: '100 * kept / (kept + broken)',
            usingMetrics: { kept, broken },
            label: 'kept, %',
            period: DAY,
          }),
        ]),
        numbers('Oldest mail in triage, hours', [own('OldestTriageHours', Stats.MAXIMUM, HOUR)]),
      ],
      [
        graph('Promises kept and broken', [kept, broken]),
        graph('Broken, by kind of promise', [byKind('PromisesBroken')]),
        graph('Promises: opened and closed', [
          obligation.metricStarted({ period: DAY, statistic: Stats.SUM }),
          obligation.metricSucceeded({ period: DAY, statistic: Stats.SUM }),
        ]),
      ],
    ];
  }

  private mails({ intake }: WatchProps['machines']): IWidget[] {
    return [
      graph('Mails: read, sent, delivered', [
        intake.metricSucceeded({ period: DAY, statistic: Stats.SUM }),
        new Metric({ namespace: 'AWS/SES', metricName: 'Send', statistic: Stats.SUM, period: DAY }),
        own('MailDelivered', Stats.SUM, DAY),
      ]),
      graph(
        'Mails: come back, taken for spam, refused',
        (['MailBounced', 'MailComplained', 'MailRejected'] as const).map((name) => own(name, Stats.SUM, DAY)),
      ),
      numbers('Canary mails received, a day', [own('CanaryReceived', Stats.SUM, DAY)], 8),
    ];
  }

  private failures(
    machines: WatchProps['machines'],
    functions: readonly IFunction[],
    undelivered: IQueue,
  ): IWidget[] {
    return [
      graph(
        'Failed executions',
        Object.values(machines).map((machine) =>
          machine.metricFailed({ period: HOUR, statistic: Stats.SUM }),
        ),
      ),
      graph(
        'Errors of functions',
        functions.map((run) => run.metricErrors({ period: HOUR, statistic: Stats.SUM })),
      ),
      graph('Events that reached nobody', [
        undelivered.metricApproximateNumberOfMessagesVisible({ period: HOUR, statistic: Stats.MAXIMUM }),
      ]),
    ];
  }

  private alarms(topic: Operations['alarmTopic'], { maintenance }: WatchProps['machines']): void {
    new RunbookAlarm(this, 'no-maintenance', {
      heading: 'maintenance-has-stopped',
      topic,
      // One every 5 minutes: six in a row did not come, or did not end well.
      metric: maintenance.metricSucceeded({ period: Duration.minutes(15), statistic: Stats.SUM }),
      evaluationPeriods: 2,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    new RunbookAlarm(this, 'no-mail', {
      heading: 'no-mail-comes-in',
      topic,
      metric: own('CanaryReceived', Stats.SUM, HOUR),
      // One every hour; a single one may be late, as mail is.
      evaluationPeriods: 3,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    new RunbookAlarm(this, 'triage', {
      heading: 'triage-waits-too-long',
      topic,
      metric: own('OldestTriageHours', Stats.MAXIMUM, HOUR),
      // Four days: a long weekend is no reason for an alarm.
      threshold: 96,
    });
    // SES reviews an account at 5 % and stops it at 10 %; at 0.1 % and 0.5 % of complaints.
    new RunbookAlarm(this, 'bounces', {
      heading: 'many-mails-come-back',
      topic,
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.04,
    });
    new RunbookAlarm(this, 'complaints', {
      heading: 'mails-are-taken-for-spam',
      topic,
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.0008,
    });
  }
}

const own = (metricName: MetricName, statistic: string, period: Duration): Metric =>
  new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { service: metricsService },
    statistic,
    period,
  });

/** One line for each kind of obligation that was measured in the time shown. */
const byKind = (metricName: MetricName): MathExpression =>
  new MathExpression({ expression: searchKinds(metricName), usingMetrics: {}, label: '', period: DAY });

/** The zeros are for a search that finds nothing, as before the first broken promise: CloudWatch could not reckon with it. */
const ofAllKinds = (metricName: MetricName): MathExpression =>
  new MathExpression({
    expression: `SUM([${searchKinds(metricName)}, TIME_SERIES(0)])`,
    usingMetrics: {},
    label: metricName,
    period: DAY,
  });

const searchKinds = (metricName: MetricName): string =>
  `SEARCH('{${metricsNamespace},${kindDimension},service} MetricName="${metricName}"', 'Sum', ${DAY.toSeconds()})`;

const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: HOUR });

const numbers = (title: string, metrics: IMetric[], width = 6) =>
  new SingleValueWidget({ title, metrics, width });

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
