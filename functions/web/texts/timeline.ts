/** What happened to a case, in the language of the request, without personal data. */
import { parseDay } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { dateShort } from './dates.ts';
import * as en from './en/timeline.ts';
import * as et from './et/timeline.ts';
import { spokenBy } from './spoken.ts';

/** @returns who did it; an officer is named by the subject of their sign-in. */
export const actorWords = spokenBy(et.actorWords, en.actorWords);

/** @returns one sentence without a full stop; personal words of the event are not in it. */
export const eventWords = spokenBy(et.eventWords, en.eventWords);

/** @returns what a person wrote about the event, or null: personal data, shown only in the second step. */
export function ownWords(event: CaseEvent): string | null {
  if (!('personal' in event) || !event.personal) return null;
  if ('text' in event.personal) return event.personal.text;
  if ('note' in event.personal) return event.personal.note;
  if ('what' in event.personal) return event.personal.what;
  if ('summary' in event.personal) return event.personal.summary;
  if ('reason' in event.personal) return event.personal.reason;
  if ('activities' in event.personal) return event.personal.activities;
  return null;
}

/** "26.02.2026" of a day written yyyy-mm-dd, or null. */
export const dayOrNull = (day: string | null): string | null =>
  day === null ? null : dateShort(parseDay(day));
