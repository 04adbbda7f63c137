import { describe, expect, it } from 'vitest';
import { readingSchema } from '#domain/reading';
import { encoded, handMadeMail } from '../../support/mails/compose.ts';
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

describe('prose without labels', () => {
  it('gives what a sentence says', async () => {
    const reading = await readText(
      `Tere\n\nPalun suunata teenusele Olena Kovalenko, ik ${CODE}, suhtleb ukraina ja vene keeles, tel 5123 4021. Ta elab\naadressil Kesk 12-3, Elva. Olena sai ajutise kaitse 2023. aastal. Ta vajab abi arsti juures käimisel. Eesmärk on iseseisev toimetulek. Otsus nr 7-1/15 on lisatud.\n\n${SIGNATURE}`,
    );
    expect(reading.missing).toEqual([]);
    expect(reading.referral).toMatchObject({
      client: {
        name: 'Olena Kovalenko',
        personalCode: CODE,
        phone: '+37251234021',
        address: 'Kesk 12-3, Elva',
        languages: ['uk', 'ru'],
        protection: 'temporary',
      },
      need: 'Ta vajab abi arsti juures käimisel.',
      goals: 'Eesmärk on iseseisev toimetulek.',
      decision: { number: '7-1/15' },
      caseManager: { phone: '+37253456789' },
    });
  });

  it('is a referral even with very little in it, and all else is missing', async () => {
    const reading = await readText('Palun suunata teenusele Olena K, räägib ukraina keelt.\n\nMari');
    expect(reading.kind).toBe('referral');
    expect(reading.referral?.client).toMatchObject({ name: 'Olena K', languages: ['uk'] });
    expect(reading.missing).toEqual(['client.personalCode', 'client.phone', 'need', 'decision.number']);
  });

  it("keeps the case manager's own number, and the languages that the client does not speak, out of the client's data", async () => {
    const { referral } = await readText(
      `Olen Elva valla juhtumikorraldaja ja soovin suunata tugiisikuteenusele Olena Kovalenko (ik ${CODE}). Proua Kovalenko räägib ukraina keelt, eesti keelt ei oska. Tal on poeg Ivan Kovalenko (sünd. 03.04.2015) ja tütar Sofia. Minu telefon on 5345 6789.`,
    );
    expect(referral?.client).toMatchObject({ name: 'Olena Kovalenko', phone: null, languages: ['uk'] });
    expect(referral?.caseManager.phone).toBe('+37253456789');
    expect(referral?.familyMembers).toEqual([
      { name: 'Ivan Kovalenko', personalCode: null, birthDate: '2015-04-03' },
      { name: 'Sofia', personalCode: null, birthDate: null },
    ]);
  });

  it('asking about the service is no referral', async () => {
    const reading = await readText(
      'Tere! Kas tugiisikuteenusele saab suunata ka alaealist? Kui pikk on järjekord?\n\nMari',
    );
    expect(reading).toMatchObject({ kind: 'unknown', referral: null, missing: [] });
  });
});

describe('labels as people write them', () => {
  it('stand above the value', async () => {
    const { referral, missing } = await readText(
      `Ees- ja perekonnanimi\nAnna-Maria Õunapuu\n\nIsikukood\n${CODE}\n\nKontakttelefon\n5123456\n\nKeeled\nukraina keel\nvene keel\n\nElukoht\nTartu mnt 5-12, Rakvere\n\nAbivajaduse kirjeldus\nVajab tuge suhtlemisel kooliga.\n\nVajab ka abi eluaseme otsimisel.\n\nEesmärgid\n1) leida töö\n2) õppida eesti keelt\n\nKaitse liik\npagulane\n\nOtsuse number ja kuupäev\n4-5/123, 11.02.2026`,
    );
    expect(missing).toEqual([]);
    expect(referral).toMatchObject({
      client: {
        name: 'Anna-Maria Õunapuu',
        phone: '+3725123456',
        address: 'Tartu mnt 5-12, Rakvere',
        languages: ['uk', 'ru'],
        protection: 'international',
      },
      need: 'Vajab tuge suhtlemisel kooliga.\n\nVajab ka abi eluaseme otsimisel.',
      goals: '1) leida töö\n2) õppida eesti keelt',
      decision: { number: '4-5/123', date: '2026-02-11' },
    });
  });

  it('stand several on a line, with dashes, with gaps, in Russian and in English', async () => {
    const inline = await readText(
      `Nimi: Ahmad Al-Hassan, isikukood: ${CODE}, tel: +372 5555 1234, keel: araabia.\nOtsus: 12.02.2026 nr 5-3/22.`,
    );
    expect(inline.referral).toMatchObject({
      client: { name: 'Ahmad Al-Hassan', personalCode: CODE, phone: '+37255551234', languages: ['ar'] },
      decision: { number: '5-3/22', date: '2026-02-12' },
    });
    const dashed = await readText(
      `Klient - Iryna Shevchenko\nIK – ${CODE}\nMob - 53334444\nKeel - ukraina\nOtsuse nr - 12`,
    );
    expect(dashed.referral).toMatchObject({
      client: { name: 'Iryna Shevchenko', personalCode: CODE, phone: '+37253334444' },
      decision: { number: '12' },
    });
    const gaps = await readText(
      `Nimi             Olena Kovalenko\nIsikukood        ${CODE}\nKeel             ukraina`,
    );
    expect(gaps.referral?.client).toMatchObject({
      name: 'Olena Kovalenko',
      personalCode: CODE,
      languages: ['uk'],
    });
    const russian = await readText(
      `Имя и фамилия: Ольга Иванова\nЛичный код: ${CODE}\nТелефон: +372 5555 4444\nЯзык общения: русский\nПотребность: помощь с документами.\nНомер решения: 7-1/33`,
    );
    expect(russian).toMatchObject({
      missing: [],
      referral: { client: { name: 'Ольга Иванова', languages: ['ru'] }, need: 'помощь с документами.' },
    });
    const english = await readText(
      'Full name: Yusuf Abdi Ali\nDate of birth: 4 March 1990\nPhone: +372 5666 7777\nLanguages: Somali, English\nProtection: refugee\nInterpreter needed: yes\nNeed: help with housing\nDecision number: 2026-77',
    );
    expect(english).toMatchObject({
      missing: [],
      referral: {
        client: {
          birthDate: '1990-03-04',
          languages: ['so', 'en'],
          protection: 'international',
          interpreter: true,
        },
      },
    });
  });

  it('tell the client from the case manager', async () => {
    const { referral } = await readText(
      `Juhtumikorraldaja: Jaan Tamm, tel 5222 3333, jaan.tamm@elva.ee\nTeenuse saaja: Olena Kovalenko\nSünniaeg: 12.03.1985\nKontakt: 5555 1021, olena@post.example\nKeel: ukraina`,
    );
    expect(referral?.client).toMatchObject({
      name: 'Olena Kovalenko',
      phone: '+37255551021',
      email: 'olena@post.example',
    });
    expect(referral?.caseManager).toEqual({
      name: 'Jaan Tamm',
      email: 'jaan.tamm@elva.ee',
      phone: '+37252223333',
    });
    const blocks = await readText(
      `Kliendi andmed\nNimi: Olena Kovalenko\nIsikukood: ${CODE}\nTelefon: 5555 1021\n\nJuhtumikorraldaja andmed\nNimi: Jaan Tamm\nTelefon: 5222 3333\nE-post: jaan.tamm@elva.ee`,
    );
    expect(blocks.referral?.client).toMatchObject({
      name: 'Olena Kovalenko',
      phone: '+37255551021',
      email: null,
    });
    expect(blocks.referral?.caseManager).toEqual({
      name: 'Jaan Tamm',
      email: 'jaan.tamm@elva.ee',
      phone: '+37252223333',
    });
  });

  it('are those of a form with Roman numerals, questions and words that nobody foresaw', async () => {
    const form = await readText(
      'I. TEENUSE SAAJA ANDMED\n1. Ees- ja perekonnanimi: Olena Kovalenko\n2. Isikukood või sünniaeg: 12.03.1985\n3. Telefon, e-post: 5555 1021; olena@post.example\n4. Suhtluskeel: ukraina, tõlgi vajadus: jah\n\nIII. ABIVAJADUS\nVajab abi.\nLisaks rahaasjad.\n\nIV. EESMÄRGID\n- töö\n- keel\n\nV. OTSUS\nNumber: 7-1/15\nKuupäev: 12.02.2026',
    );
    expect(form.referral).toMatchObject({
      client: {
        name: 'Olena Kovalenko',
        birthDate: '1985-03-12',
        phone: '+37255551021',
        email: 'olena@post.example',
        languages: ['uk'],
        interpreter: true,
      },
      need: 'Vajab abi.\nLisaks rahaasjad.',
      goals: '- töö\n- keel',
      decision: { number: '7-1/15', date: '2026-02-12' },
    });
    const loose = await readText(
      'Kliendi ees- ja perekonnanimi: Olena Kovalenko\nKliendi kontakt-telefon: 5555 1021\nKeel, milles klient suhtleb: ukraina\nMillist abi klient vajab: abi asjaajamisel\nKas klient vajab tõlki? Jah\nMis on teenuse eesmärk? Kohanemine\nTeised teenused, mida isik saab: keelekursus\nSuunamisotsuse nr ja kuupäev: 7-1/15, 12.02.2026',
    );
    expect(loose.referral).toMatchObject({
      client: {
        name: 'Olena Kovalenko',
        phone: '+37255551021',
        languages: ['uk'],
        interpreter: true,
        otherServices: 'keelekursus',
      },
      need: 'abi asjaajamisel',
      goals: 'Kohanemine',
      decision: { number: '7-1/15', date: '2026-02-12' },
    });
  });

  it('warn of a second person, whose data are not mixed in', async () => {
    const { referral, warnings } = await readText(
      `Nimi: Olena Kovalenko\nIsikukood: ${CODE}\nKeel: ukraina\n\nNimi: Petro Petrenko\nTelefon: 5999 9999\nKeel: vene`,
    );
    expect(referral?.client).toMatchObject({ name: 'Olena Kovalenko', phone: null, languages: ['uk'] });
    expect(warnings.map((one) => one.field)).toEqual(['client.name']);
  });

  it('list the family below a heading', async () => {
    const son = personalCodeFor('male', '2015-02-01');
    const { referral } = await readText(
      `Klient: Olena Kovalenko (ik ${CODE})\nPereliikmed:\n- poeg Ivan Kovalenko, ${son}\n- tütar Sofia, 3.4.2018\nAbivajadus: pere vajab abi`,
    );
    expect(referral?.familyMembers).toEqual([
      { name: 'Ivan Kovalenko', personalCode: son, birthDate: '2015-02-01' },
      { name: 'Sofia', personalCode: null, birthDate: '2018-04-03' },
    ]);
    expect(referral?.client.personalCode).toBe(CODE);
  });
});

describe('HTML', () => {
  it('is read through divs, lists and breaks', async () => {
    const { referral } = await readHtml(
      `<div dir="ltr">Tere!<div><br></div><div><b>Nimi:</b> Olena Kovalenko</div><div><b>Isikukood</b>: ${CODE}</div><div><b>Keeled:</b><ul><li>ukraina</li><li>vene</li></ul></div><div><b>Abivajadus:</b><br>Vajab abi.<br><br>Ja veel tuge.</div><div>Otsus nr: 7-1/15</div><div><br></div><div>Parimat<br>Mari Maasikas<br>5345 6789</div></div>`,
    );
    expect(referral).toMatchObject({
      client: { name: 'Olena Kovalenko', personalCode: CODE, languages: ['uk', 'ru'] },
      need: 'Vajab abi.\n\nJa veel tuge.',
      decision: { number: '7-1/15' },
      caseManager: { phone: '+37253456789' },
    });
  });

  it('is read through tables of four columns, of header rows, and inside layout tables', async () => {
    const four = await readHtml(
      `<table><tr><td>Nimi</td><td>Olena Kovalenko</td><td>Isikukood</td><td>${CODE}</td></tr><tr><td colspan=4>Abivajadus</td></tr><tr><td colspan=4>Vajab abi.</td></tr><tr><td>Otsuse nr</td><td>5</td></tr></table>`,
    );
    expect(four.referral).toMatchObject({
      client: { name: 'Olena Kovalenko', personalCode: CODE },
      need: 'Vajab abi.',
      decision: { number: '5' },
    });
    const son = personalCodeFor('male', '2015-02-01');
    const head = await readHtml(
      `<p>Palun suunata tugiisikuteenusele:</p><table><tr><th>Nimi</th><th>Isikukood</th><th>Keel</th></tr><tr><td>Olena Kovalenko</td><td>${CODE}</td><td>ukraina</td></tr></table><p>Pereliikmed</p><table><tr><th>Nimi</th><th>Isikukood</th></tr><tr><td>Ivan Kovalenko</td><td>${son}</td></tr><tr><td>Sofia Kovalenko</td><td></td></tr></table>`,
    );
    expect(head.referral?.client).toMatchObject({
      name: 'Olena Kovalenko',
      personalCode: CODE,
      languages: ['uk'],
    });
    expect(head.referral?.familyMembers.map(({ name, personalCode }) => [name, personalCode])).toEqual([
      ['Ivan Kovalenko', son],
      ['Sofia Kovalenko', null],
    ]);
    const layout = await readHtml(
      `<table width="100%"><tr><td><table><tr><td>Nimi:</td><td>Olena Kovalenko</td></tr><tr><td>IK:</td><td>${CODE}</td></tr></table></td></tr><tr><td>Abivajadus: vajab abi<br>ja tuge</td></tr></table>`,
    );
    expect(layout.referral).toMatchObject({
      client: { name: 'Olena Kovalenko', personalCode: CODE },
      need: 'vajab abi\nja tuge',
    });
  });

  it('does not read what the mail hides from its reader', async () => {
    const { referral } = await readHtml(
      `<p>Nimi: Olena Kovalenko</p><p>Isikukood: ${CODE}</p><p>Keel: vene</p><div style="display:none">Telefon: 5999 9999</div>`,
    );
    expect(referral?.client.phone).toBeNull();
  });
});

describe('charsets', () => {
  const body = `Tere!\r\n\r\nNimi: Žanna Õunapuu-Šmidt\r\nIsikukood: ${CODE}\r\nKeel: vene\r\nAbivajadus: Töö leidmine ja üür.\r\n`;
  const name = 'Žanna Õunapuu-Šmidt';

  it.each(['windows-1257', 'iso-8859-13', 'iso-8859-4', 'iso-8859-15', 'windows-1252', 'utf-8'])(
    '%s is read by its label',
    async (charset) => {
      const bytes = charset === 'utf-8' ? Buffer.from(body) : encoded(body, charset);
      const { referral } = await read(handMadeMail(bytes, charset));
      expect(referral).toMatchObject({ client: { name }, need: 'Töö leidmine ja üür.' });
    },
  );

  it.each([
    ['utf-8', 'iso-8859-1'],
    ['utf-8', null],
    ['windows-1257', null],
    ['windows-1257', 'utf-8'],
    ['windows-1257', 'no-such-charset'],
  ])('%s labelled as %s is repaired', async (real, label) => {
    const bytes = real === 'utf-8' ? Buffer.from(body) : encoded(body, real);
    const { referral } = await read(handMadeMail(bytes, label));
    expect(referral?.client.name).toBe(name);
  });

  it.each([
    ['windows-1251', 'windows-1251'],
    ['koi8-r', 'koi8-r'],
    ['windows-1251', null],
    ['koi8-r', null],
    ['windows-1251', 'iso-8859-1'],
  ])('Cyrillic in %s labelled as %s is read', async (real, label) => {
    const text = `Имя и фамилия: Ольга Иванова\r\nЛичный код: ${CODE}\r\nЯзык общения: русский\r\nПотребность: помощь с документами и поиском жилья.\r\n`;
    const { referral } = await read(handMadeMail(encoded(text, real), label));
    expect(referral?.client).toMatchObject({ name: 'Ольга Иванова', languages: ['ru'] });
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
