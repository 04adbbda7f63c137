/** Everything that casework needs from outside, as one object: the store, the sender, keys and settings. */
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { SigningKeys } from '#casework/signing';
import type { Keys } from '#contract/key-ring';
import type { Instant } from '#domain/calendar/calendar';
import type { RuleBook } from '#domain/obligation/rules';
import type { Retention } from '#domain/retention/retention';
import type { Machines } from '#store/machines';
import type { RawMails } from '#store/raw-mail';
import type { Registry } from '#store/registry';
import type { Table } from '#store/table';
import type { Uploads } from '#store/uploads';

export interface World {
  readonly table: Table;
  readonly registry: Registry;
  /** Numbers of obligations that the agency set (functions/store/rules.ts); read anew at most once a minute. */
  readonly rules: (now: Instant) => Promise<RuleBook>;
  readonly rawMails: RawMails;
  readonly uploads: Uploads;
  readonly machines: Machines;
  /** Hands one mail to SES. @returns SES's message id */
  readonly sendMail: (input: SendEmailCommandInput) => Promise<string>;
  readonly keys: SigningKeys & {
    /** Keys of the hashes by which people are searched for; an item keeps the id of its own as `pepperVersion`. */
    readonly pepper: Keys;
  };
  readonly settings: {
    readonly baseUrl: string;
    readonly mailDomain: string;
    readonly sender: string;
    readonly agencyAddress: string;
    readonly configurationSet: string;
    /** Cap on automatic answers of the whole system, a day. */
    readonly answersPerDay: number;
    /** How long a client's data are kept. */
    readonly retention: Retention;
  };
  /** Something went wrong that the sweep will mend; names and ids only. */
  readonly report: (what: string, error: unknown, ids: Record<string, string>) => void;
}
