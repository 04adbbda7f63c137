/** What each function may do, as data; every grant is made from it, so that one page shows who can touch what. */
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { FunctionName } from '#contract/environment';
import { type Kept, type SecretName, tableIndexes } from '../stacks/state.ts';
import type { TugiradaFunction } from './tugirada-function.ts';

/** Folders of the bucket: mails as SES stored them, and mails read. */
type Folder = 'inbox' | 'mail';

interface Rights {
  /** Everything reads the table; who may not write it only reads. */
  readonly table: 'read' | 'write';
  readonly reads?: readonly Folder[];
  readonly writes?: readonly Folder[];
  readonly deletes?: readonly Folder[];
  /**
   * Names of objects, which hold no personal data. Who reads must list, too: without it S3 answers 403 instead of 404 for a mail that
   * an earlier run has moved. The condition on a prefix would bring the 403 back, because a read has no prefix.
   */
  readonly lists?: true;
  readonly sends?: true;
  readonly returnsTokens?: true;
  readonly secrets: readonly SecretName[];
}

const keys = ['link-key', 'reply-key'] as const satisfies readonly SecretName[];
/** Reads and changes a case and sends the mails that the change owes. */
const casework = { table: 'write', sends: true, secrets: keys } as const satisfies Rights;

const rights: Record<FunctionName, Rights> = {
  'read-mail': {
    table: 'write',
    reads: ['inbox', 'mail'],
    writes: ['mail'],
    deletes: ['inbox'],
    lists: true,
    secrets: ['reply-key'],
  },
  'open-case': { ...casework, reads: ['mail'], lists: true },
  'file-mail': { ...casework, reads: ['mail'], lists: true, returnsTokens: true },
  'triage-mail': {
    ...casework,
    reads: ['inbox', 'mail'],
    writes: ['mail'],
    deletes: ['inbox'],
    lists: true,
  },
  'place-case': casework,
  'open-obligation': casework,
  'keep-token': { ...casework, returnsTokens: true },
  'nudge-obligation': casework,
  'plan-nudge': casework,
  'close-obligation': casework,
  'plan-service': casework,
  'reach-milestone': { ...casework, returnsTokens: true },
  sweep: { ...casework, reads: ['inbox', 'mail'], lists: true, returnsTokens: true },
  pages: {
    ...casework,
    reads: ['mail'],
    lists: true,
    returnsTokens: true,
    secrets: [...keys, 'session-key', 'oidc-client-secret'],
  },
};

const readsTable = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writesTable = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];

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
  allow(readsTable, [tableArn, ...tableIndexes.map(({ indexName }) => `${tableArn}/index/${indexName}`)]);
  if (may.table === 'write') allow(writesTable, [tableArn]);
  if (may.reads) allow(['s3:GetObject'], objects(may.reads));
  if (may.writes) allow(['s3:PutObject'], objects(may.writes));
  if (may.deletes) allow(['s3:DeleteObject'], objects(may.deletes));
  if (may.lists) allow(['s3:ListBucket'], [kept.bucket.bucketArn]);
  if (may.sends) {
    allow(['ses:SendEmail'], [mail.identityArn, mail.configurationSetArn], {
      StringEquals: { 'ses:FromAddress': mail.sender },
    });
  }
  allow(
    ['secretsmanager:GetSecretValue'],
    may.secrets.map((name) => kept.secrets[name].secretArn),
  );
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
