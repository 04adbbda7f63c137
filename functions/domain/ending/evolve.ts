/** How the facts of the end change a case. */
import type { EventOf } from '#domain/case/events';
import { enter } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import type { FinalReport } from '#domain/ending/state';

type EndingEvent = EventOf<
  'ServiceEnded' | 'FinalReportGiven' | 'CaseEnded' | 'CaseReopened' | 'RefusalRecorded'
>;

export function applyEnding(state: CaseState, event: EndingEvent, at: string): CaseState {
  switch (event.type) {
    case 'ServiceEnded': {
      const { ending, lastDay, personal } = event;
      const note = personal?.text ?? null;
      const serviceEnded = { ending, lastDay, at, note };
      return { ...state, phase: 'closing', serviceEnded, finalReport: null, reason: note ?? state.reason };
    }
    case 'FinalReportGiven':
      return { ...state, finalReport: reportOf(event, at) };
    case 'CaseEnded': {
      const { ending, personal } = event;
      const endedFrom = state.phase === 'ended' ? state.endedFrom : state.phase;
      const reason = personal?.text ?? state.reason;
      return { ...state, phase: 'ended', ending, endedAt: at, endedFrom, reason };
    }
    case 'CaseReopened': {
      const reason = event.personal?.text ?? state.reason;
      const reopened = { ...state, ending: null, endedAt: null, endedFrom: null, reopenedAt: at, reason };
      if (event.to === 'closing') return { ...reopened, phase: 'closing' };
      if (event.to === 'active')
        return { ...reopened, ...warnedAnew(state), phase: 'active', serviceEnded: null, finalReport: null };
      return enter(reopened, event.to);
    }
    case 'RefusalRecorded': {
      const { what, on, personal } = event;
      const refusal = { what, on, recordedAt: at, text: personal?.text ?? null };
      return { ...state, refusals: [...state.refusals, refusal] };
    }
  }
}

/** The warning of the end asks what the client needs after it: unless that was told, it comes again. */
const warnedAnew = ({ need, endWarnedAt }: CaseState) => ({
  endWarnedAt: need === null ? null : endWarnedAt,
});

function reportOf({ outcomes, hours, personal }: EventOf<'FinalReportGiven'>, at: string): FinalReport {
  return {
    givenAt: at,
    outcomes: outcomes.map((outcome, index) => ({ goal: personal?.goals[index] ?? null, outcome })),
    hours,
    summary: personal?.summary ?? null,
    recommendation: personal?.recommendation ?? null,
  };
}
