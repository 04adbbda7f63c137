import { describe, expect, it } from 'vitest';
import { datesIn } from '#mail/read/dates';
import { emailsIn } from '#mail/read/email';
import { caseReferenceIn } from '#mail/read/envelope';
import { familyInValue } from '#mail/read/family';
import { languagesIn } from '#mail/read/languages';
import { nameInValue, namesIn } from '#mail/read/names';
import { normalisePhone, phonesIn, preparePhones } from '#mail/read/phone';
import { interpreterIn, protectionIn, protectionInProse } from '#mail/read/status-words';
import { subjectMarks } from '#mail/read/subject';
import { personalCodeFor } from '../../support/mails/personal-code.ts';

describe('dates', () => {
  it.each([
    ['12.02.2026', '2026-02-12'],
    ['2.3.2026', '2026-03-02'],
    ['12. 02. 2026', '2026-02-12'],
    ['2026-02-12', '2026-02-12'],
    ['12/02/2026', '2026-02-12'],
    ['12. veebruar 2026', '2026-02-12'],
    ['12. veebruaril 2026. a', '2026-02-12'],
    ['1. mai 2026', '2026-05-01'],
    ['9. juunil 2026', '2026-06-09'],
    ['12 Feb 2026', '2026-02-12'],
    ['12 февраля 2026', '2026-02-12'],
    ['12.03.85', '1985-03-12'],
  ])('%s is %s', (written, date) => {
    expect(datesIn(written, 2026)[0]?.date).toBe(date);
  });

  it.each([
    '31.02.2026',
    '12.13.2026',
    '7-1/2026/15',
    'nr 12.5',
    '192.168.1.20',
  ])('%s is no date', (written) => {
    expect(datesIn(written)).toEqual([]);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['5123 4567', '+37251234567'],
    ['+372 5123 4567', '+37251234567'],
    ['00372 51234567', '+37251234567'],
    ['372 5123456', '+3725123456'],
    ['612 1360', '+3726121360'],
    ['(+372) 612 1360', '+3726121360'],
    ['+380 67 123 45 67', '+380671234567'],
    ['067 123 4567', '+380671234567'],
    ['+49 151 2345678', '+491512345678'],
    ['tel.5123 4567', '+37251234567'],
    ['Mob.+372 5123 4567', '+37251234567'],
  ])('%s is %s', (written, phone) => {
    expect(phonesIn(written)[0]?.phone).toBe(phone);
  });

  it.each(['12.02.2026', '123', '37605030299', '2026-004417', '10.00-12.00'])('%s is none', (written) => {
    expect(phonesIn(written)).toEqual([]);
  });

  it.each([
    ['+49 (0)151 2345678', '+491512345678'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+7 (916) 123-45-67', '+79161234567'],
    ['0048 601 234 567', '+48601234567'],
    ['+380 67 123', undefined],
    ['+999 123 45 678', undefined],
  ])('of another country, %s, is %s by the lengths it has', async (written, phone) => {
    await preparePhones([written]);
    expect(phonesIn(written)[0]?.phone).toBe(phone);
  });

  it('refuses numbers of no country', () => {
    expect(normalisePhone('+12')).toBeNull();
    expect(normalisePhone('123456789012345')).toBeNull();
  });
});

describe('languages', () => {
  it.each([
    ['ukraina, vene', ['uk', 'ru']],
    ['Ukraina keel (emakeel), vene keel', ['uk', 'ru']],
    ['UA, RU, EN', ['uk', 'ru', 'en']],
    ['valgevene', ['be']],
    ['ukraina/vene/inglise', ['uk', 'ru', 'en']],
    ['araabia ja türgi', ['ar', 'tr']],
    ['dari', ['fa']],
    ['украинский, русский', ['uk', 'ru']],
    ['українська', ['uk']],
    ['Tigrinya and Amharic', ['ti', 'am']],
    ['vene, eesti keelt ei oska', ['ru']],
    ['suhtleb vene keeles ja eesti keelt ei räägi', ['ru']],
    ['ei räägi eesti ega inglise keelt', []],
    ['vend Ivan', []],
  ])('%s gives %j', (written, codes) => {
    expect(languagesIn(written)).toEqual(codes);
  });
});

describe('names', () => {
  it.each([
    ['Olena Kovalenko', 'Olena Kovalenko'],
    ['Olena Kovalenko, sünd 12.03.1985', 'Olena Kovalenko'],
    ['pr Olena Kovalenko (ik 48503122717)', 'Olena Kovalenko'],
    ['Kovalenko, Olena', 'Olena Kovalenko'],
    ['KOVALENKO Olena', 'KOVALENKO Olena'],
    ['olena kovalenko', 'Olena Kovalenko'],
    ["Anna-Maria O'Neill", "Anna-Maria O'Neill"],
    ['Ольга Петровна Иванова', 'Ольга Петровна Иванова'],
    ['Žanna Õunapuu 48503122717', 'Žanna Õunapuu'],
    ['puudub', null],
    ['vt manust', null],
    ['12.03.1985', null],
  ])('%s holds %s', (value, name) => {
    expect(nameInValue(value)).toBe(name);
  });

  it('are found in running text without the words around them', () => {
    const text =
      'Palun Suunata Olena Kovalenko Tugiisikuteenusele, aadress Tartu Mnt 5. Meie klient Anna-Maria Õun elab seal.';
    expect(namesIn(text).map(({ name }) => name)).toEqual(['Olena Kovalenko', 'Anna-Maria Õun']);
  });
});

describe('the protection basis', () => {
  it.each([
    ['ajutine kaitse', 'temporary'],
    ['Ajutise kaitse saaja', 'temporary'],
    ['rahvusvaheline kaitse', 'international'],
    ['täiendav kaitse', 'international'],
    ['pagulane', 'international'],
    ['pagulasstaatus', 'international'],
    ['временная защита', 'temporary'],
    ['refugee status', 'international'],
    ['☐ rahvusvaheline ☒ ajutine', 'temporary'],
    ['[x] rahvusvaheline [ ] ajutine', 'international'],
    ['rahvusvaheline või ajutine kaitse', null],
    ['', null],
  ])('%s is %s', (value, expected) => {
    expect(protectionIn(value)).toBe(expected);
  });

  it('is not taken from the name of the service', () => {
    expect(protectionInProse('Rahvusvahelise kaitse saajate tugiisikuteenus')).toBeNull();
  });
});

describe('the interpreter', () => {
  it.each([
    ['jah', true],
    ['Ei', false],
    ['ei vaja', false],
    ['vajalik', true],
    ['vene keel', true],
    ['pole vaja', false],
    ['да', true],
    ['no', false],
    ['☐ jah ☒ ei', false],
    ['selgub hiljem, teadmata', null],
  ])('%s means %s', (value, needed) => {
    expect(interpreterIn(value)).toBe(needed);
  });
});

describe('family members', () => {
  const code = personalCodeFor('male', '2015-02-01');
  it('come with codes and birth dates, one a line or by commas', () => {
    const expected = [
      { name: 'Petro Kovalenko', personalCode: null, birthDate: '1984-02-03' },
      { name: 'Ivan Kovalenko', personalCode: code, birthDate: '2015-02-01' },
      { name: 'Sofia', personalCode: null, birthDate: null },
    ];
    expect(
      familyInValue(
        `abikaasa Petro Kovalenko, sünd 03.02.1984\n- poeg Ivan Kovalenko (${code})\n- tütar Sofia`,
      ),
    ).toEqual(expected);
    expect(
      familyInValue(`abikaasa Petro Kovalenko (03.02.1984), poeg Ivan Kovalenko (${code}), tütar Sofia`),
    ).toEqual(expected);
  });

  it.each(['puuduvad', '-', 'ei ole', 'нет'])('are none when the value is "%s"', (value) => {
    expect(familyInValue(value)).toEqual([]);
  });
});

describe('subjects', () => {
  it.each([
    ['Re: Suunamine', true, false],
    ['VS: Suunamine', true, false],
    ['Vast: Re: Suunamine', true, false],
    ['FW: Suunamine', false, true],
    ['Edasi: Suunamine', false, true],
    ['Fwd: Re: Suunamine', false, true],
    ['Re[2]: Suunamine', true, false],
    ['[EXTERNAL] Re: Suunamine', true, false],
    ['Suunamine: Olena', false, false],
    ['Refereering: x', false, false],
  ])('%s: reply %s, forward %s', (subject, reply, forward) => {
    expect(subjectMarks(subject)).toMatchObject({ reply, forward });
  });

  it('hold a case reference in any case of letters, and nothing that only resembles one', () => {
    expect(caseReferenceIn('Re: [tr26-4f7kq] Suunamine')).toBe('TR26-4F7KQ');
    expect(caseReferenceIn('XTR26-4F7KQ')).toBeNull();
    expect(caseReferenceIn('TR26-4F7KU')).toBeNull();
    expect(caseReferenceIn('TR26-4F7KQQ')).toBeNull();
  });
});

describe('e-mail addresses', () => {
  it('are found in text, in lower case, without the full stop', () => {
    expect(emailsIn('Kirjutage Olena.K@Post.Example. Või <mari@elva.ee>')).toEqual([
      'olena.k@post.example',
      'mari@elva.ee',
    ]);
  });
});
