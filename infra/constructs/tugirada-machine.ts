/** A state machine of Tugirada: JSONata, its errors logged without data, an alarm for each failed execution. */
import { type CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  QueryLanguage,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';
import { LOG_RETENTION } from './tugirada-function.ts';

export const machineNames = ['intake', 'referral', 'obligation', 'service', 'maintenance'] as const;
export type MachineName = (typeof machineNames)[number];

export interface TugiradaMachineProps {
  /** One sentence for people who open the machine in the console. */
  readonly comment: string;
  /** Makes the states inside the given scope and returns the first. */
  readonly define: (scope: Construct) => IChainable;
  readonly alarmTopic: ITopic;
}

export class TugiradaMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, name: MachineName, { comment, define, alarmTopic }: TugiradaMachineProps) {
    super(scope, name);
    this.machine = new StateMachine(this, 'machine', {
      definitionBody: DefinitionBody.fromChainable(define(this)),
      queryLanguage: QueryLanguage.JSONATA,
      comment,
      logs: {
        destination: new LogGroup(this, 'log', {
          retention: LOG_RETENTION,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    (this.machine.node.defaultChild as CfnResource).addMetadata('tugirada:machine', name);
    new RunbookAlarm(this, 'failures', {
      // An execution that was aborted is somebody's decision, not a failure.
      metric: new MathExpression({
        expression: 'failed + timedOut',
        usingMetrics: {
          failed: this.machine.metricFailed({ period: ALARM_PERIOD, statistic: 'Sum' }),
          timedOut: this.machine.metricTimedOut({ period: ALARM_PERIOD, statistic: 'Sum' }),
        },
        period: ALARM_PERIOD,
      }),
      heading: `machine-${name}-fails`,
      topic: alarmTopic,
    });
  }
}
