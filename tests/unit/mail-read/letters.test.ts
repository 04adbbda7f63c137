import { describe, expect, it } from 'vitest';
import { personalCodeFor } from '../../support/mails/personal-code.ts';
import { OLENA, SIGNATURE } from '../../support/mails/referral-mail.ts';
import { readText } from './surroundings.ts';

const CODE = OLENA.personalCode;

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

  it('warn of a second person of whom nothing but a name is said', async () => {
    const { referral, others, warnings } = await readText(
      `Nimi: Olena Kovalenko\nIsikukood: ${CODE}\nKeel: ukraina\n\nNimi: Petro Petrenko\nTelefon: 5999 9999`,
    );
    expect(referral?.client).toMatchObject({ name: 'Olena Kovalenko', phone: null, languages: ['uk'] });
    expect(others).toEqual([]);
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
