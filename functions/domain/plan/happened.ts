/** What happened in a case since a moment, as plain dated facts: the beginning of an overview's page. */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import type { Direction } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';

export type Happening =
  | { readonly what: 'meeting' | 'plan'; readonly on: Day }
  /** `answered`: the day of the answer, null while there is none. */
  | { readonly what: 'query'; readonly on: Day; readonly answered: Day | null }
  | { readonly what: 'change'; readonly on: Day; readonly direction: Direction };

/** @returns the moment of the overview that was sent last, null when there is none */
export const lastOverviewAt = (state: CaseState): Instant | null =>
  Object.values(state.overviews)
    .map(({ sentAt }) => sentAt)
    .toSorted()
    .at(-1) ?? null;

/** @param since null: from the beginning. @returns in the order of time, without personal data */
export function happenedSince(state: CaseState, since: Instant | null): Happening[] {
  const later = (moment: Instant) => since === null || moment > since;
  const { meeting, plans, queries, changes } = state;
  const found: { at: Instant; happening: Happening }[] = [];
  const add = (at: Instant, happening: Happening) => later(at) && found.push({ at, happening });
  if (meeting) add(meeting.startsAt, { what: 'meeting', on: dayOf(meeting.startsAt) });
  // The first version is the meeting's own.
  for (const { since: at } of plans.slice(1)) add(at, { what: 'plan', on: dayOf(at) });
  for (const [cause, { askedAt }] of Object.entries(queries)) {
    const obligation = findObligation(state, 'answer-query', cause);
    const done = obligation?.status === 'closed' && obligation.outcome === 'done' ? obligation : null;
    const answered = done && dayOf(done.arrivedAt);
    add(askedAt, { what: 'query', on: dayOf(askedAt), answered });
  }
  for (const { reportedAt, direction } of Object.values(changes))
    add(reportedAt, { what: 'change', on: dayOf(reportedAt), direction });
  return found.toSorted((one, other) => one.at.localeCompare(other.at)).map(({ happening }) => happening);
}
