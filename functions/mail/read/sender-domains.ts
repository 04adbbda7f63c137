/** The mail domains that a From header names, found before the mail is read: so that the registry can be asked once. */
import { MAX_HEADER_BYTES } from './limits.ts';

/** A header with more than so many domains is an attack on the registry. */
const MAX_DOMAINS = 5;

/** @returns lower-case domains, perhaps more than the sender's own: the reader decides whose mail it is */
export function senderDomains(bytes: Uint8Array): string[] {
  const head = Buffer.from(bytes.subarray(0, MAX_HEADER_BYTES)).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  const unfolded = (end < 0 ? head : head.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const from = unfolded
    .filter((line) => /^from:/i.test(line))
    .join(' ')
    .slice(0, 2_000);
  const domains = [...from.matchAll(/@([a-z0-9.-]{1,253})/gi)].map((match) => (match[1] ?? '').toLowerCase());
  return [...new Set(domains)].filter((domain) => domain.includes('.')).slice(0, MAX_DOMAINS);
}
