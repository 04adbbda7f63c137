/** Keeps how far the local clock is ahead of real time, so that a restart does not turn time back. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { createClock, type LocalClock } from './clock.ts';

const kept = z.object({ offsetMs: z.number() });

/**
 * The clock of a data folder.
 * @param startAt ISO instant at which a new clock stands (tests fix the world's date so); a clock that was kept goes on
 */
export function openClock(file: string, startAt?: string): LocalClock {
  const begin = startAt === undefined ? Date.now() : Date.parse(startAt);
  if (Number.isNaN(begin))
    throw new Error(`"${startAt}" is no moment; give one such as 2026-02-20T10:00:00Z.`);
  const known = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs : null;
  const offsetMs = known ?? begin - Date.now();
  if (known === null) saveOffset(offsetMs);
  return createClock({ offsetMs, saveOffset });

  /** Renamed over the old file: a kill leaves the old offset or the new one. */
  function saveOffset(ahead: number): void {
    writeFileSync(`${file}.new`, JSON.stringify({ offsetMs: ahead }));
    renameSync(`${file}.new`, file);
  }
}
