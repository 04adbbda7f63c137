/** A later day with an accepted reason: named by an officer, or asked for by the party; and lateness that is excused. */

import type { Day } from '#domain/calendar/calendar';
import { addDays, dayOf, type Instant } from '#domain/calendar/calendar';
import { dueAfterExtension } from '#domain/calendar/due';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation, type OpenObligation } from '#domain/case/state';
import type { ClockCommandOf } from '#domain/clocks/commands';
import { findOpen } from '#domain/clocks/finding';
import { longestWaitDays } from '#domain/clocks/pausing';

/** @throws CommandRefused `day-not-possible`, and as `findOpen` */
export function extendObligation(
  { kind, cause, due: day, reason }: ClockCommandOf<'ExtendObligation'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const obligation = findOpen(state, kind, cause);
  mustBeLater(day, obligation, now);
  const { due, explanation } = dueAfterExtension(obligation, dayOf(now), day);
  return [{ type: 'ObligationExtended', kind, cause, due, explanation, personal: { text: reason } }];
}

/** The same wish twice is a second click; another one waits until an officer has decided on the first. */
export function askExtension(
  { kind, cause, party, until, reason }: ClockCommandOf<'AskExtension'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const obligation = findOpen(state, kind, cause);
  const { wish } = obligation;
  if (wish?.until === until && wish.reason === reason) return [];
  if (wish) throw new CommandRefused('already-asked');
  mustBeLater(until, obligation, now);
  return [{ type: 'ExtensionAsked', kind, cause, party, until, personal: { text: reason } }];
}

/** @throws CommandRefused `wrong-phase` when nobody asked, or it was decided */
export function refuseExtension(
  { kind, cause, reason }: ClockCommandOf<'RefuseExtension'>,
  state: CaseState,
): CaseEvent[] {
  if (!findOpen(state, kind, cause).wish) throw new CommandRefused('wrong-phase');
  return [{ type: 'ExtensionRefused', kind, cause, personal: { text: reason } }];
}

/** Only an answer that came late needs it; also after the case has ended. @throws CommandRefused `wrong-phase` */
export function acceptLateness(
  { kind, cause, reason }: ClockCommandOf<'AcceptLateness'>,
  state: CaseState,
): CaseEvent[] {
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status !== 'closed' || !obligation.late) throw new CommandRefused('wrong-phase');
  if (obligation.latenessAccepted) return [];
  return [{ type: 'LatenessAccepted', kind, cause, personal: { text: reason } }];
}

/** Later than it is due now, today at the earliest, and within `longestWaitDays`. */
function mustBeLater(day: Day, { due }: OpenObligation, now: Instant): void {
  const today = dayOf(now);
  if (day < today || day <= due || day > addDays(today, longestWaitDays))
    throw new CommandRefused('day-not-possible');
}
