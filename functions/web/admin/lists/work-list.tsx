/** What is owed and by when, and the cases. No personal data, so a list needs no second step. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import { phases } from '#domain/case/state';
import { parties } from '#domain/obligation/kinds';
import type { WorkFilters } from '#domain/search/filters';
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { answerPage } from '#web/frame/page.tsx';
import { Table } from '#web/frame/parts.tsx';
import type { Ports, WorkRow } from '#web/ports.ts';
import { kindNames, partyNames } from '#web/texts/admin.ts';
import { triageTexts } from '#web/texts/triage.ts';
import { phaseWords } from '#web/texts/words.ts';
import { workTexts as texts } from '#web/texts/work.ts';
import { AdminFrame, Done } from '../frame.tsx';
import { CaseLink, CaseTable, DueOf } from './case-rows.tsx';
import { FilterForm } from './filter-form.tsx';
import { queryOf, readFilters, type WorkView, workPath } from './filters.ts';
import { SearchForm } from './search.tsx';
import { type Choice, ChoiceLinks, countWords, Pages, Tabs } from './tabs.tsx';

/** GET /admin?view=…&phase=…&municipality=…&provider=…&assignee=…&due=…&language=…&after=… */
export async function workList(c: PageContext, ports: Ports) {
  const { view, filters } = readFilters(c);
  const cursor = c.req.query('after') ?? null;
  const today = dayOf(nowOf(c));
  const [list, tasks, cases, triage, municipalities, providers] = await Promise.all([
    view === 'tasks' ? tasksOf(ports, filters, today, cursor) : casesOf(ports, filters, today, cursor),
    ports.countWork(filters, today),
    ports.countCases(filters, today),
    ports.countTriage(),
    ports.listMunicipalities(),
    ports.listProviders(),
  ]);
  const shown = { tasks: countWords(tasks), cases: countWords(cases) };
  const filtered = Object.values(filters).some((value) => value !== null);
  return answerPage(
    c,
    <AdminFrame
      session={c.get('session')}
      title={`${texts.title}: ${texts[view].toLowerCase()} (${shown[view]})`}
      section="work"
    >
      <h1>{texts.title}</h1>
      <Done what={c.req.query('done')} />
      <SearchForm />
      <Tabs
        label={texts.tabs}
        choices={[
          {
            href: workPath('tasks', filters),
            label: texts.tasks,
            count: shown.tasks,
            current: view === 'tasks',
          },
          {
            href: workPath('cases', filters),
            label: texts.cases,
            count: shown.cases,
            current: view === 'cases',
          },
          { href: '/admin/triage', label: triageTexts.title, count: countWords(triage), current: false },
        ]}
      />
      <QuickFilter view={view} filters={filters} />
      <FilterForm view={view} filters={filters} municipalities={municipalities} providers={providers} />
      {list.body ?? (
        <p>{list.next ? texts.emptyPart : (filtered ? texts.emptyFiltered : texts.empty)[view]}</p>
      )}
      <Pages path="/admin" query={queryOf(view, filters)} after={cursor} next={list.next} />
    </AdminFrame>,
  );
}

async function tasksOf(ports: Ports, filters: WorkFilters, today: Day, cursor: string | null) {
  const { rows, next } = await ports.listWork(filters, today, cursor);
  return { next, body: rows.length > 0 ? <TaskTable rows={rows} today={today} /> : null };
}

async function casesOf(ports: Ports, filters: WorkFilters, today: Day, cursor: string | null) {
  const { rows, next } = await ports.listCases(filters, today, cursor);
  return {
    next,
    body: rows.length > 0 ? <CaseTable caption={texts.casesCaption} rows={rows} today={today} /> : null,
  };
}

const TaskTable = ({ rows, today }: { rows: readonly WorkRow[]; today: Day }) => (
  <Table
    caption={texts.tasksCaption}
    head={texts.tasksHead}
    rows={rows.map((row) => [
      <DueOf row={row} today={today} />,
      <CaseLink caseId={row.caseId} />,
      kindNames[row.kind],
      row.assignee === 'provider' && row.provider
        ? `${partyNames.provider}: ${row.provider}`
        : partyNames[row.assignee],
      row.municipality,
    ])}
  />
);

/** The filter that officers change most, one click each: who must act, or in which phase the case is. */
const QuickFilter = ({ view, filters }: { view: WorkView; filters: WorkFilters }) => {
  const link = (label: string, change: Partial<WorkFilters>, current: boolean): Choice => ({
    href: workPath(view, { ...filters, ...change }),
    label,
    current,
  });
  const choices =
    view === 'tasks'
      ? [
          link(texts.all, { assignee: null }, filters.assignee === null),
          ...parties.map((one) => link(partyNames[one], { assignee: one }, one === filters.assignee)),
        ]
      : [
          link(texts.allRunning, { phase: null }, filters.phase === null),
          ...phases.map((one) => link(phaseWords(one), { phase: one }, one === filters.phase)),
        ];
  const label = view === 'tasks' ? texts.filterBy : texts.phase;
  return (
    <nav class="filters" aria-label={label}>
      <span class="muted">{label}: </span>
      <ChoiceLinks choices={choices} />
    </nav>
  );
};
