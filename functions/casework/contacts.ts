/** Putting an address right after a mail could not be delivered, and sending that mail again. */
import { changeCase } from '#casework/casework';
import { answersOurs } from '#casework/intake';
import { settleMail } from '#casework/openings';
import { ownAddress } from '#casework/parties';
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Actor } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import type { MailOut } from '#domain/mail/records';
import type { Party } from '#domain/obligation/kinds';
import { deputiesOf, withDeputy } from '#domain/registry/contacts';
import { loadMailIn, loadMailOut, settleUndelivered } from '#store/mails';

/**
 * @param mailKey a mail of ours that bounced or was refused
 * @param address where the party is reached from now on: kept in the case for a municipality, in the registry for a provider
 * @throws CommandRefused `wrong-phase` when the mail went to nobody whose address could be put right
 */
export async function fixContact(
  world: World,
  mailKey: string,
  address: string,
  officer: string,
  now: Instant,
): Promise<void> {
  const mail = await loadMailOut(world.table, mailKey);
  const { state } = mail ? await readCase(world.table, mail.caseId) : { state: null };
  if (!mail || !state || mail.to === 'agency' || mail.to === 'client')
    throw new CommandRefused('wrong-phase');
  // Before the address is changed: a case that has ended sends nothing again.
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  const by: Actor = { who: 'officer', officer };
  const toDeputy = await fixDeputy(world, state, { ...mail, to: mail.to }, address, { officer, at: now });
  if (!toDeputy) await fixOwn(world, state, { ...mail, to: mail.to }, address, by, now);
  // The task itself went out anew with its hand-over.
  const handed = !toDeputy && mail.notice === 'task' && contactOf(state, mail.to, mail.obligation);
  if (!handed) await changeCase(world, state.id, resendOf({ ...mail, to: mail.to }), by, now);
  await settleUndelivered(world.table, mailKey, officer);
}

/** The same by the bounce that waits in triage; it is filed then. @throws CommandRefused as `fixContact` */
export async function fixBounced(
  world: World,
  bounceKey: string,
  address: string,
  officer: string,
  now: Instant,
): Promise<void> {
  const bounce = await loadMailIn(world.table, bounceKey);
  if (bounce?.status !== 'triage' || !bounce.reading) throw new CommandRefused('already-answered');
  const { inReplyTo, references, bounced } = bounce.reading;
  const sent = await answersOurs(world.table, { inReplyTo, references: [...references, ...bounced] });
  if (!sent) throw new CommandRefused('wrong-phase');
  await fixContact(world, sent.key, address, officer, now);
  await settleMail(world, bounce, { status: 'filed' });
}

async function fixOwn(
  world: World,
  state: CaseState,
  { to, obligation }: MailOut & { to: Party },
  address: string,
  by: Actor,
  now: Instant,
): Promise<void> {
  if (obligation && contactOf(state, to, obligation)) {
    // It went to whoever does this one thing: the party itself is reached as before.
    const handing = { ...obligation, address, name: null, within: null };
    await changeCase(world, state.id, { type: 'HandOverObligation', ...handing }, by, now);
  } else if (to === 'municipality') {
    const command = { type: 'CorrectContact', address, name: state.sender?.name ?? null } as const;
    await changeCase(world, state.id, command, by, now);
  } else {
    const provider = state.provider ? await world.registry.provider(state.provider.id) : null;
    if (!provider) throw new CommandRefused('wrong-phase');
    await world.registry.putProvider({ ...provider, email: address });
  }
}

/** @returns true when the mail went to a deputy, who has another address in the registry now */
async function fixDeputy(
  world: World,
  state: CaseState,
  { to, obligation, address: sentTo }: MailOut & { to: Party },
  address: string,
  by: { officer: string; at: Instant },
): Promise<boolean> {
  const own = await ownAddress(world, state, to, obligation);
  if (!own || !sentTo || !deputiesOf(own.address, own.contacts).includes(sentTo)) return false;
  const of =
    to === 'municipality' ? { ehak: state.municipality.ehak } : { provider: state.provider?.id ?? '' };
  await world.registry.changeContacts(of, (contacts) => withDeputy(contacts, sentTo, address), by);
  return true;
}

const resendOf = ({ notice, to, obligation }: MailOut & { to: Party }) =>
  ({ type: 'ResendNotice', notice, to, obligation }) as const;
