import { describe, expect, it } from 'vitest';
import type { Role } from '#web/sign-in/session.ts';
import { activeCase, municipality } from '../../support/cases.ts';
import { scene } from './scene.ts';

const root = '/admin/registry';
const place = `${root}/municipalities/${municipality.ehak}`;
const wish = `${root}/transfers/preview?from=abikasi&to=teine&effective=2026-03-16`;
const confirm = { except: 'TR26-4F7KR', contracts: 'yes', reason: 'Leping lõppes.', confirm: 'yes' };
// Monday 2 March 2026 at 10.00 in Estonia.
const monday = '2026-03-02T08:00:00.000Z';
const registry = () => {
  const made = scene(activeCase());
  return { ...made, asked: made.registry.asked };
};

const row = (n: number, provider: string, from: string, until = '') => ({
  [`provider-${n}`]: provider,
  [`from-${n}`]: from,
  [`until-${n}`]: until,
});

describe('who may see and change the registry', () => {
  const pages = [root, place, `${root}/providers/abikasi`, `${root}/transfers`];
  const forms: [string, Record<string, string>][] = [
    [place, { action: 'contracts', version: '1', ...row(0, 'abikasi', '01.01.2024') }],
    [place, { action: 'details', version: '1', email: '', domains: '' }],
    [`${root}/providers/abikasi`, { name: 'Abikäsi', email: 'uus@teenus.example' }],
    [wish, confirm],
    [`${root}/transfers/a1`, { reason: 'x' }],
  ];

  it.each(['officer', 'lead', 'auditor'] as Role[])('opens every page for the role %s', async (role) => {
    for (const path of pages)
      expect([path, (await registry().officer(role).get(path, monday)).status]).toEqual([path, 200]);
  });

  it.each(forms)('lets only the lead send %s', async (path, fields) => {
    for (const role of ['officer', 'auditor'] as Role[]) {
      const { officer, asked } = registry();
      expect((await officer(role).post(path, fields, {}, monday)).status).toBe(403);
      expect(asked).toEqual([]);
    }
  });

  it('shows forms to the lead alone', async () => {
    expect((await registry().officer('lead').get(place, monday)).text).toContain('name="provider-0"');
    expect((await registry().officer('officer').get(place, monday)).text).not.toContain('name="provider-0"');
  });
});

describe('contracts of a municipality', () => {
  const send = async (fields: Record<string, string>) => {
    const { officer, asked } = registry();
    const sent = await officer('lead').post(
      place,
      { action: 'contracts', version: '1', ...fields },
      {},
      monday,
    );
    return { sent, asked };
  };

  it('are saved when each day has one provider', async () => {
    const rows = { ...row(0, 'abikasi', '01.01.2024', '30.04.2026'), ...row(1, 'teine', '01.05.2026') };
    const { sent, asked } = await send(rows);
    expect(sent.location).toBe(`${place}?done=saved`);
    expect(asked).toEqual([
      {
        what: 'contracts',
        officer: 'mari',
        with: [
          { provider: 'abikasi', from: '2024-01-01', until: '2026-04-30' },
          { provider: 'teine', from: '2026-05-01', until: null },
        ],
      },
    ]);
  });

  it.each([
    [
      'Keegi ei osuta teenust: 30.04.2026.',
      row(0, 'abikasi', '01.01.2024', '29.04.2026'),
      row(1, 'teine', '01.05.2026'),
    ],
    [
      'Kaks teenuseosutajat: 01.05.2026–10.05.2026.',
      row(0, 'abikasi', '01.01.2024', '10.05.2026'),
      row(1, 'teine', '01.05.2026'),
    ],
    ['Keegi ei osuta teenust: alates 01.05.2026.', row(0, 'abikasi', '01.01.2024', '30.04.2026'), {}],
    ['Keegi ei osuta teenust: 01.01.2024–31.01.2024.', row(0, 'abikasi', '01.02.2024'), {}],
    ['pp.kk.aaaa', row(0, 'abikasi', 'homme'), {}],
  ])('are refused with the words which days are wrong: %s', async (words, first, second) => {
    const { sent, asked } = await send({ ...first, ...second });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(words);
    expect(asked).toEqual([]);
  });

  it('can give the service to the municipality itself, which becomes a provider at its own address', async () => {
    const own = `kov-${municipality.ehak}`;
    const { sent, asked } = await send({
      ...row(0, 'abikasi', '01.01.2024', '30.04.2026'),
      ...row(1, own, '01.05.2026'),
    });
    expect(sent.status).toBe(303);
    expect(asked[0]).toMatchObject({ what: 'provider', with: { id: own, email: 'vald@pparnumaa.example' } });
  });

  it('tell the second lead that the first one changed them', async () => {
    const { sent } = await send({ version: '0', ...row(0, 'teine', '01.01.2024') });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Keegi muutis neid andmeid vahepeal');
  });
});

describe('the data of a municipality', () => {
  const send = async (fields: Record<string, string>) => {
    const { officer, asked } = registry();
    const details = {
      action: 'details',
      version: '1',
      email: 'vald@pparnumaa.example',
      domains: 'pparnumaa.example',
    };
    return { sent: await officer('lead').post(place, { ...details, ...fields }, {}, monday), asked };
  };

  it('hold its people with deputies and absences', async () => {
    const person = {
      'name-0': 'Kadri Tamm',
      'email-0': 'Kadri@pparnumaa.example',
      'deputy-0': 'mall@pparnumaa.example',
    };
    const { sent, asked } = await send({
      ...person,
      'absentUntil-0': '20.03.2026',
      domains: 'PParnumaa.example vandra.example',
    });
    expect(sent.status).toBe(303);
    expect(asked[0]?.with).toMatchObject({
      domains: ['pparnumaa.example', 'vandra.example'],
      contacts: [
        { name: 'Kadri Tamm', deputy: 'mall@pparnumaa.example', absentUntil: '2026-03-20', phone: null },
      ],
    });
  });

  it.each([
    ['domains', { domains: 'gmail.com' }],
    ['domains', { domains: 'tartu.example' }],
    ['domains', { domains: 'ee' }],
    ['email-0', { 'name-0': 'Kadri Tamm' }],
    ['deputy-0', { 'name-0': 'Kadri Tamm', 'email-0': 'k@v.example', 'deputy-0': 'x' }],
  ])('are refused with what is wrong with %s', async (field, fields) => {
    const { sent, asked } = await send(fields as Record<string, string>);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`id="details-${field}-error"`);
    expect(asked).toEqual([]);
  });
});

describe('a provider', () => {
  it('is made under an id from its name, and changed', async () => {
    const { officer, asked } = registry();
    const lead = officer('lead');
    const made = await lead.post(
      `${root}/providers/new`,
      { name: 'Tugi & Õlg OÜ', email: 'Tugi@olg.example' },
      {},
      monday,
    );
    expect(made.location).toBe(`${root}/providers/tugi-olg-ou?done=saved`);
    const twin = await lead.post(
      `${root}/providers/new`,
      { name: 'Abikasi', email: 'a@b.example' },
      {},
      monday,
    );
    expect(twin.location).toBe(`${root}/providers/abikasi-2?done=saved`);
    await lead.post(
      `${root}/providers/abikasi`,
      { name: 'Abikäsi', email: 'uus@teenus.example' },
      {},
      monday,
    );
    expect(asked.map((one) => one.with)).toMatchObject([
      { id: 'tugi-olg-ou', email: 'tugi@olg.example' },
      { id: 'abikasi-2' },
      { id: 'abikasi', email: 'uus@teenus.example' },
    ]);
    const wrong = await lead.post(`${root}/providers/new`, { name: '', email: 'x' }, {}, monday);
    expect(wrong.status).toBe(422);
    expect((await lead.get(`${root}/providers/tundmatu`)).status).toBe(404);
  });
});

describe('the months of a report', () => {
  const contracts = (months: string) => ({
    action: 'contracts',
    version: '1',
    ...row(0, 'abikasi', '01.01.2024'),
    'reportMonths-0': months,
  });

  it.each([
    ['6', { reportMonths: 6 }],
    ['', {}],
  ])('of a contract are kept: "%s"', async (months, kept) => {
    const { officer, asked } = registry();
    expect((await officer('lead').post(place, contracts(months), {}, monday)).status).toBe(303);
    expect(asked[0]?.with).toEqual([{ provider: 'abikasi', from: '2024-01-01', until: null, ...kept }]);
    const { text } = await officer('lead').get(place, monday);
    expect(/<input[^>]*name="reportMonths-0"[^>]*>/.exec(text)?.[0]).toContain(`value="${months}"`);
  });

  it.each(['0', '13', '2,5', 'kuus'])('of a contract are refused: "%s"', async (months) => {
    const { officer, asked } = registry();
    const sent = await officer('lead').post(place, contracts(months), {}, monday);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Sisestage kuude arv 1 kuni 12');
    expect(asked).toEqual([]);
  });

  it('of a provider are kept with it', async () => {
    const { officer, asked } = registry();
    const fields = { name: 'Abikäsi', email: 'abi@teenus.example', reportMonths: '2' };
    await officer('lead').post(`${root}/providers/abikasi`, fields, {}, monday);
    expect(asked[0]?.with).toMatchObject({ id: 'abikasi', reportMonths: 2 });
  });
});
