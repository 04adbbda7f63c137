/** Turns mail options into raw bytes, the same each time, with SES's headers on top when asked. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';

/** What SES found out about the sender. */
export interface SesVerdict {
  spf: 'pass' | 'fail' | 'none';
  dkim: 'pass' | 'fail' | 'none';
  dmarc: 'pass' | 'fail' | 'none';
  virus: 'PASS' | 'FAIL';
  /** Domain of the envelope and of the DKIM signature; else the From domain. */
  domain: string;
  /** Where SES delivered it. */
  recipient: string;
}

export interface ComposedMail extends Mail.Options {
  /** What SES writes on top; false: nothing. */
  arrival?: Partial<SesVerdict> | false;
}

/** Raw bytes of a mail. Default: from Elva's case manager to the referral inbox, authentic. */
export async function rawMail(options: ComposedMail): Promise<Buffer> {
  const { arrival, ...rest } = options;
  const from = String(options.from ?? CASE_MANAGER);
  const composer = new MailComposer({
    from,
    to: 'suunamine@tugirada.example',
    messageId: `<${digest(JSON.stringify(rest))}@elva.ee>`,
    date: new Date('2026-02-13T08:00:00Z'),
    baseBoundary: digest(String(options.subject)),
    ...rest,
  } as Mail.Options);
  const raw = await composer.compile().build();
  return arrival === false ? raw : withSes(raw, from, arrival ?? {});
}

export const CASE_MANAGER = 'Mari Maasikas <mari.maasikas@elva.ee>';

/** Puts the headers that SES writes above a raw mail. */
export function withSes(raw: Buffer, from: string, verdict: Partial<SesVerdict>): Buffer {
  const fromDomain = /@([\w.-]+)/.exec(from)?.[1] ?? 'elva.ee';
  const { spf = 'pass', dkim = 'pass', dmarc = 'pass', virus = 'PASS', domain = fromDomain } = verdict;
  const recipient = verdict.recipient ?? 'suunamine@tugirada.example';
  const head = [
    `Return-Path: <saatja@${domain}>`,
    `Received: from mail.${domain} (mail.${domain} [192.0.2.10]) by inbound-smtp.eu-west-1.amazonaws.com with SMTP id k1 for ${recipient}; Fri, 13 Feb 2026 08:00:01 +0000 (UTC)`,
    'X-SES-Spam-Verdict: PASS',
    `X-SES-Virus-Verdict: ${virus}`,
    `Authentication-Results: amazonses.com; spf=${spf} (spfCheck: domain of ${domain} designates 192.0.2.10 as permitted sender) client-ip=192.0.2.10; envelope-from=saatja@${domain}; helo=mail.${domain}; dkim=${dkim} header.i=@${domain}; dmarc=${dmarc} header.from=${fromDomain};`,
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), raw]);
}

/** Encodes text in a single-byte charset that Node can decode. */
export function encoded(text: string, charset: string): Buffer {
  const table = new Map<string, number>();
  const decoder = new TextDecoder(charset);
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(new Uint8Array([byte])), byte);
  return Buffer.from([...text].map((char) => table.get(char) ?? 0x3f));
}

/** A plain mail written by hand: the bytes of the body as they are, under any charset label (null: none). */
export function handMadeMail(body: Buffer, charset: string | null, headers: string[] = []): Buffer {
  const head = [
    `From: ${CASE_MANAGER}`,
    'To: suunamine@tugirada.example',
    'Subject: Suunamine tugiisikuteenusele',
    'Message-ID: <kasitsi@elva.ee>',
    'Date: Fri, 13 Feb 2026 10:00:00 +0200',
    'MIME-Version: 1.0',
    `Content-Type: text/plain${charset === null ? '' : `; charset=${charset}`}`,
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    '',
  ].join('\r\n');
  return withSes(Buffer.concat([Buffer.from(head), body]), CASE_MANAGER, {});
}

/** A short name for a text, the same each time (FNV-1a). */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `m${hash.toString(36)}`;
}
