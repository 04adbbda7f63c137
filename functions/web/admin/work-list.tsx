/** What is owed and by when, and the cases in each phase. No personal data, so a list needs no second step. */
import { type Day, dayOf, parseDay } from '#domain/calendar/calendar';
import { type Phase, phases } from '#domain/case/state';
import { dateShort } from '#domain/estonian';
import { type Party, parties } from '#domain/obligation/kinds';
import { phaseWords } from '#domain/words/phases';
import { nowOf, type PageContext } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { Badge, Table } from '../frame/parts.tsx';
import type { CaseRow, Page, Ports, WorkRow } from '../ports.ts';
import { kindNames, partyNames } from '../texts/admin.ts';
import { workTexts as texts, triageTexts } from '../texts/admin-pages.ts';
import { dayOrNull } from '../texts/timeline.ts';
import { AdminFrame, Done } from './frame.tsx';
import { type Choice, ChoiceLinks, NextPage, Tabs } from './lists.tsx';

/** GET /admin?assignee=…|phase=…&after=… */
export async function workList(c: PageContext, ports: Ports) {
  const cursor = c.req.query('after') ?? null;
  const phase = phases.find((one) => one === c.req.query('phase'));
  const assignee = parties.find((one) => one === c.req.query('assignee')) ?? null;
  const list = phase
    ? casesOf(phase, await ports.listCases(phase, cursor))
    : workOf(assignee, await ports.listWork(assignee, cursor), dayOf(nowOf(c)));
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.title} section="work">
      <h1>{texts.title}</h1>
      <Done what={c.req.query('done')} />
      <Tabs
        label={texts.tabs}
        choices={[
          { href: '/admin', label: texts.open, current: phase === undefined },
          { href: '/admin?phase=review', label: texts.cases, current: phase !== undefined },
          { href: '/admin/triage', label: triageTexts.title, current: false },
        ]}
      />
      {list}
    </AdminFrame>,
  );
}

function workOf(assignee: Party | null, { rows, next }: Page<WorkRow>, today: Day) {
  const filters: Choice[] = [
    { href: '/admin', label: texts.all, current: assignee === null },
    ...parties.map((party) => ({
      href: `/admin?assignee=${party}`,
      label: partyNames[party],
      current: party === assignee,
    })),
  ];
  return (
    <>
      <Filters label={texts.filterBy} choices={filters} />
      {rows.length === 0 ? (
        <p>{texts.emptyOpen}</p>
      ) : (
        <Table
          caption={texts.openCaption}
          head={texts.head}
          rows={rows.map((row) => [
            <DueCell due={parseDay(row.due)} today={today} />,
            <CaseLink caseId={row.caseId} />,
            kindNames[row.kind],
            row.assignee === 'provider' && row.provider
              ? `${partyNames.provider}: ${row.provider}`
              : partyNames[row.assignee],
            row.municipality,
          ])}
        />
      )}
      <NextPage path="/admin" query={assignee ? { assignee } : {}} next={next} />
    </>
  );
}

function casesOf(phase: Phase, { rows, next }: Page<CaseRow>) {
  const filters = phases.map((one) => ({
    href: `/admin?phase=${one}`,
    label: phaseWords(one),
    current: one === phase,
  }));
  return (
    <>
      <Filters label={texts.phase} choices={filters} />
      {rows.length === 0 ? (
        <p>{texts.emptyCases}</p>
      ) : (
        <Table
          caption={`${texts.casesCaption}: ${phaseWords(phase)}`}
          head={texts.caseHead}
          rows={rows.map((row) => [
            <CaseLink caseId={row.caseId} />,
            dateShort(dayOf(row.registeredAt)),
            row.municipality,
            row.provider ?? '–',
            dayOrNull(row.serviceEnd) ?? '–',
          ])}
        />
      )}
      <NextPage path="/admin" query={{ phase }} next={next} />
    </>
  );
}

const Filters = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <nav class="filters" aria-label={label}>
    <span class="muted">{label}: </span>
    <ChoiceLinks choices={choices} />
  </nav>
);

const CaseLink = ({ caseId }: { caseId: string }) => (
  <a class="nowrap" href={`/admin/cases/${encodeURIComponent(caseId)}`}>
    {caseId}
  </a>
);

const DueCell = ({ due, today }: { due: Day; today: Day }) => (
  <>
    {dateShort(due)} <DueBadge due={due} today={today} />
  </>
);

/** By colour and by word; nothing while there is time. */
export const DueBadge = ({ due, today }: { due: Day; today: Day }) => {
  if (due < today) return <Badge tone="danger">{texts.overdue}</Badge>;
  return due === today ? <Badge tone="warn">{texts.dueToday}</Badge> : null;
};
