/** Where a deployment goes: a real account, or an emulator that `AWS_ENDPOINT_URL` names. The SDK and CDK read the same variables. */
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';

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
  const emulator = emulatorOf(process.env);
  if (emulator === null) return { region, emulator };
  for (const [name, value] of Object.entries(EMULATOR_KEYS)) process.env[name] ??= value;
  return { region, emulator };
}

/**
 * @returns the address in `AWS_ENDPOINT_URL` without a slash at the end, or null: the SDK, too, takes an empty one for none
 * @throws EndpointRefused when it is no address
 */
export function emulatorOf({ AWS_ENDPOINT_URL: given = '' }: NodeJS.ProcessEnv): string | null {
  if (given === '') return null;
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? ''))
    throw new EndpointRefused(`AWS_ENDPOINT_URL is no address: "${given}". One is http://127.0.0.1:4566`);
  return given.replace(/\/+$/, '');
}

/** Its message is meant for the person who deploys. */
export class EndpointRefused extends Error {
  override readonly name = 'EndpointRefused';
}

/** A connection is there within seconds or not at all; a busy emulator may think about its answer. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 30_000 };

/**
 * Asks before minutes of bundling, or of waiting, whether anybody is there.
 * @throws EndpointRefused when nothing there speaks CloudFormation, or there are no keys for an account
 */
export async function mustAnswer({ emulator }: Endpoint): Promise<void> {
  const client = new CloudFormationClient({ maxAttempts: 1, requestHandler: PATIENCE });
  try {
    if (emulator === null) await client.config.credentials();
    else await client.send(new ListStacksCommand({}));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new EndpointRefused(
      emulator === null
        ? `No keys of an account were found (${message}). For an emulator set AWS_ENDPOINT_URL.`
        : `Nothing at ${emulator} answers as CloudFormation does (${code ?? message.split('\n')[0]}). Does the emulator run, and is this its address?`,
    );
  } finally {
    client.destroy();
  }
}

/** An emulator has one address for all buckets, so their names go into the path. */
export const s3Settings = ({ emulator }: Endpoint): { forcePathStyle: boolean } => ({
  forcePathStyle: emulator !== null,
});
