/** What the agency is told of the transfer of a contract. The mails are kept and sent like the morning's. */
import { previewTransfer } from '#casework/transfers';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { toldOf } from '#domain/transfer/told';
import type { WrittenNotice } from '#mail/notices/letter';
import type { TransferMail } from '#store/digests';
import { casesOfTransfer, loadTransfer } from '#store/transfers';

/** So long the mail waits for the last case; then it says how many are still being worked on. 500 cases take minutes. */
const patienceMs = 60 * 60_000;

/** @returns `later`: its cases are still being worked on; `unneeded`: it was undone before this could be told */
export async function writeTransferMail(
  world: World,
  { transfer: id, stage, owedAt }: TransferMail,
  now: Instant,
): Promise<WrittenNotice | 'later' | 'unneeded'> {
  const { table, settings } = world;
  const transfer = await loadTransfer(table, id);
  if (!transfer || (stage === 'undone') !== (transfer.status === 'undone')) return 'unneeded';
  const [noted, { cases }] = await Promise.all([
    casesOfTransfer(table, id),
    previewTransfer(world, transfer),
  ]);
  const served = cases.map(({ caseId }) => caseId).filter((one) => !transfer.exceptions.includes(one));
  const told = toldOf(stage, { noted, served });
  if (told.open > 0 && Date.parse(now) < Date.parse(owedAt) + patienceMs) return 'later';
  const link = `${settings.baseUrl}/admin/registry/transfers/${id}`;
  const { contractTransferMail } = await import('#mail/notices/contract-transfer');
  return contractTransferMail(stage, transfer, told, dayOf(now), link);
}
