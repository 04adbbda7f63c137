/** The headers that SES writes on top of a mail it has received, as they stand in the object in S3. */
import { type Address, addressParser } from 'postal-mime';

export interface Received {
  /** SES's id of the mail, which is also the last part of the object's key. */
  id: string;
  /** Envelope sender; empty for a bounce. */
  mailFrom: string;
  /** First recipient of the envelope. */
  recipient: string;
  helo: string;
  clientIp: string;
  region: string;
  /** ms since 1970 */
  receivedAt: number;
}

/**
 * Nothing is checked here: every mail passes, unless it asks for another verdict by a header `X-Local-Verdict`:
 * `fail` is a forged sender (SPF, DKIM and DMARC fail), `virus` is one with a virus. A mail that has not exactly one
 * domain in From fails DMARC, as there is nothing to align with.
 * @param mail the mail as it came
 * @returns header lines with CRLF, to be put before the mail
 */
export const inboundHeaders = (mail: Buffer, received: Received): string => {
  const headers = readHeaders(mail);
  const verdict = valuesOf(headers, 'x-local-verdict')[0]?.trim().toLowerCase();
  const spf = verdict === 'fail' ? 'fail' : 'pass';
  const helo = harmless(received.helo) || 'unknown';
  const sender = harmless(received.mailFrom);
  const domain = sender.split('@').at(-1) || helo;
  const designates = spf === 'pass' ? 'designates' : 'does not designate';
  const check =
    `${spf} (spfCheck: domain of ${domain} ${designates} ${received.clientIp} as permitted sender)` +
    ` client-ip=${received.clientIp}; envelope-from=${sender}; helo=${helo};`;
  const date = new Date(received.receivedAt).toUTCString().replace('GMT', '+0000 (UTC)');
  return [
    `Return-Path: <${sender}>`,
    `Received: from ${helo} (${helo} [${received.clientIp}])`,
    ` by inbound-smtp.${received.region}.amazonaws.com with SMTP id ${received.id}`,
    ` for ${harmless(received.recipient)};`,
    ` ${date}`,
    'X-SES-Spam-Verdict: PASS',
    `X-SES-Virus-Verdict: ${verdict === 'virus' ? 'FAIL' : 'PASS'}`,
    `Received-SPF: ${check}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${check}`,
    ...authentication(valuesOf(headers, 'from'), spf).map((line) => ` ${line}`),
    '',
  ].join('\r\n');
};

/** DKIM and DMARC by the domains in From. */
const authentication = (from: string[], result: 'pass' | 'fail'): string[] => {
  const mailboxes = from
    .flatMap((value) => addressParser(value))
    .flatMap((one: Address) => one.group ?? [one]);
  const domains = mailboxes.map((one) => harmless(one.address?.split('@').at(-1)?.toLowerCase() ?? ''));
  const [domain = ''] = domains;
  if (domain === '') {
    return ['dkim=none;'];
  }
  const aligned = from.length === 1 && new Set(domains).size === 1;
  return [`dkim=${result} header.i=@${domain};`, `dmarc=${aligned ? result : 'fail'} header.from=${domain};`];
};

/** What a sender chose must not look like a result or a header of SES. */
const harmless = (text: string): string => text.replace(/[^\w.!#$%&'*+/?^`{|}~@:[\]=-]/g, '');

const LONGEST_HEADERS_BYTES = 1024 * 1024;

/** Name (lower case) and unfolded value of each header, in order. */
const readHeaders = (mail: Buffer): [name: string, value: string][] => {
  const text = mail.toString('latin1', 0, LONGEST_HEADERS_BYTES);
  const block = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
};

const valuesOf = (headers: [name: string, value: string][], name: string): string[] =>
  headers.flatMap(([other, value]) => (other === name ? [value] : []));
