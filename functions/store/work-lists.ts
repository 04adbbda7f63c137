/**
 * The work list: open obligations by their due day, and cases by their registration. A list queries the index of its most
 * selective filter and filters the rest there (DESIGN § 4); what a page reads and counts is bounded.
 */
import * as z from 'zod/mini';
import { type Day, daySchema, instantSchema } from '#domain/calendar/calendar';
import { phases } from '#domain/case/state';
import { obligationKinds, parties } from '#domain/obligation/kinds';
import { daysOf, type WorkFilters } from '#domain/search/filters';
import { cursorAfter, pageLimit } from '#store/index-query';
import { addressHash, caseKey, type IndexName, lists } from '#store/keys';
import type { Page } from '#store/lists';
import type { Filter, Item, ListOptions, Table } from '#store/table';

/** Rows on one page of a list. */
const rowsShown = 50;
/** Items of the first read of a page with filters; when too few of them fit, the rest of the bound is read. */
const firstRead = 200;

/** Rows written before a field was there do not have it. */
const shared = {
  caseId: z.string(),
  municipality: z.string(),
  provider: z.nullable(z.string()),
  phase: z.optional(z.enum(phases)),
};

const workRowSchema = z.lazy(() =>
  z.object({
    ...shared,
    kind: z.enum(obligationKinds),
    cause: z.string(),
    assignee: z.enum(parties),
    due: daySchema,
    paused: z.optional(z.boolean()),
    asks: z.nullish(z.enum(['time', 'help'])),
    lockedOut: z.optional(z.boolean()),
  }),
);
export type WorkRow = z.infer<typeof workRowSchema>;

const caseRowSchema = z.lazy(() =>
  z.object({
    ...shared,
    phase: z.enum(phases),
    registeredAt: instantSchema,
    serviceEnd: z.nullable(daySchema),
    waitsFor: z._default(z.array(z.enum(parties)), []),
    due: z._default(z.nullable(daySchema), null),
    paused: z.optional(z.boolean()),
  }),
);
export type CaseRow = z.infer<typeof caseRowSchema>;

/** `more`: there are more than were counted. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

/** Open obligations, the earliest due day first, so that the overdue stand on top. @param today in Estonia */
export async function listWork(
  table: Table,
  filters: WorkFilters,
  today: Day,
  cursor: string | null,
): Promise<Page<WorkRow>> {
  const { items, next } = await pageOf(table, workQuery(filters, today), cursor);
  return { rows: items.map((item) => workRowSchema.parse(item)), next };
}

/** How many obligations `listWork` shows on all its pages. */
export const countWork = (table: Table, filters: WorkFilters, today: Day): Promise<Count> =>
  countOf(table, workQuery(filters, today));

/** Cases, the newest first: the running ones, unless the filters ask for those that have ended. @param today in Estonia */
export async function listCases(
  table: Table,
  filters: WorkFilters,
  today: Day,
  cursor: string | null,
): Promise<Page<CaseRow>> {
  const { items, next } = await pageOf(table, caseQuery(filters, today), cursor);
  return { rows: items.map((item) => caseRowSchema.parse(item)), next };
}

/** How many cases `listCases` shows on all its pages. */
export const countCases = (table: Table, filters: WorkFilters, today: Day): Promise<Count> =>
  countOf(table, caseQuery(filters, today));

export const countTriage = (table: Table): Promise<Count> => table.tally('work', lists.triage);

/** @returns rows of the cases that there are, read consistently, in the order asked */
export async function loadCaseRows(table: Table, caseIds: readonly string[]): Promise<CaseRow[]> {
  const items = await table.getAll(caseIds.map(caseKey));
  return items.flatMap((item) => (item ? [caseRowSchema.parse(item)] : []));
}

export interface ListQuery extends Pick<ListOptions, 'from' | 'upTo' | 'filter' | 'newestFirst'> {
  readonly index: IndexName;
  readonly key: string;
}

/**
 * Municipalities are eighty and few parties wait for the agency or a municipality. Most of what is owed is the provider's,
 * and one provider has nearly all municipalities: these two tell little. What the index tells is not filtered again: a list
 * without a filter reads the rows that it shows and no more, and counting it needs none of them.
 */
function workQuery(filters: WorkFilters, today: Day): ListQuery {
  const { municipality, provider, assignee, due } = filters;
  const span = due ? daysOf(due, today) : { from: null, upTo: null };
  const range = { ...(span.from && { from: span.from }), ...(span.upTo && { upTo: span.upTo }) };
  const within = (index: IndexName, key: string, told: Partial<WorkFilters>): ListQuery => {
    const rest = { ...filters, ...told };
    const filter = filterOf([...facts(rest), equal('assignee', rest.assignee), lateOnly(due)]);
    return { index, key, ...range, filter };
  };
  if (municipality) return within('owner', lists.tasksIn(municipality), { municipality: null });
  if (assignee && !(provider && assignee === 'provider'))
    return within('work', lists.assignee(assignee), { assignee: null });
  if (provider) return within('running', lists.tasksOf(provider), { provider: null });
  return within('lookup', lists.open, {});
}

function caseQuery(filters: WorkFilters, today: Day): ListQuery {
  const { phase, municipality, provider, due } = filters;
  const ended = phase === 'ended';
  const span = due ? daysOf(due, today) : null;
  const within = (index: IndexName, key: string, told: Partial<WorkFilters>): ListQuery => {
    const rest = { ...filters, ...told };
    const filter = filterOf([
      ...facts(rest),
      has('waitsFor', rest.assignee),
      span?.from
        ? { condition: '#due >= :dueFrom', name: ['#due', 'due'], value: [':dueFrom', span.from] }
        : null,
      span?.upTo
        ? { condition: '#due <= :dueUpTo', name: ['#due', 'due'], value: [':dueUpTo', span.upTo] }
        : null,
      lateOnly(due),
    ]);
    return { index, key, filter, newestFirst: true };
  };
  // Two of the lists hold those alone that have ended.
  const toldToo = ended ? { phase: null } : {};
  if (municipality)
    return within('owner', lists.municipality(municipality, ended), { municipality: null, ...toldToo });
  if (phase && !(ended && provider)) return within('work', lists.phase(phase), { phase: null });
  if (provider) return within('lookup', lists.provider(provider, ended), { provider: null, ...toldToo });
  return within('running', lists.running, {});
}

interface Fact {
  readonly condition: string;
  readonly name: readonly [string, string];
  readonly value: readonly [string, string | boolean];
}

/** What both lists filter by. */
const facts = ({ phase, municipality, provider, language }: WorkFilters): (Fact | null)[] => [
  equal('phase', phase),
  equal('ehak', municipality),
  equal('providerId', provider),
  has('languages', language),
];

const equal = (name: string, value: string | null): Fact | null =>
  value === null
    ? null
    : { condition: `#${name} = :${name}`, name: [`#${name}`, name], value: [`:${name}`, value] };

const has = (name: string, value: string | null): Fact | null =>
  value === null
    ? null
    : { condition: `contains(#${name}, :${name})`, name: [`#${name}`, name], value: [`:${name}`, value] };

/** What stands is not overdue, whatever its day. Rows written before pauses do not say that they go on. */
const lateOnly = (due: WorkFilters['due']): Fact | null =>
  due === 'overdue'
    ? {
        condition: '(attribute_not_exists(#paused) OR #paused <> :paused)',
        name: ['#paused', 'paused'],
        value: [':paused', true],
      }
    : null;

function filterOf(all: readonly (Fact | null)[]): Filter | null {
  const given = all.filter((fact) => fact !== null);
  if (given.length === 0) return null;
  return {
    condition: given.map(({ condition }) => condition).join(' AND '),
    names: Object.fromEntries(given.map(({ name }) => name)),
    values: Object.fromEntries(given.map(({ value }) => value)),
  };
}

/** Whose tasks, and where they were sent. */
export interface Reader {
  readonly party: 'municipality' | 'provider';
  /** EHAK code, or the provider's id. */
  readonly id: string;
  /** Of the person, and of those whom they stand in for; at most ten. */
  readonly addresses: readonly string[];
  /** One of them is the provider's own: its tasks are those that went to no other contact. */
  readonly own: boolean;
}

/** Rows on one page of a party's own list; the case of each is read. */
const tasksShown = 20;
const mostAddresses = 10;

/**
 * Open tasks that were sent to these addresses, the earliest due day first. Rows of before they knew their reader may be of
 * another one of the same party: whoever shows a task asks its case.
 */
export async function listTasksAt(
  table: Table,
  { party, id, addresses, own }: Reader,
  cursor: string | null,
): Promise<Page<WorkRow>> {
  const readers = addresses.slice(0, mostAddresses).map((one, index) => [`:r${index}`, addressHash(one)]);
  const sentThere = `#reader IN (${readers.map(([name]) => name).join(', ')})`;
  const mayBeOlder = party === 'municipality' || own;
  const query: ListQuery = {
    ...(party === 'provider'
      ? { index: 'running', key: lists.tasksOf(id) }
      : { index: 'owner', key: lists.tasksIn(id) }),
    filter: {
      condition: `#assignee = :assignee AND ${mayBeOlder ? `(attribute_not_exists(#reader) OR ${sentThere})` : sentThere}`,
      names: { '#assignee': 'assignee', '#reader': 'reader' },
      values: { ':assignee': party, ...Object.fromEntries(readers) },
    },
  };
  const { items, next } = await pageOf(table, query, cursor, tasksShown);
  return { rows: items.map((item) => workRowSchema.parse(item)), next };
}

/** Reads until the page is full or the bound is reached; the next page goes on behind the last row or the last item read. */
export async function pageOf(
  table: Table,
  { index, key, ...query }: ListQuery,
  after: string | null,
  shown = rowsShown,
): Promise<{ items: Item[]; next: string | null }> {
  const items: Item[] = [];
  let next = after;
  let read = 0;
  do {
    // One more than is shown tells whether there is a next page.
    const limit = !query.filter ? shown + 1 : read === 0 ? firstRead : pageLimit - read;
    const page = await table.list(index, key, { ...query, cursor: next, limit });
    items.push(...page.items);
    next = page.next;
    read += page.read;
  } while (next && items.length <= shown && read < pageLimit);
  const last = items[shown - 1];
  if (items.length > shown && last) next = cursorAfter(index, last);
  return { items: items.slice(0, shown), next };
}

const countOf = async (table: Table, { index, key, from, upTo, filter }: ListQuery): Promise<Count> =>
  table.tally(index, key, {
    ...(from === undefined ? {} : { from }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(filter === undefined ? {} : { filter }),
  });
