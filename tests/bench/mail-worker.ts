/** One side of the mail benchmark in a process of its own: prints what it measured as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { readMail } from '#mail/read/read-mail';
import type { Measured } from './mail.bench.ts';

const MAILS = new URL('../fixtures/mails/', import.meta.url);
/** Rounds before the clock starts, so that the compiler has seen the code (Lambda's warm state). */
const WARM_UP_MS = 1_500;
const MEASURED_MS = 2_000;

const [side, set] = process.argv.slice(2);
const mails = readdirSync(MAILS)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => readFileSync(new URL(file, MAILS)))
  .filter((bytes) => bytes.includes('application/pdf') === (set === 'documents'));

const surroundings = {
  municipalityOf: (domain: string) => (domain.endsWith('.ee') ? { ehak: '0171', name: 'Elva vald' } : null),
  referralInbox: 'suunamine@tugirada.example',
  mailDomain: 'tugirada.example',
};
const work =
  side === 'parser'
    ? (bytes: Buffer) => PostalMime.parse(bytes)
    : (bytes: Buffer) => readMail(bytes, surroundings);

await rounds(WARM_UP_MS);
const started = process.cpuUsage();
const count = await rounds(MEASURED_MS);
const used = process.cpuUsage(started);
const measured: Measured = {
  mails: mails.length,
  // By processor time: a busy machine changes nothing.
  mailsPerSecond: count / ((used.user + used.system) / 1_000_000),
  peakMb: process.resourceUsage().maxRSS / 1_024,
};
console.log(JSON.stringify(measured));

/** Reads all mails again and again for so long; gives how many were read. */
async function rounds(ms: number): Promise<number> {
  const end = performance.now() + ms;
  let read = 0;
  while (performance.now() < end) {
    for (const bytes of mails) await work(bytes);
    read += mails.length;
  }
  return read;
}
