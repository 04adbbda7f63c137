/** An alarm that says what is wrong, where the runbook tells what to do, and tells the people on duty. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Metrics are counted over this; shorter would alarm no sooner, since Lambda and Step Functions report by the minute. */
export const ALARM_PERIOD = Duration.minutes(5);

/** Unless told otherwise, the metric is a count, of which one or more alarms. */
export interface RunbookAlarmProps
  extends Pick<AlarmProps, 'metric'>,
    Partial<Pick<AlarmProps, 'threshold' | 'evaluationPeriods' | 'comparisonOperator' | 'treatMissingData'>> {
  /** Heading of docs/runbook.md as its link: "Function read-mail fails" → "function-read-mail-fails". */
  readonly heading: string;
  readonly topic: ITopic;
}

/** All alarms of the scope's stack, as an ARN: CloudFormation makes their names, and each begins with that of the stack. */
export const alarmsOfStack = (scope: Construct): string =>
  Stack.of(scope).formatArn({ service: 'cloudwatch', resource: `alarm:${Stack.of(scope).stackName}-*` });

export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, { heading, topic, ...props }: RunbookAlarmProps) {
    super(scope, id, {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No data means that nothing ran, which is usual at night.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmDescription: `runbook: docs/runbook.md#${heading}`,
    });
    this.addAlarmAction(new SnsAction(topic));
  }
}
