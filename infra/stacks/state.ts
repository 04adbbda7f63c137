/** What must survive a new deployment of everything else: table, mails, keys, addresses that others hold. CloudFormation never deletes any of it. */
import { ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { makeDataKey, makeOperationsKey } from '../constructs/keys.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import { makeOfficers, type Officers } from '../constructs/officers.ts';
import type { Settings } from '../settings.ts';

/** Prefix of mails as SES stored them, not yet read. */
export const INBOX_PREFIX = 'inbox/';

/** Prefix of files of running cases whose import is not done. */
const UPLOAD_PREFIX = 'import/';

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
  { indexName: 'running', partitionKey: 'runningKey', sortKey: 'runningOrder' },
] as const;

export const secretNames = ['link-key', 'reply-key', 'pepper', 'session-key', 'oidc-client-secret'] as const;
export type SecretName = (typeof secretNames)[number];

/** What the workflow stack uses of this one. */
export interface Kept {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly secrets: Record<SecretName, Secret>;
  readonly keys: Record<'data' | 'operations', Key>;
  /** Made also when the settings name another issuer. */
  readonly officers: Officers;
  /** Where the pages are, without a slash at the end. */
  readonly baseUrl: string;
  readonly api: HttpApi;
  readonly mail: MailIdentity;
}

export interface StateProps extends StackProps {
  readonly settings: Pick<
    Settings,
    'baseUrl' | 'deletedMailDays' | 'domain' | 'logRetentionDays' | 'mailFromDomain' | 'signInPrefix'
  >;
}

export class StateStack extends Stack implements Kept {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly secrets: Record<SecretName, Secret>;
  readonly keys: Record<'data' | 'operations', Key>;
  readonly officers: Officers;
  readonly baseUrl: string;
  readonly api: HttpApi;
  readonly mail: MailIdentity;
  private readonly settings: StateProps['settings'];

  constructor(scope: Construct, id: string, { settings, ...props }: StateProps) {
    super(scope, id, {
      description: 'Tugirada: what must survive (table, mails, keys, addresses)',
      ...props,
    });
    this.settings = settings;
    this.keys = { data: makeDataKey(this, this.receiptRuleArn()), operations: makeOperationsKey(this) };
    this.table = this.makeTable();
    this.bucket = this.makeBucket();
    this.secrets = {
      'link-key': this.makeSecret('link-key'),
      'reply-key': this.makeSecret('reply-key'),
      pepper: this.makeSecret('pepper'),
      'session-key': this.makeSecret('session-key'),
      'oidc-client-secret': this.makeSecret('oidc-client-secret'),
    };
    this.api = this.makeApi();
    this.baseUrl = settings.baseUrl ?? this.api.apiEndpoint;
    this.officers = makeOfficers(this, settings.signInPrefix, this.baseUrl);
    this.mail = new MailIdentity(this, 'mail', settings);
    this.exportAlways();
    this.tell();
  }

  /** What the commands of docs/deployment.md ask for. */
  private tell(): void {
    const told = {
      Table: this.table.tableName,
      PagesAddress: this.baseUrl,
      OfficersPool: this.officers.pool.userPoolId,
      OfficersClient: this.officers.client.userPoolClientId,
      LinkKeySecret: this.secrets['link-key'].secretArn,
      ReplyKeySecret: this.secrets['reply-key'].secretArn,
      PepperSecret: this.secrets.pepper.secretArn,
      SessionKeySecret: this.secrets['session-key'].secretArn,
      OidcClientSecret: this.secrets['oidc-client-secret'].secretArn,
    };
    for (const [name, value] of Object.entries(told)) new CfnOutput(this, name, { value });
  }

  /**
   * What the workflow stack uses with some settings only. This stack is deployed first: CloudFormation refuses to take an export away
   * while the workflow stack of before still uses it, so a change of such a setting could not be deployed.
   */
  private exportAlways(): void {
    const { pool, client } = this.officers;
    const values = [pool.userPoolProviderUrl, client.userPoolClientId, this.api.apiEndpoint];
    for (const value of values) this.exportValue(value);
  }

  /** Only what gives the pages their address, which stands in task links and at the issuer: stage and route come with the pages. */
  private makeApi(): HttpApi {
    const api = new HttpApi(this, 'pages', { apiName: 'tugirada', createDefaultStage: false });
    api.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return api;
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
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.keys.data,
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
      // The bucket encrypts by itself. The receipt rule's own key would be encryption by the client: nobody else could read it.
      encryption: BucketEncryption.KMS,
      encryptionKey: this.keys.data,
      // One data key for many mails: calls of KMS cost more than the mails.
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.makeAccessLogs(),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          // What was deleted or written over can be brought back for so long; then it is gone for good.
          id: 'deleted-mails',
          noncurrentVersionExpiration: Duration.days(this.settings.deletedMailDays),
          expiredObjectDeleteMarker: true,
        },
        {
          // A read mail moves to mail/: its old version under inbox/ is a copy that nobody needs after a month.
          id: 'moved-mails',
          prefix: INBOX_PREFIX,
          noncurrentVersionExpiration: Duration.days(Math.min(30, this.settings.deletedMailDays)),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        {
          // A link to a download lives for 60 s; its file is a copy of personal data and need not outlive the day.
          id: 'downloads',
          prefix: DOWNLOAD_PREFIX,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          // Taken away when it is imported; one that was only checked is a list of people that nobody came back for.
          id: 'uploads',
          prefix: UPLOAD_PREFIX,
          expiration: Duration.days(30),
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

  /** Who read which object. S3 writes such logs only where it encrypts by itself; names of objects hold no personal data. */
  private makeAccessLogs(): Bucket {
    const bucket = new Bucket(this, 'access-logs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(this.settings.logRetentionDays) }],
    });
    (bucket.node.defaultChild as CfnBucket).addMetadata('tugirada:bucket', 'access-logs');
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
      encryptionKey: this.keys.data,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, 'SMG4', whyNotRotatedHere(name));
    (secret.node.defaultChild as CfnSecret).addMetadata('tugirada:secret', name);
    return secret;
  }
}

/** cdk-nag looks for a schedule in the secret's own stack only. */
function whyNotRotatedHere(name: SecretName): string {
  switch (name) {
    case 'oidc-client-secret':
      return 'The issuer gives its value; docs/deployment.md tells how it is replaced.';
    case 'session-key':
      return 'A session lives for 8 hours; docs/deployment.md tells how all of them are ended by another key.';
    default:
      return 'It rotates by a schedule of the workflow stack, beside the function that makes the new version.';
  }
}
