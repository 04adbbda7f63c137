/** English words of a case's extract: what it holds, for whom, and what a reader must know of it. */
import type * as et from '../et/extract.ts';
import type { Same } from '../spoken.ts';

export const extractTexts: Same<typeof et.extractTexts> = {
  title: (caseId: string) => `Extract of case ${caseId}`,
  link: 'Extract and print view',
  intro:
    'All that is recorded of the case is here, without personal data. You can print this page. For an extract with personal data choose for whom and why it is made: that is noted.',
  introAuditor: 'All that is recorded of the case is here, without personal data. You can print this page.',
  formHeading: 'Extract with personal data',
  audience: 'For whom is the extract?',
  audiences: { agency: 'For SKA itself: all data', subject: 'For the client: without data of other people' },
  audienceMissing: 'Choose for whom the extract is.',
  reason: 'Why is the extract made?',
  reasonMissing: 'Choose why the extract is made.',
  reasons: {
    'own-data': 'a person asked for their own data',
    'case-work': 'work on the case',
    supervision: 'supervision or audit',
    authority: 'a court or another authority asks',
    archive: 'papers of AMIF',
  },
  print: 'Show the print view',
  html: 'Download the print view',
  json: 'Download a machine-readable file (JSON)',
  leadOnly: 'A file with personal data is downloaded by the lead. You can print the print view.',
  ready: 'The file is ready',
  readyText:
    'The link is valid for one minute and for this file alone. If it has expired, make the extract again.',
  fetch: 'Download the file',
  back: 'Back to the case',
  readFirst:
    'Read the free texts before you hand this out: they may speak of other people. Cover what concerns them.',
  mark: 'For internal use. Basis: AvTS § 35 (1) 14).',
  made: (when: string, officer: string) => `Made on ${when} by ${officer}.`,
  facts: 'Case',
  client: 'Client and referral',
  people: 'Parties and agreements',
  family: (count: number) => `Family members recorded: ${count}. Their data are not here.`,
  corrections: 'Corrected data',
  correctionHead: ['Time', 'What was corrected', 'Earlier value', 'Reason'],
  mailTexts: 'Texts of incoming mails',
  mailTextFrom: (when: string, from: string) => `${when}, ${from}`,
  mailsLeft: 'These are the first mails. The others are on the page of the case.',
  accesses: 'Who has seen and changed the data',
  accessesMore: 'There are more than 1000 entries: these are the newer ones.',
  anyOfficer: 'officer of SKA',
  about: 'Explanations',
  explained: {
    what: 'What the columns mean',
    whatText:
      'The course is the diary of the case: what happened, when, and who did it. A task is what one party had to do; its due date is the last day, until 24:00. The table of mails shows what came in and went out, and whether it arrived. The table of accesses shows who has seen, exported or changed personal data.',
    source: 'Where the data come from',
    sourceText:
      "The data come from the municipality's referral and mails, the provider's answers, and decisions and corrections by officers of SKA. Nothing is copied from the social register STAR.",
    purpose: 'What the data are used for',
    purposeText:
      'To refer people with international or temporary protection to the support-person service, and to arrange it.',
    shared: 'To whom data were given',
    sharedText: (names: string) => `${names}. Each party sees only what it needs for its task.`,
    kept: 'How long the data are kept',
    keptUntil: (day: string) =>
      `Personal data and mails are erased on ${day}. Entries of accesses are erased a year later. What happened when stays, without persons.`,
    keptOpen:
      'The day of erasure is known once the case has ended: papers of AMIF are kept for five years from the end of the year of the final payment. Entries of accesses are erased a year after the personal data.',
    keptErased: 'The personal data are erased. What happened when is still there, without persons.',
    leftOut: 'What is not here',
    leftOutText:
      "Data of other people: names and codes of the family, telephone and e-mail of the case manager, the support person and the interpreter, texts and senders of mails, names of SKA's officers. Copies of mails can be asked for: data of other people are covered in them first.",
    rights: 'Your rights',
    rightsText:
      'You can ask SKA to correct or erase data, or to restrict their use. If you do not agree with the answer, you can turn to the Data Protection Inspectorate.',
  },
};
