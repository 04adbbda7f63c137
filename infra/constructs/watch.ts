/** What people on duty look at: the dashboard, and the alarms on how the work goes, not on a single function or machine. */
import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  SingleValueWidget,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type MetricName, metricsNamespace, metricsService } from '#contract/metrics';
import type { Operations } from './operations.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { MachineName } from './tugirada-machine.ts';

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

export interface WatchProps {
  readonly operations: Operations;
  readonly machines: Record<MachineName, StateMachine>;
}

export class Watch extends Construct {
  constructor(scope: Construct, id: string, { operations: { alarmTopic: topic }, machines }: WatchProps) {
    super(scope, id);
    this.alarms(topic);
    new Dashboard(this, 'dashboard', {
      defaultInterval: Duration.days(7),
      widgets: [
        [
          numbers('Referrals begun', [
            machines.referral.metricStarted({ period: DAY, statistic: Stats.SUM }),
          ]),
          numbers('Promises open and overdue', [
            own('ObligationsOpen', Stats.MAXIMUM, HOUR),
            own('ObligationsOverdue', Stats.MAXIMUM, HOUR),
          ]),
          numbers('Oldest mail in triage, hours', [own('OldestTriageHours', Stats.MAXIMUM, HOUR)]),
          numbers('Canary mails received', [own('CanaryReceived', Stats.SUM, DAY)]),
        ],
        [
          graph('Promises: opened and closed', [
            machines.obligation.metricStarted({ period: DAY, statistic: Stats.SUM }),
            machines.obligation.metricSucceeded({ period: DAY, statistic: Stats.SUM }),
          ]),
          graph('Mails: read, delivered, back, spam, refused', [
            machines.intake.metricSucceeded({ period: DAY, statistic: Stats.SUM }),
            ...(['MailDelivered', 'MailBounced', 'MailComplained', 'MailRejected'] as const).map((name) =>
              own(name, Stats.SUM, DAY),
            ),
          ]),
          graph(
            'Failed executions',
            Object.values(machines).map((machine) =>
              machine.metricFailed({ period: HOUR, statistic: Stats.SUM }),
            ),
          ),
        ],
      ],
    });
  }

  private alarms(topic: Operations['alarmTopic']): void {
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

const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: HOUR });

const numbers = (title: string, metrics: IMetric[]) => new SingleValueWidget({ title, metrics, width: 6 });

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
