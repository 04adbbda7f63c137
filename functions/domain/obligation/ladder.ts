/**
 * The ladder of an obligation: when who is reminded of it, and when it becomes the agency's to decide (DESIGN § 3).
 *
 *     -2 wd 09:00   due day 09:00   +1 wd 09:00        +2..+6 wd 09:00   weekly 8 times      +1 week
 *     before        due-day         overdue            daily-1..5        weekly-1..8         passed to the agency
 *     assignee      assignee        assignee, agency   assignee          assignee, agency    agency: weekly 26 times
 *
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
import type { Party } from '#domain/obligation/kinds';
import type { Nudges } from '#domain/obligation/rules';

/**
 * Days that an execution minds an obligation: then it counts as unattended, whatever was paused, extended or still ahead. An
 * execution of AWS ends after a year.
 */
export const longestMindedDays = 290;
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
  obligation: Pick<OpenObligation, 'assignee' | 'due' | 'passedAt' | 'nudges'>,
): LadderStep[] {
  const { assignee, due, passedAt, nudges } = obligation;
  return passedAt ? agencyLadder(dayOf(passedAt)) : ladderTo(assignee, due, nudges);
}

/** Name of the step after which nobody is reminded any more. */
export const endOfLadder = 'end';

/** @returns the last step of an obligation whose execution has lived long enough */
export const lastStep = (mindedFrom: Instant): LadderStep => ({
  name: endOfLadder,
  at: at(onWorkingDay(addDays(dayOf(mindedFrom), longestMindedDays)), morning),
  to: [],
  tone: 'passed',
});

function ladderTo(assignee: Party, due: Day, { before, daily, weekly }: Nudges): LadderStep[] {
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
  const days = counted(daily).map((n) => addWorkingDays(overdue, n));
  const lastDaily = addWorkingDays(overdue, daily);
  const weeks = counted(weekly).map((n) => onWorkingDay(addDays(lastDaily, 7 * n)));
  return [
    ...(before > 0 ? [step('before', addWorkingDays(due, 0 - before), 'reminder')] : []),
    step('due-day', onWorkingDay(due), 'due-today'),
    step('overdue', overdue, 'overdue', both),
    ...days.map((day, index) => step(`daily-${index + 1}`, day, 'overdue')),
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
