/** What SES tells of each mail that left under our configuration. */
import { Duration } from 'aws-cdk-lib';
import { EventBus, EventField, type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Operations } from './operations.ts';

/** SES's events and the names under which they come to EventBridge. */
const detailTypes = {
  [EmailSendingEvent.SEND]: 'Email Sent',
  [EmailSendingEvent.DELIVERY]: 'Email Delivered',
  [EmailSendingEvent.BOUNCE]: 'Email Bounced',
  [EmailSendingEvent.COMPLAINT]: 'Email Complaint Received',
  [EmailSendingEvent.REJECT]: 'Email Rejected',
} as const;

export class OutgoingMail extends Construct {
  private readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, configurationSet: ConfigurationSet) {
    super(scope, id);
    this.configurationSet = configurationSet;
    // Not by the set's own method, which would put it into the set's stack.
    new ConfigurationSetEventDestination(this, 'events', {
      configurationSet,
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'bus', 'default')),
      events: Object.keys(detailTypes) as EmailSendingEvent[],
    });
  }

  /** Has `mailEvent` told what became of each mail; what it is told holds the mail's key and no address. */
  tell(mailEvent: IFunction, { undelivered }: Operations): void {
    const told = {
      event: EventField.fromPath('$.detail.eventType'),
      mailKey: EventField.fromPath('$.detail.mail.tags.mail'),
      sesId: EventField.fromPath('$.detail.mail.messageId'),
      takenAt: EventField.fromPath('$.detail.mail.timestamp'),
    };
    const { [EmailSendingEvent.BOUNCE]: bounce, ...others } = detailTypes;
    const bounced = { ...told, bounceType: EventField.fromPath('$.detail.bounce.bounceType') };
    this.rule('sent-events', Object.values(others), told, mailEvent, undelivered);
    // A rule of its own: an event without a bounce type would leave a hole in what is told.
    this.rule('bounce-events', [bounce], bounced, mailEvent, undelivered);
  }

  private rule(
    id: string,
    detailType: string[],
    told: Record<string, string>,
    mailEvent: IFunction,
    deadLetterQueue: Operations['undelivered'],
  ): void {
    const eventPattern: EventPattern = {
      source: ['aws.ses'],
      detailType,
      detail: {
        mail: {
          tags: {
            'ses:configuration-set': [this.configurationSet.configurationSetName],
            mail: [{ exists: true }],
          },
        },
      },
    };
    new Rule(this, id, {
      description: 'What became of a mail that left',
      eventPattern,
      targets: [
        new LambdaFunction(mailEvent, {
          event: RuleTargetInput.fromObject(told),
          deadLetterQueue,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }
}
