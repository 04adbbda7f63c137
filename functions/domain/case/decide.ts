/** The rules of a case: `(command, state, now) => events`. The same command twice changes the world once. */
import type { Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import { acknowledgeChange, reportChange } from '#domain/case/change';
import type { Command } from '#domain/case/commands';
import {
  askQuery,
  askStatus,
  draftAnswer,
  noteAbsence,
  resend,
  withdrawQuery,
} from '#domain/case/correspondence';
import type { CaseEvent } from '#domain/case/events';
import { decideMeetingArranged, decideMeetingRecorded } from '#domain/case/meeting';
import { correct, supplement } from '#domain/case/opening';
import { CommandRefused } from '#domain/case/refusal';
import { decideReview } from '#domain/case/review';
import { hasReachedEnd, reach } from '#domain/case/service';
import { type CaseState, openObligations } from '#domain/case/state';
import { decideClock } from '#domain/clocks/decide';
import { correctFact } from '#domain/correction/decide';
import {
  cancelCase,
  closeCase,
  endService,
  endTerm,
  recordRefusal,
  submitFinalReport,
} from '#domain/ending/decide';
import { reopenCase } from '#domain/ending/reopen';
import { cancelEvaluation, recordEvaluation, setEvaluation } from '#domain/evaluation/decide';
import { answerInterpreter } from '#domain/evaluation/interpreter';
import { assessNeed } from '#domain/need/need';
import {
  decideNudge,
  noteSleepingLink,
  noteTaskMailAccepted,
  openObligation,
  whileOpen,
} from '#domain/obligation/decide';
import { revived } from '#domain/obligation/reviving';
import { isSameBook, type RuleBook } from '#domain/obligation/rules';
import { decidePlan } from '#domain/plan/decide';
import { decideErasure } from '#domain/retention/retention';
import {
  applyChange,
  handOver,
  planChange,
  takeOver,
  takeOverVoid,
  undoChange,
  undoneWith,
} from '#domain/transfer/decide';

/**
 * @param now ISO instant of the step or request
 * @param rules numbers that the agency has set by now; what the case does not know of them becomes its first fact
 * @returns the events, none when there is nothing to change; @throws CommandRefused
 */
export function decide(
  command: Command,
  state: CaseState,
  now: Instant,
  rules: RuleBook = state.rules,
): CaseEvent[] {
  const noted = rulesNoted(command, state, rules);
  if (command.type === 'NoteRules') return noted;
  const before = noted.length === 0 ? state : { ...state, rules };
  const events = decided(command, before, now);
  return events.length === 0 ? [] : [...noted, ...events, ...revived(events, before)];
}

/** Nothing begins any more in a case that has ended, unless it is opened again. */
function rulesNoted({ type }: Command, state: CaseState, rules: RuleBook): CaseEvent[] {
  const over = state.phase === 'ended' && type !== 'ReopenCase';
  return over || isSameBook(rules, state.rules) ? [] : [{ type: 'RulesNoted', rules: [...rules] }];
}

function decided(
  command: Exclude<Command, { type: 'NoteRules' }>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  switch (command.type) {
    case 'OpenObligation':
      return openObligation(command, state, now);
    case 'Nudge':
      return decideNudge(command, state, now);
    case 'NoteTaskMailAccepted':
      return noteTaskMailAccepted(command, state);
    case 'OpenTask':
      return whileOpen(command, state, (one) =>
        one.taskOpenedAt && !one.lockedOut ? [] : [{ ...ofObligation(command), type: 'TaskOpened' }],
      );
    case 'NoteSleepingLink':
      return noteSleepingLink(command, state, now);
    case 'ReissueLink':
      return whileOpen(command, state, () => [{ ...ofObligation(command), type: 'LinkReissued' }]);
    case 'SupplementReferral':
      return supplement(command, state, now);
    case 'ReviewReferral':
      return decideReview(command, state, now);
    case 'EnsureSupportPerson': {
      if (!(command.notRelative && command.notSameHome && command.noConviction))
        throw new CommandRefused('checks-not-confirmed');
      const { name, phone, email } = command;
      return [
        ...answer(state, 'ensure-support-person', command, 'done', now),
        { type: 'SupportPersonEnsured', languages: [...command.languages], personal: { name, phone, email } },
      ];
    }
    case 'DeclineAssignment':
      return [
        ...answer(state, 'ensure-support-person', command, 'declined', now),
        { type: 'AssignmentDeclined', personal: { text: command.reason } },
        ...undoneWith(state, now),
      ];
    case 'ArrangeFirstMeeting':
      return decideMeetingArranged(command, state, now);
    case 'RecordFirstMeeting':
      return [
        ...decideMeetingRecorded(command, state, now),
        ...(command.result === 'held' && !command.suited ? takeOverVoid(state, now) : []),
      ];
    case 'PlanProviderChange':
      return planChange(command, state, now);
    case 'UndoProviderChange':
      return undoChange(command, state, now);
    case 'ApplyProviderChange':
      return applyChange(command, state, now);
    case 'HandOverCase':
      return handOver(command, state, now);
    case 'TakeOverCase':
      return takeOver(command, state, now);
    case 'CancelCase':
      return cancelCase(command, state, now);
    case 'EndService':
      return endService(command, state, now);
    case 'SubmitFinalReport':
      return submitFinalReport(command, state, now);
    case 'CloseCase':
      return closeCase(command, state, now);
    case 'ReopenCase':
      return reopenCase(command, state, now);
    case 'RecordRefusal':
      return recordRefusal(command, state, now);
    case 'ReportChange':
      return reportChange(command, state, now);
    case 'AcknowledgeChange':
      return acknowledgeChange(command, state, now);
    case 'AskQuery':
      return askQuery(command, state);
    case 'AnswerQuery':
      return [
        ...answer(state, 'answer-query', command, 'done', now),
        { type: 'QueryAnswered', cause: command.cause, personal: { text: command.text } },
      ];
    case 'DraftAnswer':
      return whileOpen(command, state, () => draftAnswer(command, state));
    case 'NoteAbsence':
      return noteAbsence(command, state, now);
    case 'CorrectContact': {
      const { address, name } = command;
      if (state.sender?.address === address && state.sender.name === name) return [];
      return [{ type: 'ContactCorrected', party: 'municipality', personal: { address, name } }];
    }
    case 'ResendNotice':
      return resend(command, state, now);
    case 'CorrectReferral':
      return correct(command, state, now);
    case 'CorrectFact':
      return correctFact(command, state, now);
    case 'WithdrawQuery':
      return withdrawQuery(command, state, now);
    case 'AskStatus':
      return askStatus(command, state, now);
    case 'ReachMilestone':
      return hasReachedEnd(state, now) ? endTerm(state, now) : reach(state, now);
    case 'FileMail':
      return state.filedMails[command.mailKey] === command.as
        ? []
        : [{ type: 'MailFiled', mailKey: command.mailKey, as: command.as }];
    case 'ChangePlan':
    case 'SendOverview':
    case 'NoteReportPeriod':
    case 'SendReport':
    case 'ReviewReport':
      return decidePlan(command, state, now);
    case 'SetEvaluation':
      return setEvaluation(command, state, now);
    case 'CancelEvaluation':
      return cancelEvaluation(command, state, now);
    case 'RecordEvaluation':
      return recordEvaluation(command, state, now);
    case 'AnswerInterpreter':
      return answerInterpreter(command, state, now);
    case 'AssessNeed':
      return assessNeed(command, state, now);
    case 'ErasePersonalData':
      return decideErasure(command, state, now);
    case 'RestartMachines':
      if (state.phase === 'ended' && openObligations(state).length === 0)
        throw new CommandRefused('case-ended');
      return [{ type: 'MachinesRestarted', restart: state.restart + 1 }];
    case 'PauseObligation':
    case 'ResumeObligation':
    case 'PauseCase':
    case 'ResumeCase':
    case 'ExtendObligation':
    case 'AskExtension':
    case 'RefuseExtension':
    case 'AcceptLateness':
    case 'HandOverObligation':
    case 'HandOverContact':
    case 'ReportInability':
    case 'WithdrawObligation':
      return decideClock(command, state, now);
    case 'RedriveMachines':
      return [{ type: 'MachinesRedriven', executions: [...command.executions] }];
  }
}

const ofObligation = ({ kind, cause }: Pick<Extract<Command, { type: 'OpenTask' }>, 'kind' | 'cause'>) => ({
  kind,
  cause,
});
