/** What officers and parties do beside the course of a case, with marked words in all they write: for the search for personal data. */
import type { Browser, Page } from './browser.ts';
import { activeLine, csvOf } from './imports.ts';
import { CASE_MANAGER, code, importedCode } from './marks.ts';
import { latest, openTask, PROVIDER } from './story.ts';
import type { Driver } from './system.ts';

/** The municipality asks by its link; the provider types an answer and does not send it. */
export async function askAndDraft(system: Driver, ofMunicipality: RegExp): Promise<void> {
  const { browser, task } = await openTask(
    system,
    await latest(system, CASE_MANAGER, ofMunicipality),
    CASE_MANAGER,
  );
  const asking = await browser.get(`${task.url}/query`);
  await browser.submit(
    asking,
    { text: 'Salakusimus: kas Zoreslava käib tööl?' },
    { button: 'Saada küsimus' },
  );
  await system.idle();
  const provider = await openTask(system, await latest(system, PROVIDER, /infopäringule vastamine/));
  const typed = { text: 'Salamustand: veel ei tea.' };
  const kept = await provider.browser.submit(provider.task, typed, { button: 'Salvesta mustand' });
  if (!kept.html.includes(typed.text)) throw new Error(`The draft was not kept: ${kept.text}`);
}

/** The lead takes a running case over from a file, after a file that cannot be. */
export async function importLine(system: Driver, lead: Browser): Promise<void> {
  const line = {
    ...{
      ...activeLine,
      municipality: 'Elva vald',
      provider: 'Abikäsi',
      caseManagerName: 'Kaarin Salahaldur',
    },
    ...{ clientName: 'Maryska Kotsiubynska', personalCode: importedCode, phone: '+372 5123 4987' },
    ...{ need: 'Salaimport: vajab abi.', goals: 'Salasiht: keel', place: 'Salakoht 6, Elva' },
    ...{ supportPersonName: 'Tugimargus Abilinn', supportPersonEmail: 'tugimargus@teenus.example' },
    caseManagerEmail: 'mari.maasikas@elva.ee',
  };
  const wrong = { ...line, referralDate: 'salaimport', municipality: 'Salakoht', personalCode: code };
  await lead.submit(await checked(system, lead, csvOf([wrong])), {}, { button: /^Loobu/ });
  const report = await checked(system, lead, csvOf([line]));
  await lead.submit(report, { choice: 'warned', confirm: true }, { button: 'Impordi' });
  await system.idle();
  const done = await lead.get(report.url);
  if (!/TR\d\d-[0-9A-Z]{5}/.test(done.text)) throw new Error(`Nothing was imported: ${done.text}`);
  await lead.get(`${report.url}/report.csv`);
}

/** @returns the report of a file that was uploaded and checked by its machine */
async function checked(system: Driver, lead: Browser, text: string): Promise<Page> {
  const page = await lead.submit(await lead.get('/admin/import'), { text }, { button: 'Kontrolli faili' });
  await system.idle();
  return lead.get(page.url);
}

/** Papers with personal data, and the entries that say who took them. */
export async function takePapers(lead: Browser, caseId: string): Promise<void> {
  const path = `/admin/cases/${caseId}/extract`;
  for (const button of ['Näita trükivaadet', 'Laadi alla trükivaade', /JSON/])
    await fetchReady(
      lead,
      await lead.submit(await lead.get(path), { audience: 'agency', reason: 'case-work' }, { button }),
    );
  const statistics = '/admin/statistics';
  await fetchReady(
    lead,
    await lead.submit(await lead.get(statistics), {}, { button: 'Tee juhtumite tabel' }),
  );
  const purpose = 'Salaotstarve: päring Zoreslava Vyshnevetska kohta';
  await fetchReady(
    lead,
    await lead.submit(
      await lead.get(statistics),
      { purpose, confirm: true },
      { button: 'Tee tabel isikuandmetega' },
    ),
  );
  await lead.get(`${statistics}/numbers.csv`);
  await lead.submit(
    await lead.get('/admin/access'),
    { case: caseId, officer: 'lea' },
    { action: /\/admin\/access/ },
  );
  await lead.submit(
    await lead.get('/admin/access'),
    { case: 'Zoreslava Vyshnevetska' },
    { action: /\/admin\/access/ },
  );
}

/** The file that stands behind the link of the page, if it has one. */
async function fetchReady(browser: Browser, page: Page): Promise<void> {
  if (page.status !== 200) throw new Error(`${page.url} answered ${page.status}: ${page.text.slice(0, 300)}`);
  const [, link] = /<a[^>]*href="(https?:[^"]+)"[^>]*>Laadi fail alla/.exec(page.html) ?? [];
  if (link && (await browser.get(link.replaceAll('&amp;', '&'))).status !== 200)
    throw new Error(`The file behind ${page.url} cannot be fetched`);
}
