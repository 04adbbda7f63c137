/** Lambda: opens a case from a mail that was read as a referral of a trusted municipality. */
import { connectWith } from '#casework/connect';
import { openFromMail } from '#casework/openings';
import type { World } from '#casework/world';
import type { MailIn } from '#domain/mail/records';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';
import { loadMailIn } from '#store/mails';

export const handler = step('open-case', connectWith(logFailure), async (world, { mailKey, now }) => {
  const mail = await loadMailIn(world.table, mailKey);
  const { from, referral, warnings = [], others = [] } = mail?.reading ?? {};
  const municipality = await municipalityOf(world, mail, now);
  if (!mail || !from?.address || !referral || !municipality) return { caseId: null };
  const sender = { address: from.address, name: from.name };
  const first = { municipality, sender, referral, warnings };
  const further = others.map((other) => ({ municipality, sender, referral: other, warnings: [] }));
  return { caseId: await openFromMail(world, mail, [first, ...further], { who: 'system' }, now) };
});

async function municipalityOf(
  world: World,
  mail: MailIn | null,
  now: string,
): Promise<{ ehak: string; name: string } | null> {
  const from = mail?.reading?.from;
  if (from?.municipality) return from.municipality;
  const trusted = from?.address ? await world.registry.municipalityOfAddress(from.address, now) : null;
  return trusted ? { ehak: trusted.ehak, name: trusted.name } : null;
}
