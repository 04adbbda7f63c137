/** What a case knows of its changes of provider. */
import type { Day, Instant } from '#domain/calendar/calendar';

interface CaseProvider {
  readonly id: string;
  readonly name: string;
}

export interface ProviderChange {
  readonly from: CaseProvider;
  readonly to: CaseProvider;
  readonly effective: Day;
  /** Of which transfer of a whole contract it is a part, or null. */
  readonly transfer: string | null;
  /** Cause of the old provider's hand-over, or null. */
  readonly handOver: string | null;
  readonly reason: string | null;
  readonly status: 'planned' | 'undone' | 'changed';
  /** Since when it has this status. */
  readonly at: Instant;
}

export interface TransferState {
  /** The latest last; only that one can be planned. */
  readonly providerChanges: readonly ProviderChange[];
  /** What the old provider wrote for its successor. */
  readonly summary: string | null;
}

export const noTransfers: TransferState = { providerChanges: [], summary: null };

/** @returns the change that is still to come, or null */
export function plannedChange({ providerChanges }: TransferState): ProviderChange | null {
  const last = providerChanges.at(-1);
  return last?.status === 'planned' ? last : null;
}

/** @returns the latest change that came about, or null */
export const latestChange = ({ providerChanges }: TransferState): ProviderChange | null =>
  providerChanges.findLast(({ status }) => status === 'changed') ?? null;
