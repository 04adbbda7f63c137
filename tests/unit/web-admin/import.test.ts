/** The pages of the import: upload, report, decision. */
import { describe, expect, it } from 'vitest';
import { evolve } from '#domain/case/evolve';
import { checkLine } from '#domain/import/check';
import { mostFileBytes } from '#domain/import/limits';
import { openImported } from '#domain/import/open';
import { importedEvidence } from '#web/admin/import/evidence.ts';
import type { Role } from '#web/sign-in/session.ts';
import { activeCase } from '../../support/cases.ts';
import { activeLine, importDay, importRegistry } from '../../support/imports.ts';
import { importId } from './import-ports.ts';
import { scene } from './scene.ts';

const root = '/admin/import';
const page = `${root}/${importId}`;
const confirm = { action: 'import', run: '1', choice: 'warned', confirm: 'yes' };

const imports = (role: Role = 'lead') => {
  const made = scene(activeCase());
  return { browser: made.officer(role), asked: made.imports.asked };
};
const fileOf = (content: string | Uint8Array<ArrayBuffer>) => {
  const form = new FormData();
  form.set('file', new File([content], 'tabel.csv', { type: 'text/csv' }));
  form.set('text', '');
  return form;
};

describe('who may import', () => {
  it.each(['officer', 'lead', 'auditor'] as Role[])('opens every page for the role %s', async (role) => {
    for (const path of [root, page, `${page}/report.csv`, `${root}/template.csv`])
      expect([path, (await imports(role).browser.get(path)).status]).toEqual([path, 200]);
  });

  it.each(['officer', 'auditor'] as Role[])('refuses what the role %s sends', async (role) => {
    const { browser, asked } = imports(role);
    expect((await browser.post(root, { text: 'x' })).status).toBe(403);
    expect((await browser.post(page, confirm)).status).toBe(403);
    expect((await browser.upload(root, fileOf('x'))).status).toBe(403);
    expect(asked).toEqual([]);
    expect((await browser.get(root)).text).not.toContain('type="file"');
    expect((await browser.get(page)).text).not.toContain('name="choice"');
  });

  it('is asked by a link of the registry', async () => {
    expect((await imports('officer').browser.get('/admin/registry')).text).toContain(`href="${root}"`);
  });
});

describe('an upload', () => {
  it('of a file, or of pasted lines, leads to its report', async () => {
    const { browser, asked } = imports();
    expect(await browser.upload(root, fileOf('Omavalitsus;…'))).toMatchObject({
      status: 303,
      location: page,
    });
    expect((await browser.post(root, { text: 'Omavalitsus\t…' })).location).toBe(page);
    expect(asked.map(({ with: text }) => text)).toEqual(['Omavalitsus;…', 'Omavalitsus\t…']);
  });

  it('keeps what was pasted when it is refused, and says where it is wrong', async () => {
    const { browser } = imports();
    const refused = await browser.post(root, { text: 'wrong;<script>' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Esimesel real puuduvad veerud: Kliendi nimi, Keeled.');
    expect(refused.text).toContain('wrong;&lt;script&gt;');
    const quotes = await browser.upload(root, fileOf('"'));
    expect(quotes.text).toContain('real 7');
    expect(quotes.text).toContain('aria-describedby="upload-file-hint upload-file-error"');
  });

  it('of nothing, or of both, is refused', async () => {
    const { browser, asked } = imports();
    expect((await browser.upload(root, fileOf(''))).text).toContain('Valige fail või kleepige read.');
    const both = fileOf('a');
    both.set('text', 'b');
    expect((await browser.upload(root, both)).status).toBe(422);
    expect(asked).toEqual([]);
  });

  it('may be larger than a form, but not without end', async () => {
    const { browser } = imports();
    expect((await browser.upload(root, fileOf(new Uint8Array(mostFileBytes)))).status).toBe(303);
    expect((await browser.upload(root, fileOf(new Uint8Array(mostFileBytes + 80_000)))).status).toBe(413);
    expect((await browser.upload(page, fileOf(new Uint8Array(300_000)))).status).toBe(413);
  });
});

describe('a report', () => {
  it('says of each line what it becomes, and of what is wrong where', async () => {
    const { text } = await imports().browser.get(page);
    expect(text).toContain('Teenus kestab, kuni 12.01.2027, järgmine ülevaade 20.02.2026');
    expect(text).toContain('Abivajadus: puudub; lisage hiljem juhtumi lehel');
    expect(text).toContain('Kliendi nimi: inimesel on juba käimasolev juhtum TR26-4F7KQ');
    expect(text).toContain('Teenuse lõpp: on üle 12 kuu suunamisest; hiliseim on 12.01.2027');
    expect(text).toContain('C, AA');
    expect(text.indexOf('>2</td>')).toBeLessThan(text.indexOf('>4</td>'));
  });

  it('comes as CSV with every line', async () => {
    const { text, headers } = await imports('officer').browser.get(`${page}/report.csv`);
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="import-01234567.csv"');
    expect(headers.get('Content-Type')).toContain('text/csv');
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain('2;Valmis importimiseks;;Teenus kestab;12.01.2027;20.02.2026;');
    expect(text).toContain(
      'viga: Kliendi nimi: inimesel on juba käimasolev juhtum TR26-4F7KQ | viga: Teenuse lõpp',
    );
  });

  it('has a template with all columns and nobody in it', async () => {
    const { text } = await imports().browser.get(`${root}/template.csv`);
    expect(text.trim().split('\r\n')).toHaveLength(1);
    expect(text).toContain('Omavalitsus;Juhtumikorraldaja;Juhtumikorraldaja e-post');
  });

  it('of no import is not found', async () => {
    for (const path of [`${root}/x`, `${root}/x/report.csv`])
      expect((await imports().browser.get(path)).status).toBe(404);
    expect((await imports().browser.post(`${root}/x`, confirm)).status).toBe(404);
  });
});

describe('the decision', () => {
  it('asks which lines, and for a confirmation', async () => {
    const { browser, asked } = imports();
    expect((await browser.get(page)).text).toContain('Kõik read, milles ei ole viga (2)');
    const refused = await browser.post(page, { action: 'import', run: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Valige, millised read importida.');
    expect(refused.text).toContain('Kinnitage, et vaatasite read üle.');
    expect(asked).toEqual([]);
  });

  it('starts the import once for a double click', async () => {
    const { browser, asked } = imports();
    expect((await browser.post(page, confirm)).location).toBe(`${page}?done=started`);
    expect((await browser.post(page, confirm)).location).toBe(page);
    expect(asked).toEqual([{ what: 'import', with: 'warned', officer: 'mari' }]);
    const { text } = await browser.get(page);
    expect(text).toContain('Töö käib');
    expect(text).not.toContain('name="choice"');
  });

  it('is refused when the file was checked anew meanwhile', async () => {
    const { browser, asked } = imports();
    const refused = await browser.post(page, { ...confirm, run: '7' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('keegi jõudis ette');
    expect(asked).toEqual([]);
  });

  it('may be to discard the file', async () => {
    const { browser, asked } = imports();
    const { location } = await browser.post(page, { action: 'discard', run: '1' });
    expect(location).toBe(`${root}?done=discarded`);
    expect((await browser.get(`${root}?done=discarded`)).text).toContain('Fail on kustutatud.');
    expect(asked).toMatchObject([{ what: 'discard' }]);
  });
});

describe('the page of an imported case', () => {
  const origin = { file: importId, line: 7 };
  const { row } = checkLine(activeLine, importRegistry, importDay);
  if (!row) throw new Error('The line cannot be imported');
  const events = openImported(row, 'TR26-4F7KQ', origin, importDay);
  const entry = { version: 1, at: importDay, by: { who: 'officer', officer: 'lea' } as const, events };
  const state = evolve(null, entry);

  it('says where it came from instead of when its mail did', async () => {
    const made = scene(state);
    made.world.log = [entry];
    const { text } = await made.officer('officer').get('/admin/cases/TR26-4F7KQ', importDay);
    expect(text).toContain('Fail 01234567, rida 7');
    expect(text).toContain('Imporditud failist 01234567, rida 7: teenus kestab');
    expect(text).not.toContain('SKA võttis suunamise vastu');
    expect(text).not.toContain('Kiri saabus');
  });

  it('shows beside each field the column that it was read from, as long as it says the same', () => {
    const evidence = importedEvidence(state, [entry]);
    expect(evidence).toContainEqual({
      field: 'client.name',
      source: 'Fail 01234567, rida 7',
      text: 'Kliendi nimi',
    });
    expect(evidence.map(({ field }) => field)).not.toContain('client.email');
    const { referral } = state;
    if (!referral) throw new Error('Nobody was referred');
    const corrected = {
      ...state,
      referral: { ...referral, client: { ...referral.client, name: 'Olha Koval' } },
    };
    expect(importedEvidence(corrected, [entry]).map(({ field }) => field)).not.toContain('client.name');
    expect(importedEvidence({ ...state, referral: null }, [entry])).toEqual([]);
    expect(importedEvidence(activeCase(), [entry])).toEqual([]);
  });
});
