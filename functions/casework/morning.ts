/** The morning round: one mail to the agency, and to each contact of a provider one in place of many reminders. Done twice, each goes once. */
import { loadCase } from '#casework/casework';
import { inEnvelope } from '#casework/envelope';
import { previewErasure } from '#casework/erasing';
import { previewStrays } from '#casework/erasing-strays';
import { signLink } from '#casework/signing';
import { writeTransferMail } from '#casework/transfer-mails';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { findObligation } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import {
  agencyDigest,
  type Morning,
  type OpenTask,
  type ProviderDigest,
  providerDigests,
  remindedUntil,
} from '#domain/morning/digest';
import { reachedAt } from '#domain/registry/contacts';
import type { WrittenNotice } from '#mail/notices/letter';
import { claimDigest, type Digest, putDigest, settleDigest } from '#store/digests';
import { addressHash, lists } from '#store/keys';
import { listOpenTasks } from '#store/open-tasks';

/** What is counted of a list; above it the number says enough. */
const counted = 500;

/**
 * Stores and sends the digests of the day on which `now` is.
 * @returns how many were stored or found
 */
export async function morningRound(world: World, now: Instant): Promise<number> {
  const morning = await lookAround(world, now);
  const agency = agencyDigest(morning);
  const digests = [
    ...(agency ? [{ to: 'agency' as const, ...agency }] : []),
    ...providerDigests(morning).map((digest) => ({ to: 'provider' as const, ...digest })),
  ];
  for (const digest of digests)
    await sendDigest(world, await putDigest(world.table, morning.day, digest, now), now);
  return digests.length;
}

/** Sends a stored digest; one that cannot leave now stays on the list of the unfinished. */
export async function sendDigest(world: World, key: string, now: Instant): Promise<void> {
  const digest = await claimDigest(world.table, key, now);
  if (!digest) return;
  try {
    const address = await addressOf(world, digest, now);
    if (!address) return await settleDigest(world.table, key, 'undeliverable');
    const notice = await written(world, digest, now);
    if (notice === 'later') return await settleDigest(world.table, key, 'stored');
    if (notice === 'unneeded') return await settleDigest(world.table, key, 'unneeded');
    const { subject, preview, blocks } = notice;
    const { composeMessage } = await import('#mail/compose/message');
    const message = composeMessage({ subject, preview, blocks, replyTo: null, references: [] });
    await world.sendMail(inEnvelope(world, key, address, message));
  } catch (error) {
    world.report('A digest could not be sent', error, { mail: key });
    return await settleDigest(world.table, key, 'stored');
  }
  await settleDigest(world.table, key, 'sent');
}

async function lookAround(world: World, now: Instant): Promise<Morning> {
  const { table, machines } = world;
  const day = dayOf(now);
  const [tasks, triage, undelivered, failed, erasing, strays] = await Promise.all([
    listOpenTasks(table, remindedUntil(day)),
    table.list('work', lists.triage, { limit: counted }),
    table.list('work', lists.undelivered, { limit: counted }),
    machines.failed(),
    previewErasure(world, now),
    previewStrays(world, now),
  ]);
  return {
    day,
    tasks,
    triage: triage.items.length,
    undelivered: undelivered.items.length,
    failed: failed.length,
    erasing: erasing.length,
    strays: strays.mails,
  };
}

async function addressOf(world: World, { content }: Digest, now: Instant): Promise<string | null> {
  if (content.to !== 'provider') return world.settings.agencyAddress;
  const provider = await world.registry.provider(content.provider);
  const own = content.reader === null ? provider?.email : await contactIn(world, content, now);
  return provider && own ? reachedAt(own, provider.contacts ?? [], dayOf(now)).address : null;
}

/** The address stands in the cases alone. @returns null when all of them changed hands since the list was read */
async function contactIn(
  world: World,
  { reader, overdue, dueToday, soon }: ProviderDigest,
  now: Instant,
): Promise<string | null> {
  for (const task of [...overdue, ...dueToday, ...soon]) {
    const { state } = await loadCase(world, task.caseId, now);
    const address = state && contactOf(state, 'provider', task)?.address;
    if (address && addressHash(address) === reader) return address;
  }
  return null;
}

async function written(
  world: World,
  { content, day }: Digest,
  now: Instant,
): Promise<WrittenNotice | 'later' | 'unneeded'> {
  if (content.to === 'agency-of-transfer') return writeTransferMail(world, content, now);
  const { baseUrl } = world.settings;
  const { agencyDigestMail, providerDigestMail } = await import('#mail/notices/digests');
  if (content.to === 'agency') return agencyDigestMail(content, day, `${baseUrl}/admin`);
  const links = new Map<OpenTask, string | null>();
  for (const task of [...content.overdue, ...content.dueToday, ...content.soon])
    links.set(task, await linkTo(world, task, now));
  return providerDigestMail(content, day, (task) => links.get(task) ?? null);
}

/** @returns the task's link as it is valid now; null when it was done, or changed hands, since the list was read */
async function linkTo(
  world: World,
  { caseId, kind, cause, reader }: OpenTask,
  now: Instant,
): Promise<string | null> {
  const { state } = await loadCase(world, caseId, now);
  const obligation = state && findObligation(state, kind, cause);
  if (obligation?.status !== 'open') return null;
  const contact = state && contactOf(state, 'provider', obligation)?.address;
  if ((contact ? addressHash(contact) : null) !== reader) return null;
  const link = { caseId, kind, cause, party: 'provider', issue: obligation.linkIssue } as const;
  return `${world.settings.baseUrl}/task/${signLink(await world.keys.link.newest(), link)}`;
}
