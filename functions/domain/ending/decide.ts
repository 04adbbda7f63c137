/**
 * The end of a service and of its case.
 *
 *     active ── ServiceEnded (one of four reasons, or the term) ──▶ closing ── final report ──────▶ ended
 *                                                                          └─ an officer closes ─▶ ended
 *     any phase ── cancelled, declined ──▶ ended
 */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { Answer, CommandOf } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation, type OpenObligation, openObligations } from '#domain/case/state';
import { resumedAt } from '#domain/clocks/pausing';
import type { ChosenEnding, GoalOutcome, RefusalKind, ServiceEnding } from '#domain/ending/facts';
import { goalsOf } from '#domain/ending/state';
import { openingOf } from '#domain/obligation/decide';
import { type ObligationKind, sideKinds } from '#domain/obligation/kinds';

type Owed = Pick<OpenObligation, 'kind' | 'cause'>;

export type EndingCommand =
  | {
      readonly type: 'EndService';
      readonly ending: ChosenEnding;
      readonly lastDay: Day;
      readonly note: string | null;
      /** The municipality agrees: needed to end by agreement. */
      readonly consent: boolean;
    }
  | ({
      readonly type: 'SubmitFinalReport';
      /** One for each of the plan's goals, in their order; one for all when it has none. */
      readonly outcomes: readonly GoalOutcome[];
      readonly hours: number | null;
      readonly summary: string;
      readonly recommendation: string;
    } & Answer)
  /** Without the final report: it will not come, or cannot. */
  | { readonly type: 'CloseCase'; readonly reason: string }
  | { readonly type: 'CancelCase'; readonly reason: string }
  | { readonly type: 'ReopenCase'; readonly reason: string }
  | {
      readonly type: 'RecordRefusal';
      readonly what: RefusalKind;
      readonly on: Day;
      readonly text: string;
    };

/** @throws CommandRefused `case-ended`, `wrong-phase`, `last-day-outside`, `consent-missing`; `still-missing`: the note */
export function endService(
  { ending, lastDay, note, consent }: CommandOf<'EndService'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (state.phase !== 'active') throw new CommandRefused('wrong-phase');
  const first = state.serviceStart ?? state.referralDate ?? lastDay;
  const last = state.serviceEnd ?? lastDay;
  if (lastDay > dayOf(now) || lastDay < first || lastDay > last) throw new CommandRefused('last-day-outside');
  if (ending === 'other' && !note?.trim()) throw new CommandRefused('still-missing');
  if (ending === 'agreed' && !consent) throw new CommandRefused('consent-missing');
  return serviceEnded(state, { ending, lastDay, note }, now);
}

/** The term is over: 24:00 of the last day has come. */
export const endTerm = (state: CaseState, now: Instant): CaseEvent[] =>
  serviceEnded(state, { ending: 'term-reached', lastDay: state.serviceEnd ?? dayOf(now), note: null }, now);

function serviceEnded(
  state: CaseState,
  end: { ending: ServiceEnding; lastDay: Day; note: string | null },
  now: Instant,
): CaseEvent[] {
  const { ending, lastDay, note } = end;
  const personal = note ? { personal: { text: note } } : {};
  // The service's end takes a pause of the case with it: what outlasts it goes on.
  const standing = openObligations(state).filter((one) => outlasts(one) && one.pause?.ofCase);
  return [
    ...cancelAll(state, now, (one) => !outlasts(one)),
    { type: 'ServiceEnded', ending, lastDay, ...personal },
    ...standing.map((one) => resumedAt(one, now)),
    askFinalReport(state, now),
  ];
}

/**
 * What the service's end does not make void: a question of the municipality, news that it has not read, a report of a period
 * that is over and the agency's review of it. The end of the case does.
 */
const outlasting: readonly ObligationKind[] = [
  'answer-query',
  'acknowledge-change',
  'report-to-agency',
  'review-report',
];
const outlasts = ({ kind }: Owed): boolean => outlasting.includes(kind);

/** The answer ends the case: what else is open then is void. */
export function submitFinalReport(
  command: CommandOf<'SubmitFinalReport'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const { cause, outcomes, hours, summary, recommendation } = command;
  const answered = answer(state, 'submit-final-report', command, 'done', now);
  if (state.phase !== 'closing' || !state.serviceEnded) throw new CommandRefused('wrong-phase');
  const goals = goalsOf(state);
  if (outcomes.length !== Math.max(1, goals.length)) throw new CommandRefused('still-missing');
  return [
    ...answered,
    {
      type: 'FinalReportGiven',
      outcomes: [...outcomes],
      hours,
      personal: { goals: [...goals], summary, recommendation },
    },
    ...cancelAll(state, now, (one) => one.kind !== 'submit-final-report' || one.cause !== cause),
    { type: 'CaseEnded', ending: state.serviceEnded.ending },
  ];
}

/** @throws CommandRefused `case-ended`; `wrong-phase` while the service has not ended */
export function closeCase({ reason }: CommandOf<'CloseCase'>, state: CaseState, now: Instant): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (state.phase !== 'closing' || !state.serviceEnded) throw new CommandRefused('wrong-phase');
  const { ending } = state.serviceEnded;
  return [...cancelAll(state, now), { type: 'CaseEnded', ending, personal: { text: reason } }];
}

/** @throws CommandRefused `case-ended` */
export function cancelCase({ reason }: CommandOf<'CancelCase'>, state: CaseState, now: Instant): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  const personal = reason ? { personal: { text: reason } } : {};
  return [...cancelAll(state, now), { type: 'CaseEnded', ending: 'cancelled', ...personal }];
}

/** The same words about the same day, written within an hour, are a second click. */
const sameForMinutes = 60;

/** @throws CommandRefused `case-ended`; `wrong-phase` while the case has no provider */
export function recordRefusal(
  { what, on, text }: CommandOf<'RecordRefusal'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.provider) throw new CommandRefused('wrong-phase');
  const earliest = new Date(Date.parse(now) - sameForMinutes * 60_000).toISOString();
  const again = state.refusals.some(
    (one) => one.recordedAt > earliest && one.what === what && one.on === on && one.text === text,
  );
  return again ? [] : [{ type: 'RefusalRecorded', what, on, personal: { text } }];
}

export const askFinalReport = (state: CaseState, now: Instant): CaseEvent => ({
  type: 'ObligationAsked',
  kind: 'submit-final-report',
  cause: String(state.asked['submit-final-report'] + 1),
  from: now,
  due: null,
});

/**
 * Closes what is open, so that its machines unwind by themselves; with it what was asked for beside the path and is not
 * opened yet: its machine would open it a moment later.
 * @param isVoid which of it; all when left out
 */
function cancelAll(state: CaseState, now: Instant, isVoid: (one: Owed) => boolean = () => true): CaseEvent[] {
  const unopened = sideKinds.flatMap((kind) =>
    Array.from({ length: state.asked[kind] }, (_, index) => ({ kind, cause: String(index + 1) }))
      .filter(({ cause }) => !findObligation(state, kind, cause))
      .filter(isVoid),
  );
  const opened = unopened.map(({ kind, cause }) => openingOf(state, kind, cause, now));
  const cancelled = [...openObligations(state).filter(isVoid), ...unopened].map(
    ({ kind, cause }): CaseEvent => ({
      type: 'ObligationAnswered',
      kind,
      cause,
      outcome: 'cancelled',
      arrivedAt: now,
      channel: null,
      late: false,
    }),
  );
  return [...opened, ...cancelled];
}
