/** Putting an address right after a mail could not be delivered, and sending that mail again. */
import { changeCase } from '#casework/casework';
import { answersOurs } from '#casework/intake';
import { settleMail } from '#casework/openings';
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Actor } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { contactOf } from '#domain/clocks/handing';
import type { MailOut } from '#domain/mail/records';
import type { Party } from '#domain/obligation/kinds';
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
  if (mail.obligation && contactOf(state, mail.to, mail.obligation)) {
    // It went to whoever does this one thing: the party itself is reached as before.
    const handing = { ...mail.obligation, address, name: null, within: null };
    await changeCase(world, state.id, { type: 'HandOverObligation', ...handing }, by, now);
  } else if (mail.to === 'municipality') {
    const command = { type: 'CorrectContact', address, name: state.sender?.name ?? null } as const;
    await changeCase(world, state.id, command, by, now);
  } else {
    const provider = state.provider ? await world.registry.provider(state.provider.id) : null;
    if (!provider) throw new CommandRefused('wrong-phase');
    await world.registry.putProvider({ ...provider, email: address });
  }
  // The task itself went out anew with its hand-over.
  if (!(mail.notice === 'task' && contactOf(state, mail.to, mail.obligation)))
    await changeCase(world, state.id, resendOf({ ...mail, to: mail.to }), by, now);
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

const resendOf = ({ notice, to, obligation }: MailOut & { to: Party }) =>
  ({ type: 'ResendNotice', notice, to, obligation }) as const;
