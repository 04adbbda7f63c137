import { expect, it, vi } from 'vitest';
import { docx } from '../../support/mails/documents.ts';
import { referralMail } from '../../support/mails/referral-mail.ts';
import { read, readText } from '../../unit/mail-read/surroundings.ts';

const { loaded } = vi.hoisted(() => ({ loaded: [] as string[] }));

// The factory runs when the library is imported for the first time.
vi.mock('unpdf', (original) => {
  loaded.push('unpdf');
  return original();
});
vi.mock('yauzl', (original) => {
  loaded.push('yauzl');
  return original();
});
vi.mock('libphonenumber-js/min', (original) => {
  loaded.push('libphonenumber-js');
  return original();
});

it('libraries of documents and of foreign numbers are loaded by the mail that needs them, not before', async () => {
  const plain = await read(await referralMail({ form: 'both', decision: false }));
  expect(plain.referral?.client.phone).toBe('+37251234021');
  await readText('Nimi: Olena Kovalenko', {
    attachments: [
      { filename: 'otsus.txt', content: 'OTSUS nr 5' },
      { filename: 'otsus.cdoc2', content: 'x' },
      { filename: 'foto.jpg', content: 'x' },
    ],
  });
  expect(loaded).toEqual([]);

  await read(await referralMail());
  expect(loaded).toEqual(['unpdf']);

  const foreign = await readText(
    'Nimi: Olena Kovalenko\nTelefon: +49 (0)151 2345678\nKeel: vene\nAbivajadus: abi',
  );
  expect(foreign.referral?.client.phone).toBe('+491512345678');
  expect(loaded).toEqual(['unpdf', 'libphonenumber-js']);

  await readText('Tere', { attachments: [{ filename: 'ankeet.docx', content: docx(['Nimi: Olena']) }] });
  expect(loaded).toEqual(['unpdf', 'libphonenumber-js', 'yauzl']);
});
