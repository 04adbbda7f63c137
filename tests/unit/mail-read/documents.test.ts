import { describe, expect, it } from 'vitest';
import { ANNA, ELVA_SEAL } from '../../support/mails/certificates.ts';
import { rawMail } from '../../support/mails/compose.ts';
import { asice, docx, docxOf, paragraph, SIGNED_BY_MARI_LIIS } from '../../support/mails/documents.ts';
import { decisionPdf, pdf } from '../../support/mails/pdf.ts';
import { labelledPairs, OLENA, referralMail } from '../../support/mails/referral-mail.ts';
import { zip } from '../../support/mails/zip.ts';
import { readText } from './surroundings.ts';

const LETTER = 'Tere!\n\nSaadan suunamise, vt manus.';

/** Reads a mail that says nothing itself. */
async function readWith(filename: string, content: Uint8Array, contentType?: string) {
  const reading = await readText(LETTER, {
    attachments: [{ filename, content: Buffer.from(content), ...(contentType ? { contentType } : {}) }],
  });
  const attachment = reading.attachments[0];
  if (!attachment) throw new Error('No attachment was listed');
  return { ...reading, attachment };
}

describe('a Word document', () => {
  it('gives its tables as tables of a mail: labels beside their values', async () => {
    const content = docx([
      'OTSUS',
      '12. veebruar 2026 nr 7-1/2026/15',
      labelledPairs().map(([label, value]) => [label, value]),
    ]);
    const { attachment, referral, missing, evidence } = await readWith('suunamine.docx', content);
    expect(attachment).toMatchObject({ readable: true, reason: null });
    expect(missing).toEqual([]);
    expect(referral?.client).toMatchObject({
      name: OLENA.name,
      personalCode: OLENA.personalCode,
      phone: '+37251234021',
      languages: ['uk', 'ru'],
    });
    expect(referral?.decision).toEqual({
      number: '7-1/2026/15',
      date: '2026-02-12',
      attachment: 'suunamine.docx',
    });
    expect(evidence.find((one) => one.field === 'client.name')).toEqual({
      field: 'client.name',
      source: 'suunamine.docx',
      text: expect.stringContaining('Olena Kovalenko'),
    });
  });

  it('gives labels above their values, and cells of several lines', async () => {
    const rows = [
      ['Nimi', 'Isikukood', 'Keel'],
      [OLENA.name ?? '', OLENA.personalCode ?? '', 'ukraina\nvene'],
    ];
    const { referral } = await readWith('ankeet.docx', docx(['Klient', rows, 'Abivajadus: kohanemine']));
    expect(referral).toMatchObject({
      client: { name: OLENA.name, personalCode: OLENA.personalCode, languages: ['uk', 'ru'] },
      need: 'kohanemine',
    });
  });

  it('gives columns that only tabs part, and lines', async () => {
    const byTabs = docx(labelledPairs().map((pair) => pair.join('\t\t')));
    expect((await readWith('ankeet.docx', byTabs)).missing).toEqual([]);
    const byColons = docx(labelledPairs().map((pair) => pair.join(': ')));
    expect((await readWith('ankeet.docx', byColons)).missing).toEqual([]);
  });

  it('joins words that Word has cut into runs, and reads fields that were filled in', async () => {
    const xml =
      '<w:p><w:r><w:t>Ni</w:t></w:r><w:r><w:t xml:space="preserve">mi: </w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Olena Kova</w:t></w:r><w:r><w:t>lenko</w:t></w:r></w:sdtContent></w:sdt></w:p>';
    const { referral } = await readWith('ankeet.docx', docx(['Keel: vene', 'Abivajadus: kohanemine'], xml));
    expect(referral?.client.name).toBe('Olena Kovalenko');
  });

  it.each([
    ['deleted', '<w:del><w:r><w:t>Vale Nimi</w:t></w:r></w:del>'],
    ['moved away', '<w:moveFrom><w:r><w:t>Vale Nimi</w:t></w:r></w:moveFrom>'],
    ['hidden', '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Vale Nimi</w:t></w:r>'],
    [
      'only asked for',
      '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Vale Nimi</w:t></w:r></w:sdtContent></w:sdt>',
    ],
  ])('leaves out what is %s', async (_, xml) => {
    const body = `<w:p><w:r><w:t xml:space="preserve">Nimi: </w:t></w:r>${xml}<w:r><w:t>Olena Kovalenko</w:t></w:r></w:p>`;
    const { referral } = await readWith('ankeet.docx', docx(['Keel: vene', 'Abivajadus: kohanemine'], body));
    expect(referral?.client.name).toBe('Olena Kovalenko');
  });

  it('reads a text box once, though it stands there twice', async () => {
    const box = `<w:txbxContent>${paragraph('Abivajadus: kohanemine')}</w:txbxContent>`;
    const xml = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { referral } = await readWith('ankeet.docx', docx(['Nimi: Olena Kovalenko', 'Keel: vene'], xml));
    expect(referral?.need).toBe('kohanemine');
  });

  it.each([
    ['without text', docxOf(paragraph('')), 'ei ole loetavat teksti'],
    ['that is none', Buffer.from('PK ei ole'), 'ei õnnestunud avada'],
    ['that is another ZIP', zip([{ name: 'a.txt', content: 'x' }]), 'ei õnnestunud avada'],
    ['with a password', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'parooliga'],
  ])('%s is not readable, with the reason', async (_, content, reason) => {
    const { attachment } = await readWith('otsus.docx', content);
    expect(attachment).toMatchObject({ readable: false, reason: expect.stringContaining(reason) });
  });
});

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

describe('an attached mail', () => {
  const forward = (content: Buffer, filename = 'Suunamine.eml') =>
    readText('Tere, edastan.\n\nKati Kask', {
      from: 'Kati Kask <kati.kask@elva.ee>',
      attachments: [{ filename, content, contentType: 'message/rfc822' }],
    });

  it('is read with its documents; the forwarder stays the sender, the inner one is suggested', async () => {
    const { kind, from, forwardedFrom, missing, referral, attachments, evidence } = await forward(
      await referralMail({ fields: { decisionNumber: null, decisionDate: null }, arrival: false }),
    );
    expect(kind).toBe('referral');
    expect(from.address).toBe('kati.kask@elva.ee');
    expect(forwardedFrom).toEqual({ address: 'mari.maasikas@elva.ee', name: 'Mari Maasikas' });
    expect(missing).toEqual([]);
    expect(referral?.client).toMatchObject({ name: OLENA.name, phone: '+37251234021' });
    expect(referral?.decision).toEqual({
      number: '7-1/2026/15',
      date: '2026-02-12',
      attachment: 'Suunamine.eml',
    });
    expect(attachments).toMatchObject([
      { name: 'Suunamine.eml', readable: true, inside: [{ name: 'otsus.pdf', readable: true }] },
    ]);
    const sources = Object.fromEntries(evidence.map(({ field, source }) => [field, source]));
    expect(sources).toMatchObject({
      'client.name': 'Suunamine.eml',
      'decision.number': 'Suunamine.eml/otsus.pdf',
    });
  });

  it("does not take the inner sender's signature for the client", async () => {
    const { referral } = await forward(
      await referralMail({ fields: { phone: null }, decision: false, arrival: false }),
    );
    expect(referral?.client).toMatchObject({ name: OLENA.name, phone: null });
  });

  it('in an attached mail is not read', async () => {
    const inner = await referralMail({ arrival: false });
    const middle = await rawMail({
      subject: 'x',
      text: 'Edastan.',
      arrival: false,
      attachments: [{ filename: 'sisemine.eml', content: inner, contentType: 'message/rfc822' }],
    });
    const { attachments, referral } = await forward(middle);
    expect(referral).toBeNull();
    expect(attachments[0]).toMatchObject({
      readable: false,
      inside: [{ name: 'sisemine.eml', readable: false, reason: expect.stringContaining('ei loeta') }],
    });
  });

  it('that a machine sent is not read: our own receipts mask what they name', async () => {
    const { attachments, referral } = await forward(
      await referralMail({ headers: { 'Auto-Submitted': 'auto-generated' }, arrival: false }),
    );
    expect(referral).toBeNull();
    expect(attachments[0]).toMatchObject({ readable: false, reason: expect.stringContaining('masin') });
  });
});

describe('a PDF', () => {
  it('of more than 50 pages is read in part, and says so', async () => {
    const content = await pdf({ lines: ['OTSUS', '12.02.2026 nr 5'], pages: 60 });
    const { attachment } = await readWith('otsus.pdf', content);
    expect(attachment).toMatchObject({ readable: true, note: 'Loeti ainult esimesed leheküljed (50).' });
  });

  it('with a password in a container is not readable, and the container neither', async () => {
    const content = await pdf({ lines: ['OTSUS'], password: 'saladus' });
    const { attachment } = await readWith('otsus.asice', asice([{ name: 'otsus.pdf', content }]));
    expect(attachment).toMatchObject({
      readable: false,
      reason: expect.stringContaining('PDF on parooliga kaitstud.'),
      inside: [{ readable: false, reason: 'PDF on parooliga kaitstud.' }],
    });
  });
});
