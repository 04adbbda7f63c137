/** The local SES, asked by the SDK's own client. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSes, type Ses, type SesEvent } from '../../../infra/local/services/ses.ts';
import { SesError } from '../../../infra/local/services/ses-message.ts';
import { serve, standingClock, type TestServer } from './http-server.ts';

const clock = standingClock('2026-02-20T14:40:05.678Z');
let folder: string;
let ses: Ses;
let server: TestServer;
let client: SESv2Client;

let events: SesEvent[] = [];
let hear: (event: SesEvent) => Promise<void>;
const open = () =>
  createSes({
    onEvent: (event) => hear(event),
    file: join(folder, 'ses', 'outbox.sqlite'),
    clock,
    region: 'eu-central-1',
    refuse: (to) => (to === 'gone@kov.example' ? new SesError('Address is gone', 'MessageRejected') : null),
  });
type SimpleInput = NonNullable<NonNullable<SendEmailCommandInput['Content']>['Simple']>;
const send = (simple: Partial<SimpleInput> = {}, more: Partial<SendEmailCommandInput> = {}) =>
  client.send(
    new SendEmailCommand({
      FromEmailAddress: 'teated@tugirada.example',
      Destination: { ToAddresses: ['abi@teenus.example'] },
      Content: {
        Simple: {
          Subject: { Data: 'TR26-4F7KQ: tähtaeg' },
          Body: { Text: { Data: 'Tere, õhtust!' } },
          ...simple,
        },
      },
      ...more,
    }),
  );

beforeEach(async () => {
  events = [];
  hear = async (event) => void events.push(event);
  folder = mkdtempSync(join(tmpdir(), 'ses-'));
  ses = open();
  server = await serve((request, response) => ses.handle(request, response));
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', server.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = new SESv2Client({});
});
afterEach(async () => {
  client.destroy();
  await server.stop();
  ses.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('a mail that is sent', () => {
  it('can be read with all its parts, and has the Message-ID and Date that SES sets', async () => {
    const RawContent = new TextEncoder().encode('BEGIN:VCALENDAR');
    const { MessageId } = await send(
      {
        Body: { Text: { Data: 'Tere, õhtust!' }, Html: { Data: '<p>Tere, õhtust!</p>' } },
        Headers: [
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
          { Name: 'References', Value: '<1@kov.example> <2@kov.example>' },
        ],
        Attachments: [{ FileName: 'kohtumine.ics', ContentType: 'text/calendar; charset=UTF-8', RawContent }],
      },
      {
        FromEmailAddress: '=?UTF-8?Q?Tugirada_=28n=C3=A4ide=29?= <teated@tugirada.example>',
        ReplyToAddresses: ['juhtum+tr26-4f7kq.abc@tugirada.example'],
        EmailTags: [{ Name: 'mail', Value: 'a_b-1' }],
      },
    );

    expect(MessageId).toMatch(/^[0-9a-f]{16}-[0-9a-f-]{36}-000000$/);
    expect(ses.mails()).toEqual([
      {
        id: MessageId,
        to: ['abi@teenus.example'],
        from: 'teated@tugirada.example',
        replyTo: 'juhtum+tr26-4f7kq.abc@tugirada.example',
        subject: 'TR26-4F7KQ: tähtaeg',
        text: 'Tere, õhtust!',
        html: '<p>Tere, õhtust!</p>',
        headers: {
          From: 'Tugirada (näide) <teated@tugirada.example>',
          'Reply-To': 'juhtum+tr26-4f7kq.abc@tugirada.example',
          To: 'abi@teenus.example',
          Subject: 'TR26-4F7KQ: tähtaeg',
          'MIME-Version': '1.0',
          'Auto-Submitted': 'auto-generated',
          References: '<1@kov.example> <2@kov.example>',
          'Message-ID': `<${MessageId}@eu-central-1.amazonses.com>`,
          Date: 'Fri, 20 Feb 2026 14:40:05 +0000',
        },
        sentAt: '2026-02-20T14:40:05.678Z',
        attachments: [
          {
            name: 'kohtumine.ics',
            type: 'text/calendar; charset=UTF-8',
            contentBase64: Buffer.from(RawContent).toString('base64'),
          },
        ],
      },
    ]);
  });

  it('without an address to reply to says so', async () => {
    await send();
    expect(ses.mails()[0]).toMatchObject({ replyTo: null, html: null, attachments: [] });
  });

  it('is found by whoever it went to, in whatever case, oldest first', async () => {
    await send(
      { Subject: { Data: '1' } },
      { Destination: { ToAddresses: ['Mari@KOV.example', 'ska@tugirada.example'] } },
    );
    await send({ Subject: { Data: '2' } }, { Destination: { CcAddresses: ['mari@kov.example'] } });
    await send({ Subject: { Data: '3' } }, { Destination: { BccAddresses: ['MARI@kov.example'] } });
    await send({ Subject: { Data: '4' } }, { Destination: { ToAddresses: ['ri@kov.example'] } });

    const subjects = (to: string) => ses.mails(to).map((mail) => mail.subject);
    expect(subjects('mari@kov.EXAMPLE')).toEqual(['1', '2', '3']);
    expect(subjects('ri@kov.example')).toEqual(['4']);
    expect(subjects('ska@tugirada.example')).toEqual(['1']);
    expect(subjects('%@kov.example')).toEqual([]);
  });

  it('is there after a new start', async () => {
    await send();
    ses.close();
    ses = open();
    expect(ses.mails('abi@teenus.example')).toHaveLength(1);
  });

  it('counts as work under way with its events, so that time is not moved under it', async () => {
    const before = clock.tracked;
    await send();
    expect(clock.tracked).toBe(before + 2);
  });

  it('may be a raw message, whose Message-ID and Date SES replaces', async () => {
    const Data = await new MailComposer({
      from: 'Tugirada näide <teated@tugirada.example>',
      to: 'Abi <abi@teenus.example>',
      replyTo: 'juhtum+1@tugirada.example',
      subject: 'Tähtaeg',
      text: 'Tere, õhtust!',
      messageId: '<own@tugirada.example>',
      date: new Date('2020-01-01T00:00:00Z'),
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [{ filename: 'õ.txt', content: 'õ' }],
    })
      .compile()
      .build();
    const { MessageId } = await client.send(new SendEmailCommand({ Content: { Raw: { Data } } }));

    const [mail] = ses.mails('abi@teenus.example');
    expect(mail).toMatchObject({
      from: 'teated@tugirada.example',
      replyTo: 'juhtum+1@tugirada.example',
      subject: 'Tähtaeg',
      text: 'Tere, õhtust!\n',
      attachments: [{ name: 'õ.txt', contentBase64: Buffer.from('õ').toString('base64') }],
    });
    expect(mail?.headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'Message-ID': `<${MessageId}@eu-central-1.amazonses.com>`,
      Date: 'Fri, 20 Feb 2026 14:40:05 +0000',
    });
  });
});

describe('SES refuses', () => {
  const to = (count: number) => ({
    Destination: { ToAddresses: Array.from({ length: count }, (_, n) => `a${n}@kov.example`) },
  });
  const header = (Name: string, Value: string) => ({ Headers: [{ Name, Value }] });
  const attachment = { Attachments: [{ FileName: 'a.txt', RawContent: new TextEncoder().encode('õ') }] };

  it.each<[string, Partial<SimpleInput>, Partial<SendEmailCommandInput>?]>([
    ['51 recipients', {}, to(51)],
    ['nobody', {}, to(0)],
    ['a line break in a header', header('X-Case', 'a\r\nBcc: evil@evil.example')],
    ['a line break in the subject', { Subject: { Data: 'a\nBcc: evil@evil.example' } }],
    ['letters beyond ASCII in a header', header('X-Case', 'tähtaeg')],
    ['a Message-ID of our own', header('message-id', '<1@tugirada.example>')],
    ['a header given twice', { Headers: [...header('X-A', '1').Headers, ...header('x-a', '2').Headers] }],
    ['a space in a header name', header('X Case', 'a')],
    ['no body', { Body: {} }],
    ['an attachment that its encoding would damage', attachment],
    ['two addresses in one', {}, { Destination: { ToAddresses: ['a@kov.example, b@kov.example'] } }],
    ['letters beyond ASCII in an address', {}, { Destination: { ToAddresses: ['õ@kov.example'] } }],
    ['a local part of 65 characters', {}, { ReplyToAddresses: [`${'a'.repeat(65)}@tugirada.example`] }],
    ['no sender', {}, { FromEmailAddress: undefined }],
    ['a tag with another character', {}, { EmailTags: [{ Name: 'mail', Value: 'MAIL#1' }] }],
  ])('%s', async (_, simple, more) => {
    await expect(send(simple, more)).rejects.toBeInstanceOf(BadRequestException);
    expect(ses.mails()).toEqual([]);
  });

  it('what a test tells it to', async () => {
    const gone = { Destination: { ToAddresses: ['Gone@kov.example'] } };
    await expect(send({}, gone)).rejects.toBeInstanceOf(MessageRejected);
    expect(ses.mails()).toEqual([]);
  });

  it('but takes 50 recipients', async () => {
    await send({}, to(50));
    expect(ses.mails('a49@kov.example')).toHaveLength(1);
  });
});

describe('what became of a mail', () => {
  const tagged = {
    EmailTags: [{ Name: 'mail', Value: 'TR26-4F7KQ-3-0' }],
    ConfigurationSetName: 'tugirada',
  };

  it('is told: SES took it, then it arrived', async () => {
    const { MessageId } = await send({}, tagged);
    await vi.waitFor(() => expect(events).toHaveLength(2));
    const mail = {
      messageId: MessageId,
      timestamp: '2026-02-20T14:40:05.678Z',
      tags: { mail: ['TR26-4F7KQ-3-0'], 'ses:configuration-set': ['tugirada'] },
    };
    expect(events).toEqual([
      { eventType: 'Send', mail },
      { eventType: 'Delivery', mail },
    ]);
  });

  it('is told after the next start when the process ended before', async () => {
    const failed = vi.spyOn(console, 'error').mockReturnValue();
    hear = () => Promise.reject(new Error('killed'));
    await send({}, tagged);
    await vi.waitFor(() => expect(failed).toHaveBeenCalled());
    failed.mockRestore();
    ses.close();
    hear = async (event) => void events.push(event);
    ses = open();
    ses.begin();
    await vi.waitFor(() => expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']));
    ses.begin();
    await Promise.resolve();
    expect(events).toHaveLength(2);
  });
});
