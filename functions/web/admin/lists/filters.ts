/** The filters of the work list, as the address carries them: GET parameters in and out. */
import { phases } from '#domain/case/state';
import { parties } from '#domain/obligation/kinds';
import { dueSpans, type WorkFilters } from '#domain/search/filters';
import type { PageContext } from '#web/frame/environment.ts';

export const views = ['tasks', 'cases'] as const;
export type WorkView = (typeof views)[number];

/** Registry keys and codes of languages; whatever else stands in an address filters nothing. */
const key = /^[\w.-]{1,64}$/;

/** @returns the view and the filters asked for; a phase alone asks for cases, the rest for tasks */
export function readFilters(c: PageContext): { view: WorkView; filters: WorkFilters } {
  const one = <Value extends string>(name: string, among: readonly Value[]): Value | null =>
    among.find((value) => value === c.req.query(name)) ?? null;
  const some = (name: string): string | null => {
    const value = c.req.query(name) ?? '';
    return key.test(value) ? value : null;
  };
  const filters: WorkFilters = {
    phase: one('phase', phases),
    municipality: some('municipality'),
    provider: some('provider'),
    assignee: one('assignee', parties),
    due: one('due', dueSpans),
    language: some('language'),
  };
  const { phase, ...rest } = filters;
  const phaseAlone = phase !== null && Object.values(rest).every((value) => value === null);
  return { view: one('view', views) ?? (phaseAlone ? 'cases' : 'tasks'), filters };
}

/** @returns the parameters of an address that asks for this, in one order, without what is not filtered */
export function queryOf(view: WorkView, filters: WorkFilters): Record<string, string> {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...(view === 'cases' || given.length > 0 ? { view } : {}), ...Object.fromEntries(given) };
}

/** @returns `/admin?…` */
export function workPath(view: WorkView, filters: WorkFilters): string {
  const query = new URLSearchParams(queryOf(view, filters)).toString();
  return query === '' ? '/admin' : `/admin?${query}`;
}
