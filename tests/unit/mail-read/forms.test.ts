import { describe, expect, it } from 'vitest';
import { encoded, handMadeMail } from '../../support/mails/compose.ts';
import { personalCodeFor } from '../../support/mails/personal-code.ts';
import { OLENA } from '../../support/mails/referral-mail.ts';
import { read, readHtml } from './surroundings.ts';

const CODE = OLENA.personalCode;

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

  it.each([
    'windows-1257',
    'iso-8859-13',
    'iso-8859-4',
    'iso-8859-15',
    'windows-1252',
    'utf-8',
  ])('%s is read by its label', async (charset) => {
    const bytes = charset === 'utf-8' ? Buffer.from(body) : encoded(body, charset);
    const { referral } = await read(handMadeMail(bytes, charset));
    expect(referral).toMatchObject({ client: { name }, need: 'Töö leidmine ja üür.' });
  });

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
