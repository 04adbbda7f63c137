/** What parties typed at the pages of their tasks and did not send: one item a form, which goes by itself. */
import { endOfDay } from '#domain/calendar/calendar';
import { type Typed, typedSchema } from '#domain/case/typing';
import type { ObligationKind } from '#domain/obligation/kinds';
import { typedKey, typedOf } from '#store/keys';
import type { Table } from '#store/table';

/** The task at whose page it was typed. */
export interface Which {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
  /** A form beside the answer; the answer's own when left out. */
  readonly beside?: string;
}

/** Takes the place of what was kept before, whoever typed it. */
export async function keepTyped(
  table: Table,
  { caseId, kind, cause, beside }: Which,
  typed: Typed,
): Promise<void> {
  const expiresAt = Math.floor(Date.parse(endOfDay(typed.keptUntil)) / 1000);
  await table.put({ ...typedKey(caseId, kind, cause, beside), schemaVersion: 1, ...typed, expiresAt });
}

/** @returns what is kept, also for another address or past its last day: the domain decides who sees it */
export async function loadTyped(table: Table, { caseId, kind, cause, beside }: Which): Promise<Typed | null> {
  const item = await table.get(typedKey(caseId, kind, cause, beside));
  return item?.values ? typedSchema.parse(item) : null;
}

/** Empties it; a no-op when nothing is kept. The empty item goes by itself: so nobody needs the right to delete. */
export async function clearTyped(table: Table, { caseId, kind, cause, beside }: Which): Promise<void> {
  await table.update(typedKey(caseId, kind, cause, beside), {
    remove: ['values', 'address'],
    condition: 'attribute_exists(pk)',
  });
}

/** Removes what is left of all tasks of a case. */
export async function eraseTyped(table: Table, caseId: string): Promise<void> {
  const { pk, from, to } = typedOf(caseId);
  for (const { sk } of await table.between(pk, from, to)) await table.remove({ pk, sk: String(sk) });
}
