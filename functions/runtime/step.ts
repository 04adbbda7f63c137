/** What every function of a machine has in common: environment and payload parsed at the edge, failures logged by name. */
import middy from '@middy/core';
import { type Environment, environments } from '#contract/environment';
import { payloads, type StepInput, type StepName, type StepOutput } from '#contract/payloads';
import { type Clients, createClients } from '#runtime/clients';
import { logFailure } from '#runtime/log';

/**
 * @param name of the file under `functions/`, of its environment and of its payload
 * @param connect builds what the work needs, once for each container
 * @param work gets the parsed input; what it returns is checked against the output's schema
 * @returns the Lambda handler; it throws ZodError for an input of another shape, and what `work` throws
 */
export function step<Name extends StepName, World>(
  name: Name,
  connect: (environment: Environment<Name>, clients: Clients) => Promise<World>,
  work: (world: World, input: StepInput<Name>) => Promise<StepOutput<Name>>,
) {
  const environment = environments[name].parse(process.env) as Environment<Name>;
  const clients = createClients();
  let world: Promise<World> | null = null;
  const connected = (): Promise<World> => {
    world ??= connect(environment, clients).catch((error: unknown) => {
      world = null;
      throw error;
    });
    return world;
  };
  return middy<unknown, StepOutput<Name>>()
    .handler(async (event) => {
      const input = payloads[name].input.parse(event) as StepInput<Name>;
      return payloads[name].output.parse(await work(await connected(), input)) as StepOutput<Name>;
    })
    .onError(({ error, event }) => logFailure(`${name} failed`, error, idsOf(event)));
}

/** The ids of a payload, for the log; anything else in it is left out. */
function idsOf(event: unknown): Record<string, string> {
  const known = ['caseId', 'kind', 'cause', 'mailKey', 'objectKey'];
  const entries = event && typeof event === 'object' ? Object.entries(event) : [];
  return Object.fromEntries(
    entries.filter(([key, value]) => known.includes(key) && typeof value === 'string'),
  );
}
