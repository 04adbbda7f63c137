/**
 * How fast mails are read: readMail over the fixture mails beside the bare MIME parser over the same ones, in one run.
 * Each side runs in processes of its own, turn about, so that neither warms the other up nor counts in its memory.
 */
import { execFileSync } from 'node:child_process';

/** What one process measured. */
export interface Measured {
  mails: number;
  mailsPerSecond: number;
  /** The most memory the process held, in MB. */
  peakMb: number;
}

const SIDES = { 'read-mail': 'Tugirada readMail', parser: 'postal-mime alone' } as const;
const SETS = { plain: 'without documents', documents: 'with documents' } as const;
type Side = keyof typeof SIDES;
type MailSet = keyof typeof SETS;

/** Turns of each side; the best counts: what else the machine does only slows down. */
const TURNS = 3;

const rows: string[][] = [];
for (const set of Object.keys(SETS) as MailSet[]) {
  const best: Partial<Record<Side, Measured>> = {};
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const side of Object.keys(SIDES) as Side[]) {
      const measured = measure(side, set);
      const known = best[side];
      if (!known || measured.mailsPerSecond > known.mailsPerSecond) best[side] = measured;
    }
  }
  const parser = best.parser?.mailsPerSecond ?? Number.NaN;
  for (const side of Object.keys(SIDES) as Side[]) {
    const { mails = 0, mailsPerSecond = 0, peakMb = 0 } = best[side] ?? {};
    const ratio = (mailsPerSecond / parser).toFixed(2);
    rows.push([SETS[set], SIDES[side], String(mails), mailsPerSecond.toFixed(0), peakMb.toFixed(0), ratio]);
  }
}
print(['mails', 'reader', 'count', 'mails/s', 'peak MB', 'of the parser'], rows);

function measure(side: Side, set: MailSet): Measured {
  const script = new URL('mail-worker.ts', import.meta.url).pathname;
  const out = execFileSync(process.execPath, [script, side, set], { encoding: 'utf8' });
  return JSON.parse(out) as Measured;
}

function print(head: string[], body: string[][]): void {
  const widths = head.map((cell, at) => Math.max(cell.length, ...body.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  for (const row of [head, ...body]) console.log(line(row));
}
