/** AWS's own protocol: JSON 1.0, the operation in X-Amz-Target, errors by `__type`. */
import { StepFunctionsError } from './errors.ts';
import type { Operations } from './operations.ts';
import { requests } from './requests.ts';

/** `target` is the X-Amz-Target header, `body` the parsed JSON body; answers status and body, never throws API errors. */
export async function handleRequest(
  operations: Operations,
  target: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  try {
    return { status: 200, body: await dispatch(operations, target.replace(/^AWSStepFunctions\./, ''), body) };
  } catch (error) {
    if (!(error instanceof StepFunctionsError)) throw error;
    return { status: 400, body: { __type: error.name, message: error.message } };
  }
}

function dispatch(operations: Operations, operation: string, body: unknown): Promise<unknown> {
  if (!isKnown(operation)) {
    throw new StepFunctionsError(
      'UnknownOperationException',
      `The operation ${operation} is not implemented`,
    );
  }
  const parsed = requests[operation].safeParse(body ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StepFunctionsError('ValidationException', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  // The schema and the operation of one name belong together, which the type system cannot follow through the lookup.
  const run = operations[operation] as (request: unknown) => Promise<unknown>;
  return run(parsed.data);
}

function isKnown(operation: string): operation is keyof typeof requests {
  return Object.hasOwn(requests, operation);
}
