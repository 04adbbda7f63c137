/** The page of statistics and its files: who may have which, and that nothing small or personal is where it must not be. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { type CaseFacts, factsOf } from '#domain/statistics/facts';
import { activeCase, after, moments } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/statistics';
const place = (ehak: string, name: string) => ({ municipality: { ehak, name } });
const facts = factsOf(activeCase());
const named = (count: number, changes: Partial<CaseFacts> = {}): CaseFacts[] =>
  Array.from({ length: count }, (_, at) => ({ ...facts, caseId: `TR26-${at}`, ...changes }));
/** 30 of one municipality, 7 of another and 3 of a third; all began in February 2026. */
const some = [
  ...named(30),
  ...named(7, place('0130', 'Alutaguse vald')),
  ...named(3, { ...place('0171', 'Elva vald'), protection: 'international' }),
];
const later = '2026-11-20T08:00:00.000Z';

const open = (options: Parameters<typeof scene>[1] = { facts: some }) => scene(activeCase(), options);
/** Rows of the table with that caption, as texts. */
const rowsOf = (html: string, caption: string): string[][] => {
  const table = html.split('<table').find((one) => one.includes(`>${caption}</caption>`)) ?? '';
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? '';
  return body
    .split('<tr>')
    .slice(1)
    .map((row) => [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell));
};
const lastFile = (world: ReturnType<typeof scene>['world']): string => world.downloads.at(-1)?.text ?? '';

describe('the page of statistics', () => {
  it('is in the menu and shows this year unless a period is asked for', async () => {
    const { officer, world } = open();
    const { text, status } = await officer().get(path, later);
    expect(status).toBe(200);
    expect(text).toMatch(/<a href="\/admin\/statistics" aria-current="page">\s*Statistika/);
    expect(world.periods).toEqual([{ from: '2026-01', until: '2026-12' }]);
    await officer().get(`${path}?from=2025-03&until=2025-05`, later);
    expect(world.periods.at(-1)).toEqual({ from: '2025-03', until: '2025-05' });
  });

  it('hides small counts and what would tell them, unless exact numbers are asked for', async () => {
    const { officer } = open();
    const { text } = await officer().get(path, later);
    expect(rowsOf(text, 'Omavalitsused')).toEqual([
      ['Põhja-Pärnumaa vald', '30', '30'],
      ['Alutaguse vald', '≥5', '≥5'],
      ['Elva vald', '&lt;5', '&lt;5'],
    ]);
    expect(text).toContain('&lt;5 tähendab');
    const exact = (await officer().get(`${path}?view=exact`, later)).text;
    expect(rowsOf(exact, 'Omavalitsused')[2]).toEqual(['Elva vald', '3', '3']);
    expect(exact).toContain('Neid ei tohi avaldada.');
  });

  it('draws every chart with its words and a table, and without styles of its own', async () => {
    const { text } = await open().officer().get(path, later);
    const charts = text.match(/<svg class="chart"[^>]*>/g) ?? [];
    expect(charts.length).toBeGreaterThanOrEqual(5);
    for (const chart of charts) {
      expect(chart).toContain('role="img"');
      const [, ids = ''] = /aria-labelledby="([^"]+)"/.exec(chart) ?? [];
      for (const id of ids.split(' ')) expect(text).toContain(`id="${id}"`);
    }
    expect(text.match(/Samad arvud tabelina/g)).toHaveLength(charts.length);
    expect(text).not.toMatch(/\sstyle=|<style|<script/);
  });

  it('counts one municipality and one provider', async () => {
    const { officer } = open();
    const elva = (await officer().get(`${path}?municipality=0171&view=exact`, later)).text;
    expect(rowsOf(elva, 'Kaitse liik')[1]).toEqual(['rahvusvaheline kaitse', '3', '3']);
    const nobody = (await officer().get(`${path}?provider=teine`, later)).text;
    expect(nobody).toContain('Selle perioodi kohta ei ole midagi näidata.');
  });

  it('shows what surveys said in whole quarters, of all municipalities alone', async () => {
    const count = (question: 'satisfied', value: 1 | 4, of: number) =>
      ({ role: 'client', question, value, count: of }) as const;
    const answers = { '2026-Q2': [count('satisfied', 4, 18), count('satisfied', 1, 2)] };
    const { officer } = open({ facts: some, answers });
    const { text } = await officer().get(`${path}?from=2026-04&until=2026-07`, later);
    expect(text).toContain('umbes 90%');
    expect(text).toContain('vastuseid ≥5 (2026-Q2)');
    const { text: exact } = await officer().get(`${path}?from=2026-04&until=2026-07&view=exact`, later);
    expect(exact).toContain('vastuseid 20 (2026-Q2)');
    const one = (await officer().get(`${path}?municipality=0171`, later)).text;
    expect(one).toContain('kõigi omavalitsuste peale kokku');
  });

  it.each([
    ['from=2026-05&until=2026-04', 'Lõpp peab olema sama kuu või hilisem kui algus.'],
    ['from=%3Cscript%3E', 'Valige algus ja lõpp loendist.'],
    ['from=2001-01', 'Periood võib olla kuni 60 kuud pikk.'],
  ])('says what is wrong with %s', async (query, words) => {
    const { officer, world } = open();
    const { text, status } = await officer().get(`${path}?${query}`, later);
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('id="statistics-from-error"');
    expect(world.periods).toEqual([]);
  });

  it('says so when there are more cases than it can count', async () => {
    const { text, status } = await open({ tooMany: true }).officer().get(path, later);
    expect(status).toBe(200);
    expect(text).toContain('Valige lühem või hilisem periood.');
    expect(text).not.toContain('<svg class="chart"');
  });

  it('says so while cases of before are not counted yet', async () => {
    const words = 'arvud ei ole veel täielikud';
    expect((await open({ facts: some, complete: false }).officer().get(path, later)).text).toContain(words);
    expect((await open().officer().get(path, later)).text).not.toContain(words);
  });

  it('offers each role the files that it may have', async () => {
    const files = async (role: 'officer' | 'lead' | 'auditor') => {
      const { text } = await open().officer(role).get(path, later);
      return ['numbers.csv', 'export-cases', 'export-personal'].filter((one) => text.includes(one));
    };
    expect(await files('auditor')).toEqual(['numbers.csv']);
    expect(await files('officer')).toEqual(['numbers.csv', 'export-cases']);
    expect(await files('lead')).toEqual(['numbers.csv', 'export-cases', 'export-personal']);
  });
});

describe('files of statistics', () => {
  const purpose = 'PPA päring nr 7-1/26';
  const personal = { action: 'export-personal', purpose, confirm: 'yes' };

  it('the publishable numbers are for every role, with small counts hidden whatever was asked for', async () => {
    const { officer, world } = open();
    const { status, location } = await officer('auditor').get(`${path}/numbers.csv?view=exact`, later);
    expect(status).toBe(303);
    expect(location).toBe('https://files.example/statistika-2026-01-2026-12.csv');
    const csv = lastFile(world);
    expect(csv.startsWith('Algus;Lõpp;')).toBe(true);
    expect(csv).toContain('2026-01-01;2026-12-31;kõik;kõik;Teenust saanud inimesi;;40\r\n');
    expect(csv).toContain(';Omavalitsused: Saabunud suunamisi;Elva vald;<5\r\n');
    expect(csv).toContain(';Omavalitsused: Saabunud suunamisi;Alutaguse vald;≥5\r\n');
    const counts = csv.split('\r\n').filter((line) => !line.includes(';Päevi '));
    expect(counts.filter((line) => /;[1-4]$/.test(line))).toEqual([]);
    expect(world.accesses).toEqual([]);
  });

  it('a table of cases without persons is for officers, and noted', async () => {
    const { officer, world } = open({ facts: named(2) });
    const { status, text } = await officer().post(
      `${path}?from=2026-02&until=2026-03`,
      { action: 'export-cases' },
      {},
      later,
    );
    expect(status).toBe(200);
    expect(text).toContain('href="https://files.example/juhtumid-2026-02-2026-03.csv"');
    const [head = '', first = '', , end] = lastFile(world).split('\r\n');
    expect(head.split(';')).toHaveLength(25);
    expect(first).toContain(
      'TR26-0;Teenus kestab;0638;Põhja-Pärnumaa vald;Abikäsi;ukraina, vene;ajutine kaitse;2026-02-02;',
    );
    expect(end).toBe('');
    expect(lastFile(world)).not.toMatch(/Olena|Kovalenko|49005149021|Maasikas/);
    expect(world.accesses).toEqual([
      {
        officer: 'mari',
        what: 'export-cases',
        caseId: 'export',
        at: later,
        detail: '2 rida, 2026-02–2026-03',
      },
    ]);
  });

  it('a table with persons is for the lead, who says what for; each case has its entry', async () => {
    const { officer, world } = open({ facts: [facts, ...named(1)] });
    const { status, text } = await officer('lead').post(path, personal, {}, later);
    expect(status).toBe(200);
    expect(text).toContain('Ridu: 2.');
    const csv = lastFile(world);
    expect(csv).toContain(
      ';Olena Kovalenko;49005149021;1990-05-14;STAR-2026-118;Kadri Tamm;kadri.tamm@pparnumaa.example;',
    );
    const entry = {
      officer: 'mari',
      what: 'export',
      at: later,
      detail: `2 rida, 2026-01–2026-12: ${purpose}`,
    };
    expect(world.accesses).toEqual([
      { ...entry, caseId: 'export' },
      { ...entry, caseId: 'TR26-0' },
      { ...entry, caseId: 'TR26-4F7KQ' },
    ]);
  });

  it.each([
    [{ ...personal, purpose: 'PPA' }, 'export-purpose', 'vähemalt 10 tähemärki'],
    [{ ...personal, purpose: 'x'.repeat(301) }, 'export-purpose', 'kuni 300 tähemärki'],
    [
      { ...personal, purpose: 'Päring isiku 49005149021 kohta' },
      'export-purpose',
      'Põhjenduses on isikukood',
    ],
    [{ action: 'export-personal', purpose }, 'export-confirm', 'Kinnitage märkega'],
  ])('a table with persons is not made of %j', async (fields, field, words) => {
    const { officer, world } = open();
    const { status, text } = await officer('lead').post(path, fields, {}, later);
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain(`href="#${field}"`);
    expect([world.accesses, world.downloads]).toEqual([[], []]);
  });

  it.each([
    ['auditor', { action: 'export-cases' }, 403],
    ['auditor', personal, 403],
    ['officer', personal, 403],
    ['lead', { action: 'export-all' }, 422],
  ] as const)('%s gets none by %j', async (role, fields, expected) => {
    const { officer, world } = open();
    expect((await officer(role).post(path, fields, {}, later)).status).toBe(expected);
    expect([world.accesses, world.downloads]).toEqual([[], []]);
  });

  it('holds at most 500 persons, and is not made of nobody', async () => {
    const many = open({ facts: named(501) });
    expect((await many.officer('lead').post(path, personal, {}, later)).text).toContain('kuni 500 juhtumit');
    expect((await many.officer('lead').post(path, { action: 'export-cases' }, {}, later)).status).toBe(200);
    const none = await open({ facts: [] }).officer('lead').post(path, personal, {}, later);
    expect(none.text).toContain('ei ole ühtegi juhtumit');
    expect(many.world.accesses.filter(({ what }) => what === 'export')).toEqual([]);
  });

  it('leave the persons of an erased case empty', async () => {
    const erased = after(activeCase(), [{ type: 'CancelCase', reason: 'Kolis.' }, moments.recorded]);
    const { officer, world } = scene(
      { ...erased, referral: null, sender: null, supportPerson: null },
      { facts: [factsOf(erased)] },
    );
    await officer('lead').post(path, personal, {}, later);
    expect(lastFile(world).split('\r\n')[1]).toMatch(/;;;;;;;$/);
  });
});

it('formulas in cells are made harmless, and cells are quoted', async () => {
  const { csvFile } = await import('#web/admin/statistics/csv.ts');
  const cells = [
    '=1+1',
    '+372 5123',
    '-2',
    '@SUM',
    '\t=1',
    '＝1',
    ' =1',
    '\u200b=1',
    'a;b',
    'say "no"',
    'a\nb',
    ' a',
    'Õnne',
    null,
    2.5,
    -1,
  ];
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  expect(text.decode(csvFile([cells, [parseDay('2026-02-26')]]))).toBe(
    `\ufeff'=1+1;'+372 5123;'-2;'@SUM;'\t=1;'＝1;' =1;'\u200b=1;"a;b";"say ""no""";"a\nb";" a";Õnne;;2,5;-1\r\n2026-02-26\r\n`,
  );
});
