import { describe, expect, it } from 'vitest';
import { noFilters } from '#domain/search/filters';
import type { CaseRow } from '#web/ports.ts';
import type { Role } from '#web/sign-in/session.ts';
import { activeCase, caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { scene } from './scene.ts';

const titleOf = (text: string) => /<title>(.*?)<\/title>/.exec(text)?.[1];
const tabsOf = (text: string) =>
  [
    ...(text.split('class="tabs"')[1]?.split('</nav>')[0] ?? '').matchAll(
      /<a href="([^"]*)"([^>]*)>([^<]*)/g,
    ),
  ].map(([, href = '', attributes = '', label]) => [
    href.replaceAll('&amp;', '&'),
    label,
    attributes.includes('current'),
  ]);

describe('the work list', () => {
  it('counts each list in its tab and the shown one in the title', async () => {
    const { officer } = scene(caseInReview(), { triageCount: { count: 1000, more: true } });
    const { text } = await officer().get('/admin');
    expect(tabsOf(text)).toEqual([
      ['/admin', 'Avatud ülesanded (1)', true],
      ['/admin?view=cases', 'Juhtumid (1)', false],
      ['/admin/triage', 'Triaaž (999+)', false],
    ]);
    expect(titleOf(text)).toBe('Töölaud: avatud ülesanded (1) – Tugirada – Sotsiaalkindlustusamet');
  });

  it('asks for what the address says, and for nothing that it cannot know', async () => {
    const { officer, world } = scene(caseInReview());
    const ask = async (query: string) => {
      await officer().get(`/admin?${query}`);
      return world.asked.at(-1);
    };
    const today = '2026-02-04';
    expect(await ask('')).toEqual({ list: 'tasks', filters: noFilters, today, cursor: null });
    expect(
      await ask(
        'view=tasks&phase=review&municipality=0638&provider=abikasi&assignee=agency&due=week&language=uk&after=x',
      ),
    ).toEqual({
      list: 'tasks',
      filters: {
        phase: 'review',
        municipality: '0638',
        provider: 'abikasi',
        assignee: 'agency',
        due: 'week',
        language: 'uk',
      },
      today,
      cursor: 'x',
    });
    expect(await ask('phase=ended')).toMatchObject({
      list: 'cases',
      filters: { ...noFilters, phase: 'ended' },
    });
    const nonsense =
      'view=x&phase=y&municipality=%00%23&provider=a%20b&assignee=me&due=soon&language=%3Cb%3E';
    expect(await ask(nonsense)).toMatchObject({ list: 'tasks', filters: noFilters });
  });

  it('keeps the filters in tabs, quick links and the next page, and shows the way to clear them', async () => {
    const { officer } = scene(caseInReview());
    const { text } = await officer().get('/admin?view=tasks&municipality=0638&due=later&after=here');
    expect(tabsOf(text).map(([href]) => href)).toEqual([
      '/admin?view=tasks&municipality=0638&due=later',
      '/admin?view=cases&municipality=0638&due=later',
      '/admin/triage',
    ]);
    const links = text.replaceAll('&amp;', '&');
    expect(links).toContain('href="/admin?view=tasks&municipality=0638&assignee=agency&due=later"');
    expect(links).toContain('href="/admin?view=tasks&municipality=0638&due=later&after=cursor%2B1"');
    expect(links).toContain('<a href="/admin?view=tasks&municipality=0638&due=later">Algusesse</a>');
    expect(links).toContain('<a href="/admin">Tühjenda filtrid</a>');
    expect(text).toContain('<summary>Filtrid (2)</summary>');
    expect(text).toContain('<option value="0638" selected="">Põhja-Pärnumaa vald</option>');
  });

  it('folds the filters away while nothing is filtered, and has no pages when there is one', async () => {
    const { officer } = scene(caseInReview(), { pages: false });
    const { text } = await officer().get('/admin');
    expect(text).toContain('<details class="action"><summary>Filtrid</summary>');
    expect(text).not.toContain('class="pages"');
  });

  it('says by word which task is overdue', async () => {
    const { officer } = scene(caseAssigning());
    expect((await officer().get('/admin', moments.reviewed)).text).not.toContain('Tähtaeg möödas');
    expect((await officer().get('/admin', '2026-02-11T08:00:00.000Z')).text).toContain('Tähtaeg on täna');
    const late = await officer().get('/admin?view=cases', '2026-02-12T08:00:00.000Z');
    expect(late.text).toContain('11.02.2026 <span class="badge danger">Tähtaeg möödas</span>');
  });

  it('says why it is empty, and what to do about it', async () => {
    const { officer } = scene(activeCase(), { pages: false });
    expect((await officer().get('/admin')).text).toContain('keegi ei ole praegu midagi võlgu');
    const filtered = await officer().get('/admin?view=tasks&assignee=agency');
    expect(filtered.text).toContain('Muutke filtreid või tühjendage need.');
    const part = scene(activeCase());
    expect((await part.officer().get('/admin')).text).toContain('Vaadake järgmist lehte.');
  });

  it('shows no personal data', async () => {
    const { officer, world } = scene(caseAssigning());
    for (const path of ['/admin', '/admin?view=cases'])
      expect((await officer().get(path)).text).not.toMatch(/Olena|Kovalenko|49005149021/);
    expect(world.accesses).toEqual([]);
  });
});

const caseRow: CaseRow = {
  caseId: 'TR26-4F7KQ',
  phase: 'review',
  registeredAt: moments.registered,
  municipality: 'Põhja-Pärnumaa vald',
  provider: null,
  serviceEnd: null,
  waitsFor: [],
  due: null,
};

describe('the search', () => {
  const search = async ({ officer }: ReturnType<typeof scene>, typed: string, role: Role = 'officer') => {
    const browser = officer(role);
    const sent = await browser.post('/admin/search', { typed });
    expect(sent.status).toBe(303);
    return { to: sent.location ?? '', browser, answer: await browser.get(sent.location ?? '') };
  };

  it('keeps what was typed out of addresses, and finds it again when the page is opened anew', async () => {
    const desk = scene(caseAssigning());
    const { to, browser, answer } = await search(desk, 'Олена Коваленко');
    expect(to).toMatch(/^\/admin\/search\?for=[\w-]+$/);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('value="Олена Коваленко"');
    expect(answer.text).toContain('href="/admin/cases/TR26-4F7KQ"');
    expect(titleOf(answer.text)).toContain('Otsing (1)');
    await browser.get(to);
    expect(desk.world.searches).toEqual(['Олена Коваленко', 'Олена Коваленко']);
  });

  it('notes each look at each case that was found, and a search that found none', async () => {
    const desk = scene(caseAssigning());
    await search(desk, 'Kovalenko', 'auditor');
    const entry = { officer: 'mari', what: 'search-name', at: moments.reviewed };
    expect(desk.world.accesses).toEqual([{ caseId: 'TR26-4F7KQ', ...entry }]);
    const none = scene(caseAssigning(), {
      found: { by: 'code', rows: [], found: 0, pages: 1, more: false },
    });
    const { answer } = await search(none, '49005149021');
    expect(answer.text).toContain('Selliseid juhtumeid ei leitud.');
    expect(none.world.accesses).toEqual([{ caseId: 'search', ...entry, what: 'search-code' }]);
  });

  it('leads to the case itself by its number, which is nobody’s data', async () => {
    const byNumber = scene(caseAssigning(), {
      found: { by: 'reference', rows: [caseRow], found: 1, pages: 1, more: false },
    });
    const { answer } = await search(byNumber, 'tr26 4f7kq');
    expect([answer.status, answer.location]).toEqual([303, '/admin/cases/TR26-4F7KQ']);
    expect(byNumber.world.accesses).toEqual([]);
  });

  it('says when there is more than it shows, and when too little was typed', async () => {
    const more = scene(caseAssigning(), {
      found: { by: 'name', rows: [], found: 0, pages: 1, more: true },
    });
    expect((await search(more, 'Kov')).answer.text).toContain('Täpsustage otsingut');
    const nothing = scene(caseAssigning(), { found: { by: 'nothing' } });
    const { answer } = await search(nothing, 'K');
    expect(answer.status).toBe(422);
    expect(titleOf(answer.text)).toMatch(/^Viga: /);
    expect(answer.text).toContain('aria-describedby="search-typed-hint search-typed-error"');
    expect(nothing.world.accesses).toEqual([]);
  });

  it('leads from page to page of a long result, and notes what each page shows', async () => {
    const found = { by: 'name', rows: [caseRow], found: 57, pages: 3, more: false } as const;
    const desk = scene(caseAssigning(), { found });
    const { to, browser, answer } = await search(desk, 'Kovalenko');
    expect(titleOf(answer.text)).toContain('Otsing (57)');
    expect(answer.text).toContain('Järgmine leht');
    expect(answer.text).not.toContain('Eelmine leht');
    const second = await browser.get(`${to}&page=2`);
    expect(second.text).toContain('leht 2 / 3');
    expect(second.text).toMatch(/for=[\w-]+&amp;page=1">Eelmine leht/);
    const last = await browser.get(`${to}&page=3`);
    expect(last.text).not.toContain('Järgmine leht');
    await browser.get(`${to}&page=0`);
    const asked = ['Kovalenko', 'Kovalenko (2)', 'Kovalenko (3)', 'Kovalenko'];
    expect(desk.world.searches).toEqual(asked);
    expect(desk.world.accesses).toHaveLength(4);
  });

  it('looks for nothing by an address that is altered, or that another officer was given', async () => {
    const desk = scene(caseAssigning());
    const { to } = await search(desk, 'Kovalenko');
    const before = desk.world.searches.length;
    for (const path of [`${to}A`, '/admin/search?for=x', '/admin/search'])
      expect([path, (await desk.officer().get(path)).status]).toEqual([path, 200]);
    const stranger = scene(caseAssigning(), { officer: 'lea' });
    expect((await stranger.officer().get(to)).text).not.toContain('Kovalenko');
    expect([desk.world.searches.length, stranger.world.searches.length]).toEqual([before, 0]);
  });
});
