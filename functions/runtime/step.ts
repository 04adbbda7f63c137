/** A function that is a step of a machine and changes cases: its input and output are the contract's. */
import type { Environment } from '#contract/environment';
import { payloads, type StepInput, type StepName, type StepOutput } from '#contract/payloads';
import { allClients, type Clients } from '#runtime/clients';
import { lambda, type Schemas } from '#runtime/lambda';

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
  const schemas = payloads[name] as unknown as Schemas<StepInput<Name>, StepOutput<Name>>;
  return lambda(name, schemas, (environment) => connect(environment, allClients()), work);
}
