/**
 * Where browsers come in when the system is deployed to an emulator: what a domain name in front of the HTTP API is in an account.
 * Behind it, too, is a real OpenID Connect issuer, which the deployed function reaches as it would Cognito or TARA.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Deployment } from '../../infra/deploy/deployment.ts';
import { createOidc, OIDC_PATH, officers } from '../../infra/local/oidc.ts';

export interface Door {
  close(): Promise<void>;
}

/** Headers that belong to one connection. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'host',
];

/**
 * @param deployment its `baseUrl` is where the door opens
 * @param clientSecret what the deployed function shows the issuer
 */
export async function openDoor(deployment: Deployment, clientSecret: string): Promise<Door> {
  const { baseUrl } = deployment;
  const folder = mkdtempSync(join(tmpdir(), 'tugirada-door-'));
  const oidc = createOidc({ baseUrl, clientSecret, file: join(folder, 'oidc.json') });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    if (path.startsWith(`${OIDC_PATH}/interaction/`) && request.method === 'POST') {
      const chosen = new URLSearchParams((await buffer(request)).toString()).get('officer');
      const officer = officers.find(({ sub }) => sub === chosen);
      if (officer) return oidc.choose(request, response, officer);
    }
    // The page on which one chooses; whoever signs in over HTTP only has to see that it is there.
    if (path.startsWith(`${OIDC_PATH}/interaction/`)) return void response.writeHead(200).end();
    if (path.startsWith(`${OIDC_PATH}/`)) return oidc.handle(request, response);
    await forward(deployment, request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const { port, hostname } = new URL(baseUrl);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`The door cannot open at ${baseUrl}: does another proof run?`, { cause })),
    );
    server.listen(Number(port), hostname, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        rmSync(folder, { recursive: true, force: true });
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** By the path that emulators give to an HTTP API, whose own host name this machine may not resolve. */
async function forward(
  { emulator, apiId }: Deployment,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(request);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || HOP_BY_HOP.includes(name) ? [] : [[name, String(value)]],
  );
  const answer = await fetch(`${emulator}/_aws/execute-api/${apiId}/%24default${request.url}`, {
    method: request.method,
    headers,
    redirect: 'manual',
    body: body.length === 0 ? null : new Uint8Array(body),
  });
  for (const [name, value] of answer.headers) {
    if (!HOP_BY_HOP.includes(name) && name !== 'set-cookie') response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
}
