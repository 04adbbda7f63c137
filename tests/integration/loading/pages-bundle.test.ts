/** The pages in the form that is deployed: a start, and areas that are loaded by the first who asks for one of their pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bundleInto } from '../../../infra/constructs/bundle.ts';
import { synthesizeTemplate } from '../../../infra/local/synthesize.ts';
import { parseSettings } from '../../../infra/settings.ts';
import { serve, type TestServer } from '../local-services/http-server.ts';

type Handler = (event: object, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

const baseUrl = 'https://tugirada.example';
const folder = mkdtempSync(join(tmpdir(), 'tugirada-pages-'));
let aws: TestServer;
let handler: Handler;

beforeAll(async () => {
  await bundleInto(folder, 'functions/pages.ts');
  const { functions } = await synthesizeTemplate(parseSettings({ baseUrl }), baseUrl);
  const environment = functions.find(({ name }) => name === 'pages')?.environment ?? {};
  // It has secrets and no items.
  aws = await serve((_, response) =>
    response.end(JSON.stringify({ SecretString: 'a key of at least 32 characters' })),
  );
  const credentials = {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-central-1',
  };
  for (const [name, value] of Object.entries({
    ...environment,
    ...credentials,
    AWS_ENDPOINT_URL: aws.endpoint,
  }))
    vi.stubEnv(name, value);
  // By Node itself, as it is: an import here would be transformed first.
  ({ handler } = createRequire(import.meta.url)(join(folder, 'index.mjs')) as { handler: Handler });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
  rmSync(folder, { recursive: true });
});

async function get(path: string) {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const http = {
    method: 'GET',
    path: rawPath,
    protocol: 'HTTP/1.1',
    sourceIp: '192.0.2.1',
    userAgent: 'test',
  };
  const requestContext = {
    http,
    domainName: 'tugirada.example',
    timeEpoch: Date.parse('2026-03-02T08:00:00Z'),
  };
  const event = {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: { host: 'tugirada.example' },
    requestContext,
  };
  return handler({ ...event, isBase64Encoded: false }, { functionName: 'pages', awsRequestId: 'one' });
}

it.each([
  ['/health', 200, 'ok'],
  ['/task/no-such-link', 404, 'Tugirada'],
  ['/feedback/no-such-link', 404, 'Tugirada'],
  ['/admin/sign-in?expired', 401, 'href="/admin/sign-in'],
  ['/admin', 303, ''],
  ['/admin/registry/deadlines', 303, ''],
  ['/no-such-page', 404, 'Tugirada'],
])('answers %s', async (path, status, text) => {
  const { statusCode, body, headers } = await get(path);
  expect([statusCode, body]).toEqual([status, expect.stringContaining(text)]);
  if (status === 303) expect(headers?.location).toMatch(/^\/admin\/sign-in\?to=/);
});
