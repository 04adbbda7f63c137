/** What an officer asks of a case by the forms of its page, read into commands. */
import { at, dayOf, type Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { currentOf } from '#domain/case/path';
import { type CaseState, findObligation } from '#domain/case/state';
import { isAgencyKind, type ObligationKind, obligationKinds } from '#domain/obligation/kinds';
import { answerForms } from '#web/forms/answer-forms.ts';
import { declineAssignmentForm } from '#web/forms/decline-assignment.tsx';
import { optionalDay } from '#web/forms/field-schemas.ts';
import type { Form, FormContext } from '#web/forms/form.ts';
import { reviewReferralForm } from '#web/forms/review-referral.tsx';
import { type Errors, textOf, type Values } from '#web/frame/form.ts';
import type { Provider } from '#web/ports.ts';
import { actionTexts as texts } from '#web/texts/admin-pages.ts';
import { clockActions, readClock } from './clock-commands.ts';
import type { CorrectionAction } from './correction-work.ts';
import { endingActions, readEnding } from './ending-commands.ts';
import { evaluationActions, readEvaluationAction } from './evaluation-commands.ts';
import { planActions, readPlanAction } from './plan-commands.ts';
import { readTransfer, transferActions } from './transfer-commands.ts';

export const caseActions = [
  'review',
  'record-answer',
  'record-decline',
  'reissue-link',
  'cancel',
  'restart',
  ...endingActions,
  ...clockActions,
  ...planActions,
  ...evaluationActions,
  ...transferActions,
] as const;
/** Around the mail of a case: `mail-work.ts` reads them. */
export const mailActions = [
  'correct',
  'reread',
  'split',
  'ask-query',
  'withdraw-query',
  'fix-contact',
] as const;
export type MailAction = (typeof mailActions)[number];
export type CaseAction = (typeof caseActions)[number] | MailAction | CorrectionAction;

export type Asked =
  /** `done` names the news to show when it is done. */
  | { readonly ok: true; readonly command: Command; readonly done: string }
  | { readonly ok: false; readonly errors: Errors };

/** Longest reason, in characters. */
const longestReason = 4000;

export interface Current {
  readonly kind: ObligationKind;
  readonly cause: string;
}

/** @param values the posted form; `kind` and `cause` say which obligation it was drawn for, else it is the current one */
export function readAsked(
  action: (typeof caseActions)[number],
  values: Values,
  { state, now, providers }: { state: CaseState; now: Instant; providers: readonly Provider[] },
): Asked {
  const { kind, cause } = meant(values, state);
  const onPage: FormContext = { now, state, cause, channel: 'admin', arrivedAt: now };
  switch (action) {
    case 'review': {
      const form = reviewReferralForm(providers, null);
      return done(form.parse(values, onPage), textOf(values, 'verdict'));
    }
    case 'record-answer':
      if (isAgencyKind(kind)) return { ok: false, errors: { action: texts.unknown } };
      return byPhone(answerForms[kind], values, onPage, kind);
    case 'record-decline':
      return byPhone(declineAssignmentForm, values, onPage, 'ensure-support-person');
    case 'reissue-link':
      return { ok: true, command: { type: 'ReissueLink', kind, cause }, done: 'reissued' };
    case 'cancel':
      return readCancel(values);
    case 'restart':
      return { ok: true, command: { type: 'RestartMachines' }, done: 'restarted' };
    case 'pause':
    case 'resume':
    case 'extend':
    case 'refuse-extension':
    case 'hand-over':
    case 'withdraw':
    case 'accept-lateness':
    case 'pause-case':
    case 'resume-case':
    case 'hand-over-contact':
      return readClock(action, values);
    case 'change-plan':
    case 'review-report':
      return readPlanAction(action, values, state, now);
    case 'set-evaluation':
    case 'answer-interpreter':
      return readEvaluationAction(action, values, state, now);
    case 'change-provider':
    case 'undo-change':
      return readTransfer(action, values, { now, providers });
    case 'end-service':
    case 'close-case':
    case 'reopen':
    case 'record-refusal':
      return readEnding(action, values, state, now);
  }
}

function byPhone(form: Form, values: Values, onPage: FormContext, kind: ObligationKind): Asked {
  const arrivedAt = readArrival(values, onPage, kind);
  const context: FormContext = { ...onPage, channel: 'phone', arrivedAt: arrivedAt ?? onPage.now };
  const parsed = form.parse(values, context);
  if (arrivedAt) return done(parsed, 'recorded');
  return { ok: false, errors: { ...(parsed.ok ? {} : parsed.errors), arrivedOn: texts.arrivedOnWrong } };
}

/**
 * An answer counts from the day on which it reached the agency, also when it is written down later.
 * @returns the last minute of that day, `now` for today, null when the day is not possible
 */
function readArrival(
  values: Values,
  { state, cause, now }: FormContext,
  kind: ObligationKind,
): Instant | null {
  const read = optionalDay.safeParse(values.arrivedOn ?? []);
  if (!read.success) return null;
  const today = dayOf(now);
  const day = read.data ?? today;
  const openedAt = findObligation(state, kind, cause)?.openedAt ?? state.registeredAt;
  if (day > today || day < dayOf(openedAt)) return null;
  return day === today ? now : at(day, '23:59');
}

function readCancel(values: Values): Asked {
  const reason = textOf(values, 'reason');
  const errors: Record<string, string> = {};
  if (reason === '') errors.reason = texts.cancelReasonMissing;
  if (reason.length > longestReason) errors.reason = texts.reasonLong;
  if (textOf(values, 'confirm') !== 'yes') errors.confirm = texts.cancelConfirmMissing;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, command: { type: 'CancelCase', reason }, done: 'cancelled' };
}

/** A form that was drawn for an older obligation must not answer a newer one. */
function meant(values: Values, state: CaseState): Current {
  const current = currentOf(state);
  const kind = obligationKinds.find((one) => one === textOf(values, 'kind')) ?? current?.kind;
  const known = kind ?? 'review-referral';
  const cause = textOf(values, 'cause') || String(Math.max(1, state.asked[known]));
  return { kind: known, cause };
}

const done = (parsed: ReturnType<Form['parse']>, what: string): Asked =>
  parsed.ok ? { ...parsed, done: what } : parsed;
