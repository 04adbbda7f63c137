/** The HTTP port: local-only paths to the local app, the provider's to the provider, all else to the function `pages`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { type LocalOidc, OIDC_PATH, officers } from '../oidc.ts';
import { ChooseOfficerPage } from '../pages/choose-officer.tsx';
import { PAGE_POLICY } from '../pages/layout.tsx';
import { refusalOf } from './guard.ts';

/** Who answers once the system is up. `pages` answers one request of the public pages. */
export type Rooms = {
  baseUrl: string;
  app: Hono;
  oidc: LocalOidc;
  pages(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

export type FrontDoor = {
  port: number;
  /** Lets requests in; before that, each is answered with 503. */
  open(rooms: Rooms): void;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1. `port` 0 takes a free one. Rejects when the port is in use. */
export async function openFrontDoor(port: number): Promise<FrontDoor> {
  let rooms: Rooms | null = null;
  const server = createServer((request, response) => {
    if (!rooms) return sendText(response, 503, 'The system is starting.');
    answer(rooms, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendText(response, 500, 'The local system failed; the console says why.');
      else response.destroy();
    });
  });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    open: (opened) => {
      rooms = opened;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(rooms: Rooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const refusal = refusalOf(request.method ?? 'GET', path, request.headers);
  if (refusal) return sendText(response, 403, refusal);
  if (belongsElsewhere(rooms, path, request)) {
    response.writeHead(307, { location: `${rooms.baseUrl}${request.url}` }).end();
    return;
  }
  if (path.startsWith(`${OIDC_PATH}/interaction/`)) return chooseOfficer(rooms.oidc, request, response);
  if (path === OIDC_PATH || path.startsWith(`${OIDC_PATH}/`)) return rooms.oidc.handle(request, response);
  if (path === '/' || path.startsWith('/_local/')) {
    await getRequestListener(rooms.app.fetch)(request, response);
    return;
  }
  await rooms.pages(request, response);
}

/** Cookies hold for one host, so a browser at `localhost` is led to the address that links and callbacks name. */
function belongsElsewhere({ baseUrl }: Rooms, path: string, request: IncomingMessage): boolean {
  const wanted =
    path === '/admin/sign-in' || (path === '/' && request.headers['sec-fetch-mode'] === 'navigate');
  return wanted && request.method === 'GET' && request.headers.host !== new URL(baseUrl).host;
}

async function chooseOfficer(
  oidc: LocalOidc,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    let body = '';
    for await (const chunk of request) body += chunk;
    const sub = new URLSearchParams(body).get('officer');
    const officer = officers.find((one) => one.sub === sub);
    if (!officer) return sendText(response, 400, 'There is no such officer.');
    return oidc.choose(request, response, officer);
  }
  const page = `<!doctype html>${ChooseOfficerPage({ action: request.url ?? '' })}`;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
  });
  response.end(page);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
