/** `npm run --silent read-mail -- FILE.eml`: prints as JSON what intake would understand of a mail. */
import { readFile } from 'node:fs/promises';
import { readMail } from '#mail/read/read-mail';
import { municipalityOfDomain, readMunicipalities } from '../../seed/municipalities.ts';

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: npm run --silent read-mail -- FILE.eml');
  process.exit(1);
}

const bytes = await readFile(file).catch((error: Error) => {
  console.error(`Cannot read ${file}: ${error.message}`);
  process.exit(1);
});

const municipalities = readMunicipalities();
const today = new Date().toISOString().slice(0, 10);
const reading = await readMail(bytes, {
  municipalityOf: (domain) => municipalityOfDomain(municipalities, domain, today),
  referralInbox: 'suunamine@tugirada.example',
  mailDomain: 'tugirada.example',
});
process.stdout.write(`${JSON.stringify(reading, null, 2)}\n`);
