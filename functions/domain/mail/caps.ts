/**
 * Caps on automatic answers: mails that a mail of somebody else makes us send. They stop loops between machines and floods
 * through us at a third person. Tasks, reminders and decisions are never held back.
 */
import { addDays, dayOf, type Instant, startOfDay } from '#domain/calendar/calendar';
import type { NoticeName } from '#domain/case/notices';

export const capNames = ['address', 'case', 'total'] as const;
export type CapName = (typeof capNames)[number];

/** Answers a day: 10 to an address, 20 in a case. The total is a setting. */
export const dailyCaps = { address: 10, case: 20 } as const;

const answers: readonly NoticeName[] = [
  'receipt',
  'still-missing',
  'completed',
  'draft',
  'status',
  'query-received',
];

/** True when the mail is an automatic answer to somebody's mail. */
export const isAutomaticAnswer = (notice: NoticeName): boolean => answers.includes(notice);

/** @returns when a held mail may try again: the beginning of the next day in Estonia */
export const heldUntil = (now: Instant): Instant => startOfDay(addDays(dayOf(now), 1));
