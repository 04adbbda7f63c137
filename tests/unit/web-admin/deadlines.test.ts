import { describe, expect, it } from 'vitest';
import { obligationKinds } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { activeCase, caseAssigning } from '../../support/cases.ts';
import { mailInTriage, mailKey } from './mails.ts';
import { scene } from './scene.ts';

const root = '/admin/registry/deadlines';
const query = `${root}/answer-query`;
// Monday 2 March 2026 at 10.00 in Estonia.
const monday = '2026-03-02T08:00:00.000Z';
const tuesday = '2026-03-03T08:00:00.000Z';
const set = (more: Record<string, string> = {}) => ({
  action: 'set',
  version: '0',
  ...{ workingDays: '3', before: '1', daily: '4', weekly: '6', from: '03.03.2026', reason: 'Uus leping' },
  ...more,
});

describe('the page of the deadlines table', () => {
  it('tells of each kind of task who owes it, by when, on which basis', async () => {
    const { text } = await scene(activeCase()).officer('officer').get(root, monday);
    for (const kind of obligationKinds) expect(text).toContain(obligationWords(kind).title);
    expect(text).toContain('5 tööpäeva');
    expect(text).toContain('10 päeva enne ülevaate päeva');
    expect(text).toContain('kuni 5 tööpäeva päringu saamisest');
    expect(text).not.toContain('<form method="post" action="#"');
  });

  it('has the month before the end as days only if the lead wants it so', async () => {
    const lead = scene(activeCase()).officer('lead');
    const need = `${root}/assess-need`;
    const month = 'üks kuu enne teenuse lõppu';
    expect((await lead.get(root, monday)).text).toContain(month);
    const page = (await lead.get(need, monday)).text;
    expect([page.includes(month), page.includes('tühi: üks kuu')]).toEqual([true, true]);
    const wish = set({ workingDays: '10' });
    expect((await lead.post(need, { ...wish, leadDays: '20' }, {}, monday)).status).toBe(422);
    expect((await lead.post(need, { ...wish, leadDays: ' ' }, {}, monday)).status).toBe(303);
    expect((await lead.get(need, tuesday)).text).toContain(`10 tööpäeva; ${month}`);
    const again = { ...wish, version: '1', leadDays: '45', from: '04.03.2026' };
    expect((await lead.post(need, again, {}, tuesday)).status).toBe(303);
    expect((await lead.get(need, '2026-03-04T08:00:00.000Z')).text).toContain('45 päeva enne teenuse lõppu');
  });

  it('knows no kinds but ours', async () => {
    const { officer } = scene(activeCase());
    expect((await officer('lead').get(`${root}/constructor`, monday)).status).toBe(404);
    expect((await officer('lead').post(`${root}/nothing`, set(), {}, monday)).status).toBe(404);
  });
});

describe('other numbers', () => {
  it('are planned by the lead, told as planned, then as what holds, with who and why', async () => {
    const lead = scene(activeCase()).officer('lead');
    const sent = await lead.post(query, set(), {}, monday);
    expect([sent.status, sent.location]).toEqual([303, `${query}?done=saved`]);
    const planned = (await lead.get(root, monday)).text;
    expect(planned).toContain('muutub 03.03.2026');
    expect(planned).toContain('kavandatud');
    const holds = (await lead.get(query, tuesday)).text;
    expect(holds).toContain(
      '3 tööpäeva; 1 tööpäev enne ja tähtajal, hilinemisel 4 tööpäeval, siis 6 nädalal',
    );
    expect(holds).toContain('Uus leping');
    expect(holds).toContain('Mari Maasikas');
  });

  it('can be taken back until their day', async () => {
    const lead = scene(activeCase()).officer('lead');
    await lead.post(query, set(), {}, monday);
    const wish = { action: 'withdraw', version: '1', from: '2026-03-03', reason: 'Leping lükkus edasi' };
    expect((await lead.post(query, wish, {}, tuesday)).status).toBe(422);
    expect((await lead.post(query, { ...wish, reason: '' }, {}, monday)).status).toBe(422);
    expect((await lead.post(query, wish, {}, monday)).status).toBe(303);
    const { text } = await lead.get(query, tuesday);
    expect(text).toContain('Leping lükkus edasi');
    expect(text).toContain('5 tööpäeva; 2 tööpäeva enne');
  });

  it.each([
    ['lubab 5 tööpäeva ja pikemaks seda muuta ei saa', { workingDays: '6' }],
    ['Sisestage täisarv 1 kuni 5', { workingDays: '3.5' }],
    ['Sisestage täisarv 0 kuni 5.', { before: '9' }],
    ['Valige homne või hilisem päev.', { from: '02.03.2026' }],
    ['Valige päev, mis ei ole üle aasta pärast.', { from: '02.03.2028' }],
    ['Sisestage päev kujul pp.kk.aaaa.', { from: '' }],
    ['Kirjutage, miks arve muudate.', { reason: '' }],
    ['Need arvud kehtivad sellel päeval niigi.', { workingDays: '5', before: '2', daily: '5', weekly: '8' }],
  ])('are refused with the reason: %s', async (words, more) => {
    const lead = scene(activeCase()).officer('lead');
    const sent = await lead.post(query, set(more), {}, monday);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(words);
    expect((await lead.get(root, monday)).text).toContain('Arve ei ole muudetud.');
  });

  it('tell the second lead that the first one changed them', async () => {
    const { officer } = scene(activeCase());
    await officer('lead').post(query, set(), {}, monday);
    const second = await officer('lead').post(query, set({ workingDays: '4' }), {}, monday);
    expect(second.status).toBe(409);
    expect(second.text).toContain('Keegi muutis neid andmeid vahepeal');
  });

  it('are nobody’s but the lead’s to plan', async () => {
    for (const role of ['officer', 'auditor'] as const) {
      const { officer } = scene(activeCase());
      expect((await officer(role).post(query, set(), {}, monday)).status).toBe(403);
      expect((await officer(role).get(query, monday)).text).not.toContain('name="workingDays"');
    }
  });

  it('show what people wrote as text', async () => {
    const lead = scene(activeCase()).officer('lead');
    await lead.post(query, set({ reason: '<script>alert(1)</script>' }), {}, monday);
    const { text } = await lead.get(query, monday);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });
});

it('other numbers are told where an officer asks by them', async () => {
  const { officer } = scene(caseAssigning(), { mail: mailInTriage() });
  expect((await officer().get(`/admin/triage/${mailKey}`, monday)).text).toContain(
    'vastata viie tööpäeva jooksul',
  );
  await officer('lead').post(query, set(), {}, monday);
  expect((await officer().get(`/admin/triage/${mailKey}`, monday)).text).toContain(
    'vastata viie tööpäeva jooksul',
  );
  expect((await officer().get(`/admin/triage/${mailKey}`, tuesday)).text).toContain(
    'vastata kolme tööpäeva jooksul',
  );
});
