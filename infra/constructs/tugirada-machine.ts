/** A state machine of Tugirada: JSONata, its transitions logged without data, an alarm for each failed execution. */
import type { CfnResource } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  QueryLanguage,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Operations } from './operations.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';

export const machineNames = [
  'intake',
  'referral',
  'obligation',
  'service',
  'transfer',
  'import',
  'restart',
  'maintenance',
] as const;
export type MachineName = (typeof machineNames)[number];

export interface TugiradaMachineProps {
  /** One sentence for people who open the machine in the console. */
  readonly comment: string;
  /** Makes the states inside the given scope and returns the first. */
  readonly define: (scope: Construct) => IChainable;
  readonly operations: Operations;
}

export class TugiradaMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, name: MachineName, { comment, define, operations }: TugiradaMachineProps) {
    super(scope, name);
    this.machine = new StateMachine(this, 'machine', {
      definitionBody: DefinitionBody.fromChainable(define(this)),
      queryLanguage: QueryLanguage.JSONATA,
      comment,
      tracingEnabled: true,
      logs: {
        destination: operations.makeDeliveredLog(this, 'log', name),
        // Every transition, so that a failure can be read without the console; never what was passed.
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    acknowledge(
      this.machine,
      'IAM5[Resource::*]',
      'A machine sets its log delivery up itself and sends traces to X-Ray; AWS binds neither to a resource.',
    );
    (this.machine.node.defaultChild as CfnResource).addMetadata('tugirada:machine', name);
    new RunbookAlarm(this, 'failures', {
      // An execution that was aborted is somebody's decision, not a failure.
      metric: new MathExpression({
        // CloudWatch takes a value that is missing in one of them for 0. FILL would hide a count that comes late, behind a newer 0.
        expression: 'failed + timedOut',
        usingMetrics: {
          failed: this.machine.metricFailed({ period: ALARM_PERIOD, statistic: 'Sum' }),
          timedOut: this.machine.metricTimedOut({ period: ALARM_PERIOD, statistic: 'Sum' }),
        },
        period: ALARM_PERIOD,
      }),
      heading: `machine-${name}-fails`,
      topic: operations.alarmTopic,
    });
  }
}
