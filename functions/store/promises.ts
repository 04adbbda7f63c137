/** Promises that the numbers of the dashboard have counted as kept or broken. */
import type { ObligationKind } from '#domain/obligation/kinds';
import { obligationItemKey } from '#store/keys';
import type { Table } from '#store/table';

/** @returns true to whoever comes first; a promise that was broken unattended is not counted again when it is answered */
export async function countOnce(
  table: Table,
  { caseId, kind, cause }: { caseId: string; kind: ObligationKind; cause: string },
): Promise<boolean> {
  const before = await table.update(obligationItemKey(caseId, kind, cause), {
    condition: 'attribute_exists(pk) AND attribute_not_exists(counted)',
    set: { counted: true },
  });
  return before !== 'refused';
}
