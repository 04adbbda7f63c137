/** Rows of the work list as the store would give them, of one case. */
import type { Day } from '#domain/calendar/calendar';
import { type CaseState, openObligations } from '#domain/case/state';
import { noFilters, type WorkFilters } from '#domain/search/filters';
import type { CaseRow, Count, Found, Ports, WorkRow } from '#web/ports.ts';

/** What a page asked the lists for. */
export interface Asked {
  readonly list: 'tasks' | 'cases';
  readonly filters: WorkFilters;
  readonly today: Day;
  readonly cursor: string | null;
}

export interface ListOptions {
  /** False: the work list has one page. */
  readonly pages?: boolean;
  readonly triageCount?: Count;
  /** What any search finds; the case of the scene unless told. */
  readonly found?: Found;
}

type WorkPort = 'listWork' | 'countWork' | 'listCases' | 'countCases' | 'countTriage' | 'searchCases';

/** The ports of the work list and the search, over the one case of a scene. */
export const workPorts = (
  world: { readonly state: CaseState; readonly asked: Asked[]; readonly searches: string[] },
  options: ListOptions,
): Pick<Ports, WorkPort> => ({
  listWork: async (filters, today, cursor) => {
    world.asked.push({ list: 'tasks', filters, today, cursor });
    return { rows: tasksOf(world.state, filters), next: options.pages === false ? null : 'cursor+1' };
  },
  countWork: async (filters) => ({ count: tasksOf(world.state, filters).length, more: false }),
  listCases: async (filters, today, cursor) => {
    world.asked.push({ list: 'cases', filters, today, cursor });
    return { rows: casesOf(world.state, filters), next: null };
  },
  countCases: async (filters) => ({ count: casesOf(world.state, filters).length, more: false }),
  countTriage: async () => options.triageCount ?? { count: 1, more: false },
  searchCases: async (typed, page) => {
    world.searches.push(page === 1 ? typed : `${typed} (${page})`);
    const rows = casesOf(world.state, noFilters);
    return options.found ?? { by: 'name', rows, found: rows.length, pages: 1, more: false };
  },
});

/** Its open obligations. */
const tasksOf = (state: CaseState, { assignee }: WorkFilters): WorkRow[] =>
  openObligations(state)
    .filter((one) => assignee === null || one.assignee === assignee)
    .map(({ kind, cause, assignee: party, due, lockedOut }) => ({
      ...{ caseId: state.id, kind, cause, assignee: party, due, lockedOut: lockedOut !== null },
      municipality: state.municipality.name,
      provider: state.provider?.name ?? null,
    }));

/** The case itself, when it is in that phase; null: when it runs. */
const casesOf = (state: CaseState, { phase }: WorkFilters): CaseRow[] =>
  (phase === null ? state.phase !== 'ended' : state.phase === phase)
    ? [
        {
          ...{ caseId: state.id, phase: state.phase, serviceEnd: state.serviceEnd },
          registeredAt: state.registeredAt,
          municipality: state.municipality.name,
          provider: state.provider?.name ?? null,
          waitsFor: openObligations(state).map(({ assignee }) => assignee),
          due: openObligations(state)[0]?.due ?? null,
        },
      ]
    : [];
