/** Replies, forwards, bounces and out-of-office mails. */
import { CASE_MANAGER, type ComposedMail, rawMail, withSes } from './compose.ts';

export const CASE = 'TR26-4F7KQ';
export const CASE_ADDRESS = 'juhtum+tr26-4f7kq.0123456789abcdefghjk@tugirada.example';

/** What we wrote before, as Outlook and Gmail quote it. */
export const OUR_RECEIPT = `Oleme suunamise ${CASE} kätte saanud.\nPuudu on: telefon, suhtluskeel.\nTelefon: 000 0000\nSotsiaalkindlustusamet`;

export const OUTLOOK_HISTORY = `-----Algne kiri-----
Saatja: Tugirada <${CASE_ADDRESS}>
Saadetud: reede, 13. veebruar 2026 10:05
Adressaat: Mari Maasikas <mari.maasikas@elva.ee>
Teema: [${CASE}] Suunamine on käes

${OUR_RECEIPT}`;

export const GMAIL_HISTORY = `Kontakt Tugirada (<${CASE_ADDRESS}>) kirjutas kuupäeval R, 13. veebruar 2026
kell 10:05:

${OUR_RECEIPT.split('\n')
  .map((line) => `> ${line}`)
  .join('\n')}`;

/** A reply to a case address. */
export function replyMail(text: string, over: ComposedMail & { history?: string } = {}): Promise<Buffer> {
  const { history = OUTLOOK_HISTORY, ...rest } = over;
  return rawMail({
    to: CASE_ADDRESS,
    subject: `Re: [${CASE}] Suunamine on käes`,
    inReplyTo: '<0102018d@eu-west-1.amazonses.com>',
    references: '<0102018d@eu-west-1.amazonses.com>',
    text: `${text}\n\nLugupidamisega\nMari Maasikas\ntel 5345 6789\n\n${history}\n`,
    arrival: { recipient: CASE_ADDRESS },
    ...rest,
  });
}

export function forwardMail(inner: string, over: ComposedMail = {}): Promise<Buffer> {
  return rawMail({
    from: 'Kati Kask <kati.kask@elva.ee>',
    subject: 'Fwd: Suunamine',
    text: `Tere, edastan.\n\nKati Kask\ntel 730 9880\n\n---------- Forwarded message ---------\nFrom: ${CASE_MANAGER}\nDate: N, 12. veebruar 2026 kell 15:00\nSubject: Suunamine\nTo: Kati Kask <kati.kask@elva.ee>\n\n${inner}\n`,
    ...over,
  });
}

export function outOfOfficeMail(over: ComposedMail = {}): Promise<Buffer> {
  return rawMail({
    to: CASE_ADDRESS,
    subject: `Automaatvastus: [${CASE}] Suunamine on käes`,
    text: 'Olen puhkusel kuni 1. märtsini. Kiirete küsimuste korral helistage 730 9880.',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    ...over,
  });
}

/** A delivery status notification (RFC 3464) about a mail of ours. */
export function bounceMail(): Buffer {
  const raw = `From: Mail Delivery Subsystem <mailer-daemon@mail.elva.ee>
To: ${CASE_ADDRESS}
Subject: Undelivered Mail Returned to Sender
Message-ID: <dsn1@mail.elva.ee>
Date: Fri, 13 Feb 2026 10:00:00 +0200
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"

--dsn
Content-Type: text/plain; charset=us-ascii

The mail could not be delivered to mari.maasikas@elva.ee.

--dsn
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.elva.ee

Final-Recipient: rfc822; mari.maasikas@elva.ee
Action: failed
Status: 5.1.1

--dsn
Content-Type: message/rfc822

From: Tugirada <suunamine@tugirada.example>
To: mari.maasikas@elva.ee
Subject: [${CASE}] Suunamine
Message-ID: <0102018d@eu-west-1.amazonses.com>

Oleme suunamise saanud.

--dsn--
`.replaceAll('\n', '\r\n');
  const topped = withSes(Buffer.from(raw), 'mailer-daemon@mail.elva.ee', {}).toString('latin1');
  return Buffer.from(topped.replace(/^Return-Path: .*$/m, 'Return-Path: <>'), 'latin1');
}
