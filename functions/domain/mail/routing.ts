/** What is to be done with a mail that was read. A mail is never dropped: what no rule claims goes to the agency's triage. */
import type { TriageReason } from '#domain/mail/records';
import type { Reading } from '#domain/reading';

export type Route =
  | { readonly route: 'open-case' }
  /** It belongs to a case, or is automatic: filed without opening anything. */
  | { readonly route: 'file' }
  | { readonly route: 'triage'; readonly reason: TriageReason };

/**
 * @param reading what the reader understood
 * @param known `toCase`: it went to a case's reply address. `inThread`: it answers a mail of ours; a referral may do that
 *   too, of another client. `trustedAddress`: an officer trusts its sender for a municipality, proven or not
 */
export function routeMail(
  reading: Reading,
  known: { toCase: boolean; inThread: boolean; trustedAddress: boolean },
): Route {
  if (reading.virus !== null && reading.virus !== 'PASS') return triage('virus');
  if (reading.kind === 'automatic') return { route: 'file' };
  if (reading.kind === 'bounce') return { route: 'file' };
  if (known.toCase || (known.inThread && reading.kind !== 'referral')) return { route: 'file' };
  if (reading.kind === 'reply') return triage('unknown-case');
  if (reading.kind !== 'referral')
    return triage(reading.messageId === null && reading.from.address === null ? 'unreadable' : 'no-referral');
  const fromMunicipality = reading.from.municipality !== null || known.trustedAddress;
  if (!fromMunicipality) return triage('unknown-sender');
  // Trust in an address makes up for a missing proof only where the domain is a municipality's: others prove themselves.
  const believed = reading.from.authentic || (known.trustedAddress && reading.from.municipality !== null);
  if (!believed || reading.mustNotAnswer) return triage('not-authentic');
  return { route: 'open-case' };
}

const triage = (reason: TriageReason): Route => ({ route: 'triage', reason });
