/** What was understood from one mail: the shape that the reader gives, and what a referral must hold. */
import * as z from 'zod/mini';

const text = z.nullable(z.string());

/** An ISO calendar day, yyyy-mm-dd. */
const day = z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));

export const clientDataSchema = z.lazy(() =>
  z.object({
    name: text,
    personalCode: text,
    birthDate: day,
    phone: text,
    email: text,
    address: text,
    /** ISO 639-1 codes, in the order of the mail. */
    languages: z.array(z.string()),
    protection: z.nullable(z.enum(['international', 'temporary'])),
    interpreter: z.nullable(z.boolean()),
    otherServices: text,
  }),
);

export const familyMemberSchema = z.lazy(() => z.object({ name: text, personalCode: text, birthDate: day }));

export const referralDataSchema = z.lazy(() =>
  z.object({
    client: clientDataSchema,
    starNumber: text,
    familyMembers: z.array(familyMemberSchema),
    need: text,
    goals: text,
    caseManager: z.object({ name: text, email: text, phone: text }),
    /** `attachment` is the file name of the decision among the mail's attachments. */
    decision: z.object({ number: text, date: day, attachment: text }),
  }),
);

/** Places of evidence beside the body and files, by the names that are kept. */
export const mailPlaces = { subject: 'kirja teema', sender: 'kirja saatja' } as const;

export const evidenceSchema = z.lazy(() =>
  z.object({
    field: z.string(),
    /** `body`, one of `mailPlaces`, or the name of the attachment that the field was read from. */
    source: z.string(),
    text: z.string().check(z.maxLength(300)),
  }),
);

export const warningSchema = z.lazy(() => z.object({ field: z.string(), reason: z.string() }));

const fileReadingSchema = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.int().check(z.nonnegative()),
  readable: z.boolean(),
  /** Why it could not be read, in Estonian; null when it was read. */
  reason: text,
});

/** A file in a container; its name may hold folders („kiri.zip" holds „kaust/otsus.pdf"). Bytes as the container says. */
export const insideReadingSchema = fileReadingSchema;

/** Who signed a container and when, as the container itself says: nobody checked it. `at` is an ISO instant. */
export const signatureReadingSchema = z.lazy(() => z.object({ name: text, at: text }));

/** The optional ones are there only where they apply; readings stored before have none. A container is read when all in it is. */
export const attachmentReadingSchema = z.lazy(() =>
  z.extend(fileReadingSchema, {
    /** What an officer should know, in Estonian: that signatures were not checked, that only a part was read. */
    note: z.optional(z.string()),
    inside: z.optional(z.array(insideReadingSchema)),
    signatures: z.optional(z.array(signatureReadingSchema)),
  }),
);

export const readingSchema = z.lazy(() =>
  z.object({
    kind: z.enum(['referral', 'reply', 'bounce', 'automatic', 'unknown']),
    /** Why this kind, in Estonian, for the officer. Holds no personal data. */
    reason: z.string(),
    mustNotAnswer: z.boolean(),
    messageId: text,
    from: z.object({
      address: text,
      name: text,
      municipality: z.nullable(z.object({ ehak: z.string(), name: z.string() })),
      authentic: z.boolean(),
    }),
    subject: text,
    /** Only for kind `referral`. */
    referral: z.nullable(referralDataSchema),
    /** Names of `missingFields`; empty unless kind is `referral`. */
    missing: z.array(z.string()),
    warnings: z.array(warningSchema),
    evidence: z.array(evidenceSchema),
    attachments: z.array(attachmentReadingSchema),
    /** Lower-case addresses: the envelope's, Delivered-To, To, Cc, in that order. */
    recipients: z.array(z.string()),
    inReplyTo: text,
    references: z.array(z.string()),
    /** A case reference in the subject: only a suggestion, anybody can write one. */
    caseReference: text,
    /** What the person newly wrote, without quoted history and signature. */
    replyText: text,
    /** Fields found in a reply; null when there are none. */
    answers: z.nullable(referralDataSchema),
    /** The sender's own Date header as an ISO instant: a claim, not the time of arrival. */
    sentAt: text,
    /** SES's virus verdict; anything but PASS means that nothing was parsed. */
    virus: text,
    /** The original sender that a forwarded mail names: only a suggestion. */
    forwardedFrom: z.nullable(z.object({ address: text, name: text })),
    /** Further clients of the same mail, one each: not the family of the first. Readings stored before had none. */
    others: z._default(z.array(referralDataSchema), []),
    /** Message-IDs, with angle brackets, of the mails that a bounce says did not arrive. */
    bounced: z._default(z.array(z.string()), []),
    /** What an out-of-office mail says: the last day away, and whom to write to meanwhile. Only suggestions. */
    absence: z._default(z.nullable(z.object({ until: day, deputy: text })), null),
  }),
);

export type Reading = z.infer<typeof readingSchema>;
export type ReferralData = z.infer<typeof referralDataSchema>;
export type FamilyMember = z.infer<typeof familyMemberSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type AttachmentReading = z.infer<typeof attachmentReadingSchema>;
export type InsideReading = z.infer<typeof insideReadingSchema>;
export type SignatureReading = z.infer<typeof signatureReadingSchema>;

/** The names that `missingFields` can give, each the first of its group. */
export const REQUIRED_FIELDS = [
  'client.name',
  'client.personalCode',
  'client.phone',
  'client.languages',
  'need',
  'decision.number',
] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/** A referral of which nothing is known yet. */
export function emptyReferral(): ReferralData {
  return {
    client: {
      name: null,
      personalCode: null,
      birthDate: null,
      phone: null,
      email: null,
      address: null,
      languages: [],
      protection: null,
      interpreter: null,
      otherServices: null,
    },
    starNumber: null,
    familyMembers: [],
    need: null,
    goals: null,
    caseManager: { name: null, email: null, phone: null },
    decision: { number: null, date: null, attachment: null },
  };
}

/** What a referral still lacks: one name per group of which any member would do, in the order of the form. */
export function missingFields(referral: ReferralData): RequiredField[] {
  const { client, decision } = referral;
  const present: Record<RequiredField, boolean> = {
    'client.name': has(client.name),
    'client.personalCode': has(client.personalCode) || has(client.birthDate),
    'client.phone': has(client.phone) || has(client.email) || has(client.address),
    'client.languages': client.languages.length > 0,
    need: has(referral.need),
    'decision.number': has(decision.number) || has(decision.attachment),
  };
  return REQUIRED_FIELDS.filter((field) => !present[field]);
}

/** A new referral: `base`, with its null and empty fields filled from `more`. What `base` knows is never replaced. */
export function mergeReferral(base: ReferralData, more: ReferralData): ReferralData {
  return {
    client: fill(base.client, more.client),
    starNumber: base.starNumber ?? more.starNumber,
    familyMembers: base.familyMembers.length > 0 ? base.familyMembers : more.familyMembers,
    need: base.need ?? more.need,
    goals: base.goals ?? more.goals,
    caseManager: fill(base.caseManager, more.caseManager),
    decision: fill(base.decision, more.decision),
  };
}

function fill<T extends Record<string, unknown>>(base: T, more: T): T {
  const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => [key, empty(value) ? more[key] : value]),
  ) as T;
}

function has(value: string | null): boolean {
  return value !== null && value.trim() !== '';
}
