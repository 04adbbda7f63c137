/** The functions that answer events and not machines: what they ask of AWS, and what they say to CloudFormation. */

import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCanary } from '#mail/canary';
import { fixedKeys } from '../../support/keys.ts';

const key = 'k'.repeat(64);
vi.hoisted(() => {
  process.env.TABLE_NAME = 'cases';
  process.env.SENDER = 'tugirada@tugi.ee';
  process.env.REFERRAL_INBOX = 'suunamine@tugi.ee';
  process.env.CONFIGURATION_SET = 'tugirada';
  process.env.REPLY_KEY_SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:reply-key';
  process.env.AWS_REGION = 'eu-central-1';
});
const { handler: mailEvent } = await import('../../../functions/mail-event.ts');
const { handler: canary } = await import('../../../functions/canary.ts');
const { handler: activate } = await import('../../../functions/activate-inbox.ts');

const documents = mockClient(DynamoDBDocumentClient);
const ses = mockClient(SESClient);
const sesV2 = mockClient(SESv2Client);
const secrets = mockClient(SecretsManagerClient);
const context = { functionName: 'test', awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 };
const run = (handler: unknown, event: object): Promise<unknown> =>
  (handler as (event: object, context: object) => Promise<unknown>)(event, context);

beforeEach(() => {
  for (const mock of [documents, ses, sesV2, secrets]) mock.reset();
});

describe('mail-event', () => {
  const statuses = () =>
    documents
      .commandCalls(UpdateCommand)
      .map(({ args: [{ input }] }) => [input.Key?.pk, Object.values(input.ExpressionAttributeValues ?? {})]);

  it.each([
    [{ event: 'Delivery' }, 'delivered'],
    [{ event: 'Bounce', bounceType: 'Permanent' }, 'bounced'],
    [{ event: 'Bounce', bounceType: 'Undetermined' }, 'bounced'],
    [{ event: 'Reject' }, 'undeliverable'],
  ])('after %j marks the mail as %s', async (event, status) => {
    documents.on(UpdateCommand).resolves({});
    await run(mailEvent, { ...event, mailKey: ['TR26-4F7KQ-3-0'] });
    expect(statuses()).toEqual([['MAIL#TR26-4F7KQ-3-0', expect.arrayContaining([status])]]);
  });

  it.each([
    // Of before SES's id and moment were told.
    [{ event: 'Send' }],
    [{ event: 'Complaint' }],
    // An absence is told as a transient bounce, too, and after the delivery.
    [{ event: 'Bounce', bounceType: 'Transient' }],
    [{ event: 'Delivery', mailKey: ['canary'] }],
  ])('after %j changes nothing', async (event) => {
    await run(mailEvent, { mailKey: ['TR26-4F7KQ-3-0'], ...event });
    expect(documents.calls()).toHaveLength(0);
  });

  it.each([
    [{ event: 'Send' }, 'sent'],
    [{ event: 'Delivery' }, 'delivered'],
    [{ event: 'Bounce', bounceType: 'Permanent' }, 'bounced'],
    [{ event: 'Bounce', bounceType: 'Transient' }, 'sent'],
  ])('after %j notes that SES took the mail, for the case that its sender died', async (event, became) => {
    documents.on(UpdateCommand).resolves({});
    const told = { sesId: 'ses-1', takenAt: '2026-02-04T08:00:00.5Z', mailKey: ['TR26-4F7KQ-3-0'] };
    await run(mailEvent, { ...event, ...told });
    expect(statuses()[0]?.[1]).toContainEqual({ sesId: 'ses-1', at: '2026-02-04T08:00:00.500Z', became });
  });

  it('refuses an event of another shape, and writes no value of it to the log', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const event = { event: 'Open', mailKey: ['TR26-4F7KQ-3-0'], address: 'olena@vald.ee' };
    const refusal = await (run(mailEvent, event) as Promise<never>).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'ZodError', message: 'The log of the function says where' });
    expect(refusal.stack).toBe('ZodError: The log of the function says where');
    expect(JSON.stringify(written.mock.calls)).not.toContain('olena');
    written.mockRestore();
  });
});

describe('canary', () => {
  it('sends itself a mail that the reader knows again', async () => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString: key });
    sesV2.on(SendEmailCommand).resolves({ MessageId: 'id' });
    await run(canary, { now: '2026-03-02T10:00:00Z' });
    const [call] = sesV2.commandCalls(SendEmailCommand);
    expect(call?.args[0].input).toMatchObject({
      FromEmailAddress: 'tugirada@tugi.ee',
      Destination: { ToAddresses: ['suunamine@tugi.ee'] },
      EmailTags: [{ Name: 'mail', Value: 'canary' }],
    });
    const subject = call?.args[0].input.Content?.Simple?.Subject?.Data;
    const raw = Buffer.from(`Subject: ${subject}\r\n\r\n`);
    expect(await readCanary(raw, fixedKeys(key).find, '2026-03-02T10:00:05.000Z')).toBe('fresh');
  });
});

describe('activate-inbox', () => {
  const answers: { url: string; body: Record<string, unknown> }[] = [];
  const answer = vi.spyOn(globalThis, 'fetch');
  beforeEach(() => {
    answers.length = 0;
    answer.mockImplementation(async (url, init) => {
      answers.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return new Response(null, { status: 200 });
    });
  });
  afterAll(() => answer.mockRestore());
  const ask = (RequestType: string) =>
    run(activate, {
      RequestType,
      ResponseURL: 'https://cloudformation.example/answer',
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
      ResourceProperties: { ServiceToken: 'arn', RuleSetName: 'tugirada' },
    });
  const said = {
    StackId: 's',
    RequestId: 'r',
    LogicalResourceId: 'l',
    PhysicalResourceId: 'active-tugirada',
  };

  it.each(['Create', 'Update'])('at a %s makes the rules the active ones and says so', async (type) => {
    ses.on(SetActiveReceiptRuleSetCommand).resolves({});
    await ask(type);
    const [call] = ses.commandCalls(SetActiveReceiptRuleSetCommand);
    expect(call?.args[0].input).toEqual({ RuleSetName: 'tugirada' });
    expect(answers).toEqual([
      { url: 'https://cloudformation.example/answer', body: { ...said, Status: 'SUCCESS' } },
    ]);
  });

  it('at a Delete gives the place back, so that the set can be deleted', async () => {
    ses.on(DescribeActiveReceiptRuleSetCommand).resolves({ Metadata: { Name: 'tugirada' } });
    ses.on(SetActiveReceiptRuleSetCommand).resolves({});
    await ask('Delete');
    const [call] = ses.commandCalls(SetActiveReceiptRuleSetCommand);
    expect(call?.args[0].input).toEqual({});
  });

  it('at a Delete leaves a set alone that somebody else made active', async () => {
    ses.on(DescribeActiveReceiptRuleSetCommand).resolves({ Metadata: { Name: 'theirs' } });
    await ask('Delete');
    expect(ses.commandCalls(SetActiveReceiptRuleSetCommand)).toHaveLength(0);
    expect(answers[0]?.body.Status).toBe('SUCCESS');
  });

  it('says that it failed, so that the deployment does not wait for an hour', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    ses.on(SetActiveReceiptRuleSetCommand).rejects(new Error('no such set'));
    await ask('Create');
    expect(answers[0]?.body).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('log') });
    written.mockRestore();
  });

  it('fails itself when CloudFormation does not take the answer', async () => {
    ses.on(SetActiveReceiptRuleSetCommand).resolves({});
    answer.mockResolvedValue(new Response(null, { status: 403 }));
    await expect(ask('Create')).rejects.toThrow('The log of the function says where');
  });
});
