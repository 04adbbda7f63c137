/**
 * Files of statistics. What holds no person is a link; what is about single cases is posted, and each file that was made is
 * noted: who, when, how many rows, what for. A form may not lead to another origin (form-action), so the page that answers
 * it has the link to the file.
 */
import type { CaseFacts } from '#domain/statistics/facts';
import { casesIn, numbersOf, type Selection } from '#domain/statistics/numbers';
import { quartersIn } from '#domain/statistics/period';
import { published } from '#domain/statistics/publish';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { type FormState, readForm, textOf, textsOf, type Values } from '../../frame/form.ts';
import { answerPage } from '../../frame/page.tsx';
import { Alert, ButtonLink, Buttons } from '../../frame/parts.tsx';
import type { Ports } from '../../ports.ts';
import { statisticsTexts } from '../../texts/statistics.ts';
import { forbiddenPage } from '../forbidden.tsx';
import { AdminFrame } from '../frame.tsx';
import { caseRows } from './cases-csv.ts';
import { csvFile } from './csv.ts';
import { surveyTiles } from './headline.tsx';
import { numberRows } from './numbers-csv.ts';
import { showStatistics } from './page.tsx';
import { type Asked, pathFor, readAsked, statisticsPath } from './selection.ts';

/** Cases of one file with personal data: each is read, and has an entry of its own. The service has 70 new ones a year. */
const mostPersonal = 500;
/** Cases that are read at once. */
const atOnce = 10;
const purposeLengths = { least: 10, most: 300 };
/** In entries of access, where the case stands: the file as a whole. */
const wholeFile = 'export';

/** GET /admin/statistics/numbers.csv?… the publishable numbers, whatever the page shows; for everybody */
export async function numbersGet(c: PageContext, ports: Ports) {
  const asked = readAsked(c);
  const { selection, today } = asked;
  if (!selection) return c.redirect(pathFor(statisticsPath, asked), 303);
  const [{ facts, more }, municipalities, providers] = await Promise.all([
    ports.caseFacts(selection.period, today),
    ports.listMunicipalities(),
    ports.listProviders(),
  ]);
  if (more) return c.redirect(pathFor(statisticsPath, asked), 303);
  const { period, municipality, provider } = selection;
  const quarters = municipality === null && provider === null ? quartersIn(period) : [];
  const answers = (await Promise.all(quarters.map((quarter) => ports.feedbackCounts(quarter)))).flat();
  const rows = numberRows(
    published(numbersOf(facts, selection, today)),
    quarters.length > 0 ? surveyTiles(answers, quarters, false) : [],
    selection,
    {
      municipality:
        municipality && (municipalities.find(({ ehak }) => ehak === municipality)?.name ?? municipality),
      provider: provider && (providers.find(({ id }) => id === provider)?.name ?? provider),
    },
  );
  const name = fileName(statisticsTexts.exports.fileNumbers, selection);
  return c.redirect(await ports.downloadOf(csvFile(rows), name), 303);
}

/** POST /admin/statistics?…: `action` is export-cases, or export-personal with `purpose` and `confirm` (the lead) */
export async function exportPost(c: PageContext, ports: Ports) {
  const { exports: texts } = statisticsTexts;
  const values = await readForm(c);
  const action = textOf(values, 'action');
  const personal = action === 'export-personal';
  const refuse = (refusal: string) =>
    showStatistics(c, ports, { form: { prefix: 'export', values, errors: {} }, refusal }, 422);
  if (!personal && action !== 'export-cases') return refuse(texts.unknown);
  if (personal && c.get('session').role !== 'lead')
    return forbiddenPage(c, statisticsTexts.exports.leadOnly, { section: 'statistics' });
  const form = personal ? checked(values) : null;
  if (form && Object.keys(form.errors).length > 0)
    return showStatistics(c, ports, { form, refusal: null }, 422);
  const asked = readAsked(c);
  const { selection, today } = asked;
  if (!selection) return showStatistics(c, ports, null, 422);
  const { facts, more } = await ports.caseFacts(selection.period, today);
  if (more) return refuse(statisticsTexts.tooMany);
  const cases = casesIn(facts, selection, today);
  if (cases.length === 0) return refuse(texts.nothing);
  if (personal && cases.length > mostPersonal) return refuse(texts.tooMany(mostPersonal));
  const link = personal
    ? await personalFile(c, ports, cases, { selection, purpose: textOf(values, 'purpose') })
    : await casesFile(c, ports, cases, selection);
  return ready(c, asked, cases.length, link);
}

async function casesFile(c: PageContext, ports: Ports, cases: readonly CaseFacts[], selection: Selection) {
  const entry = { officer: c.get('session').sub, what: 'export-cases', at: nowOf(c) };
  await ports.noteAccess({ ...entry, caseId: wholeFile, detail: detailOf(cases, selection, null) });
  const name = fileName(statisticsTexts.exports.fileCases, selection);
  return ports.downloadOf(csvFile(caseRows(cases, null)), name);
}

/** Each case that is in the file has an entry, and the file as a whole has one; they are there before the file is. */
async function personalFile(
  c: PageContext,
  ports: Ports,
  cases: readonly CaseFacts[],
  { selection, purpose }: { selection: Selection; purpose: string },
) {
  const entry = { officer: c.get('session').sub, what: 'export', at: nowOf(c) };
  const detail = detailOf(cases, selection, purpose);
  await ports.noteAccesses(
    [wholeFile, ...cases.map(({ caseId }) => caseId)].map((caseId) => ({ ...entry, caseId, detail })),
  );
  const states = new Map<string, NonNullable<Awaited<ReturnType<Ports['loadCase']>>>>();
  for (let first = 0; first < cases.length; first += atOnce) {
    const part = cases.slice(first, first + atOnce);
    for (const state of await Promise.all(part.map(({ caseId }) => ports.loadCase(caseId))))
      if (state) states.set(state.id, state);
  }
  const name = fileName(statisticsTexts.exports.filePersonal, selection);
  return ports.downloadOf(csvFile(caseRows(cases, states)), name);
}

/** "12 rida, 2026-01–2026-12: PPA päring": kept as it is, whatever the language of who reads it. */
const detailOf = (cases: readonly CaseFacts[], { period }: Selection, purpose: string | null): string =>
  [`${cases.length} rida, ${period.from}–${period.until}`, ...(purpose === null ? [] : [purpose])].join(': ');

function checked(values: Values): FormState {
  const { exports: texts } = statisticsTexts;
  const purpose = textOf(values, 'purpose');
  const confirmed = textsOf(values, 'confirm').includes('yes');
  const errors = {
    ...(purpose.length < purposeLengths.least ? { purpose: texts.purposeMissing } : {}),
    ...(purpose.length > purposeLengths.most ? { purpose: texts.purposeLong } : {}),
    ...(/(?<!\d)\d{11}(?!\d)/.test(purpose) ? { purpose: texts.purposeCode } : {}),
    ...(confirmed ? {} : { confirm: texts.confirmMissing }),
  };
  return { prefix: 'export', values, errors };
}

/** "juhtumid-2026-01-2026-12.csv": it is in an address, so it names nobody and no place. */
const fileName = (what: string, { period }: Selection): string =>
  `${what}-${period.from}-${period.until}.csv`;

const ready = (c: PageContext, asked: Asked, rows: number, link: string) => {
  const { exports: texts } = statisticsTexts;
  return answerPage(
    c,
    <AdminFrame
      session={c.get('session')}
      title={texts.readyTitle}
      section="statistics"
      above={[[pathFor(statisticsPath, asked), statisticsTexts.title]]}
    >
      <h1>{texts.readyTitle}</h1>
      <Alert tone="ok">
        <p>
          {texts.ready(rows)} {texts.noted}
        </p>
      </Alert>
      <Buttons>
        <ButtonLink kind="primary" href={link}>
          {texts.download}
        </ButtonLink>
        <a href={pathFor(statisticsPath, asked)}>{texts.back}</a>
      </Buttons>
    </AdminFrame>,
  );
};
