/** Taking in a mail: what it is filed under, what is known of its sender, and where it goes. */
import { createHash } from 'node:crypto';
import { findReplyAddress } from '#casework/signing';
import { type Instant, parseInstant } from '#domain/calendar/calendar';
import { boundReading } from '#domain/mail/bounds';
import type { MailIn, TriageReason } from '#domain/mail/records';
import { type Route, routeMail } from '#domain/mail/routing';
import type { Reading } from '#domain/reading';
import { changeMailIn, findBySesId, loadMailIn, putMailIn } from '#store/mails';
import { filedKey, type RawMail } from '#store/raw-mail';
import type { Registry } from '#store/registry';
import type { Table } from '#store/table';

/** Header fields that the writer's own program set; the rest is added by servers and differs from copy to copy. */
const ownHeaders = /^(?:from|to|cc|subject|date|message-id):/i;
/** What servers on the way write on top, and what differs from copy to copy. */
const serverHeaders =
  /^(?:return-path|delivered-to|received|received-spf|authentication-results|arc-[a-z-]+|x-ses-[a-z-]+):/i;
/** Headers are looked for in so many bytes; longer ones are an attack on the reader, not a letter. */
const headerBytes = 256 * 1024;

export interface Identity {
  readonly key: string;
  readonly contentHash: string;
}

/**
 * @returns the key of the mail: of its Message-ID if it has one, else of its content. Of a mail that lacks the id, or the empty
 *   line after its headers, every line counts that no server wrote: else all broken mails would be one, and the rest be lost.
 */
export function identify(bytes: Uint8Array): Identity {
  const { headers, body, whole } = split(bytes);
  const messageId = headers
    .find((line) => /^message-id:/i.test(line))
    ?.slice('message-id:'.length)
    .trim();
  const own = headers.filter((line) =>
    whole && messageId ? ownHeaders.test(line) : !serverHeaders.test(line),
  );
  const contentHash = createHash('sha256')
    .update(own.sort().join('\n'))
    .update('\n\n')
    .update(body)
    .digest('hex');
  return { key: messageId ? createHash('sha256').update(messageId).digest('hex') : contentHash, contentHash };
}

/**
 * Stores what was read of a mail, once; a copy with other content under the same Message-ID is kept apart.
 * @returns the mail as it is stored, and where it goes now; `done` when it was acted on before
 */
export async function takeIn(
  { table, registry, mailDomain }: { table: Table; registry: Registry; mailDomain: string },
  objectKey: string,
  raw: RawMail,
  read: Reading | null,
  problem: TriageReason | null,
  now: Instant,
): Promise<{ mail: MailIn; route: Route | { route: 'done' } }> {
  const { key, contentHash } = identify(raw.bytes);
  const reading = read ? boundReading(read) : null;
  const fresh: MailIn = {
    direction: 'in',
    key,
    objectKey,
    contentHash,
    bytes: raw.bytes.length,
    receivedAt: raw.arrivedAt ? parseInstant(raw.arrivedAt.toISOString()) : now,
    status: 'read',
    triage: null,
    reading,
    caseId: null,
    opened: [],
    dismissal: null,
  };
  const { mail, twin } = await storeOnce(table, fresh);
  if (mail.status !== 'read') return { mail, route: { route: 'done' } };
  if (problem) return { mail, route: { route: 'triage', reason: problem } };
  if (twin) return { mail, route: { route: 'triage', reason: 'same-message-id' } };
  if (!mail.reading) return { mail, route: { route: 'triage', reason: 'reading-failed' } };
  return {
    mail,
    route: routeMail(mail.reading, await knownOf(table, registry, mailDomain, mail.reading, now)),
  };
}

async function storeOnce(table: Table, fresh: MailIn): Promise<{ mail: MailIn; twin: boolean }> {
  if (await putMailIn(table, fresh)) return { mail: fresh, twin: false };
  const there = await loadMailIn(table, fresh.key);
  if (there?.contentHash === fresh.contentHash)
    return { mail: await again(table, there, fresh), twin: false };
  const apart = { ...fresh, key: fresh.contentHash };
  if (await putMailIn(table, apart)) return { mail: apart, twin: true };
  return { mail: (await loadMailIn(table, apart.key)) ?? apart, twin: true };
}

/**
 * The same mail once more. Before it was acted on, its bytes lie where they came in last. Afterwards a copy changes nothing,
 * but an officer may have asked to read the filed mail anew: then what was understood is replaced, and nothing else happens.
 */
async function again(table: Table, there: MailIn, fresh: MailIn): Promise<MailIn> {
  const reread = fresh.objectKey === filedKey(there.key);
  const moved = there.status === 'read' && there.objectKey !== fresh.objectKey;
  if (!reread && !moved) return there;
  const change = reread ? { reading: fresh.reading } : { objectKey: fresh.objectKey };
  const changed = { ...there, ...change };
  await changeMailIn(table, there, changed);
  return changed;
}

async function knownOf(table: Table, registry: Registry, mailDomain: string, reading: Reading, now: Instant) {
  const { address } = reading.from;
  const trusted = address ? await registry.municipalityOfAddress(address, now) : null;
  const toCase = findReplyAddress(reading.recipients, mailDomain) !== null;
  const inThread = (await answersOurs(table, reading)) !== null;
  return { toCase, inThread, trustedAddress: trusted !== null };
}

/** @returns the mail of ours that this one answers, by its In-Reply-To and References, the latest first */
export async function answersOurs(table: Table, reading: Pick<Reading, 'inReplyTo' | 'references'>) {
  const ids = [reading.inReplyTo, ...[...reading.references].reverse()];
  for (const id of ids.slice(0, 20)) {
    const [, sesId] = /^<?([0-9a-zA-Z-]+)@[a-z0-9-]*\.?amazonses\.com>?$/.exec(id ?? '') ?? [];
    const mail = sesId ? await findBySesId(table, sesId) : null;
    if (mail) return mail;
  }
  return null;
}

/** `whole`: an empty line ends the headers. */
function split(bytes: Uint8Array): { headers: string[]; body: Uint8Array; whole: boolean } {
  const head = Buffer.from(bytes.subarray(0, headerBytes)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head);
  const headerText = end ? head.slice(0, end.index) : head;
  const headers = headerText.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const body = bytes.subarray(end ? end.index + end[0].length : headerText.length);
  return { headers, body, whole: end !== null };
}
