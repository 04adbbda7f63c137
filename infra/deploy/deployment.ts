/** What a deployment leaves behind for whoever uses it: where it is, and how its parts are called there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Template } from './template.ts';

const deploymentSchema = z.object({
  region: z.string(),
  /** Null: a real account. */
  emulator: z.string().nullable(),
  /** The mail domain and the address that municipalities write to. */
  domain: z.string(),
  inboxAddress: z.string(),
  /** Where the pages are, without a slash at the end. */
  baseUrl: z.string(),
  /** Null: Cognito, made by the deployment. */
  oidcIssuer: z.string().nullable(),
  table: z.string(),
  bucket: z.string(),
  /** Of the HTTP API. */
  apiId: z.string(),
  /** ARN by name: intake, referral, ... */
  machines: z.record(z.string(), z.string()),
  /** ARN by name: link-key, session-key, ... */
  secrets: z.record(z.string(), z.string()),
  /** False: the machines were deployed without their computed times (without-moments.ts). */
  moments: z.boolean(),
  /** What the emulator refused, and why, by resource type or logical id. */
  refused: z.record(z.string(), z.string()),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/** Beside the assembly, where git does not look. */
const file = fileURLToPath(new URL('../../cdk.out/deployment.json', import.meta.url));

export const writeDeployment = (deployment: Deployment): void =>
  writeFileSync(file, `${JSON.stringify(deployment, null, 2)}\n`);

/** @throws Error when nothing was deployed from this checkout, or by code that wrote down other things */
export function readDeployment(): Deployment {
  if (!existsSync(file))
    throw new Error('Nothing was deployed from here yet: run `npm run deploy:emulator` first.');
  const read = writtenBefore();
  if (read === null)
    throw new Error(
      'cdk.out/deployment.json cannot be read by this code: run `npm run deploy:emulator` again.',
    );
  return read;
}

/** @returns null when there is no such file, or not one of ours, or other code wrote it */
function writtenBefore(): Deployment | null {
  try {
    return deploymentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * An update that fails and is rolled back is no small thing to an emulator; so what it refused once is not tried again.
 * Remove the folder `cdk.out` to try everything anew.
 *
 * @returns what this emulator refused before; empty for an account, or when nothing was deployed there from here
 */
export function refusedBefore(emulator: string | null): Map<string, string> {
  const before = emulator === null ? null : writtenBefore();
  return new Map(before?.emulator === emulator ? Object.entries(before?.refused ?? {}) : []);
}

/**
 * Finds the parts that a user of the deployment calls.
 *
 * @param stacks template and physical ids of each
 * @throws Error when a part is missing: then the system cannot run
 */
export function partsOf(
  stacks: readonly { template: Template; ids: ReadonlyMap<string, string> }[],
): Pick<Deployment, 'table' | 'bucket' | 'apiId' | 'machines' | 'secrets'> {
  const made = stacks.flatMap(({ template, ids }) =>
    Object.entries(template.Resources).map(([id, resource]) => ({ ...resource, name: ids.get(id) ?? '' })),
  );
  const only = (type: string, property?: string): string => {
    const [found, ...others] = made.filter(
      ({ Type, Properties, name }) =>
        Type === type && name !== '' && (property === undefined || Properties?.[property] !== undefined),
    );
    if (!found) throw new Error(`No ${type} was deployed`);
    if (others.length > 0) throw new Error(`More than one ${type} was deployed`);
    return found.name;
  };
  const byLabel = (label: string): Record<string, string> =>
    Object.fromEntries(
      made.flatMap(({ Metadata, name }) => {
        const value = Metadata?.[label];
        return typeof value === 'string' && name !== '' ? [[value, name]] : [];
      }),
    );
  return {
    table: only('AWS::DynamoDB::Table'),
    // The bucket of mails is the one that tells of its objects.
    bucket: only('AWS::S3::Bucket', 'NotificationConfiguration'),
    apiId: only('AWS::ApiGatewayV2::Api'),
    machines: byLabel('tugirada:machine'),
    secrets: byLabel('tugirada:secret'),
  };
}
