/** The surveys after the end of a case: their links in mails, and their answers. */
import { readFeedbackLink, signFeedbackLink } from '#casework/feedback-links';
import type { World } from '#casework/world';
import { addDays, dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { FeedbackLink } from '#domain/feedback/link';
import {
  type FeedbackRole,
  feedbackDays,
  languageFor,
  periodOf,
  type Ratings,
} from '#domain/feedback/questions';
import { countFeedback, isUsed } from '#store/feedback';

/** @returns the address of the survey for this role, or null while the case has not ended */
export async function feedbackLinkOf(
  { keys, settings }: Pick<World, 'keys' | 'settings'>,
  state: CaseState,
  role: FeedbackRole,
): Promise<string | null> {
  if (!state.endedAt) return null;
  const until = addDays(dayOf(state.endedAt), feedbackDays + 1);
  const language = role === 'client' ? languageFor(state.languages) : 'et';
  const token = signFeedbackLink(await keys.link.newest(), state.id, { role, language, until });
  return `${settings.baseUrl}/feedback/${token}`;
}

/** `over`: 60 days have gone by. `used`: it was answered. */
export type Survey =
  | { readonly status: 'open'; readonly link: FeedbackLink }
  | { readonly status: 'unknown' | 'over' | 'used' };

/** Reads only. */
export async function findSurvey(world: World, token: string, now: Instant): Promise<Survey> {
  const link = await readFeedbackLink(world.keys.link, token);
  if (!link) return { status: 'unknown' };
  if (dayOf(now) >= link.until) return { status: 'over' };
  return (await isUsed(world.table, link)) ? { status: 'used' } : { status: 'open', link };
}

/** @returns false when the link was used before; nothing is counted then */
export const answerSurvey = (
  world: World,
  link: FeedbackLink,
  ratings: Ratings,
  now: Instant,
): Promise<boolean> => countFeedback(world.table, link, ratings, periodOf(now));
