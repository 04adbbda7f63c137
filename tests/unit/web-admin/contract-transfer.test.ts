/** The hand-over of all cases of a contract: preview, confirmation, undoing. */
import { describe, expect, it } from 'vitest';
import { activeCase } from '../../support/cases.ts';
import { scene } from './scene.ts';

const root = '/admin/registry';
const wish = `${root}/transfers/preview?from=abikasi&to=teine&effective=2026-03-16`;
const confirm = { except: 'TR26-4F7KR', contracts: 'yes', reason: 'Leping lõppes.', confirm: 'yes' };
// Monday 2 March 2026 at 10.00 in Estonia.
const monday = '2026-03-02T08:00:00.000Z';
const registry = () => {
  const made = scene(activeCase());
  return { ...made, asked: made.registry.asked };
};

describe('the transfer of all cases of a contract', () => {
  it('shows each case with what will happen to it before anything happens', async () => {
    const { officer, asked } = registry();
    const { status, text } = await officer('lead').get(wish, monday);
    expect(status).toBe(200);
    expect(text).toContain('TR26-4F7KQ');
    expect(text).toContain('tugiisiku viie tööpäeva jooksul');
    expect(text).toContain('tugiisiku leidmise tähtaeg ei muutu');
    expect(asked).toEqual([]);
  });

  it('starts with the exceptions when it is confirmed, and is undone', async () => {
    const { officer, asked } = registry();
    const lead = officer('lead');
    const started = await lead.post(wish, { ...confirm, previewedAt: monday }, {}, monday);
    expect(started.location).toBe(`${root}/transfers/a1?done=transfer-started`);
    expect(asked[0]?.with).toMatchObject({
      ...{ from: { id: 'abikasi' }, to: { id: 'teine' }, effective: '2026-03-16', municipalities: null },
      ...{ exceptions: ['TR26-4F7KR'], contracts: true, previewedAt: monday },
    });
    const shown = (await lead.get(`${root}/transfers/a1`, monday)).text;
    expect(shown).toContain('Teenuseosutaja vahetus on juba kavandatud');
    expect((await lead.post(`${root}/transfers/a1`, { reason: '' }, {}, monday)).status).toBe(422);
    const undone = await lead.post(`${root}/transfers/a1`, { reason: 'Jätkub.' }, {}, monday);
    expect(undone.location).toBe(`${root}/transfers/a1?done=transfer-undone`);
    expect((await lead.post(`${root}/transfers/a1`, { reason: 'Jätkub.' }, {}, monday)).status).toBe(409);
  });

  it('keeps what was typed when the confirmation is missing', async () => {
    const { officer, asked } = registry();
    const sent = await officer('lead').post(wish, { ...confirm, confirm: '', reason: 'Leping.' }, {}, monday);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Leping.');
    expect(sent.text).toMatch(/value="TR26-4F7KR" checked/);
    expect(asked).toEqual([]);
  });

  it.each([
    ['to=abikasi&effective=2026-03-16', 'teine kui senine'],
    ['to=tundmatu&effective=2026-03-16', 'Valige uus teenuseosutaja'],
    ['to=teine&effective=2026-03-01', '290 päeva'],
    ['to=teine', 'pp.kk.aaaa'],
  ])('asks again for %s', async (query, words) => {
    const { officer } = registry();
    const { status, text } = await officer('lead').get(
      `${root}/transfers/preview?from=abikasi&${query}`,
      monday,
    );
    expect(status).toBe(422);
    expect(text).toContain(words);
  });
});

describe('the people of a provider', () => {
  const fields = {
    name: 'Abikäsi',
    email: 'abi@teenus.example',
    ...{ 'name-0': 'Abi Üldmeil', 'email-0': 'abi@teenus.example', 'deputy-0': 'teine@teenus.example' },
    'absentUntil-0': '10.03.2026',
  };

  it('are kept with their deputies and absences', async () => {
    const { officer, asked } = registry();
    const sent = await officer('lead').post(`${root}/providers/abikasi`, fields, {}, monday);
    expect(sent.status).toBe(303);
    expect(asked[0]?.with).toMatchObject({
      contacts: [{ email: 'abi@teenus.example', deputy: 'teine@teenus.example', absentUntil: '2026-03-10' }],
    });
  });

  it('need a name and an address', async () => {
    const { officer, asked } = registry();
    const sent = await officer('lead').post(
      `${root}/providers/abikasi`,
      { ...fields, 'email-0': '' },
      {},
      monday,
    );
    expect(sent.status).toBe(422);
    expect(asked).toEqual([]);
  });
});
