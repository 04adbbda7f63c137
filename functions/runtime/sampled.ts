/** Traces of those invocations that X-Ray samples. What makes them is loaded by the first of these, so that a start without one stays short. */
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { logFailure } from '#runtime/log';

type Tracing = typeof import('#runtime/tracing');

let loaded: Promise<Tracing | null> | null = null;
let first = true;

/** Powertools' middleware around a sampled invocation, nothing around another. */
export const traceSampled: MiddlewareObj<unknown, unknown, Error, Context, { tracing?: Tracing }> = {
  before: async (request) => {
    const cold = first;
    first = false;
    if (!isSampled()) return;
    const tracing = await load();
    if (!tracing) return;
    request.internal.tracing = tracing;
    tracing.begin(request, cold);
  },
  after: (request) => request.internal.tracing?.end(request),
  onError: (request) => request.internal.tracing?.fail(request),
};

/** Lambda writes it before each invocation: `Root=1-…;Parent=…;Sampled=1`. On the local system there is none. */
const isSampled = (): boolean => /(^|;)Sampled=1(;|$)/.test(process.env._X_AMZN_TRACE_ID ?? '');

/** Once for a container. Without it an invocation goes on: somebody waits for that, nobody for its trace. */
function load(): Promise<Tracing | null> {
  // Lambda sets LOG_ERROR: a call to AWS outside a trace would be an error in the log. The X-Ray SDK reads it while it loads.
  process.env.AWS_XRAY_CONTEXT_MISSING = 'IGNORE_ERROR';
  loaded ??= import('#runtime/tracing').catch((error: unknown) => {
    logFailure('Traces cannot be made', error);
    return null;
  });
  return loaded;
}
