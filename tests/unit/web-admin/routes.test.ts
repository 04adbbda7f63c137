import { describe, expect, it } from 'vitest';
import type { Role } from '#web/sign-in/session.ts';
import { caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { mailInTriage, mailKey } from './mails.ts';
import { minutesLater, scene } from './scene.ts';

const casePath = '/admin/cases/TR26-4F7KQ';
const triagePath = `/admin/triage/${mailKey}`;
const pages = [
  '/admin',
  '/admin?phase=review',
  '/admin?assignee=provider',
  '/admin?view=cases&municipality=0638&due=overdue',
  '/admin/search',
  casePath,
  `${casePath}?personal=1`,
  `${casePath}/extract`,
  '/admin/access?case=TR26-4F7KQ',
  '/admin/triage',
  triagePath,
  `${triagePath}?personal=1`,
  '/admin/failures',
  `/admin/mails/${mailKey}`,
];
const forms: [string, Record<string, string>][] = [
  [casePath, { action: 'cancel', reason: 'Eksitus.', confirm: 'yes' }],
  [casePath, { action: 'restart' }],
  [triagePath, { action: 'dismiss', reason: 'Reklaam.' }],
  ['/admin/failures', { action: 'restart', caseId: 'TR26-4F7KQ' }],
  ['/admin/failures', { action: 'restart-all', confirm: 'yes', from: '5:' }],
];

const triaging = () => scene(caseInReview(), { mail: mailInTriage() });

describe('who may open the pages of the agency', () => {
  it.each(pages)('%s sends a person who is not signed in to sign in, and back afterwards', async (path) => {
    const { officer, world } = triaging();
    const answer = await officer(null).get(path);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/admin/sign-in?${new URLSearchParams({ to: path })}`);
    expect(world.accesses).toEqual([]);
  });

  it.each(['officer', 'lead', 'auditor'] as Role[])('every page opens for the role %s', async (role) => {
    const { officer } = triaging();
    for (const path of pages) expect([path, (await officer(role).get(path)).status]).toEqual([path, 200]);
  });

  it.each(forms)('a form at %s is taken from an officer and a lead only', async (path, fields) => {
    for (const role of ['officer', 'lead'] as const)
      expect((await triaging().officer(role).post(path, fields)).status).toBe(303);
    const { officer, world } = triaging();
    expect((await officer('auditor').post(path, fields)).status).toBe(403);
    const out = await officer(null).post(path, fields);
    expect([out.status, out.location]).toEqual([
      303,
      `/admin/sign-in?${new URLSearchParams({ to: path, expired: '1' })}`,
    ]);
    expect([world.commands, world.triage, world.restarts]).toEqual([[], [], []]);
  });

  it('an auditor is shown no form but the way out, the search and the filters', async () => {
    const { officer } = triaging();
    const harmless = [
      '<form method="post" action="/admin/sign-out">',
      '<form method="post" action="/admin/search" class="search" novalidate="">',
      '<form method="get" action="/admin">',
      '<form method="post" action="/admin/access" class="card" novalidate="">',
    ];
    for (const path of pages) {
      const { text } = await officer('auditor').get(path);
      const forms = text.match(/<form[^>]*>/g) ?? [];
      expect(forms.length, path).toBeGreaterThan(0);
      expect(
        forms.filter((form) => !harmless.includes(form)),
        path,
      ).toEqual([]);
    }
  });

  it('a page that does not exist is 404 inside, and a sign-in outside', async () => {
    const { officer } = triaging();
    expect((await officer().get('/admin/cases/TR26-00000')).status).toBe(404);
    expect((await officer().get('/admin/nothing')).status).toBe(404);
    expect((await officer(null).get('/admin/nothing')).status).toBe(303);
    expect((await officer(null).get('/nothing')).status).toBe(404);
  });

  it('the root leads to the work list, and health answers', async () => {
    const { officer } = triaging();
    expect((await officer(null).get('/')).location).toBe('/admin');
    expect((await officer(null).get('/health')).text).toBe('{"status":"ok"}');
  });
});

describe('the session', () => {
  it('ends after 30 idle minutes and goes on while pages are opened', async () => {
    const { officer, world } = triaging();
    const mari = officer();
    world.wallClock = minutesLater(29);
    expect((await mari.get('/admin')).status).toBe(200);
    world.wallClock = minutesLater(58);
    expect((await mari.get('/admin')).status).toBe(200);
    world.wallClock = minutesLater(89);
    expect((await mari.get('/admin')).status).toBe(303);
  });

  it('ends after 8 hours, however busy', async () => {
    const { officer, world } = triaging();
    const mari = officer();
    for (let minutes = 20; minutes <= 480; minutes += 20) {
      world.wallClock = minutesLater(minutes);
      expect((await mari.get('/admin')).status).toBe(200);
    }
    world.wallClock = minutesLater(481);
    expect((await mari.get('/admin')).status).toBe(303);
  });

  it('is a cookie that scripts cannot read, that other sites do not send, and only over https', async () => {
    const { officer, world } = triaging();
    const mari = officer();
    world.wallClock = minutesLater(5);
    const cookie = (await mari.get('/admin')).headers.getSetCookie()[0];
    expect(cookie).toMatch(/^tugirada_session=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('does not open when one character of the cookie was altered', async () => {
    const { app, settings } = triaging();
    const { sealSession } = await import('#web/sign-in/session.ts');
    const good = sealSession({ sub: 'mari', name: 'Mari', role: 'officer' }, settings);
    const at = good.length >> 1;
    const forged = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
    const env = { event: { requestContext: { timeEpoch: Date.parse(moments.reviewed) } } };
    const ask = (cookie: string) =>
      app.request('/admin', { headers: { Cookie: `tugirada_session=${cookie}` } }, env);
    expect((await ask(good)).status).toBe(200);
    expect((await ask(forged)).status).toBe(303);
    expect((await ask('')).status).toBe(303);
  });

  it('is gone after signing out, which an auditor may do too', async () => {
    const { officer } = triaging();
    const aud = officer('auditor');
    const out = await aud.post('/admin/sign-out', {});
    expect(out.status).toBe(200);
    expect(out.text).toContain('Olete välja logitud');
    expect((await aud.get('/admin')).status).toBe(303);
  });
});

describe('the frame of all pages', () => {
  it('lets no script, no foreign origin and no inline style in, and keeps no copy', async () => {
    const { officer } = triaging();
    for (const path of [...pages, '/nothing', '/admin/sign-in?expired=1']) {
      const { headers, text } = await officer().get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\//);
    }
  });

  it('has a style sheet whose address changes with it, kept by browsers', async () => {
    const { officer } = triaging();
    const page = await officer().get('/admin');
    const path = /href="(\/assets\/app-[0-9a-f]{12}\.css)"/.exec(page.text)?.[1] ?? '';
    const sheet = await officer(null).get(path);
    expect(sheet.status).toBe(200);
    expect(sheet.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(sheet.headers.get('Cache-Control')).toContain('immutable');
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://tugirada.example' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://tugirada.example' }, 303],
    [{ 'Sec-Fetch-Site': 'none' }, 303],
    [{ Origin: 'https://tugirada.example' }, 303],
    [{ Origin: 'http://127.0.0.1:3000', Host: '127.0.0.1:3000' }, 303],
    [{}, 303],
  ] as [Record<string, string>, number][])('answers a form sent with %j by %i', async (headers, status) => {
    const { officer, world } = triaging();
    const sent = await officer().post(casePath, { action: 'restart' }, headers);
    expect(sent.status).toBe(status);
    expect(world.restarts).toHaveLength(status === 303 ? 1 : 0);
  });

  it('says that something went wrong without telling what', async () => {
    const { officer, world } = scene(caseAssigning());
    world.failing = true;
    const { status, text } = await officer().get(casePath);
    expect(status).toBe(500);
    expect(text).toContain('Midagi läks valesti');
    expect(text).not.toContain('Olena');
  });

  it('refuses a form of more than 256 kB', async () => {
    const { officer, world } = triaging();
    const sent = await officer().post(casePath, {
      action: 'cancel',
      reason: 'a'.repeat(300_000),
      confirm: 'yes',
    });
    expect(sent.status).toBe(413);
    expect(world.commands).toEqual([]);
  });
});
