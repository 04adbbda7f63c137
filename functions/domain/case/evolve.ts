/** How each fact changes a case: `(state, event) => state`, nothing else. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { enter } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import { obligationKey } from '#domain/case/state';
import { caseClockChanged } from '#domain/clocks/evolve';
import { runningCase } from '#domain/clocks/state';
import { applyCorrection, remembered } from '#domain/correction/evolve';
import { uncorrected } from '#domain/correction/state';
import { applyEnding } from '#domain/ending/evolve';
import { notEnded } from '#domain/ending/state';
import { applyEvaluation, withoutEvaluation } from '#domain/evaluation/evolve';
import { noEvaluations } from '#domain/evaluation/state';
import { applyImport } from '#domain/import/evolve';
import { notImported } from '#domain/import/state';
import { notAssessed, withNeed } from '#domain/need/need';
import { mindedAnew, obligationAfter } from '#domain/obligation/evolve';
import { forEachKind } from '#domain/obligation/kinds';
import { applyPlan, withPlanOfMeeting } from '#domain/plan/evolve';
import { noPlan } from '#domain/plan/state';
import { applyTransfer } from '#domain/transfer/evolve';
import { noTransfers } from '#domain/transfer/state';

/**
 * Applies one log entry.
 * @param state the case before, null when the entry opens it
 * @param entry the entry's number, moment (ISO instant) and events
 * @returns the case after; @throws when the first event of a case does not open it
 */
export function evolve(
  state: CaseState | null,
  entry: { version: number; at: string; events: readonly CaseEvent[] },
): CaseState {
  let next = state;
  for (const event of entry.events) {
    if (event.type === 'CaseOpened') next = opened(event);
    else if (next) next = apply(next, event, entry.at);
    else throw new Error(`A case must begin with CaseOpened, not ${event.type}`);
  }
  if (!next) throw new Error('A log entry must hold an event');
  return { ...next, version: entry.version };
}

function opened(event: EventOf<'CaseOpened'>): CaseState {
  const nothing: CaseState = {
    ...noPlan,
    id: event.caseId,
    version: 0,
    phase: 'review',
    mailKey: event.mailKey,
    part: event.part,
    parts: event.parts,
    municipality: event.municipality,
    receivedAt: event.receivedAt,
    registeredAt: event.registeredAt,
    decisionDate: event.decisionDate,
    referralDate: null,
    serviceEnd: null,
    endWarnedAt: null,
    languages: event.languages,
    protection: event.protection,
    missing: event.missing,
    unreadable: event.unreadable,
    provider: null,
    obligations: {},
    rules: [],
    asked: forEachKind(0),
    queries: {},
    changes: {},
    asks: {},
    drafts: {},
    absences: {},
    statusAsked: [],
    meeting: null,
    meetings: 0,
    noShows: 0,
    rhythm: null,
    filedMails: {},
    ...runningCase,
    ...notEnded,
    ...noTransfers,
    ...notAssessed,
    ...noEvaluations,
    ...uncorrected,
    ...notImported,
    restart: 0,
    erasedAt: null,
    referral: event.personal?.referral ?? null,
    warnings: event.personal?.warnings ?? [],
    sender: event.personal?.sender ?? null,
    supportPerson: null,
    goals: null,
    reason: null,
  };
  return enter(nothing, event.missing.length > 0 ? 'incomplete' : 'review');
}

function apply(state: CaseState, event: Exclude<CaseEvent, { type: 'CaseOpened' }>, at: string): CaseState {
  switch (event.type) {
    case 'ReferralSupplemented': {
      const more: CaseState = {
        ...state,
        missing: event.missing,
        languages: event.languages,
        protection: event.protection,
        decisionDate: event.decisionDate,
        referral: event.personal?.referral ?? null,
        warnings: event.personal?.warnings ?? [],
      };
      return state.phase === 'incomplete' && event.missing.length === 0 ? enter(more, 'review') : more;
    }
    case 'ReferralAccepted':
      return enter({ ...state, provider: event.provider, referralDate: event.referralDate }, 'assigning');
    case 'ReferralReturned':
      return enter({ ...state, reason: event.personal?.text ?? null }, 'incomplete');
    case 'ReferralDeclined':
      return { ...state, reason: event.personal?.text ?? null };
    case 'SupportPersonEnsured': {
      const person = event.personal ?? { name: null, phone: null, email: null };
      return enter({ ...state, supportPerson: { ...person, languages: event.languages } }, 'arranging');
    }
    case 'AssignmentDeclined':
      return enter({ ...state, provider: null, reason: event.personal?.text ?? null }, 'review');
    case 'FirstMeetingArranged': {
      const meeting = {
        startsAt: event.startsAt,
        minutes: event.minutes,
        place: event.personal?.place ?? null,
        interpreter: event.interpreter,
      };
      return enter({ ...state, meeting, meetings: state.meetings + 1 }, 'meeting');
    }
    case 'FirstMeetingMissed':
      return enter(
        { ...state, noShows: state.noShows + 1, reason: event.personal?.text ?? null },
        'arranging',
      );
    case 'FirstMeetingHeld':
      return event.suited
        ? withPlanOfMeeting(state, event, at)
        : enter({ ...state, supportPerson: null, reason: event.personal?.note ?? null }, 'assigning');
    case 'CaseActivated':
      return {
        ...state,
        phase: 'active',
        referralDate: event.referralDate,
        serviceStart: startOf(state, at),
        serviceEnd: event.serviceEnd,
      };
    case 'AnswerDrafted': {
      const draft = {
        mailKey: event.mailKey,
        arrivedAt: event.arrivedAt,
        values: event.personal?.values ?? {},
      };
      return { ...state, drafts: { ...state.drafts, [obligationKey(event.kind, event.cause)]: draft } };
    }
    case 'AbsenceNoted': {
      const absence = { notedAt: at, until: event.until, deputy: event.personal?.deputy ?? null };
      return { ...state, absences: { ...state.absences, [event.party]: absence } };
    }
    case 'ContactCorrected':
      return { ...remembered(state, event, at), sender: event.personal ?? null };
    case 'FactCorrected':
      return applyCorrection(state, event, at);
    case 'NoticeResent':
      return state;
    case 'ReferralCorrected': {
      const { decisionDate, languages, protection, missing } = event;
      const facts = { decisionDate, languages, protection, missing, warnings: [] };
      const corrected = {
        ...remembered(state, event, at),
        ...facts,
        referral: event.personal?.referral ?? null,
      };
      return state.phase === 'incomplete' && missing.length === 0 ? enter(corrected, 'review') : corrected;
    }
    case 'StatusAsked':
      return { ...state, statusAsked: [...state.statusAsked, { at, mailKey: event.mailKey }] };
    case 'QueryAsked': {
      const { cause, mailKey, askedAt } = event;
      const query = { askedAt, mailKey, text: event.personal?.text ?? null, answer: null };
      const asked = { ...state.asked, 'answer-query': state.asked['answer-query'] + 1 };
      return { ...state, asked, queries: { ...state.queries, [cause]: query } };
    }
    case 'ChangeReported': {
      const { cause, direction, since, urgent, personal } = event;
      const { what, done } = personal ?? { what: null, done: null };
      const change = { reportedAt: at, direction, since, urgent, what, done };
      const asked = { ...state.asked, 'acknowledge-change': state.asked['acknowledge-change'] + 1 };
      return { ...state, asked, changes: { ...state.changes, [cause]: change } };
    }
    case 'QueryAnswered': {
      const query = state.queries[event.cause];
      if (!query) throw new Error(`QueryAnswered for query ${event.cause}, which was never asked`);
      const answered = { ...query, answer: event.personal?.text ?? null };
      return { ...state, queries: { ...state.queries, [event.cause]: answered } };
    }
    case 'ProviderChangePlanned':
    case 'ProviderChangeUndone':
    case 'ProviderChanged':
    case 'CaseHandedOver':
    case 'SupportPersonNamed':
      return applyTransfer(state, event, at);
    case 'NeedAssessed':
      return withNeed(state, event, at);
    case 'EndWarned':
      return { ...state, endWarnedAt: at };
    case 'CasePaused':
    case 'CaseResumed':
    case 'CasePauseRanOver':
    case 'ContactHandedOver':
      return caseClockChanged(state, event, at);
    // What has ended does not stand any more: the end by law comes to a paused case, too.
    case 'ServiceEnded':
    case 'CaseEnded':
      return applyEnding(withoutEvaluation({ ...state, pause: null }, at), event, at);
    case 'FinalReportGiven':
    case 'CaseReopened':
    case 'RefusalRecorded':
      return applyEnding(state, event, at);
    case 'PlanChanged':
    case 'OverviewCovered':
    case 'OverviewPutOff':
    case 'OverviewSent':
    case 'ReportPeriodNoted':
    case 'ReportAsked':
    case 'ReportSent':
    case 'ReviewAsked':
    case 'ReportApproved':
    case 'ReportReturned':
      return applyPlan(state, event, at);
    case 'EvaluationSet':
    case 'EvaluationCancelled':
    case 'EvaluationReached':
    case 'EvaluationRecorded':
    case 'InterpreterAsked':
    case 'InterpreterArranged':
    case 'InterpreterNotPossible':
      return applyEvaluation(state, event, at);
    case 'CaseImported':
      return applyImport(state, event, at);
    case 'PersonalDataErased':
      return { ...state, erasedAt: at };
    case 'RulesNoted':
      return { ...state, rules: event.rules };
    case 'MachinesRestarted':
      return { ...state, restart: event.restart, obligations: mindedAnew(state, at) };
    case 'MachinesRedriven':
      return state;
    case 'MailFiled':
      return { ...state, filedMails: { ...state.filedMails, [event.mailKey]: event.as } };
    case 'ObligationAsked': {
      const { kind, cause, from, due } = event;
      const asked = { ...state.asked, [kind]: Number(cause) };
      return { ...state, asked, asks: { ...state.asks, [obligationKey(kind, cause)]: { from, due } } };
    }
    default:
      return { ...state, obligations: { ...state.obligations, ...obligationAfter(state, event, at) } };
  }
}

/** The day of the first meeting; of one that was held before its time, the day of its record. */
function startOf({ meeting }: CaseState, at: string): Day {
  const [met, recorded] = [dayOf(meeting?.startsAt ?? at), dayOf(at)];
  return met < recorded ? met : recorded;
}
