/** All running cases of a contract go to another provider. Each step may be done twice; each case can also be changed alone. */
import { createHash } from 'node:crypto';
import { changeCase } from '#casework/casework';
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import { type Day, dayOf, type Instant, parseInstant, startOfDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { CommandRefused, type RefusalCode } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { succeed } from '#domain/registry/contracts';
import { isServed } from '#domain/transfer/decide';
import { type CaseOfProvider, casesOfProvider, casesOfProviderPage } from '#store/cases-of-provider';
import { putTransferMail } from '#store/digests';
import {
  loadTransfer,
  markStarted,
  markUndone,
  noteCase,
  putTransfer,
  type Transfer,
  type TransferCase,
} from '#store/transfers';

/** What a machine does with each case of a transfer. */
export type TransferAct = 'plan' | 'apply' | 'undo';

/** The agency hears that it came to be when the machine has had time for all of it: 500 cases take minutes. */
const toldAfterMs = 15 * 60_000;

export interface TransferWish {
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  /** EHAK codes; null: wherever the old provider provides. */
  readonly municipalities: readonly string[] | null;
  readonly effective: Day;
  readonly exceptions: readonly string[];
  readonly reason: string;
  /** The contracts go over on the same day, so that new referrals do. */
  readonly contracts: boolean;
  /** When the preview was drawn: the same preview confirmed twice is one transfer. */
  readonly previewedAt: string;
}

/** @returns the running cases that would go over, as lists know them (eventually consistent), and whether there are more */
export async function previewTransfer(
  world: World,
  { from, municipalities }: Pick<TransferWish, 'from' | 'municipalities'>,
): Promise<{ cases: readonly CaseOfProvider[]; more: boolean }> {
  const { cases, more } = await casesOfProvider(world.table, from.id);
  return { cases: cases.filter((one) => goesOver(one, municipalities)), more };
}

/** @returns its id; the same preview confirmed again: the same transfer */
export async function startTransfer(
  world: World,
  wish: TransferWish,
  officer: string,
  now: Instant,
): Promise<string> {
  const { contracts, previewedAt, ...facts } = wish;
  const { from, to, effective, municipalities, exceptions } = facts;
  const named = JSON.stringify([officer, previewedAt, from.id, to.id, effective]);
  const id = createHash('sha256').update(named).digest('hex').slice(0, 20);
  const lists = { municipalities: municipalities && [...municipalities], exceptions: [...exceptions] };
  const transfer: Transfer = {
    ...facts,
    ...lists,
    ...{ id, officer, at: now, status: 'planned', undone: null, contracts },
  };
  await putTransfer(world.table, transfer);
  await goOn(world, id, now);
  return id;
}

/**
 * Undone until its day: its cases stay with the old provider, and so do the contracts.
 * @throws CommandRefused `wrong-phase` when its day has come, or it was undone before
 */
export async function undoTransfer(
  world: World,
  id: string,
  { reason, officer }: { reason: string; officer: string },
  now: Instant,
): Promise<void> {
  const transfer = await loadTransfer(world.table, id);
  if (!transfer || now >= startOfDay(transfer.effective)) throw new CommandRefused('wrong-phase');
  if (!(await markUndone(world.table, id, { officer, at: now, reason })))
    throw new CommandRefused('wrong-phase');
  await goOn(world, id, now);
}

/** Moves the contracts, owes the agency its mails and starts the machine for what the transfer is now: a crash before that is mended by the sweep. */
export async function goOn(world: World, id: string, now: Instant): Promise<void> {
  const transfer = await loadTransfer(world.table, id);
  if (!transfer) return;
  const undone = transfer.status === 'undone';
  if (transfer.contracts) await moveContracts(world, transfer, undone, now);
  await oweMails(world, transfer);
  if (await world.machines.startTransfer(id, undone ? 'undo' : 'plan'))
    await markStarted(world.table, id, transfer.status);
}

async function oweMails({ table }: World, { id, at, effective, undone }: Transfer): Promise<void> {
  if (undone) return putTransferMail(table, { transfer: id, stage: 'undone', owedAt: undone.at });
  const changedAt = parseInstant(new Date(Date.parse(startOfDay(effective)) + toldAfterMs).toISOString());
  await putTransferMail(table, { transfer: id, stage: 'planned', owedAt: at });
  await putTransferMail(table, { transfer: id, stage: 'changed', owedAt: changedAt });
}

/**
 * @param after where the page before ended; null: from the first
 * @returns one page of the cases that a machine has to work on, and when the transfer comes to be
 */
export async function pageOfTransfer(
  world: World,
  { transferId, act, after }: { transferId: string; act: TransferAct; after: string | null },
): Promise<{ caseIds: readonly string[]; next: string | null; effectiveAt: Instant }> {
  const transfer = await loadTransfer(world.table, transferId);
  if (!transfer) throw new Error(`There is no transfer ${transferId}`);
  const effectiveAt = startOfDay(transfer.effective);
  if ((act === 'undo') !== (transfer.status === 'undone')) return { caseIds: [], next: null, effectiveAt };
  const { cases, next } = await casesOfProviderPage(world.table, transfer.from.id, after);
  const kept = cases.filter(
    (one) => goesOver(one, transfer.municipalities) && !transfer.exceptions.includes(one.caseId),
  );
  return { caseIds: kept.map(({ caseId }) => caseId), next, effectiveAt };
}

/** Plans, applies or undoes the change of one case, and notes what became of it. */
export async function changeCaseOfTransfer(
  world: World,
  { transferId, caseId, act }: { transferId: string; caseId: string; act: TransferAct },
  now: Instant,
): Promise<TransferCase['result']> {
  const transfer = await loadTransfer(world.table, transferId);
  if (!transfer) throw new Error(`There is no transfer ${transferId}`);
  const { state, code } = await tryChange(world, transfer, caseId, act, now);
  const result = partOf(state, transferId)?.status ?? 'left';
  const why = result === 'left' ? (code ?? 'wrong-phase') : null;
  await noteCase(world.table, transferId, { caseId, result, code: why }, now);
  return result;
}

/** @returns the case after, and why it could not be given on; null: it could, or was before */
async function tryChange(
  world: World,
  transfer: Transfer,
  caseId: string,
  act: TransferAct,
  now: Instant,
): Promise<{ state: CaseState | null; code: RefusalCode | null }> {
  const { id, reason, officer, status, undone } = transfer;
  const by = { who: 'officer', officer: undone?.officer ?? officer } as const;
  const change = (command: Command) => changeCase(world, caseId, command, by, now);
  let { state } = await readCase(world.table, caseId);
  try {
    if (act === 'undo')
      state = await change({ type: 'UndoProviderChange', reason: undone?.reason ?? reason, transfer: id });
    else if (status === 'planned') {
      if (!partOf(state, id)) state = await change(planOf(transfer, now));
      if (act === 'apply' && partOf(state, id)?.status === 'planned')
        state = await change({ type: 'ApplyProviderChange', calledOff: false });
    }
    return { state, code: null };
  } catch (error) {
    if (error instanceof CommandRefused) return { state, code: error.code };
    throw error;
  }
}

/** A case that came to the old provider after the plan was made goes over on the day itself. */
function planOf({ id, to, effective, reason }: Transfer, now: Instant): Command {
  const today = dayOf(now);
  const day = effective < today ? today : effective;
  return { type: 'PlanProviderChange', to, effective: day, reason, transfer: id };
}

const partOf = (state: CaseState | null, transferId: string) =>
  state?.providerChanges.find(({ transfer }) => transfer === transferId);

/** Of a transfer that was undone they go back: neighbours of one provider are one contract again. */
async function moveContracts(
  world: World,
  { from, to, municipalities, effective, officer }: Transfer,
  back: boolean,
  now: Instant,
): Promise<void> {
  const [old, successor] = back ? [to.id, from.id] : [from.id, to.id];
  for (const { ehak } of await world.registry.contracts()) {
    if (municipalities && !municipalities.includes(ehak)) continue;
    const { contracts, version } = await world.registry.contractsOf(ehak);
    const moved = succeed(contracts, { old, successor, from: effective });
    if (JSON.stringify(moved) === JSON.stringify(contracts)) continue;
    await world.registry.saveContracts(ehak, moved, version, { officer, at: now });
  }
}

const goesOver = ({ ehak, phase }: CaseOfProvider, municipalities: readonly string[] | null): boolean =>
  isServed(phase) && (municipalities === null || municipalities.includes(ehak));
