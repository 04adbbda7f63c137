/**
 * The morning round's digests: what the agency has before it today, and what a provider has when it is more than a few
 * mails' worth. Pure: the lists come in, what is to be told comes out, without personal data.
 */
import { addWorkingDays, type Day, dayOf, isWorkingDay } from '#domain/calendar/calendar';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import { agencyToldOn, ladder } from '#domain/obligation/ladder';
import { earliestReminder, type Nudges } from '#domain/obligation/rules';

/** More reminders than this on one day come as one mail. */
export const mostSingleReminders = 3;

export interface OpenTask {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
  readonly assignee: Party;
  readonly due: Day;
  readonly nudges: Nudges;
  readonly providerId: string | null;
  /** Hash of the address of whoever does it in its party's place; null: nobody else does. */
  readonly reader: string | null;
  /** A paused one is nobody's to do today. */
  readonly paused: boolean;
}

export interface Morning {
  readonly day: Day;
  readonly tasks: readonly OpenTask[];
  /** Mails that wait for a decision, executions that failed, mails that did not arrive. */
  readonly triage: number;
  readonly failed: number;
  readonly undelivered: number;
  /** Cases whose data will be erased within the days of the preview, and mails of no case. */
  readonly erasing: number;
  readonly strays: number;
}

export interface AgencyDigest {
  readonly overdue: readonly OpenTask[];
  readonly dueToday: readonly OpenTask[];
  /** Open tasks of the agency itself that are neither. */
  readonly waiting: readonly OpenTask[];
  readonly triage: number;
  readonly failed: number;
  readonly undelivered: number;
  readonly erasing: number;
  readonly strays: number;
}

export interface ProviderDigest {
  readonly provider: string;
  /** The contact to whom these tasks were handed over; null: the provider's own address. */
  readonly reader: string | null;
  readonly overdue: readonly OpenTask[];
  readonly dueToday: readonly OpenTask[];
  readonly soon: readonly OpenTask[];
}

/** @returns null on a morning on which there is nothing to tell, and on days off */
export function agencyDigest({ day, tasks, ...counts }: Morning): AgencyDigest | null {
  if (!isWorkingDay(day)) return null;
  const { overdue: late, dueToday, rest } = sorted(tasks, day);
  // What is its party's alone for a day more is not the agency's yet.
  const overdue = late.filter((task) => agencyToldOn(task) <= day);
  const waiting = rest.filter(({ assignee }) => assignee === 'agency');
  const { triage, failed, undelivered, erasing, strays } = counts;
  const others = triage + failed + undelivered + erasing + strays;
  const nothing = overdue.length + dueToday.length + waiting.length + others === 0;
  return nothing ? null : { overdue, dueToday, waiting, ...counts };
}

/** @returns one for each contact of a provider who would get more than `mostSingleReminders` reminders today; none on days off */
export function providerDigests({ day, tasks }: Pick<Morning, 'day' | 'tasks'>): ProviderDigest[] {
  if (!isWorkingDay(day)) return [];
  const reminded = tasks.filter((task) => task.assignee === 'provider' && isRemindedOn(task, day));
  const contacts = Map.groupBy(reminded, ({ providerId, reader }) => `${providerId} ${reader ?? ''}`);
  return [...contacts.values()].flatMap((due) => {
    const { providerId: provider, reader } = due[0] ?? { providerId: null, reader: null };
    if (!provider || due.length <= mostSingleReminders) return [];
    const { overdue, dueToday, rest } = sorted(due, day);
    return [{ provider, reader, overdue, dueToday, soon: rest }];
  });
}

/** The last due day of which a mail may remind today. */
export const remindedUntil = (day: Day): Day => addWorkingDays(day, earliestReminder);

const isRemindedOn = (task: OpenTask, day: Day): boolean =>
  !task.paused &&
  ladder({ ...task, passedAt: null }).some((step) => step.to.includes('provider') && dayOf(step.at) === day);

function sorted(tasks: readonly OpenTask[], day: Day) {
  const running = tasks.filter(({ paused }) => !paused).toSorted((one, other) => order(one, other));
  return {
    overdue: running.filter(({ due }) => due < day),
    dueToday: running.filter(({ due }) => due === day),
    rest: running.filter(({ due }) => due > day),
  };
}

const order = (one: OpenTask, other: OpenTask): number =>
  `${one.due}${one.caseId}${one.kind}` < `${other.due}${other.caseId}${other.kind}` ? -1 : 1;
