import { describe, expect, it } from 'vitest';
import { readingSchema } from '#domain/reading';
import { forwardMail } from '../../support/mails/other-mails.ts';
import { decisionPdf, pdf } from '../../support/mails/pdf.ts';
import { personalCodeFor } from '../../support/mails/personal-code.ts';
import { labelledPairs, OLENA, referralMail, SIGNATURE } from '../../support/mails/referral-mail.ts';
import { read, readHtml, readText } from './surroundings.ts';

const CODE = OLENA.personalCode;

/** What every form of Olena's complete referral must give. */
const OLENA_READ = {
  client: {
    name: 'Olena Kovalenko',
    personalCode: CODE,
    birthDate: '1985-03-12',
    phone: '+37251234021',
    email: 'olena.kovalenko@post.example',
    address: 'Kesk 12-3, Elva linn, 61507',
    languages: ['uk', 'ru'],
    protection: 'temporary',
    interpreter: false,
    otherServices: 'eesti keele kursus',
  },
  starNumber: '2026-004417',
  familyMembers: [],
  need: 'Vajab abi asjaajamisel Töötukassas ja perearstiga.',
  goals: 'Tuleb ametiasutustes iseseisvalt toime.',
  caseManager: { name: 'Mari Maasikas', email: 'mari.maasikas@elva.ee', phone: '+37253456789' },
  decision: { number: '7-1/2026/15', date: '2026-02-12', attachment: 'otsus.pdf' },
};

describe('a complete referral', () => {
  it.each(['text', 'table', 'both'] as const)('is read whole from a mail in the form "%s"', async (form) => {
    const reading = readingSchema.parse(await read(await referralMail({ form })));
    expect(reading).toMatchObject({ kind: 'referral', mustNotAnswer: false, missing: [], warnings: [] });
    expect(reading.from).toEqual({
      address: 'mari.maasikas@elva.ee',
      name: 'Mari Maasikas',
      municipality: { ehak: '0171', name: 'Elva vald' },
      authentic: true,
    });
    expect(reading.referral).toEqual(OLENA_READ);
    expect(reading.attachments).toEqual([
      expect.objectContaining({ name: 'otsus.pdf', type: 'application/pdf', readable: true, reason: null }),
    ]);
    expect(reading).toMatchObject({
      recipients: ['suunamine@tugirada.example'],
      sentAt: '2026-02-13T08:00:00.000Z',
    });
  });

  it('says of what the headers tell that it stands in them', async () => {
    const { evidence } = await readText('Keel: ukraina\nTelefon: 5123 4021\nAbivajadus: kohanemine', {
      subject: `Suunamine: Olena Kovalenko, ik ${OLENA.personalCode}`,
    });
    const sourceOf = (name: string) => evidence.find(({ field }) => field === name)?.source;
    expect(sourceOf('client.name')).toBe('kirja teema');
    expect(sourceOf('client.personalCode')).toBe('kirja teema');
    expect(sourceOf('caseManager.name')).toBe('kirja saatja');
    expect(sourceOf('caseManager.email')).toBe('kirja saatja');
    expect(sourceOf('client.phone')).toBe('body');
  });

  it('keeps for each field the line that says so', async () => {
    const { evidence, referral } = await read(await referralMail({}));
    expect(evidence).toContainEqual({ field: 'client.name', source: 'body', text: 'Nimi: Olena Kovalenko' });
    expect(evidence).toContainEqual({
      field: 'starNumber',
      source: 'body',
      text: 'STAR number: 2026-004417',
    });
    const fields = new Set(evidence.map((one) => one.field));
    expect(fields.has('client.languages') && fields.has('need') && fields.has('decision.attachment')).toBe(
      true,
    );
    expect(referral).not.toBeNull();
  });

  it('takes decision number and date out of the PDF when the letter has none', async () => {
    const fields = { decisionNumber: null, decisionDate: null };
    const reading = await read(await referralMail({ fields, decision: { number: '4-5/77' } }));
    expect(reading.referral?.decision).toEqual({
      number: '4-5/77',
      date: '2026-02-12',
      attachment: 'otsus.pdf',
    });
    expect(reading.evidence).toContainEqual(
      expect.objectContaining({ field: 'decision.number', source: 'otsus.pdf' }),
    );
  });

  it('is read out of the PDF when the letter only says that it is attached', async () => {
    const document = await pdf({ lines: ['Suunamine tugiisikuteenusele', ''], table: labelledPairs() });
    const text = `Tere\n\nSaadan suunamise, vt manus.\n\n${SIGNATURE}`;
    const { referral, missing } = await readText(text, {
      attachments: [{ filename: 'suunamine.pdf', content: document }],
    });
    expect(missing).toEqual([]);
    expect(referral?.client).toEqual(OLENA_READ.client);
    expect(referral?.caseManager).toEqual(OLENA_READ.caseManager);
  });

  it("does not take the office's telephone in a letterhead for the client's", async () => {
    const lines = [
      'Telefon: 730 9880',
      'E-post: elva@elva.ee',
      'Aadress: Kesk 32, Elva',
      '',
      'OTSUS',
      '12.02.2026 nr 5',
    ];
    const document = await pdf({ lines });
    const reading = await readText('Palun suunata tugiisikuteenusele Olena Kovalenko, sünd 12.03.1985.', {
      attachments: [{ filename: 'otsus.pdf', content: document }],
    });
    expect(reading.referral?.client).toMatchObject({
      name: 'Olena Kovalenko',
      phone: null,
      email: null,
      address: null,
    });
    expect(reading.missing).toContain('client.phone');
  });
});

describe('data that do not hold', () => {
  it('warn about a wrong personal code and do not use it', async () => {
    const wrong = `${CODE?.slice(0, 10)}${(Number(CODE?.[10]) + 1) % 10}`;
    const { referral, warnings, missing } = await read(
      await referralMail({ fields: { personalCode: wrong } }),
    );
    expect(referral?.client).toMatchObject({ personalCode: null, birthDate: null });
    expect(warnings).toEqual([
      { field: 'client.personalCode', reason: expect.stringContaining('kontrollnumber') },
    ]);
    expect(missing).toEqual(['client.personalCode']);
  });

  it('warn when birth date and personal code contradict each other', async () => {
    const { referral, warnings } = await read(await referralMail({ fields: { birthDate: '13.03.1985' } }));
    expect(referral?.client.birthDate).toBe('1985-03-13');
    expect(warnings.map((one) => one.field)).toEqual(['client.birthDate']);
  });

  it('warn when letter and document name different people, and keep the letter', async () => {
    const other = personalCodeFor('male', '1990-01-01');
    const table: [string, string][] = [
      ['Nimi', 'Petro Petrenko'],
      ['Isikukood', other],
      ['Telefon', '5999 9999'],
    ];
    const { referral, warnings } = await read(
      await referralMail({ fields: { phone: null }, decision: { table } }),
    );
    expect(referral?.client).toMatchObject({ name: 'Olena Kovalenko', phone: null });
    expect(warnings.map((one) => one.field)).toContain('client.personalCode');
  });

  it('name what is missing', async () => {
    const fields = {
      phone: null,
      email: null,
      address: null,
      languages: null,
      need: null,
      decisionNumber: null,
    };
    const { missing } = await read(await referralMail({ fields, decision: false }));
    expect(missing).toEqual(['client.phone', 'client.languages', 'need', 'decision.number']);
  });
});

describe('attachments', () => {
  const letter = `Palun suunata tugiisikuteenusele Olena Kovalenko, ik ${CODE}.`;

  it.each([
    ['otsus.cdoc2', 'krüpteeritud'],
    ['otsus.cdoc', 'krüpteeritud'],
    ['otsus.asice', 'konteiner'],
    ['otsus.msg', 'Outlook'],
    ['smime.p7m', 'S/MIME'],
    ['winmail.dat', 'winmail'],
    ['otsus.jpg', 'Pildi'],
  ])('%s is kept, not read, and the reason says why', async (filename, reason) => {
    const { attachments } = await readText(letter, {
      attachments: [{ filename, content: Buffer.from('x1y2z3') }],
    });
    expect(attachments).toEqual([
      {
        name: filename,
        type: expect.any(String),
        bytes: 6,
        readable: false,
        reason: expect.stringContaining(reason),
      },
    ]);
  });

  it('an unreadable decision is still the decision', async () => {
    const { referral } = await readText(letter, {
      attachments: [{ filename: 'Suunamisotsus.cdoc2', content: Buffer.from('x') }],
    });
    expect(referral?.decision).toEqual({ number: null, date: null, attachment: 'Suunamisotsus.cdoc2' });
  });

  it.each([
    ['with a password', { lines: ['OTSUS'], password: 'saladus' }, 'parooliga'],
    ['of a scan', { scan: true }, 'skannitud'],
  ] as const)('a PDF %s is not readable', async (_, content, reason) => {
    const made = await pdf({ ...content, lines: 'lines' in content ? [...content.lines] : [] });
    const { attachments } = await readText(letter, {
      attachments: [{ filename: 'otsus.pdf', content: made }],
    });
    expect(attachments[0]).toMatchObject({ readable: false, reason: expect.stringContaining(reason) });
  });

  it('a broken PDF is not readable, and the mail is read all the same', async () => {
    const { attachments, referral } = await readText(letter, {
      attachments: [{ filename: 'otsus.pdf', content: '%PDF-1.7 katki' }],
    });
    expect(attachments[0]).toMatchObject({ readable: false, reason: 'PDF-i ei õnnestunud avada.' });
    expect(referral?.client.name).toBe('Olena Kovalenko');
  });

  it('the decision is told from the assessment by name, by its opening words, and not taken from an assessment alone', async () => {
    const assessment = {
      filename: 'Abivajaduse hindamine.pdf',
      content: await pdf({ lines: ['Abivajaduse hindamine'] }),
    };
    const unnamed = { filename: 'skaneering1.pdf', content: await decisionPdf() };
    const both = await readText(letter, { attachments: [assessment, unnamed] });
    expect(both.referral?.decision).toMatchObject({ attachment: 'skaneering1.pdf', number: '7-1/2026/15' });
    const alone = await readText(letter, { attachments: [assessment] });
    expect(alone.referral?.decision.attachment).toBeNull();
  });

  it("a logo in the sender's signature is not listed", async () => {
    const png = Buffer.from('iVBORw0KGgo=', 'base64');
    const { attachments } = await readHtml(`<p>${letter}</p><img src="cid:logo">`, {
      attachments: [{ filename: 'logo.png', content: png, cid: 'logo' }],
    });
    expect(attachments).toEqual([]);
  });
});

describe('forwarded mail', () => {
  it('keeps the forwarder as sender, suggests the original one, and reads what was forwarded', async () => {
    const reading = await read(
      await forwardMail(
        `${labelledPairs()
          .map((pair) => pair.join(': '))
          .join('\n')}\n\n${SIGNATURE}`,
      ),
    );
    expect(reading).toMatchObject({
      kind: 'referral',
      from: { address: 'kati.kask@elva.ee' },
      forwardedFrom: { address: 'mari.maasikas@elva.ee', name: 'Mari Maasikas' },
      missing: [],
    });
    expect(reading.referral?.client).toEqual(OLENA_READ.client);
    expect(reading.referral?.caseManager).toMatchObject({
      name: 'Kati Kask',
      email: 'kati.kask@elva.ee',
      phone: '+3727309880',
    });
  });
});
