/**
 * The environment of every function, declared once: the CDK construct is typed by it, the handler parses it at cold start.
 * A name means the same in every function that has it.
 */
import * as z from 'zod/mini';
import { lazily } from '#domain/lazily';

const text = z.string().check(z.minLength(1));

/** What a function must know to read and change a case, and to send the mails that a change owes. */
const casework = {
  TABLE_NAME: text,
  MAIL_BUCKET: text,
  /** Where the pages are, without a slash at the end: `https://tugirada.example`. */
  BASE_URL: z.url(),
  /** The domain of the reply addresses: `juhtum+<case>.<tag>@MAIL_DOMAIN`. */
  MAIL_DOMAIN: text,
  /** Sender of all mails, as an address alone. */
  SENDER: z.email(),
  /** The agency's mailbox for overdue obligations, declines and triage. */
  AGENCY_ADDRESS: z.email(),
  CONFIGURATION_SET: text,
  /** Cap on automatic answers of the whole system, a day. */
  ANSWERS_PER_DAY: z.string().check(z.regex(/^\d{1,6}$/)),
  /** Year of the fund's final payment, and whole years for which personal data are kept after it. */
  FINAL_PAYMENT_YEAR: z.string().check(z.regex(/^20\d\d$/)),
  RETENTION_YEARS: z.string().check(z.regex(/^\d{1,2}$/)),
  LINK_KEY_SECRET: text,
  REPLY_KEY_SECRET: text,
  /** Keys of the hashes by which people are searched for. */
  PEPPER_SECRET: text,
};

/** What reading a mail needs. */
const mail = {
  /** The address that municipalities write to. */
  REFERRAL_INBOX: z.email(),
  /** Addresses, comma-separated, whose forwarded mail is believed. May be empty. */
  TRUSTED_FORWARDERS: z.string(),
};

const REFERRAL_MACHINE_ARN = text;
const OBLIGATION_MACHINE_ARN = text;
const INTAKE_MACHINE_ARN = text;

/** What brings machines back to work: starts them anew, or sends failed executions on. */
const machines = {
  REFERRAL_MACHINE_ARN,
  OBLIGATION_MACHINE_ARN,
  INTAKE_MACHINE_ARN,
  SERVICE_MACHINE_ARN: text,
  TRANSFER_MACHINE_ARN: text,
  IMPORT_MACHINE_ARN: text,
};

/** Schema of each function's environment, by the name of its file under `functions/`. */
export const environments = lazily({
  'read-mail': () =>
    z.object({
      TABLE_NAME: text,
      MAIL_BUCKET: text,
      MAIL_DOMAIN: text,
      ...mail,
      /** For the canary mail, which is signed with it. */
      REPLY_KEY_SECRET: text,
    }),
  'open-case': () => z.object({ ...casework, REFERRAL_MACHINE_ARN }),
  'file-mail': () => z.object({ ...casework, REFERRAL_MACHINE_ARN, OBLIGATION_MACHINE_ARN }),
  'triage-mail': () => z.object(casework),
  'place-case': () => z.object(casework),
  'open-obligation': () => z.object(casework),
  'keep-token': () => z.object(casework),
  'nudge-obligation': () => z.object(casework),
  'plan-nudge': () => z.object(casework),
  'close-obligation': () => z.object(casework),
  'plan-service': () => z.object(casework),
  'reach-milestone': () => z.object({ ...casework, OBLIGATION_MACHINE_ARN }),
  sweep: () => z.object({ ...casework, ...machines }),
  'restart-cases': () => z.object({ ...casework, REFERRAL_MACHINE_ARN, OBLIGATION_MACHINE_ARN }),
  'morning-round': () => z.object({ ...casework, ...machines }),
  measure: () => z.object({ TABLE_NAME: text }),
  'list-transfer': () => z.object(casework),
  'transfer-case': () => z.object({ ...casework, OBLIGATION_MACHINE_ARN }),
  'list-import': () => z.object(casework),
  'import-lines': () => z.object({ ...casework, REFERRAL_MACHINE_ARN, OBLIGATION_MACHINE_ARN }),
  'finish-import': () => z.object(casework),
  'mail-event': () => z.object({ TABLE_NAME: text }),
  canary: () =>
    z.object({
      SENDER: z.email(),
      REFERRAL_INBOX: z.email(),
      CONFIGURATION_SET: text,
      REPLY_KEY_SECRET: text,
    }),
  'activate-inbox': () => z.object({}),
  'rotate-key': () => z.object({}),
  pages: () =>
    z.object({
      ...casework,
      ...machines,
      /** Of these the pages only show what failed; *restart* they may send on. */
      RESTART_MACHINE_ARN: text,
      MAINTENANCE_MACHINE_ARN: text,
      SESSION_KEY_SECRET: text,
      OIDC_ISSUER: z.url(),
      OIDC_CLIENT_ID: text,
      /** The claim of the ID token that holds the officer's role. */
      OIDC_ROLE_CLAIM: text,
      /** `hidden`: the subject of an officer may be a personal code, and only a keyed hash of it is kept. */
      OIDC_SUBJECT: z.enum(['plain', 'hidden']),
      OIDC_CLIENT_SECRET: text,
    }),
});

export type FunctionName = keyof typeof environments;
export type Environment<Name extends FunctionName> = z.infer<(typeof environments)[Name]>;
