/**
 * How long a client's data are kept. Papers of AMIF are kept five years from 31 December of the year of the final payment
 * (Regulation (EU) 2021/1060, Art. 82; BRIEF); then personal data go, and what happened stays as facts without persons.
 */
import { addDays, type Day, dayOf, endOfDay, type Instant, parseDay } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';

export interface Retention {
  /** Year of the fund's final payment, as far as it is known: an assumption that the operator corrects. */
  readonly finalPaymentYear: number;
  /** Whole years that are kept after 31 December of that year. */
  readonly years: number;
}

/** The agency is shown what will be erased from so many days before on: a week, and days off around the new year. */
export const previewDays = 14;

/**
 * So many days after a client's data went, it is still known who had looked at them: a complaint that comes late can be
 * answered. Then the entries go, too; they name officers. Ours to choose: no law names a number.
 */
export const accessDays = 366;

/**
 * @param endedOn the day on which the case ended; one that ended after the final payment is kept from its own year on
 * @returns the first day on which its data may go: 1 January
 */
export const erasableFrom = (endedOn: Day, { finalPaymentYear, years }: Retention): Day =>
  parseDay(`${Math.max(finalPaymentYear, Number(endedOn.slice(0, 4))) + years + 1}-01-01`);

/**
 * @returns the last year in which a case may have ended whose data go on that day or within the days of the preview; null:
 *   there is none yet
 */
export function lastYearShown(day: Day, { finalPaymentYear, years }: Retention): number | null {
  const year = Number(addDays(day, previewDays).slice(0, 4)) - years - 1;
  return year >= finalPaymentYear ? year : null;
}

/** @returns the day on which the data of this case go, or null while it runs, and when they are gone */
export function erasureDay({ phase, endedAt, erasedAt }: CaseState, retention: Retention): Day | null {
  return phase === 'ended' && endedAt && !erasedAt ? erasableFrom(dayOf(endedAt), retention) : null;
}

/** @returns the last moment at which something may have come that goes on that day or within the days of the preview; null: none */
export function lastMomentShown(day: Day, retention: Retention): Instant | null {
  const year = lastYearShown(day, retention);
  return year === null ? null : endOfDay(parseDay(`${year}-12-31`));
}

export interface ErasePersonalData {
  readonly type: 'ErasePersonalData';
  readonly retention: Retention;
}

/** Notes that the data are gone. @throws CommandRefused `too-early` before the day */
export function decideErasure({ retention }: ErasePersonalData, state: CaseState, now: Instant): CaseEvent[] {
  if (state.erasedAt) return [];
  const day = erasureDay(state, retention);
  if (!day || day > dayOf(now)) throw new CommandRefused('too-early');
  return [{ type: 'PersonalDataErased' }];
}
