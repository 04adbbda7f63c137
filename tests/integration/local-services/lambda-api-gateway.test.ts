/** The step between browser and function: requests by fetch and node:http, results as functions give them. */
import { request as httpRequest } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBody } from '../../../infra/local/services/http-exchange.ts';
import { sendResult, toEvent } from '../../../infra/local/services/lambda-api-gateway.ts';
import { serve, type TestServer } from './http-server.ts';

const NOW = Date.parse('2026-02-20T14:40:05.678Z');
let server: TestServer;
let event: APIGatewayProxyEventV2;
let result: APIGatewayProxyResultV2;

beforeEach(async () => {
  result = { statusCode: 204 };
  server = await serve(async (request, response) => {
    event = toEvent(request, await readBody(request, 10_000_000), NOW);
    sendResult(response, result);
  });
});
afterEach(() => server.stop());
const ask = (path: string, init: RequestInit = {}) =>
  fetch(server.endpoint + path, { redirect: 'manual', ...init });

describe('the event', () => {
  it('holds path and query as they came, and the query also decoded', async () => {
    await ask('/t/TR26-4F7KQ%2Fa%20b?q=t%C3%A4htaeg&keel=et&keel=en&tyhi=');

    expect(event).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/t/TR26-4F7KQ%2Fa%20b',
      rawQueryString: 'q=t%C3%A4htaeg&keel=et&keel=en&tyhi=',
      queryStringParameters: { q: 'tähtaeg', keel: 'et,en', tyhi: '' },
      isBase64Encoded: false,
    });
    expect(event.body).toBeUndefined();
  });

  it('tells when, from where and how it was asked', async () => {
    await ask('/', { headers: { 'user-agent': 'test' } });

    expect(event.requestContext).toMatchObject({
      timeEpoch: NOW,
      time: '20/Feb/2026:14:40:05 +0000',
      stage: '$default',
      domainName: new URL(server.endpoint).host,
      http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    });
    expect(event.cookies).toBeUndefined();
    expect(event.queryStringParameters).toBeUndefined();
  });

  it('has lower-case headers, repeated ones joined, and the cookies apart', async () => {
    await new Promise((resolve, reject) => {
      const headers = { 'X-Two': ['1', '2'], Cookie: 'session=a=b; keel=et' };
      httpRequest(server.endpoint, { headers }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end();
    });

    expect(event.headers['x-two']).toBe('1,2');
    expect(event.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(event.headers.cookie).toBeUndefined();
    expect(event.cookies).toEqual(['session=a=b', 'keel=et']);
  });

  it.each([
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
  ])('with a body of type %s: base64 %s', async (type, base64) => {
    await ask('/', { method: 'POST', headers: { 'content-type': type }, body: 'nimi=Õie' });

    expect(event.isBase64Encoded).toBe(base64);
    expect(Buffer.from(event.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe('nimi=Õie');
  });
});

describe('the result', () => {
  it('becomes status, headers, cookies and text', async () => {
    result = {
      statusCode: 303,
      headers: { Location: '/t/1', 'Content-Type': 'text/html; charset=utf-8' },
      cookies: ['session=1; HttpOnly', 'keel=et'],
      body: '<p>Õ</p>',
    };
    const answer = await ask('/');

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/t/1');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'keel=et']);
    expect(await answer.text()).toBe('<p>Õ</p>');
  });

  it('may be bytes', async () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    result = {
      statusCode: 200,
      headers: { 'content-type': 'image/png' },
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    };

    expect(Buffer.from(await (await ask('/')).arrayBuffer())).toEqual(bytes);
  });

  it('without a status is JSON', async () => {
    result = { ok: true } as APIGatewayProxyResultV2;
    const answer = await ask('/');

    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ ok: true });
  });

  it.each<[string, unknown]>([
    ['over 6 MB', { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024) }],
    ['of nothing', undefined],
    [
      'with a line break in a header',
      { statusCode: 200, headers: { 'x-a': 'a\r\nset-cookie: b=c' }, body: '' },
    ],
  ])('%s is a failed function', async (_, bad) => {
    result = bad as APIGatewayProxyResultV2;
    const answer = await ask('/');

    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ message: 'Internal Server Error' });
  });
});
