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

const chosen = z.strictObject({
  /** Mail domain: its MX record points to SES, reply addresses live under it. */
  domain: domain.default('tugirada.example'),
  /** Frankfurt: in the EU (refugees' data) and among the regions that receive mail. */
  region: region.default('eu-central-1'),
  /** The address that municipalities write to; absent: suunamine@domain. */
  inboxAddress: z.email().optional(),
  /** Sender of all mails; absent: tugirada@domain. */
  sender: z.email().optional(),
  /** The agency's mailbox for what it must see: overdue obligations, declines, triage. */
  agencyAddress: z.email().default('suunamised@ska.example'),
  /** Any OpenID Connect issuer: Cognito, TARA, Entra. */
  oidcIssuer: z.url().default('https://oidc.tugirada.example'),
  oidcClientId: z.string().min(1).default('tugirada'),
  /** Where the pages are, without a slash at the end; absent: the address that API Gateway gives. */
  baseUrl: z.url().regex(/[^/]$/, 'must not end with a slash').optional(),
  /** Addresses whose forwarded mail is believed. */
  trustedForwarders: z
    .preprocess((value) => (typeof value === 'string' ? splitList(value) : value), z.array(z.email()))
    .default([]),
  /** Who is told of alarms; absent: alarms are kept in CloudWatch only. */
  alarmAddress: z.email().optional(),
});

const settingsSchema = chosen
  .transform((given) => ({
    ...given,
    inboxAddress: given.inboxAddress ?? `suunamine@${given.domain}`,
    sender: given.sender ?? `tugirada@${given.domain}`,
  }))
  .superRefine((settings, context) => {
    for (const name of ['inboxAddress', 'sender'] as const) {
      if (settings[name].endsWith(`@${settings.domain}`)) continue;
      context.addIssue({ code: 'custom', path: [name], message: `must be an address at ${settings.domain}` });
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
 * @throws SettingsRefused when a setting is wrong, Error when the file cannot be read
 */
export function readSettings(context: (name: string) => unknown): Settings {
  const file = context('settings');
  const fromFile: object = typeof file === 'string' ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const given = settingNames.flatMap((name) => {
    const value = context(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return parseSettings({ ...fromFile, ...Object.fromEntries(given) });
}

function splitList(text: string): string[] {
  return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
