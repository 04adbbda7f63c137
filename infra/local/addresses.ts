/** Where the stand-ins of a running local system are, kept in its folder for commands that speak to them. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const addressesSchema = z.object({
  /** The process that has the folder open. */
  pid: z.number().int(),
  /** What the SDK reads: endpoints, region, keys that are none. */
  environment: z.record(z.string(), z.string()),
  /** ARN by name: intake, referral, ... */
  machines: z.record(z.string(), z.string()),
});
export type Addresses = z.infer<typeof addressesSchema>;

const fileIn = (dataDir: string): string => join(dataDir, 'addresses.json');

/** Writes them. @returns what takes them away again */
export function keepAddresses(dataDir: string, addresses: Omit<Addresses, 'pid'>): () => void {
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, ...addresses }, null, 2));
  return () => rmSync(fileIn(dataDir), { force: true });
}

/** @returns null when no system runs in that folder, also after one that was killed */
export function readAddresses(dataDir: string): Addresses | null {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return null;
  const addresses = addressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return isAlive(addresses.pid) ? addresses : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
