import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readingSchema } from '#domain/reading';
import { asice, docx, docxOf, paragraph } from '../../support/mails/documents.ts';
import { decisionPdf, pdf } from '../../support/mails/pdf.ts';
import { referralMail } from '../../support/mails/referral-mail.ts';
import { overlappingZip, zip } from '../../support/mails/zip.ts';
import { readText } from './surroundings.ts';

/** Processor time (ms), as in the tests of hostile mail: a bomb that is unpacked whole costs far more. */
const LIMIT_MS = 8_000;
const PATIENCE_MS = 90_000;
const MEGABYTE = 1_000_000;

const LETTER = 'Palun suunata tugiisikuteenusele Olena Kovalenko.';

async function readFile(filename: string, content: Uint8Array): Promise<Reading['attachments'][number]> {
  const started = process.cpuUsage();
  const { attachments, referral } = await readText(LETTER, {
    attachments: [{ filename, content: Buffer.from(content), contentType: 'application/octet-stream' }],
  });
  const used = process.cpuUsage(started);
  expect((used.user + used.system) / 1_000).toBeLessThan(LIMIT_MS);
  expect(referral?.client.name).toBe('Olena Kovalenko');
  if (!attachments[0]) throw new Error('No attachment was listed');
  return attachments[0];
}

describe('a ZIP bomb', { timeout: PATIENCE_MS }, () => {
  it.each(['a.zip', 'a.asice'])('%s that swells a thousand times is not unpacked', async (name) => {
    const bomb = zip([{ name: 'otsus.txt', content: Buffer.alloc(60 * MEGABYTE) }]);
    const { readable, reason, inside } = await readFile(name, bomb);
    expect({ readable, inside }).toEqual({ readable: false, inside: undefined });
    expect(reason).toContain('kahtlaselt suureks');
  });

  it('of a Word document is not unpacked', async () => {
    const xml = `<w:p>${' '.repeat(15 * MEGABYTE)}</w:p>`;
    expect(await readFile('a.docx', docxOf(xml))).toMatchObject({
      readable: false,
      reason: expect.stringContaining('kahtlaselt suureks'),
    });
    const larger = `<w:p>${' '.repeat(21 * MEGABYTE)}</w:p>`;
    expect(await readFile('a.docx', docxOf(larger))).toMatchObject({
      readable: false,
      reason: expect.stringContaining('liiga suur'),
    });
  });

  it('of files that lie over each other ends at 100 MB', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `${at}.zip`);
    const { readable, reason } = await readFile('a.zip', overlappingZip(slowlySwelling(4 * MEGABYTE), names));
    expect(readable).toBe(false);
    expect(reason).toContain('üle 100 MB');
  });

  it('in a ZIP is not unpacked, and what lies beside it is named', async () => {
    const bomb = zip([{ name: 'otsus.txt', content: Buffer.alloc(60 * MEGABYTE) }]);
    const files = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.zip`, content: bomb }));
    const { readable, inside } = await readFile('a.zip', zip([...files, { name: 'a.txt', content: 'Tere' }]));
    expect(readable).toBe(false);
    expect(inside?.map((one) => one.readable)).toEqual([...files.map(() => false), true]);
  });

  it('of more than 100 files is not opened; 100 are', async () => {
    const files = (count: number) =>
      zip(Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, content: 'x' })));
    expect(await readFile('a.zip', files(101))).toMatchObject({
      readable: false,
      reason: expect.stringContaining('üle 100 faili'),
    });
    expect((await readFile('a.zip', files(100))).inside).toHaveLength(100);
  });

  it('of ZIPs of 100 files each ends at 300 files', async () => {
    const inner = zip(Array.from({ length: 100 }, (_, at) => ({ name: `${at}.jpg`, content: 'x' })));
    const outer = zip(Array.from({ length: 50 }, (_, at) => ({ name: `${at}.zip`, content: inner })));
    const { readable, reason, inside } = await readFile('a.zip', outer);
    expect({ readable, inside }).toEqual({ readable: false, inside: undefined });
    expect(reason).toContain('liiga palju faile');
  });

  it('of texts that each are small enough ends at a million characters', async () => {
    const text = Buffer.concat([Buffer.from('Nimi: Aa Bb\n'), slowlySwelling(MEGABYTE - 20)]);
    const files = Array.from({ length: 60 }, (_, at) => ({ name: `${at}.txt`, content: text }));
    const { inside } = await readFile('a.zip', zip(files));
    expect(inside?.filter((one) => one.readable)).toHaveLength(2);
    expect(inside?.at(-1)?.reason).toContain('liiga palju teksti');
  });

  it('of PDFs of 50 pages each ends at 200 pages', async () => {
    const content = await pdf({ lines: ['OTSUS'], pages: 50 });
    const files = Array.from({ length: 5 }, (_, at) => ({ name: `${at}.pdf`, content }));
    const { inside } = await readFile('a.zip', zip(files));
    expect(inside?.map((one) => one.readable)).toEqual([true, true, true, true, false]);
    expect(inside?.at(-1)?.reason).toContain('liiga palju lehekülgi');
  });

  it.each([
    ['fewer', 10],
    ['more', 1_000],
  ])('that says it holds %s bytes than it does is not read', async (_, saidBytes) => {
    const lying = zip([{ name: 'otsus.txt', content: 'x'.repeat(500), saidBytes }]);
    expect(await readFile('a.zip', lying)).toMatchObject({
      readable: false,
      reason: expect.stringContaining('vigane'),
    });
  });
});

describe('a file name in a ZIP', () => {
  it.each([
    '../../etc/otsus.txt',
    '/etc/otsus.txt',
    'C:\\otsus.txt',
    'kaust\\..\\..\\otsus.txt',
  ])('%s leads nowhere', async (name) => {
    const { readable, reason } = await readFile('a.zip', zip([{ name, content: 'x' }]));
    expect({ readable, reason }).toMatchObject({
      readable: false,
      reason: expect.stringContaining('vigane'),
    });
  });

  it('loses marks that turn it round, and its length', async () => {
    const turned = `otsus\u202Efdp.\u0007txt`;
    const { inside } = await readFile(
      'a.zip',
      zip([
        { name: turned, content: 'x' },
        { name: `${'a'.repeat(60_000)}.txt`, content: 'x' },
      ]),
    );
    expect(inside?.[0]?.name).toBe('otsusfdp.txt');
    expect(inside?.[1]?.name).toHaveLength(200);
  });
});

describe('hostile mark-up', { timeout: PATIENCE_MS }, () => {
  const noisy = (piece: string) =>
    Array.from({ length: 20_000 }, (_, at) => piece.replace('#', String(at * 7_919))).join('');

  it.each([
    ['open tables', '<w:tbl><w:tr><w:tc w:a="#">'],
    ['open paragraphs', '<w:p w:a="#">'],
    ['paragraphs', '<w:p><w:r><w:t>Nimi: #</w:t></w:r></w:p>'],
    ['tabs', '<w:r w:a="#"><w:tab/></w:r>'],
    ['content controls', '<w:sdt w:a="#"><w:sdtContent>'],
    ['closed tags', '</w:p></w:tc></w:sdtContent></w:sdt></w:del><w:p w:a="#"/>'],
  ])('of %s in a Word document is read in time', async (_, piece) => {
    const xml = `${paragraph('Tere')}<w:p>${noisy(piece)}`;
    expect((await readFile('a.docx', docxOf(xml))).readable).toBe(true);
  });

  it('of entities that name each other stays as it is', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:p><w:r><w:t>Tere &b;</w:t></w:r></w:p>`;
    expect((await readFile('a.docx', docxOf(xml))).readable).toBe(true);
  });

  it.each([
    ['of nothing', ''],
    ['that are cut off', '<ds:Signature><ds:KeyInfo><ds:X509Certificate>AAAA'],
    ['without end', `<ds:Signature><ds:KeyInfo><ds:X509Certificate>${noisy('A#')}`],
    ['by the thousand', noisy('<ds:Signature><SigningTime>#</SigningTime></ds:Signature>')],
    ['in each other', noisy('<ds:Signature a="#"><ds:KeyInfo>')],
  ])('of signatures %s gives no names', async (_, content) => {
    const file = asice(
      [
        { name: 'otsus.txt', content: 'OTSUS nr 5' },
        { name: 'META-INF/signatures0.xml', content },
      ],
      [],
    );
    const { readable, signatures } = await readFile('a.asice', file);
    expect(readable).toBe(true);
    expect(signatures?.length).toBeLessThanOrEqual(20);
    expect(signatures?.every(({ name, at }) => name === null && at === null)).toBe(true);
  });
});

describe('garbage', { timeout: PATIENCE_MS }, () => {
  const names = [
    'a.pdf',
    'a.docx',
    'a.asice',
    'a.bdoc',
    'a.sce',
    'a.zip',
    'a.eml',
    'a.txt',
    'a.html',
    'a.cdoc2',
    'a.msg',
    'winmail.dat',
    'smime.p7m',
    'a',
  ];
  const heads = ['', '%PDF-1.7\n', 'PK\u0003\u0004', 'PK\u0005\u0006', 'Subject: x\r\n\r\n', '<html>'];

  it('of every name and beginning never makes the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 400 }),
        async (filename, head, bytes) => {
          const content = Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
          return readingSchema.safeParse(await readText(LETTER, { attachments: [{ filename, content }] }))
            .success;
        },
      ),
      { numRuns: 250 },
    );
  });

  it('in place of a part of a real document never makes the reader throw', async () => {
    const decision = { name: 'otsus.pdf', content: await decisionPdf() };
    const real: [string, Buffer][] = [
      ['a.docx', docx(['Nimi: Olena', [['Keel', 'vene']]])],
      ['a.asice', asice([decision])],
      ['a.zip', zip([{ name: 'b.asice', content: asice([decision]) }])],
      ['a.eml', await referralMail({ arrival: false })],
      ['a.pdf', decision.content],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...real),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(60),
        fc.uint8Array({ maxLength: 30 }),
        async ([filename, whole], where, gone, bytes) => {
          const at = Math.floor(where * whole.length);
          const content = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + gone)]);
          return readingSchema.safeParse(await readText(LETTER, { attachments: [{ filename, content }] }))
            .success;
        },
      ),
      { numRuns: 250 },
    );
  });
});

/** Text that packs some 30 times: under the ratio of a bomb. */
function slowlySwelling(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, 'a');
  let state = 1;
  for (let at = 0; at < bytes; at += 40) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    content[at] = 97 + ((state >>> 16) % 26);
  }
  return content;
}
