/** Sending what is owed: claim, write from the case as it is now, hand to SES, keep its id. */

import { inEnvelope } from '#casework/envelope';
import { feedbackLinkOf } from '#casework/feedback';
import { linkOf, municipalityPageOf, pageLinkOf } from '#casework/page-links';
import { instead, type Own, ownAddress, providerAddressAt, reached } from '#casework/parties';
import { readCase } from '#casework/read-case';
import { replyAddress } from '#casework/signing';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import { heldUntil, isAutomaticAnswer } from '#domain/mail/caps';
import type { MailOut } from '#domain/mail/records';
import type { Reached } from '#domain/registry/contacts';
import { latestChange } from '#domain/transfer/state';
import type { NoticeContext } from '#mail/notices/letter';
import { countAnswer } from '#store/caps';
import { isInDigest } from '#store/digests';
import { addressHash } from '#store/keys';
import {
  claimMail,
  holdMail,
  loadMailIn,
  loadUnnoted,
  markInDigest,
  markNoted,
  markSent,
  markUndeliverable,
  type Sent,
  unclaimMail,
} from '#store/mails';

/** What SES answers when a mail will never be accepted, however often it is tried. */
const finalRefusals = ['BadRequestException', 'MessageRejected', 'InvalidParameterValue'];

/** `uncapped`: an officer sends a held answer. */
type Caps = 'capped' | 'uncapped';

type NoteAccepted = (
  caseId: string,
  about: { kind: 'ensure-support-person'; cause: string },
  acceptedAt: Instant,
) => Promise<void>;

/**
 * Sends stored mails, each at most once at a time. A mail that cannot leave now stays on the list of the unfinished.
 * @param noteAccepted is told when a task mail left on a later day than it was owed, and when (ISO instant)
 */
export async function sendStored(
  world: World,
  keys: readonly string[],
  now: Instant,
  noteAccepted: NoteAccepted,
): Promise<void> {
  for (const key of keys) {
    const claimed = await claimMail(world.table, key, now);
    if (claimed && (await trySending(world, claimed, now, 'capped')) !== 'noting') continue;
    const late = await loadUnnoted(world.table, key);
    if (late?.obligation?.kind !== 'ensure-support-person') continue;
    await noteAccepted(
      late.caseId,
      { kind: late.obligation.kind, cause: late.obligation.cause },
      late.sentAt,
    );
    await markNoted(world.table, key);
  }
}

/** Sends a mail that waits for a cap, by an officer's will. @returns false when it is not waiting any more */
export async function sendHeld(world: World, key: string, now: Instant): Promise<boolean> {
  const mail = await claimMail(world.table, key, now);
  if (!mail) return false;
  await trySending(world, mail, now, 'uncapped');
  return true;
}

/** @returns `noting` when the case must be told of it, `over` when this mail needs no more now */
async function trySending(world: World, mail: MailOut, now: Instant, caps: Caps): Promise<'noting' | 'over'> {
  const ids = { mail: mail.key, case: mail.caseId };
  let sent: Sent | 'held' | 'in-digest' | null;
  try {
    sent = mail.taken ? await settle(world, mail, mail.taken) : await sendOne(world, mail, now, caps);
  } catch (error) {
    world.report('A mail could not be sent', error, ids);
    if (error instanceof Error && finalRefusals.includes(error.name))
      await markUndeliverable(world.table, mail.key);
    else await unclaimMail(world.table, mail.key, now);
    return 'over';
  }
  if (sent === 'held') return 'over';
  if (sent === 'in-digest') {
    await markInDigest(world.table, mail.key);
    return 'over';
  }
  if (!sent) {
    await markUndeliverable(world.table, mail.key);
    return 'over';
  }
  try {
    await markSent(world.table, mail.key, sent, mail.taken?.at ?? now);
    return sent.owesNote ? 'noting' : 'over';
  } catch (error) {
    // It is out: given back, it would go out again at once. The claim grows old instead; by then SES has told of it, or it is
    // sent once more.
    world.report('A mail was sent, but not kept as sent', error, ids);
    return 'over';
  }
}

/** @returns what SES took, `held` when a cap is full, `in-digest` when the morning's mail said it, or null when the party has no address */
async function sendOne(
  world: World,
  mail: MailOut,
  now: Instant,
  caps: Caps,
): Promise<Sent | 'held' | 'in-digest' | null> {
  const state = await stateOf(world, mail);
  const to = await addressFor(world, state, mail, now);
  if (!to) return null;
  const { address } = to;
  if (caps === 'capped' && (await overCap(world, mail, address, now))) return 'held';
  if (await saidThisMorning(world, state, mail, address, now)) return 'in-digest';
  const notice = await noticeFor(world, mail, state, to, now);
  const { composeMessage } = await import('#mail/compose/message');
  const message = composeMessage({
    ...notice,
    replyTo: await replyToOf(world, mail),
    references: await threadOf(world, state, mail),
  });
  const sesId = await world.sendMail(inEnvelope(world, mail.key, address, message));
  return { sesId, subject: notice.subject, address, owesNote: isLateTask(mail, state, now) };
}

/** A mail that SES took, but whose sender died before it said so: everything but the sending is done. */
async function settle(world: World, mail: MailOut, taken: NonNullable<MailOut['taken']>): Promise<Sent> {
  const state = await stateOf(world, mail);
  const to = await addressFor(world, state, mail, taken.at);
  const address = to?.address ?? null;
  const { subject } = await noticeFor(world, mail, state, to, taken.at);
  const { sesId, became, at } = taken;
  return { sesId, subject, address, became, owesNote: isLateTask(mail, state, at) };
}

/** What is unfinished in the case may be this very mail: so it is only read. */
async function stateOf(world: World, { caseId }: MailOut): Promise<CaseState> {
  const { state } = await readCase(world.table, caseId);
  if (!state) throw new Error(`There is no case ${caseId}`);
  return state;
}

async function noticeFor(world: World, mail: MailOut, state: CaseState, to: Reached | null, now: Instant) {
  const { baseUrl, sender } = world.settings;
  const link = await linkOf(world, state, mail.to, mail.obligation);
  // On demand: the texts are an eighth of what a function would read at its start, and most steps send nothing.
  const { writeNotice } = await import('#mail/notices/write-notice');
  return writeNotice({ name: mail.notice, to: mail.to, obligation: mail.obligation }, state, {
    taskLink: link,
    meetingLink: link,
    owedAt: mail.storedAt,
    awayUntil: to?.awayUntil ?? null,
    reportLink: mail.to === 'provider' ? await pageLinkOf(world, state, 'change', mail.obligation) : null,
    planLink: mail.to === 'provider' ? await pageLinkOf(world, state, 'plan', mail.obligation) : null,
    evaluationLink: mail.to === 'municipality' ? await municipalityPageOf(world, state, 'evaluation') : null,
    queryLink: mail.to === 'municipality' ? await municipalityPageOf(world, state, 'query') : null,
    feedback: await surveysOf(world, state, mail),
    caseLink: `${baseUrl}/admin/cases/${state.id}`,
    telephone: null,
    stamp: now,
    sender,
  });
}

/** A client's answers are counted on a page: their mails are not asked for. */
async function replyToOf(
  { keys, settings }: World,
  { to, caseId, obligation }: MailOut,
): Promise<string | null> {
  if (to === 'client') return null;
  return replyAddress(await keys.reply.newest(), settings.mailDomain, caseId, to, obligation);
}

async function surveysOf(
  world: World,
  state: CaseState,
  { notice, to }: MailOut,
): Promise<NoticeContext['feedback']> {
  if (notice !== 'feedback' || to === 'agency') return { own: null, client: null };
  return {
    own: await feedbackLinkOf(world, state, to),
    client: await feedbackLinkOf(world, state, 'client'),
  };
}

/** An automatic answer over a cap waits for the next day, where an officer sees it; everything else leaves. */
async function overCap(world: World, mail: MailOut, address: string, now: Instant): Promise<boolean> {
  if (!isAutomaticAnswer(mail.notice)) return false;
  const answer = { address, caseId: mail.caseId };
  const cap = await countAnswer(world.table, answer, world.settings.answersPerDay, now);
  if (cap) await holdMail(world.table, mail.key, cap, heldUntil(now));
  return cap !== null;
}

/** A reminder that today's digest of the same contact names. */
async function saidThisMorning(
  world: World,
  state: CaseState,
  { notice, to, obligation, caseId }: MailOut,
  address: string,
  now: Instant,
): Promise<boolean> {
  const { provider } = state;
  const reminds = notice === 'reminder' || notice === 'due-today' || notice === 'overdue';
  if (!reminds || to !== 'provider' || !provider || !obligation) return false;
  const digested = await ownAddress(world, state, 'provider', obligation);
  if (!digested || reached(digested, now).address !== address) return false;
  const contact = contactOf(state, 'provider', obligation)?.address;
  const reader = contact ? addressHash(contact) : null;
  return isInDigest(world.table, dayOf(now), { provider: provider.id, reader }, { caseId, ...obligation });
}

/** The first task mail of its obligation, on a later day: its clock starts only now. A link sent again starts none. */
function isLateTask({ notice, obligation, storedAt }: MailOut, state: CaseState, now: Instant): boolean {
  if (notice !== 'task' || obligation?.kind !== 'ensure-support-person') return false;
  const openedAt = findObligation(state, obligation.kind, obligation.cause)?.openedAt;
  return openedAt === storedAt && dayOf(now) > dayOf(storedAt);
}

/** A deputy's while its owner is away; null: nobody's is known. */
async function addressFor(
  world: World,
  state: CaseState,
  mail: MailOut,
  now: Instant,
): Promise<Reached | null> {
  const own = await ownFor(world, state, mail, now);
  return own && reached(own, now);
}

/** What tells a provider that the case was taken from it goes to that provider, though the case has another by now. */
async function ownFor(world: World, state: CaseState, mail: MailOut, now: Instant): Promise<Own | null> {
  const { notice, to, obligation, storedAt } = mail;
  if (notice === 'provider-left') {
    const change = state.providerChanges.find((one) => one.at === storedAt) ?? latestChange(state);
    const left = change ? await world.registry.provider(change.from.id) : null;
    return left && { address: left.email, contacts: left.contacts ?? [] };
  }
  if (notice === 'received' && to === 'provider')
    return providerAddressAt(world, state, obligation, storedAt);
  if (to === 'client') {
    const address = state.referral?.client.email;
    return address ? { address, contacts: [] } : null;
  }
  const unread = notice === 'overdue' && obligation?.kind === 'acknowledge-change';
  if (unread && to === 'municipality') return instead(world, state, obligation, now);
  return ownAddress(world, state, to, obligation);
}

/** Mails to the municipality answer its referral; those to others share an id of our own, so that each reads as a thread. */
async function threadOf(world: World, state: CaseState, mail: MailOut): Promise<string[]> {
  const own = `<${state.id.toLowerCase()}.${mail.to}@${world.settings.mailDomain}>`;
  if (mail.to !== 'municipality') return [own];
  const referral = await loadMailIn(world.table, state.mailKey);
  const messageId = referral?.reading?.messageId;
  return messageId ? [messageId] : [own];
}
