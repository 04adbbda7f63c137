/** One side of the mail benchmark in a process of its own: prints what it measured as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { readMail } from '#mail/read/read-mail';
import type { Measured } from './mail.bench.ts';

const MAILS = new URL('../fixtures/mails/', import.meta.url);
/**
 * Before the clock starts the code is run until it gets no faster: the compiler works beside it and takes seconds for
 * the larger of the two sides (on a busy machine many). Windows and limits in ms of processor time.
 */
const WINDOW_MS = 500;
const WARM_UP_LIMIT_MS = 20_000;
/** Warm: in so many windows on end none was faster by a fiftieth. */
const STEADY_WINDOWS = 6;
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

let fastest = 0;
for (let spent = 0, since = 0; since < STEADY_WINDOWS && spent < WARM_UP_LIMIT_MS; spent += WINDOW_MS) {
  const speed = await mailsPerSecond(WINDOW_MS);
  since = speed > fastest * 1.02 ? 0 : since + 1;
  fastest = Math.max(fastest, speed);
}
const measured: Measured = {
  mails: mails.length,
  mailsPerSecond: await mailsPerSecond(MEASURED_MS),
  peakMb: process.resourceUsage().maxRSS / 1_024,
};
console.log(JSON.stringify(measured));

/** Reads all mails again and again for so long (ms of processor time: what else the machine does changes little). */
async function mailsPerSecond(ms: number): Promise<number> {
  const started = process.cpuUsage();
  let read = 0;
  for (;;) {
    for (const bytes of mails) await work(bytes);
    read += mails.length;
    const { user, system } = process.cpuUsage(started);
    const spent = (user + system) / 1_000;
    if (spent >= ms) return (read / spent) * 1_000;
  }
}
