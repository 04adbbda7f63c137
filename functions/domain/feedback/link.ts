/** What a link to a survey says: who is asked, in which language, until when. It names no case. */
import type { Day } from '#domain/calendar/calendar';
import type { FeedbackLanguage, FeedbackRole } from '#domain/feedback/questions';

export interface FeedbackLink {
  readonly role: FeedbackRole;
  /** In which the page opens. */
  readonly language: FeedbackLanguage;
  /** The first day on which it does not work any more. */
  readonly until: Day;
  /** The same for each case and role, and unlike any other; nobody without the key finds the case by it. */
  readonly id: string;
}
