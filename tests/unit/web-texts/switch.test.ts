/** The switch between Estonian and English: a link, a cookie, and the way back to where one was. */
import { describe, expect, it } from 'vitest';
import { SESSION_COOKIE, sealSession } from '#web/sign-in/session.ts';
import { caseInReview, moments } from '../../support/cases.ts';
import { alsoInEnglish } from '../../support/english.ts';
import { scene } from '../web-admin/scene.ts';

const now = { event: { requestContext: { timeEpoch: Date.parse(moments.reviewed) } } };

function visitor() {
  const { app, world } = scene(caseInReview());
  return { world, ask: (path: string, init: RequestInit = {}) => app.request(path, init, now) };
}

const withLanguage = (language: string): RequestInit => ({
  headers: { Cookie: `tugirada_language=${language}` },
});

describe('the switch of the language', () => {
  it('stands on a page as a link that leads back to the same address', async () => {
    const { ask } = visitor();
    const unknown = await (await ask('/nothing?tab=cases&x=%22%3E')).text();
    expect(unknown).toContain('<html lang="et">');
    expect(unknown).toContain(
      '<a class="language" href="?tab=cases&amp;x=%22%3E&amp;lang=en" lang="en" hreflang="en">In English</a>',
    );
  });

  it('is remembered by a cookie that no script reads, and keeps the rest of the address', async () => {
    const response = await visitor().ask('/admin?tab=cases&lang=en&phase=active');
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      '/admin?tab=cases&phase=active',
    ]);
    expect(response.headers.getSetCookie()).toEqual([
      'tugirada_language=en; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
  });

  it('draws the page in English from then on, with the way back', async () => {
    const page = await (await visitor().ask('/nothing', withLanguage('en'))).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('There is no such page');
    expect(page).toContain('href="?lang=et" lang="et" hreflang="et">Eesti keeles</a>');
  });

  it.each([
    'ru',
    'EN',
    'en"><script>',
    '',
    '__proto__',
    'et',
  ])('speaks Estonian by a cookie of "%s"', async (forged) => {
    const page = await (await visitor().ask('/nothing', withLanguage(encodeURIComponent(forged)))).text();
    expect(page).toContain('<html lang="et">');
    expect(page).toContain('Sellist lehte ei ole');
  });

  it('takes no language that pages do not speak', async () => {
    const response = await visitor().ask('/nothing?lang=ru');
    expect([response.status, response.headers.getSetCookie()]).toEqual([404, []]);
  });

  it.each([
    '//evil.example/admin?lang=en',
    '/\\evil.example?lang=en',
    '///evil.example//?lang=en',
    '/https://evil.example?lang=en',
  ])('leads to no other site by %s', async (path) => {
    const location = (await visitor().ask(`https://tugirada.example${path}`)).headers.get('Location');
    expect(new URL(location ?? '', 'https://tugirada.example').host).toBe('tugirada.example');
  });

  it('changes nothing else: no command, no access entry, no session', async () => {
    const { ask, world } = visitor();
    const response = await ask('/admin/cases/TR26-4F7KQ?lang=en&show=personal');
    expect(response.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['tugirada_language']);
    expect([world.commands, world.accesses]).toEqual([[], []]);
  });

  it('is no business of what is posted', async () => {
    const response = await visitor().ask('/admin/sign-out?lang=en', { method: 'POST' });
    expect(response.headers.getSetCookie().join()).not.toContain('tugirada_language');
    expect(await response.text()).toContain('Olete välja logitud');
  });

  it('is drawn anew for who is signed out already', async () => {
    const response = await visitor().ask('/admin/sign-out', withLanguage('en'));
    expect([response.status, (await response.text()).includes('You are signed out')]).toEqual([200, true]);
    const signedIn = await scene(caseInReview()).officer().get('/admin/sign-out');
    expect([signedIn.status, signedIn.location]).toEqual([303, '/admin']);
  });

  it('marks the municipality’s own mail as Estonian on an English page, and on no other', async () => {
    const path = '/admin/cases/TR26-4F7KQ?personal=1';
    const { app, settings } = scene(caseInReview());
    const session = sealSession({ sub: 'mari', name: 'Mari', role: 'officer' }, settings);
    const page = async (language: string) => {
      const headers = { Cookie: `${SESSION_COOKIE}=${session}; tugirada_language=${language}` };
      return (await app.request(path, { headers }, now)).text();
    };
    expect(await page('en')).toMatch(/<div class="outside" dir="auto" lang="et">Tere!/);
    expect(await page('et')).toMatch(/<div class="outside" dir="auto">Tere!/);
  });

  it('is left to the surveys, which have languages of their own', async () => {
    const response = await visitor().ask('/feedback/unknown?lang=en', withLanguage('en'));
    expect([response.status, response.headers.getSetCookie()]).toEqual([404, []]);
    expect(await response.text()).not.toContain('class="language"');
  });
});

describe('the search for Estonian on English pages', () => {
  it('finds a text of ours, and leaves out what people wrote', async () => {
    const draw = (page: string) => () => new Response(page);
    // Pieces that no page of another test has: what was looked at once is not looked at again.
    await expect(alsoInEnglish('<h1>Üks uus</h1>', draw('<h1>Töölaud</h1>'), {})).rejects.toThrow('Töölaud');
    await alsoInEnglish('<h1>Teine uus</h1>', draw('<h1>Triage</h1><bdi>Triaaž</bdi>'), {});
  });
});
