/** What people see who leave fields empty or fill them with nonsense: the page again, what is wrong beside each field. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openWindow } from '../support/chromium.ts';
import { accept, latest, refer, taskLink } from '../support/story.ts';
import type { Scene } from './in-browser.ts';
import { DESK, inspect, PHONE } from './inspect.ts';
import { confirmAddress, fill, PROVIDER, press, signIn } from './people.ts';

export function wrongInput(scene: Scene): void {
  const { chromium } = scene;
  let caseId: string;
  let link: string;
  let waiting: string;
  beforeAll(async () => {
    caseId = await refer(scene.system);
    await accept(scene.system, caseId);
    link = taskLink(await latest(scene.system, PROVIDER, /tugiisiku leidmine/));
    waiting = await refer(scene.system);
  });

  const windows = [
    { scripts: true, width: DESK },
    { scripts: false, width: PHONE },
  ];

  it.each(windows)('asks a provider again: scripts $scripts, $width px', async (options) => {
    const page = await openWindow(chromium, options);
    await page.goto(link);
    await press(page, 'Ava ülesanne');
    await expectErrors(page, ['Sisestage e-posti aadress kujul nimi@asutus.ee.']);
    await confirmAddress(page, 'keegi.teine@teenus.example');
    await expectErrors(page, ['See ei ole aadress, millele link saadeti. Kontrollige aadressi kirjast.']);
    expect(await page.getByLabel('E-posti aadress').inputValue()).toBe('keegi.teine@teenus.example');
    await confirmAddress(page, PROVIDER);

    await press(page, 'Saada vastus');
    expect(await errorsOf(page)).toHaveLength(6);
    await fill(page, { 'Tugiisiku nimi': 'K4lle', Telefon: '12', 'Muud keeled': 'ukraina, qwerty' });
    await page.getByRole('checkbox', { name: /samas kodus/ }).check();
    await press(page, 'Saada vastus');
    const said = await errorsOf(page);
    expect(said).toContain('Sisestage nimi tähtedega, ilma numbrite ja muude märkideta.');
    expect(said).toHaveLength(5);
    expect(await page.getByLabel('Tugiisiku nimi').inputValue()).toBe('K4lle');
    expect(await page.getByLabel('Telefon').inputValue()).toBe('12');
    expect(await page.getByLabel('Muud keeled').inputValue()).toBe('qwerty');
    expect(await page.getByRole('checkbox', { name: /samas kodus/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: 'ukraina' }).isChecked()).toBe(true);

    await page.getByText('Me ei saa tugiisikut tagada').click();
    await press(page, 'Saada keeldumine');
    await expectErrors(page, ['Sisestage põhjendus.']);
    await page.context().close();
  });

  it.each(windows)('asks an officer again: scripts $scripts, $width px', async (options) => {
    const page = await openWindow(chromium, options);
    await signIn(page, scene.system.url);
    await page.goto(`${scene.system.url}/admin/cases/${waiting}`);
    await press(page, 'Kinnita otsus');
    await expectErrors(page, ['Valige otsus.']);
    await page.getByRole('radio', { name: 'Tagasta' }).check();
    await press(page, 'Kinnita otsus');
    await expectErrors(page, ['Sisestage põhjendus.']);
    expect(await page.getByRole('radio', { name: 'Tagasta' }).isChecked()).toBe(true);

    await page.getByText('Tühista juhtum').first().click();
    await page.getByRole('group').getByLabel('Põhjendus').first().fill('Klient kolis ära.');
    await press(page, 'Tühista juhtum');
    await expectErrors(page, ['Kinnitage tühistamine märkega.']);
    await page.context().close();
  });

  it('puts a link to sleep after five wrong addresses, and says what to do', async () => {
    const page = await openWindow(chromium, { width: PHONE });
    const other = taskLink(await latest(scene.system, PROVIDER, /tugiisiku leidmine/));
    await page.goto(other);
    for (const attempt of [1, 2, 3, 4, 5]) {
      if (attempt > 1) await page.goto(other);
      if (await page.getByLabel('E-posti aadress').isVisible())
        await confirmAddress(page, `v${attempt}@x.example`);
    }
    expect(await page.title()).toMatch(/^Link puhkab/);
    await inspect(page);
  });

  it('says what is wrong with an altered link', async () => {
    const page = await openWindow(chromium, { width: PHONE });
    await page.goto(`${link.slice(0, -1)}0`);
    expect(await page.title()).toMatch(/^See link ei tööta/);
    await inspect(page);
  });

  async function expectErrors(page: Page, wanted: string[]): Promise<void> {
    expect(await errorsOf(page)).toEqual(wanted);
  }

  /** The lines of the error box, once it is sure that the box has the focus and each line leads to a field that says it too. */
  async function errorsOf(page: Page): Promise<string[]> {
    await inspect(page);
    expect(await page.title()).toMatch(/^Viga: /);
    const box = page.getByRole('alert');
    expect(await page.evaluate<string>('document.activeElement?.id')).toBe('vead');
    const links = await box.getByRole('link').all();
    const said: string[] = [];
    for (const one of links) {
      const text = (await one.textContent()) ?? '';
      const field = page.locator(`[id="${(await one.getAttribute('href'))?.slice(1)}"]`);
      expect(await field.getAttribute('aria-invalid'), text).toBe('true');
      const described = field
        .or(page.locator('fieldset', { has: field }))
        .and(page.locator('[aria-describedby]'));
      const ids = ((await described.first().getAttribute('aria-describedby')) ?? '').split(' ');
      const beside = await page.locator(ids.map((id) => `[id="${id}"]`).join(',')).allTextContents();
      expect(beside.join(' ')).toContain(text);
      said.push(text);
    }
    await links[0]?.click();
    const first = await page.evaluate<string | null>('document.activeElement?.getAttribute("aria-invalid")');
    expect(first, 'the first line leads to its field').toBe('true');
    return said;
  }
}
