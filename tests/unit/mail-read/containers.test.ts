import { describe, expect, it } from 'vitest';
import { ANNA, ELVA_SEAL } from '../../support/mails/certificates.ts';
import { asice, docx, SIGNED_BY_MARI_LIIS } from '../../support/mails/documents.ts';
import { decisionPdf } from '../../support/mails/pdf.ts';
import { labelledPairs } from '../../support/mails/referral-mail.ts';
import { zip } from '../../support/mails/zip.ts';
import { LETTER, readWith } from './attached.ts';
import { readText } from './surroundings.ts';

describe('a signed container', () => {
  const decision = async () => ({ name: 'otsus.pdf', content: await decisionPdf() });
  const form = { name: 'Ankeet.docx', content: docx([labelledPairs().map((pair) => [...pair])]) };

  it.each([
    'otsus.asice',
    'otsus.bdoc',
    'otsus.sce',
  ])('%s is opened and what lies in it is read', async (name) => {
    const { attachment, referral, missing, evidence } = await readWith(name, asice([await decision(), form]));
    expect(attachment).toMatchObject({
      readable: true,
      reason: null,
      inside: [
        { name: 'otsus.pdf', type: 'application/pdf', readable: true, reason: null },
        { name: 'Ankeet.docx', readable: true, reason: null },
      ],
    });
    expect(missing).toEqual([]);
    expect(referral?.decision).toEqual({ number: '7-1/2026/15', date: '2026-02-12', attachment: name });
    expect(evidence).toContainEqual(
      expect.objectContaining({ field: 'decision.number', source: `${name}/otsus.pdf` }),
    );
    expect(evidence).toContainEqual(
      expect.objectContaining({ field: 'client.name', source: `${name}/Ankeet.docx` }),
    );
  });

  it('shows who signed and when, and says that nobody checked it', async () => {
    const signers = [
      SIGNED_BY_MARI_LIIS,
      { certificate: ELVA_SEAL, at: '2026-02-12T11:20:00+02:00' },
      { certificate: ANNA, at: 'eile' },
      { certificate: 'AAAA', at: '2026-02-12T11:21:00' },
    ];
    const { attachment } = await readWith('otsus.asice', asice([await decision()], signers));
    expect(attachment.signatures).toEqual([
      { name: 'Mari-Liis Männik', at: '2026-02-12T09:15:30Z' },
      { name: 'Elva Vallavalitsus', at: '2026-02-12T09:20:00Z' },
      { name: 'Anna Žukova', at: null },
      { name: null, at: null },
    ]);
    expect(attachment.note).toContain('Allkirju siin ei kontrollitud');
    expect(JSON.stringify(attachment)).not.toContain('47101010033');
  });

  it('is not read when a file in it is not, and says which and why', async () => {
    const photo = { name: 'foto.jpg', content: 'x' };
    const { attachment, referral } = await readWith('otsus.asice', asice([await decision(), photo]));
    expect(attachment.readable).toBe(false);
    expect(attachment.reason).toBe(
      'Sees olevatest failidest (2) jäi lugemata 1. Pildi sisu ei saa automaatselt lugeda.',
    );
    expect(attachment.inside?.map((one) => one.readable)).toEqual([true, false]);
    expect(referral?.decision.number).toBe('7-1/2026/15');
  });

  it('that holds an encrypted one says so', async () => {
    const { attachment } = await readWith('otsus.asice', asice([{ name: 'otsus.cdoc2', content: 'x' }]));
    expect(attachment).toMatchObject({ readable: false, reason: expect.stringContaining('krüpteeritud') });
  });

  it('is the decision by what lies in it, and not when all that lies in it is something else', async () => {
    const named = await readText(`${LETTER}\nNimi: Olena Kovalenko\nKeel: vene\nAbivajadus: abi`, {
      attachments: [
        { filename: 'a.asice', content: asice([{ name: 'Hinnang.txt', content: 'Tekst' }]) },
        { filename: 'b.asice', content: asice([{ name: 'Suunamisotsus.txt', content: 'Tekst' }]) },
      ],
    });
    expect(named.referral?.decision.attachment).toBe('b.asice');
    const other = await readText(`${LETTER}\nNimi: Olena Kovalenko\nKeel: vene\nAbivajadus: abi`, {
      attachments: [{ filename: 'a.asice', content: asice([{ name: 'Hinnang.txt', content: 'Tekst' }]) }],
    });
    expect(other.referral?.decision.attachment).toBeNull();
  });
});

describe('an archive', () => {
  it('is opened, and a container in it too', async () => {
    const inner = asice([{ name: 'otsus.pdf', content: await decisionPdf() }]);
    const { attachment, evidence } = await readWith(
      'saadetis.zip',
      zip([
        { name: 'kaust/', content: '' },
        { name: 'kaust/otsus.asice', content: inner },
        { name: 'kaust/ankeet.docx', content: docx([labelledPairs().map((pair) => [...pair])]) },
        { name: '__MACOSX/._ankeet.docx', content: 'x' },
      ]),
    );
    expect(attachment.inside?.map((one) => one.name)).toEqual([
      'kaust/otsus.asice',
      'kaust/otsus.asice/otsus.pdf',
      'kaust/ankeet.docx',
    ]);
    expect(attachment.readable).toBe(true);
    expect(attachment.signatures).toEqual([{ name: 'Mari-Liis Männik', at: '2026-02-12T09:15:30Z' }]);
    expect(evidence).toContainEqual(
      expect.objectContaining({
        field: 'decision.number',
        source: 'saadetis.zip/kaust/otsus.asice/otsus.pdf',
      }),
    );
  });

  it('is not opened three deep', async () => {
    const third = zip([{ name: 'otsus.txt', content: 'OTSUS nr 5' }]);
    const nested = zip([{ name: 'b.zip', content: zip([{ name: 'c.zip', content: third }]) }]);
    const { attachment } = await readWith('a.zip', nested);
    expect(attachment.readable).toBe(false);
    expect(attachment.inside?.map(({ name, readable }) => [name, readable])).toEqual([
      ['b.zip', false],
      ['b.zip/c.zip', false],
    ]);
    expect(attachment.inside?.[1]?.reason).toContain('nii sügavalt ei loeta');
  });

  it('reads names that macOS and Windows write, and texts of Notepad', async () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Abivajadus: kohanemine', 'utf16le')]);
    const { attachment, evidence } = await readWith(
      'a.zip',
      zip([
        { name: Buffer.from('Õpe.txt'), content: 'Nimi: Olena Kovalenko\nKeel: vene', utf8: false },
        { name: 'kaust\\vajadus.txt', content: text },
      ]),
    );
    expect(attachment.inside?.map((one) => one.name)).toEqual(['Õpe.txt', 'kaust/vajadus.txt']);
    expect(evidence.find((one) => one.field === 'need')?.source).toBe('a.zip/kaust/vajadus.txt');
  });

  it('with a password, or packed in a rare way, is not readable', async () => {
    const locked = await readWith('a.zip', zip([{ name: 'otsus.pdf', content: 'x', encrypted: true }]));
    expect(locked.attachment.inside).toMatchObject([
      { name: 'otsus.pdf', readable: false, reason: 'Fail on parooliga kaitstud.' },
    ]);
    const rare = await readWith('a.zip', zip([{ name: 'otsus.pdf', content: 'x', method: 12 }]));
    expect(rare.attachment.inside).toMatchObject([{ reason: expect.stringContaining('pakitud viisil') }]);
  });

  it('without a known name is recognised by its first bytes', async () => {
    const { attachment } = await readWith(
      'manus',
      zip([{ name: 'a.txt', content: 'x' }]),
      'application/octet-stream',
    );
    expect(attachment).toMatchObject({ readable: true, inside: [{ name: 'a.txt' }] });
  });
});
