/** What starts by itself: the sweep every 5 minutes, the morning round of working days, the canary mail every hour. */
import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { usesKeyOfQueue } from './gradual.ts';

/** How often what a crash left half done is looked for. */
const SWEEP_EVERY = Duration.minutes(5);
const CANARY_EVERY = Duration.hours(1);

export interface SchedulesProps {
  readonly maintenance: IStateMachine;
  readonly canary: IFunction;
  readonly undelivered: IQueue;
  /** That of the queue. */
  readonly key: IKey;
}

export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { maintenance, canary, undelivered, key }: SchedulesProps) {
    super(scope, id);
    const role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    // A schedule that cannot start writes a dead letter.
    role.addToPolicy(usesKeyOfQueue(this, key));
    // The next one does what a lost one did not: no use in trying longer.
    const target = { role, deadLetterQueue: undelivered, retryAttempts: 3, maxEventAge: SWEEP_EVERY };
    new Schedule(this, 'maintenance', {
      description: 'Sweeps every 5 minutes',
      schedule: ScheduleExpression.rate(SWEEP_EVERY),
      target: new StepFunctionsStartExecution(maintenance, {
        ...target,
        input: ScheduleTargetInput.fromObject({}),
      }),
    });
    // Of the weekdays it picks the working days itself: the calendar is the domain's.
    new Schedule(this, 'morning', {
      description: 'Tells everybody at 08:00 what is before them',
      schedule: ScheduleExpression.cron({
        minute: '0',
        hour: '8',
        weekDay: 'MON-FRI',
        timeZone: TimeZone.EUROPE_TALLINN,
      }),
      target: new StepFunctionsStartExecution(maintenance, {
        ...target,
        // A morning that was late is still a morning: tried for two hours.
        maxEventAge: Duration.hours(2),
        retryAttempts: 10,
        input: ScheduleTargetInput.fromObject({ round: 'morning' }),
      }),
    });
    new Schedule(this, 'canary', {
      description: 'Sends a mail to our own inbox every hour',
      schedule: ScheduleExpression.rate(CANARY_EVERY),
      target: new LambdaInvoke(canary, {
        ...target,
        input: ScheduleTargetInput.fromObject({ now: ContextAttribute.scheduledTime }),
      }),
    });
  }
}
