/**
 * Who looked at, exported or changed whose personal data, and when. Each entry is one item, found by the case, by who it was,
 * and among all of them by its time. It names no client, only the case's reference.
 */
import * as z from 'zod/mini';
import { type Instant, instantSchema } from '#domain/calendar/calendar';
import { parties } from '#domain/obligation/kinds';
import { accessKey, type Key, lists } from '#store/keys';
import type { Page } from '#store/lists';
import type { Item, Table } from '#store/table';
import { type ListQuery, pageOf } from '#store/work-lists';

const accessSchema = z.pipe(
  z.object({
    /** Subject of an officer's sign-in. */
    officer: z.optional(z.string()),
    /** Whoever came by a party's link. */
    party: z.optional(z.enum(parties)),
    what: z.string(),
    /** What of it: the command of a change, the reason of an extract; of an export its rows, its period and what for, as typed. */
    detail: z._default(z.nullable(z.string()), null),
    /** The case; `mail:KEY` for a mail of no case yet; `search` for a search that found nobody. */
    caseId: z.optional(z.string()),
    /** Of what is about no case: a provider, a municipality, an execution. */
    of: z.optional(z.string()),
    at: instantSchema,
  }),
  z.transform(({ caseId, of, officer, party, ...rest }) => ({
    ...rest,
    about: caseId ?? of ?? '',
    ofCase: caseId !== undefined,
    officer: officer ?? null,
    party: party ?? null,
  })),
);
export type Access = z.infer<typeof accessSchema>;

export type AccessEntry = {
  readonly caseId: string;
  readonly what: string;
  readonly detail?: string | null;
  readonly at: Instant;
} & ({ readonly officer: string } | { readonly party: (typeof parties)[number] });

/** By what entries are looked for; all of it holds for what is given. */
export interface AccessFilter {
  readonly caseId: string | null;
  readonly officer: string | null;
  /** First and last moment, both included. */
  readonly from: Instant | null;
  readonly upTo: Instant | null;
}

/** Half of the connections that a client of the SDK opens. */
const putsAtOnce = 25;
/** Entries of one case that an extract or an erasure takes along at most. */
const mostOfCase = 1000;

/** Key and index keys of an entry. The same look in the same millisecond is one entry. */
export function accessKeys({ at, who, what, of }: { at: Instant; who: string; what: string; of: string }) {
  return {
    ...accessKey(at.slice(0, 10), at, `${who}#${what}#${of}`),
    ...{ workKey: lists.accesses, workOrder: at },
    ...{ lookupKey: lists.accessBy(who), lookupOrder: at },
  };
}

/** Keeps them all. What is kept is never written over: a call for many items could, since it takes no condition. */
export async function noteAccesses(table: Table, entries: readonly AccessEntry[]): Promise<void> {
  for (let first = 0; first < entries.length; first += putsAtOnce) {
    const part = entries.slice(first, first + putsAtOnce);
    await Promise.all(part.map((entry) => table.putNew(itemOf(entry))));
  }
}

function itemOf(entry: AccessEntry) {
  const who = 'officer' in entry ? entry.officer : `party:${entry.party}`;
  const { at, what, caseId } = entry;
  return {
    ...accessKeys({ at, who, what, of: caseId }),
    ...{ ownerKey: lists.accessTo(caseId), ownerOrder: at },
    schemaVersion: 1,
    ...entry,
  };
}

/** The newest first. */
export async function listAccesses(
  table: Table,
  { caseId, officer, from, upTo }: AccessFilter,
  cursor: string | null,
): Promise<Page<Access>> {
  const range = { ...(from && { from }), ...(upTo && { upTo }), newestFirst: true };
  const { items, next } = await pageOf(table, { ...placeOf(caseId, officer), ...range }, cursor);
  return { rows: items.map((item) => accessSchema.parse(item)), next };
}

/** @param about the case, and `mail:KEY` of each of its mails: what was looked at before there was a case; the oldest first */
export async function accessesTo(
  table: Table,
  about: readonly string[],
): Promise<{ rows: readonly Access[]; more: boolean }> {
  const pages = await Promise.all(
    about.map((one) => table.list('owner', lists.accessTo(one), { limit: mostOfCase, newestFirst: true })),
  );
  const rows = pages.flatMap(({ items }) => items.map((item) => accessSchema.parse(item)));
  return {
    rows: rows.sort((a, b) => a.at.localeCompare(b.at)),
    more: pages.some(({ next }) => next !== null),
  };
}

/**
 * Lets the entries about a case whose data are erased go by themselves. May be done again.
 * @param expiresAt seconds since 1970
 */
export async function expireAccesses(table: Table, about: string, expiresAt: number): Promise<void> {
  let cursor: string | null = null;
  do {
    const page = await table.list('owner', lists.accessTo(about), { cursor, limit: 100 });
    for (const item of page.items) await table.expire(keyOf(item), expiresAt);
    cursor = page.next;
  } while (cursor);
}

/** Of a case there are fewer entries than of an officer. */
function placeOf(caseId: string | null, officer: string | null): ListQuery {
  if (caseId === null && officer === null) return { index: 'work', key: lists.accesses };
  if (caseId === null) return { index: 'lookup', key: lists.accessBy(officer ?? '') };
  const byOfficer = officer === null ? null : condition('officer', officer);
  return { index: 'owner', key: lists.accessTo(caseId), filter: byOfficer };
}

const condition = (name: string, value: string) => ({
  condition: `#${name} = :${name}`,
  names: { [`#${name}`]: name },
  values: { [`:${name}`]: value },
});

const keyOf = ({ pk, sk }: Item): Key => ({ pk: String(pk), sk: String(sk) });
