/** What API Gateway's HTTP API does between a browser and a function: payload format 2.0, there and back. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyResultV2,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';

/** HTTP API: a larger request is answered with 413. In bytes. */
export const LARGEST_REQUEST_BYTES = 10 * 1024 * 1024;
/** Lambda: a larger buffered answer is an error. In bytes of its JSON. */
const LARGEST_RESULT_BYTES = 6 * 1024 * 1024;

/** All else reaches the function as base64, forms (`application/x-www-form-urlencoded`) included. */
const TEXT = /^(text\/|application\/(json|xml|javascript)\b)/i;

/**
 * The event of a request to the `$default` route and stage.
 * @param now ms since 1970 by the local clock: requestContext.timeEpoch, which pages take as the time
 */
export const toEvent = (request: IncomingMessage, body: Buffer, now: number): APIGatewayProxyEventV2 => {
  const [rawPath = '/', rawQueryString = ''] = splitOnce(request.url ?? '/', '?');
  const { cookie, ...headers } = joinHeaders(request.rawHeaders);
  const cookies = (cookie ?? '').split(/;\s*/).filter((part) => part !== '');
  const query = joinQuery(rawQueryString);
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  const host = headers.host ?? 'localhost';
  const text = TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: {
      ...headers,
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': host.split(':').at(1) ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: host.split('.', 1)[0] ?? host,
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: accessLogTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 ? { body: body.toString(text ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !text,
  };
};

/**
 * Answers with the function's result. One without `statusCode` is taken as the JSON body of a 200; one that Lambda
 * could not hand over (over 6 MB, or not JSON) becomes the 500 that a failed function is.
 */
export const sendResult = (response: ServerResponse, result: APIGatewayProxyResultV2): void => {
  const json = JSON.stringify(result);
  if (json === undefined || Buffer.byteLength(json) > LARGEST_RESULT_BYTES) {
    sendFailure(response);
    return;
  }
  const answer: APIGatewayProxyStructuredResultV2 =
    typeof result === 'object' && result !== null && 'statusCode' in result
      ? result
      : { statusCode: 200, headers: { 'content-type': 'application/json' }, body: json };
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  const given = Object.fromEntries(headers);
  const cookies = [...(answer.cookies ?? []), ...('set-cookie' in given ? [given['set-cookie']] : [])];
  try {
    response.writeHead(answer.statusCode ?? 200, {
      'content-type': 'text/plain;charset=UTF-8',
      ...given,
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      'content-length': String(bytes.length),
    });
  } catch {
    sendFailure(response);
    return;
  }
  response.end(bytes);
};

/** The function failed or took too long: the browser learns no more than that. */
export const sendFailure = (response: ServerResponse): void => {
  const body = JSON.stringify({ message: 'Internal Server Error' });
  response.writeHead(500, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.end(body);
};

/** Names in lower case; what is repeated is joined by a comma, cookies as browsers join them. */
const joinHeaders = (raw: readonly string[]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at]?.toLowerCase(), raw[at + 1]];
    const before = headers[name];
    const joint = name === 'cookie' ? '; ' : ',';
    headers[name] = before === undefined ? value : `${before}${joint}${value}`;
  }
  return headers;
};

/** Decoded; the values of a repeated name are joined by a comma. */
const joinQuery = (raw: string): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    const before = query[name];
    query[name] = before === undefined ? value : `${before},${value}`;
  }
  return query;
};

const splitOnce = (text: string, mark: string): string[] => {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

/** `20/Feb/2026:14:40:05 +0000` */
const accessLogTime = (now: number): string => {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
};
