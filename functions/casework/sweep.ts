/** Mending what a crash left undone. Everything it does may be done twice; it looks at lists of the unfinished only. */
import { createHash } from 'node:crypto';
import { loadCase, noteAccepted } from '#casework/casework';
import { returnToken } from '#casework/finish';
import { rehash } from '#casework/rehash';
import { sendStored } from '#casework/send';
import { fillFacts } from '#casework/statistics';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { toCome, unfinished } from '#store/keys';
import type { Item } from '#store/table';
import { unreturnedToken } from '#store/waiting';

/** Items a list and sweep; what is left waits five minutes. */
const sweepLimit = 500;
/** A change of provider owes some five mails: so many are done in a minute. */
const changesASweep = 100;

/**
 * @param now ISO instant
 * @returns how many things it touched. One that fails is reported and does not stop the others.
 */
export async function sweep(world: World, now: Instant): Promise<number> {
  const parts = [
    sweepLogs,
    sweepTokens,
    sweepMails,
    sweepDigests,
    sweepInbox,
    sweepTransfers,
    sweepImports,
    sweepChanges,
    sweepHashes,
    sweepFacts,
  ];
  let mended = 0;
  for (const part of parts) mended += await part(world, now);
  return mended;
}

/** Commits whose consequences are not all done: loading the case does them. */
const sweepLogs = (world: World, now: Instant) =>
  each(world, unfinished.log, now, (item) => loadCase(world, String(item.caseId), now));

/** Answered obligations whose machine was not told. */
const sweepTokens = (world: World, now: Instant) =>
  each(world, unfinished.token, now, (item) => {
    const { key, token, signal } = unreturnedToken(item);
    return returnToken(world, key, token, signal);
  });

/** Mails that were stored and never left, or whose sender died in the act. */
const sweepMails = (world: World, now: Instant) =>
  each(world, unfinished.mail, now, (item) =>
    sendStored(world, [String(item.key)], now, noteAccepted(world, now)),
  );

const sweepDigests = (world: World, now: Instant) =>
  each(world, unfinished.digest, now, async (item) =>
    (await import('#casework/morning')).sendDigest(world, String(item.key), now),
  );

/** Transfers whose machine was not started. */
const sweepTransfers = (world: World, now: Instant) =>
  each(world, toCome.transfer, now, async (item) =>
    (await import('#casework/transfers')).goOn(world, String(item.id), now),
  );

/** Imports whose machine was not started. */
const sweepImports = (world: World, now: Instant) =>
  each(world, toCome.import, now, async (item) =>
    (await import('#casework/imports')).goOnWithImport(world, String(item.id)),
  );

/** Changes of provider whose day has come: those of one case, and those that the machine of a transfer left. */
const sweepChanges = (world: World, now: Instant) =>
  each(
    world,
    toCome.change,
    now,
    async (item) =>
      (await import('#casework/provider-changes')).applyPlanned(world, String(item.caseId), now),
    changesASweep,
  );

/** Cases that are found by an older key of the hashes. */
const sweepHashes = (world: World) => rehash(world);

/** Cases that statistics do not know yet. */
const sweepFacts = (world: World) => fillFacts(world);

/** Raw mails that nobody reads: their event was lost, or their reader failed. Once an hour and mail. */
async function sweepInbox(world: World, now: Instant): Promise<number> {
  const keys = await world.rawMails.waiting();
  for (const objectKey of keys) {
    const hash = createHash('sha256').update(objectKey).digest('hex').slice(0, 32);
    await world.machines.startIntake(objectKey, `sweep-${hash}-${now.slice(0, 13)}`);
  }
  return keys.length;
}

/** What is held back until a later moment is not due yet. */
async function each(
  world: World,
  list: string,
  now: Instant,
  mend: (item: Item) => Promise<unknown>,
  limit = sweepLimit,
): Promise<number> {
  const { items } = await world.table.list('unfinished', list, { limit, upTo: now });
  for (const item of items) {
    try {
      await mend(item);
    } catch (error) {
      world.report('The sweep could not mend an item', error, { pk: String(item.pk), sk: String(item.sk) });
    }
  }
  return items.length;
}
