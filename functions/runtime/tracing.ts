/**
 * Traces by Powertools, which brings AWS's X-Ray SDK: how long the handler took, and each call to AWS. They hold names of
 * services, operations and errors, nothing that a person gave. What fails of them is logged and fails nobody.
 */
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import type { Request } from '@middy/core';
import xray from 'aws-xray-sdk-core';
import { metricsService } from '#contract/metrics';
import { logFailure, withoutWords } from '#runtime/log';
import { watchClients } from '#runtime/made-clients';

const { prototype } = xray.Subsegment;
const { addError, flush } = prototype;

// Powertools and the SDK's middleware both note errors by this, with message and stack: DynamoDB quotes values there, SES addresses.
prototype.addError = function addName(error, remote) {
  addError.call(this, withoutWords(typeof error === 'string' ? null : error), remote);
};

// A part is sent before the answer of AWS is handed on: what failed there would look as if the call to AWS had.
prototype.flush = function attemptFlush() {
  attempt(() => flush.call(this));
};

// No parameter and nothing of an answer: the SDK's own list has keys of objects, and whatever a later version adds.
xray.setAWSWhitelist({ services: {} });

// Calls by HTTP are left alone: the one to the issuer carries the code of somebody who signs in.
const tracer = new Tracer({ serviceName: metricsService, captureHTTPsRequests: false });
const handler = captureLambdaHandler(tracer, { captureResponse: false });

// All of them, SES and Secrets Manager too: after the above a trace knows no addressee and no secret.
watchClients((client) => tracer.captureAWSv3Client(client));

/** @param cold whether it is the container's first invocation: the tracer, loaded later, would say so of its own first one */
export const begin = (request: Request, cold: boolean): void =>
  attempt(() => {
    handler.before?.(request);
    if (!cold) tracer.putAnnotation('ColdStart', false);
  });

export const end = (request: Request): void => attempt(() => handler.after?.(request));

export const fail = (request: Request): void => attempt(() => handler.onError?.(request));

function attempt(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    logFailure('A trace is lost', error);
  }
}
