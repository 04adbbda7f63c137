/**
 * The ladder of an obligation: when who is reminded of it, and when it becomes the agency's to decide (DESIGN § 3).
 *
 *     -2 wd 09:00   due day 09:00   +1 wd 09:00        +2..+6 wd 09:00   weekly 8 times      +1 week
 *     before        due-day         overdue            daily-1..5        weekly-1..8         passed to the agency
 *     assignee      assignee        assignee, agency   assignee          assignee, agency    agency: weekly 26 times
 *
 * Of a change that nobody acknowledged the agency is told a working day later than its deputy or general address, with daily-1.
 * How long before, how many daily and weekly steps: by the numbers that it was opened with (rules.ts), these are the usual
 * ones. Every step is at 09:00 of a working day. An obligation that is still open after the agency's last week is unattended:
 * so no execution of an obligation lives over 300 days.
 */
import {
  addDays,
  addWorkingDays,
  at,
  type Day,
  dayOf,
  type Instant,
  isWorkingDay,
} from '#domain/calendar/calendar';
import type { OpenObligation } from '#domain/case/state';
import { agencyAfter, type Party } from '#domain/obligation/kinds';

/**
 * Days that an execution minds an obligation: then, on the next working day, it counts as unattended, whatever was paused,
 * extended or still ahead. The machine that started it waits 290 days for that, and would fail in its stead.
 */
export const longestMindedDays = 280;
/** How often the agency is reminded of what was passed to it, before it counts as unattended. */
export const agencyNudges = 26;
const morning = '09:00';

export interface LadderStep {
  readonly name: string;
  readonly at: Instant;
  readonly to: readonly Party[];
  readonly tone: 'reminder' | 'due-today' | 'overdue' | 'passed';
}

/**
 * @param obligation its due day, its numbers, and whether it was passed to the agency
 * @returns its steps in the order of time; the last one has the name `end` and reminds nobody
 */
export function ladder(
  obligation: Pick<OpenObligation, 'kind' | 'assignee' | 'due' | 'passedAt' | 'nudges'>,
): LadderStep[] {
  return obligation.passedAt ? agencyLadder(dayOf(obligation.passedAt)) : ladderTo(obligation);
}

/** @returns the day on which the agency is told that it is overdue */
export const agencyToldOn = ({ kind, due }: Pick<OpenObligation, 'kind' | 'due'>): Day =>
  addWorkingDays(due, 1 + agencyAfter(kind));

/** Name of the step after which nobody is reminded any more. */
export const endOfLadder = 'end';

/** @returns the last step of an obligation whose execution has lived long enough */
export const lastStep = (mindedFrom: Instant): LadderStep => ({
  name: endOfLadder,
  at: at(onWorkingDay(addDays(dayOf(mindedFrom), longestMindedDays)), morning),
  to: [],
  tone: 'passed',
});

function ladderTo(obligation: Pick<OpenObligation, 'kind' | 'assignee' | 'due' | 'nudges'>): LadderStep[] {
  const { kind, assignee, due, nudges } = obligation;
  const { before, daily, weekly } = nudges;
  const later = agencyAfter(kind);
  const both: readonly Party[] = assignee === 'agency' ? ['agency'] : [assignee, 'agency'];
  const step = (
    name: string,
    day: Day,
    tone: LadderStep['tone'],
    to: readonly Party[] = [assignee],
  ): LadderStep => ({
    name,
    at: at(day, morning),
    to,
    tone,
  });
  const overdue = addWorkingDays(due, 1);
  /** The n-th working day after the first overdue mail. The agency's step is taken also when no daily ones are. */
  const lateOn = (n: number): readonly Party[] => {
    if (n > daily) return n === later ? ['agency'] : [];
    return n === later ? both : [assignee];
  };
  const lastDaily = addWorkingDays(overdue, daily);
  const weeks = counted(weekly).map((n) => onWorkingDay(addDays(lastDaily, 7 * n)));
  return [
    ...(before > 0 ? [step('before', addWorkingDays(due, 0 - before), 'reminder')] : []),
    step('due-day', onWorkingDay(due), 'due-today'),
    step('overdue', overdue, 'overdue', later === 0 ? both : [assignee]),
    ...counted(Math.max(daily, later)).map((n) =>
      step(`daily-${n}`, addWorkingDays(overdue, n), 'overdue', lateOn(n)),
    ),
    ...weeks.map((day, index) => step(`weekly-${index + 1}`, day, 'overdue', both)),
    step(endOfLadder, onWorkingDay(addDays(lastDaily, 7 * (weekly + 1))), 'passed', []),
  ];
}

function agencyLadder(passed: Day): LadderStep[] {
  const weeks = counted(agencyNudges).map((n) => onWorkingDay(addDays(passed, 7 * n)));
  const steps = weeks.map(
    (day, index): LadderStep => ({
      name: `agency-${index + 1}`,
      at: at(day, morning),
      to: ['agency'],
      tone: 'passed',
    }),
  );
  const end = onWorkingDay(addDays(passed, 7 * (agencyNudges + 1)));
  return [...steps, { name: endOfLadder, at: at(end, morning), to: [], tone: 'passed' }];
}

const counted = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

/** @returns the day itself, or the next working day */
export const onWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : addWorkingDays(day, 1));
