/** Texts of the preview of mails in English. */
import type * as et from '../et/mail-texts.ts';
import type { Same } from '../spoken.ts';

export const mailTextTexts: Same<typeof et.mailTextTexts> = {
  title: 'Texts of mails',
  lead: 'Every mail that the system sends, with made-up data. The people, organisations and links in them do not exist. Mails are in Estonian; the client gets the survey in their language.',
  search: 'Search',
  searchHint: 'A word of the mail’s name, subject or text.',
  show: 'Show',
  count: (n: number) => (n === 1 ? '1 mail' : `${n} mails`),
  none: 'No mail has these words. Try a shorter word.',
  caption: 'Mails',
  head: ['Mail', 'To', 'Subject', 'What sends it'],
  ofNoCase: {
    digest: { name: 'Morning digest', sends: 'The morning round on working days at 8:00' },
    'transfer-planned': { name: 'Transfer of cases planned', sends: 'An officer confirmed the transfer' },
    'transfer-changed': { name: 'Transfer of cases in effect', sends: 'The day of the transfer has come' },
    'transfer-undone': { name: 'Transfer of cases undone', sends: 'An officer undid the transfer' },
  },
  client: 'Client',
  example: 'An example: all names, days and links are made up.',
  subject: 'Subject',
  to: 'To',
  sends: 'What sends it',
  look: 'What the mail says',
  text: 'Text without layout',
  download: 'Download HTML',
  downloadHint: 'The mail as a mail program shows it. The file has no scripts and no remote pictures.',
  all: 'All mails',
};
