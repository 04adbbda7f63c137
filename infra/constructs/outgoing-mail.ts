/** How mail leaves: the identity that signs it, the configuration set, and what SES tells of each mail. */
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, EventField, type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
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
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, settings: Pick<Settings, 'domain' | 'mailFromDomain'>) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'configuration', {
      // Links in task mails open a person's data: a receiver without TLS gets a bounce, and SKA sees that.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    this.configurationSet.addEventDestination('events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'bus', 'default')),
      events: Object.keys(detailTypes) as EmailSendingEvent[],
    });
    this.identity = new EmailIdentity(this, 'identity', {
      identity: Identity.domain(settings.domain),
      configurationSet: this.configurationSet,
      mailFromDomain: settings.mailFromDomain,
      // DKIM alone aligns with DMARC, too: better a mail under SES's own bounce address than none.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    this.tellRecords(settings);
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

  /** What must stand in the DNS before a mail leaves or comes in. */
  private tellRecords({ domain, mailFromDomain }: Pick<Settings, 'domain' | 'mailFromDomain'>): void {
    const { region } = Stack.of(this);
    const records = [
      ['Mx', `${domain} MX 10 inbound-smtp.${region}.amazonaws.com`],
      ['MailFromMx', `${mailFromDomain} MX 10 feedback-smtp.${region}.amazonses.com`],
      ['MailFromSpf', `${mailFromDomain} TXT "v=spf1 include:amazonses.com -all"`],
      ['Spf', `${domain} TXT "v=spf1 include:amazonses.com -all"`],
      ['Dmarc', `_dmarc.${domain} TXT "v=DMARC1; p=reject; adkim=s; aspf=r"`],
      ...this.identity.dkimRecords.map(
        ({ name, value }, index) => [`Dkim${index + 1}`, `${name} CNAME ${value}`] as const,
      ),
    ];
    for (const [name, value] of records) new CfnOutput(Stack.of(this), `Dns${name}`, { value });
  }
}
