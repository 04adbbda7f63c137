import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPages } from '#web/app.ts';
import type { Ports } from '#web/ports.ts';
import { localPath } from '#web/sign-in/paths.ts';
import { createOidc, OIDC_CLIENT_ID, OIDC_PATH, officers } from '../../../infra/local/oidc.ts';

let server: Server;
let baseUrl: string;
let pages: ReturnType<typeof createPages>;
let wallClock: () => number;
const known: { sub: string; name: string; role: string; now: string }[] = [];
const env = { event: { requestContext: { timeEpoch: Date.parse('2026-02-04T08:00:00.000Z') } } };
/** Who signs in at the issuer. */
let who = officers[0];

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientSecret = 's'.repeat(40);
  const file = join(mkdtempSync(join(tmpdir(), 'tugirada-')), 'oidc.json');
  const oidc = createOidc({ baseUrl, clientSecret, file });
  server.on('request', (request, response) => {
    const choosing = request.url?.startsWith(`${OIDC_PATH}/interaction/`);
    const answered = choosing && who ? oidc.choose(request, response, who) : oidc.handle(request, response);
    answered.catch(() => response.destroy());
  });
  wallClock = () => Date.now();
  const ports: Partial<Ports> = {
    keepOfficer: async (officer, now) => void known.push({ ...officer, now }),
  };
  pages = createPages(ports as Ports, {
    baseUrl,
    sessionKey: 'k'.repeat(32),
    oidc: { issuer: `${baseUrl}${OIDC_PATH}`, clientId: OIDC_CLIENT_ID, clientSecret },
    wallClock: () => wallClock(),
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A browser that keeps cookies by site part: ours, and the issuer's. */
function visitor() {
  const ours = new Map<string, string>();
  const issuers = new Map<string, string>();
  const line = (jar: Map<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (jar: Map<string, string>, response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/) ?? [];
      if (/Max-Age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const open = async (path: string) =>
    keep(ours, await pages.request(path, { headers: { Cookie: line(ours) } }, env));
  /** Goes to the issuer and through it. @returns the address of our callback */
  const throughIssuer = async (first: string): Promise<URL> => {
    let at = new URL(first);
    while (at.pathname !== '/admin/callback') {
      const init = { headers: { Cookie: line(issuers) }, redirect: 'manual' } as const;
      const location = keep(issuers, await fetch(at, init)).headers.get('Location');
      if (!location) throw new Error(`the issuer did not redirect from ${at.pathname}`);
      at = new URL(location, at);
    }
    return at;
  };
  const start = async (to = '/admin/triage') =>
    (await open(`/admin/sign-in?${new URLSearchParams({ to })}`)).headers.get('Location') ?? '';
  return { ours, open, start, throughIssuer };
}

const pathOf = (url: URL) => url.pathname + url.search;

describe('signing in at the issuer', () => {
  it('asks with a code, PKCE, state and nonce', async () => {
    const asked = new URL(await visitor().start()).searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('starts a session and goes on to the page that was asked for', async () => {
    const mari = visitor();
    const callback = await mari.throughIssuer(await mari.start());
    const back = await mari.open(pathOf(callback));
    expect([back.status, back.headers.get('Location')]).toEqual([303, '/admin/triage']);
    expect([...mari.ours.keys()]).toEqual(['tugirada_session']);
    const now = '2026-02-04T08:00:00.000Z';
    expect(known).toEqual([{ sub: 'mari', name: 'Mari Maasikas', role: 'officer', now }]);
  });

  it('takes an answer once', async () => {
    const mari = visitor();
    const callback = await mari.throughIssuer(await mari.start());
    await mari.open(pathOf(callback));
    expect((await mari.open(pathOf(callback))).status).toBe(400);
  });

  it('refuses an answer that another browser asked for', async () => {
    const [mari, stranger] = [visitor(), visitor()];
    const callback = await stranger.throughIssuer(await stranger.start());
    await mari.start();
    const back = await mari.open(pathOf(callback));
    expect(back.status).toBe(400);
    expect(mari.ours.has('tugirada_session')).toBe(false);
    expect(await back.text()).toContain('Sisselogimine ei õnnestunud');
  });

  it('refuses an answer after ten minutes', async () => {
    const mari = visitor();
    const callback = await mari.throughIssuer(await mari.start());
    const started = Date.now();
    wallClock = () => started + 11 * 60_000;
    const back = await mari.open(pathOf(callback));
    wallClock = () => Date.now();
    expect(back.status).toBe(400);
  });

  it('says so when the issuer refuses', async () => {
    const mari = visitor();
    const callback = await mari.throughIssuer(await mari.start());
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    expect((await mari.open(pathOf(callback))).status).toBe(400);
    expect(mari.ours.has('tugirada_session')).toBe(false);
  });

  it.each(['guest', undefined])('lets nobody in whose role is %s', async (role) => {
    const [, , aud] = officers;
    if (!aud) throw new Error('there must be three demo officers');
    who = aud;
    Reflect.set(aud, 'role', role);
    const person = visitor();
    const back = await person.open(pathOf(await person.throughIssuer(await person.start())));
    Reflect.set(aud, 'role', 'auditor');
    who = officers[0];
    expect(back.status).toBe(403);
    expect(await back.text()).toContain('ei ole Tugirajas rolli');
    expect(person.ours.size).toBe(0);
  });
});

describe('the way back after signing in', () => {
  it.each([
    'https://evil.example/admin',
    '//evil.example/admin',
    '/\\evil.example/admin',
    '/task/abc',
    '/administrator',
    'javascript:alert(1)',
    '/admin/../task/abc',
    '',
  ])('never leads to %j', (to) => {
    expect(localPath(to, { baseUrl: 'https://tugirada.example' })).toBe('/admin');
  });

  it('keeps what was asked of a page', () => {
    const to = '/admin/cases/TR26-4F7KQ?personal=1';
    expect(localPath(to, { baseUrl: 'https://tugirada.example' })).toBe(to);
  });
});
