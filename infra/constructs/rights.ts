/** What each function may do, as data; every grant is made from it, so that one page shows who can touch what. */
import { Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { FunctionName } from '#contract/environment';
import { type Kept, type SecretName, tableIndexes } from '../stacks/state.ts';
import { acknowledge } from './acknowledge.ts';
import type { TugiradaFunction } from './tugirada-function.ts';

/** Folders of the bucket: mails as SES stored them, mails acted on, files put there for one download, uploads of running cases. */
type Folder = 'inbox' | 'mail' | 'download' | 'import';

/** What differs; every function reads and writes items of the table, unless told otherwise. */
interface Rights {
  readonly table?: 'reads' | 'none';
  readonly reads?: readonly Folder[];
  readonly writes?: readonly Folder[];
  readonly deletes?: readonly Folder[];
  /**
   * Names of objects, which hold no personal data. Who reads must list, too: without it S3 answers 403 instead of 404 for a mail that
   * an earlier run has moved. The condition on a prefix would bring the 403 back, because a read has no prefix.
   */
  readonly lists?: true;
  readonly sends?: true;
  /** Chooses the receipt rules of the account; SES binds that to no resource. */
  readonly activates?: true;
  readonly returnsTokens?: true;
  /** Takes items out of the table and every version of mails out of the bucket: of clients whose time is over. */
  readonly erases?: true;
  /** Search items of a case, which a corrected name leaves behind. */
  readonly unindexes?: true;
  /** Writes access entries, of which changes of the registry are some. Nobody changes or deletes one; they go by themselves when `erases` gave them a day. */
  readonly notesAccesses?: true;
  /** Reads the rows of many cases in one call. */
  readonly readsMany?: true;
  /** Makes new versions of these. */
  readonly rotates?: readonly SecretName[];
  readonly secrets: readonly SecretName[];
}

const keys = ['link-key', 'reply-key', 'pepper'] as const satisfies readonly SecretName[];

/**
 * Reads and changes a case and does what follows from the change: mails, and tokens of machines that wait. Whoever loads a case may
 * find a change that a crash left half done, and finishes it.
 */
const casework = {
  sends: true,
  returnsTokens: true,
  unindexes: true,
  secrets: keys,
} as const satisfies Rights;

/** Acts on a mail, and so moves it from the inbox to where read mails lie. */
const movesMail = {
  reads: ['inbox', 'mail'],
  writes: ['mail'],
  deletes: ['inbox'],
  lists: true,
} as const satisfies Partial<Rights>;

const rights: Record<FunctionName, Rights> = {
  // It meets what strangers wrote: it neither sends nor wakes anything.
  'read-mail': { ...movesMail, secrets: ['reply-key'] },
  'open-case': { ...casework, ...movesMail },
  // An automatic reply changes the registry: its sender is away until a day.
  'file-mail': { ...casework, ...movesMail, notesAccesses: true },
  'triage-mail': { ...casework, ...movesMail },
  'place-case': casework,
  'open-obligation': casework,
  'keep-token': casework,
  'nudge-obligation': casework,
  'plan-nudge': casework,
  'close-obligation': casework,
  'plan-service': casework,
  'reach-milestone': casework,
  'list-transfer': casework,
  'transfer-case': casework,
  'list-import': { ...casework, reads: ['import'], lists: true },
  'import-lines': { ...casework, reads: ['import'], lists: true, notesAccesses: true },
  'finish-import': { ...casework, deletes: ['import'] },
  // It goes on with transfers, which move contracts in the registry.
  sweep: { ...casework, lists: true, notesAccesses: true },
  'restart-cases': casework,
  'morning-round': { ...casework, lists: true, erases: true },
  measure: { table: 'reads', secrets: [] },
  'mail-event': { secrets: [] },
  canary: { table: 'none', sends: true, secrets: ['reply-key'] },
  'activate-inbox': { table: 'none', activates: true, secrets: [] },
  'rotate-key': { table: 'none', rotates: keys, secrets: keys },
  pages: {
    ...casework,
    ...movesMail,
    // A signed link gives whoever holds it the right of who signed it: hence to read what is to be downloaded.
    reads: ['inbox', 'mail', 'download', 'import'],
    writes: ['mail', 'download', 'import'],
    deletes: ['inbox', 'import'],
    notesAccesses: true,
    readsMany: true,
    secrets: [...keys, 'session-key', 'oidc-client-secret'],
  },
};

/** What DynamoDB, S3 and Secrets Manager ask of the key in the caller's name. */
const usesKey = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const readsTable = ['dynamodb:GetItem', 'dynamodb:Query'];
/** Partitions of items derived from a client's name and code (functions/store/keys.ts). Nothing else may be deleted. */
const SEARCH_ITEMS = 'SEARCH#*';
/**
 * Partitions of access entries (the same). Code puts them on the condition that there is none yet; of a put without that condition IAM
 * knows nothing, so only those who note accesses may put here at all.
 */
const ACCESS_ENTRIES = 'AUDIT#*';

/** Without the second condition the first would hold for a call that names no key. */
const namesKey = { Null: { 'dynamodb:LeadingKeys': 'false' } };
const keysLike = (...partitions: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
  ...namesKey,
});
const keysUnlike = (...partitions: string[]) => ({
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': partitions },
  ...namesKey,
});

/** How the rules of AWS Solutions name the ARN of the bucket, which is another stack's. */
const BUCKET_IN_RULES = 'tugirada-state:ExportsOutputFnGetAttmails1F685FC9ArnB4842A49';

export interface MailSending {
  readonly identityArn: string;
  readonly configurationSetArn: string;
  readonly sender: string;
}

/** Gives a function its rights to what the state stack keeps, and to send mail. */
export function grantRights(run: TugiradaFunction<FunctionName>, kept: Kept, mail: MailSending): void {
  const may = rights[run.contractName];
  const allow = (actions: string[], resources: string[], conditions?: Record<string, object>) =>
    run.addToRolePolicy(
      new PolicyStatement({ actions, resources, ...(conditions === undefined ? {} : { conditions }) }),
    );
  const objects = (folders: readonly Folder[]) =>
    folders.map((folder) => kept.bucket.arnForObjects(`${folder}/*`));

  const { tableArn } = kept.table;
  if (may.table !== 'none')
    allow(readsTable, [tableArn, ...tableIndexes.map(({ indexName }) => `${tableArn}/index/${indexName}`)]);
  if (may.readsMany) allow(['dynamodb:BatchGetItem'], [tableArn]);
  if (may.table === undefined) {
    allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [tableArn], keysUnlike(ACCESS_ENTRIES));
    if (may.notesAccesses) allow(['dynamodb:PutItem'], [tableArn], keysLike(ACCESS_ENTRIES));
  }
  if (may.unindexes) allow(['dynamodb:DeleteItem'], [tableArn], keysLike(SEARCH_ITEMS));
  const erased: readonly Folder[] = may.erases ? ['mail'] : [];
  const touched = [may.reads, may.writes, may.deletes, erased].flatMap((folders) => folders ?? []);
  for (const folder of new Set(touched)) {
    acknowledge(
      run.ownRole,
      `IAM5[Resource::${BUCKET_IN_RULES}/${folder}/*]`,
      'Objects are named by mail: the folder is the least that can be named.',
    );
  }
  if (may.reads) allow(['s3:GetObject'], objects(may.reads));
  if (may.writes) allow(['s3:PutObject'], objects(may.writes));
  if (may.deletes) allow(['s3:DeleteObject'], objects(may.deletes));
  if (may.lists) allow(['s3:ListBucket'], [kept.bucket.bucketArn]);
  if (may.erases) {
    allow(['dynamodb:DeleteItem'], [tableArn], keysLike('CASE#*', SEARCH_ITEMS));
    allow(['dynamodb:UpdateItem'], [tableArn], {
      ...keysLike(ACCESS_ENTRIES),
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'expiresAt'] },
    });
    allow(['s3:ListBucketVersions'], [kept.bucket.bucketArn]);
    allow(['s3:DeleteObject', 's3:DeleteObjectVersion'], objects(['mail']));
  }
  if (may.sends) {
    // SES asks for the second where a mail brings attachments: it then builds a raw mail.
    allow(['ses:SendEmail', 'ses:SendRawEmail'], [mail.identityArn, mail.configurationSetArn], {
      StringEquals: { 'ses:FromAddress': mail.sender },
    });
  }
  acknowledge(
    run.ownRole,
    'IAM5[Resource::*]',
    may.activates
      ? 'Which receipt rules are active is said of the account, and X-Ray takes traces: AWS binds neither to a resource.'
      : 'Traces are sent to X-Ray, which knows no resources.',
  );
  if (may.activates) allow(['ses:SetActiveReceiptRuleSet', 'ses:DescribeActiveReceiptRuleSet'], ['*']);
  if (may.secrets.length > 0) {
    allow(
      ['secretsmanager:GetSecretValue'],
      may.secrets.map((name) => kept.secrets[name].secretArn),
    );
  }
  if (may.rotates) {
    allow(
      ['DescribeSecret', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
        (name) => `secretsmanager:${name}`,
      ),
      may.rotates.map((name) => kept.secrets[name].secretArn),
    );
  }
  if (may.table === 'none' && may.secrets.length === 0) return;
  // Never the key by itself: only through the services that hold what it protects.
  const { region } = Stack.of(run);
  allow(usesKey, [kept.keys.data.keyArn], {
    StringEquals: {
      'kms:ViaService': ['dynamodb', 's3', 'secretsmanager'].map((name) => `${name}.${region}.amazonaws.com`),
    },
  });
}

/**
 * Lets those functions that return tokens wake the machines that wait for them. A policy of its own: in the functions' own policies
 * it would close a circle, since the machines call these functions.
 */
export function grantTokens(
  scope: Construct,
  functions: readonly TugiradaFunction<FunctionName>[],
  waiting: readonly StateMachine[],
): void {
  const policy = new Policy(scope, 'return-tokens', {
    statements: [
      new PolicyStatement({
        actions: ['states:SendTaskSuccess'],
        resources: waiting.map((machine) => machine.stateMachineArn),
      }),
    ],
  });
  for (const run of functions) {
    if (rights[run.contractName].returnsTokens && run.role) run.role.attachInlinePolicy(policy);
  }
}

/**
 * Lets officers see which executions failed and why, and send them on; what a crash left undone of that the sweep does.
 * Whoever may redrive may do nothing else to an execution.
 */
export function letRedrive(
  machines: readonly StateMachine[],
  pages: TugiradaFunction<'pages'>,
  sweep: TugiradaFunction<'sweep'>,
  morningRound: TugiradaFunction<'morning-round'>,
): void {
  for (const machine of machines) {
    machine.grant(pages, 'states:ListExecutions');
    machine.grant(morningRound, 'states:ListExecutions');
    machine.grantExecution(pages, 'states:DescribeExecution', 'states:RedriveExecution');
    machine.grantExecution(sweep, 'states:RedriveExecution');
    for (const { ownRole } of [pages, sweep]) acknowledgeExecutions(machine, ownRole);
  }
}

/** The same of machines that belong to no case: what a schedule starts again is only shown. */
export function letShow(
  { redriven, shown }: { redriven: readonly StateMachine[]; shown: readonly StateMachine[] },
  pages: TugiradaFunction<'pages'>,
): void {
  for (const machine of [...redriven, ...shown]) {
    machine.grant(pages, 'states:ListExecutions');
    machine.grantExecution(pages, 'states:DescribeExecution');
    if (redriven.includes(machine)) machine.grantExecution(pages, 'states:RedriveExecution');
    acknowledgeExecutions(machine, pages.ownRole);
  }
}

function acknowledgeExecutions(machine: StateMachine, role: TugiradaFunction<FunctionName>['ownRole']): void {
  const { region } = Stack.of(machine);
  const id = Stack.of(machine).getLogicalId(machine.node.defaultChild as CfnStateMachine);
  acknowledge(
    role,
    `IAM5[Resource::arn:<AWS::Partition>:states:${region}:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${id}"}]}]}:*]`,
    'Executions are named by case or mail: those of one machine are the least that can be named.',
  );
}
