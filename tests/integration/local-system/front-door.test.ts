import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { type FrontDoor, openFrontDoor } from '../../../infra/local/endpoints/front-door.ts';
import { createLocalApp } from '../../../infra/local/endpoints/local-app.tsx';
import type { LocalMail } from '../../../infra/local/endpoints/ports.ts';
import { signInOverHttp } from '../../../infra/local/endpoints/sign-in.ts';
import { createOidc, OIDC_PATH } from '../../../infra/local/oidc.ts';
import { createBrowser } from '../../support/browser.ts';

const realNow = Date.parse('2026-02-20T10:00:00.000Z');
const mail: LocalMail = {
  id: 'mail-1',
  to: ['kov@elva.ee'],
  from: 'tugirada@tugirada.example',
  replyTo: 'juhtum+tr26-4f7kq.abc@tugirada.example',
  subject: 'Suunamine TR26-4F7KQ on käes',
  text: 'Avage http://127.0.0.1/ulesanne/1 siit',
  html: '<html><head><title>x</title></head><body><a href="http://127.0.0.1/ulesanne/1">Ava</a></body></html>',
  headers: { 'Message-ID': '<mail-1@eu-central-1.amazonses.com>' },
  sentAt: '2026-02-20T09:58:00.000Z',
  attachments: [],
};

describe('the front door of the local system', () => {
  let folder: string;
  let door: FrontDoor;
  let url: string;
  const sent: string[] = [];
  const clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => realNow });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'front-door-'));
    door = await openFrontDoor(0);
    url = `http://127.0.0.1:${door.port}`;
    const oidc = createOidc({ baseUrl: url, clientSecret: 'client-secret', file: join(folder, 'oidc.json') });
    const app = createLocalApp({
      baseUrl: url,
      smtpPort: 2525,
      inbox: 'suunamine@tugirada.example',
      parties: [{ address: 'suunamised@ska.example', who: 'SKA' }],
      clock,
      mails: async (to) => [mail].filter((one) => to === undefined || one.to.includes(to)),
      executions: () => [
        {
          machine: 'intake',
          name: 'one',
          status: 'SUCCEEDED',
          startedAt: '2026-02-20T09:57:00.000Z',
          stoppedAt: '2026-02-20T09:58:00.000Z',
          state: 'Open the case',
        },
      ],
      sendSample: async () => void sent.push('sample'),
      sendReply: async ({ id }, from, text) => void sent.push(`${from} to ${id}: ${text}`),
      signIn: (officer) => signInOverHttp(url, officer),
    });
    expect((await fetch(`${url}/health`)).status).toBe(503);
    door.open({ baseUrl: url, app, oidc, pages: relyingParty(url) });
  });

  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true });
  });

  it('hands what is not local to the pages', async () => {
    expect(await (await fetch(`${url}/health`)).text()).toBe('pages /health');
  });

  it('signs an officer in by the whole OpenID Connect flow and gives the cookie of its callback', async () => {
    const answer = await post('/_local/sign-in', { officer: 'lea' });
    expect([answer.status, await answer.json()]).toEqual([200, { officer: 'lea' }]);
    const session = JSON.parse(decodeURIComponent(answer.headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? ''));
    expect(session).toMatchObject({
      sub: 'lea',
      name: 'Lea Lepp',
      email: 'lea.lepp@ska.example',
      role: 'lead',
    });
  });

  it('refuses an officer that does not exist', async () => {
    expect((await post('/_local/sign-in', { officer: 'mallory' })).status).toBe(400);
  });

  it('lets a browser choose another officer at each sign-in, also when it begins at localhost', async () => {
    const browser = createBrowser(`http://localhost:${door.port}`);
    for (const name of ['Mari Maasikas', 'Aud Itor']) {
      const choice = await browser.get('/admin/sign-in');
      expect(choice.url).toContain(`${url}${OIDC_PATH}/interaction/`);
      const done = await browser.submit(choice, {}, { button: new RegExp(name) });
      expect(done.url).toBe(`${url}/admin`);
      expect(decodeURIComponent(browser.cookies.get('tugirada_session') ?? '')).toContain(name);
    }
  });

  it('tells the time and moves it', async () => {
    const timer = clock.at(realNow + 3_600_000, () => undefined);
    expect(await (await fetch(`${url}/_local/clock`)).json()).toEqual({
      now: '2026-02-20T10:00:00.000Z',
      nextTimer: '2026-02-20T11:00:00.000Z',
    });
    const next = await post('/_local/clock', { advance: 'next-timer' });
    expect(await next.json()).toEqual({ now: '2026-02-20T11:00:00.000Z', nextTimer: null });
    const far = await post('/_local/clock', { advanceTo: '2026-02-21T12:00:00+02:00' });
    expect(await far.json()).toEqual({ now: '2026-02-21T10:00:00.000Z', nextTimer: null });
    const without = await post('/_local/clock', { advance: 'next-timer' });
    expect([without.status, await without.json()]).toEqual([
      200,
      { now: '2026-02-21T10:00:00.000Z', nextTimer: null },
    ]);
    timer.cancel();
  });

  it.each([
    { advanceTo: '2020-01-01T00:00:00Z' },
    { advanceTo: '2026-13-45T00:00:00Z' },
    { advanceTo: '9999-01-01T00:00:00Z' },
    { advanceTo: 5 },
    { advance: 'tomorrow' },
    {},
    'nonsense',
  ])('answers 400 to the time %j', async (body) => {
    const answer = await post('/_local/clock', body);
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.any(String) }]);
  });

  it('takes JSON under the content type that `curl -d` gives it, and answers JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', headers, redirect: 'manual' } as const;
    const body = JSON.stringify({ advance: 'next-timer' });
    const moved = await fetch(`${url}/_local/clock`, { ...init, body });
    expect([moved.status, await moved.json()]).toMatchObject([200, { nextTimer: null }]);
    const form = await fetch(`${url}/_local/clock`, { ...init, body: 'advance=next-timer' });
    expect([form.status, form.headers.get('location')]).toEqual([303, '/']);
  });

  it('answers idle, the mails of an address, and the executions', async () => {
    expect(await (await post('/_local/idle', undefined)).json()).toEqual({ idle: true });
    expect(await (await fetch(`${url}/_local/mail?to=kov@elva.ee`)).json()).toEqual([mail]);
    expect(await (await fetch(`${url}/_local/mail?to=abi@teenus.example`)).json()).toEqual([]);
    expect(await (await fetch(`${url}/_local/executions`)).json()).toMatchObject([{ machine: 'intake' }]);
  });

  it('shows a newcomer the story and sends the sample', async () => {
    const browser = createBrowser(url);
    const start = await browser.get('/');
    expect(start.text).toMatch(/Saada näidissuunamine.*kov@elva\.ee.*Mari Maasikas.*Praegu.*intake/);
    const after = await browser.submit(start, {}, { button: 'Saada näidissuunamine' });
    expect(after.text).toContain('Näidissuunamine on saadetud');
    expect(sent).toContain('sample');
    const before = clock.now();
    await browser.submit(after, {}, { button: '+1 nädal' });
    expect(clock.now() - before).toBe(7 * 86_400_000);
  });

  it('shows a mail with its links, keeps its HTML in a sandbox, and sends an answer to it', async () => {
    const browser = createBrowser(url);
    const mailbox = await browser.get('/_local/mailbox?to=kov%40elva.ee');
    expect(mailbox.html).toContain('<a href="http://127.0.0.1/ulesanne/1">');
    const [, sandbox = ''] = /<iframe[^>]*sandbox="([^"]*)"/.exec(mailbox.html) ?? [];
    expect(sandbox.split(' ')).toContain('allow-popups');
    expect(sandbox).not.toMatch(/allow-(scripts|same-origin|forms)/);
    expect(mailbox.headers.get('content-security-policy')).toContain("default-src 'none'");
    await browser.submit(mailbox, { text: 'Keel on ukraina' }, { button: 'Saada vastus' });
    expect(sent).toContain('kov@elva.ee to mail-1: Keel on ukraina');
  });

  it('answers nobody who came under a foreign name', async () => {
    expect(await statusFor('/_local/mail', { host: 'evil.example' })).toBe(403);
    expect(await statusFor('/admin', { host: `evil.example:${door.port}` })).toBe(403);
    expect(await statusFor('/_local/mail', { host: `localhost:${door.port}` })).toBe(200);
  });

  it('lets no other site change anything', async () => {
    const foreign = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
    const init = { method: 'POST', body: '{"advance":"next-timer"}' };
    expect((await fetch(`${url}/_local/clock`, { ...init, headers: foreign })).status).toBe(403);
    const origin = { 'content-type': 'application/json', origin: 'https://evil.example' };
    expect((await fetch(`${url}/_local/clock`, { ...init, headers: origin })).status).toBe(403);
    const own = { 'content-type': 'application/json', origin: url };
    expect((await fetch(`${url}/_local/clock`, { ...init, headers: own })).status).toBe(200);
    const form = { 'content-type': 'application/json', origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await fetch(`${url}/_local/clock`, { ...init, headers: form })).status).toBe(200);
  });

  function post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) ?? null });
  }

  /** fetch sets Host itself, so this asks below it. */
  function statusFor(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest({ host: '127.0.0.1', port: door.port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.once('error', reject);
      asked.end();
    });
  }
});

/** Pages that sign in as ours do: code flow with PKCE, and a session cookie that shows the claims. */
function relyingParty(baseUrl: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', baseUrl);
    const signInPath = url.pathname === '/admin/sign-in' || url.pathname === '/admin/callback';
    if (!signInPath) return void response.end(`pages ${url.pathname}`);
    const issuer = await client.discovery(
      new URL(`${baseUrl}${OIDC_PATH}`),
      'tugirada',
      undefined,
      client.ClientSecretBasic('client-secret'),
      { execute: [client.allowInsecureRequests] },
    );
    const [, kept = ''] = /state=([^;]+)/.exec(request.headers.cookie ?? '') ?? [];
    if (url.pathname === '/admin/sign-in') {
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const location = client.buildAuthorizationUrl(issuer, {
        redirect_uri: `${baseUrl}/admin/callback`,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
      });
      response.writeHead(302, {
        location: location.href,
        'set-cookie': `state=${state}.${verifier}; HttpOnly`,
      });
      return void response.end();
    }
    const [expectedState, pkceCodeVerifier] = kept.split('.');
    const tokens = await client.authorizationCodeGrant(issuer, url, { expectedState, pkceCodeVerifier });
    const session = encodeURIComponent(JSON.stringify(tokens.claims()));
    response.writeHead(302, { location: '/admin', 'set-cookie': `tugirada_session=${session}; HttpOnly` });
    response.end();
  };
}
