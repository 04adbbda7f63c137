/** Reading a request's body and writing an answer: what every stand-in that speaks HTTP does. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The body is larger than the service takes. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/**
 * The whole body of a request.
 * @param limit bytes; a longer body is read to its end but not kept, so that the connection can be used again
 * @throws BodyTooLarge
 */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    }
  }
  if (size > limit) {
    throw new BodyTooLarge(`The body has ${size} bytes, the limit is ${limit}.`);
  }
  return Buffer.concat(chunks);
};

/** Answers with JSON. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
    'content-length': String(bytes.length),
  });
  response.end(bytes);
};
