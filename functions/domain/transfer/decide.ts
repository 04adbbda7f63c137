/**
 * A case goes from one provider to another (BRIEF, path 8): planned for a day, undone until that day, done at its 00:00.
 *
 *     plan ── old provider: hand the case over ──▶ the day ── new provider: its support person, in 5 working days
 *       └──▶ undo                                    └─ what the old one owed goes on, by the same days
 */
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { Answer } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation, type Phase } from '#domain/case/state';
import { openingOf } from '#domain/obligation/decide';
import type { SideKind } from '#domain/obligation/kinds';
import { type ProviderChange, plannedChange } from '#domain/transfer/state';

/** A change is planned at most so many days ahead: the machine of a transfer waits for it, and must end within a year. */
export const longestPlanDays = 290;

/** Phases in which a provider serves the case, and another can take over. After the service its report is its own. */
const servedPhases: readonly Phase[] = ['assigning', 'arranging', 'meeting', 'active'];

export type TransferCommand =
  | {
      readonly type: 'PlanProviderChange';
      readonly to: { readonly id: string; readonly name: string };
      readonly effective: Day;
      readonly reason: string;
      readonly transfer: string | null;
    }
  | { readonly type: 'UndoProviderChange'; readonly reason: string; readonly transfer: string | null }
  /** Its day has come. `calledOff`: the transfer that it is a part of was undone meanwhile. */
  | { readonly type: 'ApplyProviderChange'; readonly calledOff: boolean }
  | ({ readonly type: 'HandOverCase'; readonly text: string } & Answer)
  | ({
      readonly type: 'TakeOverCase';
      readonly name: string;
      readonly phone: string | null;
      readonly email: string | null;
      readonly languages: readonly string[];
      /** The three checks of SHS §§ 24-25, confirmed one by one. */
      readonly notRelative: boolean;
      readonly notSameHome: boolean;
      readonly noConviction: boolean;
    } & Answer);

type Of<Type extends TransferCommand['type']> = Extract<TransferCommand, { type: Type }>;

/** @returns true when the case can be given to another provider */
export const isServed = (phase: Phase): boolean => servedPhases.includes(phase);

/**
 * A change for today is done at once. Of one transfer each case is planned once, also after it was undone for the case.
 * @throws CommandRefused `case-ended`, `wrong-phase`, `change-planned`, `same-provider`, `effective-out-of-range`
 */
export function planChange(command: Of<'PlanProviderChange'>, state: CaseState, now: Instant): CaseEvent[] {
  const { to, effective, transfer } = command;
  if (transfer !== null && state.providerChanges.some((one) => one.transfer === transfer)) return [];
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  const from = state.provider;
  if (!from || !isServed(state.phase)) throw new CommandRefused('wrong-phase');
  if (plannedChange(state)) throw new CommandRefused('change-planned');
  if (to.id === from.id) throw new CommandRefused('same-provider');
  const today = dayOf(now);
  if (effective < today || effective > addDays(today, longestPlanDays))
    throw new CommandRefused('effective-out-of-range');
  const handOver = effective > today ? String(state.asked['hand-over-case'] + 1) : null;
  const planned: CaseEvent = {
    type: 'ProviderChangePlanned',
    ...{ from, to, effective, transfer, handOver },
    personal: { text: command.reason },
  };
  if (handOver === null) return [planned, ...changed(state, { from, to, effective, handOver }, now)];
  // 24:00 of the old provider's last day is 00:00 of the new one's first.
  const due = addDays(effective, -1);
  return [planned, { type: 'ObligationAsked', kind: 'hand-over-case', cause: handOver, from: now, due }];
}

/** @throws CommandRefused `wrong-phase` when nothing is planned, or its day has come; never of a part of a transfer */
export function undoChange(command: Of<'UndoProviderChange'>, state: CaseState, now: Instant): CaseEvent[] {
  const planned = plannedChange(state);
  const open = planned !== null && now < startOfDay(planned.effective);
  if (command.transfer !== null && (!open || planned.transfer !== command.transfer)) return [];
  if (!open) throw new CommandRefused('wrong-phase');
  return undone(state, planned, now, command.reason);
}

/** Not before its day, and once. A case that has ended, or has another provider by now, is left as it is. */
export function applyChange(command: Of<'ApplyProviderChange'>, state: CaseState, now: Instant): CaseEvent[] {
  const planned = plannedChange(state);
  if (!planned || now < startOfDay(planned.effective)) return [];
  const stands = isServed(state.phase) && state.provider?.id === planned.from.id;
  return stands && !command.calledOff ? changed(state, planned, now) : undone(state, planned, now);
}

/** The provider gave the case back, or it is over for it otherwise: what was planned has no ground any more. */
export function undoneWith(state: CaseState, now: Instant): CaseEvent[] {
  const planned = plannedChange(state);
  return planned ? undone(state, planned, now) : [];
}

/** Another support person is to be found: the one to be named is void. */
export const takeOverVoid = (state: CaseState, now: Instant): CaseEvent[] =>
  cancelled(state, 'take-over-case', String(state.asked['take-over-case']), now);

export function handOver(command: Of<'HandOverCase'>, state: CaseState, now: Instant): CaseEvent[] {
  const { cause, text } = command;
  const answered = answer(state, 'hand-over-case', command, 'done', now);
  return [...answered, { type: 'CaseHandedOver', cause, personal: { text } }];
}

export function takeOver(command: Of<'TakeOverCase'>, state: CaseState, now: Instant): CaseEvent[] {
  if (!(command.notRelative && command.notSameHome && command.noConviction))
    throw new CommandRefused('checks-not-confirmed');
  const { name, phone, email } = command;
  return [
    ...answer(state, 'take-over-case', command, 'done', now),
    { type: 'SupportPersonNamed', languages: [...command.languages], personal: { name, phone, email } },
  ];
}

/** A support person who was ensured is the old provider's: the new one names its own. */
function changed(
  state: CaseState,
  { from, to, effective, handOver: cause }: Pick<ProviderChange, 'from' | 'to' | 'effective' | 'handOver'>,
  now: Instant,
): CaseEvent[] {
  const owed = state.asked['take-over-case'];
  const owes = owed > 0 && findObligation(state, 'take-over-case', String(owed))?.status !== 'closed';
  const asked: CaseEvent = {
    type: 'ObligationAsked',
    ...{ kind: 'take-over-case', cause: String(owed + 1), from: now, due: null },
  };
  return [
    ...(cause === null ? [] : passed(state, cause, now)),
    { type: 'ProviderChanged', from, to, effective },
    ...(state.phase === 'assigning' || owes ? [] : [asked]),
  ];
}

/** What the old provider did not hand over is the agency's to get from it. */
function passed(state: CaseState, cause: string, now: Instant): CaseEvent[] {
  const obligation = findObligation(state, 'hand-over-case', cause);
  if (obligation && (obligation.status === 'closed' || obligation.passedAt)) return [];
  const opening = obligation ? [] : [openingOf(state, 'hand-over-case', cause, now)];
  return [...opening, { type: 'ObligationPassedToAgency', kind: 'hand-over-case', cause }];
}

function undone(state: CaseState, planned: ProviderChange, now: Instant, reason?: string): CaseEvent[] {
  const { handOver: cause } = planned;
  return [
    ...(cause === null ? [] : cancelled(state, 'hand-over-case', cause, now)),
    { type: 'ProviderChangeUndone', ...(reason ? { personal: { text: reason } } : {}) },
  ];
}

function cancelled(state: CaseState, kind: SideKind, cause: string, now: Instant): CaseEvent[] {
  const obligation = findObligation(state, kind, cause);
  if (state.phase === 'ended' || obligation?.status === 'closed' || Number(cause) < 1) return [];
  // Its machine may not have opened it yet.
  const opening = obligation ? [] : [openingOf(state, kind, cause, now)];
  const answered = { kind, cause, outcome: 'cancelled', arrivedAt: now, channel: null } as const;
  return [...opening, { type: 'ObligationAnswered', ...answered, late: false }];
}
