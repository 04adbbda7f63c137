/** What the pages of statistics need from the world. */
import type { Day } from '#domain/calendar/calendar';
import type { CaseFacts } from '#domain/statistics/facts';
import type { Period } from '#domain/statistics/period';

export interface StatisticsPorts {
  /**
   * @param today up to its month cases may have ended
   * @returns facts of every case that lived in the period, and of others; `more`: there are more than can be counted;
   *   `complete` false: the sweep still gives cases of before their facts
   */
  caseFacts(
    period: Period,
    today: Day,
  ): Promise<{ facts: readonly CaseFacts[]; more: boolean; complete: boolean }>;
}
