import { describe, expect, it } from 'vitest';
import { rawMail } from '../../support/mails/compose.ts';
import { asice, docx, docxOf, paragraph } from '../../support/mails/documents.ts';
import { pdf } from '../../support/mails/pdf.ts';
import { labelledPairs, OLENA, referralMail } from '../../support/mails/referral-mail.ts';
import { zip } from '../../support/mails/zip.ts';
import { readWith } from './attached.ts';
import { readText } from './surroundings.ts';

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

describe('a document that says something else than the letter', () => {
  const letter = `Palun suunata teenusele Olena Kovalenko (ik ${OLENA.personalCode}), tel 5123 4021, ukraina keel. Otsus nr 7-1/15.`;
  const read = async (lines: string[]) =>
    readText(letter, { attachments: [{ filename: 'ankeet.docx', content: docx(lines) }] });

  it('gives way to the letter, with a warning for each difference', async () => {
    const { referral, warnings } = await read([
      'Nimi: Olena Kovalchuk',
      'Telefon: 5999 8877',
      'Sünniaeg: 13.03.1985',
      'Otsuse nr: 7-1/16',
      'Abivajadus: kohanemine',
    ]);
    expect(referral).toMatchObject({
      client: { name: 'Olena Kovalenko', phone: '+37251234021' },
      need: 'kohanemine',
      decision: { number: '7-1/15' },
    });
    expect(warnings.map(({ field }) => field)).toEqual([
      'client.phone',
      'decision.number',
      'client.name',
      'client.birthDate',
    ]);
  });

  it('gives no warning where it says the same in other words', async () => {
    const { warnings } = await read([
      'Nimi: KOVALENKO, Olena',
      'Telefon: +372 51234021',
      'Otsuse nr: 7-1/15',
    ]);
    expect(warnings).toEqual([]);
  });
});
