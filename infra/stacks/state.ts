/** What must survive a new deployment of everything else: the table, the mails, the keys. Nothing here is ever deleted by CloudFormation. */
import { ArnFormat, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** Prefix of mails as SES stored them, not yet read. */
export const INBOX_PREFIX = 'inbox/';

/** Prefix of files that wait for one download. */
const DOWNLOAD_PREFIX = 'download/';

/** SES names that the bucket's policy and the receipt rule must share; fixed, because they live in different stacks. */
export const RECEIPT_RULE = { ruleSet: 'tugirada', rule: 'inbox' } as const;

/** Indexes of the table; DESIGN § 4 tells which item is found by which. Everything is projected: a list needs no second read. */
export const tableIndexes = [
  { indexName: 'work', partitionKey: 'workKey', sortKey: 'workOrder' },
  { indexName: 'owner', partitionKey: 'ownerKey', sortKey: 'ownerOrder' },
  { indexName: 'lookup', partitionKey: 'lookupKey', sortKey: 'lookupOrder' },
  { indexName: 'unfinished', partitionKey: 'unfinished', sortKey: 'since' },
] as const;

export const secretNames = ['link-key', 'reply-key', 'session-key', 'oidc-client-secret'] as const;
export type SecretName = (typeof secretNames)[number];

/** What the workflow stack uses of this one. */
export interface Kept {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly secrets: Record<SecretName, Secret>;
}

export class StateStack extends Stack implements Kept {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly secrets: Record<SecretName, Secret>;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { description: 'Tugirada: what must survive (table, mails, keys)', ...props });
    this.table = this.makeTable();
    this.bucket = this.makeBucket();
    this.secrets = {
      'link-key': this.makeSecret('link-key'),
      'reply-key': this.makeSecret('reply-key'),
      'session-key': this.makeSecret('session-key'),
      'oidc-client-secret': this.makeSecret('oidc-client-secret'),
    };
  }

  private makeTable(): Table {
    const table = new Table(this, 'cases', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAt',
    });
    for (const { indexName, partitionKey, sortKey } of tableIndexes) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }

  private makeBucket(): Bucket {
    const bucket = new Bucket(this, 'mails', {
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          // A read mail moves to mail/: its old version under inbox/ is a copy that nobody needs after a month.
          id: 'moved-mails',
          prefix: INBOX_PREFIX,
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        {
          // A link to a download lives for 60 s; its file is a copy of personal data and need not outlive the day.
          id: 'downloads',
          prefix: DOWNLOAD_PREFIX,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    // Set on the resource itself: the construct's `eventBridgeEnabled` brings a hidden Lambda with rights of its own.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceiveMail',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${INBOX_PREFIX}*`)],
        // Our rule in our account and no other: otherwise anybody's SES could write here (confused deputy).
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnEquals: { 'aws:SourceArn': this.receiptRuleArn() },
        },
      }),
    );
    return bucket;
  }

  private receiptRuleArn(): string {
    return this.formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${RECEIPT_RULE.ruleSet}:receipt-rule/${RECEIPT_RULE.rule}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  /** 64 letters and digits hold 380 bits. The value of `oidc-client-secret` is replaced by the one that the issuer gives. */
  private makeSecret(name: SecretName): Secret {
    const secret = new Secret(this, name, {
      description: `Tugirada ${name}`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (secret.node.defaultChild as CfnSecret).addMetadata('tugirada:secret', name);
    return secret;
  }
}
