/** Due dates by Estonian law, each with the explanation that is kept beside it (DESIGN § 3; HMS § 33, TsÜS §§ 134–137). */
import * as z from 'zod/mini';
import {
  addDays,
  addMonths,
  addWorkingDays,
  CalendarError,
  type Day,
  dayOf,
  daySchema,
  holidayOn,
  type Instant,
  instantSchema,
  isWeekend,
  parseDay,
  parseInstant,
  workingDaysBetween,
} from './calendar.ts';
import { HOLIDAY_IDS } from './holidays.ts';

/** Raise it when the counting changes: stored due dates keep the version by which they were counted. */
export const DUE_RULE_VERSION = 1;

/** One day after day 0: the n-th working day, or a day that does not count and why. */
const stepSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('counted'), day: daySchema, number: z.int().check(z.positive()) }),
    z.strictObject({ kind: z.literal('weekend'), day: daySchema }),
    z.strictObject({ kind: z.literal('holiday'), day: daySchema, holiday: z.enum(HOLIDAY_IDS) }),
  ]),
);

/** What moved the date after it was counted: a pause by its working days, or a day that an officer named. */
const changeSchema = z.lazy(() =>
  z.discriminatedUnion('why', [
    z.strictObject({
      why: z.literal('paused'),
      from: daySchema,
      to: daySchema,
      workingDays: z.int().check(z.nonnegative()),
      due: daySchema,
    }),
    z.strictObject({ why: z.literal('extended'), on: daySchema, due: daySchema }),
  ]),
);
export type DueChange = z.infer<typeof changeSchema>;

const version = z.int().check(z.positive());
/** In the order of time; the last one's day is the one that holds. */
const changes = z.optional(z.array(changeSchema));

/** How a due date came about; `receivedAt` is null when only the day is known. Each ends at 24:00 of `due`. */
export const dueExplanationSchema = z.lazy(() =>
  z.discriminatedUnion('rule', [
    z.strictObject({
      rule: z.literal('working-days'),
      version,
      dayZero: daySchema,
      receivedAt: z.nullable(instantSchema),
      steps: z.array(stepSchema),
      due: daySchema,
      changes,
    }),
    z.strictObject({
      rule: z.literal('months'),
      version,
      from: daySchema,
      months: z.int().check(z.positive()),
      due: daySchema,
      changes,
    }),
    z.strictObject({ rule: z.literal('date'), version, due: daySchema, changes }),
  ]),
);
export type DueExplanation = z.infer<typeof dueExplanationSchema>;
export type DueStep = z.infer<typeof stepSchema>;

export type DueDate = { readonly due: Day; readonly explanation: DueExplanation };

/**
 * "n working days": the day of the event is day 0, also on a weekend or holiday; the period ends on the n-th working day
 * after it at 24:00 in Estonia.
 * @param received the moment or the day of the event. @param n whole number from 1.
 * @throws CalendarError `not-a-count`, `not-a-day`, `not-an-instant`, `outside-years`.
 */
export const dueAfterWorkingDays = (received: Instant | Day, n: number): DueDate => {
  const receivedAt = received.includes('T') ? parseInstant(received) : null;
  const dayZero = receivedAt === null ? parseDay(received) : dayOf(receivedAt);
  const due = addWorkingDays(dayZero, fromOne(n, 'working days'));
  const steps = stepsAfter(dayZero, due);
  return {
    due,
    explanation: { rule: 'working-days', version: DUE_RULE_VERSION, dayZero, receivedAt, steps, due },
  };
};

/** "n months": the same day of the month, or the last day of a shorter one; not moved to a working day. */
export const dueAfterMonths = (from: Day, n: number): DueDate => {
  const months = fromOne(n, 'months');
  const due = addMonths(from, months);
  return { due, explanation: { rule: 'months', version: DUE_RULE_VERSION, from, months, due } };
};

/** A due date that somebody chose: kept as it is, working day or not. */
export const dueOnDay = (due: Day): DueDate => ({
  due,
  explanation: { rule: 'date', version: DUE_RULE_VERSION, due },
});

/**
 * The date moves by the working days that it stood (DESIGN § 3): those after `from`, up to and with `to`. None moves nothing.
 * @param to not before `from`, else nothing is counted
 */
export const dueAfterPause = (before: DueDate, from: Day, to: Day): DueDate => {
  const workingDays = Math.max(0, workingDaysBetween(from, to));
  return changed(before, {
    why: 'paused',
    from,
    to: to < from ? from : to,
    workingDays,
    due: addWorkingDays(before.due, workingDays),
  });
};

/** A day that an officer named, on the day `on`; what was counted before stays to be read. */
export const dueAfterExtension = (before: DueDate, on: Day, due: Day): DueDate =>
  changed(before, { why: 'extended', on, due });

/** @returns the days in order, those of one weekend together: they are told in one sentence. */
export const daysTogether = (steps: readonly DueStep[]): DueStep[][] => {
  const groups: DueStep[][] = [];
  for (const step of steps) {
    const previous = groups.at(-1);
    if (step.kind === 'weekend' && previous?.at(-1)?.kind === 'weekend') previous.push(step);
    else groups.push([step]);
  }
  return groups;
};

const changed = ({ explanation }: DueDate, change: DueChange): DueDate => ({
  due: change.due,
  explanation: { ...explanation, changes: [...(explanation.changes ?? []), change] },
});

const stepsAfter = (dayZero: Day, due: Day): DueStep[] => {
  const steps: DueStep[] = [];
  let number = 0;
  for (let day = dayZero; day < due; ) {
    day = addDays(day, 1);
    const holiday = holidayOn(day);
    if (holiday !== null) steps.push({ kind: 'holiday', day, holiday });
    else if (isWeekend(day)) steps.push({ kind: 'weekend', day });
    else {
      number += 1;
      steps.push({ kind: 'counted', day, number });
    }
  }
  return steps;
};

const fromOne = (n: number, what: string): number => {
  if (Number.isInteger(n) && n >= 1) return n;
  throw new CalendarError('not-a-count', `the number of ${what} must be a whole number from 1, not ${n}`);
};
