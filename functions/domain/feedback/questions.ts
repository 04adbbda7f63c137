/**
 * The short surveys after the end: one question for each share that the funder asks for (AMIF2021-6), answered by a number
 * from 1 to 5 and by nothing else, so that no answer can hold personal data.
 */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';

export const feedbackRoles = ['client', 'municipality', 'provider'] as const;
export type FeedbackRole = (typeof feedbackRoles)[number];

/** 80 % each: recipients who are satisfied, parties who rate the quality high, municipalities whose readiness improved. */
export const questionsOf = {
  client: ['satisfied'],
  municipality: ['quality', 'readiness'],
  provider: ['quality'],
} as const satisfies Record<FeedbackRole, readonly string[]>;
export type Question = (typeof questionsOf)[FeedbackRole][number];

export const scale = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof scale)[number];

export type Ratings = Readonly<Partial<Record<Question, Rating>>>;

/** How often one rating was given to one question. */
export interface FeedbackCount {
  readonly role: FeedbackRole;
  readonly question: Question;
  readonly value: Rating;
  readonly count: number;
}

/** How long a link to a survey lives after the end of the case. */
export const feedbackDays = 60;

/** Languages in which clients are asked. */
export const feedbackLanguages = ['et', 'en', 'ru', 'uk'] as const;
export type FeedbackLanguage = (typeof feedbackLanguages)[number];

/** @returns the first of the client's languages that the survey has; English when it has none of them */
export const languageFor = (languages: readonly string[]): FeedbackLanguage =>
  languages.flatMap((code) => feedbackLanguages.find((one) => one === code) ?? [])[0] ??
  (languages.length === 0 ? 'et' : 'en');

/**
 * @returns the quarter that an answer is counted in, "2026-Q2": some twenty cases end in one, so that neither the day of an
 *   answer nor the case that ended that day tells who gave it
 */
export function periodOf(now: Instant): string {
  const day: Day = dayOf(now);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** @returns the quarters of a period: of itself, or of a whole year; none when it is not a period */
export function quartersOf(period: string): string[] {
  if (/^\d{4}-Q[1-4]$/.test(period)) return [period];
  return /^\d{4}$/.test(period) ? [1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`) : [];
}
