/** API Gateway here: each request becomes an event of the function `pages`, its result the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyResultV2 } from 'aws-lambda';
import type { LocalClock } from './clock.ts';
import type { Invoker, LocalFunction } from './invoke.ts';
import { BodyTooLarge, readBody, sendJson } from './services/http-exchange.ts';
import { LARGEST_REQUEST_BYTES, sendFailure, sendResult, toEvent } from './services/lambda-api-gateway.ts';

/** Answers requests by the function `pages`. Throws when the template has none. */
export function pagesFunction(
  functions: LocalFunction[],
  invoker: Invoker,
  clock: Pick<LocalClock, 'now' | 'track'>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const pages = functions.find(({ name }) => name === 'pages');
  if (!pages) throw new Error('The template has no function "pages"');
  return async (request, response) => {
    const body = await readBody(request, LARGEST_REQUEST_BYTES).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) return null;
      throw error;
    });
    if (!body) return sendJson(response, 413, { message: 'Request Too Long' });
    // Tracked: time must not be moved while somebody's answer is on its way.
    const answer = await clock.track(invoker.invoke(pages.arn, toEvent(request, body, clock.now())));
    if (answer.ok) sendResult(response, answer.payload as APIGatewayProxyResultV2);
    else sendFailure(response);
  };
}
