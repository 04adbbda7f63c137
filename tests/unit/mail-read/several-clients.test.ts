import { describe, expect, it } from 'vitest';
import { decisionPdf } from '../../support/mails/pdf.ts';
import { personalCodeFor } from '../../support/mails/personal-code.ts';
import { readText } from './surroundings.ts';

const HASSAN = personalCodeFor('male', '1991-01-11');
const SOFIIA = personalCodeFor('female', '2000-02-22');
const CHILD = personalCodeFor('male', '2016-05-05');

const names = (list: { client: { name: string | null } }[]) => list.map((one) => one.client.name);

describe('two clients in one mail', () => {
  it('named in one sentence become two, each with what is said of them', async () => {
    const { referral, others, warnings } = await readText(
      `Palun suunata teenusele Hassan Barakat (ik ${HASSAN}, tel 5744 1100) ja Sofiia Tymchuk (ik ${SOFIIA}, tel 5744 2200). Hassan vajab abi eluasemega. Sofiia vajab abi kooliga.`,
    );
    expect(referral).toMatchObject({
      client: { name: 'Hassan Barakat', phone: '+37257441100' },
      need: 'Hassan vajab abi eluasemega.',
    });
    expect(others).toMatchObject([
      { client: { name: 'Sofiia Tymchuk', phone: '+37257442200' }, need: 'Sofiia vajab abi kooliga.' },
    ]);
    expect(warnings).toEqual([]);
  });

  it('keep their own decisions', async () => {
    const lines = (name: string, code: string) => [`Nimi: ${name}`, `Isikukood: ${code}`];
    const attachments = [
      {
        filename: 'otsus 1.pdf',
        content: await decisionPdf({ number: '7-1/1', lines: lines('Hassan Barakat', HASSAN) }),
      },
      {
        filename: 'otsus 2.pdf',
        content: await decisionPdf({ number: '7-1/2', lines: lines('Sofiia Tymchuk', SOFIIA) }),
      },
    ];
    const named = await readText(
      `Nimi: Hassan Barakat\nIsikukood: ${HASSAN}\nKeel: araabia\n\nNimi: Sofiia Tymchuk\nIsikukood: ${SOFIIA}\nKeel: ukraina`,
      { attachments },
    );
    expect(named.referral?.decision).toMatchObject({ number: '7-1/1', attachment: 'otsus 1.pdf' });
    expect(named.others[0]?.decision).toMatchObject({ number: '7-1/2', attachment: 'otsus 2.pdf' });
    const unnamed = await readText('Tere, lisatud on kahe kliendi suunamisotsused tugiisikuteenusele.', {
      attachments,
    });
    expect(names([unnamed.referral, ...unnamed.others].filter((one) => one !== null))).toEqual([
      'Hassan Barakat',
      'Sofiia Tymchuk',
    ]);
    expect(unnamed.others[0]?.decision.number).toBe('7-1/2');
  });

  it('name the field of a further client in warnings and evidence', async () => {
    const { warnings, evidence } = await readText(
      `Nimi: Hassan Barakat\nIsikukood: ${HASSAN}\nKeel: araabia\n\nNimi: Sofiia Tymchuk\nIsikukood: 60002220000\nKeel: ukraina\nTelefon: 5744 2200`,
    );
    expect(warnings.map((one) => one.field)).toEqual(['others.0.client.personalCode']);
    expect(evidence).toContainEqual(
      expect.objectContaining({ field: 'others.0.client.name', text: 'Nimi: Sofiia Tymchuk' }),
    );
  });
});

describe('one client', () => {
  it('has the children that are listed as clients are', async () => {
    const { referral, others } = await readText(
      `Nimi: Sofiia Tymchuk\nIsikukood: ${SOFIIA}\nKeel: ukraina\n\nNimi: Danylo Tymchuk\nIsikukood: ${CHILD}\nKeel: ukraina`,
    );
    expect(others).toEqual([]);
    expect(referral?.familyMembers).toEqual([
      { name: 'Danylo Tymchuk', personalCode: CHILD, birthDate: '2016-05-05' },
    ]);
  });

  it('is not doubled by a husband, a case manager or the own name in other words', async () => {
    const family = await readText(
      `Palun suunata teenusele Sofiia Tymchuk (ik ${SOFIIA}), abikaasa Hassan Barakat (ik ${HASSAN}). Sofiia Tymchuk (ik ${SOFIIA}) räägib ukraina keelt.`,
    );
    expect(family.others).toEqual([]);
    expect(family.referral?.familyMembers).toMatchObject([{ name: 'Hassan Barakat' }]);
    const staff = await readText(
      `Klient: Sofiia Tymchuk\nNimi: Sofiia Tymchuk\nIsikukood: ${SOFIIA}\nKeel: ukraina\n\nJuhtumikorraldaja\nNimi: Jaan Tamm\nTelefon: 5222 3333\nE-post: jaan.tamm@elva.ee`,
    );
    expect(staff.others).toEqual([]);
    expect(staff.referral?.client.name).toBe('Sofiia Tymchuk');
  });
});

describe('inflected names', () => {
  it('become nominative when the nominative stands elsewhere, in the letter or the decision', async () => {
    const letter = await readText(
      `Palun määrata tugiisik Natalia Bondarile (ik ${SOFIIA}). Natalia Bondar räägib vene keelt.`,
    );
    expect(letter.referral?.client.name).toBe('Natalia Bondar');
    const content = await decisionPdf({ lines: ['Nimi: Natalia Bondar', `Isikukood: ${SOFIIA}`] });
    const decision = await readText(`Palun määrata tugiisik Natalia Bondarile (ik ${SOFIIA}).`, {
      attachments: [{ filename: 'otsus.pdf', content }],
    });
    expect(decision.referral?.client.name).toBe('Natalia Bondar');
  });

  it('stay as written when nothing shows the nominative', async () => {
    const { referral } = await readText(`Palun määrata tugiisik Natalia Bondarile (ik ${SOFIIA}).`);
    expect(referral?.client.name).toBe('Natalia Bondarile');
  });
});
