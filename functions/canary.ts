/** Lambda: sends a mail to our own inbox every hour. When none of them comes through for hours, an alarm goes off. */
import * as z from 'zod/mini';
import { parseInstant } from '#domain/calendar/calendar';
import { canarySubject } from '#mail/canary';
import { createSender } from '#mail/sender';
import { openSecretKeys, ses } from '#runtime/clients';
import { lambda } from '#runtime/lambda';

const schemas = {
  input: z.object({ now: z.pipe(z.iso.datetime(), z.transform(parseInstant)) }),
  output: z.object({}),
};

export const handler = lambda(
  'canary',
  schemas,
  async (environment) => ({
    environment,
    keys: await openSecretKeys(environment.REPLY_KEY_SECRET),
    send: createSender(ses()),
  }),
  async ({ environment, keys, send }, { now }) => {
    const subject = canarySubject(await keys.newest(), now);
    const text = { Data: 'This mail checks that the inbox works. It opens no case.', Charset: 'UTF-8' };
    await send({
      FromEmailAddress: environment.SENDER,
      Destination: { ToAddresses: [environment.REFERRAL_INBOX] },
      ConfigurationSetName: environment.CONFIGURATION_SET,
      EmailTags: [{ Name: 'mail', Value: 'canary' }],
      Content: { Simple: { Subject: { Data: subject }, Body: { Text: text } } },
    });
    return {};
  },
);
