/** Lambda: what SES tells of a mail that left: it arrived, came back, or was called spam. */
import * as z from 'zod/mini';
import { parseInstant } from '#domain/calendar/calendar';
import { documents } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { measure } from '#runtime/metrics';
import { markDelivery, markUndeliverable, noteTaken } from '#store/mails';
import { createTable } from '#store/table';

/** Made by the rules of the template from SES's event, without the addresses that it holds. */
const schemas = {
  input: z.object({
    event: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']),
    /** The tag that the mail left with: its key. */
    mailKey: z.tuple([z.string()]),
    /** Under which id and when SES took it; an event of before 22 November 2026 does not say. */
    sesId: z.optional(z.string()),
    takenAt: z.optional(z.pipe(z.iso.datetime(), z.transform(parseInstant))),
    /** Transient: also an absence told by the receiver's server, after the mail was delivered. */
    bounceType: z.optional(z.enum(['Permanent', 'Transient', 'Undetermined'])),
  }),
  output: z.object({}),
};

export const handler = lambda(
  'mail-event',
  schemas,
  async (environment) => createTable(documents(), environment.TABLE_NAME),
  async (table, { event, mailKey: [key], sesId, takenAt, bounceType }) => {
    // The canary is no mail of a case.
    if (key === 'canary') return {};
    const took = async (became: 'sent' | 'delivered' | 'bounced') =>
      sesId && takenAt && noteTaken(table, key, { sesId, at: takenAt, became });
    switch (event) {
      case 'Send':
        await took('sent');
        break;
      case 'Delivery':
        await took('delivered');
        await markDelivery(table, key, 'delivered');
        measure('MailDelivered', 1);
        break;
      case 'Bounce':
        await took(bounceType === 'Transient' ? 'sent' : 'bounced');
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
