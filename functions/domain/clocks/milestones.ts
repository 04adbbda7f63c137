/** What a pause of the whole case does to the months of its service. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { pauseReminderAt } from '#domain/clocks/pausing';

/** The law's end stands, and with it its warning: 12 months are not moved by a pause. All else waits until it goes on. */
const standing: readonly string[] = ['end', 'warn-of-end', 'pause-over'];

/** @returns when the agency is told that a pause runs past its expected end; none when it was told */
export const pauseMilestones = ({
  pause,
}: CaseState): { readonly milestone: 'pause-over'; readonly wakeAt: Instant }[] =>
  pause && !pause.remindedAt ? [{ milestone: 'pause-over', wakeAt: pauseReminderAt(pause) }] : [];

/** @returns true for a milestone that comes now: all of them unless the case stands */
export const goesOn = ({ pause }: CaseState, milestone: string): boolean =>
  pause === null || standing.includes(milestone);
