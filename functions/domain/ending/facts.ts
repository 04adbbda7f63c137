/** Facts of the end of a service and of a case, of its reopening, and of a client who refused or did not come. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';

/** Why a service ends before its term (SKA's service description, 26.10.2023); `other` needs a note. */
export const chosenEndings = ['goals-met', 'agreed', 'other-service', 'other'] as const;
export type ChosenEnding = (typeof chosenEndings)[number];

export const serviceEndings = [...chosenEndings, 'term-reached'] as const;
export type ServiceEnding = (typeof serviceEndings)[number];

/** A case may also end without a service that has ended: its referral was declined, or it was called off. */
export const endings = ['declined', 'cancelled', ...serviceEndings] as const;
export type Ending = (typeof endings)[number];

/** What became of a goal of the plan. */
export const goalOutcomes = ['met', 'partly', 'not-met'] as const;
export type GoalOutcome = (typeof goalOutcomes)[number];

/** A client to whom the service was assigned is obliged to use it: so both are told apart and recorded. */
export const refusalKinds = ['refused', 'no-show'] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** Where a case goes on when it is reopened. */
export const reopenedPhases = [
  'incomplete',
  'review',
  'assigning',
  'arranging',
  'meeting',
  'active',
  'closing',
] as const;

const words = z.optional(z.object({ text: z.string() }));

export const endingFacts = {
  ServiceEnded: () =>
    z.object({
      type: z.literal('ServiceEnded'),
      ending: z.enum(serviceEndings),
      lastDay: daySchema,
      personal: words,
    }),
  FinalReportGiven: () =>
    z.object({
      type: z.literal('FinalReportGiven'),
      /** One for each goal, in the order of the goals; of a plan without goals one for all. */
      outcomes: z.array(z.enum(goalOutcomes)),
      /** Of the support person's work, if it was told. */
      hours: z.nullable(z.number()),
      personal: z.optional(
        z.object({ goals: z.array(z.string()), summary: z.string(), recommendation: z.string() }),
      ),
    }),
  CaseEnded: () => z.object({ type: z.literal('CaseEnded'), ending: z.enum(endings), personal: words }),
  CaseReopened: () =>
    z.object({ type: z.literal('CaseReopened'), to: z.enum(reopenedPhases), personal: words }),
  RefusalRecorded: () =>
    z.object({
      type: z.literal('RefusalRecorded'),
      what: z.enum(refusalKinds),
      on: daySchema,
      personal: words,
    }),
};
