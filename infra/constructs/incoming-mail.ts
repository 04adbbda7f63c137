/** How mail comes in: the receipt rule into the bucket, its activation, the event that starts *intake*. */
import { CustomResource, Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnReceiptRule, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { INBOX_PREFIX, RECEIPT_RULE } from '../stacks/state.ts';

/** The user part of every reply address: `juhtum+<case>.<tag>@<domain>`. */
export const REPLY_USER = 'juhtum';

/** What SES puts first in a message id, which is the object's name. Its set-up notice begins with a capital A and is no mail. */
const FIRST_OF_MESSAGE_ID = [...'0123456789abcdefghijklmnopqrstuvwxyz'];

export interface IncomingMailProps {
  readonly settings: Pick<Settings, 'domain' | 'inboxAddress'>;
  readonly bucket: IBucket;
  readonly intake: IStateMachine;
  readonly undelivered: IQueue;
  /** Makes the rules the active ones at a deployment; null: somebody else does. */
  readonly activate: IFunction | null;
}

export class IncomingMail extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { settings, bucket, intake, undelivered, activate }: IncomingMailProps,
  ) {
    super(scope, id);
    const ruleSet = new ReceiptRuleSet(this, 'rules', { receiptRuleSetName: RECEIPT_RULE.ruleSet });
    const inbox = new CfnReceiptRule(this, 'inbox', {
      ruleSetName: ruleSet.receiptRuleSetName,
      rule: {
        name: RECEIPT_RULE.rule,
        enabled: true,
        // An address matches with any +label, too; mail to other addresses of the domain is refused by SES.
        recipients: [settings.inboxAddress, `${REPLY_USER}@${settings.domain}`],
        scanEnabled: true,
        tlsPolicy: 'Require',
        actions: [{ s3Action: { bucketName: bucket.bucketName, objectKeyPrefix: INBOX_PREFIX } }],
      },
    });
    if (activate) {
      const active = new CustomResource(this, 'active-rules', {
        resourceType: 'Custom::ActiveReceiptRules',
        serviceToken: activate.functionArn,
        properties: { RuleSetName: ruleSet.receiptRuleSetName },
        serviceTimeout: Duration.minutes(5),
      });
      // After the rule, so that no mail is refused; and undone before it, because an active set cannot be deleted.
      active.node.addDependency(inbox);
    }
    new Rule(this, 'arrived', {
      description: 'A mail arrived: start intake',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [bucket.bucketName] },
          // "inbox/, but not the notice" cannot be said: alternatives on one field are joined by OR.
          object: { key: FIRST_OF_MESSAGE_ID.map((first) => ({ prefix: `${INBOX_PREFIX}${first}` })) },
        },
      },
      targets: [
        new SfnStateMachine(intake, {
          input: RuleTargetInput.fromObject({ objectKey: EventField.fromPath('$.detail.object.key') }),
          deadLetterQueue: undelivered,
          // The sweep finds the mail anyway; the event is tried for a day.
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }
}
