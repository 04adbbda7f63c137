/** What is kept of every mail, in or out, and of each life stage of it. */
import * as z from 'zod/mini';
import { instantSchema } from '#domain/calendar/calendar';
import { addressees, noticeNames } from '#domain/case/notices';
import { capNames } from '#domain/mail/caps';
import { obligationKinds } from '#domain/obligation/kinds';
import { readingSchema } from '#domain/reading';

/** Why a mail waits for an officer. The words for each are in the pages. */
export const triageReasons = [
  'unknown-sender',
  'not-authentic',
  'no-referral',
  'unreadable',
  'too-large',
  'virus',
  'reading-failed',
  'reading-took-too-long',
  'same-message-id',
  'reply-needs-decision',
  'reply-not-authentic',
  'reply-from-another',
  'unknown-case',
  'bounce',
] as const;
export type TriageReason = (typeof triageReasons)[number];

const obligation = z.object({ kind: z.enum(obligationKinds), cause: z.string() });

/** A mail that came in. Its bytes are in the bucket: under `objectKey` until it is acted on, then filed under its key. */
export const mailInSchema = z.lazy(() =>
  z.object({
    direction: z.literal('in'),
    key: z.string(),
    objectKey: z.string(),
    /** SHA-256, hex, of what its writer sent, without the headers that servers add on the way. */
    contentHash: z.string(),
    bytes: z.int(),
    receivedAt: instantSchema,
    /** `read`: understood, not yet acted on. `filed`: it belongs to a case, or needs nobody. */
    status: z.enum(['read', 'triage', 'filed', 'dismissed']),
    triage: z.nullable(z.enum(triageReasons)),
    /** Null when it could not be read at all. */
    reading: z.nullable(readingSchema),
    /** The case that it belongs to, or seems to belong to while it is in triage. */
    caseId: z.nullable(z.string()),
    /** All cases that it opened, the first one included: one for each client that it refers. */
    opened: z._default(z.array(z.string()), []),
    /** Why an officer dismissed it, in their words, and who. */
    dismissal: z.nullable(z.object({ reason: z.string(), officer: z.string(), at: instantSchema })),
  }),
);
export type MailIn = z.infer<typeof mailInSchema>;

/** A mail that a case owes somebody. stored → sending → sent; a claim that grew old is checked and sent again. */
export const mailOutSchema = z.lazy(() =>
  z.object({
    direction: z.literal('out'),
    key: z.string(),
    caseId: z.string(),
    notice: z.enum(noticeNames),
    to: z.enum(addressees),
    obligation: z.nullable(obligation),
    storedAt: instantSchema,
    /** `undeliverable`: SES refused it. `bounced`: a server on the way gave it back. `in-digest`: the morning's mail says it. */
    status: z.enum(['stored', 'sending', 'sent', 'delivered', 'bounced', 'undeliverable', 'in-digest']),
    /** What SES told of it before its sender could: it is out, though nobody has kept it as sent. */
    taken: z.nullish(
      z.object({ sesId: z.string(), at: instantSchema, became: z.enum(['sent', 'delivered', 'bounced']) }),
    ),
    /** Which cap it waits for, if it waits for one. */
    heldBy: z._default(z.nullable(z.enum(capNames)), null),
    claimedAt: z.nullable(instantSchema),
    sentAt: z.nullable(instantSchema),
    /** SES's id, without the angle brackets and the domain. */
    sesId: z.nullable(z.string()),
    subject: z.nullable(z.string()),
    address: z.nullable(z.string()),
  }),
);
export type MailOut = z.infer<typeof mailOutSchema>;
export type MailRecord = MailIn | MailOut;
