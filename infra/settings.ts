/** What a deployment may choose, as one schema: defaults are those of the local system, every wrong value gets an error of its own. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/**
 * Regions in which SES receives mail, the European ones first. Source: AWS General Reference, "Amazon SES endpoints and quotas",
 * table "Email receiving endpoints". SES sends from many more; there a receipt rule would be created and no mail ever come.
 */
export const receivingRegions = [
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
] as const;

const region = z.enum(receivingRegions, {
  error: ({ input }) =>
    `"${String(input)}" cannot receive mail by SES; choose one of ${receivingRegions.join(', ')}`,
});

const domain = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'must be a domain in lower case',
  );

/** Days that CloudWatch Logs can keep, up to five years; it takes no others. */
export const logRetentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
] as const;

/** A number, also as the text that the command line gives. */
const number = (schema: z.ZodType<number>) =>
  z.preprocess((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value), schema);

const address = (what: string) => z.email({ error: `must be ${what}` });

const countError = 'must be a whole number from 1 to 100000';
const daysError = 'must be a whole number of days from 1 to 365';
const yearError = 'must be a year from 2024 to 2040';
const keptError = 'must be a whole number of years from 1 to 30';

const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean({ error: 'must be true or false' }),
);

const secureUrl = (what: string) =>
  z
    .url({ error: `must be ${what}, beginning with https://` })
    // Plain http is for the local system alone.
    .refine((url) => /^(https:|http:\/\/127\.0\.0\.1[:/])/.test(url), 'must begin with https://')
    .refine((url) => !url.endsWith('/'), 'must not end with a slash');

/** What Cognito takes as the first part of an address. */
const signInPrefix = /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Of 4,096 bytes, which all variables of a function may have together; the others of *read-mail* take less than a thousand. */
const FORWARDERS_LENGTH = 3000;

/** Those of the local system: nothing can be sent to them. */
const EXAMPLE_DOMAIN = 'tugirada.example';
const EXAMPLE_AGENCY = 'suunamised@ska.example';

const chosen = z.strictObject({
  /** Mail domain: its MX record points to SES, reply addresses live under it. */
  domain: domain.default(EXAMPLE_DOMAIN),
  /** Frankfurt: in the EU (refugees' data) and among the regions that receive mail. */
  region: region.default('eu-central-1'),
  /** The address that municipalities write to; absent: suunamine@domain. */
  inboxAddress: address('one mail address').optional(),
  /** Sender of all mails; absent: tugirada@domain. */
  sender: address('one mail address, without a name').optional(),
  /** The agency's mailbox for what it must see: overdue obligations, declines, triage. The default goes with the default domain only. */
  agencyAddress: address('one mail address').default(EXAMPLE_AGENCY),
  /** The host that mails come back to when they cannot be delivered; absent: post.domain. It needs an MX and an SPF record of its own. */
  mailFromDomain: domain.optional(),
  /** Whether deploying makes our receipt rules the active ones of the account and region; there can be only one such set. */
  activateInbox: flag.default(true),
  /** Any OpenID Connect issuer: Entra, another Cognito, a broker before TARA; absent: the Cognito user pool that is made here. */
  oidcIssuer: secureUrl('the address of an OpenID Connect issuer').optional(),
  /** Our name at that issuer; needed with it, and given by Cognito without. */
  oidcClientId: z.string().min(1).optional(),
  /** The claim of the ID token that holds officer, lead or auditor; absent: `role`, and `custom:role` with Cognito. */
  oidcRoleClaim: z.string().min(1).optional(),
  /** Whether an officer is known by the issuer's subject or by a keyed hash of it; absent: `hidden` at TARA, where it is a personal code. */
  oidcSubject: z.enum(['plain', 'hidden'], 'must be plain or hidden').optional(),
  /** First part of the sign-in page's address at Cognito, unique in the region; absent: made from the domain. */
  signInPrefix: z
    .string()
    .regex(
      signInPrefix,
      'must be 1 to 63 small letters, digits and dashes, without "aws", "amazon" and "cognito"',
    )
    .optional(),
  /** Where the pages are, without a slash at the end; absent: the address that API Gateway gives. */
  baseUrl: secureUrl('the address of the pages').optional(),
  /** Cap on automatic answers (receipts and the like) of the whole system, a day. */
  answersPerDay: number(
    z.number({ error: countError }).int(countError).min(1, countError).max(100_000, countError),
  ).default(1000),
  /** Addresses whose forwarded mail is believed: some hundred, as a function can be told them. */
  trustedForwarders: z
    .preprocess(
      (value) => (typeof value === 'string' ? splitList(value) : value),
      z.array(address('a mail address')),
    )
    .default([]),
  /** Who is told of alarms; absent: alarms are kept in CloudWatch only. */
  alarmAddress: address('one mail address').optional(),
  /** How long logs are kept. Three months: as long as a question about a referral's start is likely to come. */
  logRetentionDays: number(
    z.literal(logRetentions, { error: `must be one of ${logRetentions.join(', ')} days` }),
  ).default(90),
  /**
   * Year of the fund's final payment, from whose end personal data are kept. Until it is known: the last year in which costs of
   * AMIF 2021–2027 are eligible.
   */
  finalPaymentYear: number(
    z.number({ error: yearError }).int({ error: yearError }).min(2024, yearError).max(2040, yearError),
  ).default(2029),
  /** Whole years for which personal data of ended cases are kept after that; then they are erased. */
  retentionYears: number(
    z.number({ error: keptError }).int({ error: keptError }).min(1, keptError).max(30, keptError),
  ).default(5),
  /** How long a deleted or replaced object can be brought back; then personal data that was erased is gone from the bucket, too. */
  deletedMailDays: number(
    z.number({ error: daysError }).int({ error: daysError }).min(1, daysError).max(365, daysError),
  ).default(30),
});

const settingsSchema = chosen
  .transform((given) => ({
    ...given,
    inboxAddress: given.inboxAddress ?? `suunamine@${given.domain}`,
    sender: given.sender ?? `tugirada@${given.domain}`,
    mailFromDomain: given.mailFromDomain ?? `post.${given.domain}`,
    signInPrefix: given.signInPrefix ?? prefixFor(given.domain),
    oidcSubject: given.oidcSubject ?? (isTara(given.oidcIssuer) ? ('hidden' as const) : ('plain' as const)),
    oidcRoleClaim: given.oidcRoleClaim ?? (given.oidcIssuer === undefined ? 'custom:role' : 'role'),
  }))
  .superRefine((settings, context) => {
    for (const name of ['inboxAddress', 'sender'] as const) {
      if (settings[name].endsWith(`@${settings.domain}`)) continue;
      context.addIssue({ code: 'custom', path: [name], message: `must be an address at ${settings.domain}` });
    }
    const refuse = (path: keyof typeof settings, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (settings.domain !== EXAMPLE_DOMAIN && settings.agencyAddress === EXAMPLE_AGENCY) {
      refuse(
        'agencyAddress',
        'must be given with a domain of your own: mails to the example would come back',
      );
    }
    if (!settings.mailFromDomain.endsWith(`.${settings.domain}`)) {
      refuse('mailFromDomain', `must be a host under ${settings.domain}, and not that domain itself`);
    }
    const listed = settings.trustedForwarders.join(',').length;
    if (listed > FORWARDERS_LENGTH) {
      refuse(
        'trustedForwarders',
        `must be at most ${FORWARDERS_LENGTH} characters together, and these are ${listed}: a function is told no more`,
      );
    }
    if (!signInPrefix.test(settings.signInPrefix)) {
      refuse(
        'signInPrefix',
        `must be given: Cognito refuses "${settings.signInPrefix}", made from the domain, for "aws", "amazon" or "cognito" in it`,
      );
    }
    if (settings.inboxAddress === settings.sender) {
      refuse('sender', 'must not be the inbox: our own mails would come back as referrals');
    }
    if (settings.oidcIssuer !== undefined && settings.oidcClientId === undefined) {
      refuse('oidcClientId', 'must be given together with oidcIssuer');
    }
    if (settings.oidcIssuer === undefined && settings.oidcClientId !== undefined) {
      refuse('oidcClientId', 'belongs to an issuer: give oidcIssuer, too, or leave both to Cognito');
    }
  });

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

/** Its message is meant for the person who deploys. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

/** Names that `-c name=value` may set on the command line. */
export const settingNames = Object.keys(chosen.shape) as (keyof Settings)[];

/**
 * Completes and checks settings.
 *
 * @param given values that differ from the defaults
 * @throws SettingsRefused with one line for each wrong setting
 */
export function parseSettings(given: unknown = {}): Settings {
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'settings'}: ${message}`,
  );
  throw new SettingsRefused(`These settings cannot be used:\n${lines.join('\n')}`);
}

/**
 * Reads settings as `cdk` gives them.
 *
 * @param context looks up a `-c name=value`; `-c settings=FILE` names a JSON file whose values the others override
 * @param names all that were given: one that is no setting was meant to be one, unless it is CDK's own
 * @throws SettingsRefused when a setting is wrong or the file cannot be read
 */
export function readSettings(context: (name: string) => unknown, names: readonly string[]): Settings {
  refuseUnknown(names);
  const file = context('settings');
  const fromFile = typeof file === 'string' ? readFile(file) : {};
  const given = settingNames.flatMap((name) => {
    const value = context(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return parseSettings({ ...fromFile, ...Object.fromEntries(given) });
}

/** CDK's own names have a colon, a slash or an at sign. */
function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter(
    (name) => /^[\w$-]+$/.test(name) && name !== 'settings' && !settingNames.some((known) => known === name),
  );
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => `  ${name}: is no setting`);
  throw new SettingsRefused(
    `These settings cannot be used:\n${lines.join('\n')}\nThere are: settings=FILE, ${settingNames.join(', ')}`,
  );
}

function readFile(file: string): object {
  const problem = (what: string) => new SettingsRefused(`The settings in ${file} cannot be used: ${what}`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw problem(
      error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'there is no such file',
    );
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw problem('it must hold one JSON object');
  }
  // An editor's schema, and comments: a name that begins with $ is no setting.
  return Object.fromEntries(Object.entries(content).filter(([name]) => !name.startsWith('$')));
}

/** RIA's issuers: tara.ria.ee, and tara-test.ria.ee for trials. */
function isTara(issuer: string | undefined): boolean {
  return issuer !== undefined && /(^|\.)ria\.ee$/.test(new URL(issuer).hostname);
}

/** Cut to the length that Cognito takes; it wants no dash at the end. */
const prefixFor = (domainName: string): string =>
  `sisse-${domainName.replaceAll('.', '-')}`.slice(0, 63).replace(/-+$/, '');

function splitList(text: string): string[] {
  return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
