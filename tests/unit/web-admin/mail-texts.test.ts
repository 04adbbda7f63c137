import { describe, expect, it } from 'vitest';
import { activeCase } from '../../support/cases.ts';
import { scene } from './scene.ts';

const root = '/admin/registry/texts';
const get = (path: string) => scene(activeCase()).officer('officer').get(path);

describe('the preview of texts', () => {
  it('lists every mail with whom it goes to and what sends it', async () => {
    const { status, text } = await get(root);
    expect(status).toBe(200);
    expect(text).toContain('Kinnitus suunamise kättesaamise kohta');
    expect(text).toContain('Juhtum avati: Näidise vald');
    expect(text).toContain('Meeldetuletus: infopäringule vastamine');
    expect(text).toContain('Hommikune ring tööpäeviti kell 8.00');
  });

  it('finds mails by words of their names, subjects and texts', async () => {
    const found = (await get(`${root}?q=${encodeURIComponent('ÜLEVAADE kov edenemine')}`)).text;
    expect(found).toContain('/overview.municipality');
    expect(found).not.toContain('/receipt.municipality"');
    expect((await get(`${root}?q=xyzzy`)).text).toContain('Selliste sõnadega kirja ei ole');
    expect((await get(`${root}?q=${encodeURIComponent('"><script>')}`)).text).not.toContain('"><script>');
  });

  it('shows one mail, marked as an example, with its text and no link that leads anywhere', async () => {
    const { text } = await get(`${root}/task.provider.ensure-support-person`);
    expect(text).toContain('Näidis: kõik nimed');
    expect(text).toContain('Uus ülesanne: tugiisiku leidmine');
    expect(text).toContain('Tekst ilma kujunduseta');
    expect(text).not.toContain('href="https://naidis.example');
    expect((await get(`${root}/nothing.provider`)).status).toBe(404);
  });

  it('gives the HTML as a file only', async () => {
    const { text, headers } = await get(`${root}/receipt.municipality/html`);
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="receipt.municipality.html"');
    expect(text).toContain('<!doctype html>');
    expect((await get(`${root}/nothing/html`)).status).toBe(404);
  });
});
