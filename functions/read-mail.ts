/** Lambda *Read the mail*: reads a raw mail, keeps what was understood, and says where it goes. It sends and opens nothing. */

import { takeIn } from '#casework/intake';
import type { Environment } from '#contract/environment';
import { payloads } from '#contract/payloads';
import { readCanary } from '#mail/canary';
import { readMail, type Surroundings, tooLarge } from '#mail/read/read-mail';
import { senderDomains } from '#mail/read/sender-domains';
import { documents, openSecretKeys, s3 } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { measure } from '#runtime/metrics';
import { createRawMails, deleteRawMail, type RawMail } from '#store/raw-mail';
import { createRegistry } from '#store/registry';
import { createTable } from '#store/table';

const { 'read-mail': schemas } = payloads;
const connect = async (environment: Environment<'read-mail'>) => {
  const table = createTable(documents(), environment.TABLE_NAME);
  const rawMails = createRawMails(s3(), environment.MAIL_BUCKET);
  return {
    table,
    registry: createRegistry(table),
    rawMails,
    environment,
    mailDomain: environment.MAIL_DOMAIN,
    forget: (objectKey: string) => deleteRawMail(s3(), environment.MAIL_BUCKET, objectKey),
    canaryKeys: await openSecretKeys(environment.REPLY_KEY_SECRET),
  };
};
type World = Awaited<ReturnType<typeof connect>>;

export const handler = lambda('read-mail', schemas, connect, async (world, { objectKey, now }) => {
  const raw = await world.rawMails.get(objectKey);
  if (!raw) return { mailKey: '', route: 'done', reason: 'moved' };
  const canary = await readCanary(raw.bytes, world.canaryKeys.find, now);
  if (canary === 'fresh') measure('CanaryReceived', 1);
  if (canary) await world.forget(objectKey);
  if (canary) return { mailKey: '', route: 'done', reason: 'canary' };
  const reading = await readMail(raw.bytes, await surroundings(world, raw));
  const large = tooLarge(raw.bytes.length);
  const { mail, route } = await takeIn(world, objectKey, raw, reading, large ? 'too-large' : null, now);
  // A further copy of a mail that was acted on leaves the inbox.
  if (route.route === 'done') await world.rawMails.file(objectKey, mail.key);
  return { mailKey: mail.key, route: route.route, reason: route.route === 'triage' ? route.reason : '' };
});

async function surroundings(world: World, raw: RawMail): Promise<Surroundings> {
  const { REFERRAL_INBOX, MAIL_DOMAIN, TRUSTED_FORWARDERS } = world.environment;
  const known = new Map<string, { ehak: string; name: string }>();
  for (const domain of senderDomains(raw.bytes)) {
    const municipality = await world.registry.municipalityOfDomain(domain);
    if (municipality) known.set(domain, { ehak: municipality.ehak, name: municipality.name });
  }
  return {
    municipalityOf: (domain) => known.get(domain.toLowerCase()) ?? null,
    referralInbox: REFERRAL_INBOX,
    mailDomain: MAIL_DOMAIN,
    trustedForwarders: TRUSTED_FORWARDERS.split(',').filter(Boolean),
  };
}
