/**
 * Answers to the surveys: counts only. A quarter and a role have one item, with a number for each rating of each question;
 * it holds no case, no link and no time. Apart from it stands a mark for each link that was used. Nothing leads from one to
 * the other.
 */
import { createHash } from 'node:crypto';
import { startOfDay } from '#domain/calendar/calendar';
import type { FeedbackLink } from '#domain/feedback/link';
import {
  type FeedbackCount,
  feedbackRoles,
  quartersOf,
  questionsOf,
  type Ratings,
  scale,
} from '#domain/feedback/questions';
import { feedbackKey, feedbackMarkKey } from '#store/keys';
import type { Item, Table } from '#store/table';

/**
 * Marks the link as used, then counts all of its ratings in one write. A crash between the two loses this answer; the other
 * order would count an answer twice when it is sent again, and one lost of a hundred moves a share less than one that can
 * be repeated.
 * @returns false when the link was used before
 */
export async function countFeedback(
  table: Table,
  link: FeedbackLink,
  ratings: Ratings,
  period: string,
): Promise<boolean> {
  // It goes with the link, not 60 days after the answer: so it does not tell when that came.
  const expiresAt = Date.parse(startOfDay(link.until)) / 1000 + 7 * 24 * 3600;
  if (!(await table.putNew({ ...markOf(link), schemaVersion: 1, expiresAt }))) return false;
  const numbers = Object.entries(ratings).map(
    ([question, value]) => [attribute(question, value), 1] as const,
  );
  await table.add(feedbackKey(period, link.role), Object.fromEntries(numbers));
  return true;
}

export const isUsed = async (table: Table, link: FeedbackLink): Promise<boolean> =>
  (await table.get(markOf(link))) !== null;

/** @param period a quarter ("2026-Q2") or a year ("2026"); @returns every rating of every question, with 0 for those not given */
export async function feedbackCounts(table: Table, period: string): Promise<FeedbackCount[]> {
  const items = await Promise.all(
    quartersOf(period).flatMap((quarter) =>
      feedbackRoles.map(async (role) => ({ role, item: await table.get(feedbackKey(quarter, role)) })),
    ),
  );
  return feedbackRoles.flatMap((role) =>
    questionsOf[role].flatMap((question) =>
      scale.map((value) => {
        const ofRole = items.filter((one) => one.role === role).map(({ item }) => item);
        const count = ofRole.reduce((sum, item) => sum + numberOf(item, attribute(question, value)), 0);
        return { role, question, value, count };
      }),
    ),
  );
}

const markOf = ({ role, id }: FeedbackLink) =>
  feedbackMarkKey(createHash('sha256').update(`${role}.${id}`).digest('hex'));

const attribute = (question: string, value: number): string => `${question}${value}`;

const numberOf = (item: Item | null, name: string): number => Number(item?.[name] ?? 0);
