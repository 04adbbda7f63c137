/** The short way of opening a plain mail against the MIME parser: where it answers at all, it answers the same. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openByParser } from '#mail/read/mime';
import { openPlainMail } from '#mail/read/plain-mail';
import { MAILS } from '../../fixtures/make-mails.ts';

const bytesOf = (text: string) => Buffer.from(text, 'latin1');

const plain = (headers: string, body: string) =>
  bytesOf(`From: a@elva.ee\r\nSubject: Suunamine\r\n${headers}\r\n\r\n${body}`);

describe('a mail that is opened without the MIME parser', () => {
  it.each(readdirSync(MAILS).filter((file) => file.endsWith('.eml')))('%s is opened alike', async (file) => {
    const bytes = readFileSync(new URL(file, MAILS));
    const opened = openPlainMail(bytes);
    if (opened !== null) expect(opened).toEqual(await openByParser(bytes));
  });

  it('is nearly every fixture mail without files', () => {
    const files = readdirSync(MAILS).filter((file) => file.endsWith('.eml'));
    const short = files.filter((file) => openPlainMail(readFileSync(new URL(file, MAILS))) !== null);
    expect(short.length / files.length).toBeGreaterThan(0.85);
  });

  it.each([
    ['a file', 'Content-Disposition: attachment', 'x'],
    ['joined lines', 'Content-Type: text/plain; format=flowed', 'x'],
    ['a continued parameter', "Content-Type: text/plain; charset*0=utf-8''", 'x'],
    ['an unknown encoding', 'Content-Transfer-Encoding: x-uuencode', 'x'],
    ['base64 with a remark in it', 'Content-Transfer-Encoding: base64', 'Tk=ltaQ== (lõpp)'],
    ['a comment in its type', 'Content-Type: text/plain (tekst)', 'x'],
    ['a header of raw bytes', 'X-Koht: \u00f5', 'x'],
    ['a line without a colon', 'From suunamine', 'x'],
    ['a carriage return alone', 'X-Koht: a\rb', 'x'],
    ['parts without an end', 'Content-Type: multipart/alternative; boundary=b', '--b\r\n\r\nx\r\n'],
    ['parts that are files', 'Content-Type: multipart/mixed; boundary=b', '--b\r\n\r\nx\r\n--b--'],
  ])('is none with %s', (_, headers, body) => {
    expect(openPlainMail(plain(headers, body))).toBeNull();
  });

  it('may be of any bytes in any of its encodings', async () => {
    let short = 0;
    await fc.assert(
      fc.asyncProperty(letter, async (source) => {
        const bytes = bytesOf(source);
        const opened = openPlainMail(bytes);
        if (opened === null) return;
        short += 1;
        expect(opened).toEqual(await openByParser(bytes));
      }),
      { numRuns: 2_000 },
    );
    expect(short).toBeGreaterThan(500);
  });
});

const line = fc.oneof(
  fc.constantFrom(
    '--b',
    '--b--',
    '--b ',
    '--bb',
    '--',
    '=',
    '=3D=',
    '=C3=B5=20',
    '=3=',
    'T2xlbmE=',
    'T2xlbmE',
    'Nimi: Olena',
    'Content-Type: text/html',
    '',
    '',
    '\u00c3\u00b5',
    ' ',
    '==',
  ),
  fc.string({ maxLength: 12 }),
);
const body = (separator: string) => fc.array(line, { maxLength: 10 }).map((lines) => lines.join(separator));
const header = fc.constantFrom(
  'Content-Type: text/plain; charset=utf-8',
  'Content-Type: text/plain;\r\n charset="iso-8859-15"',
  'Content-Type: TEXT/HTML; Charset=windows-1257',
  'Content-Type: multipart/alternative; boundary=b',
  'Content-Type: multipart/alternative;\r\n\tboundary="b"',
  'Content-Type: text/plain; name=x',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: Base64',
  'Content-Transfer-Encoding: 8bit ',
  'Subject : x',
  'X-Long: a\r\n  b\r\n\tc',
);
const letter = fc.constantFrom('\r\n', '\n').chain((separator) =>
  fc
    .tuple(
      fc.array(header, { maxLength: 4 }),
      fc.oneof(
        body(separator),
        fc
          .array(fc.tuple(fc.array(header, { maxLength: 2 }), body(separator)), {
            minLength: 1,
            maxLength: 5,
          })
          .map((parts) =>
            [
              ...parts.map(([heads, text]) => `--b${separator}${[...heads, '', text].join(separator)}`),
              '--b--',
            ].join(separator),
          ),
      ),
    )
    .map(
      ([headers, text]) =>
        `${['From: a@elva.ee', ...headers].join(separator)}${separator}${separator}${text}`,
    ),
);
