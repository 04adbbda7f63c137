/** How it changes a case that it came from a file. */
import { addDays, dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseEvent, EventOf } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { usualLeadDays } from '#domain/obligation/rules';

/**
 * Overviews of days before the import are nobody's here any more. An overview that was sent within the days in which it is asked
 * for is that of the day ahead.
 */
export function applyImport(state: CaseState, event: EventOf<'CaseImported'>, at: Instant): CaseState {
  const { file, line, lastOverview } = event;
  const imported = { ...state, imported: { file, line, at }, reason: event.personal?.text ?? null };
  if (event.phase !== 'active') return imported;
  const yesterday = addDays(dayOf(at), -1);
  const sent = lastOverview && addDays(lastOverview, usualLeadDays['send-overview']);
  return {
    ...imported,
    rhythmSince: state.serviceStart,
    coveredUntil: sent && sent > yesterday ? sent : yesterday,
  };
}

/** What a timeline tells of an entry: of an imported case that it came, not each step that lies behind it as if it were of today. */
export const toldOf = (events: readonly CaseEvent[]): readonly CaseEvent[] => {
  const imported = events.filter(({ type }) => type === 'CaseImported');
  return imported.length > 0 ? imported : events;
};
