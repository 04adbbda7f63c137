import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingSchema } from '#domain/reading';
import { handMadeMail, rawMail } from '../../support/mails/compose.ts';
import { pdf } from '../../support/mails/pdf.ts';
import { referralMail } from '../../support/mails/referral-mail.ts';
import { read, readHtml, readText } from './surroundings.ts';

/**
 * No single hostile mail may cost more processor time (ms); a plain one costs a few. Quadratic work on a megabyte
 * costs minutes. Processor time, not the clock's, so that a busy machine changes nothing.
 */
const LIMIT_MS = 8_000;
const PATIENCE_MS = 90_000;

const cpuMs = (started: NodeJS.CpuUsage): number => {
  const used = process.cpuUsage(started);
  return (used.user + used.system) / 1_000;
};

const MEGABYTE = 1_000_000;
const fill = (piece: string) => piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);

const HOSTILE: [string, string][] = [
  ['spaces', fill(' ')],
  ['tabs', fill('\t')],
  ['empty lines', fill('\n')],
  ['nested parentheses', fill('(')],
  ['closed parentheses', fill('()')],
  ['colons', fill('a:')],
  ['labels', fill('Nimi: ')],
  ['labels on lines', fill('Nimi:\n')],
  ['capitals', fill('Aa ')],
  ['one long word', fill('A')],
  ['digits', fill('1')],
  ['digits and spaces', fill('4 ')],
  ['dots', fill('1.')],
  ['at signs', fill('a@')],
  ['addresses that never end', fill('a.')],
  ['dashes', fill('- ')],
  ['quotes', fill('> ')],
  ['kinship', fill('poeg A ')],
  ['needs', fill('Vajab abi. ')],
  ['families', `Pereliikmed: ${fill('poeg Aa Bb, ')}`],
  ['a need without end', `Abivajadus:\n${fill('tuge\n')}`],
  ['case managers', fill('juhtumikorraldaja Aa Bb tel 5 ')],
  ['decisions', fill('otsus nr ')],
  ['headers', fill('From: a\n')],
  ['dividers', fill('-----\n')],
  ['closings', fill('Lugupidamisega\n')],
];

describe('hostile text', { timeout: PATIENCE_MS }, () => {
  it.each(HOSTILE)('a megabyte of %s is read in time', async (_, text) => {
    const started = process.cpuUsage();
    const reading = await read(handMadeMail(Buffer.from(text), 'utf-8'));
    expect(cpuMs(started)).toBeLessThan(LIMIT_MS);
    expect(readingSchema.safeParse(reading).success).toBe(true);
  });

  it.each([
    ['open divs', fill('<div>')],
    ['open tables', fill('<table><tr><td>')],
    ['open quotations', fill('<blockquote>')],
    ['cells', `<table><tr>${fill('<td>Nimi</td>')}`],
    ['paragraphs in a cell', `<table><tr><td>${fill('<p>a</p>')}`],
    ['hidden things', fill('<span style="display:none">')],
    ['angle brackets', fill('<')],
    ['entities', fill('&amp;')],
    ['an attribute', `<p style="${fill('a ')}">x</p>`],
  ])('a megabyte of %s in HTML is read in time', async (_, html) => {
    const started = process.cpuUsage();
    const reading = await readHtml(html);
    expect(cpuMs(started)).toBeLessThan(LIMIT_MS);
    expect(readingSchema.safeParse(reading).success).toBe(true);
  });

  it.each([
    ['a subject', `Subject: ${fill('Re: ')}`],
    ['recipients', `Cc: ${fill('a@b.example, ')}`],
    ['references', `References: ${fill('<a@b> ')}`],
    ['authentication results', `Authentication-Results: amazonses.com; ${fill('(')}`],
    ['a sender', `From: ${fill('=?utf-8?q?a?= ')}`],
  ])('%s of half a megabyte is read in time', async (_, header) => {
    const started = process.cpuUsage();
    const reading = await read(handMadeMail(Buffer.from('x'), 'utf-8', [header.slice(0, MEGABYTE / 2)]));
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
