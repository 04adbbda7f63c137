import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { activeCase, moments } from '../../support/cases.ts';
import { mailIn } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ/extract';
const clientsData = /Olena Kovalenko|49005149021|5123\u00a04567|Näidise 1-2/;
/** The family, numbers of the case manager, and whoever wrote a mail. */
const others = /Danylo|612\u00a03456|612 3456|kadri\.tamm@|Lea Lepp/;

const active = (options: Parameters<typeof scene>[1] = {}) =>
  scene(activeCase(), { text: 'Tere! Kiri ise.', mails: [mailIn()], ...options });

const seen = {
  ...{ officer: 'lea', party: null, what: 'case', detail: null },
  ...{ about: 'TR26-4F7KQ', ofCase: true, at: moments.reviewed },
};

describe('the extract of a case', () => {
  it('shows all but persons to be printed, and notes nothing', async () => {
    const { officer, world } = active({ entries: [seen] });
    for (const role of ['officer', 'lead', 'auditor'] as const) {
      const { status, text } = await officer(role).get(path);
      expect(status).toBe(200);
      expect(text).not.toMatch(clientsData);
      expect(text).toContain('Juhtumi väljavõte TR26-4F7KQ');
      expect(text).toContain('Juhtum avati');
      expect(text).toMatch(/<td>Lea Lepp<\/td><td>Vaatas isikuandmeid/);
      expect(text.includes('name="audience"')).toBe(role !== 'auditor');
      expect(text.includes('value="json"')).toBe(role === 'lead');
      expect(text).not.toMatch(/<details (?!open)|name="version"/);
    }
    expect(world.accesses).toEqual([]);
  });

  it('gives the agency everything, for a reason that is noted first', async () => {
    const { officer, world } = active();
    const asked = { action: 'print', audience: 'agency', reason: 'case-work' };
    const { status, text } = await officer().post(path, asked);
    expect(status).toBe(200);
    for (const words of ['Olena Kovalenko', '49005149021', 'Danylo', 'Kadri Tamm', 'Tere! Kiri ise.'])
      expect(text).toContain(words);
    expect(text).toContain('AvTS § 35 lg 1 p 14');
    expect(text).not.toMatch(/<nav|<form/);
    expect(world.accesses).toEqual([
      {
        ...{ caseId: 'TR26-4F7KQ', officer: 'mari', what: 'extract' },
        ...{ detail: 'case-work', at: moments.reviewed },
      },
    ]);
  });

  it('gives a client their own data without those of others, and says what is left out and for how long it is kept', async () => {
    const { officer } = active({ entries: [seen], erasure: parseDay('2032-01-01') });
    const asked = { action: 'print', audience: 'subject', reason: 'own-data' };
    const { text } = await officer('lead').post(path, asked);
    expect(text).toMatch(clientsData);
    expect(text).not.toMatch(others);
    expect(text).not.toContain('Kiri ise.');
    expect(text).toContain('Pereliikmeid on kirjas: 1.');
    expect(text).toMatch(/<td>SKA ametnik<\/td><td>Vaatas isikuandmeid/);
    expect(text).toContain('kustutatakse 01.01.2032');
    expect(text).toContain('Andmekaitse Inspektsiooni');
  });

  it('is not made without a reader and a reason', async () => {
    const { officer, world } = active();
    const { status, text } = await officer('lead').post(path, { action: 'json', reason: 'Olena küsis' });
    expect(status).toBe(422);
    expect(text).toContain('Valige, kellele väljavõte läheb.');
    expect(text).toContain('href="#extract-reason"');
    expect(text).not.toMatch(clientsData);
    expect([world.accesses, world.downloads]).toEqual([[], []]);
  });

  it('is a file for the lead alone, fetched by a link; an auditor makes none', async () => {
    const { officer, world } = active({ entries: [seen] });
    const asked = { audience: 'subject', reason: 'own-data' };
    expect((await officer().post(path, { ...asked, action: 'html' })).status).toBe(403);
    expect((await officer('auditor').post(path, { ...asked, action: 'print' })).status).toBe(403);
    expect([world.accesses, world.downloads]).toEqual([[], []]);
    for (const format of ['html', 'json']) {
      const { status, text } = await officer('lead').post(path, { ...asked, action: format });
      expect(status).toBe(200);
      expect(text).toContain(`href="https://files.example/TR26-4F7KQ-valjavote.${format}"`);
      expect(text).not.toMatch(clientsData);
    }
    const [html, json] = world.downloads.map(({ text }) => text);
    expect(html).toMatch(/^<!doctype html><html lang="et">.*<style>/s);
    expect(html).not.toMatch(/<a |<form|<script/);
    for (const file of [html, json]) {
      expect(file).toContain('Olena Kovalenko');
      expect(file).not.toMatch(others);
    }
    const data = JSON.parse(json ?? '');
    expect(data).toMatchObject({
      ...{ format: 'tugirada-extract-1', audience: 'subject', familyMembers: 1, sender: null },
      case: { id: 'TR26-4F7KQ', phase: 'active' },
      referral: { client: { personalCode: '49005149021' }, familyMembers: [] },
      accesses: [{ who: 'SKA ametnik', what: 'case' }],
    });
    expect(data.log.length).toBeGreaterThan(0);
    expect(world.accesses.map(({ what }) => what)).toEqual(['extract-file', 'extract-file']);
  });

  it('holds words of others as text, whatever they wrote', async () => {
    const { officer } = active({ text: '<script>alert(1)</script>\u202e' });
    const asked = { action: 'print', audience: 'agency', reason: 'archive' };
    const { text } = await officer().post(path, asked);
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).not.toContain('\u202e');
  });

  it('is of a case that there is', async () => {
    const other = '/admin/cases/TR26-99999/extract';
    expect((await active().officer().get(other)).status).toBe(404);
    expect((await active().officer().post(other, { action: 'print' })).status).toBe(404);
  });
});
