/** Lambda: what SES tells of a mail that left: it arrived, came back, or was called spam. */
import * as z from 'zod';
import { documents } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { measure } from '#runtime/metrics';
import { markDelivery, markUndeliverable } from '#store/mails';
import { createTable } from '#store/table';

/** Made by the rules of the template from SES's event, without the addresses that it holds. */
const schemas = {
  input: z.object({
    event: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']),
    /** The tag that the mail left with: its key. */
    mailKey: z.tuple([z.string()]),
    /** Transient: also an absence told by the receiver's server, after the mail was delivered. */
    bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']).optional(),
  }),
  output: z.object({}),
};

export const handler = lambda(
  'mail-event',
  schemas,
  async (environment) => createTable(documents(), environment.TABLE_NAME),
  async (table, { event, mailKey: [key], bounceType }) => {
    // The canary is no mail of a case.
    if (key === 'canary') return {};
    switch (event) {
      case 'Send':
        break;
      case 'Delivery':
        await markDelivery(table, key, 'delivered');
        measure('MailDelivered', 1);
        break;
      case 'Bounce':
        if (bounceType !== 'Transient') await markDelivery(table, key, 'bounced');
        measure('MailBounced', 1);
        break;
      case 'Complaint':
        measure('MailComplained', 1);
        break;
      case 'Reject':
        await markUndeliverable(table, key);
        measure('MailRejected', 1);
        break;
      default:
        event satisfies never;
    }
    return {};
  },
);
