/** Mails of random structure: the reader never throws and always gives a reading that the schema takes. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingSchema } from '#domain/reading';
import { read } from './surroundings.ts';

/** A part of a mail: its headers, and a body or parts of its own. */
interface Part {
  headers: string[];
  body: string | Part[];
}

const CHARSETS = ['utf-8', 'iso-8859-1', 'windows-1257', 'koi8-r', 'us-ascii', 'utf-16', 'no-such', '"', ''];
const ENCODINGS = ['7bit', '8bit', 'base64', 'quoted-printable', 'x-uuencode', 'BASE64 ', ''];
const TYPES = [
  'text/plain',
  'text/html',
  'text/rfc822-headers',
  'message/rfc822',
  'message/delivery-status',
  'application/pdf',
  'application/zip',
  'application/octet-stream',
  'image/png',
  'TEXT/Plain',
  'text',
  '/',
];
const MULTIPARTS = ['mixed', 'alternative', 'related', 'report; report-type=delivery-status', 'digest', 'x'];

const words = fc.constantFrom(
  'Nimi: Olena Kovalenko',
  'Isikukood: 48503120013',
  'Keel: ukraina',
  'Klient\tPetro',
  '> tsiteeritud',
  'Otsus nr 7-1/15',
  'From: a@b.ee',
  '-----Algne kiri-----',
  'Lugupidamisega',
  '<table><tr><td>Nimi<td>Ann Tamm',
  '<blockquote><p>',
  '=C3=B5=\n=',
  'T2xlbmE=',
  '%PDF-1.7\n1 0 obj',
  'PK\u0003\u0004',
  '\u0000\u202e\ufeff',
  'õäöü šž Ø ß',
  'Личный код: 48503120013',
);
const text = fc
  .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

const headerValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '=?utf-8?B?w7U=?=',
    '=?koi8-r?Q?=E9',
    '<a@b>',
    '"Kask, Mari" <m@elva.ee>',
    'grupp: a@b, c@d;',
    '',
  ),
);
const header = fc
  .tuple(
    fc.constantFrom(
      'From',
      'To',
      'Subject',
      'Date',
      'Message-ID',
      'References',
      'In-Reply-To',
      'Return-Path',
      'Received',
      'Authentication-Results',
      'Auto-Submitted',
      'List-Id',
      'X-Failed-Recipients',
      'X-SES-Virus-Verdict',
      'Content-Disposition',
    ),
    headerValue,
  )
  .map(([name, value]) => `${name}: ${value}`);

const leaf = fc
  .record({
    type: fc.constantFrom(...TYPES),
    charset: fc.constantFrom(...CHARSETS),
    encoding: fc.constantFrom(...ENCODINGS),
    name: fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
    more: fc.array(header, { maxLength: 3 }),
    body: text,
  })
  .map(
    ({ type, charset, encoding, name, more, body }): Part => ({
      headers: [
        `Content-Type: ${type}; charset=${charset}${name === null ? '' : `; name*0*=utf-8''${name}`}`,
        `Content-Transfer-Encoding: ${encoding}`,
        ...more,
      ],
      body,
    }),
  );

const tree = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom(...MULTIPARTS),
        fc.array(tie('part'), { maxLength: 4 }),
        fc.array(header, { maxLength: 2 }),
      )
      .map(([kind, body, more]): Part => ({ headers: [`Content-Type: multipart/${kind}`, ...more], body })),
  ),
})).part;

const rare = <T>(common: T, others: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(common) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const mail = fc.record({
  top: fc.array(header, { maxLength: 8 }),
  part: tree,
  newline: rare('\r\n', ['\n', '\r']),
  encoding: fc.constantFrom<BufferEncoding>('utf8', 'latin1'),
  /** How boundaries are written: the same for all parts is a mistake that programs make. */
  boundary: rare('deep', ['same', 'quoted', 'missing']),
  close: fc.boolean(),
});

describe('a mail of random structure', { timeout: 90_000 }, () => {
  it('never makes the reader throw, and gives a reading by the schema', async () => {
    await fc.assert(
      fc.asyncProperty(mail, async ({ top, part, newline, encoding, boundary, close }) => {
        const source = `${top.join('\n')}\n${written(part, boundary, close, 'b')}`;
        const reading = await read(Buffer.from(source.replaceAll('\n', newline), encoding));
        expect(readingSchema.parse(reading)).toEqual(reading);
      }),
      { numRuns: 400 },
    );
  });

  it('never makes the reader throw when any of its bytes are damaged', async () => {
    const damage = fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(mail, damage, async ({ top, part, boundary, close }, places) => {
        const bytes = Buffer.from(`${top.join('\r\n')}\r\n${written(part, boundary, close, 'b')}`);
        for (const [at, byte] of places) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const reading = await read(bytes);
        expect(readingSchema.parse(reading)).toEqual(reading);
      }),
      { numRuns: 200 },
    );
  });
});

describe('mails that once were read wrongly', () => {
  it.each([
    ['a header without an end', 'From: a@elva.ee\r\nSubject: x'],
    ['only a boundary', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b--'],
    ['an empty boundary', 'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\nx'],
    ['a charset that is no text', 'Content-Type: text/plain; charset="\u0000"\r\n\r\nNimi: \u00f5'],
    ['a date far away', 'Date: Fri, 13 Feb 275761 10:00:00 +0200\r\n\r\nx'],
    [
      'a bounce about nothing',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b--',
    ],
  ])('%s', async (_, source) => {
    expect(readingSchema.safeParse(await read(Buffer.from(source))).success).toBe(true);
  });
});

/** The part as it stands in a mail; `place` tells the boundaries of different depths apart. */
function written(part: Part, boundary: string, close: boolean, place: string): string {
  if (typeof part.body === 'string') return `${part.headers.join('\n')}\n\n${part.body}`;
  const name = boundary === 'same' ? 'b' : place;
  const [type = '', ...headers] = part.headers;
  const mark = boundary === 'missing' ? '' : `; boundary=${boundary === 'quoted' ? `"${name}"` : name}`;
  const inner = part.body.map((one, at) => `--${name}\n${written(one, boundary, close, `${place}${at}`)}\n`);
  return `${[`${type}${mark}`, ...headers].join('\n')}\n\n${inner.join('')}${close ? `--${name}--\n` : ''}`;
}
