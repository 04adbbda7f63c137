/** Where a deployment goes: a real account, or an emulator that `AWS_ENDPOINT_URL` names. The SDK and CDK read the same variables. */

export interface Endpoint {
  readonly region: string;
  /** Null: a real account. */
  readonly emulator: string | null;
}

/** Keys that are none, for an emulator whose caller set none; a real account takes its keys from wherever the SDK finds them. */
const EMULATOR_KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/**
 * Reads the endpoint and completes the process's environment for the SDK and for `cdk`.
 *
 * @param region of the settings: an environment that names another would send the calls elsewhere than the stacks
 */
export function endpointFor(region: string): Endpoint {
  process.env.AWS_REGION = region;
  process.env.AWS_DEFAULT_REGION = region;
  const emulator = process.env.AWS_ENDPOINT_URL ?? null;
  if (emulator === null) return { region, emulator };
  for (const [name, value] of Object.entries(EMULATOR_KEYS)) process.env[name] ??= value;
  return { region, emulator };
}

/** An emulator has one address for all buckets, so their names go into the path. */
export const s3Settings = ({ emulator }: Endpoint): { forcePathStyle: boolean } => ({
  forcePathStyle: emulator !== null,
});
