/** What every function has in common: environment and input parsed at the edge, failures logged by name, numbers written. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Environment, environments, type FunctionName } from '#contract/environment';
import { logFailure, logger, withoutWords } from '#runtime/log';
import { publish } from '#runtime/metrics';
import { traceSampled } from '#runtime/sampled';

export interface Schemas<Input, Output> {
  readonly input: z.ZodMiniType<Input>;
  readonly output: z.ZodMiniType<Output>;
}

/**
 * @param name of the file under `functions/` and of its environment
 * @param schemas of what comes in and goes out
 * @param connect builds what the work needs, once for each container
 * @param work gets the parsed input
 * @returns the Lambda handler; it throws ZodError for an input of another shape, and what `work` throws
 */
export function lambda<Name extends FunctionName, World, Input, Output>(
  name: Name,
  schemas: Schemas<Input, Output>,
  connect: (environment: Environment<Name>) => Promise<World>,
  work: (world: World, input: Input) => Promise<Output>,
) {
  const environment = environments[name].parse(process.env) as Environment<Name>;
  let world: Promise<World> | null = null;
  const connected = (): Promise<World> => {
    world ??= connect(environment).catch((error: unknown) => {
      world = null;
      throw error;
    });
    return world;
  };
  return watched(name, async (event: unknown) => {
    const input = schemas.input.parse(event);
    return schemas.output.parse(await work(await connected(), input));
  });
}

/** A handler whose log lines name the request and its trace, whose trace and numbers are written, and whose failures are logged by name. */
export function watched<Event, Output>(
  name: FunctionName,
  handler: (event: Event, context: Context) => Promise<Output>,
) {
  return middy<Event, Output>()
    .use(injectLambdaContext(logger))
    .use(traceSampled)
    .use({ after: publish, onError: publish })
    .handler(handler)
    .onError((request) => {
      logFailure(`${name} failed`, request.error, idsOf(request.event));
      request.error = withoutWords(request.error);
    });
}

/** The ids of an input, for the log; anything else in it is left out. */
function idsOf(event: unknown): Record<string, string> {
  const known = ['caseId', 'kind', 'cause', 'mailKey', 'objectKey'];
  const entries = event && typeof event === 'object' ? Object.entries(event) : [];
  return Object.fromEntries(
    entries.filter(([key, value]) => known.includes(key) && typeof value === 'string'),
  );
}
