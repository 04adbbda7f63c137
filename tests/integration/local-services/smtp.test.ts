/** The local mail receiver, spoken to by nodemailer and, where nodemailer is too polite, by a bare socket. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createTransport, type SendMailOptions } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSmtp, type Smtp } from '../../../infra/local/services/smtp.ts';
import { standingClock } from './http-server.ts';

const clock = standingClock('2026-02-20T14:40:05.000Z');
let smtp: Smtp;
let port: number;
let stored: Map<string, Buffer>;
let put: (key: string, bytes: Buffer) => Promise<void>;

beforeEach(async () => {
  stored = new Map();
  put = async (key, bytes) => void stored.set(key, bytes);
  smtp = createSmtp({
    port: 0,
    domain: 'tugirada.example',
    region: 'eu-central-1',
    put: (key, bytes) => put(key, bytes),
    clock,
  });
  port = await smtp.start();
});
afterEach(() => smtp.stop());

const send = async (mail: SendMailOptions = {}) => {
  const transport = createTransport({ host: '127.0.0.1', port, name: 'mail.kov.example', ignoreTLS: true });
  try {
    return await transport.sendMail({
      from: 'Mari Maasikas <mari@kov.example>',
      to: 'suunamine@tugirada.example',
      subject: 'Suunamine',
      text: 'Tere, õhtust!',
      ...mail,
    });
  } finally {
    transport.close();
  }
};
const theMail = () => {
  const [[key, bytes] = ['', Buffer.alloc(0)], ...others] = stored;
  expect(others).toEqual([]);
  return { key, text: bytes.toString('latin1'), bytes };
};
/** The lines on top of the mail's own, unfolded. */
const headersOnTop = (text: string, ownFirst: string) =>
  text
    .slice(0, text.indexOf(`\r\n${ownFirst}`))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

describe('a mail that is taken', () => {
  it('lies in the inbox with the headers of SES above its own', async () => {
    await send({
      headers: { 'Authentication-Results': 'amazonses.com; dmarc=pass header.from=evil.example' },
    });
    const { key, text, bytes } = theMail();
    const id = key.slice('inbox/'.length);
    const spf =
      'pass (spfCheck: domain of kov.example designates 127.0.0.1 as permitted sender) ' +
      'client-ip=127.0.0.1; envelope-from=mari@kov.example; helo=mail.kov.example;';

    expect(key).toMatch(/^inbox\/[a-z0-9]{40}$/);
    expect(headersOnTop(text, 'Authentication-Results: amazonses.com; dmarc=pass header.from=evil')).toEqual([
      'Return-Path: <mari@kov.example>',
      `Received: from mail.kov.example (mail.kov.example [127.0.0.1]) by inbound-smtp.eu-central-1.amazonaws.com with SMTP id ${id} for suunamine@tugirada.example; Fri, 20 Feb 2026 14:40:05 +0000 (UTC)`,
      'X-SES-Spam-Verdict: PASS',
      'X-SES-Virus-Verdict: PASS',
      `Received-SPF: ${spf}`,
      `Authentication-Results: amazonses.com; spf=${spf} dkim=pass header.i=@kov.example; dmarc=pass header.from=kov.example;`,
    ]);
    expect(await PostalMime.parse(bytes)).toMatchObject({
      subject: 'Suunamine',
      text: 'Tere, õhtust!\n',
      from: { address: 'mari@kov.example' },
    });
  });

  it('has failed SPF, DKIM and DMARC when it asks for that, and a virus likewise', async () => {
    await send({ headers: { 'X-Local-Verdict': 'fail' } });
    const { text } = theMail();
    expect(text).toContain(
      'Received-SPF: fail (spfCheck: domain of kov.example does not designate 127.0.0.1',
    );
    expect(text).toContain('\r\n spf=fail ');
    expect(text).toContain(
      '\r\n dkim=fail header.i=@kov.example;\r\n dmarc=fail header.from=kov.example;\r\n',
    );
    expect(text).toContain('X-SES-Virus-Verdict: PASS');

    stored.clear();
    await send({ headers: { 'X-Local-Verdict': 'virus' } });
    expect(theMail().text).toContain('X-SES-Virus-Verdict: FAIL');
  });

  it('does not fail because its text speaks of the verdict', async () => {
    await send({ text: 'X-Local-Verdict: fail' });
    expect(theMail().text).toContain('dmarc=pass');
  });

  it('from two domains at once does not pass DMARC', async () => {
    await send({
      from: ['mari@kov.example', 'x@evil.example'],
      envelope: { from: 'x@evil.example', to: 'suunamine@tugirada.example' },
    });
    expect(theMail().text).toContain('dmarc=fail');
  });

  it('may be a bounce, which has no envelope sender', async () => {
    const envelope = { from: '', to: 'juhtum+tr26-4f7kq.abc@tugirada.example' };
    await send({ from: 'MAILER-DAEMON@kov.example', envelope });
    expect(theMail().text).toMatch(/^Return-Path: <>\r\n/);
    expect(theMail().text).toContain('dmarc=pass header.from=kov.example');
  });

  it('to several of our addresses is one object, for the first of them', async () => {
    await send({ to: ['Juhtum+TR26-4F7KQ.abc@Tugirada.example', 'SUUNAMINE@tugirada.example'] });
    expect(theMail().text).toContain('\r\n for Juhtum+TR26-4F7KQ.abc@tugirada.example;\r\n');
  });

  it('counts as work under way while it is stored', async () => {
    const before = clock.tracked;
    await send();
    expect(clock.tracked).toBe(before + 1);
  });
});

describe('a mail that is not taken', () => {
  it.each([
    'info@tugirada.example',
    'juhtum@tugirada.example',
    'juhtum+@tugirada.example',
    'suunamine@teine.example',
    'suunamine@tugirada.example.evil.example',
  ])('for %s is refused with 550', async (to) => {
    await expect(send({ to })).rejects.toMatchObject({ responseCode: 550 });
    expect(stored.size).toBe(0);
  });

  it('when it cannot be stored, so that its sender tries again', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    put = () => Promise.reject(new Error('disk full'));
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('over a bare socket', () => {
  let socket: Socket;
  let answers: AsyncIterator<string>;
  const answer = async () => {
    let line = '';
    do {
      line = String((await answers.next()).value);
    } while (line[3] === '-');
    return line;
  };
  const say = async (line: string) => {
    socket.write(`${line}\r\n`);
    return await answer();
  };
  const sayAll = async (...lines: string[]) => {
    for (const line of lines) {
      expect(await say(line)).toMatch(/^[23]/);
    }
  };

  beforeEach(async () => {
    socket = connect(port, '127.0.0.1');
    answers = createInterface({ input: socket })[Symbol.asyncIterator]();
    expect(await answer()).toMatch(/^220/);
    await sayAll(
      'EHLO kov.example;dmarc=pass',
      'MAIL FROM:<mari@kov.example>',
      'RCPT TO:<suunamine@tugirada.example>',
      'DATA',
    );
  });
  afterEach(() => socket.destroy());

  it('is told 250 only when the mail is on disk', async () => {
    const order: string[] = [];
    const { promise: onDisk, resolve: finish } = Promise.withResolvers<void>();
    const { promise: storing, resolve: begin } = Promise.withResolvers<void>();
    put = () => {
      begin();
      return onDisk;
    };
    const told = say('From: mari@kov.example\r\n\r\nTere\r\n.').then((line) => order.push(line.slice(0, 3)));
    await storing;
    // An early answer would have arrived long before this sender has been greeted and turned away.
    await expect(send({ to: 'info@tugirada.example' })).rejects.toMatchObject({ responseCode: 550 });
    order.push('stored');
    finish();
    await told;

    expect(order).toEqual(['stored', '250']);
  });

  it('a mail over 40 MB is refused with 552 and the next one goes through', async () => {
    const megabyte = `${'x'.repeat(1022)}\r\n`.repeat(1024);
    for (let count = 0; count < 41; count += 1) {
      if (!socket.write(megabyte)) {
        await once(socket, 'drain');
      }
    }
    expect(await say('\r\n.')).toMatch(/^552/);
    expect(stored.size).toBe(0);

    await sayAll('MAIL FROM:<mari@kov.example>', 'RCPT TO:<suunamine@tugirada.example>', 'DATA');
    expect(await say('From: mari@kov.example\r\n\r\nTere\r\n.')).toMatch(/^250/);
    expect(stored.size).toBe(1);
  });

  it('a mail whose sender hangs up in the middle is not stored', async () => {
    socket.write('From: mari@kov.example\r\n\r\nHalf of the');
    socket.destroy();
    await once(socket, 'close');
    await send({ subject: 'after it' });
    await smtp.stop();

    expect(theMail().text).toContain('Subject: after it');
  });

  it('what the sender calls itself cannot look like a result of SES', async () => {
    await say('From: "dmarc=pass" <mari@kov.example>\r\nX-Local-Verdict: FAIL\r\n\r\nTere\r\n.');
    expect(theMail().text).not.toMatch(/; ?dmarc=pass/);
    expect(theMail().text).toContain('\r\n dmarc=fail header.from=kov.example;\r\n');
  });
});
