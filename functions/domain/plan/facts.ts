/** Facts about the action plan, the overviews that it asks for, and the provider's reports to the agency. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';
import { parties } from '#domain/obligation/kinds';
import { overviewRhythms } from '#domain/plan/rhythm';

const cause = z.string();
const words = z.optional(z.object({ text: z.string() }));

/** How far a goal is. */
export const progressStages = ['not-begun', 'under-way', 'reached'] as const;
export type ProgressStage = (typeof progressStages)[number];

export const planFacts = {
  PlanChanged: () =>
    z.object({
      type: z.literal('PlanChanged'),
      /** Version 1 is that of the first meeting. */
      version: z.int(),
      by: z.enum(parties),
      rhythm: z.enum(overviewRhythms),
      days: z.array(daySchema),
      /** The mail that held it. */
      mailKey: z.nullable(z.string()),
      personal: z.optional(z.object({ goals: z.array(z.string()), reason: z.nullable(z.string()) })),
    }),
  /** The day of an overview came while the one before was still owed, or went by while the case stood: another covers it. */
  OverviewCovered: () => z.object({ type: z.literal('OverviewCovered'), due: daySchema }),
  /** A new rhythm has its next overview so far ahead that it is not owed yet: it is asked for again, at its time. */
  OverviewPutOff: () => z.object({ type: z.literal('OverviewPutOff'), cause }),
  OverviewSent: () =>
    z.object({
      type: z.literal('OverviewSent'),
      cause,
      /** The version of the plan whose goals it speaks of, and how far each is, in their order. */
      version: z.int(),
      progress: z.array(z.enum(progressStages)),
      hours: z.nullable(z.number()),
      personal: z.optional(
        z.object({
          goals: z.array(z.string()),
          words: z.array(z.string()),
          activities: z.string(),
          next: z.string(),
        }),
      ),
    }),
  /** The months between two reports, as the provider's contract says. */
  ReportPeriodNoted: () =>
    z.object({ type: z.literal('ReportPeriodNoted'), months: z.int().check(z.positive()) }),
  ReportAsked: () =>
    z.object({
      type: z.literal('ReportAsked'),
      cause,
      from: daySchema,
      until: daySchema,
      /** The report of the same period that was returned. */
      again: z.nullable(cause),
    }),
  ReportSent: () =>
    z.object({
      type: z.literal('ReportSent'),
      cause,
      /** Causes of the overviews that it is built from, and their hours together. */
      overviews: z.array(cause),
      hours: z.nullable(z.number()),
      /** Cause of the agency's review. */
      review: cause,
      personal: words,
    }),
  /** The agency's review was called off with the case, which goes on. */
  ReviewAsked: () => z.object({ type: z.literal('ReviewAsked'), cause, review: cause }),
  ReportApproved: () => z.object({ type: z.literal('ReportApproved'), cause }),
  ReportReturned: () => z.object({ type: z.literal('ReportReturned'), cause, personal: words }),
};
