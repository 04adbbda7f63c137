import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingSchema } from '#domain/reading';
import { handMadeMail, rawMail } from '../../support/mails/compose.ts';
import { pdf } from '../../support/mails/pdf.ts';
import { referralMail } from '../../support/mails/referral-mail.ts';
import { read, readText } from './surroundings.ts';

/** Two sizes of the same hostile text (characters). Linear work grows fourfold between them, quadratic sixteenfold. */
const SMALL = 40_000;
const LARGE = 4 * SMALL;
const LARGEST_GROWTH = 9;

/** Below this much processor time (ms) growth is noise. Processor time, not the clock's: a busy machine changes little. */
const NOISE_MS = 250;

/** The most that a megabyte of anything may cost (ms of processor time); quadratic work on it costs minutes. */
const LIMIT_MS = 10_000;
const MEGABYTE = 1_000_000;
const PATIENCE_MS = 90_000;

const cpuMs = (started: NodeJS.CpuUsage): number => {
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1_000;
};

/** A piece repeated to a size; a start and the piece where the piece alone is not hostile. */
type Hostile = string | { start: string; piece: string };

const sized = (hostile: Hostile, size: number): string => {
  const { start, piece } = typeof hostile === 'string' ? { start: '', piece: hostile } : hostile;
  return start + piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
};

/** Reads both sizes and holds the growth to what is linear; three tries, for the machine may be busy. */
async function expectLinear(hostile: Hostile, mail: (text: string) => Promise<Buffer> | Buffer) {
  const cost = async (size: number) => {
    const bytes = await mail(sized(hostile, size));
    const started = process.cpuUsage();
    const reading = await read(bytes);
    const spent = cpuMs(started);
    expect(readingSchema.safeParse(reading).success).toBe(true);
    return spent;
  };
  const growths: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const small = await cost(SMALL);
    const large = await cost(LARGE);
    growths.push(large < NOISE_MS ? 1 : large / small);
    if ((growths.at(-1) ?? 0) <= LARGEST_GROWTH) break;
  }
  expect(Math.min(...growths)).toBeLessThanOrEqual(LARGEST_GROWTH);
}

const HOSTILE: [string, Hostile][] = [
  ['spaces', ' '],
  ['tabs', '\t'],
  ['empty lines', '\n'],
  ['nested parentheses', '('],
  ['closed parentheses', '()'],
  ['colons', 'a:'],
  ['labels', 'Nimi: '],
  ['labels on lines', 'Nimi:\n'],
  ['capitals', 'Aa '],
  ['one long word', 'A'],
  ['digits', '1'],
  ['digits and spaces', '4 '],
  ['dots', '1.'],
  ['at signs', 'a@'],
  ['addresses that never end', 'a.'],
  ['dashes', '- '],
  ['quotes', '> '],
  ['kinship', 'poeg A '],
  ['needs', 'Vajab abi. '],
  ['needs behind numbers', { start: '123456 ', piece: 'aa, vajab ' }],
  ['clauses without an end', { start: '123456', piece: ', ' }],
  ['children in brackets', { start: 'Lapsed ', piece: 'Aa (1) ja ' }],
  ['children that are no list', 'kolm last (Aa ('],
  ['Russian objects', 'направить аа Ббу Ввко '],
  ['small words behind a verb', { start: 'направить', piece: ' аа' }],
  ['names in small letters', '. aa bb 4 '],
  ['forms without colons', 'Nimi aa bb\nTel 1\nKeel vene\nIsikukod 4\n'],
  ['slips in labels', 'Isikukod: '],
  ['names ahead of codes', 'Aa Bb, ik: 4 '],
  ['text behind a value', { start: 'Isikukood: 4 ', piece: '1. Aa bb cc. ' }],
  ['telephones of relatives', 'tütre tel 5123 4567 '],
  ['addresses in abbreviations', { start: 'elab ', piece: 'ул. 1 ' }],
  ['stars', 'STAR nr '],
  ['families', { start: 'Pereliikmed: ', piece: 'poeg Aa Bb, ' }],
  ['a need without end', { start: 'Abivajadus:\n', piece: 'tuge\n' }],
  ['case managers', 'juhtumikorraldaja Aa Bb tel 5 '],
  ['decisions', 'otsus nr '],
  ['headers', 'From: a\n'],
  ['dividers', '-----\n'],
  ['closings', 'Lugupidamisega\n'],
  ['clients', 'Nimi: Aa Bb\nIsikukood: 49107230071\nNimi: Cc Dd\nKeel: vene\nTelefon: 51234567\n'],
  ['clients in prose', 'Aa Bb (ik 49107230071), Cc Dd (ik 37605030299) '],
  ['names in parts', 'Eesnimi: Aa\nPerekonnanimi: Bb\n'],
  ['raw brackets and digits', '(1). '],
];

describe('hostile text', { timeout: PATIENCE_MS }, () => {
  it.each(HOSTILE)('of %s costs in proportion to its length', async (_, hostile) => {
    await expectLinear(hostile, (text) => handMadeMail(Buffer.from(text), 'utf-8'));
  });

  it.each<[string, Hostile]>([
    ['open divs', '<div>'],
    ['open tables', '<table><tr><td>'],
    ['open quotations', '<blockquote>'],
    ['cells', { start: '<table><tr>', piece: '<td>Nimi</td>' }],
    ['paragraphs in a cell', { start: '<table><tr><td>', piece: '<p>a</p>' }],
    ['hidden things', '<span style="display:none">'],
    ['angle brackets', '<'],
    ['entities', '&amp;'],
    ['an attribute', { start: '<p style="', piece: 'a ' }],
  ])('of %s in HTML costs in proportion to its length', async (_, hostile) => {
    await expectLinear(hostile, (html) => rawMail({ subject: 'Suunamine', html }));
  });

  it.each<[string, Hostile]>([
    ['a subject', { start: 'Subject: ', piece: 'Re: ' }],
    ['recipients', { start: 'Cc: ', piece: 'a@b.example, ' }],
    ['references', { start: 'References: ', piece: '<a@b> ' }],
    ['authentication results', { start: 'Authentication-Results: amazonses.com; ', piece: '(' }],
    ['a sender', { start: 'From: ', piece: '=?utf-8?q?a?= ' }],
    ['raw bytes', { start: 'X-Koht: ', piece: 'õ' }],
  ])('in %s costs in proportion to its length', async (_, hostile) => {
    await expectLinear(hostile, (header) => handMadeMail(Buffer.from('x'), 'utf-8', [header]));
  });

  it('of a megabyte of all of it is read in time', async () => {
    const pieces = HOSTILE.map(([, hostile]) => sized(hostile, MEGABYTE / HOSTILE.length));
    const bytes = handMadeMail(Buffer.from(pieces.join('\n')), 'utf-8');
    const started = process.cpuUsage();
    const reading = await read(bytes);
    expect(cpuMs(started)).toBeLessThan(LIMIT_MS);
    expect(readingSchema.safeParse(reading).success).toBe(true);
  });
});

describe('hostile structure', { timeout: PATIENCE_MS }, () => {
  const multipart = (parts: number) =>
    `From: a@elva.ee\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`;

  it('of more than 200 parts is refused with the reason', async () => {
    expect(await read(Buffer.from(multipart(100_000)))).toMatchObject({
      kind: 'unknown',
      reason: 'Kirjas on liiga palju osi.',
      from: { address: 'a@elva.ee' },
    });
    expect((await read(Buffer.from(multipart(150)))).reason).not.toContain('osi');
  });

  it('nested deeper than 20 is refused', async () => {
    let inner = 'Content-Type: text/plain\r\n\r\nx';
    for (let depth = 0; depth < 40; depth += 1)
      inner = `Content-Type: multipart/mixed; boundary=b${depth}x\r\n\r\n--b${depth}x\r\n${inner}\r\n--b${depth}x--`;
    expect(await read(Buffer.from(`From: a@elva.ee\r\nSubject: x\r\n${inner}`))).toMatchObject({
      kind: 'unknown',
      reason: 'Kirja ei õnnestunud avada.',
    });
  });

  it('with a boundary in a hidden form is refused', async () => {
    const raw = `From: a@elva.ee\r\nContent-Type: multipart/mixed; boundary*0=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(1000)}`;
    expect((await read(Buffer.from(raw))).kind).toBe('unknown');
  });

  it('reads only the first 50 pages of a PDF', async () => {
    const content = await pdf({ lines: ['OTSUS', '12.02.2026 nr 5'], pages: 60 });
    const reading = await readText('Palun suunata tugiisikuteenusele Olena Kovalenko.', {
      attachments: [{ filename: 'otsus.pdf', content }],
    });
    expect(reading.referral?.decision.number).toBe('5');
    expect(reading.attachments[0]?.readable).toBe(true);
  });

  it('takes folders and control characters out of file names', async () => {
    const reading = await readText('x', {
      attachments: [{ filename: '..\\..\\u202Eetc/passwd\u0007.txt', content: 'x' }],
    });
    expect(reading.attachments[0]?.name).toBe('passwd.txt');
  });
});

describe('any bytes', { timeout: PATIENCE_MS }, () => {
  it('never make the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2_000 }),
        async (bytes) => readingSchema.safeParse(await read(bytes)).success,
      ),
      { numRuns: 150 },
    );
  });

  it('never make the reader throw in place of a part of a real mail', async () => {
    const base = await referralMail({ form: 'both' });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(base.length),
        fc.nat(400),
        fc.uint8Array({ maxLength: 60 }),
        async (at, gone, bytes) => {
          const damaged = Buffer.concat([base.subarray(0, at), bytes, base.subarray(at + gone)]);
          return readingSchema.safeParse(await read(damaged)).success;
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never make the reader throw as text of any alphabet between labels', async () => {
    const label = fc.constantFrom(
      'Nimi',
      'Isikukood',
      'Telefon',
      'Keel',
      'Pereliikmed',
      'Otsuse nr',
      'Juhtumikorraldaja',
      'Abivajadus',
    );
    const line = fc.tuple(
      label,
      fc.constantFrom(':', '\t', ' - ', '\n', ''),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const raw = await rawMail({
          subject: 'Suunamine',
          text: lines.map((one) => one.join('')).join('\n'),
        });
        return readingSchema.safeParse(await read(raw)).success;
      }),
      { numRuns: 100 },
    );
  });

  it('an empty mail is unknown', async () => {
    expect(await read(new Uint8Array())).toMatchObject({ kind: 'unknown', mustNotAnswer: true });
  });
});
