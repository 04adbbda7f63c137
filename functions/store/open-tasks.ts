/** Open obligations of all cases as the morning round reads them. */
import * as z from 'zod/mini';
import { type Day, daySchema } from '#domain/calendar/calendar';
import type { OpenTask } from '#domain/morning/digest';
import { obligationKinds, parties } from '#domain/obligation/kinds';
import { nudgesSchema, usualNudges } from '#domain/obligation/rules';
import { lists } from '#store/keys';
import type { Table } from '#store/table';

/** Items a page of the index, and pages a morning: more than 10,000 open tasks are no list for a mail. */
const pageItems = 500;
const mostPages = 20;

const rowSchema = z.lazy(() =>
  z.object({
    caseId: z.string(),
    kind: z.enum(obligationKinds),
    cause: z.string(),
    assignee: z.enum(parties),
    due: daySchema,
    // Rows of before these fields tell none: their case's next change does.
    nudges: z._default(nudgesSchema, usualNudges),
    providerId: z._default(z.nullable(z.string()), null),
    reader: z._default(z.nullable(z.string()), null),
    paused: z._default(z.boolean(), false),
  }),
);

/** @returns all that are due until that day, and all of the agency whatever their due day */
export async function listOpenTasks(table: Table, until: Day): Promise<OpenTask[]> {
  const due = await readAll(table, 'lookup', lists.open, until);
  const agency = await readAll(table, 'work', lists.assignee('agency'));
  const seen = new Set<string>();
  return [...due, ...agency].filter(({ caseId, kind, cause }) => {
    const key = `${caseId}#${kind}#${cause}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

async function readAll(
  table: Table,
  index: 'lookup' | 'work',
  key: string,
  upTo?: string,
): Promise<OpenTask[]> {
  const tasks: OpenTask[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const bounds = upTo === undefined ? {} : { upTo };
    const { items, next } = await table.list(index, key, { cursor, limit: pageItems, ...bounds });
    tasks.push(...items.map((item) => rowSchema.parse(item)));
    if (!next) break;
    cursor = next;
  }
  return tasks;
}
