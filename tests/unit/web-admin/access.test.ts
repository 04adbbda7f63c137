import { describe, expect, it } from 'vitest';
import type { Access } from '#web/access-ports.ts';
import type { Role } from '#web/sign-in/session.ts';
import { caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { mailKey } from './mails.ts';
import { scene } from './scene.ts';

const page = '/admin/access';
const ofCase = `${page}?case=TR26-4F7KQ`;

const entry = (changes: Partial<Access>): Access => ({
  officer: 'lea',
  party: null,
  what: 'case',
  detail: null,
  about: 'TR26-4F7KQ',
  ofCase: true,
  at: moments.reviewed,
  ...changes,
});

const entries = [
  entry({}),
  entry({ what: 'change', detail: 'CorrectReferral' }),
  entry({ officer: 'nobody-knows', what: 'extract', detail: 'own-data' }),
  entry({ officer: null, party: 'provider', what: 'task' }),
  entry({ about: `mail:${mailKey}`, what: 'triage' }),
  entry({ about: 'search', what: 'search-name' }),
  entry({ about: 'abikasi', ofCase: false, what: 'provider' }),
  entry({ what: 'constructor' }),
  entry({ what: 'export', about: 'export', detail: '12 rida: <b>PPA</b> päring' }),
];

describe('the page of access entries', () => {
  it('says in words who did what when, by the name of the officer', async () => {
    const { text } = await scene(caseInReview(), { entries }).officer('lead').get(page);
    expect(text).toContain('04.02.2026 kell\u00a011.30');
    expect(text).toMatch(/<td>Lea Lepp<\/td><td>Vaatas isikuandmeid ja kirja<\/td>/);
    expect(text).toContain('Muutis juhtumit: parandas kirjast loetud andmeid');
    expect(text).toMatch(/<td>nobody-knows<\/td><td>Tegi juhtumi väljavõtte: inimene küsis enda andmeid/);
    expect(text).toMatch(/<td>Teenuseosutaja lingi kaudu<\/td><td>Vaatas ülesannet/);
    expect(text).toContain('juhtumita kiri');
    expect(text).toContain('<td>abikasi</td>');
    expect(text).toContain('<td>constructor</td>');
    expect(text).toContain('12 rida: &lt;b&gt;PPA&lt;/b&gt; päring</td>');
    expect(text).toContain('href="/admin/cases/TR26-4F7KQ"');
    expect(text).not.toContain(mailKey);
  });

  it('searches by case, officer and days, and goes on to the next page with the same search', async () => {
    const { officer, world } = scene(caseInReview(), { entries });
    const asked = `${page}?case=tr26+4f7kq&officer=mari&from=02.02.2026&until=2026-02-04`;
    const { status, text } = await officer('auditor').get(asked);
    expect(status).toBe(200);
    expect(world.accessFilters).toEqual([
      {
        ...{ caseId: 'TR26-4F7KQ', officer: 'mari', cursor: null },
        ...{ from: '2026-02-01T22:00:00.000Z', upTo: '2026-02-04T22:00:00.000Z' },
      },
    ]);
    expect(text).toContain('<option value="mari" selected="">Mari Maasikas</option>');
    const next = /href="([^"]+)">Järgmine leht/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await officer('auditor').get(next);
    expect(world.accessFilters[1]).toEqual({ ...world.accessFilters[0], cursor: 'entries+1' });
  });

  it('names what is wrong with the search, beside the field, and shows nothing', async () => {
    const { officer, world } = scene(caseInReview(), { entries });
    const { status, text } = await officer('lead').get(`${page}?case=xyz&from=homme`);
    expect(status).toBe(422);
    expect(text).toContain('href="#access-case">Sisestage juhtumi number');
    expect(text).toContain('href="#access-from">');
    expect(text).not.toContain('<td>');
    expect(world.accessFilters).toEqual([]);
  });

  it('takes the search by a form, and lets into the address only what it could read', async () => {
    const { officer } = scene(caseInReview(), { entries });
    const good = { case: ' tr26 4f7kq', officer: 'mari', from: '02.02.2026', until: '' };
    const found = await officer('auditor').post(page, good);
    expect([found.status, found.location]).toEqual([303, `${ofCase}&officer=mari&from=02.02.2026`]);
    const empty = await officer('lead').post(page, { case: '', officer: '', from: '', until: '' });
    expect([empty.status, empty.location]).toEqual([303, page]);
    for (const role of ['officer', 'lead', 'auditor'] as const) {
      const wrong = await officer(role).post(page, { case: 'Olena Kovalenko' });
      expect([wrong.status, wrong.location]).toEqual([422, null]);
      expect(wrong.text).toContain('value="Olena Kovalenko"');
      expect(wrong.text).not.toMatch(/(href|action)="[^"]*(Olena|Kovalenko)/);
    }
  });

  it('shows an officer the entries of one case, and nobody’s day', async () => {
    const { officer, world } = scene(caseInReview(), { entries });
    expect((await officer().get(page)).status).toBe(403);
    expect((await officer().get(`${page}?officer=lea`)).status).toBe(403);
    const { status, text } = await officer().get(`${ofCase}&officer=lea`);
    expect(status).toBe(200);
    expect(world.accessFilters).toMatchObject([{ caseId: 'TR26-4F7KQ', officer: null }]);
    expect(text).not.toContain('name="officer"');
    expect(text).toContain('Kirja vaatamised enne juhtumi avamist');
  });

  it.each<[Role, boolean]>([
    ['officer', false],
    ['lead', true],
    ['auditor', true],
  ])('stands in the menu of the %s: %s', async (role, stands) => {
    const { text } = await scene(caseInReview()).officer(role).get('/admin/triage');
    expect(text.includes('href="/admin/access"')).toBe(stands);
  });

  it('says what to do when nothing was found, and looks nobody’s data up by itself', async () => {
    const { officer, world } = scene(caseInReview());
    expect((await officer('lead').get(page)).text).toContain('Selliseid kirjeid ei ole.');
    expect(world.accesses).toEqual([]);
  });
});

describe('officers', () => {
  it('stand by their names in the course of a case, and in what somebody did meanwhile', async () => {
    const { officer, world, another } = scene(caseInReview());
    const path = '/admin/cases/TR26-4F7KQ';
    const { version } = world.state;
    another({ type: 'CancelCase', reason: 'Eksitus' });
    expect((await officer().get(path)).text).toContain('Ametnik Lea Lepp');
    const late = await officer().post(path, { action: 'restart', version: String(version) });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Lea Lepp')]);
    world.officers.length = 0;
    expect((await officer().get(path)).text).toContain('Ametnik lea');
  });

  it('find the entries and the extract of a case on its page', async () => {
    const { text } = await scene(caseAssigning()).officer().get('/admin/cases/TR26-4F7KQ');
    expect(text).toContain('href="/admin/access?case=TR26-4F7KQ"');
    expect(text).toContain('href="/admin/cases/TR26-4F7KQ/extract"');
  });
});
